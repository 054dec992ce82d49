package gitrepo

import (
	"bytes"
	"context"
	"encoding/hex"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// packedRepo returns a repository with all objects in one pack, and the path of that.
func packedRepo(t testing.TB) (dir, packPath string) {
	t.Helper()
	var commits []map[string]string
	for i := range 12 {
		files := one(strings.Repeat("text ", 40) + string(rune('a'+i)))
		for j := range 20 {
			files["agreements/osaka/"+string(rune('a'+j))+".yaml"] = strings.Repeat("value: 1\n", 5+j) + string(rune('a'+min(i, j)))
		}
		commits = append(commits, files)
	}
	dir = linear(t, commits...)
	run(t, dir, "repack", "-q", "-a", "-d", "-f", "--depth=50", "--window=50")
	packs, err := filepath.Glob(filepath.Join(dir, "objects", "pack", "*.pack"))
	if err != nil || len(packs) != 1 {
		t.Fatalf("%v, %v", packs, err)
	}
	return dir, packs[0]
}

// readAll reads all objects of a repository through Blobs, Walk and Tree and returns the content of what could be read.
func readAll(t *testing.T, dir string, blobs []ID) (content map[ID]string, changes []string, errs []error) {
	t.Helper()
	r, err := Open(dir, Options{})
	if err != nil {
		return nil, nil, []error{err}
	}
	defer r.Close()
	content = map[ID]string{}
	var mu sync.Mutex
	err = r.Blobs(context.Background(), blobs, MaxBlob, func(i int, text []byte, err error) error {
		mu.Lock()
		defer mu.Unlock()
		if err != nil {
			errs = append(errs, err)
		} else {
			content[blobs[i]] = string(text)
		}
		return nil
	})
	if err != nil {
		errs = append(errs, err)
	}
	log, err := r.Walk(context.Background(), WalkOptions{Mode: Full, Workers: 2})
	if err != nil {
		return content, nil, append(errs, err)
	}
	return content, ourLog(log), errs
}

func blobIDs(t *testing.T, dir string) []ID {
	t.Helper()
	var ids []ID
	for _, line := range strings.Split(run(t, dir, "cat-file", "--batch-all-objects", "--batch-check"), "\n") {
		if f := strings.Fields(line); len(f) == 3 && f[1] == "blob" {
			ids = append(ids, must(ParseID(f[0])))
		}
	}
	return ids
}

// TestDamagedPackNeverGivesOtherContent changes bytes all over a pack and its index, one at a time.
func TestDamagedPackNeverGivesOtherContent(t *testing.T) {
	dir, packPath := packedRepo(t)
	blobs := blobIDs(t, dir)
	wantContent, wantChanges, errs := readAll(t, dir, blobs)
	if len(errs) > 0 || len(wantContent) != len(blobs) {
		t.Fatal(errs)
	}
	for _, path := range []string{packPath, strings.TrimSuffix(packPath, ".pack") + ".idx"} {
		sound, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(path, 0o600); err != nil {
			t.Fatal(err)
		}
		const step = 37 // odd, so that every bit of a byte has its turn
		failures := 0
		for at := 0; at < len(sound); at += step {
			damaged := bytes.Clone(sound)
			damaged[at] ^= byte(1 << (at % 8))
			if err := os.WriteFile(path, damaged, 0o600); err != nil {
				t.Fatal(err)
			}
			content, changes, errs := readAll(t, dir, blobs)
			for id, text := range content {
				if wantContent[id] != text {
					t.Fatalf("byte %d of %s: blob %s has other content and no error", at, filepath.Base(path), id)
				}
			}
			if changes != nil && strings.Join(changes, "\n") != strings.Join(wantChanges, "\n") {
				t.Fatalf("byte %d of %s: other changes and no error", at, filepath.Base(path))
			}
			if len(errs) > 0 {
				failures++
			}
			for _, err := range errs {
				var corrupt *CorruptError
				var missing *MissingError
				var unsupported *UnsupportedError
				var large *TooLargeError
				if !errors.As(err, &corrupt) && !errors.As(err, &missing) && !errors.As(err, &unsupported) && !errors.As(err, &large) {
					t.Fatalf("byte %d of %s: %T %v", at, filepath.Base(path), err, err)
				}
			}
		}
		t.Logf("%s: %d bytes changed, %d times an error", filepath.Base(path), len(sound)/step, failures)
		if failures < len(sound)/step*9/10 {
			t.Errorf("only %d of %d damaged bytes were noticed", failures, len(sound)/step)
		}
		if err := os.WriteFile(path, sound, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func TestTruncatedPack(t *testing.T) {
	dir, packPath := packedRepo(t)
	blobs := blobIDs(t, dir)
	want, _, _ := readAll(t, dir, blobs)
	if err := os.Chmod(packPath, 0o600); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(packPath)
	if err != nil {
		t.Fatal(err)
	}
	for size := info.Size(); size > 0; size = size*9/10 - 1 {
		if err := os.Truncate(packPath, size); err != nil {
			t.Fatal(err)
		}
		content, _, errs := readAll(t, dir, blobs)
		maps.DeleteFunc(content, func(id ID, text string) bool { return want[id] == text })
		if len(content) > 0 || size < info.Size()-100 && len(errs) == 0 {
			t.Fatalf("%d bytes: %d wrong, errors %v", size, len(content), errs)
		}
	}
}

func TestMissingAndDamagedObjectsAreNamed(t *testing.T) {
	for kind, expression := range map[string]string{"commit": "main~1", "folder": "main~1:agreements", "file": "main~1:agreements/a.yaml"} {
		for _, how := range []string{"missing", "damaged", "empty", "another object", "too long"} {
			dir := linear(t, one("1"), one("2"), one("3"))
			id := must(ParseID(strings.TrimSpace(run(t, dir, "rev-parse", expression))))
			path := loosePath(filepath.Join(dir, "objects"), id)
			if err := os.Chmod(path, 0o600); err != nil {
				t.Fatal(err)
			}
			var err error
			switch how {
			case "missing":
				err = os.Remove(path)
			case "damaged":
				err = os.WriteFile(path, []byte("x\x9cnot zlib"), 0o600)
			case "empty":
				err = os.WriteFile(path, nil, 0o600)
			case "another object":
				var other []byte
				if other, err = os.ReadFile(loosePath(filepath.Join(dir, "objects"), must(ParseID(strings.TrimSpace(run(t, dir, "rev-parse", "main:README.md")))))); err == nil {
					err = os.WriteFile(path, other, 0o600)
				}
			case "too long":
				var text []byte
				if text, err = os.ReadFile(path); err == nil {
					err = os.WriteFile(path, text[:len(text)-3], 0o600)
				}
			}
			if err != nil {
				t.Fatal(err)
			}
			r := open(t, dir)
			if kind == "file" {
				_, err = r.Blob(id)
			} else {
				_, err = r.Walk(context.Background(), WalkOptions{Mode: Full})
			}
			if err == nil || !strings.Contains(err.Error(), id.String()) {
				t.Errorf("%s %s: the error does not name %s: %v", how, kind, id, err)
				continue
			}
			if how == "missing" && !errors.As(err, new(*MissingError)) || how != "missing" && !errors.As(err, new(*CorruptError)) {
				t.Errorf("%s %s: %T %v", how, kind, err, err)
			}
		}
	}
}

func TestDamagedObjectIsReadFromElsewhere(t *testing.T) {
	dir, packPath := packedRepo(t)
	blobs := blobIDs(t, dir)
	loose := runBytes(t, packPath)
	run(t, dir, "init", "-q", "--bare", filepath.Join(dir, "copy.git"))
	runInput(t, filepath.Join(dir, "copy.git"), string(loose), "unpack-objects", "-q")
	if err := os.WriteFile(filepath.Join(dir, "objects", "info", "alternates"), []byte("../copy.git/objects\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	loose[len(loose)/2] ^= 0xff
	if err := os.Chmod(packPath, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(packPath, loose, 0o600); err != nil {
		t.Fatal(err)
	}
	if content, _, errs := readAll(t, dir, blobs); len(errs) > 0 || len(content) != len(blobs) {
		t.Errorf("%d of %d, %v", len(content), len(blobs), errs)
	}
}

func runBytes(t *testing.T, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestIndexVersion1(t *testing.T) {
	dir, packPath := packedRepo(t)
	os.Remove(strings.TrimSuffix(packPath, ".pack") + ".idx")
	run(t, dir, "index-pack", "--index-version=1", packPath)
	assertIndexCanBeMended(t, dir, "version 1")
}

func TestDamagedIndex(t *testing.T) {
	dir, packPath := packedRepo(t)
	index := strings.TrimSuffix(packPath, ".pack") + ".idx"
	if err := os.Chmod(index, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(index, 2000); err != nil {
		t.Fatal(err)
	}
	assertIndexCanBeMended(t, dir, "is damaged")
}

func assertIndexCanBeMended(t *testing.T, dir, reason string) {
	t.Helper()
	_, err := open(t, dir).Walk(context.Background(), WalkOptions{})
	var unsupported *UnsupportedError
	if !errors.As(err, &unsupported) || !strings.Contains(err.Error(), reason) {
		t.Fatalf("got %v", err)
	}
	mend(t, dir, unsupported)
	assertWalk(t, dir, "main")
}

func TestIndexWithLargeOffsets(t *testing.T) {
	dir, packPath := packedRepo(t)
	os.Remove(strings.TrimSuffix(packPath, ".pack") + ".idx")
	run(t, dir, "index-pack", "--index-version=2,0x10", packPath) // offsets from 16 on go to the table of wide ones
	assertWalk(t, dir, "main")
}

// TestRepositoryChangesWhileOpen has another process add and repack objects.
func TestRepositoryChangesWhileOpen(t *testing.T) {
	dir := linear(t, one("1"))
	r := open(t, dir)
	day := 0
	check := func(what string) {
		t.Helper()
		day++
		extend(t, dir, "main", day, one(what))
		log, err := r.Walk(context.Background(), WalkOptions{})
		if err != nil || len(log.Entries) != day+1 {
			t.Fatalf("%s: %d entries, %v", what, len(log.Entries), err)
		}
	}
	check("a loose commit")
	run(t, dir, "repack", "-q", "-d")
	check("after a first pack")
	run(t, dir, "repack", "-q", "-a", "-d")
	check("after all was repacked")
	run(t, dir, "gc", "-q", "--prune=now")
	check("after collection of garbage")
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	run(t, dir, "repack", "-q", "-a", "-d", "-f")
	check("with all files to open again")
}

func TestManyGoroutines(t *testing.T) {
	dir, _ := packedRepo(t)
	r := open(t, dir)
	blobs := blobIDs(t, dir)
	want := map[ID]string{}
	for _, id := range blobs {
		want[id] = run(t, dir, "cat-file", "blob", id.String())
	}
	var group sync.WaitGroup
	for i := range 8 {
		group.Go(func() {
			for j := range 200 {
				id := blobs[(i*31+j*7)%len(blobs)]
				text, err := r.Blob(id)
				if err != nil || string(text) != want[id] {
					t.Errorf("%s: %q, %v", id, text, err)
					return
				}
			}
			if _, err := r.Walk(context.Background(), WalkOptions{Mode: Full}); err != nil {
				t.Error(err)
			}
			if _, err := r.Resolve("main~3"); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
}

func TestParseID(t *testing.T) {
	for _, s := range []string{"", "0", strings.Repeat("g", 40), strings.Repeat("0", 39), strings.Repeat("0", 41), strings.Repeat("é", 20)} {
		if id, err := ParseID(s); err == nil || !id.IsZero() {
			t.Errorf("%q is %s", s, id)
		}
	}
	id := must(ParseID(strings.Repeat("Ab", 20)))
	var again ID
	if err := again.UnmarshalText(must(id.MarshalText())); err != nil || again != id || id.String() != hex.EncodeToString(id[:]) {
		t.Errorf("%s, %v", again, err)
	}
}
