package against

import (
	"fmt"

	"seika/generator/agreement"
	"seika/generator/diag"
)

var promiseAfterFact = &rule{
	Rule: diag.Rule{
		ID:       "promise-after-fact",
		Severity: diag.Warning,
		Title:    diag.T("結果が載った後に加えた約束", "A promise added after its result"),
		Why: diag.T(
			"結果を見てから加えた目標は、いつでも達成できます。結果より前に定められていたことが、結果より前に出た出典で分かる必要があります。まだ確認されていない記録では提案です。",
			"A target that is added once the result is on record can always be met. That it was set before must be shown by a source that was published before. In a record that nobody has reviewed yet it is a hint."),
		Bad: versions(reviewed(exampleMeasured), reviewed(exampleMeasured+`        targets:
          - {value: 35, by: 2022-03-31, set_on: 2020-04-01, evidence: [e2]}
`)),
		Good: versions(reviewed(exampleMeasured), reviewed(exampleMeasured+`        targets:
          - {value: 40, by: 2022-03-31, set_on: 2020-04-01, evidence: [e1]}
`)),
		Since: since010,
	},
	record: func(p *pass) {
		if p.partial {
			return
		}
		for i := range p.old.Deliverables {
			old := &p.old.Deliverables[i]
			new := deliverable(p.new, old.ID)
			if new == nil || old.ID == "" {
				continue
			}
			path := "deliverables/" + old.ID
			p.latePromise(path, old, new)
			for k := range old.Indicators {
				if id := old.Indicators[k].ID; id != "" {
					p.lateTarget(path+"/indicators/"+id, &old.Indicators[k], indicator(new, id))
				}
			}
		}
	},
}

// lateTarget reports the first target of an indicator that had been measured without one.
func (p *pass) lateTarget(path string, old, new *agreement.Indicator) {
	if new == nil || len(old.Targets) > 0 || len(new.Targets) == 0 {
		return
	}
	var known agreement.Period // the latest of the results on record
	for i := range old.Measurements {
		if m := &old.Measurements[i]; p.old.BestGrade(m.Evidence) != 0 && (known.IsZero() || m.Period.Compare(known) > 0) {
			known = m.Period
		}
	}
	if t := &new.Targets[0]; !known.IsZero() && !p.shownBefore(t.Evidence, known.Last()) {
		p.late(path+"/targets/0", about(new.Title, new.ID,
			"「%s」には %s の実績がもう載っていますが、その後に目標が加えられました。", "A target was added to “%s” after its value for %s was on record.", known), known.Last())
	}
}

// latePromise reports a promise that was added to a deliverable that had been delivered without one.
func (p *pass) latePromise(path string, old, new *agreement.Deliverable) {
	if !old.Promised.IsZero() || new.Promised.IsZero() {
		return
	}
	for i := range old.Events {
		e := &old.Events[i]
		if e.Type == agreement.EventDelivered && !e.On.IsZero() && !p.shownBefore(new.Promised.Evidence, e.On.Last()) {
			p.late(path+"/promised", about(new.Title, new.ID,
				"「%s」は %s に実施済みと載っていますが、その後に約束が加えられました。", "A promise was added to “%s” after its delivery on %s was on record.", e.On), e.On.Last())
			return
		}
	}
}

// about writes a sentence about a thing with a title, by its id where it has none.
func about(title agreement.Localized, id, ja, en string, other any) diag.Text {
	title = titled(title, id)
	return diag.T(fmt.Sprintf(ja, title.In("ja"), other), fmt.Sprintf(en, title.In("en"), other))
}

func (p *pass) late(path string, message diag.Text, day agreement.Date) {
	d := p.report(path, message)
	d.Expected = diag.Tf("%s までに出た出典", "a source published by %s", day)
	d.Fix = diag.T("約束した当時の出典を evidence に加え、その published を書いてください。見つからなければ、この約束は載せないでください。",
		"Add a source from the time of the promise to evidence, with its published date. If there is none, leave the promise out.")
}

// shownBefore reports whether one of the sources was surely published by that day.
func (p *pass) shownBefore(ids []string, day agreement.Date) bool {
	for _, id := range ids {
		if e, ok := p.new.EvidenceByID(id); ok && !e.Published.IsZero() && !e.Published.Last().After(day) {
			return true
		}
	}
	return false
}

func deliverable(a *agreement.Agreement, id string) *agreement.Deliverable {
	for i := range a.Deliverables {
		if a.Deliverables[i].ID == id {
			return &a.Deliverables[i]
		}
	}
	return nil
}

func indicator(d *agreement.Deliverable, id string) *agreement.Indicator {
	for i := range d.Indicators {
		if d.Indicators[i].ID == id {
			return &d.Indicators[i]
		}
	}
	return nil
}
