package main

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"seika/generator/pipeline"
)

// TestWriteMended puts the new content in place, keeps the permissions, and leaves alone what somebody else changed meanwhile.
func TestWriteMended(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.yaml")
	if err := os.WriteFile(path, []byte("id: a\n"), 0o640); err != nil {
		t.Fatal(err)
	}
	p := &pipeline.Project{Dir: dir}
	if err := writeMended(p, pipeline.MendedFile{Path: "a.yaml", Before: []byte("id: a\n"), After: []byte("id: b\n")}); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("%v %v", info, err)
	}
	if err := writeMended(p, pipeline.MendedFile{Path: "a.yaml", Before: []byte("id: a\n"), After: []byte("id: c\n")}); !errors.Is(err, errChanged) {
		t.Errorf("a file that somebody changed: %v", err)
	}
	if err := writeMended(p, pipeline.MendedFile{Path: "gone.yaml"}); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a file that is gone: %v", err)
	}
	text, err := os.ReadFile(path)
	if err != nil || string(text) != "id: b\n" {
		t.Errorf("%q %v", text, err)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) != 1 {
		t.Errorf("%v %v", left, err)
	}
}
