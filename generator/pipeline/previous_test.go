package pipeline

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

const publishedCertificate = `{"version": 1, "state": "complete", "head": "0123456789012345678901234567890123456789", "commits": 3}`

func TestReadCertificateFromAServer(t *testing.T) {
	mux := http.NewServeMux()
	serve := func(path, body string) {
		mux.HandleFunc("GET "+path, func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte(body)) })
	}
	send := func(path, to string) {
		mux.HandleFunc("GET "+path, func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, to, http.StatusFound) })
	}
	serve("/site/data/history.json", publishedCertificate)
	serve("/old.json", publishedCertificate)
	send("/moved/data/history.json", "/site/data/history.json")
	send("/round.json", "/round.json")
	send("/plain.json", "http://example.org/data/history.json")
	send("/file.json", "file:///etc/passwd")
	serve("/page.json", "<!DOCTYPE html><title>Seika</title>")
	serve("/list.json", "[1, 2]")
	serve("/newer.json", `{"version": 99}`)
	serve("/huge.json", publishedCertificate+strings.Repeat(" ", maxCertificate))
	mux.HandleFunc("GET /broken.json", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusBadGateway) })
	mux.HandleFunc("GET /cut.json", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", "500")
		_, _ = w.Write([]byte(publishedCertificate))
	})
	mux.HandleFunc("GET /slow.json", func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	server := httptest.NewServer(mux)
	defer server.Close()

	for _, path := range []string{"/site", "/site/", "/site/data/history.json", "/old.json", "/moved"} {
		c, err := ReadCertificate(context.Background(), server.URL+path)
		if err != nil || c.Commits != 3 || c.Head == "" {
			t.Errorf("%s: %+v, %v", path, c, err)
		}
	}
	for path, want := range map[string]string{
		"/none":        "leave --previous away for the first publication",
		"/broken.json": "502",
		"/round.json":  "redirects more than",
		"/plain.json":  "over http can be changed by anybody",
		"/file.json":   "",
		"/page.json":   "not the certificate",
		"/list.json":   "not the certificate",
		"/newer.json":  "version 99",
		"/huge.json":   "too many",
		"/cut.json":    "unexpected EOF",
	} {
		_, err := ReadCertificate(context.Background(), server.URL+path)
		var failed *CertificateError
		if !errors.As(err, &failed) || !strings.Contains(err.Error(), want) || !strings.Contains(failed.Name, strings.TrimSuffix(path, ".json")) {
			t.Errorf("%s: %v; want it to say %q", path, err, want)
		}
	}
	ctx, cancel := context.WithTimeout(context.Background(), 100*time.Millisecond)
	defer cancel()
	started := time.Now()
	if _, err := ReadCertificate(ctx, server.URL+"/slow.json"); err == nil || time.Since(started) > certificateTimeout/2 {
		t.Errorf("a server that does not answer: %v after %v", err, time.Since(started))
	}

	for address, want := range map[string]string{
		"http://example.org/":                 "use https",
		"https:///site":                       "names no server",
		"https://[::1":                        "not well-formed",
		"http://127.0.0.1.example.org/":       "use https",
		"https://user:secret@127.0.0.1:1/x":   "user:xxxxx@127.0.0.1:1/x/data/history.json",
		"http://user:secret@example.org/site": "use https",
	} {
		_, err := ReadCertificate(context.Background(), address)
		if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: %v; want it to say %q", address, err, want)
		}
	}
}

func TestReadCertificateFromAFile(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return name
	}
	file := write("site/data/history.json", publishedCertificate)
	for _, name := range []string{file, filepath.Join(dir, "site")} {
		if c, err := ReadCertificate(context.Background(), name); err != nil || c.Commits != 3 {
			t.Errorf("%s: %+v, %v", name, c, err)
		}
	}
	for name, want := range map[string]string{
		filepath.Join(dir, "none"):         "no such file",
		filepath.Join(dir, "site", "data"): "no such file",
		write("empty", ""):                 "not the certificate",
		write("huge", publishedCertificate+strings.Repeat("\n", 2<<20)): "too many",
	} {
		_, err := ReadCertificate(context.Background(), name)
		if err == nil || !strings.Contains(err.Error(), want) || strings.Count(err.Error(), name) != 1 {
			t.Errorf("%s: %v; want it to say %q, and the name once", name, err, want)
		}
	}
}
