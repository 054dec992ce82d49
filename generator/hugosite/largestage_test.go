package hugosite

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// largeStage makes a site of n small pages: half of them Japanese, half
// English, in folders of a hundred records.
func largeStage(tb testing.TB, n int) *Stage {
	tb.Helper()
	s := stageOf(tb, benchSite)
	for i := range n / 2 {
		for _, lang := range []string{"ja", "en"} {
			type item struct {
				Label string `json:"label"`
				Value string `json:"value"`
			}
			items := make([]item, 8)
			for k := range items {
				items[k] = item{fmt.Sprintf("取組 %d", k), strings.Repeat("健康づくりと見守り。", 5)}
			}
			page := map[string]any{
				"title": fmt.Sprintf("協定 %d (%s)", i, lang),
				"params": map[string]any{
					"id": fmt.Sprintf("r%d", i), "verdict": []string{"results", "partial", "missed", "activity"}[i%4],
					"signed": "2014-11-27", "summary": "<p>" + strings.Repeat("地域の活性化に関する協定。", 20) + "</p>",
					"deliverables": items, "neighbours": []map[string]string{
						{"title": fmt.Sprintf("協定 %d", i+1), "path": fmt.Sprintf("agreements/a%d/r%d.html", (i+1)/100, i+1)},
					},
				},
			}
			content, err := json.Marshal(page)
			if err != nil {
				tb.Fatal(err)
			}
			if err := s.PutPage(fmt.Sprintf("content/agreements/a%d/r%d.%s.html", i/100, i, lang), append(content, '\n')); err != nil {
				tb.Fatal(err)
			}
		}
	}
	for i := 0; i < n/2; i += 100 {
		for _, lang := range []string{"ja", "en"} {
			if err := s.Put(fmt.Sprintf("content/agreements/a%d/_index.%s.html", i/100, lang), []byte(`{"title": "a"}`)); err != nil {
				tb.Fatal(err)
			}
		}
	}
	return s
}

const benchSite = `
-- hugo.toml --
baseURL = "https://example.org/seika/"
title = "Seika"
defaultContentLanguage = "ja"
defaultContentLanguageInSubdir = true
disableDefaultLanguageRedirect = true
uglyURLs = true
disableKinds = ["taxonomy", "term", "rss", "sitemap"]
disableHugoGeneratorInject = true
[security]
allowContent = ["^text/html$", "^text/markdown$"]
[languages.ja]
weight = 1
[languages.en]
weight = 2
-- i18n/ja.toml --
results = "成果あり"
partial = "一部成果"
missed = "未達"
activity = "活動のみ"
deliverables = "取組"
-- i18n/en.toml --
results = "Real results"
partial = "Partial results"
missed = "Not achieved"
activity = "Activity only"
deliverables = "Deliverables"
-- layouts/baseof.html --
<!DOCTYPE html>
<html lang="{{ .Site.Language.Lang }}">
<head>
<meta charset="utf-8">
<title>{{ .Title }} – {{ .Site.Title }}</title>
<link rel="canonical" href="{{ .Permalink }}">
{{ range .Translations }}<link rel="alternate" hreflang="{{ .Language.Lang }}" href="{{ .Permalink }}">
{{ end }}<link rel="stylesheet" href="{{ "a.css" | relURL }}">
</head>
<body>
{{ partialCached "header.html" . .Language.Lang }}
<main>{{ block "main" . }}{{ end }}</main>
{{ partialCached "footer.html" . .Language.Lang }}
</body>
</html>
-- layouts/_partials/header.html --
<header><a href="{{ "" | relLangURL }}">{{ .Site.Title }}</a></header>
-- layouts/_partials/footer.html --
<footer>CC0</footer>
-- layouts/_partials/badge.html --
<span class="badge {{ . }}">{{ i18n . }}</span>
-- layouts/home.html --
{{ define "main" }}<h1>{{ .Title }}</h1>{{ end }}
-- layouts/section.html --
{{ define "main" }}<h1>{{ .Title }}</h1>{{ end }}
-- layouts/404.html --
{{ define "main" }}<h1>404</h1>{{ end }}
-- layouts/page.html --
{{ define "main" }}
<h1>{{ .Title }}</h1>
{{ partial "badge.html" .Params.verdict }}
<time datetime="{{ .Params.signed }}">{{ .Params.signed }}</time>
{{ .Params.summary | safeHTML }}
<h2>{{ i18n "deliverables" }}</h2>
<dl>
{{ range .Params.deliverables }}<dt>{{ .label }}</dt><dd>{{ .value }}</dd>
{{ end }}</dl>
<ul>{{ range .Params.neighbours }}<li><a href="{{ .path | relLangURL }}">{{ .title }}</a></li>{{ end }}</ul>
{{ end }}
-- content/_index.ja.html --
{"title": "成果"}
-- content/_index.en.html --
{"title": "Seika"}
-- content/agreements/_index.ja.html --
{"title": "協定"}
-- content/agreements/_index.en.html --
{"title": "Agreements"}
-- static/a.css --
body { color: black }
`
