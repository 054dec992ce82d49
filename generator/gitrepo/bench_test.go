package gitrepo

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/go-git/go-git/v5/plumbing/format/packfile"
)

// The benchmarks run git and this package by turns, each as a process of its own, and report medians: how many times git's wall time, CPU time
// and peak memory ours are. A figure of 1 means as git. The repositories are made once and take minutes; SEIKA_BENCH names a folder to keep them in.

// corpora are the repositories of the benchmarks.
var corpora = []struct {
	name string
	corpus
}{
	{"folders", corpus{records: 10_000, folders: 47, commits: 50_000, mergeEvery: 45, size: 2800}},
	{"flat", corpus{records: 10_000, folders: 1, commits: 10_000, mergeEvery: 45, size: 2800}},
	{"small", corpus{records: 100, folders: 10, commits: 500, mergeEvery: 45, size: 2800}},
}

var (
	benchOnce sync.Once
	benchDir  string
)

// benchRepo makes a repository, or finds it.
func benchRepo(b *testing.B, name string) string {
	b.Helper()
	benchOnce.Do(func() {
		if benchDir = os.Getenv("SEIKA_BENCH"); benchDir == "" {
			var err error
			if benchDir, err = os.MkdirTemp("", "seika-bench-*"); err != nil {
				b.Fatal(err)
			}
		}
	})
	for _, c := range corpora {
		if c.name != name {
			continue
		}
		dir := filepath.Join(benchDir, name)
		if _, err := os.Stat(dir); err != nil {
			c.generate(b, dir+".new")
			if err := os.Rename(dir+".new", dir); err != nil {
				b.Fatal(err)
			}
		}
		return dir
	}
	b.Fatalf("no repository %s", name)
	return ""
}

// TestMain does the work of a benchmark instead of testing, when it is called for that.
func TestMain(m *testing.M) {
	if work := os.Getenv("SEIKA_BENCH_WORK"); work != "" {
		if err := benchWork(strings.Split(work, "|")); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	code := m.Run()
	if benchDir != "" && os.Getenv("SEIKA_BENCH") == "" {
		os.RemoveAll(benchDir)
	}
	os.Exit(code)
}

// benchWork is what a process of ours does: "walk|DIR|MODE|REV|CACHE", "ids|DIR" (as a walk, and print the ids of the versions), "blobs|DIR"
// (and read them), "mirror|ADDRESS|CACHE", or "nothing".
func benchWork(args []string) error {
	switch args[0] {
	case "nothing":
		return nil
	case "mirror":
		r, err := Mirror(context.Background(), args[1], args[2], Options{})
		if err != nil {
			return err
		}
		return r.Close()
	}
	r, err := Open(args[1], Options{})
	if err != nil {
		return err
	}
	defer r.Close()
	o := WalkOptions{Folder: "agreements"}
	if args[0] == "walk" {
		if args[2] == Full.String() {
			o.Mode = Full
		}
		if o.From, err = r.Resolve(args[3]); err != nil {
			return err
		}
		o.Cache = args[4]
	}
	log, err := r.Walk(context.Background(), o)
	if err != nil {
		return err
	}
	if args[0] == "walk" {
		return log.CacheErr
	}
	var ids []ID
	for i := range log.Entries {
		for _, c := range log.Entries[i].Changes {
			if c.After.Mode != ModeNone {
				ids = append(ids, c.After.ID)
			}
		}
	}
	if args[0] == "ids" {
		for _, id := range ids {
			fmt.Println(id)
		}
		return nil
	}
	return r.Blobs(context.Background(), ids, MaxBlob, func(_ int, _ []byte, err error) error { return err })
}

// A cost is what a process took. The kernel counts the memory of the process that started it as well, which therefore does no work itself.
type cost struct {
	wall, cpu time.Duration
	memory    int64 // bytes
}

func measure(b *testing.B, cmd *exec.Cmd) cost {
	b.Helper()
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	start := time.Now()
	if err := cmd.Run(); err != nil {
		b.Fatalf("%s: %v\n%s", cmd, err, &stderr)
	}
	return cost{time.Since(start), cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), peakMemory(cmd.ProcessState)}
}

