package lint

import (
	"slices"

	"seika/generator/agreement"
	"seika/generator/diag"
)

var promiseVague = &rule{
	Rule: diag.Rule{
		ID:       "promise-vague",
		Severity: diag.Hint,
		Title:    diag.T("期限はあるが、何を約束したかがない", "A due date, but nothing that is due"),
		Why: diag.T(
			"期限までに何がどれだけできていればよいのかが分からなければ、守られたかどうかも分かりません。取組は「曖昧」に数えられます。",
			"Unless it is known how much of what must be there by the date, nobody can tell whether the promise was kept; the deliverable counts as vague."),
		Bad: exampleHead + `deliverables:
  - {id: d1, title: {ja: 移動販売}, promised: {due: 2022-03-31, evidence: [e1]}}
` + exampleEvidence,
		Good:  exampleHead + promisedExample + exampleEvidence,
		Since: since010,
	},
	absence: true,
	record: func(p *pass, a *agreement.Agreement) {
		for i := range a.Deliverables {
			d := &a.Deliverables[i]
			// A period alone says how long something ran; only a due date promises that something will be there.
			if d.Promised.Due.IsZero() || d.Promised.Quantity.Value != "" {
				continue
			}
			if slices.ContainsFunc(d.Indicators, func(ind agreement.Indicator) bool { return len(ind.Targets) > 0 }) {
				continue
			}
			p.reportKey(deliverablePath(i).Key("promised"), diag.T(
				"約束に期限がありますが、量も、目標のある指標もありません。", "The promise has a due date, but neither a quantity nor an indicator with a target.")).Fix = diag.T(
				"出典に量があれば promised.quantity に、目標があれば指標の targets に書いてください。どちらもなければ、このままで正しい記録です。",
				"If the source gives a quantity, write promised.quantity; if it gives a target, add it to an indicator. If it gives neither, the record is right as it stands.")
		}
	},
}
