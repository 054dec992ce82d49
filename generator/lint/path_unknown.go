package lint

import (
	"strings"

	"seika/generator/diag"
	"seika/generator/nearest"
	"seika/generator/source"
)

var pathUnknown = &rule{
	Rule: diag.Rule{
		ID:       "path-unknown",
		Severity: diag.Error,
		Title:    diag.T("パスが何も指していない", "A path names nothing in the record"),
		Why: diag.T(
			"約束の変更（amendments）、出典の食い違い（conflicts）、検査の例外（exceptions）は、どの項目のことかをパスで示します。何も指さないパスでは、公表された変更が無断の変更に見えます。",
			"An amendment, a conflict and an exception say by a path which value they are about. With a path to nothing a declared change looks like an undeclared one."),
		Bad: exampleHead + promisedExample + `amendments:
  - {on: 2020-12-01, path: deliverables/d1/promised/deu, from: 2021-03-31, to: 2022-03-31, cause: renegotiated, evidence: [e1]}
` + exampleEvidence,
		Good: exampleHead + promisedExample + `amendments:
  - {on: 2020-12-01, path: deliverables/d1/promised/due, from: 2021-03-31, to: 2022-03-31, cause: renegotiated, evidence: [e1]}
` + exampleEvidence,
		Since: since010,
	},
	absence: true,
	file: func(p *pass) {
		if a := p.agreement; a != nil {
			for i := range a.Amendments {
				// What was removed by the amendment is no longer there to be named.
				removed := a.Amendments[i].To == ""
				checkPath(p, source.Path("amendments").Index(i).Key("path"), a.Amendments[i].Path, removed)
			}
			for i := range a.Conflicts {
				checkPath(p, source.Path("conflicts").Index(i).Key("path"), a.Conflicts[i].Path, false)
			}
		}
		for i, e := range p.exceptions() {
			if e.Path != "" {
				checkPath(p, source.Path("exceptions").Index(i).Key("path"), e.Path, false)
			}
		}
	},
}

const promisedExample = `deliverables:
  - {id: d1, title: {ja: 移動販売}, promised: {quantity: {value: 10, unit: 箇所}, due: 2022-03-31, evidence: [e1]}}
`

// checkPath reports a path that names nothing the record has a place for.
func checkPath(p *pass, at source.Path, path string, removed bool) {
	_, wrong := p.follow(path, removed)
	if wrong == nil {
		return
	}
	var d *diag.Diagnostic
	switch {
	case wrong.under != "":
		d = p.report(at, diag.Tf("パス「%[1]s」：%[2]s の下には何もありません。", "The path %[1]q names nothing: %[2]s has nothing below it.", path, wrong.under))
		d.Fix = didYouMean(strings.TrimSuffix(wrong.before, "/"))
		return
	case wrong.list != "":
		d = p.report(at, diag.Tf("パス「%[1]s」の「%[2]s」がこの記録にありません。", "The path %[1]q names nothing: %[3]s has no item %[2]q.", path, wrong.segment, wrong.list))
		d.Expected = diag.Tf("%[2]s の項目：%[1]s", "an item of %[2]s: %[1]s", enumerate(wrong.valid), wrong.list)
	default:
		d = p.report(at, diag.Tf("パス「%[1]s」の「%[2]s」という項目はありません。", "The path %[1]q names nothing: there is no key %[2]q.", path, wrong.segment))
		d.Expected = diag.Tf("項目：%s", "one of the keys %s", enumerate(wrong.valid))
	}
	if s, ok := nearest.Word(wrong.segment, wrong.valid); ok {
		d.Fix = didYouMean(strings.Join(append([]string{wrong.before + s}, wrong.rest...), "/"))
	} else {
		d.Fix = diag.T("deliverables/d1/promised/due のように、上の語のどれかを / でつないで書いてください。", "Join keys and ids by “/”, with one of these here: deliverables/d1/promised/due.")
	}
}
