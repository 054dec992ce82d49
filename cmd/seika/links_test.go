package main

import (
	"bytes"
	"context"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// checkLinks runs “seika links” on a day in Japan.
func checkLinks(t *testing.T, ctx context.Context, day, repo string, args ...string) (code int, out, messages string) {
	t.Helper()
	now, err := time.Parse(time.DateOnly, day)
	if err != nil {
		t.Fatal(err)
	}
	var stdout, stderr bytes.Buffer
	env := newEnvironment()
	env.stdout, env.stderr, env.lang, env.color = &stdout, &stderr, "en", false
	env.now = func() time.Time { return now }
	code = execute(ctx, env, append([]string{"links", repo, "--allow-private", "--pause", "0s", "--timeout", "5s"}, args...))
	return code, stdout.String(), stderr.String()
}

func register(t *testing.T, repo string) string {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(repo, ".seika", "links.json"))
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// TestLinksOverDays checks one repository again and again: what is on file after each day, and what is said.
func TestLinksOverDays(t *testing.T) {
	var got []string
	down := false
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		got = append(got, r.URL.Path)
		if down && r.URL.Path == "/new" {
			w.WriteHeader(http.StatusNotFound)
			return
		}
		oddPage(w, r)
	}))
	defer server.Close()
	repo := linksRepo(t, server.URL+"/new", server.URL+"/moved#page=2", server.URL+"/forbidden")
	steps := []struct {
		day  string
		down bool
		args []string
		want string // lines of the register, $ for the server
		says string
	}{
		{"2026-11-01", false, nil, `
    {"url":"$/forbidden","state":"unclear","status":403,"checked":"2026-11-01"},
    {"url":"$/moved","state":"moved","status":200,"moved_to":"$/new","opened":"2026-11-01","checked":"2026-11-01"},
    {"url":"$/new","state":"opens","status":200,"opened":"2026-11-01","checked":"2026-11-01"}`,
			"addresses of sources: 3: 1 open, 1 moved, 1 cannot be checked automatically; 3 checked in this run"},
		{"2026-11-08", true, []string{"--older-than", "7d", "--limit", "2"}, `
    {"url":"$/forbidden","state":"unclear","status":403,"checked":"2026-11-08"},
    {"url":"$/moved","state":"unreachable","status":404,"final":"$/new","opened":"2026-11-01","failed":"2026-11-08","failures":1,"checked":"2026-11-08"},
    {"url":"$/new","state":"opens","status":200,"opened":"2026-11-01","checked":"2026-11-01"}`,
			"a.yaml:9:32: hint: It has not opened since 2026-11-08 (HTTP 404). [link-unreachable]"},
		{"2026-11-09", true, []string{"--older-than", "1w"}, `
    {"url":"$/forbidden","state":"unclear","status":403,"checked":"2026-11-08"},
    {"url":"$/moved","state":"unreachable","status":404,"final":"$/new","opened":"2026-11-01","failed":"2026-11-08","failures":1,"checked":"2026-11-08"},
    {"url":"$/new","state":"unreachable","status":404,"opened":"2026-11-01","failed":"2026-11-09","failures":1,"checked":"2026-11-09"}`,
			"1 checked in this run"},
		{"2026-11-16", true, nil, `
    {"url":"$/forbidden","state":"unclear","status":403,"checked":"2026-11-16"},
    {"url":"$/moved","state":"gone","status":404,"final":"$/new","opened":"2026-11-01","failed":"2026-11-08","failures":2,"checked":"2026-11-16"},
    {"url":"$/new","state":"gone","status":404,"opened":"2026-11-01","failed":"2026-11-09","failures":2,"checked":"2026-11-16"}`,
			"a.yaml:8:32: warning: The page is gone (HTTP 404, since 2026-11-09, last opened on 2026-11-01). [link-gone]"},
		{"2026-11-17", false, nil, `
    {"url":"$/forbidden","state":"unclear","status":403,"checked":"2026-11-17"},
    {"url":"$/moved","state":"moved","status":200,"moved_to":"$/new","opened":"2026-11-17","checked":"2026-11-17"},
    {"url":"$/new","state":"opens","status":200,"opened":"2026-11-17","checked":"2026-11-17"}`,
			"a.yaml:9:32: warning: The page has moved to $/new. [link-moved]"},
	}
	for _, step := range steps {
		down = step.down
		code, out, messages := checkLinks(t, t.Context(), step.day, repo, step.args...)
		if code != exitClean || messages != "" {
			t.Errorf("%s: exit %d, %s", step.day, code, messages)
		}
		if says := strings.ReplaceAll(step.says, "$", server.URL); !strings.Contains(out, says) {
			t.Errorf("%s: no %q in\n%s", step.day, says, out)
		}
		want := "{\n  \"version\": 1,\n  \"links\": [" + strings.ReplaceAll(step.want, "$", server.URL) + "\n  ]\n}\n"
		if file := register(t, repo); file != want {
			t.Errorf("%s: on file\n%swant\n%s", step.day, file, want)
		}
	}

	// An address that is cited no more is dropped, unless only a part of the records was asked for.
	writeFile(t, filepath.Join(repo, "agreements", "a.yaml"), []byte(citing(server.URL+"/new")))
	record := filepath.Join(repo, "agreements", "a.yaml")
	if code, _, _ := checkLinks(t, t.Context(), "2026-11-18", record); code != exitClean || strings.Count(register(t, repo), "\"url\"") != 3 {
		t.Errorf("exit %d\n%s", code, register(t, repo))
	}
	if code, _, _ := checkLinks(t, t.Context(), "2026-11-18", repo); code != exitClean || strings.Count(register(t, repo), "\"url\"") != 1 {
		t.Errorf("exit %d\n%s", code, register(t, repo))
	}
	got = nil
	if code, out, _ := checkLinks(t, t.Context(), "2026-11-18", repo, "--older-than", "1d"); code != exitClean || len(got) > 0 || !strings.Contains(out, "0 checked") {
		t.Errorf("exit %d, requests %v\n%s", code, got, out)
	}
}