func medianCost(costs []cost) cost {
	middle := func(f func(cost) int64) int64 {
		var all []int64
		for _, c := range costs {
			all = append(all, f(c))
		}
		slices.Sort(all)
		return all[len(all)/2]
	}
	return cost{
		time.Duration(middle(func(c cost) int64 { return int64(c.wall) })), time.Duration(middle(func(c cost) int64 { return int64(c.cpu) })),
		middle(func(c cost) int64 { return c.memory }),
	}
}

// pinned prefixes a command so that it runs on so many processors.
func pinned(b *testing.B, cores int, name string, args ...string) *exec.Cmd {
	b.Helper()
	if cores >= runtime.NumCPU() {
		return exec.Command(name, args...)
	}
	if _, err := exec.LookPath("taskset"); err != nil {
		b.Skip("taskset is not installed: cannot run on one processor")
	}
	return exec.Command("taskset", slices.Concat([]string{"-c", fmt.Sprintf("0-%d", cores-1), name}, args)...)
}

func ours(b *testing.B, cores int, work ...string) *exec.Cmd {
	cmd := pinned(b, cores, os.Args[0])
	cmd.Env = gitEnv("SEIKA_BENCH_WORK=" + strings.Join(work, "|"))
	return cmd
}

func theirs(b *testing.B, cores int, dir, script string) *exec.Cmd {
	cmd := pinned(b, cores, "sh", "-c", script)
	cmd.Dir, cmd.Env = dir, gitEnv()
	return cmd
}

