package gitrepo

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// mend runs the command that an error names, as somebody would who reads it.
func mend(t *testing.T, dir string, err interface{ Mend() string }) {
	t.Helper()
	cmd := exec.Command("sh", "-c", err.Mend())
	cmd.Dir = dir
	cmd.Env = gitEnv()
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", cmd.Args[2], err, out)
	}
}

func TestShallowCloneIsRefused(t *testing.T) {
	bare := linear(t, one("1"), one("2"), one("3"))
	work := filepath.Join(t.TempDir(), "work")
	run(t, "", "clone", "-q", "--depth", "1", "file://"+bare, work)
	r := open(t, work)
	if s, err := r.State(); err != nil || !s.Shallow {
		t.Errorf("state %+v, %v", s, err)
	}
	var shallow *ShallowError
	for name, ask := range map[string]func() error{
		"walk":         func() error { _, err := r.Walk(context.Background(), WalkOptions{}); return err },
		"HEAD~1":       func() error { _, err := r.Resolve("HEAD~1~1"); return err },
		"earlier date": func() error { _, err := r.Resolve("HEAD@{2026-04-02}"); return err },
		"merge base": func() error {
			_, err := r.MergeBases(must(r.Resolve("HEAD")), must(r.Resolve("origin/main")))
			return err
		},
		"search":        func() error { _, err := r.Resolve(":/nothing"); return err },
		"range of past": func() error { _, err := r.ResolveRange("HEAD@{2026-04-01}..HEAD"); return err },
	} {
		if err := ask(); name == "merge base" {
			if err != nil {
				t.Errorf("the merge base of a commit with itself needs no history: %v", err)
			}
		} else if !errors.As(err, &shallow) {
			t.Errorf("%s: %v", name, err)
		}
	}
	tree, err := r.Tree(must(r.Resolve("HEAD")), "agreements")
	if err != nil {
		t.Fatal(err)
	}
	if text, err := tree.ReadFile("a.yaml"); err != nil || string(text) != "value: 3\n" {
		t.Errorf("the newest files must be readable: %q, %v", text, err)
	}
	mend(t, work, &ShallowError{})
	assertWalk(t, work, "HEAD")
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func TestPartialCloneIsRefused(t *testing.T) {
	bare := linear(t, one("1"), one("2"), one("3"))
	run(t, bare, "config", "uploadpack.allowFilter", "true")
	work := filepath.Join(t.TempDir(), "work")
	run(t, "", "clone", "-q", "--filter=blob:none", "file://"+bare, work)
	r := open(t, work)
	var partial *PartialError
	if _, err := r.Walk(context.Background(), WalkOptions{}); !errors.As(err, &partial) || partial.Filter != "blob:none" || partial.Remote != "origin" {
		t.Fatalf("got %v", err)
	}
	old := must(r.Tree(must(r.Resolve("HEAD~1")), "agreements"))
	if _, err := old.ReadFile("a.yaml"); !errors.As(err, new(*PartialError)) || !errors.As(err, new(*MissingError)) {
		t.Errorf("an old file: %v", err)
	}
	mend(t, work, partial)
	r = open(t, work)
	if s, err := r.State(); err != nil || s.Partial {
		t.Errorf("state after mending %+v, %v", s, err)
	}
	old = must(r.Tree(must(r.Resolve("HEAD~1")), "agreements"))
	if text, err := old.ReadFile("a.yaml"); err != nil || string(text) != "value: 2\n" {
		t.Errorf("an old file after mending: %q, %v", text, err)
	}
	assertWalk(t, work, "HEAD")
}

func TestGraftsAndReplacementsAreToldAndNotFollowed(t *testing.T) {
	dir := linear(t, one("1"), one("2"), one("3"))
	id := strings.TrimSpace(run(t, dir, "rev-parse", "main~1"))
	if err := os.MkdirAll(filepath.Join(dir, "info"), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "info", "grafts"), []byte("# cut\n"+id+"\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	run(t, dir, "replace", "main", "main~1")
	r := open(t, dir)
	s, err := r.State()
	if err != nil || s != (State{Grafts: 1, Replacements: 1}) {
		t.Errorf("state %+v, %v", s, err)
	}
	log, err := r.Walk(context.Background(), WalkOptions{})
	if err != nil || len(log.Entries) != 3 || log.Entries[0].Message != "day 2" {
		t.Errorf("%d entries, %v; the history as committed has 3", len(log.Entries), err)
	}
}
