package history_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"math/rand/v2"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"seika/generator/corpus"
	"seika/generator/diff"
	"seika/generator/gitrepo"
	"seika/generator/history"
	"seika/generator/load"
	"seika/generator/source"
)

// TestTableAgreesWithGit plays a long made-up history with branches and merges, and compares the table with what the git command shows: for
// every commit and file that `git log` names, the two versions are read with `git show` and compared field by field.
func TestTableAgreesWithGit(t *testing.T) {
	commits := 150
	if testing.Short() {
		commits = 60
	}
	g := newGit(t)
	g.grow(commits)
	repo, err := gitrepo.Open(g.dir, gitrepo.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer repo.Close()
	h, err := history.Read(context.Background(), repo, history.ReadOptions{Folder: "agreements", Zone: japan, Complete: true})
	if err != nil {
		t.Fatal(err)
	}
	var rows []history.Row
	for _, timeline := range h.Timelines {
		rows = append(rows, timeline.Rows()...)
	}
	var table bytes.Buffer
	if err := history.WriteCSV(&table, rows); err != nil {
		t.Fatal(err)
	}
	records, err := csv.NewReader(&table).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range records[1:] {
		if r[3] == "added" || r[3] == "changed" || r[3] == "removed" {
			got = append(got, strings.Join([]string{r[7], r[0], r[3], r[1], r[4], r[5]}, "|"))
		}
	}
	want := g.implied()
	slices.Sort(got)
	slices.Sort(want)
	if len(want) < commits {
		t.Fatalf("the made-up history has %d changes only", len(want))
	}
	if !slices.Equal(got, want) {
		report := 0
		for _, line := range want {
			if _, ok := slices.BinarySearch(got, line); !ok && report < 10 {
				t.Errorf("git implies and the table lacks %s", line)
				report++
			}
		}
		for _, line := range got {
			if _, ok := slices.BinarySearch(want, line); !ok && report < 20 {
				t.Errorf("the table has and git does not imply %s", line)
				report++
			}
		}
	}
}

// grow makes a history of n commits: edits of many fields, additions, deletions, branches and merges.
func (g *git) grow(n int) {
	g.t.Helper()
	r := rand.New(rand.NewPCG(1, 2))
	texts := map[string]string{}
	for _, f := range corpus.Files(60) {
		if strings.Contains(f.Path, "/r0") {
			texts[f.Path] = f.Content
			if len(texts) <= 20 {
				g.write(f.Path, f.Content)
			}
		}
	}
	var paths []string
	for p := range texts {
		paths = append(paths, p)
	}
	slices.Sort(paths)
	edit := func(side string, k int) {
		p := paths[r.IntN(len(paths))]
		text := texts[p]
		if r.IntN(12) == 0 {
			exec.Command("rm", "-f", g.dir+"/"+p).Run()
			return
		}
		text = strings.Replace(text, "checked: 2026-11-20", fmt.Sprintf("checked: 2026-10-%02d", 1+r.IntN(28)), 1)
		text = strings.Replace(text, "title: {ja: 取組その1", fmt.Sprintf("title: {ja: 取組その1%s%d", side, k), 1)
		g.write(p, text)
	}
	day := func(k int) string { return fmt.Sprintf("20%02d-%02d-%02d", 10+k/336, 1+k/28%12, 1+k%28) }
	g.run("", "add", "-A")
	g.run(day(0), "commit", "-q", "-m", "first")
	for k := 1; k < n; k++ {
		if k%25 == 0 {
			g.run("", "checkout", "-q", "-b", fmt.Sprintf("side%d", k))
			edit("s", k)
			g.run("", "add", "-A")
			g.run(day(k), "commit", "-q", "--allow-empty", "-m", fmt.Sprintf("side %d", k))
			g.run("", "checkout", "-q", "main")
			edit("m", k)
			g.run("", "add", "-A")
			g.run(day(k), "commit", "-q", "--allow-empty", "-m", fmt.Sprintf("main %d", k))
			g.run(day(k), "merge", "-q", "-X", "ours", "--no-ff", "-m", fmt.Sprintf("merge %d", k), fmt.Sprintf("side%d", k))
			continue
		}
		edit("", k)
		g.run("", "add", "-A")
		g.run(day(k), "commit", "-q", "--allow-empty", "-m", fmt.Sprintf("commit %d", k))
	}
}

// implied is what the git command says changed, one line for each field.
func (g *git) implied() (lines []string) {
	g.t.Helper()
	show := func(commit, path string) diff.FieldMap {
		cmd := exec.Command("git", "show", commit+":"+path)
		cmd.Dir = g.dir
		out, err := cmd.Output()
		if err != nil {
			return nil
		}
		record, findings := load.ParseRecord(&source.File{Path: path, Content: out})
		if findings.HasErrors() {
			g.t.Fatalf("%s at %s: %v", path, commit, findings)
		}
		return diff.Fields(record.Agreement)
	}
	for line := range strings.SplitSeq(g.run("", "log", "--format=%H %P", "--full-history"), "\n") {
		ids := strings.Fields(line)
		commit, parents := ids[0], ids[1:]
		if len(parents) == 0 {
			for path := range strings.SplitSeq(g.run("", "ls-tree", "-r", "--name-only", commit), "\n") {
				lines = append(lines, compareFields(commit, path, show(commit, path), nil)...)
			}
			continue
		}
		args := []string{"diff-tree", "-r", "--no-renames", "--name-only", "--no-commit-id"}
		if len(parents) > 1 {
			args = append(args, "-c")
		}
		for path := range strings.SplitSeq(g.run("", append(args, commit)...), "\n") {
			if path == "" {
				continue
			}
			var old []diff.FieldMap
			for _, p := range parents {
				old = append(old, show(p, path))
			}
			lines = append(lines, compareFields(commit, path, show(commit, path), old)...)
		}
	}
	return lines
}

// compareFields compares a version with that of every parent, naively: what differs from all of them is told against the first.
func compareFields(commit, path string, now diff.FieldMap, parents []diff.FieldMap) (lines []string) {
	id := strings.TrimSuffix(path[strings.LastIndex(path, "/")+1:], ".yaml")
	if len(parents) == 0 {
		parents = []diff.FieldMap{nil}
	}
	flat := func(m diff.FieldMap) map[string]string {
		out := map[string]string{}
		for _, f := range m {
			out[f.Path] = f.Value
		}
		return out
	}
	new := flat(now)
	first := flat(parents[0])
	all := map[string]bool{}
	for p := range new {
		all[p] = true
	}
	for p := range first {
		all[p] = true
	}
	for p := range all {
		differs := true
		for _, parent := range parents {
			if flat(parent)[p] == new[p] {
				differs = false
			}
		}
		old, was := first[p]
		value, is := new[p]
		switch {
		case !differs:
		case strings.HasSuffix(p, "/@order") && (!was || !is): // the order of a list that came or went is told by its items
		case !was:
			lines = append(lines, strings.Join([]string{commit, id, "added", p, "", value}, "|"))
		case !is:
			lines = append(lines, strings.Join([]string{commit, id, "removed", p, old, ""}, "|"))
		default:
			lines = append(lines, strings.Join([]string{commit, id, "changed", p, old, value}, "|"))
		}
	}
	return lines
}
