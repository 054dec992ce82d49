package pipeline

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

func TestForget(t *testing.T) {
	dir := t.TempDir()
	now := time.Now()
	for name, age := range map[string]time.Duration{
		"0123456789abcdef": 2 * unusedFor, "1123456789abcdef": unusedFor / 2, "2123456789abcdef": 2 * unusedFor, "notes": 2 * unusedFor, "3123456789abcde": 2 * unusedFor,
	} {
		path := filepath.Join(dir, name)
		if err := os.Mkdir(path, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, now.Add(-age), now.Add(-age)); err != nil {
			t.Fatal(err)
		}
	}
	forget(dir, "2123456789abcdef", now)
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var left []string
	for _, e := range entries {
		left = append(left, e.Name())
	}
	if want := []string{"1123456789abcdef", "2123456789abcdef", "3123456789abcde", "notes"}; !slices.Equal(left, want) {
		t.Errorf("left: %v", left)
	}
	if info, err := os.Stat(filepath.Join(dir, "2123456789abcdef")); err != nil || now.Sub(info.ModTime()) > time.Minute {
		t.Errorf("the folder in use is not marked: %v, %v", info, err)
	}
}

func TestProgramIsNamed(t *testing.T) {
	if program() == "" {
		t.Error("the program has no name, so that nothing it concludes is kept")
	}
}
