package gitrepo

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/go-git/go-git/v5/plumbing/format/packfile"
	"github.com/google/go-cmp/cmp"
)

func FuzzCommit(f *testing.F) {
	tree := "tree " + strings.Repeat("1", 40) + "\n"
	for _, text := range []string{
		tree + "parent " + strings.Repeat("2", 40) + "\nauthor A <a@b> 1 +0900\ncommitter C <c@d> 2 -0330\n\nmessage\n",
		tree + "author A <a@b> 1 +0900\ncommitter C <c@d> 2 +0000\nencoding Shift_JIS\ngpgsig -----BEGIN\n tree " + strings.Repeat("3", 40) + "\n -----END\n\n\x8b\xa6\n",
		tree + "author <> \ncommitter x\n", tree, "", "tree x\n", tree + "author a < b > c <d> 99999999999999999999 +99999\ncommitter C <c> -1 x\n\n",
		tree + "author A <a@b> 253402300800 +0000\ncommitter C <c@d> 253402300799 +2400\n\n\x00after",
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var p commitParser
		c, err := p.parse(ID{1}, data)
		if err != nil {
			return
		}
		for _, s := range []string{c.Author.Name, c.Author.Email, c.Message} {
			if !utf8.ValidString(s) {
				t.Errorf("%q is not valid", s)
			}
		}
		for _, s := range []Stamp{c.Author.When, c.Committed} {
			if _, err := s.Time().MarshalJSON(); s.Known && s.Unix > firstUnix+86400*30 && s.Unix < lastUnix-86400*30 && s.Zone > -24*60 && s.Zone < 24*60 && err != nil {
				t.Errorf("%+v: %v", s, err)
			}
		}
		again, err := p.parse(ID{1}, data)
		if err != nil || !cmp.Equal(c, again, cmp.AllowUnexported(Commit{})) {
			t.Errorf("another result the second time: %v", err)
		}
	})
}

// FuzzDelta holds applyDelta against go-git.
func FuzzDelta(f *testing.F) {
	f.Add([]byte("hello world"), []byte("\x0b\x05\x90\x05"))
	f.Add([]byte("hello world"), []byte("\x0b\x0b\x91\x06\x05\x06hello "))
	f.Add([]byte("hello world"), []byte("\x0b\x05\x05abcde"))
	f.Add([]byte("hello world"), []byte("\x0b\x10\x90\x05\x90\x0b"))
	f.Add([]byte("hello world"), []byte("\x0b\x05\x80"))
	f.Add(bytes.Repeat([]byte("x"), 70000), []byte("\xf0\xa2\x04\x80\x80\x04\x80"))
	f.Fuzz(func(t *testing.T, base, delta []byte) {
		_, size, _, err := deltaSizes(delta)
		if err != nil || size > 1<<20 || len(base) == 0 {
			return
		}
		before := bytes.Clone(base)
		got, err := applyDelta(base, delta)
		want, wantErr := packfile.PatchDelta(base, delta)
		if (err == nil) != (wantErr == nil) || err == nil && !bytes.Equal(got, want) {
			t.Errorf("%q, %v; go-git: %q, %v", got, err, want, wantErr)
		}
		if !bytes.Equal(base, before) {
			t.Error("the base was changed")
		}
	})
}

// FuzzTrees compares two folders made of any bytes, and checks the changes against what the entries say.
func FuzzTrees(f *testing.F) {
	id := strings.Repeat("i", 20)
	f.Add([]byte("100644 a\x00"+id+"100644 b\x00"+id), []byte("100644 a\x00"+strings.Repeat("j", 20)+"100755 b\x00"+id))
	f.Add([]byte("100644 a\x00"+id), []byte("100644 b\x00"+id))
	f.Add([]byte(""), []byte("120000 b\x00"+id))
	f.Add([]byte("100644 a\x00"+id), []byte("100664 a\x00"+id+"100644 a.b\x00"+id))
	f.Add([]byte("100644 "), []byte("100644 a\x00short"))
	f.Fuzz(func(t *testing.T, a, b []byte) {
		want, sound := compareByNames(a, b)
		d := newDiffer(nil, "")
		d.budget = maxEntries
		changes, err := compareData(d, a, b)
		if !sound {
			return // it ended, which is all that can be asked
		}
		if err != nil {
			t.Fatalf("%q %q: %v", a, b, err)
		}
		var got []string
		for _, c := range changes {
			got = append(got, c.Path)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q, want %q", got, want)
		}
	})
}

// compareData compares two folders of files without a repository.
func compareData(d *differ, a, b []byte) ([]Change, error) {
	r := &reader{store: &store{}}
	r.cache.init(1 << 30)
	for i, data := range [][]byte{a, b} {
		o := &object{kind: 2, data: data, key: uint64(i)}
		r.cache.add(o)
		r.cache.name(o, ID{byte(i + 1)})
	}
	d.reader = r
	err := d.two(ID{1}, ID{2})
	return d.changes, err
}

