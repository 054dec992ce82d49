package hugosite

import (
	"context"
	"testing"
	"time"

	"golang.org/x/tools/txtar"
)

// stageOf returns the files of a txtar archive as a stage. Everything below
// content/ is self-contained.
func stageOf(t testing.TB, archive string) *Stage {
	t.Helper()
	var s Stage
	for _, f := range txtar.Parse([]byte(archive)).Files {
		if err := s.Put(f.Name, f.Data); err != nil {
			t.Fatal(err)
		}
	}
	return &s
}

const plainSite = `
-- hugo.toml --
baseURL = "https://example.org/"
defaultContentLanguage = "ja"
defaultContentLanguageInSubdir = true
uglyURLs = true
disableKinds = ["taxonomy", "term", "rss", "sitemap"]
disableHugoGeneratorInject = true
disableDefaultLanguageRedirect = true
[security]
allowContent = ["^text/html$", "^text/markdown$"]
[languages.ja]
weight = 1
[languages.en]
weight = 2
-- layouts/baseof.html --
<!DOCTYPE html><html lang="{{ .Site.Language.Lang }}"><head><title>{{ .Title }}</title></head><body>{{ block "main" . }}{{ end }}</body></html>
-- layouts/home.html --
{{ define "main" }}<h1>{{ .Title }}</h1>{{ now.Year }}{{ end }}
-- layouts/page.html --
{{ define "main" }}<h1>{{ .Title }}</h1>{{ .Params.summary | safeHTML }}<a href="{{ "a.css" | relURL }}">x</a>{{ end }}
-- layouts/section.html --
{{ define "main" }}<h1>{{ .Title }}</h1>{{ end }}
-- layouts/404.html --
{{ define "main" }}<h1>404</h1>{{ end }}
-- content/_index.ja.html --
{"title": "成果"}
-- content/_index.en.html --
{"title": "Seika"}
-- content/agreements/_index.ja.html --
{"title": "協定"}
-- content/agreements/_index.en.html --
{"title": "Agreements"}
-- content/agreements/x.ja.html --
{"title": "協定X", "summary": "<p>本文</p>"}
-- content/agreements/x.en.html --
{"title": "Agreement X", "summary": "<p>text</p>"}
-- static/a.css --
body { color: black }
`

var asOf = time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC)

func TestRender(t *testing.T) {
	site, report, err := Render(context.Background(), stageOf(t, plainSite), Options{AsOf: asOf})
	if err != nil {
		t.Fatal(err)
	}
	t.Log(report)
	for name, content := range site.All() {
		t.Logf("%s: %s", name, content)
	}
}
