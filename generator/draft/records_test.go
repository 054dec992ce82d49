package draft_test

import (
	"os"
	"slices"
	"testing"

	"seika/generator/agreement"
	"seika/generator/draft"
	"seika/generator/load"
)

// TestEveryRecord takes each record of the repository as the partial record of a new one. With the record on record it is refused by name;
// without, nothing is lost and the same file comes of it, in order for the checks.
func TestEveryRecord(t *testing.T) {
	set, _, err := load.Load(os.DirFS("../.."), "agreements")
	if err != nil {
		t.Fatal(err)
	}
	tried := 0
	for i, r := range set.Records {
		if r.Partial || !slices.ContainsFunc(r.Agreement.Parties, func(p agreement.Party) bool {
			_, government := agreement.GovernmentCode(p.Ref)
			return government
		}) {
			continue
		}
		tried++
		base, findings := draft.ReadBase(r.File)
		if len(findings) > 0 {
			t.Errorf("%s: %v", r.File.Path, findings)
			continue
		}
		c := &draft.Composer{Set: set, Folder: "agreements", Today: agreement.Date{Year: 2026, Month: 11, Day: 24}}
		if d := c.Compose(base, nil); d.Duplicate == nil || d.Duplicate.File != r.File.Path {
			t.Errorf("%s is not found: %+v", r.File.Path, d.Duplicate)
		}
		rest := *set
		rest.Records = slices.Delete(slices.Clone(set.Records), i, i+1)
		c = &draft.Composer{Set: &rest, Folder: c.Folder, Today: c.Today}
		d := c.Compose(base, nil)
		if !d.OK() {
			t.Errorf("%s: %v %v %+v", r.File.Path, d.Missing, d.Problems, d.Duplicate)
			continue
		}
		if got, want := string(draft.RecordText(d.Agreement)), string(draft.RecordText(r.Agreement)); got != want {
			t.Errorf("%s becomes\n%s", r.File.Path, got)
		}
		files, findings, err := c.Finish(d, "ja")
		if err != nil || findings.HasErrors() || len(files) != 1 || files[0].Path != r.File.Path {
			t.Errorf("%s: %v %v", files[0].Path, findings, err)
		}
	}
	if tried < 50 {
		t.Errorf("only %d records were tried", tried)
	}
}
