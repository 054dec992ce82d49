package lint

import (
	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/source"
)

var burdenPrice = &rule{
	Rule: diag.Rule{
		ID:       "burden-price",
		Severity: diag.Warning,
		Title:    diag.T("自治体が負担するのに無償", "The government pays, and the price is free"),
		Why: diag.T(
			"価格（price）は自治体にとっての価格です。自治体の負担で無償ということはなく、どちらかが誤りなら、費用負担の判定が変わります。",
			"The price is the price to the government. What it pays for is not free; whichever of the two is wrong changes what is said about the burden."),
		Bad:   exampleHead + "burden:\n  - {bearer: public, price: free, evidence: [e1]}\n" + exampleEvidence,
		Good:  exampleHead + "burden:\n  - {bearer: company, price: free, evidence: [e1]}\n" + exampleEvidence,
		Since: since010,
	},
	record: func(p *pass, a *agreement.Agreement) {
		for i := range a.Burden {
			if b := &a.Burden[i]; b.Bearer != "public" || b.Price != "free" {
				continue
			}
			at := source.Path("burden").Index(i)
			d := p.report(at.Key("price"), diag.T("負担者が自治体なのに、価格が無償です。", "The bearer is the government, but the price is free."))
			d.Fix = diag.T(
				"相手方が負担して自治体が払わないなら bearer: company、自治体が払うなら price: full か discounted にしてください。",
				"Write bearer: company if the partner carries it and the government pays nothing; price: full or discounted if the government pays.")
			d.Notes = []diag.Note{p.note(at.Key("bearer"), diag.T("負担者はここです。", "The bearer stands here."))}
		}
	},
}
