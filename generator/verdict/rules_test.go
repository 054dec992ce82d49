package verdict_test

import (
	"slices"
	"testing"

	"seika/generator/agreement"
	"seika/generator/verdict"
)

// heldBy lists what a verdict holds, by the section of the method that explains it.
func heldBy(v *verdict.Verdict) map[string][]string {
	held := map[string][]string{
		"headline": {string(v.Class)}, "clarity": {v.Clarity.State}, "continuation": {v.Continuation.State}, "burden": {v.Burden.State},
	}
	for _, s := range v.Steps {
		held["headline"] = append(held["headline"], s.Rule)
		for _, r := range s.Reasons {
			if r.Grade != 0 {
				held["evidence"] = append(held["evidence"], r.Grade.String())
			}
		}
	}
	for _, d := range v.Deliverables {
		held["delivery"] = append(held["delivery"], d.State)
	}
	for _, i := range v.Indicators {
		held["result"] = append(held["result"], string(i.Result))
		if i.Grade != 0 {
			held["evidence"] = append(held["evidence"], i.Grade.String())
		}
	}
	for _, f := range v.Flags {
		held["flags"] = append(held["flags"], f.ID)
	}
	return held
}

// TestEveryRuleIsReached joins the method as readers see it and the method as it decides: whatever a verdict holds has a rule, and every
// rule decides some golden case.
func TestEveryRuleIsReached(t *testing.T) {
	reached := map[string]map[string]bool{}
	everyCase(t, func(name string, a *agreement.Agreement, facts verdict.Facts, asOf agreement.Date) {
		v := verdict.Judge(a, facts, asOf)
		for section, ids := range heldBy(v) {
			for _, id := range ids {
				if reached[section] == nil {
					reached[section] = map[string]bool{}
				}
				reached[section][id] = true
			}
		}
	})
	for _, section := range verdict.Sections() {
		for _, rule := range section.Rules {
			if !reached[section.ID][rule.ID] {
				t.Errorf("no golden case reaches %s/%s", section.ID, rule.ID)
			}
			delete(reached[section.ID], rule.ID)
		}
		for id := range reached[section.ID] {
			t.Errorf("a verdict holds %s/%s, which no rule explains", section.ID, id)
		}
		delete(reached, section.ID)
	}
	for section := range reached {
		t.Errorf("a verdict holds parts of %q, which no section explains", section)
	}
}

// TestDecidedClasses shows that every class is the outcome of some golden case, not merely asked.
func TestDecidedClasses(t *testing.T) {
	decided := map[verdict.Class]bool{}
	everyCase(t, func(_ string, a *agreement.Agreement, facts verdict.Facts, asOf agreement.Date) {
		decided[verdict.Judge(a, facts, asOf).Class] = true
	})
	for _, rule := range verdict.HeadlineSection.Rules {
		if !decided[verdict.Class(rule.ID)] {
			t.Errorf("no golden case ends as %s", rule.ID)
		}
	}
}

// TestRulesSpeakBothLanguages also holds ids to be unique inside their section: they are anchors of the method page.
func TestRulesSpeakBothLanguages(t *testing.T) {
	complete := func(where string, texts ...agreement.Localized) {
		for _, text := range texts {
			if text.JA == "" || text.EN == "" {
				t.Errorf("%s lacks a text in one of the languages", where)
			}
		}
	}
	var sections []string
	for _, section := range verdict.Sections() {
		complete(section.ID, section.Title, section.Text)
		if slices.Contains(sections, section.ID) {
			t.Errorf("two sections are called %s", section.ID)
		}
		sections = append(sections, section.ID)
		var ids []string
		for _, rule := range section.Rules {
			complete(section.ID+"/"+rule.ID, rule.Title, rule.Text)
			if slices.Contains(ids, rule.ID) {
				t.Errorf("two rules of %s are called %s", section.ID, rule.ID)
			}
			ids = append(ids, rule.ID)
		}
	}
}

func TestLabel(t *testing.T) {
	if got, want := verdict.HeadlineSection.Label("paper"), agreement.L("締結のみ", "Paper only"); got != want {
		t.Errorf("Label(paper) = %v, want %v", got, want)
	}
	if got, want := verdict.HeadlineSection.Label("no-such-class"), agreement.L("no-such-class", "no-such-class"); got != want {
		t.Errorf("Label of an unknown id = %v, want %v", got, want)
	}
}
