package pipeline

import (
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"golang.org/x/tools/txtar"

	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/lint"
	"seika/generator/load"
)

// TestMendExamples mends the bad examples of all rules.
func TestMendExamples(t *testing.T) {
	mended := map[string]bool{}
	for _, rule := range slices.Concat(load.Rules(), lint.Rules()) {
		if rule.Bad == "" {
			continue
		}
		t.Run(rule.ID, func(t *testing.T) {
			m := checkMend(t, rule.Bad)
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
	if len(mended) < 5 {
		t.Errorf("only these rules have edits: %v", slices.Sorted(maps.Keys(mended)))
	}
}

// FuzzMend mends whatever people may write.
func FuzzMend(f *testing.F) {
	for _, rule := range slices.Concat(load.Rules(), lint.Rules()) {
		f.Add(rule.Bad)
	}
	f.Add("id: a\nsigned: 2014年 # x\nburden: [{bearer: company, amount: {value: 約1,200, unit: 円}}]\nthemes: a、b\nkind:\n")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) < 4096 && utf8.ValidString(text) {
			checkMend(t, text)
		}
	})
}

// checkMend mends a record, or the files of a txtar archive, and holds what must be true of any: no error is new apart from those that a value
// hid that could not be read, every comment is still there, and mending once more changes nothing.
func checkMend(t *testing.T, text string) *Mended {
	t.Helper()
	files := fstest.MapFS{
		"agreements/themes.yaml":                  {Data: []byte("- {id: health, ja: 健康, en: Health}\n- {id: disaster, ja: 防災, en: Disaster preparedness}\n")},
		"agreements/parties/example.yaml":         {Data: []byte("id: example\nname: {ja: 株式会社例}\n")},
		"agreements/parties/another-example.yaml": {Data: []byte("id: another-example\nname: {ja: 別の例株式会社}\n")},
	}
	if strings.HasPrefix(text, "-- ") {
		for _, f := range txtar.Parse([]byte(text)).Files {
			if fs.ValidPath(f.Name) {
				files[f.Name] = &fstest.MapFile{Data: f.Data}
			}
		}
	} else {
		files["agreements/example-2020.yaml"] = &fstest.MapFile{Data: []byte("# head\n" + text + "\n# tail\n")}
	}
	mend := func(files fstest.MapFS) *Mended {
		p := &Project{Dir: ".", FS: files, Records: RecordsFolder}
		m, err := Mend(p, func(p *Project) (*Checked, error) { return Check(p, agreement.Date{Year: 2026, Month: 11, Day: 23}) }, func(diag.Diagnostic) bool { return true })
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	before, err := Check(&Project{Dir: ".", FS: files, Records: RecordsFolder}, agreement.Date{Year: 2026, Month: 11, Day: 23})
	if err != nil {
		t.Fatal(err)
	}
	m := mend(files)
	if was, is := errorsOfLoad(before.Findings), errorsOfLoad(m.Findings); is > was {
		t.Errorf("%d errors became %d: %v\n%s", was, is, m.Findings, text)
	}
	again := maps.Clone(files)
	for _, f := range m.Files {
		again[f.Path] = &fstest.MapFile{Data: f.After}
		if strings.Count(string(f.After), "#") < strings.Count(string(f.Before), "#") {
			t.Errorf("a comment is lost:\n%s\n---\n%s", f.Before, f.After)
		}
	}
	if second := mend(again); len(second.Files) > 0 {
		t.Errorf("mending once more changes %s: %v", second.Files[0].After, second.Done)
	}
	return m
}

// errorsOfLoad counts what could not be read.
func errorsOfLoad(findings diag.List) (n int) {
	for _, d := range findings {
		if d.Severity == diag.Error && slices.ContainsFunc(load.Rules(), func(r *diag.Rule) bool { return r.ID == d.Rule }) {
			n++
		}
	}
	return n
}
