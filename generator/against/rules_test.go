package against_test

import (
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"seika/generator/against"
	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/lint"
	"seika/generator/load"
)

// asOf is the day on which the examples are read.
var asOf = agreement.Date{Year: 2026, Month: 11, Day: 23}

// read loads both versions of a txtar archive: the files below before/ and those below after/.
func read(t *testing.T, archive string) (before, after *load.Set, unreadable diag.List) {
	t.Helper()
	before, wrong := readSide(t, archive, "before")
	after, found := readSide(t, archive, "after")
	return before, after, append(wrong, found...)
}

func readSide(t *testing.T, archive, side string) (*load.Set, diag.List) {
	t.Helper()
	fsys := fstest.MapFS{}
	for _, f := range txtar.Parse([]byte(archive)).Files {
		if name, ok := strings.CutPrefix(f.Name, side+"/"); ok {
			fsys[name] = &fstest.MapFile{Data: f.Data}
		}
	}
	set, unreadable, err := load.Load(fsys, "agreements")
	if err != nil {
		t.Fatal(err)
	}
	return set, unreadable
}

// findings are all findings about one version.
func findings(t *testing.T, archive, side string) diag.List {
	t.Helper()
	set, unreadable := readSide(t, archive, side)
	return append(unreadable, lintSet(set)...).Sorted()
}

func run(t *testing.T, archive string) diag.List {
	t.Helper()
	before, after, unreadable := read(t, archive)
	for _, d := range unreadable {
		t.Errorf("cannot be read: %v", d)
	}
	return against.Run(before, after, against.Origin{Commit: "0123abc"})
}

// TestRuleExamples runs the examples of the documentation: the bad one reports its rule and no other, the good one nothing. Both versions of
// either are clean records.
func TestRuleExamples(t *testing.T) {
	for _, rule := range against.Rules() {
		t.Run(rule.ID, func(t *testing.T) {
			found := run(t, rule.Bad)
			if len(found) == 0 {
				t.Error("the bad example reports nothing")
			}
			for _, d := range found {
				if d.Rule != rule.ID || d.Severity != rule.Severity {
					t.Errorf("the bad example reports %v; want %s %s", d, rule.Severity, rule.ID)
				}
			}
			if found := run(t, rule.Good); len(found) > 0 {
				t.Errorf("the good example reports %v", found)
			}
			for _, example := range []string{rule.Bad, rule.Good} {
				before, after, _ := read(t, example)
				for _, set := range []*load.Set{before, after} {
					for _, d := range lintSet(set) {
						if d.Severity == diag.Error {
							t.Errorf("an example has another error: %v", d)
						}
					}
				}
			}
		})
	}
}

func lintSet(set *load.Set) diag.List {
	reg := &lint.Register{AsOf: asOf, Others: append(load.Rules(), against.Rules()...)}
	for _, r := range set.Records {
		reg.Agreements = append(reg.Agreements, lint.Subject{Agreement: r.Agreement, Map: r.Map, File: r.File.Path, Partial: r.Partial})
	}
	return lint.Run(reg, 1)
}

// TestDrafting runs the bad examples with a record that nobody had reviewed: none blocks.
func TestDrafting(t *testing.T) {
	for _, rule := range against.Rules() {
		draft := strings.ReplaceAll(rule.Bad, "review: {state: reviewed, by: hanako, on: 2022-06-01}\n", "")
		found := run(t, draft)
		switch rule.ID {
		case "review-withdrawn":
			if len(found) > 0 {
				t.Errorf("%s: %v", rule.ID, found)
			}
			continue
		case "record-deleted":
			if len(found) != 1 || found[0].Severity != diag.Warning {
				t.Errorf("%s: %v", rule.ID, found)
			}
			continue
		case "id-changed", "alias-removed": // addresses do not ask who has reviewed them
			if len(found) != 1 || found[0].Severity != diag.Error {
				t.Errorf("%s: %v", rule.ID, found)
			}
			continue
		}
		if len(found) == 0 {
			t.Errorf("%s reports nothing", rule.ID)
		}
		for _, d := range found {
			if d.Severity != diag.Hint {
				t.Errorf("%s: %v", rule.ID, d)
			}
		}
	}
}

// TestUnreadable has versions of which values cannot be read: nothing is taken for new or gone because of that.
func TestUnreadable(t *testing.T) {
	rule := ruleByID(t, "promise-after-fact")
	before, after, _ := strings.Cut(rule.Bad, "-- after/")
	target := "        targets:\n          - {value: 3５, by: 2022-03-31, set_on: 2020-04-01, evidence: [e2]}\n"
	hidden := strings.Replace(before, "review:", target+"review:", 1) + "-- after/" + after
	old, new, unreadable := read(t, hidden)
	if found := against.Run(old, new, against.Origin{}); len(found) > 0 || len(unreadable) != 1 {
		t.Errorf("unreadable before: %v, %v", found, unreadable)
	}
	rule = ruleByID(t, "promise-changed")
	old, new, unreadable = read(t, strings.Replace(rule.Bad, "due: 2025-03-31", "due: 2025/03/31", 1))
	if found := against.Run(old, new, against.Origin{}); len(found) > 0 || len(unreadable) != 1 {
		t.Errorf("unreadable now: %v, %v", found, unreadable)
	}
}

// TestRules holds the documentation and the findings to their form.
func TestRules(t *testing.T) {
	kebab := regexp.MustCompile(`^[a-z]+(-[a-z]+)+$`)
	seen := map[string]bool{}
	for _, rule := range append(load.Rules(), lint.Rules()...) {
		seen[rule.ID] = true
	}
	for _, rule := range against.Rules() {
		if !kebab.MatchString(rule.ID) || seen[rule.ID] {
			t.Errorf("id %q is not in kebab case, or used twice", rule.ID)
		}
		seen[rule.ID] = true
		for _, s := range []string{rule.Title.JA, rule.Title.EN, rule.Why.JA, rule.Why.EN, rule.Since} {
			if s == "" {
				t.Errorf("%s: documentation is incomplete", rule.ID)
			}
		}
		for _, d := range run(t, rule.Bad) {
			if d.Position.File == "" || d.Position.Line == 0 && rule.ID != "record-deleted" {
				t.Errorf("%s: no place: %v", rule.ID, d)
			}
			if d.Fix.JA == "" || d.Fix.EN == "" || !strings.HasSuffix(d.Message.JA, "。") || !strings.HasSuffix(d.Message.EN, ".") {
				t.Errorf("%s: %+v", rule.ID, d)
			}
			if strings.Contains(d.Message.EN+d.Message.JA+d.Fix.EN+d.Fix.JA, "%!") {
				t.Errorf("%s: broken format: %+v", rule.ID, d)
			}
		}
	}
}
