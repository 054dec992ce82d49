package history_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"seika/generator/diff"
	"seika/generator/gitrepo"
	"seika/generator/history"
	"seika/generator/load"
	"seika/generator/source"
)

// TestTableAgreesWithGit compares the long table of a made-up history with what the git command tells about the same repository. Only git is asked
// which commit changed which file, and for the contents; the two versions are compared naively, value by value.
func TestTableAgreesWithGit(t *testing.T) {
	commits := 2000
	if testing.Short() {
		commits = 300
	}
	dir := filepath.Join(t.TempDir(), "repository")
	madeUp{records: 150, commits: commits, mergeEvery: 7, rough: true}.generate(t, dir)
	repo, err := gitrepo.Open(dir, gitrepo.Options{})
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
	kinds := map[string]int{}
	for _, r := range records[1:] {
		kinds[r[3]]++
		if r[3] == "added" || r[3] == "changed" || r[3] == "removed" {
			got = append(got, strings.Join([]string{r[7], r[0], r[3], r[1], r[4], r[5]}, "|"))
		}
	}
	for _, kind := range []string{"added", "changed", "removed", "created", "moved", "withdrawn", "restored", "unreadable"} {
		if kinds[kind] < max(commits/100-10, 1) {
			t.Errorf("the made-up history has %d lines of kind %s", kinds[kind], kind)
		}
	}
	told := askGit(t, dir)
	want, merged := told.lines()
	if merged < max(commits/100-10, 1) {
		t.Errorf("the merges of the made-up history tell %d changes", merged)
	}
	slices.Sort(got)
	slices.Sort(want)
	if len(want) < commits {
		t.Fatalf("the made-up history has %d changes", len(want))
	}
	report := 0
	missing := func(from, in []string, message string) {
		for _, line := range from {
			if _, ok := slices.BinarySearch(in, line); !ok && report < 20 {
				t.Errorf(message, line)
				report++
			}
		}
	}
	if !slices.Equal(got, want) {
		missing(want, got, "git implies and the table lacks %s")
		missing(got, want, "the table has and git does not imply %s")
		t.Errorf("git implies %d lines, the table has %d", len(want), len(got))
	}
}

// told is what git tells about a repository.
type told struct {
	commits  []toldCommit
	versions map[string]diff.FieldMap // by the id of the content; nil for what is no record
}

type toldCommit struct {
	id    string
	merge bool
	files []toldFile
}

// toldFile is a file that differs from that in every parent: the contents in the parents, and the new one. "" is no file.
type toldFile struct {
	path string
	old  []string
	new  string
}

func askGit(t *testing.T, dir string) *told {
	t.Helper()
	told := &told{versions: map[string]diff.FieldMap{}}
	log := runGit(t, dir, nil, "log", "--full-history", "-c", "--root", "--raw", "--no-renames", "--no-abbrev", "--format=commit %H", "main", "--", "agreements")
	content := func(id string) string {
		if strings.Trim(id, "0") == "" {
			return ""
		}
		told.versions[id] = nil
		return id
	}
	for line := range strings.Lines(string(log)) {
		line = strings.TrimSuffix(line, "\n")
		if id, ok := strings.CutPrefix(line, "commit "); ok {
			told.commits = append(told.commits, toldCommit{id: id})
			continue
		}
		head, path, ok := strings.Cut(line, "\t")
		if !ok {
			continue
		}
		parents := len(head) - len(strings.TrimLeft(head, ":"))
		words := strings.Fields(head) // modes, contents, letters; of each parent and the commit
		f := toldFile{path: path, new: content(words[2*parents+1])}
		for _, id := range words[parents+1 : 2*parents+1] {
			f.old = append(f.old, content(id))
		}
		c := &told.commits[len(told.commits)-1]
		c.merge = parents > 1
		c.files = append(c.files, f)
	}
	var ids bytes.Buffer
	for id := range told.versions {
		fmt.Fprintln(&ids, id)
	}
	out := bufio.NewReader(bytes.NewReader(runGit(t, dir, &ids, "cat-file", "--batch", "--buffer")))
	for range told.versions {
		var id, kind string
		var size int
		if _, err := fmt.Fscanf(out, "%s %s %d\n", &id, &kind, &size); err != nil || kind != "blob" {
			t.Fatalf("git cat-file: %s %s, %v", id, kind, err)
		}
		text := make([]byte, size+1)
		if _, err := io.ReadFull(out, text); err != nil {
			t.Fatal(err)
		}
		record, findings := load.ParseRecord(&source.File{Content: text[:size]})
		switch {
		case bytes.HasPrefix(text, []byte(brokenLine)):
		case findings.HasErrors():
			t.Fatalf("%s: %v", id, findings)
		default:
			told.versions[id] = diff.Fields(record.Agreement)
		}
	}
	return told
}

func runGit(t *testing.T, dir string, in io.Reader, args ...string) []byte {
	t.Helper()
	cmd := exec.Command("git", append([]string{"-C", dir}, args...)...)
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_SYSTEM="+os.DevNull)
	cmd.Stdin = in
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, &stderr)
	}
	return out
}

// lines is what follows for the table: a line for each value that came, went or changed, and how many of them merges tell.
func (t *told) lines() (lines []string, merged int) {
	for _, c := range t.commits {
		gone := map[string]int{} // files that are gone, by the record's name
		for i, f := range c.files {
			if f.new == "" && !c.merge {
				gone[name(f.path)] = i
			}
		}
		moved := map[int]bool{}
		for i := range c.files { // a record that is gone in one place and comes in another was moved
			f := &c.files[i]
			if from, ok := gone[name(f.path)]; ok && f.old[0] == "" && !c.merge {
				f.old[0] = c.files[from].old[0]
				moved[from] = true
			}
		}
		for i, f := range c.files {
			if moved[i] {
				continue
			}
			var parents []diff.FieldMap
			for _, id := range f.old {
				parents = append(parents, t.versions[id])
			}
			told := compareFields(c.id, f.path, t.versions[f.new], parents)
			lines = append(lines, told...)
			if c.merge {
				merged += len(told)
			}
		}
	}
	return lines, merged
}

// name is the record's id, which its file is called after.
func name(path string) string {
	return strings.TrimSuffix(path[strings.LastIndex(path, "/")+1:], ".yaml")
}

// compareFields compares a version with that of the first parent, naively. A value that one of the other parents has as well is told by another
// commit; a parent without the record says nothing.
func compareFields(commit, path string, now diff.FieldMap, parents []diff.FieldMap) (lines []string) {
	flat := func(m diff.FieldMap) map[string]string {
		out := map[string]string{}
		for _, f := range m {
			out[f.Path] = f.Value
		}
		return out
	}
	new, first := flat(now), flat(parents[0])
	all := map[string]bool{}
	for p := range new {
		all[p] = true
	}
	for p := range first {
		all[p] = true
	}
	for p := range all {
		differs := first[p] != new[p]
		for _, parent := range parents[1:] {
			if len(parent) > 0 && len(first) > 0 && len(new) > 0 && flat(parent)[p] == new[p] {
				differs = false
			}
		}
		old, was := first[p]
		value, is := new[p]
		switch {
		case !differs:
		case strings.HasSuffix(p, "/@order") && (!was || !is): // the order of a list that came or went is told by its items
		case !was:
			lines = append(lines, strings.Join([]string{commit, name(path), "added", p, "", value}, "|"))
		case !is:
			lines = append(lines, strings.Join([]string{commit, name(path), "removed", p, old, ""}, "|"))
		default:
			lines = append(lines, strings.Join([]string{commit, name(path), "changed", p, old, value}, "|"))
		}
	}
	return lines
}
