package verdict_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"seika/generator/agreement"
	"seika/generator/load"
	"seika/generator/source"
	"seika/generator/verdict"
)

var update = flag.Bool("update", false, "rewrite the expectations in testdata; review every change against the method")

// TestGolden judges the records in testdata. See testdata/README.md for the form of a case.
func TestGolden(t *testing.T) {
	for _, name := range archives(t) {
		t.Run(strings.TrimSuffix(strings.TrimPrefix(filepath.ToSlash(name), "testdata/"), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			c := readCase(t, archive)
			changed := false
			for i := range archive.Files {
				f := &archive.Files[i]
				var got string
				switch f.Name {
				case "want":
					got = c.outcomes()
				case "texts":
					got = c.texts()
				default:
					continue
				}
				if got == string(f.Data) {
					continue
				}
				if !*update {
					t.Errorf("%s differs (-want +got):\n%s", f.Name, cmp.Diff(strings.Split(string(f.Data), "\n"), strings.Split(got, "\n")))
					continue
				}
				f.Data, changed = []byte(got), true
			}
			if changed {
				if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

func archives(t testing.TB) []string {
	t.Helper()
	names, err := filepath.Glob("testdata/*/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatalf("no cases found: %v", err)
	}
	return names
}

// goldenCase is one archive: records that differ in one respect, the days on which each is judged, and the facts of their history.
type goldenCase struct {
	comment string
	names   []string
	records []*agreement.Agreement
	days    []agreement.Date
	facts   verdict.Facts
	signs   bool // whether LastSign is part of the outcome
}

func readCase(t testing.TB, archive *txtar.Archive) *goldenCase {
	t.Helper()
	c := &goldenCase{comment: string(archive.Comment)}
	if strings.TrimSpace(c.comment) == "" {
		t.Error("the case does not say what it shows")
	}
	wanted := false
	for _, f := range archive.Files {
		text := string(f.Data)
		switch name, isRecord := strings.CutSuffix(f.Name, ".yaml"); {
		case isRecord:
			c.names = append(c.names, name)
			c.records = append(c.records, completeRecord(t, f.Name, f.Data))
		case f.Name == "as_of":
			for _, word := range strings.Fields(text) {
				day, err := agreement.ParseDate(word)
				if err != nil || day.Day == 0 {
					t.Fatalf("as_of: %q is not a day", word)
				}
				c.days = append(c.days, day)
			}
		case f.Name == "facts":
			for _, line := range strings.Split(strings.TrimSpace(text), "\n") {
				if line == "history-unknown" {
					c.facts.HistoryUnknown = true
					continue
				}
				path, what, _ := strings.Cut(line, ": ")
				if was, ok := strings.CutPrefix(what, "lowered from "); ok {
					c.facts.Lowered = append(c.facts.Lowered, verdict.LoweredTarget{Indicator: path, Was: agreement.Number(was)})
				}
				if was, ok := strings.CutPrefix(what, "prolonged from "); ok {
					day, err := agreement.ParseDate(was)
					if err != nil {
						t.Fatalf("facts: %v", err)
					}
					c.facts.Prolonged = append(c.facts.Prolonged, verdict.ProlongedTarget{Indicator: path, Was: day})
				}
				c.facts.Moves = append(c.facts.Moves, verdict.Reason{Rule: "goalpost-moved", Text: agreement.L(what, what), Paths: []string{path}})
			}
		case f.Name == "show" && strings.TrimSpace(text) == "last-sign":
			c.signs = true
		case f.Name == "want":
			wanted = true
		case f.Name != "texts":
			t.Errorf("unknown file %s in the case", f.Name)
		}
	}
	if len(c.records) == 0 || len(c.days) == 0 || !wanted {
		t.Fatal("a case needs a record, an as_of day and the outcome in want")
	}
	return c
}

// common stands for what a case does not say: who signed, that a second person has checked it, and sources named by their grade.
var common = []struct{ key, text string }{
	{"id", "id: example-2015\n"},
	{"title", "title: {ja: 例市と例社の協定, en: Example agreement}\n"},
	{"parties", "parties:\n  - {role: government, ref: \"jp:270008\"}\n  - {role: company, ref: maker}\n"},
	{"review", "review: {state: reviewed, by: example-user, on: 2020}\n"},
	{"evidence", `evidence:
  - {id: a, type: evaluation, url: https://example.org/a}
  - {id: b, type: press, url: https://example.org/b}
  - {id: c, type: official-page, url: https://example.org/c}
  - {id: d, type: party-release, url: https://example.org/d}
`},
}

func completeRecord(t testing.TB, name string, fragment []byte) *agreement.Agreement {
	t.Helper()
	var b bytes.Buffer
	for _, part := range common {
		if key := part.key + ":"; !bytes.HasPrefix(fragment, []byte(key)) && !bytes.Contains(fragment, []byte("\n"+key)) {
			b.WriteString(part.text)
		}
	}
	b.Write(fragment)
	r, findings := load.ParseRecord(&source.File{Path: name, Content: b.Bytes()})
	if r == nil || r.Partial {
		t.Fatalf("%s is not a record: %v", name, findings)
	}
	return r.Agreement
}

// each calls visit with every record on every day, and the heading of its outcome.
func (c *goldenCase) each(visit func(heading string, a *agreement.Agreement, v *verdict.Verdict)) {
	for i, a := range c.records {
		for _, day := range c.days {
			heading := day.String()
			if c.names[i] != "record" {
				heading = c.names[i] + " " + heading
			}
			visit(heading, a, verdict.Judge(a, c.facts, day))
		}
	}
}

func (c *goldenCase) outcomes() string {
	var b strings.Builder
	c.each(func(heading string, a *agreement.Agreement, v *verdict.Verdict) {
		last := v.Steps[len(v.Steps)-1]
		fmt.Fprintf(&b, "%s: %s by%s\n", heading, v.Class, rulesOf(last.Reasons))
		fmt.Fprintf(&b, "  clarity %s %d/%d\n", v.Clarity.State, v.Clarity.Verifiable, v.Clarity.Total)
		for _, d := range v.Deliverables {
			fmt.Fprintf(&b, "  %s %s", d.ID, d.State)
			for _, slot := range d.Missing {
				b.WriteString(" -" + slot)
			}
			b.WriteString(others(d.Reasons, d.State) + "\n")
		}
		for i := range v.Indicators {
			b.WriteString("  " + indicatorOutcome(a, &v.Indicators[i]) + "\n")
		}
		if v.Continuation.State != "none" {
			fmt.Fprintf(&b, "  continuation%s\n", rulesOf(v.Continuation.Reasons))
		}
		if v.Burden.State != "unknown" {
			fmt.Fprintf(&b, "  burden%s\n", rulesOf(v.Burden.Reasons))
		}
		if len(v.Flags) > 0 {
			b.WriteString("  flags")
			for _, f := range v.Flags {
				b.WriteString(" " + f.ID)
			}
			b.WriteString("\n")
		}
		if !v.InShares {
			b.WriteString("  not in shares\n")
		}
		if c.signs {
			fmt.Fprintf(&b, "  last sign %s\n", v.LastSign)
		}
	})
	return b.String()
}

// rulesOf writes the rule of each reason and the grade of its evidence: " met/B stage/C".
func rulesOf(reasons []verdict.Reason) string {
	var b strings.Builder
	for _, r := range reasons {
		b.WriteString(" " + r.Rule)
		if r.Grade != 0 {
			b.WriteString("/" + r.Grade.String())
		}
	}
	return b.String()
}

// others lists the rules of the reasons that stand beside the one that decided.
func others(reasons []verdict.Reason, decided string) string {
	var rules []string
	for _, r := range reasons {
		if r.Rule != decided {
			rules = append(rules, r.Rule)
		}
	}
	if rules == nil {
		return ""
	}
	return " [" + strings.Join(rules, " ") + "]"
}

func indicatorOutcome(a *agreement.Agreement, v *verdict.IndicatorVerdict) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s/%s %s", v.Deliverable, v.ID, v.Result)
	if v.Measurement >= 0 {
		m := &indicatorOf(a, v).Measurements[v.Measurement]
		fmt.Fprintf(&b, "/%s %s=%s", v.Grade, m.Period, valueOf(m))
	}
	yardstick := func(name string, y *verdict.Yardstick) {
		if y == nil {
			return
		}
		fmt.Fprintf(&b, " %s:%s", name, map[bool]string{true: "yes", false: "no"}[y.Holds])
		if y.Change != nil {
			fmt.Fprintf(&b, "%+.4g", *y.Change)
		}
		if y.Percent != nil {
			fmt.Fprintf(&b, "(%+.1f%%)", *y.Percent)
		}
	}
	yardstick("signed", v.SignedTarget)
	yardstick("current", v.CurrentTarget)
	yardstick("baseline", v.Baseline)
	return b.String() + others(v.Reasons, string(v.Result))
}

func indicatorOf(a *agreement.Agreement, v *verdict.IndicatorVerdict) *agreement.Indicator {
	for i := range a.Deliverables {
		d := &a.Deliverables[i]
		for k := range d.Indicators {
			if d.ID == v.Deliverable && d.Indicators[k].ID == v.ID {
				return &d.Indicators[k]
			}
		}
	}
	return nil
}

func valueOf(m *agreement.Measurement) string {
	switch {
	case !m.Value.IsZero():
		sign := map[string]string{"about": "~", "over": ">", "at-least": ">=", "at-most": "<=", "below": "<"}
		return sign[m.Qualifier] + string(m.Value)
	case !m.Min.IsZero() || !m.Max.IsZero():
		return string(m.Min) + ".." + string(m.Max)
	}
	return "words"
}

// texts writes every reason in both languages, as the site shows them.
func (c *goldenCase) texts() string {
	var b strings.Builder
	c.each(func(heading string, _ *agreement.Agreement, v *verdict.Verdict) {
		fmt.Fprintf(&b, "%s: %s\n", heading, v.Class)
		list := func(what string, reasons []verdict.Reason) {
			for _, r := range reasons {
				fmt.Fprintf(&b, "%s: %s %v %v\n  %s\n  %s\n", what, r.Rule, r.Paths, r.Evidence, r.Text.JA, r.Text.EN)
			}
		}
		for _, s := range v.Steps {
			list(map[bool]string{true: "yes", false: "no"}[s.Holds]+" "+s.Rule, s.Reasons)
		}
		list("clarity", v.Clarity.Reasons)
		for _, d := range v.Deliverables {
			list(d.ID, d.Reasons)
		}
		for _, i := range v.Indicators {
			list(i.Deliverable+"/"+i.ID, i.Reasons)
		}
		list("continuation", v.Continuation.Reasons)
		list("burden", v.Burden.Reasons)
		for _, f := range v.Flags {
			list("flag "+f.ID, f.Reasons)
		}
	})
	return b.String()
}
