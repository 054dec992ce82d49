package history_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"

	"seika/generator/agreement"
	"seika/generator/gitrepo"
	"seika/generator/history"
)

// keptReader reads the history of one repository with a cache, and counts the versions that it takes from the repository.
type keptReader struct {
	t    *testing.T
	repo *gitrepo.Repo
	dir  string
	read atomic.Int64
}

func newKeptReader(t *testing.T, repository string) *keptReader {
	t.Helper()
	repo, err := gitrepo.Open(repository, gitrepo.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { repo.Close() })
	return &keptReader{t: t, repo: repo, dir: t.TempDir()}
}

// history reads the history up to a revision with the given options.
func (k *keptReader) history(rev string, o history.Options) *history.History {
	k.t.Helper()
	k.read.Store(0)
	head, err := k.repo.Resolve(rev)
	if err != nil {
		k.t.Fatal(err)
	}
	log, err := k.repo.Walk(context.Background(), gitrepo.WalkOptions{From: head, Folder: "agreements", Mode: gitrepo.Full})
	if err != nil {
		k.t.Fatal(err)
	}
	o.Folder, o.Zone = "agreements", japan
	o.Blobs = func(ctx context.Context, ids []gitrepo.ID, limit int64, visit func(int, []byte, error) error) error {
		return k.repo.Blobs(ctx, ids, limit, func(i int, content []byte, err error) error {
			if !bytes.HasPrefix(content, []byte(brokenLine)) { // what cannot be read is not kept
				k.read.Add(1)
			}
			return visit(i, content, err)
		})
	}
	h, err := history.Build(context.Background(), log, o)
	if err != nil {
		k.t.Fatal(err)
	}
	return h
}

// check holds that a history read with the cache is that read without one, and took no more than so many versions from the repository.
func (k *keptReader) check(when, rev string, o history.Options, most int64) {
	k.t.Helper()
	want := whole(k.history(rev, o))
	o.Cache, o.Program = k.dir, "test"
	if diff := cmp.Diff(strings.Split(want, "\n"), strings.Split(whole(k.history(rev, o)), "\n")); diff != "" {
		k.t.Errorf("%s (-without +with the cache):\n%s", when, diff)
	}
	if n := k.read.Load(); n > most {
		k.t.Errorf("%s: %d versions were read; %d are new", when, n, most)
	}
}

// whole is everything that a history says.
func whole(h *history.History) string {
	var b strings.Builder
	b.WriteString(describe(h))
	for _, t := range h.Timelines {
		for _, row := range t.Rows() {
			fmt.Fprintln(&b, row)
		}
		fmt.Fprintf(&b, "%v\n", t.Facts())
		for _, r := range t.Revisions {
			text, err := json.Marshal(r.Moves)
			fmt.Fprintf(&b, "%s %v\n", text, err)
		}
	}
	return b.String()
}

func TestCache(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "repository")
	madeUp{records: 40, commits: 400, mergeEvery: 13, rough: true}.generate(t, dir)
	today := history.Options{Until: agreement.Date{Year: 2026, Month: 11, Day: 23}}
	complete := today
	complete.Complete = true
	k := newKeptReader(t, dir)
	many := int64(1 << 40)

	k.check("an earlier revision, nothing kept", "main~250", today, many)
	k.check("the same again", "main~250", today, 0)
	k.check("250 commits later", "main", today, newVersions(t, dir, "main~250", "main"))
	k.check("the same again", "main", today, 0)
	k.check("another day", "main", history.Options{Until: agreement.Date{Year: 2026, Month: 6, Day: 3}}, 0)
	k.check("a day before most commits", "main", history.Options{Until: agreement.Date{Year: 2018, Month: 9, Day: 15}}, 0)
	k.check("no day", "main", history.Options{}, 0)
	k.check("with all fields", "main", complete, 0)
	k.check("back to the earlier revision", "main~250", today, 0)
	var passed gitrepo.ID
	k.check("without one of the commits", "main", history.Options{Until: today.Until, Ignore: func(id gitrepo.ID) bool {
		if passed.IsZero() {
			passed = id
		}
		return id == passed
	}}, 0)

	another := today
	another.Cache, another.Program = k.dir, "another program"
	if h := k.history("main", another); k.read.Load() != 0 || len(h.Timelines) == 0 {
		t.Errorf("another program reads %d versions anew", k.read.Load())
	}
	remove(t, k.dir, "versions-*")
	k.check("without the versions", "main", today, 20) // the two sides of a file that moved and changed in one commit
	remove(t, k.dir, "steps-*")
	k.check("without anything", "main", today, many)
	remove(t, k.dir, "steps-*")
	k.check("with the versions alone", "main", today, 0)

	names, err := filepath.Glob(filepath.Join(k.dir, "*"))
	if err != nil || len(names) < 2 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		text[len(text)/2] ^= 4
		if err := os.WriteFile(name, text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	k.check("every file damaged", "main", today, many)
	k.check("and mended by that", "main", today, 0)
}

// newVersions asks git how many versions of files there are at revision to and before that were not at revision from and before.
func newVersions(t *testing.T, dir, from, to string) (n int64) {
	t.Helper()
	out, err := exec.Command("git", "-C", dir, "rev-list", "--objects", to, "^"+from).Output()
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(out)) {
		if strings.HasSuffix(strings.TrimSpace(line), ".yaml") {
			n++
		}
	}
	return n
}

func remove(t *testing.T, dir, pattern string) {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, pattern))
	if err != nil || len(names) == 0 {
		t.Fatalf("%s: %v, %v", pattern, names, err)
	}
	for _, name := range names {
		if err := os.Remove(name); err != nil {
			t.Fatal(err)
		}
	}
}

// TestCacheUsedByManyAtOnce reads one history several times at once, into one cache.
func TestCacheUsedByManyAtOnce(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "repository")
	madeUp{records: 15, commits: 120, mergeEvery: 13, rough: true}.generate(t, dir)
	cache := t.TempDir()
	read := func(rev, cache string) string {
		repo, err := gitrepo.Open(dir, gitrepo.Options{})
		if err != nil {
			t.Error(err)
			return ""
		}
		defer repo.Close()
		head, err := repo.Resolve(rev)
		if err != nil {
			t.Error(err)
		}
		h, err := history.Read(context.Background(), repo, history.ReadOptions{From: head, Folder: "agreements", Zone: japan, Cache: cache, Program: "test"})
		if err != nil {
			t.Error(err)
			return ""
		}
		return whole(h)
	}
	var runs sync.WaitGroup
	for n := range 6 {
		rev := fmt.Sprintf("main~%d", n%3*20)
		want := read(rev, "")
		runs.Go(func() {
			for range 3 {
				if got := read(rev, cache); got != want {
					t.Errorf("%s: %s", rev, cmp.Diff(want, got))
				}
			}
		})
	}
	runs.Wait()
}
