package lint

import (
	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/source"
)

var dateFuture = &rule{
	Rule: diag.Rule{
		ID:       "date-future",
		Severity: diag.Error,
		Title:    diag.T("まだ来ていない日付が事実として書かれている", "A date that has not come is given as a fact"),
		Why: diag.T(
			"予定は事実ではありません。予定は planned の出来事、期限（due、by）、期間の終わり（term.to）に書きます。",
			"A plan is no fact. Plans have fields of their own: an event of type planned, due and by, the end of the term."),
		Bad: exampleHead + `deliverables:
  - id: d1
    title: {ja: 移動販売}
    events:
      - {on: 2030-04, type: started, evidence: [e1]}
` + exampleEvidence,
		Good: exampleHead + `deliverables:
  - id: d1
    title: {ja: 移動販売}
    events:
      - {on: 2030-04, type: planned, evidence: [e1]}
` + exampleEvidence,
		Since: since010,
	},
	file: func(p *pass) {
		if p.asOf.IsZero() {
			return
		}
		if a := p.agreement; a != nil {
			futureInAgreement(p, a)
		}
		sources := p.sources.list
		for i := range sources {
			e := &sources[i]
			if e.Published.After(p.asOf) {
				p.future(source.Path("evidence").Index(i).Key("published"), e.Published)
			}
			if e.Accessed.After(p.asOf) {
				p.future(source.Path("evidence").Index(i).Key("accessed"), e.Accessed)
			}
		}
	},
}

func futureInAgreement(p *pass, a *agreement.Agreement) {
	check := func(on agreement.Date, at source.Path) {
		if on.After(p.asOf) {
			p.future(at, on)
		}
	}
	check(a.Signed, "signed")
	check(a.FirstKnown, "first_known")
	check(a.Checked, "checked")
	check(a.Review.On, "review/on")
	if a.Ended != nil {
		check(a.Ended.On, "ended/on")
	}
	for i := range a.Pathway {
		if on := a.Pathway[i].On; on.After(p.asOf) {
			p.future(source.Path("pathway").Index(i).Key("on"), on)
		}
	}
	for i := range a.Activations {
		if on := a.Activations[i].On; on.After(p.asOf) {
			p.future(source.Path("activations").Index(i).Key("on"), on)
		}
	}
	for i := range a.Replications {
		if on := a.Replications[i].On; on.After(p.asOf) {
			p.future(source.Path("replications").Index(i).Key("on"), on)
		}
	}
	for i := range a.Responses {
		if on := a.Responses[i].On; on.After(p.asOf) {
			p.future(source.Path("responses").Index(i).Key("on"), on)
		}
	}
	for i := range a.Amendments {
		if on := a.Amendments[i].On; on.After(p.asOf) {
			p.future(source.Path("amendments").Index(i).Key("on"), on)
		}
	}
	for i := range a.Deliverables {
		events := a.Deliverables[i].Events
		for j := range events {
			if e := &events[j]; e.Type != agreement.EventPlanned && e.On.After(p.asOf) {
				p.future(deliverablePath(i).Key("events").Index(j).Key("on"), e.On)
			}
		}
	}
	for at, ind := range indicators(a) {
		if b := ind.Baseline; b != nil && b.Period.First().After(p.asOf) {
			p.future(at.path().Key("baseline").Key("period"), b.Period)
		}
		for k := range ind.Measurements {
			if m := &ind.Measurements[k]; m.Period.First().After(p.asOf) {
				p.future(at.path().Key("measurements").Index(k).Key("period"), m.Period)
			}
		}
	}
}

// future reports a date or period that begins after the as-of date.
func (p *pass) future(at source.Path, when interface{ String() string }) {
	d := p.report(at, diag.Tf("%[1]s は %[2]s より後の日付です。", "%[1]s lies after %[2]s.", when, p.asOf))
	d.Expected = diag.Tf("%s かそれより前の日付", "%s or an earlier date", p.asOf)
	d.Fix = diag.T(
		"日付を出典と照らしてください。予定なら planned・due・by・targets に書きます。",
		"Compare the date with its source; a plan goes to planned, due, by or targets.")
}
