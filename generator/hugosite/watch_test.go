package hugosite

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// watching starts to watch and returns a function that waits until all of
// the named files were reported, and fails if others were.
func watching(t *testing.T, dirs ...string) (expect func(names ...string)) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	reports := make(chan []string, 100)
	done := make(chan error, 1)
	go func() { done <- Watch(ctx, dirs, func(paths []string) { reports <- paths }) }()
	t.Cleanup(func() {
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	// Watching has begun when a file written for that purpose is reported.
	probe := filepath.Join(dirs[0], "probe")
	if info, err := os.Stat(dirs[0]); err == nil && !info.IsDir() {
		probe = dirs[0]
	}
	for begun := false; !begun; {
		write(t, probe, "probe")
		select {
		case paths := <-reports:
			begun = slices.Contains(paths, probe)
		case <-time.After(50 * time.Millisecond):
		}
	}
	for quiet := false; !quiet; {
		select {
		case <-reports:
		case <-time.After(300 * time.Millisecond):
			quiet = true
		}
	}
	return func(names ...string) {
		t.Helper()
		missing := slices.Clone(names)
		deadline := time.After(10 * time.Second)
		for len(missing) > 0 {
			select {
			case paths := <-reports:
				if !slices.IsSorted(paths) {
					t.Errorf("not sorted: %q", paths)
				}
				for _, path := range paths {
					if !slices.Contains(names, path) {
						t.Errorf("reported: %q", path)
					}
				}
				missing = slices.DeleteFunc(missing, func(name string) bool { return slices.Contains(paths, name) })
			case <-deadline:
				t.Fatalf("not reported: %q", missing)
			}
		}
		select {
		case paths := <-reports:
			for _, path := range paths {
				if !slices.Contains(names, path) {
					t.Errorf("reported late: %q", path)
				}
			}
		case <-time.After(200 * time.Millisecond):
		}
	}
}

func write(t *testing.T, name, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(content), 0o666); err != nil {
		t.Fatal(err)
	}
}

func TestWatch(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "agreements")
	at := func(name string) string { return filepath.Join(dir, filepath.FromSlash(name)) }
	write(t, at("osaka/a.yaml"), "a")
	write(t, at("osaka/b.yaml"), "b")
	expect := watching(t, dir)

	write(t, at("osaka/a.yaml"), "changed")
	expect(at("osaka/a.yaml"))

	// An editor that writes beside the file and renames.
	write(t, at("osaka/.a.yaml.swp"), "x")
	write(t, at("osaka/a.yaml~"), "x")
	write(t, at("osaka/4913"), "x")
	write(t, at("osaka/a.yaml.tmp"), "renamed")
	if err := os.Rename(at("osaka/a.yaml.tmp"), at("osaka/a.yaml")); err != nil {
		t.Fatal(err)
	}
	expect(at("osaka/a.yaml"))

	// And again, to see that the new file is watched.
	write(t, at("osaka/a.yaml"), "once more")
	expect(at("osaka/a.yaml"))

	// New folders, with files in them at once and later.
	write(t, at("tokyo/deep/er/c.yaml"), "c")
	expect(at("tokyo/deep/er/c.yaml"))
	write(t, at("tokyo/deep/er/d.yaml"), "d")
	expect(at("tokyo/deep/er/d.yaml"))

	write(t, at(".git/index"), "x")
	write(t, at("osaka/b.yaml"), "b2")
	expect(at("osaka/b.yaml"))

	if err := os.Remove(at("osaka/b.yaml")); err != nil {
		t.Fatal(err)
	}
	expect(at("osaka/b.yaml"))

	if err := os.RemoveAll(at("tokyo")); err != nil {
		t.Fatal(err)
	}
	expect(at("tokyo"), at("tokyo/deep"), at("tokyo/deep/er"), at("tokyo/deep/er/c.yaml"), at("tokyo/deep/er/d.yaml"))
}

func TestWatchReportsABurstTogether(t *testing.T) {
	dir := t.TempDir()
	calls := make(chan int, 1000)
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- Watch(ctx, []string{dir}, func(paths []string) { calls <- len(paths) }) }()
	time.Sleep(200 * time.Millisecond)
	const n = 200
	for i := range n {
		write(t, filepath.Join(dir, strings.Repeat("x", i+1)), "x")
	}
	seen, reports := 0, 0
	for seen < n {
		select {
		case k := <-calls:
			seen += k
			reports++
		case <-time.After(10 * time.Second):
			t.Fatalf("%d of %d files reported", seen, n)
		}
	}
	if reports > n/4 {
		t.Errorf("%d reports for %d files written at once", reports, n)
	}
	cancel()
	if err := <-done; err != nil {
		t.Error(err)
	}
}

func TestWatchSingleFileAndFolderMadeAgain(t *testing.T) {
	base := t.TempDir()
	dir, file := filepath.Join(base, "site"), filepath.Join(base, "seika.yaml")
	write(t, filepath.Join(dir, "a"), "a")
	expect := watching(t, dir, file) // the file is not there yet

	write(t, filepath.Join(base, "neighbour"), "x")
	write(t, file, "x")
	expect(file)

	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	expect(dir, filepath.Join(dir, "a"), filepath.Join(dir, "probe"))
	write(t, filepath.Join(dir, "b"), "b")
	expect(filepath.Join(dir, "b"))
	write(t, filepath.Join(dir, "b"), "b2")
	expect(filepath.Join(dir, "b"))
}

func TestWatchMissingFolder(t *testing.T) {
	err := Watch(t.Context(), []string{filepath.Join(t.TempDir(), "no", "such", "file")}, func([]string) {})
	if err == nil || !strings.Contains(err.Error(), "cannot watch") {
		t.Errorf("got %v", err)
	}
}

func TestWatchFolderMadeLater(t *testing.T) {
	base := t.TempDir()
	content, results := filepath.Join(base, "content"), filepath.Join(base, ".seika")
	write(t, filepath.Join(base, "seika.yaml"), "x")
	expect := watching(t, filepath.Join(base, "seika.yaml"), content, results) // neither folder is there yet

	write(t, filepath.Join(content, "a"), "a")
	expect(filepath.Join(content, "a"))
	write(t, filepath.Join(content, "a"), "a2")
	expect(filepath.Join(content, "a"))

	write(t, filepath.Join(base, ".git", "index"), "x")
	write(t, filepath.Join(results, "links.json"), "{}")
	expect(filepath.Join(results, "links.json"))
	write(t, filepath.Join(results, "links.json"), "{ }")
	expect(filepath.Join(results, "links.json"))
}
