package lint

import (
	"slices"

	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/nearest"
)

var supersedesUnknown = &rule{
	Rule: diag.Rule{
		ID:       "supersedes-unknown",
		Severity: diag.Error,
		Title:    diag.T("訂正される実績がない", "The measurement that is corrected does not exist"),
		Why: diag.T(
			"公表された値は書き換えずに、訂正する値を加えます。どの値の訂正かが分からないと、誤った値がそのまま残ります。",
			"A published value is never rewritten; a correcting one is added. Where it is not clear what it corrects, the wrong value keeps standing."),
		Bad: exampleHead + rateExampleHead + `        measurements:
          - {id: m1, period: FY2021, value: 36.2, evidence: [e1]}
          - {id: m2, period: FY2021, value: 35.9, supersedes: m, evidence: [e1]}
` + exampleEvidence,
		Good: exampleHead + rateExampleHead + `        measurements:
          - {id: m1, period: FY2021, value: 36.2, evidence: [e1]}
          - {id: m2, period: FY2021, value: 35.9, supersedes: m1, evidence: [e1]}
` + exampleEvidence,
		Since: since010,
	},
	absence: true,
	record: func(p *pass, a *agreement.Agreement) {
		for at, ind := range indicators(a) {
			for i := range ind.Measurements {
				m := &ind.Measurements[i]
				if m.Supersedes == "" {
					continue
				}
				path := at.measurement(i).Key("supersedes")
				if m.Supersedes == m.ID {
					p.report(path, diag.Tf("実績「%s」が自分自身を訂正しています。", "Measurement %q corrects itself.", m.ID)).Fix =
						diag.T("訂正される前の実績を残し、その ID を書いてください。", "Keep the measurement that was wrong and write its id.")
					continue
				}
				ids := measurementIDs(ind, i)
				if slices.Contains(ids, m.Supersedes) {
					continue
				}
				d := p.report(path, diag.Tf("この指標に実績「%s」がありません。", "This indicator has no measurement %q.", m.Supersedes))
				if len(ids) > 0 {
					d.Expected = diag.Tf("同じ指標の実績の ID：%s", "the id of a measurement of the same indicator: %s", enumerate(ids))
				}
				if s, ok := nearest.Word(m.Supersedes, ids); ok {
					d.Fix = didYouMean(s)
				} else {
					d.Fix = diag.T("訂正される前の実績を残し、id を付けてください。", "Keep the measurement that was wrong and give it an id.")
				}
			}
		}
	},
}

// measurementIDs returns the ids of the measurements other than number except.
func measurementIDs(ind *agreement.Indicator, except int) []string {
	var ids []string
	for i := range ind.Measurements {
		if id := ind.Measurements[i].ID; id != "" && i != except {
			ids = append(ids, id)
		}
	}
	return ids
}
