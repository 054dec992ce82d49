package history_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"seika/generator/agreement"
	"seika/generator/gitrepo"
	"seika/generator/history"
)

// TestCache reads a history twice, with a cache that is whole, damaged and foreign in turn: the result is always that of a reading without one.
func TestCache(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/pilot.txtar")
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range archive.Files {
		files[f.Name] = string(f.Data)
	}
	g := newGit(t)
	g.play(files)
	cache := t.TempDir()
	read := func(cache string) *history.History {
		t.Helper()
		repo, err := gitrepo.Open(g.dir, gitrepo.Options{})
		if err != nil {
			t.Fatal(err)
		}
		defer repo.Close()
		h, err := history.Read(context.Background(), repo, history.ReadOptions{
			Folder: "agreements", Zone: japan, Until: agreement.Date{Year: 2026, Month: 11, Day: 23}, Cache: cache,
		})
		if err != nil {
			t.Fatal(err)
		}
		return h
	}
	want := read("")
	kept := func() string {
		t.Helper()
		names, err := filepath.Glob(filepath.Join(cache, "timelines-*"))
		if err != nil || len(names) != 1 {
			t.Fatalf("the cache holds %v (%v)", names, err)
		}
		return names[0]
	}
	check := func(when string) {
		t.Helper()
		if diff := cmp.Diff(describe(want), describe(read(cache))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", when, diff)
		}
	}
	check("first reading")
	check("from the cache")
	content, err := os.ReadFile(kept())
	if err != nil {
		t.Fatal(err)
	}
	for when, damaged := range map[string][]byte{
		"cut off": content[:len(content)/2], "empty": nil, "foreign": []byte("something else that is long enough to be a hash and more"),
		"one byte flipped": append(append([]byte{}, content[:len(content)-3]...), content[len(content)-3]^1, content[len(content)-2], content[len(content)-1]),
	} {
		if err := os.WriteFile(kept(), damaged, 0o644); err != nil {
			t.Fatal(err)
		}
		check(when)
	}
}
