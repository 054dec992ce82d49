package lint

import (
	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/source"
)

var evidenceEarly = &rule{
	Rule: diag.Rule{
		ID:       "evidence-early",
		Severity: diag.Warning,
		Title:    diag.T("出典が出来事より前に公開されている", "The source is older than what it is to show"),
		Why: diag.T(
			"起きる前に公開された文書は、起きたことの根拠になりません。予告を実績に数えてしまいます。",
			"A document from before the event cannot show that it happened; an announcement would count as a fact."),
		Bad: exampleHead + `deliverables:
  - id: d1
    title: {ja: 移動販売}
    events:
      - {on: 2021-05, type: started, evidence: [e1]}
evidence:
  - {id: e1, type: party-release, url: "https://www.example.jp/kyotei", published: 2020-04-01}
`,
		Good: exampleHead + `deliverables:
  - id: d1
    title: {ja: 移動販売}
    events:
      - {on: 2021-05, type: planned, evidence: [e1]}
evidence:
  - {id: e1, type: party-release, url: "https://www.example.jp/kyotei", published: 2020-04-01}
`,
		Since: since010,
	},
	record: func(p *pass, a *agreement.Agreement) {
		check := func(path source.Path, on agreement.Date, refs []string) {
			if !p.asOf.IsZero() && on.After(p.asOf) {
				return // date-future speaks about it
			}
			if at := p.allOlder(refs, on); at >= 0 {
				published := p.sources.list[at].Published
				d := p.report(path, diag.Tf(
					"%[1]s のことを示す出典は、どれも %[2]s までに公開されています。", "Every source for what happened on %[1]s was published by %[2]s.", on, published))
				d.Fix = diag.T(
					"起きた後の出典を加えてください。予告だけなら type: planned と書きます。ページが後で更新されたのなら、その日付を published に書きます。",
					"Add a source from after the event; for an announcement write type: planned. If the page was updated since, write that date as published.")
				d.Notes = []diag.Note{p.note(evidencePath(at).Key("published"), diag.T("公開日はここです。", "The date of the source stands here."))}
			}
		}
		for i := range a.Deliverables {
			for j := range a.Deliverables[i].Events {
				if e := &a.Deliverables[i].Events[j]; e.Type != agreement.EventPlanned {
					check(deliverablePath(i).Key("events").Index(j).Key("on"), e.On, e.Evidence)
				}
			}
		}
		for i := range a.Pathway {
			check(source.Path("pathway").Index(i).Key("on"), a.Pathway[i].On, a.Pathway[i].Evidence)
		}
		for i := range a.Activations {
			check(source.Path("activations").Index(i).Key("on"), a.Activations[i].On, a.Activations[i].Evidence)
		}
		for i := range a.Replications {
			check(source.Path("replications").Index(i).Key("on"), a.Replications[i].On, a.Replications[i].Evidence)
		}
		if a.Ended != nil {
			check("ended/on", a.Ended.On, a.Ended.Evidence)
		}
		for at, ind := range indicators(a) {
			for i := range ind.Measurements {
				if m := &ind.Measurements[i]; m.Method != "estimated" {
					check(at.measurement(i).Key("period"), m.Period.First(), m.Evidence)
				}
			}
		}
	},
}

// allOlder returns the youngest of the sources if all of them are dated and surely older than the day; else -1.
func (p *pass) allOlder(refs []string, on agreement.Date) int {
	youngest := -1
	for _, ref := range refs {
		i := p.sources.find(ref)
		if i < 0 {
			continue
		}
		published := p.sources.list[i].Published
		if !surelyBefore(published, on.First()) {
			return -1
		}
		if youngest < 0 || published.After(p.sources.list[youngest].Published) {
			youngest = i
		}
	}
	return youngest
}
