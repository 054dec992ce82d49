package pipeline_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"seika/generator/agreement"
	"seika/generator/links"
	"seika/generator/pipeline"
)

func emptyProject(t *testing.T) *pipeline.Project {
	t.Helper()
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, pipeline.RecordsFolder), 0o755); err != nil {
		t.Fatal(err)
	}
	p, _, err := pipeline.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func seen(r *links.Register) {
	r.Record("https://example.org/a", links.Observation{Status: 200}, agreement.Date{Year: 2026, Month: 11, Day: 1})
}

func TestUpdateLinks(t *testing.T) {
	p := emptyProject(t)
	file := filepath.Join(p.Dir, filepath.FromSlash(links.File))
	if err := p.UpdateLinks(func(*links.Register) {}); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Dir(file)); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("an empty register was written: %v", err)
	}
	if err := p.UpdateLinks(seen); err != nil {
		t.Fatal(err)
	}
	before, err := os.Stat(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := p.UpdateLinks(seen); err != nil {
		t.Fatal(err)
	}
	if after, err := os.Stat(file); err != nil || !os.SameFile(before, after) || !after.ModTime().Equal(before.ModTime()) {
		t.Errorf("the same was written again: %v", err)
	}
	if err := p.UpdateLinks(func(r *links.Register) { r.Keep(func(string) bool { return false }) }); err != nil {
		t.Fatal(err)
	}
	if text, err := os.ReadFile(file); err != nil || string(text) != string(links.New().Marshal()) {
		t.Errorf("%s, %v", text, err)
	}
	if left, err := os.ReadDir(filepath.Dir(file)); err != nil || len(left) != 1 {
		t.Errorf("%v, %v", left, err)
	}
}

// A broken file is left as it is, byte by byte.
func TestUpdateLinksBroken(t *testing.T) {
	p := emptyProject(t)
	file := filepath.Join(p.Dir, filepath.FromSlash(links.File))
	if err := errors.Join(os.Mkdir(filepath.Dir(file), 0o755), os.WriteFile(file, []byte("{"), 0o644)); err != nil {
		t.Fatal(err)
	}
	var broken *links.FileError
	if err := p.UpdateLinks(seen); !errors.As(err, &broken) {
		t.Errorf("%v", err)
	}
	if text, err := os.ReadFile(file); err != nil || string(text) != "{" {
		t.Errorf("%q, %v", text, err)
	}
}

// A link in the repository does not lead the file out of it.
func TestUpdateLinksStaysInside(t *testing.T) {
	p := emptyProject(t)
	outside := t.TempDir()
	if err := os.Symlink(outside, filepath.Join(p.Dir, ".seika")); err != nil {
		t.Skip(err)
	}
	if err := p.UpdateLinks(seen); err == nil {
		t.Error("no error")
	}
	if written, err := os.ReadDir(outside); err != nil || len(written) > 0 {
		t.Errorf("written outside: %v, %v", written, err)
	}
}

// A link in the place of the file is replaced; what it leads to is not written to.
func TestUpdateLinksReplacesALink(t *testing.T) {
	p := emptyProject(t)
	target := filepath.Join(p.Dir, "target")
	file := filepath.Join(p.Dir, filepath.FromSlash(links.File))
	if err := errors.Join(os.WriteFile(target, links.New().Marshal(), 0o644), os.Mkdir(filepath.Dir(file), 0o755)); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join("..", "target"), file); err != nil {
		t.Skip(err)
	}
	if err := p.UpdateLinks(seen); err != nil {
		t.Fatal(err)
	}
	if text, err := os.ReadFile(target); err != nil || string(text) != string(links.New().Marshal()) {
		t.Errorf("%s, %v", text, err)
	}
	if info, err := os.Lstat(file); err != nil || !info.Mode().IsRegular() {
		t.Errorf("%v, %v", info, err)
	}
}
