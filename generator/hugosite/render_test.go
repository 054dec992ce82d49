package hugosite

import (
	"context"
	"errors"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestRenderPlainSite(t *testing.T) {
	site := mustRender(t, plain(t, ""))
	for name, want := range map[string]string{
		"ja/index.html":            `<html lang="ja">`,
		"en/index.html":            "<h1>Seika</h1>2026",
		"ja/agreements/x.html":     `<h1>協定X</h1><p>本文</p><a href="/a.css">`,
		"en/agreements/x.html":     "<h1>Agreement X</h1><p>text</p>",
		"en/agreements/index.html": "<h1>Agreements</h1>",
		"ja/404.html":              "<h1>404</h1>",
		"a.css":                    "body { color: black }",
	} {
		if !strings.Contains(site[name], want) {
			t.Errorf("%s has no %q: %q", name, want, site[name])
		}
	}
	if len(site) != 9 {
		t.Errorf("%d files, want 9", len(site))
	}
}

func TestBaseURLWithSubPath(t *testing.T) {
	site, _, err := Render(t.Context(), plain(t, `
-- layouts/page.html --
{{ define "main" }}{{ .Permalink }} {{ .RelPermalink }} {{ "a.css" | relURL }} {{ "about/" | relLangURL }}{{ end }}
`), Options{BaseURL: "https://example.org/seika/", AsOf: asOf})
	if err != nil {
		t.Fatal(err)
	}
	content, _ := site.Get("ja/agreements/x.html")
	want := "https://example.org/seika/ja/agreements/x.html /seika/ja/agreements/x.html /seika/a.css /seika/ja/about/"
	if !strings.Contains(string(content), want) {
		t.Errorf("got %s\nwant %s", content, want)
	}
}

func TestRenderIsDeterministic(t *testing.T) {
	stage := plain(t, `
-- assets/js/main.ts --
import { double } from "./double";
console.log(double(21));
-- assets/js/double.ts --
export function double(n: number): number { return 2 * n; }
-- assets/css/main.css --
@import "./part.css";
body { margin: 0 }
-- assets/css/part.css --
h1 { margin: 1em }
-- layouts/home.html --
{{ define "main" }}{{ $opts := dict "minify" true }}
{{ with resources.Get "js/main.ts" | js.Build $opts | fingerprint }}{{ .RelPermalink }} {{ .Data.Integrity }}{{ end }}
{{ with resources.Get "css/main.css" | css.Build $opts }}{{ .RelPermalink }}{{ end }}
{{ now }}{{ end }}
`)
	first := mustRender(t, stage)
	time.Sleep(10 * time.Millisecond)
	second := mustRender(t, stage)
	if diff := cmp.Diff(first, second); diff != "" {
		t.Errorf("two builds differ (-first +second):\n%s", diff)
	}
	if !strings.Contains(first["css/main.css"], "h1{margin:1em}body{margin:0}") {
		t.Errorf("the imported style sheet is missing: %q", first["css/main.css"])
	}
}

func TestScriptThatNamesTheFolderOfTheBuild(t *testing.T) {
	_, _, err := Render(t.Context(), plain(t, `
-- assets/js/main.ts --
import { one } from "./one";
console.log(one);
-- assets/js/one.ts --
export const one = 1;
-- layouts/home.html --
{{ define "main" }}{{ with resources.Get "js/main.ts" | js.Build }}{{ .RelPermalink }}{{ end }}{{ end }}
`), Options{})
	if err == nil || !strings.Contains(err.Error(), "minify = true") {
		t.Errorf("got %v", err)
	}
}

func TestAsOfIsNow(t *testing.T) {
	stage := plain(t, `
-- layouts/home.html --
{{ define "main" }}{{ now.Format "2006-01-02" }} {{ time.Now.Unix }}{{ end }}
`)
	site, _, err := Render(t.Context(), stage, Options{AsOf: time.Date(1999, 12, 31, 0, 0, 0, 0, time.UTC)})
	if err != nil {
		t.Fatal(err)
	}
	if content, _ := site.Get("ja/index.html"); !strings.Contains(string(content), "1999-12-31 946598400") {
		t.Errorf("got %s", content)
	}
	site, _, err = Render(t.Context(), stage, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if content, _ := site.Get("ja/index.html"); !strings.Contains(string(content), time.Now().UTC().Format("2006-")) {
		t.Errorf("the clock was not put back: %s", content)
	}
}

func TestEnvironmentVariablesDoNotMatter(t *testing.T) {
	t.Setenv("HUGO_TITLE", "from outside")
	t.Setenv("HUGO_BASEURL", "https://evil.example/")
	site := mustRender(t, plain(t, `
-- layouts/home.html --
{{ .Site.Title }} {{ .Permalink }}
`))
	if got := site["ja/index.html"]; strings.Contains(got, "outside") || strings.Contains(got, "evil") {
		t.Errorf("got %s", got)
	}
}

func TestEnvironmentChoosesConfig(t *testing.T) {
	stage := stageOf(t, `
-- config/_default/hugo.toml --
title = "default"
disableKinds = ["taxonomy", "term", "rss", "sitemap", "404"]
-- config/staging/hugo.toml --
title = "staging"
-- layouts/home.html --
{{ .Site.Title }}
`)
	for environment, want := range map[string]string{"": "default", "staging": "staging"} {
		site, _, err := Render(t.Context(), stage, Options{Environment: environment})
		if err != nil {
			t.Fatal(err)
		}
		if content, _ := site.Get("index.html"); strings.TrimSpace(string(content)) != want {
			t.Errorf("%q: got %s", environment, content)
		}
	}
}

func TestWarningsAreReported(t *testing.T) {
	stage := plain(t, `
-- layouts/home.html --
{{ warnf "first\nsecond line" }}{{ warnf "another" }}home
`)
	_, report, err := Render(t.Context(), stage, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"another", "first\nsecond line"}, report.Warnings); diff != "" {
		t.Error(diff)
	}
	_, report, err = Render(t.Context(), plain(t, ""), Options{})
	if err != nil || len(report.Warnings) > 0 {
		t.Errorf("the plain site has warnings: %v %v", report.Warnings, err)
	}
}

func TestStrictBuild(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	mustBuild(t, records(t, 4, ""), out)
	before := readSite(t, out)
	warns := records(t, 4, "-- layouts/page.html --\n{{ if strings.Contains .Title \"r1\" }}{{ warnf \"look at %s\" .Title }}{{ end }}{{ .Title }}\n")
	_, err := Build(t.Context(), warns, Options{Out: out, AsOf: asOf, Strict: true})
	if !errors.Is(err, ErrWarnings) || !strings.Contains(err.Error(), "look at r1 en\nlook at r1 ja") {
		t.Errorf("got %v", err)
	}
	if diff := cmp.Diff(before, readSite(t, out)); diff != "" {
		t.Error(diff)
	}
	// Without, a warning comes with each build, although its page is the same.
	for range 2 {
		report := mustBuild(t, warns, out)
		if len(report.Warnings) != 2 || report.CannotKeep == "" {
			t.Errorf("report: %+v", report)
		}
	}
}

func TestMissingLayoutIsAWarning(t *testing.T) {
	stage := plain(t, "")
	stage.Remove("layouts/section.html")
	_, report, err := Render(t.Context(), stage, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(report.Warnings) != 1 || !strings.Contains(report.Warnings[0], "section") {
		t.Errorf("got %q", report.Warnings)
	}
}

func TestErrorsHavePlaces(t *testing.T) {
	tests := map[string]struct {
		changes      string
		path         string
		line, column int
		message      string
	}{
		"template does not parse": {
			"-- layouts/home.html --\nfine\n{{ if }}\n", "layouts/home.html", 2, 0, "missing value for if"},
		"template fails": {
			"-- layouts/home.html --\nfine\n\n  {{ errorf \"no such town %d\" 7 }}\n", "", 0, 0, "no such town 7"},
		"template calls what is not there": {
			"-- layouts/home.html --\nfine\n  {{ .NoSuchField }}\n", "layouts/home.html", 2, 5, "can't evaluate field NoSuchField"},
		"partial fails": {
			"-- layouts/home.html --\n{{ partial \"p.html\" . }}\n-- layouts/_partials/p.html --\n\n{{ index . 1 2 3 }}\n", "layouts/_partials/p.html", 2, 3, "error calling index"},
		"front matter": {
			"-- content/agreements/x.ja.html --\n{\"title\": \"x\",\n \"broken\": }\n", "content/agreements/x.ja.html", 2, 12, "invalid character"},
		"configuration": {
			"-- hugo.toml --\ntitle = \"x\"\nbaseURL = \n", "hugo.toml", 2, 0, ""},
		"words": {
			"-- i18n/en.toml --\n[a\n", "i18n/en.toml", 1, 0, ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			_, _, err := Render(t.Context(), plain(t, test.changes), Options{})
			var e *Error
			if !errors.As(err, &e) {
				t.Fatalf("got %v, want an *Error", err)
			}
			t.Log(e)
			if e.Path != test.path || e.Line != test.line || test.column != 0 && e.Column != test.column {
				t.Errorf("got %s:%d:%d, want %s:%d:%d", e.Path, e.Line, e.Column, test.path, test.line, test.column)
			}
			if !strings.Contains(e.Message, test.message) {
				t.Errorf("got message %q, want %q", e.Message, test.message)
			}
			if strings.Contains(err.Error(), "seika-stage") {
				t.Errorf("the message names the folder of the build: %v", err)
			}
		})
	}
}

func TestConflicts(t *testing.T) {
	tests := map[string]struct{ changes, want string }{
		"two sources of a page":        {"-- content/agreements/x.ja.md --\n---\ntitle: a\n---\n", "the same page as content/agreements/x.ja.html"},
		"letter case":                  {"-- content/agreements/X.ja.html --\n{\"title\": \"a\"}\n", "the same page as content/agreements/X.ja.html"},
		"default language without tag": {"-- content/agreements/x.html --\n{\"title\": \"a\"}\n", "the same page as"},
		"bundle and page":              {"-- content/agreements/x/index.ja.html --\n{\"title\": \"a\"}\n", "the same page as"},
		"same url":                     {"-- content/agreements/y.ja.html --\n{\"title\": \"a\", \"url\": \"agreements/x.html\"}\n", "ja/agreements/x.html"},
		"alias over a page":            {"-- content/agreements/y.ja.html --\n{\"title\": \"a\", \"aliases\": [\"/agreements/x.html\"]}\n", "ja/agreements/x.html"},
		"static over a page":           {"-- static/ja/agreements/x.html --\nstatic\n", "ja/agreements/x.html"},
		"redirect over the home page":  {"-- hugo.toml --\nuglyURLs = true\ndefaultContentLanguageInSubdir = true\n", "disableDefaultLanguageRedirect"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			_, _, err := Render(t.Context(), plain(t, test.changes), Options{})
			if !errors.Is(err, ErrConflict) || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want ErrConflict with %q", err, test.want)
			}
		})
	}
}

