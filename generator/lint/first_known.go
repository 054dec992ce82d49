package lint

import (
	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/source"
)

var firstKnownLate = &rule{
	Rule: diag.Rule{
		ID:       "first-known-late",
		Severity: diag.Warning,
		Title:    diag.T("「確認できる最初の日」より前に協定の出来事がある", "Something happened under the agreement before it is first known"),
		Why: diag.T(
			"協定のもとで何かが行われた日には、協定はもうありました。最初の日が遅すぎると、その取組は協定の前のこととして数えられません。",
			"On a day when something was done under the agreement it existed. Where the first day is too late, that work counts as older than the agreement."),
		Bad: `id: example-2020
title: {ja: 例市と株式会社例の包括連携協定}
parties:
  - {role: government, ref: "jp:270008"}
  - {role: company, ref: example}
first_known: 2020-06
deliverables:
  - id: d1
    title: {ja: 移動販売}
    events:
      - {on: 2019-05, type: started, evidence: [e1]}
` + exampleEvidence,
		Good: `id: example-2020
title: {ja: 例市と株式会社例の包括連携協定}
parties:
  - {role: government, ref: "jp:270008"}
  - {role: company, ref: example}
first_known: 2019-05
deliverables:
  - id: d1
    title: {ja: 移動販売}
    events:
      - {on: 2019-05, type: started, evidence: [e1]}
` + exampleEvidence,
		Since: since010,
	},
	record: func(p *pass, a *agreement.Agreement) {
		if a.FirstKnown.IsZero() || !a.Signed.IsZero() {
			return
		}
		earliest, at := a.FirstKnown, source.Path("")
		for i := range a.Deliverables {
			events := a.Deliverables[i].Events
			for j := range events {
				if e := &events[j]; e.Type != agreement.EventPlanned && surelyBefore(e.On, earliest) {
					earliest, at = e.On, deliverablePath(i).Key("events").Index(j).Key("on")
				}
			}
		}
		for i := range a.Activations {
			if on := a.Activations[i].On; surelyBefore(on, earliest) {
				earliest, at = on, source.Path("activations").Index(i).Key("on")
			}
		}
		if at == "" {
			return
		}
		d := p.report("first_known", diag.Tf(
			"first_known（%[1]s）より前の %[2]s に、協定の出来事があります。", "Something happened under the agreement on %[2]s, before first_known (%[1]s).", a.FirstKnown, earliest))
		d.Fix = diag.Tf(
			"協定のもとでの出来事なら first_known を %[1]s にしてください。協定の前の取組なら、出来事から外して補足に書きます。",
			"If it was done under the agreement, first_known is %[1]s; if it is older than the agreement, move it from the events to a note.", earliest)
		d.Notes = []diag.Note{p.note(at, diag.T("最も早い出来事はここです。", "The earliest event stands here."))}
	},
}
