package hugosite

import (
	"bufio"
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"
)

func get(t *testing.T, s *Session, target string, cookies ...*http.Cookie) *http.Response {
	t.Helper()
	u := (&url.URL{Path: target}).String()
	if before, query, ok := strings.Cut(target, "?"); ok {
		u = (&url.URL{Path: before, RawQuery: query}).String()
	}
	r := httptest.NewRequest(http.MethodGet, u, nil)
	for _, c := range cookies {
		r.AddCookie(c)
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w.Result()
}

func body(t *testing.T, r *http.Response) string {
	t.Helper()
	var b strings.Builder
	if _, err := bufio.NewReader(r.Body).WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

const servedFiles = `
-- static/index.html --
root</body>
-- static/data/a.json --
{}
-- static/data/x.parquet --
PAR1
-- static/feed.atom --
<feed/>
-- static/plain/index.html --
a page without an end
-- static/404.html --
not found anywhere
-- static/icon.svg --
<svg/>
-- static/.well-known/security.txt --
Contact: us
`

func TestServe(t *testing.T) {
	s := newTestSession(t, plain(t, servedFiles))
	tests := []struct {
		target      string
		status      int
		contentType string
		contains    string
	}{
		{"/", 200, "text/html; charset=utf-8", "root"},
		{"/ja/", 200, "text/html; charset=utf-8", "成果"},
		{"/ja", 302, "", ""},
		{"/ja/index.html", 200, "text/html; charset=utf-8", "成果"},
		{"/ja/agreements/x.html", 200, "text/html; charset=utf-8", "協定X"},
		{"/plain", 302, "", ""},
		{"/plain/", 200, "text/html; charset=utf-8", "a page without an end"},
		{"/a.css", 200, "text/css; charset=utf-8", "body { color: black }"},
		{"/data/a.json", 200, "application/json", "{}"},
		{"/data/x.parquet", 200, "application/vnd.apache.parquet", "PAR1"},
		{"/feed.atom", 200, "application/atom+xml; charset=utf-8", "<feed/>"},
		{"/icon.svg", 200, "image/svg+xml", "<svg/>"},
		{"/.well-known/security.txt", 200, "text/plain; charset=utf-8", "Contact"},
		{"/ja/no/such/page.html", 404, "text/html; charset=utf-8", `lang="ja"`},
		{"/en/no", 404, "text/html; charset=utf-8", `lang="en"`},
		{"/no", 404, "text/html; charset=utf-8", "not found anywhere"},
		{"/../../etc/passwd", 404, "text/html; charset=utf-8", "not found anywhere"},
		{"//example.org/", 404, "text/html; charset=utf-8", ""},
		{"/__seika/no", 404, "", ""},
	}
	for _, test := range tests {
		r := get(t, s, test.target)
		text := body(t, r)
		if r.StatusCode != test.status || test.contentType != "" && r.Header.Get("Content-Type") != test.contentType || !strings.Contains(text, test.contains) {
			t.Errorf("%s: %d %q %q", test.target, r.StatusCode, r.Header.Get("Content-Type"), text)
		}
		if r.StatusCode == 302 && r.Header.Get("Location") != test.target+"/" {
			t.Errorf("%s: to %s", test.target, r.Header.Get("Location"))
		}
		injected := strings.Count(text, `<script src="/__seika/reload.js?v=`)
		if want := strings.Count(test.contentType, "text/html"); injected != want {
			t.Errorf("%s: the script is there %d times, want %d", test.target, injected, want)
		}
		if strings.Contains(text, "<script>") {
			t.Errorf("%s: an inline script", test.target)
		}
	}
	if text := body(t, get(t, s, "/")); !strings.Contains(text, `defer></script></body>`) {
		t.Errorf("the script is not at the end of the body: %s", text)
	}
	for name, content := range s.Site().All() {
		if strings.Contains(string(content), "reload.js") {
			t.Errorf("%s: the script is in the site", name)
		}
	}
}

func TestServeMethodsAndConditions(t *testing.T) {
	s := newTestSession(t, plain(t, ""))
	do := func(method, target string, header map[string]string) *http.Response {
		r := httptest.NewRequest(method, target, nil)
		for k, v := range header {
			r.Header.Set(k, v)
		}
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		return w.Result()
	}
	if r := do(http.MethodPost, "/a.css", nil); r.StatusCode != http.StatusMethodNotAllowed || r.Header.Get("Allow") != "GET, HEAD" {
		t.Errorf("POST: %d", r.StatusCode)
	}
	if r := do(http.MethodHead, "/ja/no.html", nil); r.StatusCode != 404 || body(t, r) != "" {
		t.Errorf("HEAD: %d", r.StatusCode)
	}
	etag := do(http.MethodGet, "/a.css", nil).Header.Get("ETag")
	if r := do(http.MethodGet, "/a.css", map[string]string{"If-None-Match": etag}); etag == "" || r.StatusCode != http.StatusNotModified {
		t.Errorf("ETag %s: %d", etag, r.StatusCode)
	}
	if r := do(http.MethodGet, "/a.css", map[string]string{"Range": "bytes=0-3"}); r.StatusCode != http.StatusPartialContent || body(t, r) != "body" {
		t.Errorf("Range: %d", r.StatusCode)
	}
}

func TestServeBelowASubPath(t *testing.T) {
	s := NewSession(Options{BaseURL: "http://localhost:1313/seika/"})
	if _, err := s.Update(t.Context(), plain(t, servedFiles)); err != nil {
		t.Fatal(err)
	}
	for target, want := range map[string]string{
		"/seika/ja/agreements/x.html": `href="/seika/a.css"`,
		"/seika/a.css":                "color",
		"/seika/":                     "root",
		"/other":                      "not found anywhere",
		"/seika/no":                   "not found anywhere",
		"/__seika/reload.js":          "EventSource",
	} {
		if text := body(t, get(t, s, target)); !strings.Contains(text, want) {
			t.Errorf("%s: %q has no %q", target, text, want)
		}
	}
	for _, target := range []string{"/", "/seika"} {
		if r := get(t, s, target); r.StatusCode != 302 || r.Header.Get("Location") != "/seika/" {
			t.Errorf("%s: %d to %s", target, r.StatusCode, r.Header.Get("Location"))
		}
	}
}

func TestServeBeforeTheFirstBuild(t *testing.T) {
	s := NewSession(Options{})
	r := get(t, s, "/")
	if text := body(t, r); r.StatusCode != http.StatusServiceUnavailable || !strings.Contains(text, "Getting ready") || !strings.Contains(text, "reload.js") {
		t.Errorf("%d %s", r.StatusCode, text)
	}
	s.Fail(errors.New("agreements/x.yaml:3:1: <bad>"))
	r = get(t, s, "/")
	if text := body(t, r); r.StatusCode != 500 || !strings.Contains(text, "agreements/x.yaml:3:1: &lt;bad&gt;") || strings.Contains(text, "previous?") {
		t.Errorf("%d %s", r.StatusCode, text)
	}
}

func TestServeAFailure(t *testing.T) {
	s := newTestSession(t, plain(t, servedFiles))
	if _, err := s.Update(t.Context(), plain(t, "-- layouts/page.html --\n\n {{ .No }}\n")); err == nil {
		t.Fatal("the build did not fail")
	}
	r := get(t, s, "/ja/agreements/x.html")
	text := body(t, r)
	for _, want := range []string{"layouts/page.html:2:4", "can&#39;t evaluate field No", "/__seika/previous?to=%2Fja%2Fagreements%2Fx.html", "reload.js"} {
		if !strings.Contains(text, want) {
			t.Errorf("the page has no %q: %s", want, text)
		}
	}
	if r.StatusCode != 500 || !strings.Contains(r.Header.Get("Content-Security-Policy"), "script-src 'self'") {
		t.Errorf("%d %v", r.StatusCode, r.Header)
	}
	if r := get(t, s, "/a.css"); r.StatusCode != 200 {
		t.Errorf("a style sheet of the previous site: %d", r.StatusCode)
	}

	// Somebody wants to see the previous site all the same.
	r = get(t, s, "/__seika/previous?to=%2Fja%2Fagreements%2Fx.html")
	if r.StatusCode != 302 || r.Header.Get("Location") != "/ja/agreements/x.html" || len(r.Cookies()) != 1 {
		t.Fatalf("%d %v", r.StatusCode, r.Header)
	}
	cookie := r.Cookies()[0]
	if r := get(t, s, "/ja/", cookie); r.StatusCode != 200 || !strings.Contains(body(t, r), "成果") {
		t.Errorf("the previous site: %d", r.StatusCode)
	}
	// The next failure is shown again.
	s.Fail(errors.New("another"))
	if r := get(t, s, "/ja/", cookie); r.StatusCode != 500 {
		t.Errorf("another failure: %d", r.StatusCode)
	}
	for _, to := range []string{"//evil.example/", "https://evil.example/", `/\evil.example`, ""} {
		r := get(t, s, "/__seika/previous?to="+url.QueryEscape(to))
		u, err := url.Parse(r.Header.Get("Location"))
		if err != nil || u.Host != "" || u.Scheme != "" || strings.HasPrefix(u.Path, "//") || strings.HasPrefix(r.Header.Get("Location"), `/\`) {
			t.Errorf("%q leads to %q", to, r.Header.Get("Location"))
		}
	}
}

func TestEvents(t *testing.T) {
	s := newTestSession(t, plain(t, ""))
	server := httptest.NewServer(s)
	defer server.Close()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, server.URL+"/__seika/events", nil)
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if got := response.Header.Get("Content-Type"); got != "text/event-stream" {
		t.Errorf("got %s", got)
	}
	lines := bufio.NewScanner(response.Body)
	next := func() string {
		t.Helper()
		for lines.Scan() {
			if version, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
				return version
			}
		}
		t.Fatalf("no event: %v", lines.Err())
		return ""
	}
	first := next()
	if page := body(t, get(t, s, "/ja/")); !strings.Contains(page, "reload.js?v="+first+`"`) {
		t.Errorf("the page is not of version %s", first)
	}
	// The same site: no event. A failure, its repair, a change: one each.
	s.Update(t.Context(), plain(t, ""))
	s.Fail(errors.New("broken"))
	failed := next()
	s.Fail(errors.New("broken"))
	s.Update(t.Context(), plain(t, ""))
	mended := next()
	s.Update(t.Context(), plain(t, "-- static/new.txt --\nnew\n"))
	changed := next()
	versions := []string{first, failed, mended, changed}
	for i, v := range versions[1:] {
		if v == versions[i] {
			t.Errorf("versions: %v", versions)
		}
	}
	if want := s.now().version; changed != want {
		t.Errorf("the last event was %s, want %s", changed, want)
	}
}

func TestEventsOfAnotherSession(t *testing.T) {
	// A browser tab that outlives the server must notice.
	a, b := newTestSession(t, plain(t, "")), newTestSession(t, plain(t, ""))
	if a.now().version == b.now().version {
		t.Error("two sessions have the same version")
	}
}
