package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"
)

// TestBroken lints the broken records in testdata/broken as a contributor would, and compares what is printed, in both languages.
//
// An archive is a family of mistakes. Each case is one record or more (NAME.yaml, below the folder of records) followed by the expected
// output in English (NAME.en) and Japanese (NAME.ja); -update writes the two. The files before the first record are common to all cases:
// the header of the archive says which. A name that ends in .quoted holds what an archive cannot: its content is one Go string per line.
func TestBroken(t *testing.T) {
	archives, err := filepath.Glob("testdata/broken/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatal("no broken records", err)
	}
	for _, name := range archives {
		name, err := filepath.Abs(name)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			changed := false
			for _, c := range brokenCases(t, archive) {
				t.Run(c.name, func(t *testing.T) { changed = c.check(t) || changed })
			}
			if changed {
				if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// brokenCase is one mistake: the records that show it, and the places of the expected outputs in the archive, by language.
type brokenCase struct {
	name    string
	records []txtar.File
	want    map[string]*txtar.File
}

// brokenCases divides an archive into its cases.
func brokenCases(t *testing.T, archive *txtar.Archive) (cases []*brokenCase) {
	t.Helper()
	var common []txtar.File
	open := &brokenCase{want: map[string]*txtar.File{}}
	for i := range archive.Files {
		f := &archive.Files[i]
		stem, lang := strings.TrimSuffix(f.Name, filepath.Ext(f.Name)), strings.TrimPrefix(filepath.Ext(f.Name), ".")
		switch {
		case len(cases) == 0 && len(open.records) == 0 && (strings.HasPrefix(f.Name, "parties/") || f.Name == "themes.yaml"):
			common = append(common, *f)
		case lang != "en" && lang != "ja":
			open.records = append(open.records, *f)
		default:
			open.name, open.want[lang] = stem, f
			if len(open.want) == 2 {
				open.records = append(open.records, common...)
				cases = append(cases, open)
				open = &brokenCase{want: map[string]*txtar.File{}}
			}
		}
	}
	if len(open.records) > 0 {
		t.Fatalf("the last case lacks %s.en or .ja", open.records[0].Name)
	}
	return cases
}

// check lints the records in both languages; true means that the archive was changed.
func (c *brokenCase) check(t *testing.T) bool {
	t.Chdir(t.TempDir())
	for _, f := range c.records {
		path := filepath.Join("agreements", filepath.FromSlash(strings.TrimSuffix(f.Name, ".quoted")))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		content := f.Data
		if strings.HasSuffix(f.Name, ".quoted") {
			content = unquoteLines(t, content)
		}
		if err := os.WriteFile(path, content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	changed := false
	for _, lang := range []string{"en", "ja"} {
		var stdout, stderr bytes.Buffer
		env := &environment{stdout: &stdout, stderr: &stderr, lang: lang, now: func() time.Time { return time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC) }}
		code := execute(context.Background(), env, []string{"lint"})
		if code != exitFindings && code != exitClean || stderr.Len() > 0 {
			t.Errorf("exit status %d, standard error %q", code, stderr.String())
		}
		sayWhatToDo(t, lang, stdout.String())
		if want := c.want[lang]; stdout.String() != string(want.Data) {
			if *update {
				want.Data, changed = stdout.Bytes(), true
				continue
			}
			t.Errorf("%s: run with -update if this is right:\n%s\nwant:\n%s", lang, stdout.String(), want.Data)
		}
	}
	return changed
}

// sayWhatToDo demands that something is reported, and that every finding says what to write instead.
func sayWhatToDo(t *testing.T, lang, output string) {
	t.Helper()
	fix := map[string]string{"en": "\n      fix: ", "ja": "\n      直し方: "}[lang]
	findings := strings.Split(strings.TrimSpace(output), "\n\n")
	for _, finding := range findings[:len(findings)-1] { // the last line counts them
		if !strings.Contains(finding, fix) {
			t.Errorf("%s: no word on how to mend this:\n%s", lang, finding)
		}
	}
	if len(findings) < 2 {
		t.Errorf("%s: nothing is reported: %s", lang, output)
	}
}

func unquoteLines(t *testing.T, lines []byte) []byte {
	t.Helper()
	var content []byte
	for line := range strings.Lines(string(lines)) {
		s, err := strconv.Unquote(strings.TrimSpace(line))
		if err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		content = append(content, s...)
	}
	return content
}
