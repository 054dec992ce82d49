package lint

import (
	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/source"
)

var beforeSigning = &rule{
	Rule: diag.Rule{
		ID:       "before-signing",
		Severity: diag.Hint,
		Title:    diag.T("締結の後だと示されない出来事や実績", "What is not shown to have come after the signing"),
		Why: diag.T(
			"締結の後に起きたと日付から言えないものは、判定に数えません。「2020」は、2020年4月1日の協定の何も示しません。期間が締結より前に始まる値も同じです。",
			"What its date does not place after the signing does not count. “2020” shows nothing about an agreement of 1 April 2020; nor does a value for a period that began before it."),
		Bad: exampleHead + `deliverables:
  - id: d1
    title: {ja: 移動販売}
    events:
      - {on: 2020, type: started, evidence: [e1]}
` + exampleEvidence,
		Good: exampleHead + `deliverables:
  - id: d1
    title: {ja: 移動販売}
    events:
      - {on: 2020-05, type: started, evidence: [e1]}
` + exampleEvidence,
		Since: since010,
	},
	record: func(p *pass, a *agreement.Agreement) {
		start, _ := a.Start()
		if start.IsZero() {
			return
		}
		at := source.Path("signed")
		if a.Signed.IsZero() {
			at = "first_known"
		}
		unclear := func(path source.Path, on agreement.Date) {
			if on.IsZero() || !on.First().Before(start.First()) || surelyBefore(on, start) {
				return
			}
			d := p.report(path, diag.Tf(
				"「%[1]s」では、締結（%[2]s）の後かどうか分からず、判定に数えません。", "%[1]q may lie before the signing (%[2]s) and does not count.", on, start))
			d.Fix = diag.T(
				"出典が月や日まで示していれば、そこまで書いてください。どの出典にもなければ、このままで正しいです。",
				"Write the month or day if a source gives it. If none does, the record is right as it stands.")
			d.Notes = []diag.Note{p.note(at, diag.T("協定の始まりはここです。", "The agreement begins here."))}
		}
		for i := range a.Deliverables {
			for j := range a.Deliverables[i].Events {
				if e := &a.Deliverables[i].Events[j]; e.Type != agreement.EventPlanned {
					unclear(deliverablePath(i).Key("events").Index(j).Key("on"), e.On)
				}
			}
		}
		for i := range a.Pathway {
			unclear(source.Path("pathway").Index(i).Key("on"), a.Pathway[i].On)
		}
		for i := range a.Activations {
			unclear(source.Path("activations").Index(i).Key("on"), a.Activations[i].On)
		}
		for where, ind := range indicators(a) {
			if ind.Level.IsResult() && (ind.Scope == "" || ind.Scope == agreement.ScopeAgreement) {
				measuredBeforeSigning(p, where, ind, start, at)
			}
		}
	},
}

// measuredBeforeSigning reports an outcome all of whose values belong to periods that began before the signing: none of them counts.
func measuredBeforeSigning(p *pass, where indicatorAt, ind *agreement.Indicator, start agreement.Date, at source.Path) {
	if len(ind.Measurements) == 0 {
		return
	}
	for i := range ind.Measurements {
		if period := ind.Measurements[i].Period; period.IsZero() || !period.First().Before(start.First()) {
			return
		}
	}
	d := p.report(where.measurement(0).Key("period"), diag.Tf(
		"実績の期間がどれも締結（%s）より前に始まり、判定に数えません。", "Every measured period began before the signing (%s); none of the values counts.", start))
	if ind.Baseline == nil {
		d.Fix = diag.T(
			"締結の前の値なら baseline に書いてください。途中からの値なら、値が含む期間を 2020-04-01/2021-03-31 のように正確に書きます。",
			"A value from before the signing is a baseline. If the value covers only the time since, write that stretch, such as 2020-04-01/2021-03-31.")
	} else {
		d.Fix = diag.T(
			"出典に締結後の期間の値があれば加えてください。なければ、このままで正しいです。",
			"Add a value of a later period if the source has one; if not, the record is right as it stands.")
	}
	d.Notes = []diag.Note{p.note(at, diag.T("協定の始まりはここです。", "The agreement begins here."))}
}

var promiseBeforeSigning = &rule{
	Rule: diag.Rule{
		ID:       "promise-before-signing",
		Severity: diag.Warning,
		Title:    diag.T("締結より前に期限の来る約束", "A promise that fell due before the signing"),
		Why: diag.T(
			"締結の日に期限が過ぎている約束は、この協定の約束ではないか、日付の誤りです。そのままでは、初めから「期限超過」になります。",
			"What was due before the signing was not promised by this agreement, or its date is wrong. As it stands it is overdue from the first day."),
		Bad: exampleHead + `deliverables:
  - {id: d1, title: {ja: 移動販売}, owner: example, promised: {quantity: {value: 10, unit: 箇所}, due: 2019-03-31, evidence: [e1]}}
` + exampleEvidence,
		Good: exampleHead + `deliverables:
  - {id: d1, title: {ja: 移動販売}, owner: example, promised: {quantity: {value: 10, unit: 箇所}, due: 2022-03-31, evidence: [e1]}}
` + exampleEvidence,
		Since: since010,
	},
	record: func(p *pass, a *agreement.Agreement) {
		check := func(path source.Path, last agreement.Date, text string) {
			if !surelyBefore(last, a.Signed) {
				return
			}
			d := p.report(path, diag.Tf("期限（%[1]s）が締結（%[2]s）より前です。", "The date (%[1]s) lies before the signing (%[2]s).", text, a.Signed))
			d.Expected = diag.Tf("%s かそれより後", "%s or later", a.Signed)
			d.Fix = diag.T("二つの日付を出典と照らしてください。", "Compare both dates with their sources.")
			d.Notes = []diag.Note{p.note("signed", diag.T("締結の日はここです。", "The day of signing stands here."))}
		}
		for i := range a.Deliverables {
			promised := &a.Deliverables[i].Promised
			at := deliverablePath(i).Key("promised")
			check(at.Key("due"), promised.Due, promised.Due.String())
			check(at.Key("period"), promised.Period.Last(), promised.Period.String())
		}
		for where, ind := range indicators(a) {
			for i := range ind.Targets {
				t := &ind.Targets[i]
				check(where.target(i).Key("by"), t.By, t.By.String())
			}
		}
	},
}
