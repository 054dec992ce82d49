package main

import (
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// serveLinks plays the web for scripts named links_*: as the proxy of their environment it answers for every server by the path alone.
func serveLinks(env *testscript.Env) {
	if !strings.HasPrefix(filepath.Base(env.WorkDir), "script-links_") {
		return
	}
	server := httptest.NewServer(http.HandlerFunc(oddPage))
	env.Defer(server.Close)
	env.Setenv("HTTP_PROXY", server.URL)
}

// oddPage answers as its path says.
func oddPage(w http.ResponseWriter, r *http.Request) {
	switch r.URL.Path {
	case "/moved":
		http.Redirect(w, r, "/new", http.StatusMovedPermanently)
	case "/renewed":
		http.Redirect(w, r, "/", http.StatusMovedPermanently)
	case "/elsewhere":
		http.Redirect(w, r, "/new", http.StatusFound)
	case "/loop":
		http.Redirect(w, r, "/loop", http.StatusFound)
	case "/gone":
		w.WriteHeader(http.StatusGone)
	case "/missing":
		w.WriteHeader(http.StatusNotFound)
	case "/forbidden":
		w.WriteHeader(http.StatusForbidden)
	case "/busy":
		w.Header().Set("Retry-After", "3600")
		w.WriteHeader(http.StatusTooManyRequests)
	case "/get-only":
		if r.Method == http.MethodHead {
			w.WriteHeader(http.StatusMethodNotAllowed)
		}
	}
}

// linksRepo is a data repository with one record that cites addresses.
func linksRepo(t *testing.T, addresses ...string) string {
	t.Helper()
	repo := importRepo(t)
	writeFile(t, filepath.Join(repo, "agreements", "a.yaml"), []byte(citing(addresses...)))
	return repo
}

func citing(addresses ...string) string {
	record := "id: a\ntitle: {ja: 協定}\nparties:\n  - {role: government, ref: \"jp:270008\"}\nsigned: 2020-04-01\nsummary: {ja: 概要}\nevidence:\n"
	for i, address := range addresses {
		record += "  - {id: e" + string(rune('a'+i)) + ", type: press, url: " + address + "}\n"
	}
	return record
}
