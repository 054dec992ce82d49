package history_test

import (
	"context"
	"crypto/sha1"
	"errors"
	"fmt"
	"strings"
	"testing"

	"seika/generator/agreement"
	"seika/generator/gitrepo"
	"seika/generator/history"
)

// forged is a log that no honest repository has, newest entry last while it is made.
type forged struct {
	log   gitrepo.Log
	blobs map[gitrepo.ID]string
	now   map[string]gitrepo.Blob
}

// commit adds an entry in which a file becomes a blob of that mode and content; ModeNone deletes it.
func (f *forged) commit(when gitrepo.Stamp, path string, mode gitrepo.FileMode, content string) {
	after := gitrepo.Blob{}
	if mode != gitrepo.ModeNone {
		after = gitrepo.Blob{Mode: mode, ID: sha1.Sum([]byte(content))}
		f.blobs[after.ID] = content
	}
	entry := gitrepo.Entry{Commit: gitrepo.Commit{ID: sha1.Sum(fmt.Appendf(nil, "%d %s", len(f.log.Entries), path)), Committed: when, Message: "\x1b[2J\xff"}}
	entry.Changes = []gitrepo.Change{{Path: path, Before: f.now[path], After: after}}
	f.now[path] = after
	f.log.Head = entry.ID
	f.log.Entries = append([]gitrepo.Entry{entry}, f.log.Entries...)
}

func (f *forged) build(t *testing.T) (*history.History, error) {
	return history.Build(context.Background(), &f.log, history.Options{
		Folder: "agreements", Zone: japan, Until: agreement.Date{Year: 2026, Month: 11, Day: 23}, Complete: true, Cache: t.TempDir(), Program: "test",
		Blobs: func(_ context.Context, ids []gitrepo.ID, limit int64, visit func(int, []byte, error) error) error {
			for i, id := range ids {
				content, ok := f.blobs[id]
				var err error
				switch {
				case !ok:
					err = &gitrepo.MissingError{ID: id}
				case int64(len(content)) > limit:
					content, err = "", &gitrepo.TooLargeError{What: "object " + id.String(), Size: int64(len(content)), Limit: limit, Unit: "bytes"}
				}
				if err := visit(i, []byte(content), err); err != nil {
					return err
				}
			}
			return nil
		},
	})
}

func newForged() *forged {
	return &forged{blobs: map[gitrepo.ID]string{}, now: map[string]gitrepo.Blob{}}
}

func at(day int) gitrepo.Stamp {
	return gitrepo.Stamp{Known: true, Unix: 1_600_000_000 + int64(day)*86400, Zone: 9 * 60}
}

// TestForgedHistory has versions that are no files, files that are no records, and times that cannot be.
func TestForgedHistory(t *testing.T) {
	f := newForged()
	record := func(title string) string { return "id: a\ntitle: {ja: " + title + "}\nsigned: 2015\n" }
	const path = "agreements/a.yaml"
	f.commit(at(0), path, gitrepo.ModeFile, record("一"))
	f.commit(at(1), path, gitrepo.ModeExecutable, record("一")) // its mode alone
	f.commit(at(2), path, gitrepo.ModeSymlink, "../../../etc/passwd")
	f.commit(at(3), path, gitrepo.ModeFile, record("二"))
	f.commit(at(4), path, gitrepo.ModeFile, record("三")+strings.Repeat("#\n", gitrepo.MaxBlob))
	f.commit(at(5), path, gitrepo.ModeFile, strings.Repeat("[", 5000))
	f.commit(gitrepo.Stamp{Known: true, Unix: 1 << 62}, path, gitrepo.ModeFile, record("四"))
	f.commit(gitrepo.Stamp{Known: true, Unix: -1 << 62}, path, gitrepo.ModeFile, record("五"))
	f.commit(gitrepo.Stamp{}, path, gitrepo.ModeFile, record("六"))
	for _, other := range []string{"agreements/themes.yaml", "agreements/parties/b.yaml", "elsewhere/b.yaml", "agreements.yaml", "agreements/b.txt", "agreements/"} {
		f.commit(at(9), other, gitrepo.ModeFile, "id: b\n")
	}
	h, err := f.build(t)
	if err != nil {
		t.Fatal(err)
	}
	if len(h.Timelines) != 1 {
		t.Fatalf("%d timelines: %s", len(h.Timelines), describe(h))
	}
	var kinds []string
	for _, r := range h.Timelines[0].Revisions {
		kinds = append(kinds, r.Kind)
		if (r.Kind == history.Unreadable) != (r.Problem.JA != "" && r.Problem.EN != "") {
			t.Errorf("%s: %v", r.Kind, r.Problem)
		}
	}
	want := "created withdrawn restored unreadable unreadable changed changed changed"
	if got := strings.Join(kinds, " "); got != want {
		t.Errorf("%s; want %s", got, want)
	}
	for _, s := range h.Timelines[0].Standing {
		if s.From.After(agreement.Date{Year: 2026, Month: 11, Day: 23}) {
			t.Errorf("a class from %s on, which is yet to come", s.From)
		}
	}
}

// TestMissingVersionEndsTheReading: a history of which a part cannot be read is not told as if it were whole.
func TestMissingVersionEndsTheReading(t *testing.T) {
	f := newForged()
	f.commit(at(0), "agreements/a.yaml", gitrepo.ModeFile, "id: a\n")
	f.commit(at(1), "agreements/a.yaml", gitrepo.ModeFile, "id: a\nsigned: 2015\n")
	clear(f.blobs)
	if _, err := f.build(t); !errors.As(err, new(*gitrepo.MissingError)) {
		t.Errorf("got %v", err)
	}
}

// TestManyVersionsOfOneRecord: a record with thousands of versions costs what as many records cost.
func TestManyVersionsOfOneRecord(t *testing.T) {
	f := newForged()
	const n = 5000
	for i := range n {
		f.commit(at(i/10), "agreements/a.yaml", gitrepo.ModeFile, fmt.Sprintf("id: a\ntitle: {ja: 第%d版}\nsigned: 2015\n", i))
	}
	h, err := f.build(t)
	if err != nil {
		t.Fatal(err)
	}
	if got := len(h.Timelines[0].Revisions); got != n {
		t.Errorf("%d revisions", got)
	}
}
