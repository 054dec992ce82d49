package gitrepo

import (
	"bytes"
	"context"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// same compares what two logs tell.
func same(t *testing.T, what string, want, got *Log) {
	t.Helper()
	if diff := cmp.Diff(want.Entries, got.Entries, cmp.AllowUnexported(Commit{})); diff != "" {
		t.Fatalf("%s: without the cache -, with it +\n%s", what, diff)
	}
	if want.Head != got.Head || want.Folder != got.Folder || want.Mode != got.Mode {
		t.Fatalf("%s: %v and %v", what, want, got)
	}
	if got.CacheErr != nil {
		t.Fatalf("%s: %v", what, got.CacheErr)
	}
}

// TestCacheGivesWhatAWalkGives goes through a history in steps, forwards, backwards and sidewards.
func TestCacheGivesWhatAWalkGives(t *testing.T) {
	for _, mode := range []Mode{FirstParent, Full} {
		dir := storyRepo(t, 11, 120)
		all := strings.Fields(run(t, dir, "rev-list", "--topo-order", "--reverse", "--all"))
		r := open(t, dir)
		cache := filepath.Join(t.TempDir(), "cache", "of walks")
		rnd := rand.New(rand.NewPCG(1, 2))
		reused := 0
		for step := range 60 {
			at := min(step*2, len(all)-1)
			if rnd.IntN(4) == 0 {
				at = rnd.IntN(len(all))
			}
			o := WalkOptions{From: must(ParseID(all[at])), Folder: "agreements", Mode: mode}
			want := must(r.Walk(context.Background(), o))
			o.Cache = cache
			got := must(r.Walk(context.Background(), o))
			same(t, all[at], want, got)
			again := must(r.Walk(context.Background(), o))
			same(t, all[at], want, again)
			if again.Reused != len(again.Entries) {
				t.Errorf("an unchanged head reads %d of %d commits anew", len(again.Entries)-again.Reused, len(again.Entries))
			}
			if got.Reused > 0 {
				reused++
			}
		}
		if reused < 10 {
			t.Errorf("the cache was of use in only %d of 60 steps", reused)
		}
		if files, err := os.ReadDir(cache); err != nil || len(files) != 1 {
			t.Errorf("%v, %v: one file should be left", files, err)
		}
	}
}

func TestCacheIsKeptApart(t *testing.T) {
	dir := storyRepo(t, 12, 40)
	r := open(t, dir)
	cache := t.TempDir()
	for range 2 {
		for _, mode := range []Mode{FirstParent, Full} {
			for _, folder := range []string{"", "agreements", "other"} {
				o := WalkOptions{Folder: folder, Mode: mode}
				want := must(r.Walk(context.Background(), o))
				o.Cache = cache
				same(t, folder, want, must(r.Walk(context.Background(), o)))
			}
		}
	}
	if files, _ := os.ReadDir(cache); len(files) != 6 {
		t.Errorf("%d files, want 6", len(files))
	}
}

// TestDamagedCacheIsRebuilt changes, cuts and swaps cache files.
func TestDamagedCacheIsRebuilt(t *testing.T) {
	dir := storyRepo(t, 13, 20)
	r := open(t, dir)
	cache := t.TempDir()
	o := WalkOptions{Folder: "agreements", Mode: Full}
	want := must(r.Walk(context.Background(), o))
	o.Cache = cache
	must(r.Walk(context.Background(), o))
	path := logFile(cache, o.Folder, o.Mode)
	sound := runBytes(t, path)
	check := func(what string, text []byte) {
		t.Helper()
		if err := os.WriteFile(path, text, 0o666); err != nil {
			t.Fatal(err)
		}
		got := must(r.Walk(context.Background(), o))
		same(t, what, want, got)
		if got.Reused > 0 {
			t.Fatalf("%s: the cache was trusted", what)
		}
		if again := runBytes(t, path); !bytes.Equal(again, sound) {
			t.Fatalf("%s: the cache was not rebuilt", what)
		}
	}
	for at := 0; at < len(sound); at += 41 {
		text := bytes.Clone(sound)
		text[at] ^= 1 << (at % 8)
		check("a changed byte", text)
	}
	check("nothing", nil)
	check("half", sound[:len(sound)/2])
	check("more", append(bytes.Clone(sound), 0))
	check("something else", []byte(strings.Repeat("hello ", 100)))

	// The cache of another folder and of another repository, both sound in themselves.
	o2 := o
	o2.Folder = "other"
	must(r.Walk(context.Background(), o2))
	check("another folder", runBytes(t, logFile(cache, o2.Folder, o2.Mode)))
	foreign := open(t, storyRepo(t, 14, 20))
	cache2 := t.TempDir()
	o2 = o
	o2.Cache = cache2
	must(foreign.Walk(context.Background(), o2))
	check("another repository", runBytes(t, logFile(cache2, o.Folder, o.Mode)))
}

// TestCacheOfARewrittenHistory has a branch that was reset and went on otherwise.
func TestCacheOfARewrittenHistory(t *testing.T) {
	for _, mode := range []Mode{FirstParent, Full} {
		dir := linear(t, one("1"), one("2"), one("3"))
		r := open(t, dir)
		cache := t.TempDir()
		must(r.Walk(context.Background(), WalkOptions{Mode: mode, Cache: cache}))
		run(t, dir, "update-ref", "refs/heads/main", "main~1")
		extend(t, dir, "main", 9, one("other"))
		want := must(r.Walk(context.Background(), WalkOptions{Mode: mode}))
		got := must(r.Walk(context.Background(), WalkOptions{Mode: mode, Cache: cache}))
		same(t, "rewritten", want, got)
		if got.Reused > 0 || len(got.Entries) != 3 {
			t.Errorf("%d entries, %d of them reused", len(got.Entries), got.Reused)
		}
	}
}

func TestCacheUsedByManyAtOnce(t *testing.T) {
	dir := storyRepo(t, 15, 60)
	cache := t.TempDir()
	all := strings.Fields(run(t, dir, "rev-list", "--all"))
	var group sync.WaitGroup
	for i := range 6 {
		group.Go(func() {
			r, err := Open(dir, Options{})
			if err != nil {
				t.Error(err)
				return
			}
			defer r.Close()
			for j := range 15 {
				o := WalkOptions{From: must(ParseID(all[(i*17+j)%len(all)])), Folder: "agreements", Mode: Full, Workers: 1}
				want, err := r.Walk(context.Background(), o)
				if err != nil {
					t.Error(err)
					return
				}
				o.Cache = cache
				got, err := r.Walk(context.Background(), o)
				if err != nil || got.CacheErr != nil || !cmp.Equal(want.Entries, got.Entries, cmp.AllowUnexported(Commit{})) {
					t.Errorf("%v, %v, or another log", err, got.CacheErr)
					return
				}
			}
		})
	}
	group.Wait()
	if files, _ := os.ReadDir(cache); len(files) != 1 {
		t.Errorf("%v: one file should be left", files)
	}
}

func TestCacheThatCannotBeWritten(t *testing.T) {
	dir := linear(t, one("1"), one("2"))
	file := filepath.Join(t.TempDir(), "a file")
	if err := os.WriteFile(file, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	log, err := open(t, dir).Walk(context.Background(), WalkOptions{Cache: file})
	if err != nil || len(log.Entries) != 2 || log.CacheErr == nil {
		t.Errorf("%v, %v", log, err)
	}
}

func TestWalkEndsWhenItIsToldTo(t *testing.T) {
	dir := storyRepo(t, 16, 60)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := open(t, dir).Walk(ctx, WalkOptions{Cache: t.TempDir()}); err != context.Canceled {
		t.Errorf("got %v", err)
	}
}

func TestWalkTellsItsProgress(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "repo.git")
	corpus{records: 20, folders: 2, commits: 600, mergeEvery: 10, size: 60}.generate(t, dir)
	var told []int
	log := must(open(t, dir).Walk(context.Background(), WalkOptions{Mode: Full, Progress: func(n int) { told = append(told, n) }}))
	if len(told) != len(log.Entries)/blockSize || told[0] != blockSize {
		t.Errorf("%d commits, told %v", len(log.Entries), told)
	}
	assertWalk(t, open(t, dir).Path(), "main")
}
