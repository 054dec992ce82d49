package diff_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"seika/generator/agreement"
	"seika/generator/diff"
)

var update = flag.Bool("update", false, "rewrite what the cases in testdata expect")

// TestRecords runs testdata/records/*.txtar. A case is a folder of an archive: versions v1.yaml, v2.yaml, … of one record and in "want" what
// differs from each to the next. Of a record only what matters stands there; complete adds the rest.
func TestRecords(t *testing.T) {
	count := 0
	found := map[string]bool{} // kinds of moves with their directions and declarations
	eachArchive(t, "testdata/records", func(t *testing.T, archive *txtar.Archive) {
		for _, name := range cases(archive) {
			count++
			t.Run(name, func(t *testing.T) {
				versions := versionsOf(t, archive, name)
				var b strings.Builder
				for i := 1; i < len(versions); i++ {
					check(t, versions[i-1], versions[i])
					check(t, versions[i], versions[i-1])
					if i > 1 {
						fmt.Fprintf(&b, "-> v%d\n", i+1)
					}
					report(&b, found, versions[i-1], versions[i])
				}
				expect(t, archive, name+"/want", b.String())
			})
		}
	})
	if count < 40 {
		t.Errorf("only %d cases", count)
	}
	for _, kind := range diff.MoveKinds() {
		if kind.Label().JA == "" || kind.Label().EN == string(kind) {
			t.Errorf("%s has no label", kind)
		}
		directions := []string{"easier", "harder"}
		switch kind {
		case diff.TargetRemoved, diff.IndicatorRemoved, diff.DeliverableRemoved:
			directions = []string{"easier"}
		case diff.TargetReplaced: // what is put first and is harder moves no goalpost that anybody would hide
			directions = []string{"easier"}
		case diff.UnitChanged, diff.LevelChanged, diff.DirectionFlipped, diff.ScopeChanged, diff.EvidenceRemoved, diff.MeasurementRemoved:
			directions = []string{"neutral"}
		}
		for _, d := range directions {
			if !found[string(kind)+" "+d] {
				t.Errorf("no case has a move of the kind %s that is %s", kind, d)
			}
		}
	}
	for _, cause := range agreement.AmendmentVocabulary.IDs() {
		if !found["amendment "+cause] {
			t.Errorf("no case has a move with the cause %s", cause)
		}
	}
}

// eachArchive runs a test for each archive of a folder and writes the archive back with -update.
func eachArchive(t *testing.T, dir string, run func(t *testing.T, archive *txtar.Archive)) {
	t.Helper()
	names, err := filepath.Glob(dir + "/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("no cases in ", dir, err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			before := txtar.Format(archive)
			run(t, archive)
			if after := txtar.Format(archive); *update && !bytes.Equal(before, after) {
				if err := os.WriteFile(name, after, 0o666); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// cases lists the folders of an archive in their order.
func cases(archive *txtar.Archive) (names []string) {
	for _, f := range archive.Files {
		if name, _, ok := strings.Cut(f.Name, "/"); ok && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

func versionsOf(t *testing.T, archive *txtar.Archive, name string) (versions []*agreement.Agreement) {
	t.Helper()
	for _, f := range archive.Files {
		if strings.HasPrefix(f.Name, name+"/v") {
			versions = append(versions, parse(t, complete(string(f.Data))))
		}
	}
	if len(versions) < 2 {
		t.Fatal("a case needs two versions")
	}
	return versions
}

// expect compares with a file of the archive, or replaces it with -update.
func expect(t *testing.T, archive *txtar.Archive, name, got string) {
	t.Helper()
	i := slices.IndexFunc(archive.Files, func(f txtar.File) bool { return f.Name == name })
	switch {
	case *update && i < 0:
		at := 1 + slices.IndexFunc(archive.Files, func(f txtar.File) bool { return strings.HasPrefix(f.Name, filepath.Dir(name)+"/") })
		for at < len(archive.Files) && strings.HasPrefix(archive.Files[at].Name, filepath.Dir(name)+"/") {
			at++
		}
		archive.Files = slices.Insert(archive.Files, at, txtar.File{Name: name, Data: []byte(got)})
	case *update:
		archive.Files[i].Data = []byte(got)
	case i < 0:
		t.Errorf("the case has no %s", name)
	case string(archive.Files[i].Data) != got:
		t.Errorf("%s: got\n%s\nwant\n%s", name, got, archive.Files[i].Data)
	}
}

// complete adds what a record cannot do without: it is reviewed and has three sources, unless the case says otherwise.
func complete(text string) string {
	for _, part := range []struct{ key, text string }{
		{"id", "id: example-2015"},
		{"title", "title: {ja: 例市と株式会社例の包括連携協定, en: Example agreement}"},
		{"parties", "parties: [{role: government, ref: 'jp:270008'}, {role: company, ref: example}]"},
		{"signed", "signed: 2015-04-01"},
		{"review", "review: {state: reviewed, by: reader, on: 2016-01-10}"},
		{"evidence", `evidence:
  - {id: e1, type: official-page, title: 協定を締結, url: 'https://www.example.jp/1'}
  - {id: e2, type: official-report, title: 事業報告書, url: 'https://www.example.jp/2'}
  - {id: e3, type: press, title: 例新聞, url: 'https://www.example.jp/3'}`},
	} {
		if !regexp.MustCompile(`(?m)^` + part.key + `:`).MatchString(text) {
			text += part.text + "\n"
		}
	}
	return text
}

// report writes changes and moves the way the cases hold them.
func report(b *strings.Builder, found map[string]bool, old, new *agreement.Agreement) {
	changes := diff.Records(old, new)
	if len(changes) == 0 {
		fmt.Fprintln(b, "nothing")
	}
	before, after := diff.Fields(old), diff.Fields(new)
	for _, c := range changes {
		fmt.Fprintf(b, "%s %s", c.Kind, c.Path)
		if c.Old != "" || c.New != "" {
			fmt.Fprintf(b, " [%s] -> [%s]", c.Old, c.New)
		}
		if !c.EffectiveOn.IsZero() {
			fmt.Fprintf(b, " on %s", c.EffectiveOn)
		}
		text := diff.Describe(before, after, c)
		fmt.Fprintf(b, "\n  %s\n  %s\n", text.JA, text.EN)
	}
	drafting := old.Review.State != "reviewed" && old.Review.State != "disputed"
	for _, m := range diff.Moves(old, new, changes, drafting) {
		found[string(m.Kind)+" "+string(m.Direction)] = true
		found[m.Declaration+" "+m.Cause] = true
		fmt.Fprintf(b, "MOVE %s %s %s", m.Kind, m.Direction, m.Path)
		if m.Size != "" || m.Days != 0 {
			fmt.Fprintf(b, " size=%s days=%d", m.Size, m.Days)
		}
		if m.Percent != nil {
			fmt.Fprintf(b, " percent=%.4g", *m.Percent)
		}
		fmt.Fprintf(b, " declared=%t %s amendment=%d %s counts=%t\n", m.Declared, m.Declaration, m.Amendment, m.Cause, m.Counts())
		for _, text := range []agreement.Localized{m.Text(), m.DeclarationText()} {
			fmt.Fprintf(b, "  %s\n  %s\n", text.JA, text.EN)
		}
	}
}
