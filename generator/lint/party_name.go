package lint

import (
	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/source"
)

var partyName = &rule{
	Rule: diag.Rule{
		ID:       "party-name",
		Severity: diag.Error,
		Title:    diag.T("当事者が誰か決まらない", "It is not clear who a party is"),
		Why: diag.T(
			"当事者は ref（団体または自治体）か name（出典が集合名だけを挙げるとき）のどちらか一方で示します。両方あると、どちらが正しいのか分かりません。",
			"A party is given by ref (an organisation or a local government) or, where sources name only a group, by name. With both, nobody knows which one holds."),
		Bad: `id: example-2020
title: {ja: 例市と株式会社例の包括連携協定}
parties:
  - {role: government, ref: "jp:270008"}
  - {role: company}
signed: 2020-04-01
` + exampleEvidence,
		Good: `id: example-2020
title: {ja: 例市と電力会社などの見守り協定}
parties:
  - {role: government, ref: "jp:270008"}
  - {role: company, name: {ja: 電力・ガスなど38事業者}, count: 38}
signed: 2020-04-01
` + exampleEvidence,
		Since: since010,
	},
	absence: true,
	record: func(p *pass, a *agreement.Agreement) {
		for i := range a.Parties {
			party := &a.Parties[i]
			if (party.Ref == "") != party.Name.IsZero() {
				continue
			}
			at := source.Path("parties").Index(i)
			if party.Ref == "" {
				p.report(at, diag.T("当事者に ref も name もありません。", "The party has neither ref nor name.")).Fix = diag.T(
					"団体の ID か自治体コードを ref に書いてください。出典が集合名だけを挙げるなら name に書きます。",
					"Write the id of the organisation or the code of the government as ref; where sources name only a group, write name.")
			} else {
				d := p.reportKey(at.Key("name"), diag.T("当事者に ref と name の両方があります。", "The party has both ref and name."))
				d.Fix = diag.T("name を外してください。別の呼び名は団体の記録の aliases に書きます。", "Leave name out; other names go to aliases in the organisation's record.")
				d.Notes = []diag.Note{p.note(at.Key("ref"), diag.T("ref はここです。", "The ref stands here."))}
			}
		}
	},
}

var noGovernment = &rule{
	Rule: diag.Rule{
		ID:       "no-government",
		Severity: diag.Warning,
		Title:    diag.T("自治体が当事者にいない", "No local government is a party"),
		Why: diag.T(
			"ここで扱うのは自治体の協定です。自治体のいない協定は、どの町のページにも出ません。",
			"These records are about agreements of local governments. Without one the agreement shows on no town's page."),
		Bad: `id: example-2020
title: {ja: 大学と株式会社例の共同研究協定}
parties:
  - {role: university, name: {ja: 県内の3大学}}
  - {role: company, ref: example}
signed: 2020-04-01
` + exampleEvidence,
		Good:  exampleHead + exampleEvidence,
		Since: since010,
	},
	absence: true,
	record: func(p *pass, a *agreement.Agreement) {
		if a.Kind == agreement.KindProgramme || len(a.Parties) == 0 {
			return
		}
		for i := range a.Parties {
			if a.Parties[i].Role == agreement.RoleGovernment {
				return
			}
		}
		d := p.reportKey("parties", diag.T("役割が government の当事者がいません。", "No party has the role government."))
		d.Fix = diag.T(
			"自治体を parties に加えてください。制度全体の記録なら kind: programme と書きます。",
			"Add the local government to parties; for a record about a whole scheme write kind: programme.")
		for i := range a.Parties {
			if isGovernment(a.Parties[i].Ref) {
				d.Notes = append(d.Notes, p.note(source.Path("parties").Index(i).Key("role"), diag.T("この当事者は自治体です。", "This party is a local government.")))
			}
		}
	},
}
