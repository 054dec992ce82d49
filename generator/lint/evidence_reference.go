package lint

import (
	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/nearest"
	"seika/generator/source"
)

var evidenceUnknown = &rule{
	Rule: diag.Rule{
		ID:       "evidence-unknown",
		Severity: diag.Error,
		Title:    diag.T("参照先の出典がない", "A reference names no source of the record"),
		Why: diag.T(
			"出典がない記述は判定に数えません。ID の打ち間違いで、根拠のある成果が消えます。",
			"A claim without a source does not count. A mistyped id makes a proven result disappear."),
		Bad: exampleHead + `deliverables:
  - id: d1
    title: {ja: 移動販売}
    events:
      - {on: 2020-05, type: started, evidence: [e11]}
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
	within:  []source.Path{"evidence"},
	record: func(p *pass, a *agreement.Agreement) {
		for i := range p.claims {
			c := &p.claims[i]
			for j, ref := range c.refs {
				if p.sources.find(ref) >= 0 {
					continue
				}
				d := p.report(p.path(c.node).Key("evidence").Index(j), diag.Tf("出典「%s」がこの記録の evidence にありません。", "There is no source %q under evidence.", ref))
				ids := evidenceIDs(a)
				d.Expected = diag.Tf("evidence にある ID：%s", "one of the ids under evidence: %s", enumerate(ids))
				if s, ok := nearest.Word(ref, ids); ok {
					d.Fix = didYouMean(s)
				} else {
					d.Fix = diag.Tf("出典を evidence に id: %[1]s として加えるか、上の ID から選んで書いてください。",
						"Add the source under evidence with id: %[1]s, or write one of these ids.", ref)
				}
				d.Notes = []diag.Note{p.note("evidence", diag.T("出典の一覧はここです。", "The sources are listed here."))}
			}
		}
	},
}

func evidenceIDs(a *agreement.Agreement) []string {
	ids := make([]string, len(a.Evidence))
	for i := range a.Evidence {
		ids[i] = a.Evidence[i].ID
	}
	return ids
}
