package against_test

import (
	"strings"
	"testing"

	"seika/generator/against"
	"seika/generator/diag"
)

// TestPrintedEntries does what the findings say: it writes the printed entries into the second version, with the capitals filled in, and asks
// again.
func TestPrintedEntries(t *testing.T) {
	fill := strings.NewReplacer("YYYY-MM-DD", "2022-06-01", "REASON", "理由", "SOURCE", "e2")
	for _, c := range []struct {
		rule string
		// what to take from the printed lines, and the line of the second version behind which they go; "" for before the review
		list, behind string
		// a line of the second version that goes
		instead string
	}{
		{"promise-changed", "amendments:", "", ""},
		{"measurement-rewritten", "measurements:", "        measurements:\n", "          - {id: m1, period: FY2021, value: 46.2, evidence: [e2]}\n"},
		{"evidence-removed", "amendments:", "", ""},
		{"entry-removed", "amendments:", "", ""},
		{"entry-removed", "pathway:", "pathway:\n", ""},
		{"entry-rewritten", "amendments:", "", ""},
	} {
		rule := ruleByID(t, c.rule)
		found := run(t, rule.Bad)
		block := fill.Replace(printed(t, found[0].Fix.EN, c.list))
		if printed(t, found[0].Fix.JA, c.list) != printed(t, found[0].Fix.EN, c.list) {
			t.Errorf("%s: the languages print different entries", c.rule)
		}
		before, after, _ := strings.Cut(rule.Bad, "-- after/")
		after = strings.Replace(after, c.instead, "", 1)
		if c.behind == "" {
			after = strings.Replace(after, "review:", c.list+"\n"+block+"review:", 1)
		} else {
			indent := strings.Repeat(" ", len(c.behind)-len(strings.TrimLeft(c.behind, " ")))
			after = strings.Replace(after, c.behind, c.behind+indent+strings.ReplaceAll(strings.TrimSuffix(block, "\n"), "\n", "\n"+indent)+"\n", 1)
		}
		archive := before + "-- after/" + after
		if left := run(t, archive); len(left) > 0 {
			t.Errorf("%s, %s: after the printed entries were written it still reports %v\n%s", c.rule, c.list, left, archive)
		}
		_, set, _ := read(t, archive)
		for _, d := range lintSet(set) {
			if d.Severity == diag.Error {
				t.Errorf("%s, %s: the printed entries are wrong: %v\n%s", c.rule, c.list, d, archive)
			}
		}
	}
}

// printed returns the items below the line that names a list.
func printed(t *testing.T, fix, list string) (items string) {
	t.Helper()
	_, below, ok := strings.Cut(fix, list+"\n")
	if !ok {
		t.Fatalf("%q names no %s", fix, list)
	}
	for line := range strings.Lines(below + "\n") {
		if !strings.HasPrefix(line, "  - ") {
			break
		}
		items += line
	}
	return items
}

func ruleByID(t *testing.T, id string) *diag.Rule {
	t.Helper()
	for _, rule := range against.Rules() {
		if rule.ID == id {
			return rule
		}
	}
	t.Fatalf("there is no rule %s", id)
	return nil
}
