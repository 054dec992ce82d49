package lint

import (
	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/nearest"
	"seika/generator/source"
)

var notAParty = &rule{
	Rule: diag.Rule{
		ID:       "not-a-party",
		Severity: diag.Error,
		Title:    diag.T("当事者でない者が担い手・著者・回答者になっている", "An owner, author or respondent is not a party of the record"),
		Why: diag.T(
			"取組の担い手、出典の著者である当事者、見解を述べる者は、この記録の parties にある者に限ります。出典の信頼度は著者が当事者かどうかで変わるので、間違うと判定が変わります。",
			"Who owns a deliverable, who wrote a source as a party and who replies must stand under parties of the same record. The grade of a source depends on whether a party wrote it, so a slip here changes verdicts."),
		Bad: exampleHead + `deliverables:
  - {id: d1, title: {ja: 移動販売}, owner: "jp:271004"}
` + exampleEvidence,
		Good: exampleHead + `deliverables:
  - {id: d1, title: {ja: 移動販売}, owner: "jp:270008"}
` + exampleEvidence,
		Since: since010,
	},
	absence: true,
	within:  []source.Path{"parties"},
	record: func(p *pass, a *agreement.Agreement) {
		for i := range p.refs {
			w := &p.refs[i]
			if !mustBeParty(p, w) {
				continue
			}
			if _, ok := a.PartyByRef(w.value); ok {
				continue
			}
			d := p.report(p.wordPath(w), diag.Tf("「%s」はこの記録の当事者ではありません。", "%q is not a party of this record.", w.value))
			refs := partyRefs(a)
			d.Expected = diag.Tf("parties にある ref：%s", "a ref under parties: %s", enumerate(refs))
			if s, ok := nearest.Word(w.value, refs); ok && !p.resolves(w.value) {
				d.Fix = didYouMean(s)
			} else if p.listOf(w.node) == "evidence" {
				d.Fix = diag.T(
					"著者が協定の当事者でなければ、by を外して publisher に書いてください。",
					"If the author is no party of the agreement, leave by out and name the author under publisher.")
			}
			if d.Fix == (diag.Text{}) {
				d.Fix = diag.T("当事者なら parties に加え、当事者でなければここから外してください。", "Add it to parties if it is one; leave it out here if it is not.")
			}
			d.Notes = []diag.Note{p.note("parties", diag.T("当事者の一覧はここです。", "The parties are listed here."))}
		}
	},
}

func partyRefs(a *agreement.Agreement) []string {
	var refs []string
	for i := range a.Parties {
		if ref := a.Parties[i].Ref; ref != "" {
			refs = append(refs, ref)
		}
	}
	return refs
}
