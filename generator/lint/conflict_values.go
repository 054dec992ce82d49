package lint

import (
	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/source"
)

var conflictValues = &rule{
	Rule: diag.Rule{
		ID:       "conflict-values",
		Severity: diag.Warning,
		Title:    diag.T("食い違っていない食い違い", "A conflict that is none"),
		Why: diag.T(
			"出典の食い違いは、違う値が二つ以上あって初めて伝わります。一つだけでは、どの出典が何と違うのか分かりません。",
			"A conflict needs two values that differ. With one nobody sees which source disagrees with what."),
		Bad: exampleHead + `conflicts:
  - {path: signed, values: [{value: 2020-04-02, evidence: [e1]}]}
` + exampleEvidence,
		Good: exampleHead + `conflicts:
  - {path: signed, values: [{value: 2020-04-01, evidence: [e1]}, {value: 2020-04-02, evidence: [e2]}]}
evidence:
  - {id: e1, type: official-page, url: "https://www.example.jp/kyotei"}
  - {id: e2, type: press, url: "https://news.example.jp/kyotei"}
`,
		Since: since010,
	},
	absence: true,
	record: func(p *pass, a *agreement.Agreement) {
		for i := range a.Conflicts {
			values := a.Conflicts[i].Values
			differ := false
			for j := 1; j < len(values); j++ {
				differ = differ || values[j].Value != values[0].Value
			}
			if differ {
				continue
			}
			d := p.reportKey(source.Path("conflicts").Index(i).Key("values"), diag.Tf("「%s」について違う値が一つもありません。", "There are no two different values for %q.", a.Conflicts[i].Path))
			d.Expected = diag.T("出典ごとの違う値が二つ以上", "two or more different values, each with its sources")
			d.Fix = diag.T("それぞれの出典の値を書いてください。出典が一致しているなら、この食い違いを消します。", "Write the value of each source. If the sources agree, delete the conflict.")
		}
	},
}
