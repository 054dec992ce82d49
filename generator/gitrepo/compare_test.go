package gitrepo

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// rawLog returns what git says that commits changed below a folder, one line a change: commit, path, the file in each parent, the file in
// the commit.
func rawLog(t *testing.T, dir, rev, folder string, mode Mode) []string {
	t.Helper()
	args := []string{"--no-replace-objects", "log", "--raw", "--no-renames", "--no-abbrev", "-z", "--format=commit %H"}
	if mode == FirstParent {
		args = append(args, "--first-parent", "-m")
	} else {
		args = append(args, "--full-history", "-c")
	}
	var lines []string
	commit := ""
	tokens := strings.Split(run(t, dir, append(args, rev)...), "\x00")
	for i := 0; i < len(tokens); i++ {
		token := strings.TrimLeft(tokens[i], "\n")
		if id, ok := strings.CutPrefix(token, "commit "); ok {
			commit = id
			continue
		}
		fields := strings.TrimLeft(token, ":")
		parents := len(token) - len(fields)
		if parents == 0 {
			continue
		}
		f := strings.Fields(fields)
		i++
		path := tokens[i]
		if folder != "" && !strings.HasPrefix(path, folder+"/") {
			continue
		}
		if slices.Contains(f[:parents+1], "160000") {
			for j := range parents + 1 {
				if f[j] == "160000" {
					f[j], f[parents+1+j] = "000000", strings.Repeat("0", 40)
				}
			}
			after := f[parents] + f[2*parents+1]
			if slices.ContainsFunc(f[:parents], func(m string) bool { return m+strings.Repeat("0", 40) == after }) {
				continue
			}
		}
		line := commit + " " + quotePath(path)
		for j := range parents + 1 {
			line += " " + f[j] + " " + f[parents+1+j]
		}
		lines = append(lines, line)
	}
	slices.Sort(lines)
	return lines
}

