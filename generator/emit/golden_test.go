package emit_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "rewrite the expected files in testdata/golden")

// Each archive holds records below agreements/ and the files expected from them below want/, JSON indented for reading. To add an expected
// file, add its name with no content and run the test with -update.
func TestGolden(t *testing.T) {
	names, err := filepath.Glob("testdata/golden/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatalf("no archives: %v", err)
	}
	for _, name := range names {
		t.Run(filepath.Base(name), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			files := mustFiles(t, archiveInput(t, archive))
			wanted := 0
			for i, f := range archive.Files {
				path, ok := strings.CutPrefix(f.Name, "want/")
				if !ok {
					continue
				}
				wanted++
				got := indented(t, path, files[path])
				if *update {
					archive.Files[i].Data = got
					continue
				}
				if diff := cmp.Diff(string(f.Data), string(got)); diff != "" {
					t.Errorf("%s (-want +got), go test -update rewrites it:\n%s", path, diff)
				}
			}
			if wanted == 0 {
				t.Error("the archive expects nothing")
			}
			if *update {
				if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

func indented(t *testing.T, path string, content []byte) []byte {
	t.Helper()
	if content == nil {
		t.Errorf("%s is not made", path)
		return nil
	}
	if strings.HasSuffix(path, ".yaml") || strings.HasSuffix(path, ".xml") {
		return content
	}
	var out bytes.Buffer
	if err := json.Indent(&out, content, "", " "); err != nil {
		t.Errorf("%s: %v", path, err)
	}
	text := out.Bytes()
	for range 3 {
		text = innermost.ReplaceAllFunc(text, oneLine)
	}
	return text
}

// innermost matches an object or list that holds no other; oneLine writes it on one line where that is short enough to read.
var innermost = regexp.MustCompile(`(?:\{|\[)\n(?:[^\[\]{}\n]*(?:\{[^\n]*\}|\[[^\n]*\])?[^\[\]{}\n]*\n)+? *(?:\}|\])`)

func oneLine(text []byte) []byte {
	lines := strings.Split(string(text), "\n")
	for i := range lines {
		lines[i] = strings.TrimLeft(lines[i], " ")
	}
	joined := strings.Join(lines, " ")
	if len([]rune(joined)) > 180 {
		return text
	}
	return []byte(joined)
}
