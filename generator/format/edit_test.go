package format_test

import (
	"bytes"
	"errors"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"gopkg.in/yaml.v3"

	"seika/generator/format"
	"seika/generator/source"
)

const sample = `# yaml-language-server: $schema=../../schema/agreement.schema.json
schema: 1
id: a   # odd   spacing
title: {ja: 協定,  en: 'Agreement'}
parties: # who
- {role: government, ref: jp:270008}
- role: company # ours
  # about the ref
  ref: example
signed: 2014/11/27 # wrong
summary:
  ja: |
    本文
  # between
  en: text
themes: [health,   disaster]
checked:
evidence:
  - id: e1
    type: press
    url: https://example.org

  # the second
  - {type: press, id: e2}
# the end
`

func TestEdit(t *testing.T) {
	type test struct {
		name string
		edit func(f *source.File) ([]byte, error)
		// from and to are the part of the sample that changes; an empty to with an empty from means that the edit must be refused.
		from, to string
		err      error
	}
	replace := func(path source.Path, value string) func(*source.File) ([]byte, error) {
		return func(f *source.File) ([]byte, error) { return format.Replace(f, format.Record, path, value) }
	}
	insert := func(parent source.Path, key, value string) func(*source.File) ([]byte, error) {
		return func(f *source.File) ([]byte, error) { return format.InsertKey(f, format.Record, parent, key, value) }
	}
	remove := func(path source.Path) func(*source.File) ([]byte, error) {
		return func(f *source.File) ([]byte, error) { return format.Remove(f, format.Record, path) }
	}
	rename := func(path source.Path, key string) func(*source.File) ([]byte, error) {
		return func(f *source.File) ([]byte, error) { return format.RenameKey(f, format.Record, path, key) }
	}
	tests := []test{
		{name: "a plain value", edit: replace("signed", "2014-11-27"), from: "2014/11/27", to: "2014-11-27"},
		{name: "a value in quotes", edit: replace("title/en", format.Scalar("Yes, we can")), from: "'Agreement'", to: `"Yes, we can"`},
		{name: "a value in brackets", edit: replace("parties/0/ref", `"jp:270008"`), from: "jp:270008", to: `"jp:270008"`},
		{name: "an item of a list", edit: replace("themes/1", "care"), from: "disaster", to: "care"},
		{name: "a list", edit: replace("themes", "[care]"), from: "[health,   disaster]", to: "[care]"},
		{name: "a mapping", edit: replace("title", "{ja: 別}"), from: "{ja: 協定,  en: 'Agreement'}", to: "{ja: 別}"},
		{name: "a block scalar", edit: replace("summary/ja", "本文"), from: "|\n    本文", to: "本文"},
		{name: "a value that is not there", edit: replace("checked", "2026-11-20"), from: "checked:", to: "checked: 2026-11-20"},
		{name: "an item spread over lines", edit: replace("evidence/0", "{id: e9, type: press, url: https://example.org}"),
			from: "- id: e1\n    type: press\n    url: https://example.org", to: "- {id: e9, type: press, url: https://example.org}"},
		{name: "what holds a comment", edit: replace("summary", "{ja: 文}"), err: format.ErrEdit},
		{name: "a value with a comment in it", edit: replace("signed", "2014 # new"), err: format.ErrEdit},
		{name: "a value of two lines", edit: replace("signed", "2014\nstate: active"), err: format.ErrEdit},
		{name: "a value that ends its brackets", edit: replace("title/ja", "x}, z: {"), err: format.ErrEdit},
		{name: "a value that opens brackets", edit: replace("title/ja", "[x"), err: format.ErrEdit},
		{name: "an empty value", edit: replace("signed", ""), err: format.ErrEdit},
		{name: "an anchor", edit: replace("signed", "&a 2014"), err: format.ErrEdit},
		{name: "a missing key", edit: replace("state", "active"), err: format.ErrPath},
		{name: "a missing item", edit: replace("themes/2", "care"), err: format.ErrPath},
		{name: "an item by a word", edit: replace("themes/x", "care"), err: format.ErrPath},
		{name: "below a value", edit: replace("signed/x", "2014"), err: format.ErrPath},
		{name: "the whole file", edit: replace("", "{}"), err: format.ErrEdit},

		{name: "insert between lines", edit: insert("", "signed_basis", "stated"), from: "# wrong\n", to: "# wrong\nsigned_basis: stated\n"},
		{name: "insert a new group", edit: insert("", "review", "{state: unreviewed}"), from: "en: text\n", to: "en: text\n\nreview: {state: unreviewed}\n"},
		{name: "insert behind comments", edit: insert("parties/1", "section", "広報課"), from: "ref: example\n", to: "ref: example\n  section: 広報課\n"},
		{name: "insert in brackets", edit: insert("parties/0", "section", "広報課"), from: "jp:270008}", to: "jp:270008, section: 広報課}"},
		{name: "insert first in brackets", edit: insert("evidence/1", "url", "https://example.org/2"), from: "{type: press, id", to: "{type: press, url: https://example.org/2, id"},
		{name: "insert at an item's end", edit: insert("evidence/0", "archive_url", "https://example.org/a"), from: "url: https://example.org\n", to: "url: https://example.org\n    archive_url: https://example.org/a\n"},
		{name: "insert inside an item", edit: insert("evidence/0", "title", "題"), from: "type: press\n", to: "type: press\n    title: 題\n"},
		{name: "insert an unknown key last", edit: insert("evidence/0", "future", "1"), from: "url: https://example.org\n", to: "url: https://example.org\n    future: 1\n"},
		{name: "insert what is there", edit: insert("", "signed", "2014"), err: format.ErrPath},
		{name: "insert into a list", edit: insert("themes", "x", "1"), err: format.ErrPath},
		{name: "insert two lines", edit: insert("", "state", "active\nended: {}"), err: format.ErrEdit},

		{name: "remove what a comment stands behind", edit: remove("signed"), err: format.ErrEdit},
		{name: "remove several lines", edit: remove("evidence/0"), from: "  - id: e1\n    type: press\n    url: https://example.org\n"},
		{name: "remove what holds a comment", edit: remove("summary"), err: format.ErrEdit},
		{name: "remove behind a dash", edit: remove("evidence/0/id"), from: "id: e1\n    "},
		{name: "remove from a list", edit: remove("themes/1"), from: ",   disaster"},
		{name: "remove the first from a list", edit: remove("themes/0"), from: "health,   "},
		{name: "remove from brackets", edit: remove("title/en"), from: ",  en: 'Agreement'"},
		{name: "remove the first from brackets", edit: remove("title/ja"), from: "ja: 協定,  "},
		{name: "remove what has no value", edit: remove("checked"), from: "checked:\n"},
		{name: "remove before a comment", edit: remove("parties/1/role"), err: format.ErrEdit},
		{name: "remove the root", edit: remove(""), err: format.ErrEdit},
		{name: "remove what is not there", edit: remove("state"), err: format.ErrPath},

		{name: "rename before a comment", edit: rename("signed", "first_known"), from: "signed:", to: "first_known:"},
		{name: "rename what holds comments", edit: rename("parties", "sides"), from: "parties:", to: "sides:"},
		{name: "rename behind a dash", edit: rename("evidence/0/id", "key"), from: "id: e1", to: "key: e1"},
		{name: "rename in brackets", edit: rename("title/en", "fr"), from: "en: 'Agreement'", to: "fr: 'Agreement'"},
		{name: "rename to what needs quotes", edit: rename("themes", "a, b"), from: "themes:", to: `"a, b":`},
		{name: "rename to what is there", edit: rename("themes", "signed"), err: format.ErrPath},
		{name: "rename an item", edit: rename("themes/0", "x"), err: format.ErrPath},
		{name: "rename the root", edit: rename("", "x"), err: format.ErrPath},
		{name: "rename to nothing", edit: rename("themes", ""), err: format.ErrEdit},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for name, encode := range map[string]func(string) string{
				"as it is":        func(s string) string { return s },
				"with bom and cr": func(s string) string { return "\ufeff" + strings.ReplaceAll(s, "\n", "\r\n") },
			} {
				f := &source.File{Path: "agreements/a.yaml", Content: []byte(encode(sample))}
				got, err := tt.edit(f)
				if tt.err != nil {
					if !errors.Is(err, tt.err) {
						t.Errorf("%s: got %v, want %v", name, err, tt.err)
					}
					continue
				}
				if err != nil {
					t.Fatalf("%s: %v", name, err)
				}
				if strings.Count(sample, tt.from) < 1 {
					t.Fatalf("the sample has no %q", tt.from)
				}
				want := encode(strings.Replace(sample, tt.from, tt.to, 1))
				if diff := cmp.Diff(want, string(got)); diff != "" {
					t.Errorf("%s: -want +got\n%s", name, diff)
				}
			}
		})
	}
}

