package hugosite

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// BenchmarkBuild compares a whole process that builds a stage with this package
// with the stock hugo command on the same stage written to a disk, in turns.
// Both read the stage from and write the site to a RAM disk if there is one.
// The reported metrics are ratios (ours / stock): time, peak memory; and the
// time of a second build after one page changed, relative to our first.
//
//	go test -run '^$' -bench Build -benchtime 3x ./generator/hugosite
//
// The stock command is built from the module cache when SEIKA_STOCK_HUGO does
// not name one.
func BenchmarkBuild(b *testing.B) {
	for _, pages := range []int{200, 2_000, 20_000} {
		b.Run(fmt.Sprintf("pages=%d", pages), func(b *testing.B) { benchmarkBuild(b, pages) })
	}
}

func benchmarkBuild(b *testing.B, pages int) {
	hugo := stockHugo(b)
	dir := ramDir(b)
	source := filepath.Join(dir, "stage")
	if err := largeStage(b, pages).WriteDir(source); err != nil {
		b.Fatal(err)
	}
	out, stockOut := filepath.Join(dir, "site"), filepath.Join(dir, "stock")
	var ours, stock, again usage
	for b.Loop() {
		os.RemoveAll(out)
		os.RemoveAll(stockOut)
		// The order changes, so that neither always meets a warm machine.
		if b.N%2 == 0 {
			stock.add(run(b, exec.Command(hugo, "--quiet", "--source", source, "--destination", stockOut, "--noBuildLock")))
			ours.add(run(b, buildCommand(source, out)))
		} else {
			ours.add(run(b, buildCommand(source, out)))
			stock.add(run(b, exec.Command(hugo, "--quiet", "--source", source, "--destination", stockOut, "--noBuildLock")))
		}
		changed := filepath.Join(source, "content/agreements/a0/r0.ja.html")
		content, err := os.ReadFile(changed)
		if err != nil {
			b.Fatal(err)
		}
		edited := strings.Replace(string(content), "協定", "改定", 1)
		if err := os.WriteFile(changed, []byte(edited), 0o666); err != nil {
			b.Fatal(err)
		}
		again.add(run(b, buildCommand(source, out)))
		if err := os.WriteFile(changed, content, 0o666); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(ours.time.Seconds()/float64(ours.n), "s/build")
	b.ReportMetric(stock.time.Seconds()/float64(stock.n), "s/stock")
	b.ReportMetric(float64(ours.peak)/1e3, "MB/build")
	b.ReportMetric(float64(stock.peak)/1e3, "MB/stock")
	b.ReportMetric(ours.time.Seconds()/stock.time.Seconds(), "time-ratio")
	b.ReportMetric(float64(ours.peak)/float64(stock.peak), "memory-ratio")
	b.ReportMetric(again.time.Seconds()/ours.time.Seconds(), "again-ratio")
}

// usage sums wall time and keeps the largest resident set, in kilobytes.
type usage struct {
	n    int
	time time.Duration
	peak int64
}

func (u *usage) add(time time.Duration, peak int64) {
	u.n++
	u.time += time
	u.peak = max(u.peak, peak)
}

func run(b *testing.B, cmd *exec.Cmd) (time.Duration, int64) {
	b.Helper()
	started := time.Now()
	if out, err := cmd.CombinedOutput(); err != nil {
		b.Fatalf("%v: %v\n%s", cmd.Args, err, out)
	}
	return time.Since(started), cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss
}

// ramDir returns a folder on a RAM disk, or the usual temporary one.
func ramDir(b *testing.B) string {
	const shm = "/dev/shm"
	if _, err := os.Stat(shm); err != nil {
		return b.TempDir()
	}
	dir, err := os.MkdirTemp(shm, "seika-bench-")
	if err != nil {
		return b.TempDir()
	}
	b.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

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
