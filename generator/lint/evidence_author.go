package lint

import (
	"slices"

	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/orgname"
	"seika/generator/place"
)

var evidenceAuthor = &rule{
	Rule: diag.Rule{
		ID:       "evidence-author",
		Severity: diag.Warning,
		Title:    diag.T("発行者が当事者の出典に by がない", "A source that a party published has no by"),
		Why: diag.T(
			"監査・第三者評価・研究は信頼度 A、統計・報道などは B ですが、当事者が書いたものは C です。by がないと、当事者自身の報告が第三者のものとして数えられます。",
			"Audits, evaluations and research have grade A, statistics and press reports B; what a party wrote has C. Without by, a party's own report counts as one of somebody else."),
		Bad: exampleHead + `evidence:
  - {id: e1, type: statistics, publisher: （株）例, url: "https://www.example.jp/chosa"}
`,
		Good: exampleHead + `evidence:
  - {id: e1, type: statistics, publisher: （株）例, by: example, url: "https://www.example.jp/chosa"}
`,
		Since: since010,
	},
	record: func(p *pass, a *agreement.Agreement) {
		for i := range a.Evidence {
			e := &a.Evidence[i]
			if e.By != "" || e.Publisher == "" || !a.Grade(e).AtLeast(agreement.GradeB) {
				continue
			}
			ref := p.partyNamed(a, e.Publisher)
			if ref == "" {
				continue
			}
			written := *e
			written.By = ref
			if a.Grade(&written) == a.Grade(e) {
				continue
			}
			at := evidencePath(i)
			d := p.report(at.Key("publisher"), diag.Tf(
				"発行者「%[1]s」はこの協定の当事者ですが、by がなく、信頼度 %[2]s で数えられます。", "The publisher %[1]q is a party, but by is missing, and the source counts with grade %[2]s.", e.Publisher, a.Grade(e)))
			d.Fix = diag.Tf(
				"当事者が書いたものなら by: %q を加えてください。第三者が書いて当事者が公開したものなら、publisher に書いた者の名を書きます。",
				"Add by: %q if the party wrote it. If somebody else wrote it and the party only put it online, name the author as publisher.", ref)
		}
	},
}

// partyNamed returns the reference of the party with that name, "" where there is none.
func (p *pass) partyNamed(a *agreement.Agreement, name string) string {
	key, form := orgname.Key(name)
	for i := range a.Parties {
		ref := a.Parties[i].Ref
		if code, ok := agreement.GovernmentCode(ref); ok {
			if g, ok := place.Lookup(code); ok && (name == g.Name || name == g.FullName()) {
				return ref
			}
			continue
		}
		if ref != "" && key != "" && slices.ContainsFunc(p.orgNames().byKey[key], func(n orgNamed) bool { return n.Organisation.ID == ref && compatible(form, n.form) }) {
			return ref
		}
	}
	return ""
}

var evidenceType = &rule{
	Rule: diag.Rule{
		ID:       "evidence-type",
		Severity: diag.Hint,
		Title:    diag.T("当事者の報告が第三者の種類になっている", "A party's report has the type of somebody else's"),
		Why: diag.T(
			"監査・第三者評価・研究・報道は、当事者でない者が書いたものです。当事者が書いたものは信頼度 C として数えます。",
			"Audits, evaluations, research and press reports are written by others. What a party wrote counts with grade C."),
		Bad: exampleHead + `evidence:
  - {id: e1, type: evaluation, by: example, url: "https://www.example.jp/hyoka"}
`,
		Good: exampleHead + `evidence:
  - {id: e1, type: party-report, by: example, url: "https://www.example.jp/hyoka"}
`,
		Since: since010,
	},
	record: func(p *pass, a *agreement.Agreement) {
		for i := range a.Evidence {
			e := &a.Evidence[i]
			party, ok := a.PartyByRef(e.By)
			if !ok {
				continue
			}
			switch e.Type {
			case "audit", "evaluation", "research", "press":
			default:
				continue
			}
			if party.Role == agreement.RoleGovernment && e.Type == "audit" {
				continue // a government's own auditors are what the law has for it
			}
			d := p.report(evidencePath(i).Key("type"), diag.Tf("当事者（%[2]s）が書いたものの種類が %[1]s です。", "The type is %[1]s, and a party (%[2]s) wrote it.", e.Type, e.By))
			d.Fix = diag.T("当事者自身の報告なら type: party-report にしてください。第三者が書いたものなら by を外します。", "Write type: party-report if it is the party's own report; leave by out if somebody else wrote it.")
			d.Notes = []diag.Note{p.note(evidencePath(i).Key("by"), diag.T("著者はここです。", "The author stands here."))}
		}
	},
}