// compareByNames does the same the slow way. sound is false for folders that are not well-formed, not sorted, or hold folders.
func compareByNames(a, b []byte) (paths []string, sound bool) {
	read := func(data []byte) (map[string]treeEntry, bool) {
		entries := map[string]treeEntry{}
		last := ""
		for len(data) > 0 {
			e, n, err := parseEntry(data)
			if err != nil || e.isFolder() || string(e.name) <= last {
				return nil, false
			}
			last = string(e.name)
			entries[last] = e
			data = data[n:]
		}
		return entries, true
	}
	x, ok1 := read(a)
	y, ok2 := read(b)
	if !ok1 || !ok2 {
		return nil, false
	}
	for name, e := range x {
		if o, ok := y[name]; (!ok || e.blob() != o.blob()) && (e.mode != ModeSubmodule || ok && o.mode != ModeSubmodule) && !forged([]byte(name)) {
			paths = append(paths, name)
		}
	}
	for name, e := range y {
		if _, ok := x[name]; !ok && e.mode != ModeSubmodule && !forged([]byte(name)) {
			paths = append(paths, name)
		}
	}
	slices.Sort(paths)
	for i, path := range paths {
		paths[i] = validPath([]byte(path))
	}
	return paths, true
}

func FuzzLogFile(f *testing.F) {
	log := &Log{Head: ID{1}, Folder: "agreements", Mode: Full, Entries: []Entry{{
		Commit: Commit{
			ID: ID{1}, Parents: []ID{{2}, {3}}, Author: Person{"A", "a@b", Stamp{1, 540, true}}, Committed: Stamp{-5, -30, true}, Message: "text", tree: ID{4},
		},
		Changes: []Change{{Path: "agreements/a", Before: Blob{ModeFile, ID{5}}, Others: []Blob{{ModeSymlink, ID{6}}}}, {Path: "agreements/b", After: Blob{ModeExecutable, ID{7}}}},
	}, {Commit: Commit{ID: ID{2}}}}}
	text := encoded(log)
	if again, err := decodeLog(text); err != nil || !cmp.Equal(log, again, cmp.AllowUnexported(Commit{})) {
		f.Fatalf("%v\n%s", err, cmp.Diff(log, again, cmp.AllowUnexported(Commit{})))
	}
	f.Add(text)
	f.Add(logMagic)
	f.Add(text[:len(text)-1])
	f.Fuzz(func(t *testing.T, text string) {
		log, err := decodeLog(text)
		if err != nil {
			return
		}
		again, err := decodeLog(encoded(log))
		if err != nil || !cmp.Equal(log, again, cmp.AllowUnexported(Commit{})) {
			t.Errorf("what was read and written reads otherwise: %v", err)
		}
	})
}

func encoded(log *Log) string {
	var b bytes.Buffer
	w := newHashedWriter(&b)
	encodeLog(w, log)
	w.Flush()
	return b.String()
}

// FuzzPackEntry reads an entry from a pack file of any bytes.
func FuzzPackEntry(f *testing.F) {
	_, packPath := packedRepo(f)
	sound, err := os.ReadFile(packPath)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(sound[:400], int64(12))
	f.Add([]byte("\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff"+strings.Repeat("x", 30)), int64(0))
	f.Add([]byte("\x6f\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80"+strings.Repeat("x", 30)), int64(0))
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, data []byte, offset int64) {
		path := filepath.Join(dir, "fuzz.pack")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		p := &pack{path: filepath.Join(dir, "fuzz"), serial: 1}
		file, err := openPackFile(p)
		if err != nil {
			t.Fatal(err)
		}
		defer file.file.Close()
		r := newReader(must(openStore(dir, []string{dir})))
		if o, err := r.entry(file, offset, ID{}, 1<<20); err == nil && len(o.data) > 1<<20 {
			t.Errorf("%d bytes", len(o.data))
		}
		if size, err := r.packedSize(file, offset); err == nil && size < 0 {
			t.Errorf("size %d", size)
		}
	})
}

func FuzzResolve(f *testing.F) {
	r, err := Open(linear(f, one("1"), one("2"), one("3")), Options{})
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { r.Close() })
	for _, rev := range []string{"main~1^2@{2026-04-01}", ":/x", "@{", "main^{/day}", "^", "@", "~", "main^{commit}~1", "HEAD@{yesterday}", "-g1234", "12345"} {
		f.Add(rev)
	}
	f.Fuzz(func(t *testing.T, rev string) {
		if len(rev) > 200 {
			return
		}
		id, err := r.Resolve(rev)
		if (err == nil) == id.IsZero() {
			t.Errorf("%q: %s, %v", rev, id, err)
		}
		if err == nil {
			if _, err := r.Commit(id); err != nil {
				t.Errorf("%q is no commit: %v", rev, err)
			}
		}
	})
}

func FuzzPaths(f *testing.F) {
	f.Add([]byte("a\xffb"))
	f.Add([]byte(".git"))
	f.Fuzz(func(t *testing.T, name []byte) {
		if path := validPath(name); !utf8.ValidString(path) || utf8.Valid(name) && path != string(name) {
			t.Errorf("%q", path)
		}
		if refusedName(name) == "" && len(name) > 0 && !fs.ValidPath("x/"+string(name)+"/y") {
			t.Errorf("%q is not refused", name)
		}
		parseAlternates(string(name))
		if folder, err := cleanFolder(string(name)); err == nil && folder != "" && (strings.HasPrefix(folder, "/") || strings.HasPrefix(folder, "..") && (folder == ".." || folder[2] == '/')) {
			t.Errorf("%q leads out", folder)
		}
	})
}
