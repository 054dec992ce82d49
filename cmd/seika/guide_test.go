package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// The guide is in content/contributing, in two languages. In its pages and in the README,
//
//	```yaml {file="agreements/osaka/example-2024.yaml"}
//
// is a file that the reader writes; with “into” for “file” the block replaces the keys of the file that it has, or adds them above the
// evidence. And
//
//	```console
//
// is what happens on the reader's screen: lines that begin with “$ ” are commands, the lines below what they print. A line “…” stands for any
// number of lines. TestGuide does what each page says, in order, in a repository that holds testdata/guide.txtar, and compares;
// -update writes what was printed. Whatever else a reader might type is in a block of another kind, see unrun.

// unrun are the commands that the pages may show without running them, each with the reason.
var unrun = map[string]string{
	"seika serve":            "does not end",
	"seika links":            "asks servers on the network; testdata/script/links_*.txtar runs it",
	"seika build":            "writes a whole site; testdata/script/build_*.txtar runs it",
	"seika new":              "asks on a terminal; the pages run it with flags, testdata/script/new_prompts.txtar with answers",
	"go run ./cmd/seika":     "the same program, compiled first",
	"go install ./cmd/seika": "writes outside the test",
	"go test ./...":          "runs this test",
	"git push":               "needs a server",
	"git clone":              "needs a server",
}

func TestGuide(t *testing.T) {
	base, err := txtar.ParseFile("testdata/guide.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range guidePages(t) {
		name, err := filepath.Abs(name)
		if err != nil {
			t.Fatal(err)
		}
		lang := "en"
		if strings.HasSuffix(name, ".ja.md") {
			lang = "ja"
		}
		t.Run(filepath.Base(name), func(t *testing.T) {
			page := readPage(t, name)
			r := newReader(t, lang, base)
			for _, b := range page.blocks {
				r.follow(t, b)
			}
			if *update && !t.Failed() {
				page.write(t, name)
			}
		})
	}
}

// TestGuideLanguages holds the two languages of a page together: the same blocks, the same commands and the same files.
func TestGuideLanguages(t *testing.T) {
	for _, name := range guidePages(t) {
		other, ok := strings.CutSuffix(name, ".ja.md")
		if !ok {
			continue
		}
		english := other + ".en.md"
		if filepath.Base(name) == "README.ja.md" {
			english = other + ".md"
		}
		ja, en := readPage(t, name).outline(), readPage(t, english).outline()
		if !slices.Equal(ja, en) {
			t.Errorf("%s and %s show different things:\n%s\n\n%s", name, english, strings.Join(ja, "\n"), strings.Join(en, "\n"))
		}
	}
}

// TestGuideLinks follows the links from page to page of the guide.
func TestGuideLinks(t *testing.T) {
	link := regexp.MustCompile(`\]\(([a-z-]+)\.html(?:#[^)]*)?\)`)
	for _, name := range guidePages(t) {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(name, "contributing/") {
			continue
		}
		lang := filepath.Ext(strings.TrimSuffix(name, ".md"))
		for _, m := range link.FindAllStringSubmatch(string(text), -1) {
			if _, err := os.Stat(filepath.Join(filepath.Dir(name), m[1]+lang+".md")); err != nil {
				t.Errorf("%s: no page %s: %v", name, m[1], err)
			}
		}
	}
}

func guidePages(t *testing.T) []string {
	t.Helper()
	pages, err := filepath.Glob("../../content/contributing/*.md")
	if err != nil || len(pages) == 0 {
		t.Fatal("no guide", err)
	}
	return append(pages, "../../README.md", "../../README.ja.md")
}

// page is a Markdown file, divided into its fenced blocks and what stands between them.
type page struct {
	parts  []string // every line of the file, in order; a block's inner lines are one part
	blocks []*block
}

// block is a fenced block: what its fence says, and its place among the parts.
type block struct {
	kind, file string
	partly     bool // the file is there already
	inner      string
	where      string // for messages
	part       int
}

var fence = regexp.MustCompile("^```([a-z]*)(?: *\\{(file|into)=\"([^\"]+)\"\\})? *$")

func readPage(t *testing.T, name string) *page {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	p := &page{}
	var open *block
	for i, line := range slices.Collect(strings.Lines(string(text))) {
		m := fence.FindStringSubmatch(strings.TrimRight(line, "\n"))
		switch {
		case open == nil && m != nil:
			open = &block{kind: m[1], partly: m[2] == "into", file: m[3], where: fmt.Sprintf("%s:%d", filepath.Base(name), i+1)}
			p.parts = append(p.parts, line)
		case open != nil && m != nil:
			open.part = len(p.parts)
			p.parts = append(p.parts, open.inner, line)
			p.blocks = append(p.blocks, open)
			open = nil
		case open != nil:
			open.inner += line
		default:
			if strings.Contains(line, "```") {
				t.Errorf("%s:%d: this fence is not understood: %s", name, i+1, line)
			}
			p.parts = append(p.parts, line)
		}
	}
	if open != nil {
		t.Fatalf("%s: the block is not closed", open.where)
	}
	return p
}

func (p *page) write(t *testing.T, name string) {
	t.Helper()
	for _, b := range p.blocks {
		p.parts[b.part] = b.inner
	}
	if err := os.WriteFile(name, []byte(strings.Join(p.parts, "")), 0o644); err != nil {
		t.Fatal(err)
	}
}

// outline is what the blocks are about, without the words that programs print.
func (p *page) outline() (lines []string) {
	for _, b := range p.blocks {
		switch {
		case b.file != "":
			lines = append(lines, b.file+"\n"+b.inner)
		case b.kind == "console":
			for line := range strings.Lines(b.inner) {
				if strings.HasPrefix(line, "$ ") {
					lines = append(lines, strings.TrimSpace(line))
				}
			}
		case b.kind == "sh":
			for line := range strings.Lines(b.inner) {
				command, _, _ := strings.Cut(line, "#")
				lines = append(lines, strings.TrimSpace(command))
			}
		}
	}
	return lines
}
