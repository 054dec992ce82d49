package lint

import (
	"strings"

	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/source"
)

var amendmentValue = &rule{
	Rule: diag.Rule{
		ID:       "amendment-value",
		Severity: diag.Warning,
		Title:    diag.T("変更後の値が記録と合わない", "An amendment gives another value than the record"),
		Why: diag.T(
			"約束の変更は、変更後の値（to）が記録の値と同じときに、公表された変更と認められます。違えば、無断の変更に見えます。",
			"A change counts as declared where the amendment's new value (to) is the one that the record has. If it is another, the change looks undeclared."),
		Bad: exampleHead + promisedExample + `amendments:
  - {on: 2020-12-01, path: deliverables/d1/promised/due, from: 2021-03-31, to: 2023-03-31, cause: renegotiated, evidence: [e1]}
` + exampleEvidence,
		Good: exampleHead + promisedExample + `amendments:
  - {on: 2020-12-01, path: deliverables/d1/promised/due, from: 2021-03-31, to: 2022-03-31, cause: renegotiated, evidence: [e1]}
` + exampleEvidence,
		Since: since010,
	},
	record: func(p *pass, a *agreement.Agreement) {
		last := map[source.Path]int{} // the latest amendment of each value
		for i := range a.Amendments {
			if at, wrong := p.follow(a.Amendments[i].Path, true); wrong == nil {
				if j, ok := last[at]; !ok || !a.Amendments[i].On.Before(a.Amendments[j].On) {
					last[at] = i
				}
			}
		}
		for i := range a.Amendments {
			m := &a.Amendments[i]
			at, wrong := p.follow(m.Path, true)
			if wrong != nil || last[at] != i || m.To == "" {
				continue
			}
			value, ok := p.valueAt(at)
			if !ok || sameScalar(string(m.To), value) {
				continue
			}
			path := source.Path("amendments").Index(i).Key("to")
			d := p.report(path, diag.Tf("変更後の値（%[1]s）が、記録の値（%[2]s）と違います。", "The new value (%[1]s) is not the one in the record (%[2]s).", m.To, value))
			d.Expected = diag.Tf("%s", "%s", value)
			d.Fix = diag.T(
				"出典と照らし、違っている方を直してください。この後にまた変わったのなら、その変更も amendments に加えます。",
				"Compare with the source and correct the one that is wrong. If the promise changed again, add that change too.")
			d.Notes = []diag.Note{p.note(at, diag.T("記録の値はここです。", "The value in the record stands here."))}
		}
	},
}

// sameScalar reports whether two values are written alike but for white space, and numbers whether they are equal.
func sameScalar(a, b string) bool {
	a, b = strings.TrimSpace(a), strings.TrimSpace(b)
	if a == b {
		return true
	}
	x, err1 := agreement.ParseNumber(a)
	y, err2 := agreement.ParseNumber(b)
	return err1 == nil && err2 == nil && x.Cmp(y) == 0
}
