package history_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"seika/generator/agreement"
	"seika/generator/gitrepo"
	"seika/generator/history"
)

// The benchmarks read whole histories, decoding and judging included, in processes of their own, and by turns let git list the same history with
// `git log --raw`. They report medians: how many times git's wall time and peak memory ours are. The repositories are made once, which takes a
// minute; SEIKA_BENCH names a folder to keep them in.

var repositories = map[string]madeUp{
	"folders": {records: 10_000, commits: 50_000, mergeEvery: 45},
	"flat":    {records: 10_000, commits: 10_000, mergeEvery: 45, flat: true},
	"small":   {records: 100, commits: 500, mergeEvery: 45},
}

var benchDir = sync.OnceValues(func() (string, error) {
	if dir := os.Getenv("SEIKA_BENCH"); dir != "" {
		return dir, nil
	}
	return os.MkdirTemp("", "seika-bench-*")
})

func benchRepository(b *testing.B, name string) string {
	b.Helper()
	parent, err := benchDir()
	if err != nil {
		b.Fatal(err)
	}
	dir := filepath.Join(parent, "history-"+name)
	if _, err := os.Stat(dir); err != nil {
		repositories[name].generate(b, dir+".new")
		if err := os.Rename(dir+".new", dir); err != nil {
			b.Fatal(err)
		}
	}
	return dir
}

// TestMain reads a history instead of testing, when it is called for that: "DIR|REVISION|CACHE|DAY".
func TestMain(m *testing.M) {
	if work := os.Getenv("SEIKA_BENCH_HISTORY"); work != "" {
		if err := readOnce(strings.Split(work, "|")); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	code := m.Run()
	if dir, err := benchDir(); err == nil && os.Getenv("SEIKA_BENCH") == "" {
		os.RemoveAll(dir)
	}
	os.Exit(code)
}

func readOnce(work []string) error {
	repo, err := gitrepo.Open(work[0], gitrepo.Options{})
	if err != nil {
		return err
	}
	defer repo.Close()
	head, err := repo.Resolve(work[1])
	if err != nil {
		return err
	}
	day, err := agreement.ParseDate(work[3])
	if err != nil {
		return err
	}
	h, err := history.Read(context.Background(), repo, history.ReadOptions{
		From: head, Folder: "agreements", Zone: japan, Until: day, Cache: work[2], Program: "benchmark",
	})
	if err == nil && len(h.Timelines) == 0 {
		return fmt.Errorf("%s has no history", work[0])
	}
	return err
}

type cost struct {
	wall   time.Duration
	memory int64 // bytes
}

func run(b *testing.B, cmd *exec.Cmd) cost {
	b.Helper()
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	started := time.Now()
	if err := cmd.Run(); err != nil {
		b.Fatalf("%s: %v\n%s", cmd, err, &stderr)
	}
	return cost{time.Since(started), peakMemory(cmd.ProcessState)}
}

func ours(b *testing.B, dir, rev, cache, day string) cost {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "SEIKA_BENCH_HISTORY="+strings.Join([]string{dir, rev, cache, day}, "|"))
	return run(b, cmd)
}

func theirs(b *testing.B, dir string) cost {
	cmd := exec.Command("git", "-C", dir, "log", "--full-history", "-c", "--raw", "--no-renames", "--no-abbrev", "--format=raw", "main")
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_SYSTEM="+os.DevNull)
	return run(b, cmd) // without Stdout its output goes to the null device
}

func median(costs []cost) cost {
	middle := func(value func(cost) int64) int64 {
		var all []int64
		for _, c := range costs {
			all = append(all, value(c))
		}
		slices.Sort(all)
		return all[len(all)/2]
	}
	return cost{time.Duration(middle(func(c cost) int64 { return int64(c.wall) })), middle(func(c cost) int64 { return c.memory })}
}

const benchDay = "2026-11-23"

// BenchmarkHistory reads histories with nothing kept, with the versions kept and all conclusions lost (as after an update of the program), again
// with nothing new, again on another day, and after 100 more commits.
func BenchmarkHistory(b *testing.B) {
	for _, name := range []string{"folders", "flat", "small"} {
		for _, state := range []struct {
			name, first string // the revision that was read before; "" for none
			lose, day   string
		}{
			{"cold", "", "", benchDay},
			{"versions", "main", "steps-*", benchDay},
			{"again", "main", "", benchDay},
			{"another-day", "main", "", "2026-12-24"},
			{"100-more", "main~100", "", benchDay},
		} {
			b.Run(name+"/"+state.name, func(b *testing.B) {
				dir := benchRepository(b, name)
				kept := b.TempDir()
				if state.first != "" {
					ours(b, dir, state.first, kept, benchDay)
				}
				if state.lose != "" {
					lose(b, kept, state.lose)
				}
				var us, git []cost
				for round := 0; b.Loop(); round++ {
					cache := filepath.Join(kept, fmt.Sprint(round))
					link(b, kept, cache)
					us = append(us, ours(b, dir, "main", cache, state.day))
					git = append(git, theirs(b, dir))
				}
				u, g := median(us), median(git)
				b.ReportMetric(0, "ns/op")
				b.ReportMetric(u.wall.Seconds(), "s")
				b.ReportMetric(g.wall.Seconds(), "git-s")
				b.ReportMetric(float64(u.wall)/float64(g.wall), "×git")
				b.ReportMetric(float64(u.memory)/(1<<20), "MB")
				b.ReportMetric(float64(u.memory)/float64(max(g.memory, 1)), "×git-memory")
				b.ReportMetric(float64(size(b, kept))/(1<<20), "kept-MB")
			})
		}
	}
}

// link makes folder to with the files of folder from, so that each round finds what the first run left.
func link(b *testing.B, from, to string) {
	b.Helper()
	if err := os.Mkdir(to, 0o755); err != nil {
		b.Fatal(err)
	}
	for _, name := range files(b, from, "*") {
		if err := os.Link(name, filepath.Join(to, filepath.Base(name))); err != nil {
			b.Fatal(err)
		}
	}
}

func lose(b *testing.B, dir, pattern string) {
	b.Helper()
	for _, name := range files(b, dir, pattern) {
		if err := os.Remove(name); err != nil {
			b.Fatal(err)
		}
	}
}

func size(b *testing.B, dir string) (n int64) {
	for _, name := range files(b, dir, "*") {
		if info, err := os.Stat(name); err == nil {
			n += info.Size()
		}
	}
	return n
}

// files returns the files, not the folders, of a folder.
func files(b *testing.B, dir, pattern string) (list []string) {
	b.Helper()
	names, err := filepath.Glob(filepath.Join(dir, pattern))
	if err != nil {
		b.Fatal(err)
	}
	for _, name := range names {
		if info, err := os.Stat(name); err == nil && info.Mode().IsRegular() {
			list = append(list, name)
		}
	}
	return list
}
