package gitrepo

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// linear makes a bare repository with one commit on main for each set of files, a day apart from 2026-04-01 12:00 UTC on, and returns its
// folder. The commits are loose objects.
func linear(t testing.TB, commits ...map[string]string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "repo.git")
	run(t, "", "init", "-q", "--bare", "-b", "main", dir)
	extend(t, dir, "main", 0, commits...)
	return dir
}

// extend adds commits to a branch, of which the first is made so many days after 2026-04-01.
func extend(t testing.TB, dir, branch string, days int, commits ...map[string]string) {
	t.Helper()
	var in bytes.Buffer
	for i, files := range commits {
		fmt.Fprintf(&in, "commit refs/heads/%s\ncommitter A <a@example.org> %d +0000\ndata <<.\nday %d\n.\n", branch, 1_775_044_800+(days+i)*86400, days+i)
		if i == 0 && days > 0 {
			fmt.Fprintf(&in, "from refs/heads/%s^0\n", branch)
		}
		in.WriteString("deleteall\n")
		for _, path := range slices.Sorted(maps.Keys(files)) {
			fmt.Fprintf(&in, "M 100644 inline %s\ndata %d\n%s\n", path, len(files[path]), files[path])
		}
	}
	runInput(t, dir, in.String(), "fast-import", "--quiet", "--force")
}

// one is a commit with one record.
func one(value string) map[string]string {
	return map[string]string{"agreements/a.yaml": "value: " + value + "\n", "README.md": "about\n"}
}

func TestOpenFindsTheRepository(t *testing.T) {
	bare := linear(t, one("1"), one("2"))
	dir := t.TempDir()
	work := filepath.Join(dir, "work")
	run(t, "", "clone", "-q", bare, work)
	run(t, work, "worktree", "add", "-q", "-b", "linked", filepath.Join(dir, "linked"), "HEAD~1")
	run(t, "", "clone", "-q", "--separate-git-dir", filepath.Join(dir, "separate.git"), bare, filepath.Join(dir, "separate"))
	super := filepath.Join(dir, "super")
	run(t, "", "init", "-q", "-b", "main", super)
	run(t, super, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", bare, "data")
	run(t, super, "commit", "-q", "-m", "with a submodule")
	if err := os.Symlink(filepath.Join(work, "agreements"), filepath.Join(dir, "link")); err != nil {
		t.Fatal(err)
	}
	head, parent := strings.TrimSpace(run(t, bare, "rev-parse", "main")), strings.TrimSpace(run(t, bare, "rev-parse", "main~1"))
	superHead := strings.TrimSpace(run(t, super, "rev-parse", "HEAD"))

	for _, c := range []struct{ name, path, workTree, prefix, branch, head string }{
		{"bare", bare, "", "", "main", head},
		{"folder in a bare one", filepath.Join(bare, "refs", "heads"), "", "", "main", head},
		{"work tree", work, "work", "", "main", head},
		{"folder of a work tree", filepath.Join(work, "agreements"), "work", "agreements", "main", head},
		{"file of a work tree", filepath.Join(work, "agreements", "a.yaml"), "work", "agreements", "main", head},
		{".git folder", filepath.Join(work, ".git"), "work", "", "main", head},
		{"linked work tree", filepath.Join(dir, "linked", "agreements"), "linked", "agreements", "linked", parent},
		{"separate git folder", filepath.Join(dir, "separate"), "separate", "", "main", head},
		{"submodule", filepath.Join(super, "data", "agreements"), "super/data", "agreements", "main", head},
		{"repository with a submodule", super, "super", "", "main", superHead},
		{"symbolic link", filepath.Join(dir, "link"), "work", "agreements", "main", head},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := open(t, c.path)
			if c.workTree != "" {
				real, err := filepath.EvalSymlinks(filepath.Join(dir, filepath.FromSlash(c.workTree)))
				if err != nil {
					t.Fatal(err)
				}
				c.workTree = real
			}
			if r.WorkTree() != c.workTree || r.Prefix() != c.prefix {
				t.Errorf("got work tree %q and prefix %q, want %q and %q", r.WorkTree(), r.Prefix(), c.workTree, c.prefix)
			}
			if branch, err := r.Head(); err != nil || branch != c.branch {
				t.Errorf("the branch is %q, %v; want %q", branch, err, c.branch)
			}
			if id, err := r.Resolve("HEAD"); err != nil || id.String() != c.head {
				t.Errorf("HEAD is %s, %v; want %s", id, err, c.head)
			}
		})
	}
}

func TestOpenDetachedHead(t *testing.T) {
	bare := linear(t, one("1"), one("2"))
	work := filepath.Join(t.TempDir(), "work")
	run(t, "", "clone", "-q", bare, work)
	run(t, work, "checkout", "-q", "--detach", "HEAD~1")
	r := open(t, work)
	if branch, err := r.Head(); err != nil || branch != "" {
		t.Errorf("the branch of a detached HEAD is %q, %v; want none", branch, err)
	}
	if id, err := r.Resolve("HEAD"); err != nil || id.String() != strings.TrimSpace(run(t, work, "rev-parse", "HEAD")) {
		t.Errorf("HEAD is %s, %v", id, err)
	}
}

