package gitrepo

import (
	"bytes"
	"compress/zlib"
	"context"
	"crypto/sha1"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

func TestTreeIsAFileSystem(t *testing.T) {
	files := map[string]string{
		"agreements/a.yaml": "a\n", "agreements/osaka/b.yaml": "b\n", "agreements/osaka.yaml": "c\n", "agreements/osaka/大阪.yaml": "d\n", "agreements/empty": "",
		"other/x": "x\n",
	}
	dir := linear(t, files)
	r := open(t, dir)
	head := must(r.Resolve("main"))
	for _, folder := range []string{"", ".", "agreements", "agreements/", "./agreements", "agreements/osaka"} {
		tree, err := r.Tree(head, folder)
		if err != nil {
			t.Fatal(err)
		}
		var want []string
		for path := range files {
			if path, ok := strings.CutPrefix(path, tree.Folder+"/"); ok || tree.Folder == "" {
				want = append(want, path)
			}
		}
		if err := fstest.TestFS(tree, want...); err != nil {
			t.Errorf("%q: %v", folder, err)
		}
		for _, path := range want {
			full := strings.TrimPrefix(tree.Folder+"/"+path, "/")
			text, err := fs.ReadFile(tree, path)
			if err != nil || string(text) != files[full] {
				t.Errorf("%q: %q, %v", path, text, err)
			}
			text = append(text, 'x')
			text[0] = 'y' // the caller may change what it was given
			if again, _ := fs.ReadFile(tree, path); string(again) != files[full] {
				t.Errorf("%q: a change of the result shows in the next one: %q", path, again)
			}
			if id := tree.Blob(path).ID.String(); id != strings.TrimSpace(run(t, dir, "rev-parse", "main:"+full)) {
				t.Errorf("%q: id %s", path, id)
			}
			if info, err := fs.Stat(tree, path); err != nil || info.Size() != int64(len(files[full])) || info.ModTime().Unix() != 1_775_044_800 {
				t.Errorf("%q: %v, %v", path, info, err)
			}
		}
	}
}

func TestTreeWithoutFolder(t *testing.T) {
	r := open(t, linear(t, one("1")))
	head := must(r.Resolve("main"))
	for _, folder := range []string{"absent", "agreements/a.yaml", "agreements/absent", "README.md"} {
		if _, err := r.Tree(head, folder); !errors.As(err, new(*FolderError)) || !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%q: %v", folder, err)
		}
	}
	for _, folder := range []string{"..", "../x", "/etc", "a/../../b"} {
		if _, err := r.Tree(head, folder); err == nil {
			t.Errorf("%q is a folder", folder)
		}
		if _, err := r.Walk(context.Background(), WalkOptions{Folder: folder}); err == nil {
			t.Errorf("%q can be walked", folder)
		}
	}
	if _, err := r.Tree(ID{1}, ""); !errors.As(err, new(*MissingError)) {
		t.Errorf("a commit that is not there: %v", err)
	}
}

// A forge writes objects that git would refuse to make.
type forge struct {
	t   testing.TB
	dir string
}

func newForge(t testing.TB) forge {
	dir := filepath.Join(t.TempDir(), "forged.git")
	run(t, "", "init", "-q", "--bare", "-b", "main", dir)
	return forge{t, dir}
}

func (f forge) object(kind, content string) ID {
	text := fmt.Sprintf("%s %d\x00%s", kind, len(content), content)
	return f.raw(ID(sha1.Sum([]byte(text))), text)
}

// raw stores text under an id.
func (f forge) raw(id ID, text string) ID {
	path := loosePath(filepath.Join(f.dir, "objects"), id)
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		f.t.Fatal(err)
	}
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	if _, err := io.WriteString(w, text); err != nil {
		f.t.Fatal(err)
	}
	w.Close()
	if err := os.WriteFile(path, b.Bytes(), 0o666); err != nil {
		f.t.Fatal(err)
	}
	return id
}

// tree makes a folder of entries "mode name" → id.
func (f forge) tree(entries ...any) ID {
	var b strings.Builder
	for i := 0; i < len(entries); i += 2 {
		id := entries[i+1].(ID)
		b.WriteString(entries[i].(string) + "\x00" + string(id[:]))
	}
	return f.object("tree", b.String())
}

