package gitrepo

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestMirrorFollowsItsRemote(t *testing.T) {
	dir := linear(t, one("1"), one("2"))
	run(t, dir, "tag", "-a", "-m", "tag", "v1", "main")
	cache := t.TempDir()
	mirror := func() *Repo {
		t.Helper()
		r, err := Mirror(context.Background(), "file://"+dir, cache, Options{})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { r.Close() })
		for _, mode := range []Mode{FirstParent, Full} {
			if diff := cmp.Diff(rawLog(t, dir, "HEAD", "", mode), ourLog(must(r.Walk(context.Background(), WalkOptions{Mode: mode})))); diff != "" {
				t.Fatalf("the remote -, the copy +\n%s", diff)
			}
		}
		want := run(t, dir, "for-each-ref", "--format=%(refname) %(objectname)", "refs/heads", "refs/tags")
		if got := run(t, r.Path(), "for-each-ref", "--format=%(refname) %(objectname)"); got != want {
			t.Fatalf("references\n%swant\n%s", got, want)
		}
		run(t, r.Path(), "fsck", "--strict")
		return r
	}
	path := mirror().Path()
	packs := func() int {
		files, _ := filepath.Glob(filepath.Join(path, "objects", "pack", "*.pack"))
		return len(files)
	}
	before := packs()
	mirror()
	if packs() != before {
		t.Error("a second fetch of the same history wrote a pack")
	}
	extend(t, dir, "main", 5, one("6"), one("7"))
	run(t, dir, "branch", "topic", "main~1")
	mirror()
	run(t, dir, "update-ref", "refs/heads/main", "main~2") // history was taken back
	run(t, dir, "tag", "-d", "v1")
	run(t, dir, "branch", "-D", "topic")
	mirror()
	run(t, dir, "branch", "-m", "main", "trunk")
	run(t, dir, "symbolic-ref", "HEAD", "refs/heads/trunk")
	if branch, err := mirror().Head(); err != nil || branch != "trunk" {
		t.Errorf("the branch is %q, %v", branch, err)
	}
	if mirror().Path() != path {
		t.Error("another folder")
	}
	if text := string(runBytes(t, filepath.Join(path, "config"))); strings.Contains(text, "file://") {
		t.Errorf("the address stands in the configuration:\n%s", text)
	}
}

// TestMirrorThatWasKilled leaves behind what a fetch leaves that is killed at any moment.
func TestMirrorThatWasKilled(t *testing.T) {
	dir := linear(t, one("1"), one("2"))
	for name, damage := range map[string]func(cache, mirror string) error{
		"in the first fetch": func(cache, mirror string) error {
			return errors.Join(os.RemoveAll(mirror), os.MkdirAll(filepath.Join(cache, leftover+"1", "objects"), 0o777))
		},
		"a folder without HEAD": func(_, mirror string) error { return os.Remove(filepath.Join(mirror, "HEAD")) },
		"an empty folder": func(_, mirror string) error {
			return errors.Join(os.RemoveAll(mirror), os.Mkdir(mirror, 0o777))
		},
		"a pack without index":  func(_, mirror string) error { return removeAll(filepath.Join(mirror, "objects", "pack", "*.idx")) },
		"an index without pack": func(_, mirror string) error { return removeAll(filepath.Join(mirror, "objects", "pack", "*.pack")) },
		"half an index": func(_, mirror string) error {
			files, err := filepath.Glob(filepath.Join(mirror, "objects", "pack", "*.idx"))
			if err != nil || len(files) == 0 {
				return errors.New("no index")
			}
			return errors.Join(os.Chmod(files[0], 0o600), os.Truncate(files[0], 900))
		},
		"a half-written pack beside": func(_, mirror string) error {
			return os.WriteFile(filepath.Join(mirror, "objects", "pack", "tmp_pack_123"), []byte("PACK"), 0o600)
		},
		"references gone": func(_, mirror string) error { return os.RemoveAll(filepath.Join(mirror, "refs", "heads")) },
	} {
		cache := t.TempDir()
		r, err := Mirror(context.Background(), "file://"+dir, cache, Options{})
		if err != nil {
			t.Fatal(err)
		}
		r.Close()
		if err := damage(cache, r.Path()); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		r, err = Mirror(context.Background(), "file://"+dir, cache, Options{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if log, err := r.Walk(context.Background(), WalkOptions{}); err != nil || len(log.Entries) != 2 {
			t.Errorf("%s: %v", name, err)
		}
		r.Close()
	}
}

// TestMirrorIsKilled kills processes that fetch, each a little later than the one before.
func TestMirrorIsKilled(t *testing.T) {
	dir := storyRepo(t, 21, 100)
	cache := t.TempDir()
	env := gitEnv("SEIKA_BENCH_WORK=mirror|file://" + dir + "|" + cache)
	killed := 0
	for delay := time.Duration(0); ; delay += 3 * time.Millisecond {
		cmd := exec.Command(os.Args[0])
		cmd.Env = env
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(delay)
		_ = cmd.Process.Kill()
		if err := cmd.Wait(); err == nil || killed > 100 {
			break // it was faster
		}
		killed++
		// What it left is a whole copy or none.
		files, err := filepath.Glob(filepath.Join(cache, "*.git"))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			if err := open(t, file).usable(); err != nil {
				t.Fatalf("killed after %s: %v", delay, err)
			}
		}
	}
	t.Logf("%d processes were killed", killed)
	r, err := Mirror(context.Background(), "file://"+dir, cache, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if diff := cmp.Diff(rawLog(t, dir, "HEAD", "", Full), ourLog(must(r.Walk(context.Background(), WalkOptions{Mode: Full})))); diff != "" {
		t.Error(diff)
	}
}

func removeAll(pattern string) error {
	files, err := filepath.Glob(pattern)
	for _, file := range files {
		err = errors.Join(err, os.Remove(file))
	}
	if len(files) == 0 {
		err = errors.New("no file")
	}
	return err
}

func TestMirrorLeavesNothingBehind(t *testing.T) {
	cache := t.TempDir()
	old := filepath.Join(cache, leftover+"old")
	if err := os.Mkdir(old, 0o777); err != nil {
		t.Fatal(err)
	}
	past := time.Now().Add(-2 * leftoverAge)
	if err := os.Chtimes(old, past, past); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	dir := linear(t, one("1"))
	for _, c := range []struct {
		ctx     context.Context
		address string
	}{{context.Background(), "file:///no/such/repository"}, {ctx, "file://" + dir}} {
		if r, err := Mirror(c.ctx, c.address, cache, Options{}); err == nil {
			t.Errorf("%s opens as %s", c.address, r.Path())
		}
	}
	if files, _ := os.ReadDir(cache); len(files) != 0 {
		t.Errorf("left behind: %v", files)
	}
}

func TestMirrorOfAnEmptyRepository(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "empty.git")
	run(t, "", "init", "-q", "--bare", "-b", "main", dir)
	if _, err := Mirror(context.Background(), "file://"+dir, t.TempDir(), Options{}); !errors.As(err, new(*EmptyError)) {
		t.Errorf("got %v", err)
	}
}

func TestMirrorOfAShallowRepository(t *testing.T) {
	dir := linear(t, one("1"), one("2"), one("3"))
	work := filepath.Join(t.TempDir(), "work")
	run(t, "", "clone", "-q", "--depth", "1", "file://"+dir, work)
	r, err := Mirror(context.Background(), "file://"+work, t.TempDir(), Options{})
	if err == nil {
		_, err = r.Walk(context.Background(), WalkOptions{})
		r.Close()
	}
	if err == nil {
		t.Error("the history of a shallow remote passes for a whole one")
	}
}

func TestMirrorByManyAtOnce(t *testing.T) {
	dir := linear(t, one("1"), one("2"))
	cache := t.TempDir()
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			r, err := Mirror(context.Background(), "file://"+dir, cache, Options{})
			if err != nil {
				t.Error(err)
				return
			}
			defer r.Close()
			if log, err := r.Walk(context.Background(), WalkOptions{}); err != nil || len(log.Entries) != 2 {
				t.Error(err)
			}
		})
	}
	group.Wait()
	if files, _ := os.ReadDir(cache); len(files) != 1 {
		t.Errorf("%v: one copy should be left", files)
	}
}