// A run that is ended keeps what it found.
func TestLinksEnded(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/b" {
			cancel()
			<-r.Context().Done()
		}
	}))
	defer server.Close()
	repo := linksRepo(t, server.URL+"/a", server.URL+"/b", server.URL+"/c")
	code, out, messages := checkLinks(t, ctx, "2026-11-01", repo)
	if code != exitFailure || !strings.Contains(messages, "ended early: 1 of 3 addresses were checked, and what was found is kept") || !strings.Contains(out, "1 open, 2 not checked yet") {
		t.Errorf("exit %d, %s\n%s", code, messages, out)
	}
	if file := register(t, repo); strings.Count(file, "\"url\"") != 1 || !strings.Contains(file, server.URL+"/a") {
		t.Errorf("%s", file)
	}
}

// A machine without a connection says nothing about sources.
func TestLinksUnconnected(t *testing.T) {
	var addresses []string
	for range unconnected {
		listener, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		addresses = append(addresses, "http://"+listener.Addr().String()+"/")
		listener.Close()
	}
	for i := range addresses { // one server each
		addresses[i] = strings.Replace(addresses[i], "127.0.0.1", "127.0.0."+string(rune('1'+i)), 1)
	}
	repo := linksRepo(t, addresses...)
	code, _, messages := checkLinks(t, t.Context(), "2026-11-01", repo, "--retries", "0")
	if code != exitFailure || !strings.Contains(messages, "none of 5 servers could be reached") {
		t.Errorf("exit %d, %s", code, messages)
	}
	if _, err := os.Stat(filepath.Join(repo, ".seika")); !os.IsNotExist(err) {
		t.Errorf("something was written: %v", err)
	}
}

// What another run wrote in the meantime is kept.
func TestLinksTwice(t *testing.T) {
	var repo string
	server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/a" {
			if code, _, messages := checkLinks(t, context.Background(), "2026-11-01", repo, "--host", "localhost"); code != exitClean {
				t.Errorf("exit %d, %s", code, messages)
			}
		}
	}))
	defer server.Close()
	other := strings.Replace(server.URL, "127.0.0.1", "localhost", 1) + "/b"
	repo = linksRepo(t, server.URL+"/a", other)
	code, _, messages := checkLinks(t, t.Context(), "2026-11-02", repo, "--host", "127.0.0.1")
	if file := register(t, repo); code != exitClean || !strings.Contains(file, "/a\"") || !strings.Contains(file, other) {
		t.Errorf("exit %d, %s\n%s", code, messages, file)
	}
}