func TestShortcodesRunInBodiesButNotInFrontMatter(t *testing.T) {
	// The reason for the rule about bodies in the package documentation.
	site := mustRender(t, plain(t, `
-- layouts/_shortcodes/shout.html --
SHOUTED
-- layouts/page.html --
{{ .Params.summary | safeHTML }}|{{ .Content }}
-- content/agreements/x.en.html --
{"title": "x", "summary": "{{< shout >}}"}
{{< shout >}}
`))
	if got := site["en/agreements/x.html"]; !strings.Contains(got, "{{< shout >}}|SHOUTED") {
		t.Errorf("got %s", got)
	}
}

func TestCancel(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Millisecond)
	defer cancel()
	_, _, err := Render(ctx, largeStage(t, 4000), Options{})
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
}

func TestSameBytesAsStockHugo(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the stock command")
	}
	stock := stockHugo(t)
	stages := map[string]*Stage{
		"plain": plain(t, `
-- layouts/home.html --
{{ define "main" }}<h1>{{ .Title }}</h1>{{ with resources.Get "js/main.ts" | js.Build (dict "minify" true) | fingerprint }}{{ .RelPermalink }}{{ end }}{{ end }}
-- assets/js/main.ts --
import { one } from "./one";
console.log(one);
-- assets/js/one.ts --
export const one: number = 1;
-- static/deep/er/b.txt --
b
`),
		"large": selfContained(t, largeStage(t, 500)),
	}
	for name, stage := range stages {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			source, out, stockOut := filepath.Join(dir, "stage"), filepath.Join(dir, "site"), filepath.Join(dir, "stock")
			if err := stage.WriteDir(source); err != nil {
				t.Fatal(err)
			}
			cmd := exec.Command(stock, "--quiet", "--source", source, "--destination", stockOut, "--noBuildLock", "--clock", asOf.Format(time.RFC3339))
			if output, err := cmd.CombinedOutput(); err != nil || len(output) > 0 {
				t.Fatalf("stock Hugo: %v\n%s", err, output)
			}
			mustBuild(t, stage, out)
			if diff := cmp.Diff(readDir(t, stockOut), readSite(t, out)); diff != "" {
				t.Errorf("-stock +ours:\n%s", diff)
			}
		})
	}
}
