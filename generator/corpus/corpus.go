// Package corpus makes up records, as many as wanted, for measurements and tests of size. They look like real ones in length and variety
// (about 2.5 KB each, every class, every kind of evidence), they pass the linter, and the same number always gives the same bytes. They
// are made up: nothing in them is a claim about anybody, and their names say so.
package corpus

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"seika/generator/place"
)

// File is one file of a made-up data repository.
type File struct {
	Path    string
	Content string
}

// organisations is how many made-up parties the records share.
const organisations = 120

// Files returns a data repository with n records below agreements/, their parties and themes. Paths are slash-separated.
func Files(n int) []File {
	files := []File{{"agreements/themes.yaml", themes}}
	for i := range organisations {
		files = append(files, organisation(i))
	}
	towns := slices.Collect(place.All())
	for i := range n {
		files = append(files, record(i, towns[(i*37)%len(towns)]))
	}
	return files
}

const themes = `- {id: disaster, ja: 防災, en: Disaster}
- {id: health, ja: 健康, en: Health}
- {id: mobility, ja: 交通, en: Transport}
- {id: tourism, ja: 観光, en: Tourism}
- {id: education, ja: 教育, en: Education}
- {id: waste, ja: ごみ減量, en: Waste}
- {id: digital, ja: デジタル, en: Digital}
- {id: employment, ja: 雇用, en: Employment}
`

var themeIDs = []string{"disaster", "health", "mobility", "tourism", "education", "waste", "digital", "employment"}

func organisation(i int) File {
	id := fmt.Sprintf("madeup-%03d", i)
	return File{"agreements/parties/" + id + ".yaml", fmt.Sprintf("schema: 1\nid: %[1]s\nname: {ja: 架空%[2]d株式会社, en: Made-up %[2]d Inc.}\nkind: company\naliases: [架空%[2]d]\n", id, i)}
}

// record makes record number i with government g. Every choice comes from i alone.
func record(i int, g place.Government) File {
	r := rand.New(rand.NewPCG(uint64(i), 7))
	id := fmt.Sprintf("r%06d-madeup", i)
	partner := fmt.Sprintf("madeup-%03d", r.IntN(organisations))
	year := 2008 + r.IntN(15)
	shape := r.IntN(10) // what became of it

	var b strings.Builder
	p := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	p("# yaml-language-server: $schema=../../schema/agreement.schema.json")
	p("schema: 1\nid: %s", id)
	p("title: {ja: %s と架空の会社の連携協定（第%d号）, en: \"Agreement no. %d with a made-up company\"}", g.Name, i, i)
	p("kind: %s", []string{"comprehensive", "comprehensive", "field", "memorandum"}[r.IntN(4)])
	if shape == 0 {
		p("standby: true")
	}
	p("parties:\n  - {role: government, ref: \"jp:%s\", section: 公民連携課}\n  - {role: company, ref: %s}", g.Code, partner)
	p("signed: %d-%02d-%02d\nsigned_basis: stated", year, 1+r.IntN(12), 1+r.IntN(28))
	p("term: {from: %d-12-31, renewal: automatic}", year)
	p("themes: [%s, %s]", themeIDs[i%8], themeIDs[(i+1+r.IntN(6))%8])
	p("summary:\n  ja: |\n    これは性能を測るための架空の記録である。%s の名を借りているが、書かれた内容はすべて作りごとであり、実在の協定ではない。\n\n    - 店頭での啓発\n    - 災害時の物資供給\n  en: |\n    A made-up record for measurements. Nothing in it is a claim about %s.", g.Name, g.EnglishName())
	p("burden:\n  - {bearer: company, form: in-kind, price: free, amount: {value: %d, unit: JPY}, basis: estimate, period: FY%d, evidence: [e2]}", 100000+1000*r.IntN(900), year+1)
	p("deliverables:")
	if shape > 0 {
		deliverable(p, r, 1, year, partner, shape)
		deliverable(p, r, 2, year, partner, shape-3)
	} else {
		p("  - id: d1\n    title: {ja: 物資の供給, en: Supplies}\n    kind: service\n    owner: %s", partner)
	}
	if shape == 5 || shape == 6 {
		p("pathway:\n  - {stage: pilot, on: %d-05, evidence: [e3]}\n  - {stage: evaluation, on: %d-10, evidence: [e3]}", year+1, year+1)
		if shape == 5 {
			p("  - {stage: operation, on: %d-04-01, evidence: [e3]}", year+2)
		} else {
			p("  - {stage: stopped, on: %d-11, reason: target-missed, evidence: [e3]}", year+1)
		}
	}
	p("review: {%s}\nchecked: 2026-11-20", []string{"state: unreviewed", "state: reviewed, by: made-up-user, on: 2026-11-20"}[r.IntN(2)])
	p("evidence:")
	for e, kind := range []string{"official-page", "party-report", []string{"press", "official-report", "evaluation"}[r.IntN(3)]} {
		publisher, published := g.Name, year+e+1
		if e == 2 { // others report, when the last measured year is over
			publisher, published = "架空の第三者", year+4
		}
		p("  - id: e%d\n    type: %s\n    title: 架空の出典%d-%d\n    publisher: %s\n    url: https://example.org/%s/%d\n    published: %d-%02d-01\n    accessed: 2026-11-20",
			e+1, kind, i, e+1, publisher, id, e+1, published, min(1+r.IntN(12), 11))
	}
	return File{fmt.Sprintf("agreements/%s/%s.yaml", g.Code[:2], id), b.String()}
}

// deliverable writes one deliverable; shape decides what was measured of it.
func deliverable(p func(string, ...any), r *rand.Rand, n, year int, owner string, shape int) {
	p("  - id: d%d\n    title: {ja: 取組その%d, en: Deliverable %d}\n    kind: service\n    owner: %s", n, n, n, owner)
	p("    promised: {quantity: {value: %d, unit: 箇所}, due: %d-03-31, evidence: [e1]}", 5+r.IntN(40), year+3)
	p("    events:")
	p("      - {on: %d-01, type: planned, evidence: [e1]}", year+1)
	if shape > 2 {
		p("      - {on: %d-06, type: started, evidence: [e2]}", year+1)
	}
	if shape > 5 {
		p("      - {on: %d-02, type: delivered, evidence: [e3]}", year+3)
	}
	if shape < 4 {
		return
	}
	base := 20 + r.IntN(30)
	aim := base + 5 + r.IntN(10)
	p("    indicators:\n      - id: i%d\n        title: {ja: 受診率, en: Screening rate}\n        level: %s\n        unit: \"%%\"\n        better: higher\n        series: rate\n        attribution: before-after",
		n, []string{"outcome", "output"}[r.IntN(2)])
	p("        baseline: {value: %d, period: FY%d, evidence: [e3]}", base, year-1)
	p("        targets:\n          - {value: %d, by: %d-03-31, set_on: %d-04-01, evidence: [e3]}", aim, year+4, year+1)
	p("        measurements:")
	for y := range 3 {
		value := base + r.IntN(16) - 4
		if shape >= 7 && y == 2 {
			value = aim + r.IntN(5)
		}
		p("          - {period: FY%d, value: %d, method: measured, by: government, evidence: [e3]}", year+1+y, value)
	}
}
