package lint

import (
	"seika/generator/agreement"
	"seika/generator/diag"
)

var periodOpen = &rule{
	Rule: diag.Rule{
		ID:       "period-open",
		Severity: diag.Warning,
		Title:    diag.T("期間が終わる前の値", "A value for a period that had not ended"),
		Why: diag.T(
			"出典を開いた日にまだ終わっていない期間の値は、途中までの値か見込みです。一年分の値として比べると、少なく、または多く見えます。",
			"The value of a period that had not ended when the source was opened is a part of it or a forecast. Compared as a whole year it looks too small, or too great."),
		Bad: exampleHead + rateExampleHead + `        measurements:
          - {period: FY2026, value: 36.2, evidence: [e2]}
evidence:
  - {id: e1, type: official-page, url: "https://www.example.jp/kyotei"}
  - {id: e2, type: official-report, url: "https://www.example.jp/jisseki", accessed: 2026-10-05}
`,
		Good: exampleHead + rateExampleHead + `        measurements:
          - {period: 2026-04-01/2026-09-30, value: 36.2, evidence: [e2]}
evidence:
  - {id: e1, type: official-page, url: "https://www.example.jp/kyotei"}
  - {id: e2, type: official-report, url: "https://www.example.jp/jisseki", accessed: 2026-10-05}
`,
		Since: since010,
	},
	record: func(p *pass, a *agreement.Agreement) {
		for at, ind := range indicators(a) {
			atOneMoment := ind.Series == agreement.SeriesSnapshot || ind.Series == agreement.SeriesCumulative
			for i := range ind.Measurements {
				m := &ind.Measurements[i]
				if m.Period.IsZero() {
					continue
				}
				opened, opener := lastOpened(p, m.Evidence)
				if opened.IsZero() {
					continue
				}
				// A value of one moment is known on the first day of the period that names the moment.
				known := m.Period.Last()
				if atOneMoment {
					known = m.Period.First()
				}
				if !known.After(opened.Last()) {
					continue
				}
				d := p.report(at.measurement(i).Key("period"), diag.Tf(
					"出典を開いた %[2]s には、期間 %[1]s はまだ終わっていませんでした。",
					"The period %[1]s had not ended on %[2]s, when the source was opened.", m.Period, opened))
				d.Fix = diag.T(
					"値が実際に含む範囲を 2026-04-01/2026-09-30 のように書いてください。見込みの値なら実績には書きません。新しい出典を見たなら accessed を改めます。",
					"Write the stretch that the value covers, such as 2026-04-01/2026-09-30. A forecast is no measurement. If the source was opened again, renew accessed.")
				d.Notes = []diag.Note{p.note(evidencePath(opener).Key("accessed"), diag.T("出典はここです。", "The source stands here."))}
			}
		}
	},
}

// lastOpened returns the last day on which one of the sources was opened and the number of that source; the zero Date where one of them
// does not say when.
func lastOpened(p *pass, refs []string) (on agreement.Date, evidence int) {
	var last agreement.Date
	at := -1
	for _, ref := range refs {
		i := p.sources.find(ref)
		if i < 0 {
			continue
		}
		accessed := p.sources.list[i].Accessed
		if accessed.IsZero() {
			return agreement.Date{}, -1
		}
		if at < 0 || accessed.After(last) {
			last, at = accessed, i
		}
	}
	return last, at
}