func TestOpenWhatIsNoRepository(t *testing.T) {
	dir := t.TempDir()
	broken := filepath.Join(dir, "broken")
	if err := os.MkdirAll(filepath.Join(broken, "sub"), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(broken, ".git"), []byte("gitdir: ../nowhere\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		path string
		want any
	}{
		{dir, new(*NotRepositoryError)},
		{filepath.Join(broken, "sub"), new(*UnsupportedError)},
		{filepath.Join(dir, "absent"), new(*os.PathError)},
	} {
		r, err := Open(c.path, Options{})
		if err == nil {
			t.Fatalf("%s opens as %s", c.path, r.Path())
		}
		if !errors.As(err, c.want) {
			t.Errorf("%s: %T %v", c.path, err, err)
		}
	}
}

// TestOpenExtensions has configurations that go-git's own check refuses and that can be read, and those that cannot.
func TestOpenExtensions(t *testing.T) {
	for _, c := range []struct {
		config string // section.key=value, separated by spaces
		refuse string // part of the reason; "" if it opens
	}{
		{"extensions.worktreeConfig=true", ""},
		{"extensions.objectFormat=sha1", ""},
		{"core.repositoryformatversion=1 extensions.worktreeConfig=true", ""},
		{"core.repositoryformatversion=1 extensions.partialClone=origin", ""},
		{"core.repositoryformatversion=1 extensions.relativeWorktrees=true", ""},
		{"core.repositoryformatversion=1 extensions.objectFormat=sha1", ""},
		{"core.repositoryformatversion=1 extensions.preciousObjects=true extensions.noop=1", ""},
		{"core.repositoryformatversion=1 extensions.refStorage=files", ""},
		{"extensions.unknownThing=1", ""}, // git ignores it in a repository of version 0 as well
		{"core.repositoryformatversion=1 extensions.unknownThing=1", "unknown extension unknownthing"},
		{"core.repositoryformatversion=1 extensions.objectFormat=sha256", "named by sha256"},
		{"core.repositoryformatversion=1 extensions.refStorage=reftable", "stored as reftable"},
		{"core.repositoryformatversion=2", "version 2"},
	} {
		dir := linear(t, one("1"))
		for _, setting := range strings.Fields(c.config) {
			key, value, _ := strings.Cut(setting, "=")
			run(t, "", "config", "--file", filepath.Join(dir, "config"), key, value)
		}
		r, err := Open(dir, Options{})
		if c.refuse != "" {
			var unsupported *UnsupportedError
			if !errors.As(err, &unsupported) || !strings.Contains(err.Error(), c.refuse) {
				t.Errorf("%s: %v", c.config, err)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", c.config, err)
			continue
		}
		if _, err := r.Resolve("main"); err != nil {
			t.Errorf("%s: %v", c.config, err)
		}
		r.Close()
	}
}

func TestOpenSHA256(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "sha256.git")
	run(t, "", "init", "-q", "--bare", "--object-format=sha256", dir)
	var unsupported *UnsupportedError
	if _, err := Open(dir, Options{}); !errors.As(err, &unsupported) {
		t.Errorf("got %v", err)
	}
}

func TestOpenSparseCheckout(t *testing.T) {
	bare := linear(t, one("1"), one("2"))
	work := filepath.Join(t.TempDir(), "work")
	run(t, "", "clone", "-q", "--sparse", bare, work)
	run(t, work, "sparse-checkout", "set", "nothing")
	run(t, work, "update-index", "--index-version=4")
	assertWalk(t, work, "HEAD")
}

func TestOpenConfigWithInclude(t *testing.T) {
	dir := linear(t, one("1"))
	text := "[include]\n\tpath = more\n[remote \"odd\"]\n\tfetch = nonsense\n[core]\n\trepositoryformatversion = 0\n\tbare = true\n"
	if err := os.WriteFile(filepath.Join(dir, "config"), []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	if _, err := open(t, dir).Resolve("main"); err != nil {
		t.Error(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "config"), []byte("[core\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	var unsupported *UnsupportedError
	if _, err := Open(dir, Options{}); !errors.As(err, &unsupported) {
		t.Errorf("a broken config: %v", err)
	}
}

func TestEmptyRepository(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "empty.git")
	run(t, "", "init", "-q", "--bare", "-b", "main", dir)
	r := open(t, dir)
	var empty *EmptyError
	for _, rev := range []string{"HEAD", "main", "@~1", "main@{2026-04-01}"} {
		if _, err := r.Resolve(rev); !errors.As(err, &empty) {
			t.Errorf("%s: %v", rev, err)
		}
	}
	if _, err := r.Walk(t.Context(), WalkOptions{}); !errors.As(err, &empty) {
		t.Errorf("walk: %v", err)
	}
	if s, err := r.State(); err != nil || !s.Empty {
		t.Errorf("state %+v, %v", s, err)
	}
}

func TestAlternatesThatAreGone(t *testing.T) {
	dir := linear(t, one("1"))
	if err := os.WriteFile(filepath.Join(dir, "objects", "info", "alternates"), []byte("# comment\n\"/no/\\tsuch\"\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	var unsupported *UnsupportedError
	if _, err := Open(dir, Options{}); !errors.As(err, &unsupported) || !strings.Contains(err.Error(), "/no/\tsuch") {
		t.Errorf("got %v", err)
	}
	// One that names itself, and one that names it: no endless search.
	if err := os.WriteFile(filepath.Join(dir, "objects", "info", "alternates"), []byte("../objects\n./\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	assertWalk(t, dir, "main")
}

// TestBrokenReference has a reference that a crash left empty; git ignores it as well.
func TestBrokenReference(t *testing.T) {
	dir := linear(t, one("1"))
	if err := os.WriteFile(filepath.Join(dir, "refs", "heads", "broken"), nil, 0o666); err != nil {
		t.Fatal(err)
	}
	r := open(t, dir)
	if _, err := r.Walk(t.Context(), WalkOptions{}); err != nil {
		t.Error(err)
	}
	for _, rev := range []string{"broken", "absent"} {
		if _, err := r.Resolve(rev); !errors.As(err, new(*RevisionError)) {
			t.Errorf("%s: %v", rev, err)
		}
	}
}
