package emit_test

import (
	"bytes"
	"context"
	"crypto/sha1"
	"fmt"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"seika/generator/gitrepo"
	"seika/generator/history"
)

var japan = time.FixedZone("JST", 9*60*60)

// witness makes the history that the commits of an archive have: a file named "commit" opens one, the files after it are what it changed.
// Without such a file there is no history.
func witness(t testing.TB, a *txtar.Archive) *history.History {
	t.Helper()
	log := &gitrepo.Log{Folder: "agreements", Mode: gitrepo.Full}
	blobs := map[gitrepo.ID][]byte{}
	now := map[string]gitrepo.Blob{}
	for _, f := range a.Files {
		if f.Name == "commit" {
			log.Entries = append(log.Entries, gitrepo.Entry{Commit: parseCommit(t, len(log.Entries), f.Data)})
			continue
		}
		if len(log.Entries) == 0 || !strings.HasPrefix(f.Name, "agreements/") {
			continue
		}
		before, after := now[f.Name], gitrepo.Blob{}
		if len(f.Data) > 0 {
			after = gitrepo.Blob{Mode: gitrepo.ModeFile, ID: sha1.Sum(f.Data)}
			blobs[after.ID] = f.Data
		}
		now[f.Name] = after
		entry := &log.Entries[len(log.Entries)-1]
		entry.Changes = append(entry.Changes, gitrepo.Change{Path: f.Name, Before: before, After: after})
	}
	if len(log.Entries) == 0 {
		return nil
	}
	log.Head = log.Entries[len(log.Entries)-1].ID
	for i, j := 0, len(log.Entries)-1; i < j; i, j = i+1, j-1 { // a log begins with the newest
		log.Entries[i], log.Entries[j] = log.Entries[j], log.Entries[i]
	}
	read := func(_ context.Context, ids []gitrepo.ID, _ int64, visit func(int, []byte, error) error) error {
		for i, id := range ids {
			if err := visit(i, blobs[id], nil); err != nil {
				return err
			}
		}
		return nil
	}
	h, err := history.Build(context.Background(), log, history.Options{Folder: "agreements", Blobs: read, Zone: japan, Until: asOf})
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func parseCommit(t testing.TB, number int, text []byte) (c gitrepo.Commit) {
	t.Helper()
	c.ID = sha1.Sum(fmt.Appendf(nil, "%d %s", number, text))
	for line := range strings.Lines(string(text)) {
		key, value, _ := strings.Cut(strings.TrimSuffix(line, "\n"), ": ")
		switch key {
		case "date":
			when, err := time.Parse(time.RFC3339, value)
			if err != nil {
				t.Fatal(err)
			}
			c.Committed = gitrepo.Stamp{Unix: when.Unix(), Known: true}
		case "author":
			c.Author = gitrepo.Person{Name: value, Email: "secret@example.com"}
		case "subject":
			c.Message = value + "\n\nbody"
		}
	}
	return c
}

// state are the files of an archive after its last commit.
func state(a *txtar.Archive) map[string][]byte {
	files := map[string][]byte{}
	for _, f := range a.Files {
		if strings.HasPrefix(f.Name, "agreements/") {
			files[f.Name] = bytes.Clone(f.Data)
		}
	}
	for name, data := range files {
		if len(data) == 0 {
			delete(files, name)
		}
	}
	return files
}