func (f forge) commit(tree ID, message string, parents ...ID) ID {
	text := "tree " + tree.String() + "\n"
	for _, p := range parents {
		text += "parent " + p.String() + "\n"
	}
	id := f.object("commit", text+"author A <a@b> 1 +0000\ncommitter A <a@b> 1 +0000\n\n"+message)
	run(f.t, f.dir, "update-ref", "refs/heads/main", id.String())
	return id
}

func TestTreeRefusesWhatIsNoFile(t *testing.T) {
	f := newForge(t)
	blob := f.object("blob", "text")
	inner := f.tree("100644 ..", blob, "100644 inside", blob)
	commit := f.commit(f.tree(
		"100644 \x01control", blob, "40000 ..", inner, "100644 .", blob, "40000 .git", inner, "40000 .GIT", inner, "100644 a/b", blob, "100644 a\\b", blob, "100644 bad\xff", blob,
		"160000 module", ID{1}, "100644 ok", blob, "100664 old", blob, "120000 link", blob, "40000 sub", inner, "100644 twice", blob, "40000 twice", f.tree("100644 x", blob),
	), "forged")
	r := open(t, f.dir)
	tree, err := r.Tree(commit, "")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	err = fs.WalkDir(tree, ".", func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			got = append(got, path)
		}
		return err
	})
	if want := []string{"ok", "old", "sub/inside", "twice"}; err != nil || !slices.Equal(got, want) {
		t.Errorf("%q, %v; want %q", got, err, want)
	}
	refused := map[string]string{}
	for _, r := range tree.Refused {
		refused[r.Path] = r.Reason
	}
	want := map[string]string{
		"\x01control": "control", "..": "leads out", ".": "leads out", ".git": "leads out", ".GIT": "leads out", `a\x2fb`: "leads out", `a\b`: "backslash", `bad\xff`: "UTF-8",
		"sub/..": "leads out", "module": "submodule", "link": "symbolic link", "twice": "twice",
	}
	for path, reason := range want {
		if !strings.Contains(refused[path], reason) {
			t.Errorf("%q: %q, want %q", path, refused[path], reason)
		}
	}
	if len(refused) != len(want) {
		t.Errorf("refused: %q", slices.Sorted(maps.Keys(refused)))
	}
	log, err := r.Walk(context.Background(), WalkOptions{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range log.Entries[0].Changes {
		if !fs.ValidPath(c.Path) || strings.Contains(strings.ToLower(c.Path), ".git") || strings.Contains(c.Path, "/b") {
			t.Errorf("the walk tells of %q", c.Path)
		}
	}
}

// bounded runs f, and fails if that takes more than a few seconds or much memory.
func bounded(t *testing.T, f func()) {
	t.Helper()
	runtime.GC()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := time.Now()
	f()
	runtime.ReadMemStats(&after)
	if took := time.Since(start); took > 30*time.Second {
		t.Errorf("it took %s", took)
	}
	if used := after.TotalAlloc - before.TotalAlloc; used > 300<<20 {
		t.Errorf("it used %d MB", used>>20)
	}
}

func TestHugeFileIsToldFromItsHeader(t *testing.T) {
	for how, size := range map[string]int{"loose": 100 << 20, "packed": 100 << 20, "delta": 20 << 20} {
		f := newForge(t)
		first := f.commit(f.tree("100644 huge", f.object("blob", strings.Repeat("\x00", size)), "100644 small", f.object("blob", "x\n")), "huge")
		switch how {
		case "packed":
			run(t, f.dir, "repack", "-q", "-a", "-d", "--window=0")
		case "delta":
			f.commit(f.tree("100644 huge", f.object("blob", strings.Repeat("\x00", size)+"x"), "100644 small", f.object("blob", "x\n")), "huger", first)
			run(t, f.dir, "repack", "-q", "-a", "-d", "--window=1")
		}
		r := open(t, f.dir)
		bounded(t, func() {
			for rev := range strings.FieldsSeq(run(t, f.dir, "rev-list", "main")) {
				tree, err := r.Tree(must(r.Resolve(rev)), "")
				if err != nil {
					t.Fatal(err)
				}
				info, err := fs.Stat(tree, "huge")
				if err != nil || info.Size() < int64(size) {
					t.Errorf("%s: %v", how, err)
				}
				var large *TooLargeError
				if _, err := fs.ReadFile(tree, "huge"); !errors.As(err, &large) || large.Size < int64(size) {
					t.Errorf("%s: %v", how, err)
				}
				if text, err := fs.ReadFile(tree, "small"); err != nil || string(text) != "x\n" {
					t.Errorf("%s: %q, %v", how, text, err)
				}
				err = r.Blobs(context.Background(), []ID{tree.Blob("huge").ID, tree.Blob("small").ID}, 1<<10, func(i int, content []byte, err error) error {
					if i == 0 && !errors.As(err, &large) || i == 1 && err != nil {
						t.Errorf("%s %d: %d bytes, %v", how, i, len(content), err)
					}
					return nil
				})
				if err != nil {
					t.Error(err)
				}
			}
			if _, err := r.Walk(context.Background(), WalkOptions{}); err != nil {
				t.Error(err)
			}
		})
	}
}

// TestObjectThatLiesAboutItsSize has loose objects whose header says less, or more, than there is.
func TestObjectThatLiesAboutItsSize(t *testing.T) {
	f := newForge(t)
	for name, text := range map[string]string{
		"shorter": "blob 3\x00" + strings.Repeat("x", 50<<20), "longer": "blob 60000000\x00abc", "negative": "blob -3\x00abc", "no number": "blob x\x00abc", "unknown": "blub 3\x00abc",
		"no end": "blob 3",
	} {
		id := f.raw(ID(sha1.Sum([]byte(text))), text)
		bounded(t, func() {
			if text, err := open(t, f.dir).Blob(id); err == nil {
				t.Errorf("%s: %d bytes and no error", name, len(text))
			}
		})
	}
}

func TestHundredThousandFilesInAFolder(t *testing.T) {
	f := newForge(t)
	blob, other := f.object("blob", "text"), f.object("blob", "changed")
	entries := make([]any, 0, 200_000)
	for i := range 100_000 {
		entries = append(entries, fmt.Sprintf("100644 record-%06d.yaml", i), blob)
	}
	first := f.commit(f.tree("40000 agreements", f.tree(entries...)), "all")
	for _, i := range []int{0, 50_000, 99_999} {
		entries[2*i+1] = other
	}
	second := f.commit(f.tree("40000 agreements", f.tree(entries...)), "some", first)
	entries = slices.Delete(entries, 100, 102)
	f.commit(f.tree("40000 agreements", f.tree(entries...)), "one less", second)
	r := open(t, f.dir)
	bounded(t, func() {
		tree, err := r.Tree(must(r.Resolve("main")), "agreements")
		if err != nil {
			t.Fatal(err)
		}
		if entries, err := fs.ReadDir(tree, "."); err != nil || len(entries) != 99_999 {
			t.Errorf("%d entries, %v", len(entries), err)
		}
		log, err := r.Walk(context.Background(), WalkOptions{Folder: "agreements"})
		if err != nil {
			t.Fatal(err)
		}
		if n := []int{len(log.Entries[0].Changes), len(log.Entries[1].Changes), len(log.Entries[2].Changes)}; !slices.Equal(n, []int{1, 3, 100_000}) {
			t.Errorf("changes %v", n)
		}
	})
}

// TestFolderBombs has folders that hold each other many times over: a few hundred bytes that name more files than there are atoms.
func TestFolderBombs(t *testing.T) {
	f := newForge(t)
	id := f.tree("100644 leaf", f.object("blob", "text"))
	for range 30 {
		var entries []any
		for i := range 10 {
			entries = append(entries, fmt.Sprintf("40000 %d", i), id)
		}
		id = f.tree(entries...)
	}
	wide := f.commit(id, "wide")
	for range 1000 {
		id = f.tree("40000 d", id)
	}
	deep := f.commit(id, "deep")
	r := open(t, f.dir)
	for name, commit := range map[string]ID{"wide": wide, "deep": deep} {
		start := time.Now()
		if _, err := r.Tree(commit, ""); !errors.As(err, new(*TooLargeError)) {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := r.Walk(context.Background(), WalkOptions{From: commit, Mode: Full}); !errors.As(err, new(*TooLargeError)) {
			t.Errorf("%s: %v", name, err)
		}
		if took := time.Since(start); took > 30*time.Second {
			t.Errorf("%s: it took %s", name, took)
		}
	}
}

func TestMalformedFolders(t *testing.T) {
	f := newForge(t)
	blob := f.object("blob", "text")
	for name, content := range map[string]string{
		"cut off": "100644 a\x00" + string(blob[:10]), "no mode": " a\x00" + string(blob[:]), "no name": "100644 \x00" + string(blob[:]), "no space": "100644\x00" + string(blob[:]),
		"bad mode": "10x644 a\x00" + string(blob[:]), "long mode": "77777777777777 a\x00" + string(blob[:]), "no end": "100644 a",
	} {
		commit := f.commit(f.object("tree", content), name)
		r := open(t, f.dir)
		if _, err := r.Tree(commit, ""); !errors.As(err, new(*CorruptError)) {
			t.Errorf("%s: %v", name, err)
		}
		sound := f.commit(f.tree("100644 b", blob), name)
		merge := f.commit(f.tree("100644 c", blob), name, sound, commit)
		for _, from := range []ID{commit, merge} {
			if _, err := r.Walk(context.Background(), WalkOptions{From: from, Mode: Full}); !errors.As(err, new(*CorruptError)) {
				t.Errorf("%s: walk: %v", name, err)
			}
		}
		if _, err := r.Walk(context.Background(), WalkOptions{From: commit, Folder: "agreements"}); !errors.As(err, new(*CorruptError)) {
			t.Errorf("%s: walk of a folder: %v", name, err)
		}
	}
	// Entries out of order give some answer, and end.
	unsorted := f.commit(f.tree("100644 b", blob, "100644 a", blob, "40000 a", f.tree("100644 x", blob), "100644 a", blob), "unsorted", f.commit(f.tree("100644 c", blob, "100644 a", blob), "x"))
	if _, err := open(t, f.dir).Walk(context.Background(), WalkOptions{From: unsorted, Mode: Full}); err != nil {
		t.Error(err)
	}
}

// TestFlatFolderIsNotQuadratic compares the time for a folder of 10,000 files with that for one of 1,000, over the same number of commits.
func TestFlatFolderIsNotQuadratic(t *testing.T) {
	took := func(files int) time.Duration {
		f := newForge(t)
		blobs := []ID{f.object("blob", "0"), f.object("blob", "1")}
		entries := make([]any, 0, 2*files)
		for i := range files {
			entries = append(entries, fmt.Sprintf("100644 record-%06d.yaml", i), blobs[0])
		}
		var parents []ID
		for i := range 40 { // each commit changes 25 files all over the folder
			for j := range 25 {
				at := (i*7 + j*files/25) % files
				entries[2*at+1] = blobs[(i+j)%2]
			}
			parents = []ID{f.commit(f.tree(entries...), "x", parents...)}
		}
		r := open(t, f.dir)
		best := time.Hour
		for range 3 {
			start := time.Now()
			if _, err := r.Walk(context.Background(), WalkOptions{Workers: 1}); err != nil {
				t.Fatal(err)
			}
			best = min(best, time.Since(start))
		}
		return best
	}
	small, large := took(1_000), took(10_000)
	t.Logf("1,000 files: %s, 10,000 files: %s", small, large)
	if large > 100*small { // a quadratic comparison takes a thousand times as long
		t.Errorf("ten times as many files take %.0f times as long", float64(large)/float64(small))
	}
}

func TestHugeMessages(t *testing.T) {
	f := newForge(t)
	tree := f.tree("100644 a", f.object("blob", "text"))
	long := f.commit(tree, strings.Repeat("word ", 1<<20))
	huge := f.commit(tree, strings.Repeat("word ", maxCommit/5+1), long)
	r := open(t, f.dir)
	bounded(t, func() {
		if c, err := r.Commit(long); err != nil || len(c.Message) > maxMessage {
			t.Errorf("%d bytes, %v", len(c.Message), err)
		}
		if _, err := r.Walk(context.Background(), WalkOptions{From: huge}); !errors.As(err, new(*TooLargeError)) {
			t.Errorf("got %v", err)
		}
	})
}

// TestMergeWithItself has commits that name a parent twice.
func TestMergeWithItself(t *testing.T) {
	f := newForge(t)
	a, b := f.object("blob", "a"), f.object("blob", "b")
	first := f.commit(f.tree("100644 x", a), "first")
	second := f.commit(f.tree("100644 x", b), "second", first, first)
	f.commit(f.tree("100644 x", a, "100644 y", b), "third", second, first, second)
	assertWalk(t, f.dir, "main")
}
