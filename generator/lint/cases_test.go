package lint_test

import (
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"seika/generator/diag"
)

// TestCases runs testdata/RULE.txtar. Each file of an archive is a case of its own: the keys of a record that has id, title, two parties,
// signing and one source (e1) already, unless the case gives them. A comment "# want RULE RULE" at the end of a line names what is reported there, in any
// number; lines without one report nothing, which is how near misses are written. Hints of rules that the archive is not about and does not
// want are passed over. Files that follow each other under agreements/ are whole
// files and make one case together.
func TestCases(t *testing.T) {
	archives, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatal("no cases", err)
	}
	for _, name := range archives {
		rule := strings.TrimSuffix(filepath.Base(name), ".txtar")
		t.Run(rule, func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			reported := 0
			for _, c := range split(archive.Files) {
				t.Run(c.name, func(t *testing.T) { reported += c.check(t, rule) })
			}
			if reported == 0 {
				t.Error("no case reports anything")
			}
		})
	}
}

type testCase struct {
	name  string
	files []txtar.File
}

func split(files []txtar.File) []testCase {
	var cases []testCase
	together := false
	for _, f := range files {
		whole := strings.HasPrefix(f.Name, "agreements/")
		switch {
		case !whole:
			f.Data = []byte(complete(string(f.Data)))
			cases = append(cases, testCase{f.Name, []txtar.File{{Name: "agreements/example-2020.yaml", Data: f.Data}}})
		case together:
			last := &cases[len(cases)-1]
			last.files = append(last.files, f)
		default:
			cases = append(cases, testCase{f.Name, []txtar.File{f}})
		}
		together = whole
	}
	return cases
}

// complete adds what a record cannot do without.
func complete(text string) string {
	given := func(key string) bool { return regexp.MustCompile(`(?m)^` + key + `:`).MatchString(text) }
	for _, part := range []struct{ key, text string }{
		{"id", "id: example-2020"},
		{"title", "title: {ja: 例市と株式会社例の包括連携協定}"},
		{"parties", "parties: [{role: government, ref: 'jp:270008'}, {role: company, ref: example}]"},
		{"signed", "signed: 2020-04-01"},
		{"evidence", "evidence: [{id: e1, type: official-page, url: 'https://www.example.jp/kyotei'}]"},
	} {
		if !given(part.key) && !(part.key == "signed" && given("first_known")) {
			text += part.text + "\n"
		}
	}
	return text
}

var want = regexp.MustCompile(`# want ([a-z -]+)$`)

// check compares what is reported with what the comments want, line by line, and returns how many findings there were.
func (c *testCase) check(t *testing.T, rule string) int {
	t.Helper()
	var expected, got []string
	wanted := map[string]bool{}
	for _, f := range c.files {
		for i, line := range strings.Split(string(f.Data), "\n") {
			if m := want.FindStringSubmatch(line); m != nil {
				for _, rule := range strings.Fields(m[1]) {
					expected = append(expected, fmt.Sprintf("%s:%d %s", f.Name, i+1, rule))
					wanted[rule] = true
				}
			}
		}
	}
	found, unreadable := run(t, string(txtar.Format(&txtar.Archive{Files: c.files})))
	if len(unreadable) > 0 {
		t.Fatalf("the case cannot be read: %v", unreadable)
	}
	for _, d := range found {
		if d.Severity == diag.Hint && d.Rule != rule && !wanted[d.Rule] {
			continue
		}
		got = append(got, fmt.Sprintf("%s:%d %s", d.Position.File, d.Position.Line, d.Rule))
	}
	slices.Sort(expected)
	slices.Sort(got)
	for _, s := range subtract(expected, got) {
		t.Errorf("not reported: %s", s)
	}
	for _, s := range subtract(got, expected) {
		t.Errorf("reported, but not wanted: %s", s)
	}
	if t.Failed() {
		for _, d := range found {
			t.Log(d)
		}
	}
	return len(found)
}

// subtract returns the strings of a without those of b, each as often as it occurs more.
func subtract(a, b []string) []string {
	b = slices.Clone(b)
	var rest []string
	for _, s := range a {
		if i := slices.Index(b, s); i >= 0 {
			b = slices.Delete(b, i, i+1)
		} else {
			rest = append(rest, s)
		}
	}
	return rest
}
