package hugosite

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"
)

// stageOf returns the files of a txtar archive as a stage.
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

// plain returns the plain site, changed by the files of a txtar archive.
func plain(t testing.TB, changes string) *Stage {
	t.Helper()
	return stageOf(t, plainSite+changes)
}

// selfContained declares all pages but sections self-contained.
func selfContained(t testing.TB, stage *Stage) *Stage {
	t.Helper()
	for name, content := range stage.Clone().All() {
		if isPage(name) && !strings.HasPrefix(filepath.Base(name), "_index.") {
			if err := stage.PutPage(name, content); err != nil {
				t.Fatal(err)
			}
		}
	}
	return stage
}

func mustPut(t testing.TB, stage *Stage, name, content string) {
	t.Helper()
	if err := stage.Put(name, []byte(content)); err != nil {
		t.Fatal(err)
	}
}

func mustRender(t testing.TB, stage *Stage) map[string]string {
	t.Helper()
	site, _, err := Render(t.Context(), stage, Options{AsOf: asOf})
	if err != nil {
		t.Fatal(err)
	}
	files := make(map[string]string)
	for name, content := range site.All() {
		files[name] = string(content)
	}
	return files
}

func mustBuild(t testing.TB, stage *Stage, out string) Report {
	t.Helper()
	report, err := Build(t.Context(), stage, Options{Out: out, AsOf: asOf})
	if err != nil {
		t.Fatal(err)
	}
	return report
}

// readSite returns the files of a built site without the manifest, which it
// checks against them.
func readSite(t testing.TB, dir string) map[string]string {
	t.Helper()
	files := readDir(t, dir)
	delete(files, ManifestName)
	m, err := readManifest(dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(m.Files) != len(files) {
		t.Errorf("the manifest of %s lists %d files, the folder has %d", dir, len(m.Files), len(files))
	}
	for name, content := range files {
		if m.Files[name] != entryOf([]byte(content), sum256([]byte(content))) {
			t.Errorf("%s: the manifest does not fit", name)
		}
	}
	return files
}

// readDir returns the files below dir.
func readDir(t testing.TB, dir string) map[string]string {
	t.Helper()
	files := make(map[string]string)
	fsys := os.DirFS(dir)
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := fs.ReadFile(fsys, name)
		files[name] = string(content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// noLeftovers fails if something but the site lies in its parent folder.
func noLeftovers(t testing.TB, out string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(out))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.Name() != filepath.Base(out) {
			t.Errorf("left behind: %s", e.Name())
		}
	}
}

// buildCommand runs this test binary as a program that builds a stage.
func buildCommand(source, out string) *exec.Cmd {
	cmd := exec.Command(os.Args[0], source, out)
	cmd.Env = append(os.Environ(), childEnv+"=build")
	return cmd
}

const childEnv = "SEIKA_HUGOSITE_CHILD"

func TestMain(m *testing.M) {
	if task := os.Getenv(childEnv); task != "" {
		if err := child(task, os.Args[1:]); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func child(task string, args []string) error {
	if task != "build" {
		return fmt.Errorf("no task %q", task)
	}
	stage, err := readStage(args[0])
	if err != nil {
		return err
	}
	_, err = Build(context.Background(), stage, Options{Out: args[1], AsOf: asOf})
	return err
}

// readStage reads a stage from a folder; its pages are self-contained.
func readStage(dir string) (*Stage, error) {
	var onDisk, stage Stage
	if err := onDisk.PutFS(os.DirFS(dir)); err != nil {
		return nil, err
	}
	for name, content := range onDisk.All() {
		put := stage.Put
		if isPage(name) && !strings.HasPrefix(filepath.Base(name), "_index.") {
			put = stage.PutPage
		}
		if err := put(name, content); err != nil {
			return nil, err
		}
	}
	return &stage, nil
}

// stockHugo returns the path of the stock command, of the version that this
// module requires.
func stockHugo(tb testing.TB) string {
	tb.Helper()
	if path := os.Getenv("SEIKA_STOCK_HUGO"); path != "" {
		return path
	}
	dir := tb.TempDir()
	bin := filepath.Join(dir, "hugo")
	// A copy of go.mod, because the command needs modules that we do not.
	for _, name := range []string{"go.mod", "go.sum"} {
		content, err := os.ReadFile(filepath.Join("..", "..", name))
		if err != nil {
			tb.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o666); err != nil {
			tb.Fatal(err)
		}
	}
	build := exec.Command("go", "build", "-mod=mod", "-modfile="+filepath.Join(dir, "go.mod"), "-o", bin, "github.com/gohugoio/hugo")
	if out, err := build.CombinedOutput(); err != nil {
		if os.Getenv("SEIKA_REQUIRE_BROWSER") == "1" {
			tb.Fatalf("cannot build the stock command: %v\n%s", err, out)
		}
		tb.Skipf("cannot build the stock command: %v\n%s", err, out)
	}
	return bin
}
