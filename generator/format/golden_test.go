package format_test

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"seika/generator/format"
	"seika/generator/source"
)

var update = flag.Bool("update", false, "rewrite the expected texts in testdata")

// TestGoldens formats the first file of each archive in testdata. Its name says what it is: record, organisation or themes; the words
// crlf and bom behind it change its encoding before it is formatted. The second file is what must come out (want) or the findings with
// which it must be refused (refused); an archive without a second file holds a canonical text.
func TestGoldens(t *testing.T) {
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) < 40 {
		t.Fatalf("%d goldens were found: %v", len(names), err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			file, kind := goldenFile(t, archive.Files[0])
			text, err := format.File(file, kind)
			got := txtar.File{Name: "want", Data: text}
			if refusal := new(format.Refusal); errors.As(err, &refusal) {
				got = txtar.File{Name: "refused"}
				for _, d := range refusal.Findings {
					got.Data = append(got.Data, d.String()+"\n"...)
				}
			} else if err != nil {
				t.Fatal(err)
			}
			if *update {
				archive.Files = archive.Files[:1]
				if got.Name == "refused" || !bytes.Equal(got.Data, file.Content) {
					archive.Files = append(archive.Files, got)
				}
				if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want := txtar.File{Name: "want", Data: file.Content}
			if len(archive.Files) > 1 {
				want = archive.Files[1]
			}
			if got.Name != want.Name {
				t.Fatalf("got %s, want %s:\n%s", got.Name, want.Name, got.Data)
			}
			if diff := cmp.Diff(string(want.Data), string(got.Data)); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
			checkFile(t, file.Content, kind)
		})
	}
}

func goldenFile(t *testing.T, f txtar.File) (*source.File, format.Kind) {
	t.Helper()
	words := strings.Fields(f.Name)
	kind := slices.Index([]string{"record", "organisation", "themes"}, words[0])
	if kind < 0 {
		t.Fatalf("the first file is called %q", f.Name)
	}
	content := f.Data
	for _, w := range words[1:] {
		switch w {
		case "crlf":
			content = bytes.ReplaceAll(content, []byte("\n"), []byte("\r\n"))
		case "bom":
			content = append([]byte("\ufeff"), content...)
		case "open": // no line break at the end
			content = bytes.TrimSuffix(content, []byte("\n"))
		default:
			t.Fatalf("unknown word %q", w)
		}
	}
	return &source.File{Path: "agreements/x.yaml", Content: content}, format.Kind(kind)
}
