package hugosite

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// records makes a stage with n self-contained pages in two languages, some
// with an alias, beside sections and an ordinary page.
func records(t testing.TB, n int, changes string) *Stage {
	t.Helper()
	stage := stageOf(t, plainSite+`
-- content/about.ja.md --
{"title": "について"}

本文
-- layouts/page.html --
{{ define "main" }}<h1>{{ .Title }}</h1>{{ .Params.summary | safeHTML }}{{ .Content }}{{ range .Translations }}{{ .Title }} {{ .RelPermalink }}{{ end }}
{{ with resources.Get "main.css" | minify }}{{ .RelPermalink }}{{ end }}{{ end }}
-- assets/main.css --
body { color: black }
`)
	stage.Remove("content/agreements/x.ja.html")
	stage.Remove("content/agreements/x.en.html")
	for i := range n {
		for _, lang := range []string{"ja", "en"} {
			aliases := ""
			if i%3 == 0 {
				aliases = fmt.Sprintf(`, "aliases": ["/agreements/old-%d.html", "/agreements/very/old-%d/"]`, i, i)
			}
			name := fmt.Sprintf("content/agreements/town-%d/協定%d.%s.html", i%5, i, lang)
			if err := stage.PutPage(name, fmt.Appendf(nil, `{"title": "r%d %s"%s}`, i, lang, aliases)); err != nil {
				t.Fatal(err)
			}
		}
	}
	for name, content := range stageOf(t, changes).All() {
		put := stage.Put
		if stage.files[name].selfContained {
			put = stage.PutPage
		}
		if err := put(name, content); err != nil {
			t.Fatal(err)
		}
	}
	return stage
}

// The site that is kept in part is the same as one rendered in full, after
// each change of a series.
func TestKeptPages(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	const n = 30
	const all = 2*n + 5 // with home, section and about
	steps := []struct {
		name   string
		change func(*Stage)
		kept   int
	}{
		{"first build", func(*Stage) {}, 0},
		{"nothing", func(*Stage) {}, 2 * n},
		{"one page in one language", func(s *Stage) {
			s.PutPage("content/agreements/town-1/協定1.ja.html", []byte(`{"title": "changed"}`))
		}, 2*n - 2},
		{"a page that is not self-contained", func(s *Stage) { mustPut(t, s, "content/about.ja.md", "{\"title\": \"new\"}\n") }, 2 * n},
		{"a new page", func(s *Stage) {
			s.PutPage("content/agreements/town-9/new.ja.html", []byte(`{"title": "new"}`))
		}, 2 * n},
		{"page and alias removed", func(s *Stage) {
			s.Remove("content/agreements/town-3/協定3.ja.html")
			s.Remove("content/agreements/town-3/協定3.en.html")
		}, 2*n - 2 + 1},
		{"one language removed", func(s *Stage) { s.Remove("content/agreements/town-4/協定4.en.html") }, 2*n - 4 + 1},
		{"static file", func(s *Stage) { mustPut(t, s, "static/a.css", "new") }, 2*n - 2},
		{"style sheet", func(s *Stage) { mustPut(t, s, "assets/main.css", "h1{}") }, 0},
		{"template", func(s *Stage) { mustPut(t, s, "layouts/home.html", "new") }, 0},
	}
	stage := records(t, n, "")
	for _, step := range steps {
		step.change(stage)
		report := mustBuild(t, stage, out)
		if report.Kept != step.kept || report.CannotKeep != "" {
			t.Errorf("%s: kept %d of %d pages, want %d (%s)", step.name, report.Kept, report.Pages, step.kept, report.CannotKeep)
		}
		if step.name == "first build" && report.Pages != all {
			t.Errorf("%d pages, want %d", report.Pages, all)
		}
		if diff := cmp.Diff(mustRender(t, stage), readSite(t, out)); diff != "" {
			t.Fatalf("%s: -full +kept:\n%s", step.name, diff)
		}
		full := filepath.Join(t.TempDir(), "public")
		mustBuild(t, stage, full)
		if a, b := manifestOf(t, out), manifestOf(t, full); a != b {
			t.Errorf("%s: the manifest depends on the way: -full +kept:\n%s", step.name, cmp.Diff(b, a))
		}
	}
}

func manifestOf(t *testing.T, dir string) string {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(dir, ManifestName))
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

