package history

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"seika/generator/gitrepo"
)

// decoderHash belongs to decoderVersion 1.
const decoderHash = "3c437da24a88992ddf26ac8009d1b074a52047bf74391606a56816852b8bd565"

// TestDecoderVersion notices that reading the same content gives something else than before, so that versions that were kept are not used any more.
func TestDecoderVersion(t *testing.T) {
	sum := sha256.New()
	archive, err := txtar.ParseFile("testdata/decoder/records.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range archive.Files {
		v := parse(f.Data)
		if v.said == nil {
			t.Fatalf("%s cannot be read: %s", f.Name, v.problem.EN)
		}
		fmt.Fprintln(sum, v.fields())
	}
	if got := hex.EncodeToString(sum.Sum(nil)); got != decoderHash {
		t.Errorf("The records in testdata/decoder/records.txtar give other field maps than before. If that is right, add one to decoderVersion, and the hash becomes\n%s", got)
	}
}

// contents are the blobs of a repository of a test, with the reading that versions needs.
type contents map[gitrepo.ID]string

func (c contents) blobs(_ context.Context, ids []gitrepo.ID, limit int64, visit func(int, []byte, error) error) error {
	for i, id := range ids {
		text, ok := c[id]
		var err error
		switch {
		case !ok:
			err = &gitrepo.MissingError{ID: id}
		case int64(len(text)) > limit:
			err = &gitrepo.TooLargeError{What: "object " + id.String(), Size: int64(len(text)), Limit: limit, Unit: "bytes"}
		}
		if err := visit(i, []byte(text), err); err != nil {
			return err
		}
	}
	return nil
}

// TestVersions keeps a long chain of versions, each a difference to the one before, and loses part of it.
func TestVersions(t *testing.T) {
	const n = 200
	dir, ctx := t.TempDir(), context.Background()
	c := contents{}
	var list []wanted
	text := func(i int) string {
		return fmt.Sprintf("schema: 1\nid: record\ntitle: {ja: 第%d版}\nsigned: 20%02d\n", i, i%30)
	}
	id := func(i int) gitrepo.ID { return gitrepo.ID{byte(i), byte(i >> 8), 1} }
	for i := range n {
		c[id(i)] = text(i)
		list = append(list, wanted{id(i), 0})
	}
	c[id(n)], c[id(n+1)] = "not: [a record", strings.Repeat("#\n", maxVersion)
	list = append(list, wanted{id(n), 0}, wanted{id(n + 1), 0}, wanted{})
	v := newVersions(dir, c.blobs)
	if n, err := v.fetch(ctx, list, nil); err != nil || n != 202 {
		t.Fatal(n, err)
	}
	check := func(v *versions, m *memory) {
		t.Helper()
		for i := range n {
			got, err := v.get(ctx, id(i), m)
			if want := fmt.Sprintf("第%d版", i); err != nil || got.fields().Get("title/ja") != want {
				t.Fatalf("version %d says %q (%v)", i, got.fields().Get("title/ja"), err)
			}
		}
		for i := n; i < n+2; i++ {
			got, err := v.get(ctx, id(i), m)
			if err != nil || got.said != nil || got.problem.JA == "" || got.problem.EN == "" {
				t.Errorf("%v, %v", got, err)
			}
		}
	}
	check(v, nil)
	v.shelf.save(func() map[shelfKey]bool { return nil })
	none := contents{}
	none[id(n)], none[id(n+1)] = c[id(n)], c[id(n+1)] // what cannot be read is not kept
	check(newVersions(dir, none.blobs), &memory{})

	// Volumes can be merged or lost: what stands on a version that is gone is read anew.
	second := newVersions(t.TempDir(), c.blobs)
	for i := range n {
		if text, ok := v.shelf.get(shelfKey(id(i))); ok && i%10 != 3 {
			second.shelf.put(shelfKey(id(i)), text)
		}
	}
	check(second, &memory{})

	if _, err := v.get(ctx, gitrepo.ID{9, 9, 9}, nil); !errors.As(err, new(*gitrepo.MissingError)) {
		t.Errorf("a missing object gives %v", err)
	}
	if _, err := v.fetch(ctx, []wanted{{gitrepo.ID{9, 9, 9}, 0}}, nil); !errors.As(err, new(*gitrepo.MissingError)) {
		t.Errorf("a missing object gives %v", err)
	}
}

// TestVersionsThatStandOnEachOther: a shelf that was written to go round in circles is no trap.
func TestVersionsThatStandOnEachOther(t *testing.T) {
	a, b := gitrepo.ID{1}, gitrepo.ID{2}
	c := contents{a: "schema: 1\nid: a\n", b: "schema: 1\nid: b\n"}
	v := newVersions("", c.blobs)
	v.shelf.put(shelfKey(a), string(keptDifference)+"\x01"+string(b[:])+"\x01\x00\x00")
	v.shelf.put(shelfKey(b), string(keptDifference)+"\x01"+string(a[:])+"\x01\x00\x00")
	if got, err := v.get(context.Background(), a, &memory{}); err != nil || got.id() != "a" {
		t.Errorf("%q, %v", got.id(), err)
	}
}
