package lint

import (
	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/source"
)

var replicationPlace = &rule{
	Rule: diag.Rule{
		ID:       "replication-place",
		Severity: diag.Error,
		Title:    diag.T("どこへ広がったか決まらない", "It is not clear where a result spread to"),
		Why: diag.T(
			"横展開は、広がった先が分かってはじめて確かめられます。to（自治体）か name（コードで書けないとき）のどちらか一方を書きます。",
			"A spread can be checked only where its place is known: by to (a local government) or, where no code fits, by name; never both."),
		Bad: exampleHead + `replications:
  - {on: 2022, of: result, evidence: [e1]}
` + exampleEvidence,
		Good: exampleHead + `replications:
  - {to: "jp:340006", on: 2022, of: result, evidence: [e1]}
` + exampleEvidence,
		Since: since010,
	},
	absence: true,
	record: func(p *pass, a *agreement.Agreement) {
		for i := range a.Replications {
			r := &a.Replications[i]
			if (r.To == "") != r.Name.IsZero() {
				continue
			}
			at := source.Path("replications").Index(i)
			if r.To == "" {
				p.report(at, diag.T("横展開に to も name もありません。", "The replication has neither to nor name.")).Fix = diag.T(
					"広がった先の自治体コードを to に、コードで書けなければ名称を name に書いてください。",
					"Write the code of the local government it spread to as to or, where no code fits, its name.")
			} else {
				d := p.reportKey(at.Key("name"), diag.T("横展開に to と name の両方があります。", "The replication has both to and name."))
				d.Fix = diag.T("to で足りるので name を外してください。", "Leave name out; to says it already.")
				d.Notes = []diag.Note{p.note(at.Key("to"), diag.T("to はここです。", "The to stands here."))}
			}
		}
	},
}
