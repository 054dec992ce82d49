package lint

import (
	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/source"
)

var recordUnknown = &rule{
	Rule: diag.Rule{
		ID:       "record-unknown",
		Severity: diag.Error,
		Title:    diag.T("関連する記録がない", "A related record does not exist"),
		Why: diag.T(
			"上位の協定や前の協定への参照が切れると、続いている取組が途切れて見えます。",
			"Where the way to a parent or an earlier agreement is broken, work that went on looks as if it had stopped."),
		Bad: "-- agreements/example-2020.yaml --\n" + exampleHead + "related: [{rel: supersedes, id: exmple-2014}]\n" + exampleEvidence +
			"-- agreements/example-2014.yaml --\n" + earlierExample,
		Good: "-- agreements/example-2020.yaml --\n" + exampleHead + "related: [{rel: child, id: example-2014}]\n" + exampleEvidence +
			"-- agreements/example-2014.yaml --\n" + earlierExample,
		Since: since010,
	},
	record: func(p *pass, a *agreement.Agreement) {
		for i := range a.Related {
			id := a.Related[i].ID
			at := source.Path("related").Index(i).Key("id")
			if id == a.ID {
				p.report(at, diag.Tf("記録「%s」が自分自身を関連する記録にしています。", "Record %q is related to itself.", id)).Fix =
					diag.T("相手の記録の ID を書いてください。", "Write the id of the other record.")
				continue
			}
			if p.records[id] {
				continue
			}
			d := p.report(at, diag.Tf("記録「%s」がありません。", "There is no record %q.", id))
			if now, ok := p.aliases[id]; ok {
				d.Fix = diag.Tf("これは %[1]s の以前の ID です。%[1]s と書いてください。", "This is a former id of %[1]s; write %[1]s.", now)
			} else if s, ok := p.nearest("record", id, p.recordIDs); ok {
				d.Fix = didYouMean(s)
			} else {
				d.Fix = diag.T("相手の記録を先に加えるか、この関連を外してください。", "Add the other record first, or leave the relation out.")
			}
		}
	},
}

const earlierExample = `id: example-2014
title: {ja: 例市と株式会社例の協定}
parties:
  - {role: government, ref: "jp:270008"}
  - {role: company, ref: example}
signed: 2014-04-01
` + exampleEvidence
