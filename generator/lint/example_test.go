package lint_test

import (
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/format"
	"seika/generator/lint"
	"seika/generator/load"
	"seika/generator/source"
)

// asOf is the day on which the examples and cases are read.
var asOf = agreement.Date{Year: 2026, Month: 11, Day: 23}

// known is what every example may refer to.
var known = map[string]string{
	"agreements/themes.yaml":                  "- {id: health, ja: 健康, en: Health}\n- {id: disaster, ja: 防災, en: Disaster preparedness}\n",
	"agreements/parties/example.yaml":         "id: example\nname: {ja: 株式会社例}\n",
	"agreements/parties/another-example.yaml": "id: another-example\nname: {ja: 別の例株式会社}\n",
}

// run checks the files of a txtar archive, or one record, beside those that every example may refer to. What load finds is returned apart.
func run(t *testing.T, text string) (found, unreadable diag.List) {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, content := range known {
		fsys[name] = &fstest.MapFile{Data: []byte(content)}
	}
	if strings.HasPrefix(text, "-- ") {
		for _, f := range txtar.Parse([]byte(text)).Files {
			fsys[f.Name] = &fstest.MapFile{Data: f.Data}
		}
	} else {
		fsys["agreements/example-2020.yaml"] = &fstest.MapFile{Data: []byte(text)}
	}
	set, unreadable, err := load.Load(fsys, "agreements")
	if err != nil {
		t.Fatal(err)
	}
	return lint.Run(register(set), 1), unreadable
}

func register(set *load.Set) *lint.Register {
	reg := &lint.Register{AsOf: asOf, Themes: lint.ThemesSubject{Themes: set.Themes.Themes, Map: set.Themes.Map}}
	if set.Themes.File != nil {
		reg.Themes.File = set.Themes.File.Path
	}
	for _, r := range set.Records {
		reg.Agreements = append(reg.Agreements, lint.Subject{Agreement: r.Agreement, Map: r.Map, File: r.File.Path, Partial: r.Partial})
	}
	for _, o := range set.Organisations {
		reg.Organisations = append(reg.Organisations, lint.OrganisationSubject{
			Organisation: o.Organisation, Map: o.Map, File: o.File.Path, Partial: o.Partial})
	}
	return reg
}

// TestRuleExamples runs the examples of the documentation: the bad one reports its rule and no other, the good one nothing.
func TestRuleExamples(t *testing.T) {
	for _, rule := range lint.Rules() {
		t.Run(rule.ID, func(t *testing.T) {
			found, unreadable := run(t, rule.Bad)
			if len(unreadable) > 0 {
				t.Errorf("the bad example cannot be read: %v", unreadable)
			}
			if len(found) == 0 {
				t.Error("the bad example reports nothing")
			}
			for _, d := range found {
				if d.Rule != rule.ID {
					t.Errorf("the bad example reports another rule: %v", d)
				}
				if d.Severity != rule.Severity {
					t.Errorf("%v: severity %v, documented as %v", d, d.Severity, rule.Severity)
				}
			}
			if found, unreadable := run(t, rule.Good); len(found)+len(unreadable) > 0 {
				t.Errorf("the good example reports %v%v", found, unreadable)
			}
		})
	}
}

// TestWording holds what every finding owes its reader: both languages, a place, a way out.
func TestWording(t *testing.T) {
	for _, rule := range lint.Rules() {
		found, _ := run(t, rule.Bad)
		for _, d := range found {
			if d.Position.File == "" || d.Position.Line == 0 || d.Position.Column == 0 {
				t.Errorf("%s: no place: %v", rule.ID, d)
			}
			if d.Fix == (diag.Text{}) && d.Expected == (diag.Text{}) {
				t.Errorf("%s says neither what is right nor how to get there: %v", rule.ID, d)
			}
			checkSentence(t, rule.ID, d.Message)
			checkSentence(t, rule.ID, d.Fix)
			for _, n := range d.Notes {
				checkSentence(t, rule.ID, n.Message)
				if n.Position.File == "" || n.Position.Line == 0 && rule.ID != "theme-unknown" {
					t.Errorf("%s: a note without a place: %v", rule.ID, n)
				}
			}
			if strings.Contains(d.Message.EN+d.Message.JA+d.Fix.EN+d.Fix.JA, "%!") {
				t.Errorf("%s: broken format: %+v", rule.ID, d)
			}
		}
	}
}

func checkSentence(t *testing.T, rule string, text diag.Text) {
	t.Helper()
	if text == (diag.Text{}) {
		return
	}
	if text.JA == "" || text.EN == "" {
		t.Errorf("%s: one language is missing: %+v", rule, text)
	}
	if !strings.HasSuffix(text.EN, ".") && !strings.HasSuffix(text.EN, "?") {
		t.Errorf("%s: no sentence: %q", rule, text.EN)
	}
	if !strings.HasSuffix(text.JA, "。") && !strings.HasSuffix(text.JA, "）") {
		t.Errorf("%s: no sentence: %q", rule, text.JA)
	}
}

// TestRules holds the documentation to its form.
func TestRules(t *testing.T) {
	kebab := regexp.MustCompile(`^[a-z]+(-[a-z]+)+$`)
	seen := map[string]bool{}
	for _, rule := range lint.Rules() {
		if !kebab.MatchString(rule.ID) || seen[rule.ID] {
			t.Errorf("id %q is not in kebab case, or used twice", rule.ID)
		}
		seen[rule.ID] = true
		for _, s := range []string{rule.Title.JA, rule.Title.EN, rule.Why.JA, rule.Why.EN, rule.Bad, rule.Good, rule.Since} {
			if s == "" {
				t.Errorf("%s: documentation is incomplete: %+v", rule.ID, rule)
			}
		}
	}
	for _, rule := range load.Rules() {
		if seen[rule.ID] {
			t.Errorf("%s is a rule of load as well", rule.ID)
		}
	}
}

// TestEdits: where a bad example can be mended mechanically, it is right afterwards, or at least right in that.
func TestEdits(t *testing.T) {
	mended := 0
	for _, rule := range lint.Rules() {
		archive := txtar.Parse([]byte(rule.Bad))
		if !strings.HasPrefix(rule.Bad, "-- ") {
			archive = &txtar.Archive{Files: []txtar.File{{Name: "agreements/example-2020.yaml", Data: []byte(rule.Bad)}}}
		}
		found, _ := run(t, string(txtar.Format(archive)))
		for _, d := range found {
			if len(d.Edits) == 0 {
				continue
			}
			for i, f := range archive.Files {
				if f.Name != d.Position.File {
					continue
				}
				data, err := format.Apply(&source.File{Path: f.Name, Content: f.Data}, format.KindAt(strings.TrimPrefix(f.Name, "agreements/")), d.Edits)
				if err != nil {
					t.Errorf("%v: %v", d, err)
					continue
				}
				archive.Files[i].Data = data
				mended++
				if left, unreadable := run(t, string(txtar.Format(archive))); len(left)+len(unreadable) > 0 {
					t.Errorf("%s: after its edits: %v%v\n%s", rule.ID, left, unreadable, data)
				}
			}
		}
	}
	if mended < 5 {
		t.Errorf("only %d examples are mended", mended)
	}
}
