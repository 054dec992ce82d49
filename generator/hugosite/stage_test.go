package hugosite

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

func TestStagePaths(t *testing.T) {
	var s Stage
	for _, name := range []string{"hugo.toml", "content/a/x.ja.html", "static/.well-known/x", "assets/日本.css"} {
		if err := s.Put(name, nil); err != nil {
			t.Errorf("%q: %v", name, err)
		}
	}
	for _, name := range []string{"", ".", "..", "../x", "/etc/passwd", "a//b", "a/../b", "a/", "./a", `a\b`, "c:a", "a\x00"} {
		if err := s.Put(name, nil); err == nil {
			t.Errorf("%q is accepted", name)
		}
	}
	for _, name := range []string{"layouts/x.html", "content/_index.ja.html", "content/a/_index.md", "content/a/photo.png", "static/x.html"} {
		if err := s.PutPage(name, nil); err == nil {
			t.Errorf("%q is accepted as a page", name)
		}
	}
}

func TestStageOverlay(t *testing.T) {
	var s Stage
	below := fstest.MapFS{"layouts/a.html": {Data: []byte("below")}, "layouts/b.html": {Data: []byte("below")}}
	above := fstest.MapFS{"layouts/b.html": {Data: []byte("above")}}
	if err := errors.Join(s.PutFS(below), s.PutFS(above)); err != nil {
		t.Fatal(err)
	}
	clone := s.Clone()
	clone.Remove("layouts/a.html")
	got := make(map[string]string)
	for name, content := range s.All() {
		got[name] = string(content)
	}
	if diff := cmp.Diff(map[string]string{"layouts/a.html": "below", "layouts/b.html": "above"}, got); diff != "" {
		t.Error(diff)
	}
	if clone.Len() != 1 {
		t.Errorf("the clone has %d files", clone.Len())
	}
}

func TestWriteDir(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "stage")
	var s Stage
	mustPut(t, &s, "hugo.toml", "title = \"x\"\n")
	mustPut(t, &s, "content/old.md", "old")
	if err := s.WriteDir(dir); err != nil {
		t.Fatal(err)
	}
	before, err := os.Stat(filepath.Join(dir, "hugo.toml"))
	if err != nil {
		t.Fatal(err)
	}
	// Hugo itself leaves files in a project; they are not ours to remove.
	if err := os.WriteFile(filepath.Join(dir, ".hugo_build.lock"), nil, 0o666); err != nil {
		t.Fatal(err)
	}
	s.Remove("content/old.md")
	mustPut(t, &s, "content/new.md", "new")
	if err := s.WriteDir(dir); err != nil {
		t.Fatal(err)
	}
	files := readDir(t, dir)
	delete(files, stageListName)
	want := map[string]string{"hugo.toml": "title = \"x\"\n", "content/new.md": "new", ".hugo_build.lock": ""}
	if diff := cmp.Diff(want, files); diff != "" {
		t.Error(diff)
	}
	after, err := os.Stat(filepath.Join(dir, "hugo.toml"))
	if err != nil || !os.SameFile(before, after) || before.ModTime() != after.ModTime() {
		t.Errorf("an unchanged file was written: %v", err)
	}
}

func TestWriteDirRefusesForeignFolders(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "thesis.doc"), nil, 0o666); err != nil {
		t.Fatal(err)
	}
	var s Stage
	mustPut(t, &s, "hugo.toml", "")
	if err := s.WriteDir(dir); !errors.Is(err, ErrForeign) {
		t.Errorf("got %v", err)
	}
}
