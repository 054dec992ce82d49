package hugosite

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func newTestSession(t *testing.T, stage *Stage) *Session {
	t.Helper()
	s := NewSession(Options{AsOf: asOf})
	if _, err := s.Update(t.Context(), stage); err != nil {
		t.Fatal(err)
	}
	return s
}

func filesOf(site *Site) map[string]string {
	files := make(map[string]string)
	for name, content := range site.All() {
		files[name] = string(content)
	}
	return files
}

// After any series of changes a session shows what a fresh build shows.
func TestSessionFollowsRandomChanges(t *testing.T) {
	stage := records(t, 12, "")
	s := newTestSession(t, stage)
	random := rand.New(rand.NewPCG(1, 2))
	names := func(keep func(string) bool) []string {
		var list []string
		for name := range stage.All() {
			if keep(name) {
				list = append(list, name)
			}
		}
		return list
	}
	isRecord := func(name string) bool { return stage.files[name].selfContained }
	kept := 0
	for step := range 40 {
		pages := names(isRecord)
		page := pages[random.IntN(len(pages))]
		what := ""
		switch random.IntN(8) {
		case 0, 1, 2:
			what = "change " + page
			stage.PutPage(page, fmt.Appendf(nil, `{"title": "step %d"}`, step))
		case 3:
			what = "remove " + page
			stage.Remove(page)
		case 4:
			what = "new page"
			stage.PutPage(fmt.Sprintf("content/agreements/new-%d.ja.html", step), fmt.Appendf(nil, `{"title": "n", "aliases": ["/alias-%d.html"]}`, step))
		case 5:
			what = "home"
			mustPut(t, stage, "content/_index.ja.html", fmt.Sprintf(`{"title": "home %d"}`, step))
		case 6:
			what = "static"
			mustPut(t, stage, "static/a.css", fmt.Sprint(step))
		case 7:
			what = "template or style"
			mustPut(t, stage, "layouts/404.html", fmt.Sprint(step))
			mustPut(t, stage, "assets/main.css", fmt.Sprintf("h%d { color: red }", step%6))
		}
		report, err := s.Update(t.Context(), stage)
		if err != nil {
			t.Fatalf("step %d (%s): %v", step, what, err)
		}
		kept += report.Kept
		if diff := cmp.Diff(mustRender(t, stage), filesOf(s.Site())); diff != "" {
			t.Fatalf("step %d (%s): -fresh +session:\n%s", step, what, diff)
		}
	}
	if kept == 0 {
		t.Error("nothing was ever kept")
	}
}

func TestSessionReportsChanges(t *testing.T) {
	stage := records(t, 5, "")
	s := newTestSession(t, stage)
	version := s.now().version
	report, err := s.Update(t.Context(), stage)
	if err != nil || report.Written != 0 || report.Kept != 10 || s.now().version != version {
		t.Errorf("nothing changed, but: %+v %v", report, err)
	}
	stage.PutPage("content/agreements/town-1/協定1.ja.html", []byte(`{"title": "new"}`))
	report, err = s.Update(t.Context(), stage)
	// The English page shows the title of the Japanese one.
	if err != nil || report.Written != 2 || report.Kept != 8 || s.now().version == version {
		t.Errorf("one page changed, but: %+v %v", report, err)
	}
}

func TestSessionKeepsTheSiteOnFailure(t *testing.T) {
	stage := records(t, 4, "")
	s := newTestSession(t, stage)
	before := filesOf(s.Site())
	broken := stage.Clone()
	mustPut(t, broken, "layouts/page.html", "{{ .No }}")
	_, err := s.Update(t.Context(), broken)
	var e *Error
	if !errors.As(err, &e) || e.Path != "layouts/page.html" {
		t.Fatalf("got %v", err)
	}
	if diff := cmp.Diff(before, filesOf(s.Site())); diff != "" {
		t.Error(diff)
	}
	version := s.now().version
	if _, err := s.Update(t.Context(), stage); err != nil {
		t.Fatal(err)
	}
	if s.now().failure != nil || s.now().version == version {
		t.Error("the failure is still shown")
	}
}

func TestSessionCancelled(t *testing.T) {
	s := NewSession(Options{})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.Update(ctx, plain(t, "")); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if s.now().failure != nil {
		t.Error("a cancelled build is shown as a failure")
	}
}

// A request sees one site, not the mixture of two, while updates go on.
func TestSessionIsSafeForConcurrentUse(t *testing.T) {
	stageOfVersion := func(i int) *Stage {
		stage := records(t, 3, "")
		for name := range stage.Clone().All() {
			if stage.files[name].selfContained {
				stage.PutPage(name, fmt.Appendf(nil, `{"title": "version %d"}`, i))
			}
		}
		return stage
	}
	s := newTestSession(t, stageOfVersion(0))
	ctx, cancel := context.WithCancel(t.Context())
	var readers sync.WaitGroup
	for range 4 {
		readers.Go(func() {
			for ctx.Err() == nil {
				site := s.Site()
				ja, _ := site.Get("ja/agreements/town-1/協定1.html")
				en, _ := site.Get("en/agreements/town-2/協定2.html")
				if title(string(ja)) != title(string(en)) {
					t.Errorf("one site has %q and %q", title(string(ja)), title(string(en)))
					return
				}
				get(t, s, "/ja/agreements/town-1/協定1.html")
			}
		})
	}
	var updates sync.WaitGroup
	for i := range 6 {
		updates.Go(func() {
			if _, err := s.Update(context.Background(), stageOfVersion(i)); err != nil {
				t.Error(err)
			}
		})
	}
	updates.Wait()
	cancel()
	readers.Wait()
}

func title(page string) string {
	_, rest, _ := strings.Cut(page, "<title>")
	text, _, _ := strings.Cut(rest, "</title>")
	return text
}
