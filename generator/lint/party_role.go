package lint

import (
	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/source"
)

var partyRole = &rule{
	Rule: diag.Rule{
		ID:       "party-role",
		Severity: diag.Error,
		Title:    diag.T("役割と参照が合わない", "A role does not fit the party"),
		Why: diag.T(
			"自治体が書いた公式の記録は信頼度 B のまま数えます。企業に government の役割を付けると、企業の報告まで B になります。自治体に別の役割を付けると、どの町の協定か分からなくなります。",
			"Official acts of a government party keep grade B. With the role government a company's reports get it too; with another role a government's agreement belongs to no town."),
		Bad: `id: example-2020
title: {ja: 大阪府と株式会社例の包括連携協定}
parties:
  - {role: government, ref: "jp:270008"}
  - {role: government, ref: example}
signed: 2020-04-01
` + exampleEvidence,
		Good:  exampleHead + exampleEvidence,
		Since: since010,
	},
	record: func(p *pass, a *agreement.Agreement) {
		for i := range a.Parties {
			party := &a.Parties[i]
			at := source.Path("parties").Index(i).Key("role")
			switch government := isGovernment(party.Ref); {
			case party.Ref == "" || party.Role == "" || government == (party.Role == agreement.RoleGovernment):
			case !government && !p.resolves(party.Ref): // party-unknown says what is wrong
			case government:
				d := p.report(at, diag.Tf("「%[1]s」は自治体ですが、役割が %[2]s です。", "%[1]q is a local government, but its role is %[2]s.", party.Ref, party.Role))
				d.Expected = diag.T("role: government", "role: government")
				d.Fix = diag.T("role: government と書いてください。", "Write role: government.")
				d.Edits = []diag.Edit{{Operation: diag.Replace, Path: at, Value: string(agreement.RoleGovernment)}}
			default:
				d := p.report(at, diag.Tf("団体「%s」の役割が government です。", "The organisation %q has the role government.", party.Ref))
				d.Expected = diag.T("company・university・public-body など、団体の役割", "the role of an organisation: company, university, public-body and so on")
				d.Fix = diag.T("団体の役割を書いてください。自治体なら ref を jp: と6桁のコードにします。", "Write what the organisation is. For a local government write ref as jp: and its six-digit code.")
			}
		}
	},
}