func TestAddresses(t *testing.T) {
	for address, shown := range map[string]string{
		"https://example.org/data.git":             "https://example.org/data.git",
		"https://user:s3cret@example.org/data.git": "https://example.org/data.git",
		"https://t0ken@example.org/data.git":       "https://example.org/data.git",
		"ssh://git@example.org/data.git":           "ssh://git@example.org/data.git",
		"ssh://git:s3cret@example.org:22/data.git": "ssh://git@example.org:22/data.git",
		"git@example.org:place/data.git":           "git@example.org:place/data.git",
		"file:///srv/data.git":                     "file:///srv/data.git",
	} {
		if got, err := checkAddress(address); err != nil || got != shown || !IsRemote(address) {
			t.Errorf("%s: %q, %v", address, got, err)
		}
	}
	for _, address := range []string{
		"", "data", "/srv/data.git", "http://example.org/data.git", "git://example.org/data.git", "ext::sh -c touch% x", "file://host/path", "ftp://example.org/x",
		"https:///data.git", "https://u:s3cret@exa mple.org/x", "ssh://-oProxyCommand=x/y", "-u:x", "https://u:s3cret@%zz/x", "file://", "s3://bucket/s3cret",
	} {
		_, err := checkAddress(address)
		if !errors.As(err, new(*AddressError)) {
			t.Errorf("%s: %v", address, err)
		} else if strings.Contains(err.Error(), "s3cret@") {
			t.Errorf("%s: the message tells the password: %v", address, err)
		}
	}
	for _, path := range []string{"data", "/srv/data", "./a:b/c", `C:\data`, "C:/data", "../x"} {
		if IsRemote(path) {
			t.Errorf("%s passes for an address", path)
		}
	}
	if a, b := mirrorName("https://example.org/a/data.git"), mirrorName("https://example.org/b/data.git"); a == b || !strings.HasPrefix(a, "data-") {
		t.Errorf("%s and %s", a, b)
	}
}

func TestPasswordsStayOutOfMessages(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("needs git")
	}
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	_, err := Mirror(ctx, "https://user:s3cret@127.0.0.1:1/data.git", t.TempDir(), Options{})
	if err == nil || strings.Contains(err.Error(), "s3cret") || !errors.As(err, new(*RemoteError)) {
		t.Errorf("got %v", err)
	}
	err = remoteError("https://user:s3cret@example.org/x", "https://example.org/x", errors.New("user:s3cret@example.org and https://user:s3cret@example.org/x and s3cret"))
	if strings.Contains(err.Error(), "s3cret") {
		t.Errorf("got %v", err)
	}
}
