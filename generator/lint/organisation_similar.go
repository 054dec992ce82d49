package lint

import (
	"seika/generator/agreement"
	"seika/generator/diag"
)

var organisationSimilar = &rule{
	Rule: diag.Rule{
		ID:       "organisation-similar",
		Severity: diag.Warning,
		Title:    diag.T("同じ団体らしい記録が二つある", "Two records look like one organisation"),
		Why: diag.T(
			"㈱・（株）・株式会社、全角と半角、空白、旧社名の違いだけで団体の記録が分かれると、協定も成果も半分ずつに見えます。",
			"Where records differ in ㈱ or 株式会社, in width, spaces or a former name alone, each shows half of the organisation's agreements and results."),
		Bad: `-- agreements/parties/mirai-denki.yaml --
id: mirai-denki
name: {ja: 株式会社ミライ電機}
-- agreements/parties/mirai-electric.yaml --
id: mirai-electric
name: {ja: ミライ電機}
`,
		Good: `-- agreements/parties/mirai-denki.yaml --
id: mirai-denki
name: {ja: 株式会社ミライ電機}
aliases: [㈱ミライ電機]
`,
		Since: since010,
	},
	register: func(p *registerPass) {
		for _, same := range p.orgNames().byKey {
			for j := 1; j < len(same); j++ {
				for i := range min(j, pairwise) {
					if oneOrganisation(&same[i], &same[j]) {
						p.reportSimilarOrganisation(&same[i], &same[j])
						break
					}
				}
			}
		}
	},
}

// oneOrganisation reports whether two names with one key are probably of one organisation.
func oneOrganisation(a, b *orgNamed) bool {
	return compatible(a.form, b.form) && (a.official() || b.official()) && !knownApart(a.Organisation, b.Organisation)
}

func (p *registerPass) reportSimilarOrganisation(a, b *orgNamed) {
	p.in(b.File, b.Map)
	d := p.report(b.path, diag.Tf(
		"「%[1]s」は、団体「%[2]s」の「%[3]s」と同じ名に見えます。", "%[1]q looks like %[3]q, a name of the organisation %[2]q.", b.name, a.Organisation.ID, a.name))
	d.Fix = diag.T(
		"同じ団体なら記録を一つにまとめ、もう一方の名を aliases に書き、協定の ref を直してください。後身なら successor で結び、別の団体なら両方に corporate_number を書きます。",
		"If they are one, keep one record, put the other name under aliases and mend the refs of agreements. If one succeeded the other, write successor; if they are two, give both their corporate_number.")
	d.Notes = []diag.Note{noteAt(a.File, a.Map, a.path, diag.T("もう一方はここです。", "The other one stands here."))}
}

// knownApart reports whether two records say themselves that they are not one organisation.
func knownApart(a, b *agreement.Organisation) bool {
	return a.ID == b.ID || // id-duplicate speaks about those
		a.Successor == b.ID || b.Successor == a.ID ||
		a.CorporateNumber != "" && b.CorporateNumber != "" // equal ones are reported by their own rule
}