func TestNothingIsKept(t *testing.T) {
	tests := map[string]func(o *Options, out string){
		"other address":      func(o *Options, _ string) { o.BaseURL = "https://example.org/other/" },
		"other day":          func(o *Options, _ string) { o.AsOf = asOf.AddDate(0, 0, 1) },
		"other environment":  func(o *Options, _ string) { o.Environment = "staging" },
		"asked for all":      func(o *Options, _ string) { o.Full = true },
		"manifest was lost?": func(_ *Options, out string) { os.RemoveAll(out) },
	}
	for name, change := range tests {
		t.Run(name, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "public")
			o := Options{Out: out, AsOf: asOf}
			stage := records(t, 4, "")
			mustBuild(t, stage, out)
			change(&o, out)
			report, err := Build(t.Context(), stage, o)
			if err != nil || report.Kept != 0 {
				t.Errorf("kept %d pages, %v", report.Kept, err)
			}
			want, _, err := Render(t.Context(), stage, o)
			if err != nil {
				t.Fatal(err)
			}
			got := readSite(t, out)
			for name, content := range want.All() {
				if got[name] != string(content) {
					t.Errorf("%s differs", name)
				}
			}
		})
	}
}

func TestLostFileIsRenderedAgain(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	stage := records(t, 4, "")
	mustBuild(t, stage, out)
	for _, name := range []string{"ja/agreements/town-1/協定1.html", "main.min.css"} {
		if err := os.Remove(filepath.Join(out, filepath.FromSlash(name))); err != nil {
			t.Fatal(err)
		}
		mustBuild(t, stage, out)
		if diff := cmp.Diff(mustRender(t, stage), readSite(t, out)); diff != "" {
			t.Error(diff)
		}
	}
}

// A site that breaks the promise of self-contained pages in a way that shows
// is built as one piece, each time, and the report says why.
func TestBrokenPromise(t *testing.T) {
	tests := map[string]struct{ changes, why string }{
		"home counts pages": {"-- layouts/home.html --\n{{ len .Site.RegularPages }}\n", "ja/index.html"},
		"section lists pages": {"-- layouts/section.html --\n{{ range .RegularPagesRecursive }}{{ .Title }}{{ end }}\n",
			"agreements/index.html"},
		"page refers to a page": {"-- content/about.ja.md --\n{\"title\": \"x\"}\n\n{{% ref \"/agreements/town-1/協定1\" %}}\n", "協定1"},
		"home gets a page":      {"-- layouts/home.html --\n{{ (.Site.GetPage \"/agreements/town-1/協定1\").Title }}\n", ""},
		"generated taxonomy": {"-- hugo.toml --\ndefaultContentLanguage = \"ja\"\ndisableKinds = [\"rss\", \"sitemap\", \"term\"]\n[languages.ja]\nweight = 1\n[languages.en]\nweight = 2\n",
			"taxonomy"},
		"generated section": {"-- content/places/x.ja.html --\n{\"title\": \"x\"}\n-- content/agreements/_index.ja.html --\n{\"title\": \"x\", \"build\": {\"render\": \"always\"}}\n",
			"places"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "public")
			stage := records(t, 6, test.changes)
			for range 2 {
				report := mustBuild(t, stage, out)
				t.Log(report.CannotKeep)
				if report.CannotKeep == "" || !strings.Contains(report.CannotKeep, test.why) || report.Kept != 0 {
					t.Errorf("report: %+v", report)
				}
				if diff := cmp.Diff(mustRender(t, stage), readSite(t, out)); diff != "" {
					t.Error(diff)
				}
			}
		})
	}
}

func TestShardsGiveTheSameSite(t *testing.T) {
	stage := selfContained(t, largeStage(t, 500))
	f := fingerprint(stage, Options{AsOf: asOf})
	want := mustRender(t, stage)
	for _, size := range []int{7, 40, 120} {
		shards := []shard{newShard(nil, true)}
		for part := range slices.Chunk(slices.Sorted(maps.Keys(f.pages)), size) {
			shards = append(shards, newShard(part, false))
		}
		site := newSite()
		var report Report
		if _, err := renderShards(t.Context(), stage, Options{AsOf: asOf}, newPublishFS(site), f, shards, &report); err != nil {
			t.Fatal(err)
		}
		got := make(map[string]string)
		for name, content := range site.All() {
			got[name] = string(content)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%d pages a shard: -whole +shards:\n%s", size, diff)
		}
	}
}

func TestErrorInAShardIsReported(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	stage := records(t, 6, "-- content/agreements/town-1/協定1.ja.html --\n{\"title\": \"x\",}\n")
	_, err := Build(t.Context(), stage, Options{Out: out})
	if err == nil || !strings.HasPrefix(err.Error(), "content/agreements/town-1/協定1.ja.html:1:") {
		t.Errorf("got %v", err)
	}
	noLeftovers(t, out)
}
