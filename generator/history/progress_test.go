package history_test

import (
	"context"
	"path/filepath"
	"testing"

	"seika/generator/gitrepo"
	"seika/generator/history"
)

// TestProgress holds that progress grows to its total, and that a reading with nothing new has none.
func TestProgress(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "repository")
	madeUp{records: 15, commits: 100, mergeEvery: 13}.generate(t, dir)
	repo, err := gitrepo.Open(dir, gitrepo.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer repo.Close()
	cache := t.TempDir()
	for round := range 2 {
		calls, last, of := 0, 0, 0
		_, err := history.Read(context.Background(), repo, history.ReadOptions{Folder: "agreements", Zone: japan, Cache: cache, Program: "test", Progress: func(done, total int) {
			if done < last || calls > 0 && total != of || done > total {
				t.Errorf("%d of %d after %d of %d", done, total, last, of)
			}
			calls, last, of = calls+1, done, total
		}})
		if err != nil {
			t.Fatal(err)
		}
		if round == 0 && (calls < 100 || last != of) || round == 1 && calls != 0 {
			t.Errorf("round %d: %d calls, the last with %d of %d", round, calls, last, of)
		}
	}
}