// compare runs ours and the forms of git by turns and reports the ratio to the form with the least wall time.
func compare(b *testing.B, our func() *exec.Cmd, forms ...func() *exec.Cmd) {
	b.Helper()
	costs := make([][]cost, len(forms)+1)
	for b.Loop() {
		costs[0] = append(costs[0], measure(b, our()))
		for i, form := range forms {
			costs[i+1] = append(costs[i+1], measure(b, form()))
		}
	}
	us, git := medianCost(costs[0]), medianCost(costs[1])
	least := git.cpu
	for _, c := range costs[2:] {
		m := medianCost(c)
		if m.wall < git.wall {
			git = m
		}
		least = min(least, m.cpu)
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(us.wall.Seconds(), "s")
	b.ReportMetric(float64(us.wall)/float64(git.wall), "×git")
	b.ReportMetric(float64(us.cpu)/float64(least), "×git-cpu")
	b.ReportMetric(float64(us.memory)/float64(max(git.memory, 1)), "×git-memory")
	b.ReportMetric(float64(us.memory)/(1<<20), "MB")
}

// gitLogs are the ways to ask git for the history of a mode; with a pathspec it compares folders twice.
func gitLogs(mode Mode) []string {
	if mode == FirstParent {
		return []string{
			"git log --first-parent -m --raw --no-renames --no-abbrev --format=raw >/dev/null",
			"git rev-list --first-parent --parents HEAD | cut -d' ' -f1,2 | git diff-tree --stdin -r --root --raw --no-renames --format=raw >/dev/null",
		}
	}
	return []string{
		"git log --full-history -c --raw --no-renames --no-abbrev --format=raw >/dev/null",
		"git rev-list HEAD | git diff-tree --stdin -r --root -c --raw --no-renames --format=raw >/dev/null",
	}
}

// BenchmarkStart is a process of ours that does nothing: what the small repository is to be read against.
func BenchmarkStart(b *testing.B) {
	var costs []cost
	for b.Loop() {
		costs = append(costs, measure(b, ours(b, 1, "nothing")))
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(medianCost(costs).wall.Seconds(), "s")
	b.ReportMetric(medianCost(costs).cpu.Seconds(), "cpu-s")
}

// BenchmarkWalk is a whole walk, from the start of the process, with nothing cached.
func BenchmarkWalk(b *testing.B) {
	for _, c := range corpora {
		for _, mode := range []Mode{FirstParent, Full} {
			for _, cores := range []int{2, 1} {
				b.Run(fmt.Sprintf("%s/%s/%d", c.name, mode, cores), func(b *testing.B) {
					dir := benchRepo(b, c.name)
					var forms []func() *exec.Cmd
					for _, script := range gitLogs(mode) {
						forms = append(forms, func() *exec.Cmd { return theirs(b, cores, dir, script) })
					}
					compare(b, func() *exec.Cmd { return ours(b, cores, "walk", dir, mode.String(), "HEAD", "") }, forms...)
				})
			}
		}
	}
}

// BenchmarkWalkAgain is a walk with a cache: of the same head, and after 100 more commits.
func BenchmarkWalkAgain(b *testing.B) {
	for _, mode := range []Mode{FirstParent, Full} {
		for _, back := range []int{0, 100} {
			b.Run(fmt.Sprintf("%s/%d new", mode, back), func(b *testing.B) {
				dir := benchRepo(b, "folders")
				cache := b.TempDir()
				measure(b, ours(b, 2, "walk", dir, mode.String(), fmt.Sprintf("HEAD~%d", back), cache))
				path := logFile(cache, "agreements", mode)
				if err := os.Rename(path, path+".old"); err != nil {
					b.Fatal(err)
				}
				var costs []cost
				for b.Loop() {
					os.Remove(path)
					if err := os.Link(path+".old", path); err != nil {
						b.Fatal(err)
					}
					costs = append(costs, measure(b, ours(b, 2, "walk", dir, mode.String(), "HEAD", cache)))
				}
				m := medianCost(costs)
				b.ReportMetric(0, "ns/op")
				b.ReportMetric(m.wall.Seconds(), "s")
				b.ReportMetric(m.cpu.Seconds(), "cpu-s")
				b.ReportMetric(float64(m.memory)/(1<<20), "MB")
			})
		}
	}
}

// BenchmarkBlobs reads all versions of all records: the walk that finds their ids and the reading, against git cat-file alone.
func BenchmarkBlobs(b *testing.B) {
	for _, cores := range []int{2, 1} {
		b.Run(fmt.Sprint(cores), func(b *testing.B) {
			dir := benchRepo(b, "folders")
			list := filepath.Join(b.TempDir(), "ids")
			file, err := os.Create(list)
			if err != nil {
				b.Fatal(err)
			}
			cmd := ours(b, 2, "ids", dir)
			cmd.Stdout = file
			measure(b, cmd)
			if err := file.Close(); err != nil {
				b.Fatal(err)
			}
			compare(b, func() *exec.Cmd { return ours(b, cores, "blobs", dir) },
				func() *exec.Cmd { return theirs(b, cores, dir, "git cat-file --batch --buffer <"+list+" >/dev/null") })
		})
	}
}

// BenchmarkPackEntries inflates all entries of a pack that are not deltas, with go-git's Scanner and with the reader of this package. The Scanner
// hashes every compressed byte and fills its buffer anew for each entry.
func BenchmarkPackEntries(b *testing.B) {
	dir := benchRepo(b, "small")
	r := open(b, dir)
	p := (*r.store.packs.Load())[0]
	if err := p.load(); err != nil {
		b.Fatal(err)
	}
	var offsets []int64
	for bucket := range p.index.Names {
		for i := range len(p.index.Names[bucket]) / len(ID{}) {
			offsets = append(offsets, must(p.offset(bucket, i)))
		}
	}
	slices.Sort(offsets)
	file := must(openPackFile(p))
	defer file.file.Close()
	offsets = slices.DeleteFunc(offsets, func(offset int64) bool { h := must(file.header(offset)); return h.isDelta() })
	b.Run("scanner", func(b *testing.B) {
		f := must(os.Open(p.path + ".pack"))
		defer f.Close()
		s := packfile.NewScanner(f)
		var buf bytes.Buffer
		for b.Loop() {
			for _, offset := range offsets {
				if _, err := s.SeekObjectHeader(offset); err != nil {
					b.Fatal(err)
				}
				buf.Reset()
				if _, _, err := s.NextObject(&buf); err != nil {
					b.Fatal(err)
				}
			}
		}
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(offsets)), "ns/object")
	})
	b.Run("reader", func(b *testing.B) {
		reader := newReader(r.store)
		for b.Loop() {
			for _, offset := range offsets {
				h := must(file.header(offset))
				if err := reader.inflate(file, make([]byte, h.size)); err != nil {
					b.Fatal(err)
				}
			}
		}
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(offsets)), "ns/object")
	})
}
