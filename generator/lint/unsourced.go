package lint

import (
	"seika/generator/agreement"
	"seika/generator/diag"
)

// measurementName is the name of measurements in the field table; they have a rule of their own.
const measurementName = "measurement"

var measurementUnsourced = &rule{
	Rule: diag.Rule{
		ID:       "measurement-unsourced",
		Severity: diag.Error,
		Title:    diag.T("出典のない実績", "A measurement without a source"),
		Why: diag.T(
			"出典のない数は誰も確かめられません。判定に数えず、載せる理由もありません。",
			"Nobody can check a number without a source. It never counts, so there is no reason to show it."),
		Bad: exampleHead + rateExampleHead + `        measurements:
          - {period: FY2021, value: 36.2}
` + exampleEvidence,
		Good: exampleHead + rateExampleHead + `        measurements:
          - {period: FY2021, value: 36.2, evidence: [e1]}
` + exampleEvidence,
		Since: since010,
	},
	absence: true,
	record: func(p *pass, _ *agreement.Agreement) {
		for i := range p.claims {
			if c := &p.claims[i]; len(c.refs) == 0 && c.object.Name == measurementName {
				p.report(p.path(c.node), diag.T("実績に出典（evidence）がありません。", "The measurement has no evidence.")).Fix = unsourcedFix
			}
		}
	},
}

var claimUnsourced = &rule{
	Rule: diag.Rule{
		ID:       "claim-unsourced",
		Severity: diag.Warning,
		Title:    diag.T("出典のない記述", "A claim without a source"),
		Why: diag.T(
			"出典のない出来事・段階・負担・目標は判定に数えません。ページには「出典なし」と出ます。",
			"An event, stage, burden or target without a source does not count, and the page says so."),
		Bad: exampleHead + `deliverables:
  - id: d1
    title: {ja: 移動販売}
    events:
      - {on: 2020-05, type: started}
` + exampleEvidence,
		Good: exampleHead + `deliverables:
  - id: d1
    title: {ja: 移動販売}
    events:
      - {on: 2020-05, type: started, evidence: [e1]}
` + exampleEvidence,
		Since: since010,
	},
	absence: true,
	record: func(p *pass, _ *agreement.Agreement) {
		for i := range p.claims {
			c := &p.claims[i]
			if len(c.refs) > 0 || c.object.Name == measurementName {
				continue
			}
			p.report(p.path(c.node), diag.Text{
				JA: "「" + c.object.Label.JA + "」に出典（evidence）がありません。",
				EN: "This has no evidence (" + c.object.Label.EN + ").",
			}).Fix = unsourcedFix
		}
	},
}

var unsourcedFix = diag.T(
	"evidence: [e1] のように、根拠となる出典の ID を書いてください。どの出典か分からなければ、当てはまるものをすべて書きます。",
	"Write the ids of its sources, such as evidence: [e1]; where it is not clear which of several says so, write all of them.")

var evidenceUnused = &rule{
	Rule: diag.Rule{
		ID:       "evidence-unused",
		Severity: diag.Hint,
		Title:    diag.T("どこからも参照されない出典", "A source that nothing cites"),
		Why: diag.T(
			"何の根拠か分からない出典は、読む人の助けになりません。記述に出典を付け忘れた印のこともあります。協定そのものの出典として一つは参照がなくても構いません。",
			"A source that backs nothing does not help a reader, and often a claim lacks it. One may stand uncited: it is taken for the source of the agreement itself."),
		Bad: exampleHead + `evidence:
  - {id: e1, type: official-page, url: "https://www.example.jp/kyotei"}
  - {id: e2, type: press, url: "https://news.example.jp/idohanbai"}
`,
		Good: exampleHead + `deliverables:
  - id: d1
    title: {ja: 移動販売}
    events:
      - {on: 2020-05, type: started, evidence: [e2]}
evidence:
  - {id: e1, type: official-page, url: "https://www.example.jp/kyotei"}
  - {id: e2, type: press, url: "https://news.example.jp/idohanbai"}
`,
		Since: since010,
	},
	absence: true,
	record: func(p *pass, a *agreement.Agreement) {
		cited := p.citedSources()
		allowed := 1
		for i := range a.Evidence {
			if cited[i] {
				continue
			}
			if allowed > 0 {
				allowed--
				continue
			}
			p.report(evidencePath(i).Key("id"), diag.Tf("出典「%s」はどこからも参照されていません。", "Nothing cites the source %q.", a.Evidence[i].ID)).Fix = diag.T(
				"この出典が裏付ける記述の evidence に ID を加えてください。何も裏付けないなら外します。",
				"Add its id to the evidence of what it backs; leave the source out if it backs nothing.")
		}
	},
}

// citedSources marks the sources that a claim of the file cites.
func (p *pass) citedSources() []bool {
	p.cited = append(p.cited[:0], make([]bool, len(p.sources.list))...)
	for i := range p.claims {
		for _, ref := range p.claims[i].refs {
			if n := p.sources.find(ref); n >= 0 {
				p.cited[n] = true
			}
		}
	}
	return p.cited
}
