package history

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

func key(n int) (k shelfKey) {
	copy(k[:], fmt.Sprintf("%05d", n*7919%100_000))
	return k
}

func value(n int) string { return strings.Repeat(fmt.Sprint(n), n%7) }

// fill opens the shelf in dir and adds values number from up to, not including, to.
func fill(dir, stamp string, from, to int) *shelf {
	s := newShelf(dir, "things", stamp)
	for n := from; n < to; n++ {
		s.put(key(n), value(n))
	}
	return s
}

func all() map[shelfKey]bool { return between(0, 10_000) }

func between(from, to int) map[shelfKey]bool {
	keys := map[shelfKey]bool{}
	for n := from; n < to; n++ {
		keys[key(n)] = true
	}
	return keys
}

// expect holds that a shelf read anew has exactly the values from up to, not including, to.
func expect(t *testing.T, dir, stamp string, from, to int) {
	t.Helper()
	s := newShelf(dir, "things", stamp)
	for n := range 3000 {
		got, ok := s.get(key(n))
		if want := n >= from && n < to; ok != want || ok && got != value(n) {
			t.Fatalf("value %d: %q, %t; want it: %t", n, got, ok, want)
		}
	}
}

func volumes(t *testing.T, dir string) []string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, "things-*"))
	if err != nil {
		t.Fatal(err)
	}
	return names
}

func TestShelf(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "folder")
	expect(t, dir, "a", 0, 0)
	fill(dir, "a", 0, 1000).save(all)
	expect(t, dir, "a", 0, 1000)
	fill(dir, "a", 500, 1500).save(all)
	expect(t, dir, "a", 0, 1500)
	expect(t, dir, "b", 0, 0) // another stamp
	fill(dir, "b", 0, 10).save(all)
	expect(t, dir, "b", 0, 10)
	expect(t, dir, "a", 0, 1500)
	if n := len(volumes(t, dir)); n != 3 {
		t.Errorf("%d volumes", n)
	}
	fill(dir, "a", 0, 0).save(all) // nothing new
	if n := len(volumes(t, dir)); n != 3 {
		t.Errorf("nothing was added, and there are %d volumes", n)
	}
}

// TestShelfIsBounded: however many runs add to it, there are few files, and what is no longer in use goes.
func TestShelfIsBounded(t *testing.T) {
	dir := t.TempDir()
	for n := range 40 {
		fill(dir, "a", n*10, n*10+10).save(all)
	}
	if n := len(volumes(t, dir)); n > maxVolumes+1 {
		t.Errorf("%d volumes", n)
	}
	expect(t, dir, "a", 0, 400)
	fill(dir, "a", 400, 2000).save(func() map[shelfKey]bool { return between(1500, 2000) })
	expect(t, dir, "a", 400, 2000) // what is old and not in use is gone; what was just added stays
	if n := len(volumes(t, dir)); n != 1 {
		t.Errorf("%d volumes", n)
	}
	old := time.Now().Add(-2 * kept)
	if err := os.Chtimes(volumes(t, dir)[0], old, old); err != nil {
		t.Fatal(err)
	}
	fill(dir, "b", 0, 10).save(all)
	expect(t, dir, "a", 0, 0)
}

// TestShelfIsNotTrusted damages a volume at every place: its values are there as they were, or not at all.
func TestShelfIsNotTrusted(t *testing.T) {
	dir := t.TempDir()
	fill(dir, "a", 0, 20).save(all)
	name := volumes(t, dir)[0]
	whole, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	check := func(what string, content []byte) {
		t.Helper()
		if err := os.WriteFile(name, content, 0o644); err != nil {
			t.Fatal(err)
		}
		expect(t, dir, "a", 0, 0)
		if len(volumes(t, dir)) != 0 {
			t.Errorf("%s: a volume that is of no use stays", what)
		}
	}
	for i := range whole {
		damaged := append([]byte(nil), whole...)
		damaged[i] ^= 1 << (i % 8)
		check(fmt.Sprintf("byte %d", i), damaged)
	}
	for n := 0; n < len(whole); n += 13 {
		check(fmt.Sprintf("cut off after %d bytes", n), whole[:n])
	}
	check("longer", append(append([]byte(nil), whole...), 0))
	check("foreign", []byte(strings.Repeat("something else ", 100)))
	r := rand.New(rand.NewPCG(1, 1))
	noise := make([]byte, 5000)
	for i := range noise {
		noise[i] = byte(r.Uint32())
	}
	check("noise", noise)
	if err := os.WriteFile(name, whole, 0o644); err != nil {
		t.Fatal(err)
	}
	expect(t, dir, "a", 0, 20)
}

// TestShelfUsedByManyAtOnce: runs side by side lose nothing but what one of them merges away, and never see half a volume.
func TestShelfUsedByManyAtOnce(t *testing.T) {
	dir := t.TempDir()
	var runs sync.WaitGroup
	for run := range 8 {
		runs.Go(func() {
			for n := range 12 {
				s := fill(dir, "a", run*100+n*8, run*100+n*8+8)
				for k := range 1000 {
					if got, ok := s.get(key(k)); ok && got != value(k) {
						t.Errorf("value %d is %q", k, got)
					}
				}
				s.save(all)
			}
		})
	}
	runs.Wait()
	s := newShelf(dir, "things", "a")
	found := 0
	for n := range 1000 {
		if got, ok := s.get(key(n)); ok {
			found++
			if got != value(n) {
				t.Errorf("value %d is %q", n, got)
			}
		}
	}
	if found == 0 {
		t.Error("nothing is left")
	}
	if left, _ := filepath.Glob(filepath.Join(dir, ".*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// TestShelfThatCannotBeWritten costs time and nothing else.
func TestShelfThatCannotBeWritten(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{"", file, filepath.Join(file, "below")} {
		s := fill(dir, "a", 0, 10)
		s.save(all)
		if got, ok := s.get(key(3)); !ok || got != value(3) {
			t.Errorf("%q: %q, %t", dir, got, ok)
		}
	}
}
