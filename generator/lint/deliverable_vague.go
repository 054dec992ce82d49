package lint

import (
	"strings"
	"unicode"

	"seika/generator/agreement"
	"seika/generator/diag"
)

var deliverableVague = &rule{
	Rule: diag.Rule{
		ID:       "deliverable-vague",
		Severity: diag.Hint,
		Title:    diag.T("誰が・いつまでに・どれだけが、どれもない取組", "A deliverable without who, by when and how much"),
		Why: diag.T(
			"「等」「推進」「活用」「連携を図る」のような言葉だけの約束は、守られたかどうかを誰も確かめられません。判定の「具体性」にも数えません。名称は出典のとおりに残し、担い手・期限・数量を出典から探してください。",
			"Nobody can tell whether a promise was kept that says no more than “and so on”, “promote”, “make use of”. It does not count as clear either. Keep the title as the source has it, and look there for who does it, by when, and how much."),
		Bad: exampleHead + `deliverables:
  - {id: d1, title: {ja: 健康づくりの推進}}
` + exampleEvidence,
		Good: exampleHead + `deliverables:
  - id: d1
    title: {ja: 健康づくりの推進}
    owner: example
    promised: {quantity: {value: 4, unit: 回}, period: FY2020, evidence: [e1]}
` + exampleEvidence,
		Since: since010,
	},
	absence: true,
	record: func(p *pass, a *agreement.Agreement) {
		if a.Kind == agreement.KindProgramme {
			return // a scheme promises nothing itself; its agreements do
		}
		for i := range a.Deliverables {
			d := &a.Deliverables[i]
			if d.Owner != "" || dated(d) || counted(d) || confirmed(d) {
				continue
			}
			lang, word, ok := "ja", "", false
			if d.Title.JA != "" {
				word, ok = vague(d.Title.JA)
			} else {
				lang = "en"
				word, ok = vagueEN(d.Title.EN)
			}
			if !ok || strings.ContainsFunc(d.Title.In(lang), unicode.IsDigit) {
				continue
			}
			f := p.report(deliverablePath(i).Key("title").Key(lang), diag.Tf(
				"「%s」というだけで、誰が（owner）・いつまでに（promised の due か period）・どれだけ（promised の quantity か指標の targets）のどれもありません。",
				"It says %q, and neither who does it (owner), nor by when (due or period under promised), nor how much (quantity under promised, or targets of an indicator).", word))
			f.Fix = diag.T(
				"名称はそのままにし、出典にあるものを書いてください。出典にもなければ、曖昧な約束の記録としてこのままで正しいです。",
				"Leave the title and write what the source gives. If it gives none of them, the record is right as it stands: the promise was vague.")
		}
	},
}

// dated reports whether a deliverable says by when: in its promise, or by a target with a date.
func dated(d *agreement.Deliverable) bool {
	if !d.Promised.Due.IsZero() || !d.Promised.Period.IsZero() {
		return true
	}
	for i := range d.Indicators {
		for j := range d.Indicators[i].Targets {
			if !d.Indicators[i].Targets[j].By.IsZero() {
				return true
			}
		}
	}
	return false
}

// counted reports whether a deliverable says how much: in its promise, or by a target.
func counted(d *agreement.Deliverable) bool {
	if d.Promised.Quantity.Value != "" {
		return true
	}
	for i := range d.Indicators {
		if len(d.Indicators[i].Targets) > 0 {
			return true
		}
	}
	return false
}

// confirmed reports whether it is known what became of a deliverable: it was delivered, or something about it was measured.
func confirmed(d *agreement.Deliverable) bool {
	for i := range d.Events {
		if d.Events[i].Type == agreement.EventDelivered {
			return true
		}
	}
	for i := range d.Indicators {
		if len(d.Indicators[i].Measurements) > 0 {
			return true
		}
	}
	return false
}
