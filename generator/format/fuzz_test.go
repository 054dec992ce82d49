package format_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/tools/txtar"

	"seika/generator/diag"
	"seika/generator/format"
	"seika/generator/lint"
	"seika/generator/load"
	"seika/generator/source"
)

var kinds = []format.Kind{format.Record, format.Organisation, format.Themes}

// FuzzFormat holds what must be true of any file: formatting never panics, never breaks a promise of its own (only broken files are
// refused, with a reason), keeps what the loader reads and every comment, and changes nothing the second time.
func FuzzFormat(f *testing.F) {
	for _, seed := range seeds(f) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		format.Guess(content)
		for _, kind := range kinds {
			checkFile(t, content, kind)
		}
	})
}

// FuzzEdit holds that an edit never panics and either proves itself or says no.
func FuzzEdit(f *testing.F) {
	for i, seed := range seeds(f) {
		f.Add(seed, []string{"signed", "parties/0/ref", "evidence/0", "title/ja", "deliverables/0/events"}[i%5], "id", "2014")
	}
	f.Fuzz(func(t *testing.T, content []byte, path, key, value string) {
		file := &source.File{Path: "agreements/x.yaml", Content: content}
		for _, kind := range kinds {
			_, err1 := format.Replace(file, kind, source.Path(path), value)
			_, err2 := format.InsertKey(file, kind, source.Path(path), key, value)
			_, err3 := format.Remove(file, kind, source.Path(path))
			_, err4 := format.RenameKey(file, kind, source.Path(path), key)
			refusal := new(format.Refusal)
			for _, err := range []error{err1, err2, err3, err4} {
				if err != nil && !errors.Is(err, format.ErrPath) && !errors.Is(err, format.ErrEdit) && !errors.As(err, &refusal) {
					t.Fatalf("%q %q %q: %v\n%s", path, key, value, err, content)
				}
			}
		}
	})
}

func checkFile(t *testing.T, content []byte, kind format.Kind) {
	t.Helper()
	before := &source.File{Path: "agreements/x.yaml", Content: content}
	text, err := format.File(before, kind)
	if refusal := new(format.Refusal); errors.As(err, &refusal) {
		if len(refusal.Findings) == 0 {
			t.Fatalf("refused without a reason:\n%s", content)
		}
		return
	}
	if err != nil {
		t.Fatalf("%v\n%s", err, content)
	}
	after := &source.File{Path: before.Path, Content: text}
	if again, err := format.File(after, kind); err != nil || !bytes.Equal(again, text) {
		t.Fatalf("the second time changes it again: %v\n--- in\n%s\n--- first\n%s\n--- second\n%s", err, content, text, again)
	}
	if a, b := loaded(before, kind), loaded(after, kind); !reflect.DeepEqual(a, b) {
		t.Fatalf("the loader reads something else:\n--- in\n%s\n%+v\n--- out\n%s\n%+v", content, a, text, b)
	}
	if bytes.Equal(text, content) {
		return
	}
	if strings.Count(string(text), "#") < strings.Count(string(content), "#") {
		t.Fatalf("a comment is lost:\n--- in\n%s\n--- out\n%s", content, text)
	}
	if bytes.ContainsRune(text, '\r') || bytes.HasPrefix(text, []byte("\ufeff")) || !bytes.HasSuffix(text, []byte("\n")) || !utf8.Valid(text) {
		t.Fatalf("not in canonical encoding:\n%q", text)
	}
}

// loaded is what the loader makes of a file: the second opinion on its meaning.
func loaded(f *source.File, kind format.Kind) any {
	rules := func(l diag.List) map[string]int {
		counts := map[string]int{}
		for _, d := range l {
			counts[d.Rule]++
		}
		return counts
	}
	switch kind {
	case format.Organisation:
		r, findings := load.ParseOrganisation(f)
		return []any{r.Organisation, rules(findings)}
	case format.Themes:
		r, findings := load.ParseThemes(f)
		return []any{r.Themes, rules(findings)}
	default:
		r, findings := load.ParseRecord(f)
		return []any{r.Agreement, rules(findings)}
	}
}

// seeds are the goldens, the examples of all rules and the real records.
func seeds(tb testing.TB) (all [][]byte) {
	tb.Helper()
	goldens, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		tb.Fatal(err)
	}
	for _, name := range goldens {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			tb.Fatal(err)
		}
		for _, f := range archive.Files {
			all = append(all, f.Data)
		}
	}
	for _, rule := range append(load.Rules(), lint.Rules()...) {
		for _, example := range []string{rule.Bad, rule.Good} {
			if !strings.HasPrefix(example, "-- ") {
				all = append(all, []byte(example))
				continue
			}
			for _, f := range txtar.Parse([]byte(example)).Files {
				all = append(all, f.Data)
			}
		}
	}
	for _, name := range realFiles(tb) {
		content, err := os.ReadFile(name)
		if err != nil {
			tb.Fatal(err)
		}
		all = append(all, content)
	}
	return all
}

// realFiles are the records of this repository.
func realFiles(tb testing.TB) []string {
	tb.Helper()
	var names []string
	for _, pattern := range []string{"../../agreements/*.yaml", "../../agreements/*/*.yaml"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			tb.Fatal(err)
		}
		names = append(names, found...)
	}
	if len(names) < 100 {
		tb.Fatalf("only %d record files were found", len(names))
	}
	return names
}