// quotePath writes bytes that are not UTF-8 as Change.Path does.
func quotePath(path string) string {
	var b strings.Builder
	for i, r := range path {
		if r == '\uFFFD' && !strings.HasPrefix(path[i:], "\uFFFD") {
			fmt.Fprintf(&b, `\x%02x`, path[i])
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// ourLog is rawLog from a Log.
func ourLog(log *Log) []string {
	var lines []string
	for _, e := range log.Entries {
		for _, c := range e.Changes {
			line := e.ID.String() + " " + c.Path
			for _, b := range slices.Concat([]Blob{c.Before}, c.Others, []Blob{c.After}) {
				line += fmt.Sprintf(" %06o %s", uint32(b.Mode), b.ID)
			}
			lines = append(lines, line)
		}
	}
	slices.Sort(lines)
	return lines
}

// describeGit returns one line a commit: id, parents, author, times, message.
func describeGit(t *testing.T, dir, rev string, mode Mode) []string {
	t.Helper()
	args := []string{"--no-replace-objects", "log", "-z", "--encoding=UTF-8", "--format=%H|%P|%an|%ae|%at|%ct|%ai|%B"}
	if mode == FirstParent {
		args = append(args, "--first-parent")
	}
	var lines []string
	for _, line := range strings.Split(strings.TrimSuffix(run(t, dir, append(args, rev)...), "\x00"), "\x00") {
		lines = append(lines, string([]rune(strings.TrimRight(line, "\n")))) // runes: each bad byte becomes U+FFFD
	}
	slices.Sort(lines)
	return lines
}

func describeOurs(log *Log) []string {
	var lines []string
	for _, e := range log.Entries {
		var parents []string
		for _, p := range e.Parents {
			parents = append(parents, p.String())
		}
		lines = append(lines, fmt.Sprintf("%s|%s|%s|%s|%d|%d|%s|%s", e.ID, strings.Join(parents, " "), e.Author.Name, e.Author.Email, e.Author.When.Unix,
			e.Committed.Unix, e.Author.When.Time().Format("2006-01-02 15:04:05 -0700"), e.Message))
	}
	slices.Sort(lines)
	return lines
}

// assertWalk compares a walk with git, in both modes, for the whole repository and one folder, with and without a cache.
func assertWalk(t *testing.T, dir, rev string) {
	t.Helper()
	r := open(t, dir)
	from, err := r.Resolve(rev)
	if err != nil {
		t.Fatal(err)
	}
	for _, mode := range []Mode{FirstParent, Full} {
		for _, folder := range []string{"", "agreements", "agreements/osaka", "absent"} {
			o := WalkOptions{From: from, Folder: folder, Mode: mode, Workers: 3}
			log, err := r.Walk(context.Background(), o)
			if err != nil {
				t.Fatalf("%s %q: %v", mode, folder, err)
			}
			if diff := cmp.Diff(rawLog(t, dir, rev, folder, mode), ourLog(log)); diff != "" {
				t.Fatalf("%s, mode %s, folder %q: git has -, we have +\n%s", dir, mode, folder, diff)
			}
			if diff := cmp.Diff(describeGit(t, dir, rev, mode), describeOurs(log)); diff != "" {
				t.Fatalf("%s, mode %s: git has -, we have +\n%s", dir, mode, diff)
			}
			assertOrder(t, log)
			o.Workers = 1
			again, err := r.Walk(context.Background(), o)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(log, again, cmp.AllowUnexported(Commit{})); diff != "" {
				t.Fatalf("the order of the workers shows:\n%s", diff)
			}
		}
	}
}

// assertOrder checks that no commit stands before a child, and that a first-parent log is a chain.
func assertOrder(t *testing.T, log *Log) {
	t.Helper()
	seen := map[ID]bool{}
	for i, e := range log.Entries {
		for _, p := range e.Parents {
			if seen[p] {
				t.Fatalf("commit %s stands after its parent %s", e.ID, p)
			}
		}
		if log.Mode == FirstParent && i > 0 && log.Entries[i-1].Parents[0] != e.ID {
			t.Fatalf("commit %s is not the first parent of the one before", e.ID)
		}
		seen[e.ID] = true
	}
}

// A story writes a random history for git fast-import: merges of two to four, criss-cross merges, reverts, deleted files that return, files that
// become folders, changed modes, names and messages that are not UTF-8, empty commits, times in the future and out of order.
type story struct {
	r       *rand.Rand
	out     bytes.Buffer
	commits []map[string]file // the files of each commit
}

type file struct {
	mode    FileMode
	content string
}

var storyPaths = []string{
	"README.md", "agreements/a.yaml", "agreements/a", "agreements/a/b.yaml", "agreements/a-b.yaml", "agreements/a0.yaml", "agreements/osaka/x.yaml",
	"agreements/osaka/y.yaml", "agreements/osaka", "agreements/大阪/記録.yaml", "agreements/\xe9t\xe9.yaml", "agreements/\xff\xfe", "other/z", "other/deep/er/z",
	"agreements", "agreements/osaka/x.yaml/odd", "agreements/\"quoted\"\tname.yaml", "agreements.yaml", "agreements/osaka.yaml",
}

func (s *story) write(tip int) {
	for i := range tip {
		s.commit(i + 1)
	}
	fmt.Fprintf(&s.out, "reset refs/heads/main\nfrom :%d\n\n", tip)
}

func (s *story) commit(mark int) {
	r := s.r
	var parents []int
	if mark > 1 && r.IntN(40) > 0 { // else another root
		parents = append(parents, mark-1-r.IntN(min(mark-1, 3)))
		for r.IntN(3) == 0 && len(parents) < 4 {
			p := mark - 1 - r.IntN(min(mark-1, 6))
			if !slices.Contains(parents, p) {
				parents = append(parents, p)
			}
		}
	}
	files := map[string]file{}
	if len(parents) > 0 {
		for path, f := range s.commits[parents[0]-1] {
			files[path] = f
		}
	}
	for _, p := range parents[min(1, len(parents)):] { // a merge takes from each side, or not
		for _, path := range slices.Sorted(maps.Keys(s.commits[p-1])) { // sorted: a seed must give one history
			if r.IntN(2) == 0 {
				put(files, path, s.commits[p-1][path])
			}
		}
		for _, path := range slices.Sorted(maps.Keys(files)) {
			if _, ok := s.commits[p-1][path]; !ok && r.IntN(3) == 0 {
				delete(files, path)
			}
		}
	}
	switch {
	case r.IntN(8) == 0: // an empty commit, or a merge that changes nothing of its own
	case mark > 3 && r.IntN(10) == 0: // back to what was
		files = s.commits[r.IntN(mark-1)]
	default:
		for range 1 + r.IntN(3) {
			s.edit(files)
		}
	}
	s.commits = append(s.commits, files)

	date := int64(1_600_000_000 + mark*1000)
	switch r.IntN(8) {
	case 0:
		date -= int64(r.IntN(1_000_000))
	case 1:
		date += 3_000_000_000
	case 2:
		date = 1_600_000_000
	}
	message := fmt.Sprintf("Commit %d\n\nbody\n", mark)
	encoding := ""
	switch r.IntN(6) {
	case 0:
		message = fmt.Sprintf("\n  %d caf\xe9 \x93quoted\x94\n", mark)
	case 1:
		message, encoding = fmt.Sprintf("%d caf\xe9\n", mark), "ISO-8859-1"
	case 2:
		message, encoding = fmt.Sprintf("%d \x8b\xa6\x92\xe8\n", mark), "Shift_JIS" // 協定
	case 3:
		message = ""
	}
	name := []string{"A U Thor", "山田 太郎", "Andr\xe9", ""}[r.IntN(4)]
	if encoding != "" {
		name = "A U Thor" // git decodes all of a commit or nothing
	}
	fmt.Fprintf(&s.out, "commit refs/heads/main\nmark :%d\nauthor %s <a@example.org> %d %s\ncommitter C <c@example.org> %d +0000\n", mark, name,
		date-int64(r.IntN(5000)), []string{"+0900", "-0330", "+0000", "+1400"}[r.IntN(4)], date)
	if encoding != "" {
		fmt.Fprintf(&s.out, "encoding %s\n", encoding)
	}
	fmt.Fprintf(&s.out, "data %d\n%s\n", len(message), message)
	for i, p := range parents {
		fmt.Fprintf(&s.out, "%s :%d\n", []string{"from", "merge"}[min(i, 1)], p)
	}
	s.out.WriteString("deleteall\n")
	var paths []string
	for path := range files {
		paths = append(paths, path)
	}
	slices.Sort(paths)
	for _, path := range paths {
		f := files[path]
		if f.mode == ModeSubmodule {
			fmt.Fprintf(&s.out, "M 160000 %s %s\n", f.content, path)
			continue
		}
		fmt.Fprintf(&s.out, "M %06o inline %s\ndata %d\n%s\n", uint32(f.mode), path, len(f.content), f.content)
	}
	s.out.WriteString("\n")
}

// put adds a file, and takes away what cannot stand beside it.
func put(files map[string]file, path string, f file) {
	for other := range files {
		if strings.HasPrefix(other, path+"/") || strings.HasPrefix(path, other+"/") {
			delete(files, other)
		}
	}
	files[path] = f
}

func (s *story) edit(files map[string]file) {
	r := s.r
	path := storyPaths[r.IntN(len(storyPaths))]
	old, exists := files[path]
	switch n := r.IntN(10); {
	case n < 2 && exists:
		delete(files, path)
	case n == 2 && exists:
		to := storyPaths[r.IntN(len(storyPaths))]
		delete(files, path)
		put(files, to, old)
	case n == 3 && exists && old.mode != ModeSubmodule:
		old.mode = []FileMode{ModeFile, ModeExecutable, ModeSymlink}[r.IntN(3)]
		files[path] = old
	case n == 4:
		put(files, path, file{ModeSubmodule, fmt.Sprintf("%040x", 1+r.IntN(3))})
	default:
		put(files, path, file{ModeFile, fmt.Sprintf("value: %d\n", r.IntN(20)) + strings.Repeat("text\n", r.IntN(30))})
	}
}

// TestWalkAgreesWithGit holds the walk against git on random histories, each stored in another way.
func TestWalkAgreesWithGit(t *testing.T) {
	storages := map[string]func(t *testing.T, dir string) string{
		"loose":     func(t *testing.T, dir string) string { return dir },
		"packed":    repack,
		"two packs": func(t *testing.T, dir string) string { run(t, dir, "repack", "-q", "-d"); return dir },
		"ref deltas": func(t *testing.T, dir string) string {
			run(t, dir, "-c", "repack.useDeltaBaseOffset=false", "repack", "-q", "-a", "-d", "-f", "--depth=50", "--window=50")
			return dir
		},
		"commit-graph, multi-pack-index, bitmap, packed refs": func(t *testing.T, dir string) string {
			repack(t, dir)
			run(t, dir, "commit-graph", "write", "--reachable", "--changed-paths")
			run(t, dir, "multi-pack-index", "write")
			run(t, dir, "repack", "-q", "-a", "-d", "-b")
			run(t, dir, "pack-refs", "--all")
			return dir
		},
		"alternates": func(t *testing.T, dir string) string {
			shared := filepath.Join(t.TempDir(), "shared.git")
			run(t, "", "clone", "-q", "--bare", "--shared", dir, shared)
			return shared
		},
		"relative alternates": func(t *testing.T, dir string) string {
			repack(t, dir)
			shared := filepath.Join(filepath.Dir(dir), "relative.git")
			run(t, "", "clone", "-q", "--bare", "--shared", dir, shared)
			path := filepath.Join("..", "..", filepath.Base(dir), "objects")
			if err := os.WriteFile(filepath.Join(shared, "objects", "info", "alternates"), []byte(path+"\n"), 0o666); err != nil {
				t.Fatal(err)
			}
			return shared
		},
		"clone": func(t *testing.T, dir string) string {
			clone := filepath.Join(t.TempDir(), "clone.git")
			run(t, "", "clone", "-q", "--bare", "--no-local", dir, clone)
			return clone
		},
	}
	seed := uint64(0)
	for _, name := range slices.Sorted(maps.Keys(storages)) {
		store := storages[name]
		seed++
		seed := seed
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := filepath.Join(t.TempDir(), "story.git")
			run(t, "", "init", "-q", "--bare", "-b", "main", dir)
			s := story{r: rand.New(rand.NewPCG(seed, 7))}
			s.write(60)
			runInput(t, dir, s.out.String(), "fast-import", "--quiet", "--force")
			dir = store(t, dir)
			assertWalk(t, dir, "main")
		})
	}
}

func repack(t *testing.T, dir string) string {
	run(t, dir, "repack", "-q", "-a", "-d", "-f", "--depth=50", "--window=50")
	return dir
}