func TestEditLastEntry(t *testing.T) {
	for _, tt := range []struct{ in, path, want string }{
		{"id: a\nthemes: [x]\n", "themes/0", "id: a\nthemes: []\n"},
		{"id: a\ntitle: {ja: x}\n", "title/ja", "id: a\ntitle: {}\n"},
		{"id: a\nthemes: [x, ]\n", "themes/0", ""},
		{"id: a\nthemes:\n  - x\n", "themes/0", ""},
		{"id: a\nthemes: [x]", "themes", "id: a\n"},
	} {
		got, err := format.Remove(&source.File{Content: []byte(tt.in)}, format.Record, source.Path(tt.path))
		if tt.want == "" && !errors.Is(err, format.ErrEdit) || tt.want != "" && (err != nil || string(got) != tt.want) {
			t.Errorf("%q without %s: %q, %v", tt.in, tt.path, got, err)
		}
	}
}

func TestEditRefusesBrokenFiles(t *testing.T) {
	refusal := new(format.Refusal)
	if _, err := format.Replace(&source.File{Content: []byte("id: &a x\n")}, format.Record, "id", "y"); !errors.As(err, &refusal) {
		t.Errorf("got %v", err)
	}
}

// TestEditEveryValue makes and takes back an edit at every place of the real records. The functions prove each edit themselves; here, that
// none of them fails on a record as people write it, and that replacing a value by itself is the identity.
func TestEditEveryValue(t *testing.T) {
	names := realFiles(t)
	for i := 0; i < len(names); i += 12 {
		name := names[i]
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var root yaml.Node
		if err := yaml.Unmarshal(content, &root); err != nil {
			t.Fatal(err)
		}
		kind := format.Guess(content)
		f := &source.File{Path: name, Content: content}
		for path, n := range paths(root.Content[0], "", map[source.Path]*yaml.Node{}) {
			switch n.Kind {
			case yaml.ScalarNode:
				changed, err := format.Replace(f, kind, path, format.Scalar("置き換え: "+n.Value))
				if err != nil {
					t.Errorf("%s: replace %s: %v", name, path, err)
					continue
				}
				var again yaml.Node
				if err := yaml.Unmarshal(changed, &again); err != nil {
					t.Fatal(err)
				}
				if got := paths(again.Content[0], "", map[source.Path]*yaml.Node{})[path]; got == nil || got.Value != "置き換え: "+n.Value {
					t.Errorf("%s: %s is %+v", name, path, got)
				}
			case yaml.MappingNode:
				changed, err := format.InsertKey(f, kind, path, "future", "1")
				if err != nil {
					t.Errorf("%s: insert into %s: %v", name, path, err)
					continue
				}
				back, err := format.Remove(&source.File{Path: name, Content: changed}, kind, path.Key("future"))
				if err != nil || !bytes.Equal(back, content) {
					t.Errorf("%s: remove from %s again: %v\n%s", name, path, err, back)
				}
			}
		}
	}
}

// paths returns the values below n by their paths.
func paths(n *yaml.Node, at source.Path, into map[source.Path]*yaml.Node) map[source.Path]*yaml.Node {
	into[at] = n
	switch n.Kind {
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			paths(n.Content[i+1], at.Key(n.Content[i].Value), into)
		}
	case yaml.SequenceNode:
		for i, c := range n.Content {
			paths(c, at.Key(strconv.Itoa(i)), into)
		}
	}
	return into
}
