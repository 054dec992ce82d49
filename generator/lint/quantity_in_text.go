package lint

import (
	"regexp"

	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/source"
)

var quantityInText = &rule{
	Rule: diag.Rule{
		ID:       "quantity-in-text",
		Severity: diag.Hint,
		Title:    diag.T("数量が文章の中にしかない", "A quantity that stands only in a text"),
		Why: diag.T(
			"文章の中の数は、判定にも比較にも使えません。約束した量なら promised.quantity、行った量なら出来事の quantity、測った値なら指標の measurements に書いて初めて数えられます。",
			"A number inside a text counts for nothing. What was promised goes to promised.quantity, what was done to the quantity of an event, what was measured to the measurements of an indicator."),
		Bad: exampleHead + `deliverables:
  - {id: d1, title: {ja: 見守りカメラ150台の設置}}
` + exampleEvidence,
		Good: exampleHead + `deliverables:
  - {id: d1, title: {ja: 見守りカメラ150台の設置}, promised: {quantity: {value: 150, unit: 台}, evidence: [e1]}}
` + exampleEvidence,
		Since: since010,
	},
	absence: true,
	record: func(p *pass, a *agreement.Agreement) {
		for i := range a.Deliverables {
			if d := &a.Deliverables[i]; !quantified(d) {
				reportQuantity(p, deliverablePath(i).Key("title"), d.Title)
			}
		}
		if len(a.Deliverables) == 0 && len(a.Activations) == 0 {
			reportQuantity(p, "summary", a.Summary)
		}
	},
}

// things are units in which promises and deeds are counted. Parties, fields and clauses of an agreement are counted as well, and are neither.
var things = regexp.MustCompile(`([0-9０-９][0-9０-９,，]*)\s*(台|[箇か個カヵヶケ]所|回|名|人|本|基|枚|冊|部|食|校|戸|世帯|億円|万円|千円|円|トン|kg|km)`)

func reportQuantity(p *pass, at source.Path, text agreement.Localized) {
	m := quantityIn(text.JA)
	if m == "" {
		return
	}
	p.report(at.Key("ja"), diag.Tf("「%s」が文章の中にしかありません。", "The quantity %q stands only in the text.", m)).Fix = diag.T(
		"約束した量なら promised の quantity、行った量なら events の quantity、測った値なら指標の measurements にも書いてください。どれでもなければ、このままで正しいです。",
		"Write it as quantity under promised if it was promised, as quantity of an event if it was done, as a measurement of an indicator if it was measured. If it is none of these, the record is right as it stands.")
}

// quantityIn returns the first quantity of a text. An ordinal (第3回) is none, nor is the size of one thing (9人乗り).
func quantityIn(text string) string {
	for _, at := range things.FindAllStringIndex(text, -1) {
		if !endsWithAny(text[:at[0]], []string{"第", "."}) && !startsWithAny(text[at[1]:], []string{"乗り", "ひとり", "用", "目", "分の"}) {
			return text[at[0]:at[1]]
		}
	}
	return ""
}

// quantified reports whether a deliverable has any number outside its texts.
func quantified(d *agreement.Deliverable) bool {
	if d.Promised.Quantity.Value != "" || len(d.Indicators) > 0 {
		return true
	}
	for i := range d.Events {
		if d.Events[i].Quantity.Value != "" {
			return true
		}
	}
	return false
}
