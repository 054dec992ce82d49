package lint

import (
	"strings"

	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/orgname"
	"seika/generator/source"
)

var partyOnRecord = &rule{
	Rule: diag.Rule{
		ID:       "party-on-record",
		Severity: diag.Warning,
		Title:    diag.T("記録のある当事者が名称で書かれている", "A party on record is given by its name"),
		Why: diag.T(
			"名称で書いた当事者は、その団体や自治体のページにも、集計にも出ません。",
			"A party given by its name shows neither on the page of that organisation or government nor in any figures."),
		Bad: `id: example-2020
title: {ja: 例市と株式会社例の包括連携協定}
parties:
  - {role: government, ref: "jp:270008"}
  - {role: company, name: {ja: （株）例}}
signed: 2020-04-01
` + exampleEvidence,
		Good:  exampleHead + exampleEvidence,
		Since: since010,
	},
	record: func(p *pass, a *agreement.Agreement) {
		for i := range a.Parties {
			party := &a.Parties[i]
			if party.Ref != "" || party.Name.IsZero() {
				continue
			}
			ref, who := p.onRecord(party)
			if ref == "" {
				continue
			}
			d := p.reportKey(source.Path("parties").Index(i).Key("name"), diag.Tf("当事者「%[1]s」には記録があります（%[2]s）。", "The party %[1]q is on record (%[2]s).", party.Name.In("ja"), who))
			d.Fix = diag.Tf("同じ者なら、name の代わりに ref: %q と書いてください。", "If it is the same, write ref: %q instead of name.", ref)
		}
	},
}

// onRecord returns the reference of the one organisation or local government with the name of a party, and what it is called.
func (p *pass) onRecord(party *agreement.Party) (ref, who string) {
	if party.Role == agreement.RoleGovernment {
		if g, ok := governmentNames()[strings.TrimSpace(orgname.Fold(party.Name.JA))]; ok {
			return agreement.GovernmentPrefix + g.Code, g.FullName()
		}
		return "", ""
	}
	if party.Count > 1 {
		return "", "" // a group of its members is not the organisation
	}
	for _, name := range []string{party.Name.JA, party.Name.EN} {
		key, form := orgname.Key(name)
		fits := 0
		for _, n := range p.orgNames().byKey[key] {
			if compatible(form, n.form) {
				fits++
				ref, who = n.Organisation.ID, n.name
			}
		}
		if fits == 1 && key != "" {
			return ref, who
		}
	}
	return "", ""
}
