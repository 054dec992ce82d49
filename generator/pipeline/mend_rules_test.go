package pipeline

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/lint"
	"seika/generator/load"
)

// TestMendExamples mends the bad examples of all rules: a finding with edits is gone afterwards unless a person must look at it first, no error
// is new, every comment is still there, and mending once more changes nothing.
func TestMendExamples(t *testing.T) {
	mended := map[string]bool{}
	for _, rule := range slices.Concat(load.Rules(), lint.Rules()) {
		if rule.Bad == "" {
			continue
		}
		t.Run(rule.ID, func(t *testing.T) {
			files := fstest.MapFS{
				"agreements/themes.yaml":                  {Data: []byte("- {id: health, ja: 健康, en: Health}\n- {id: disaster, ja: 防災, en: Disaster preparedness}\n")},
				"agreements/parties/example.yaml":         {Data: []byte("id: example\nname: {ja: 株式会社例}\n")},
				"agreements/parties/another-example.yaml": {Data: []byte("id: another-example\nname: {ja: 別の例株式会社}\n")},
			}
			if strings.HasPrefix(rule.Bad, "-- ") {
				for _, f := range txtar.Parse([]byte(rule.Bad)).Files {
					files[f.Name] = &fstest.MapFile{Data: f.Data}
				}
			} else {
				files["agreements/example-2020.yaml"] = &fstest.MapFile{Data: []byte("# head\n" + rule.Bad + "# tail\n")}
			}
			p := &Project{Dir: ".", FS: files, Records: RecordsFolder}
			check := func(p *Project) (*Checked, error) { return Check(p, agreement.Date{Year: 2026, Month: 11, Day: 23}) }
			before, err := check(p)
			if err != nil {
				t.Fatal(err)
			}
			m, err := Mend(p, check, func(diag.Diagnostic) bool { return true })
			if err != nil {
				t.Fatal(err)
			}
			if was, is := before.Findings.Count(diag.Error), m.Findings.Count(diag.Error); is > was {
				t.Errorf("%d errors became %d: %v", was, is, m.Findings)
			}
			again := maps.Clone(files)
			for _, f := range m.Files {
				again[f.Path] = &fstest.MapFile{Data: f.After}
				if strings.Count(string(f.After), "#") < strings.Count(string(f.Before), "#") {
					t.Errorf("a comment is lost:\n%s", f.After)
				}
			}
			second, err := Mend(&Project{Dir: ".", FS: again, Records: RecordsFolder}, check, func(diag.Diagnostic) bool { return true })
			if err != nil || len(second.Files) > 0 {
				t.Errorf("mending once more changes %v, %v", second.Files, err)
			}
			for _, d := range m.Done {
				mended[d.Rule] = true
			}
			for _, d := range m.Findings {
				if len(d.Edits) > 0 {
					t.Errorf("the edits of %v were not made: %v", d, d.Edits)
				}
			}
		})
	}
	if len(mended) == 0 {
		t.Error("no rule has edits")
	}
	t.Logf("mended: %v", slices.Sorted(maps.Keys(mended)))
}
