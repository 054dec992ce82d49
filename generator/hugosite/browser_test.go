package hugosite

import (
	"context"
	"errors"
	"net/http/httptest"
	"os"
	"os/exec"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// In a real browser, under a strict Content-Security-Policy, a page follows
// the site: it reloads after an update, shows a failure, and comes back.
func TestBrowserReloads(t *testing.T) {
	browser := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			browser = path
			break
		}
	}
	switch {
	case browser == "" && os.Getenv("SEIKA_REQUIRE_BROWSER") == "1":
		t.Fatal("no Chromium found; .ci/run installs it")
	case browser == "" || testing.Short():
		t.Skip("no Chromium found; install it to see how pages reload")
	}
	page := func(id string) *Stage {
		return plain(t, `
-- layouts/page.html --
<!DOCTYPE html><html><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'self'">
</head><body><h1 id="`+id+`">text</h1></body></html>
`)
	}
	s := newTestSession(t, page("first"))
	server := httptest.NewServer(s)
	defer server.Close()

	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(browser), chromedp.NoSandbox)
	ctx, cancel := chromedp.NewExecAllocator(t.Context(), options...)
	defer cancel()
	ctx, cancel = chromedp.NewContext(ctx)
	defer cancel()
	if err := chromedp.Do(ctx, chromedp.Navigate(server.URL+"/ja/agreements/x.html")); err != nil {
		t.Fatal(err)
	}
	ctx, cancel = context.WithTimeout(ctx, time.Minute)
	defer cancel()
	see := func(what, selector string) {
		t.Helper()
		if err := chromedp.Do(ctx, chromedp.WaitVisible(chromedp.CSS(selector))); err != nil {
			t.Fatalf("%s: %v", what, err)
		}
	}
	see("the site", "#first")
	if _, err := s.Update(t.Context(), page("second")); err != nil {
		t.Fatal(err)
	}
	see("the update", "#second")
	s.Fail(errors.New("agreements/x.yaml:1:1: broken"))
	see("the failure", "pre")
	if err := chromedp.Do(ctx, chromedp.Click(chromedp.CSS("a[href*=previous]"))); err != nil {
		t.Fatal(err)
	}
	see("the previous site", "#second")
	if _, err := s.Update(t.Context(), page("third")); err != nil {
		t.Fatal(err)
	}
	see("the mended site", "#third")
}
