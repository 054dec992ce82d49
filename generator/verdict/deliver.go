package verdict

import (
	"seika/generator/agreement"
)

// deliverables judges the delivery of each deliverable and the clarity of all.
func (j *judgement) deliverables() ([]DeliverableVerdict, Clarity) {
	verdicts := make([]DeliverableVerdict, 0, len(j.a.Deliverables))
	clarity := Clarity{Total: len(j.a.Deliverables), State: "vague"}
	var paths []string
	for i := range j.a.Deliverables {
		d := &j.a.Deliverables[i]
		dv := DeliverableVerdict{ID: d.ID, Missing: j.missingSlots(d)}
		dv.Verifiable = len(dv.Missing) == 0
		if dv.Verifiable {
			clarity.Verifiable++
			paths = append(paths, deliverablePath(d))
		}
		dv.State, dv.Reasons = j.delivery(d)
		verdicts = append(verdicts, dv)
	}
	switch {
	case clarity.Verifiable > 0 && 2*clarity.Verifiable >= clarity.Total:
		clarity.State = "clear"
	case clarity.Verifiable > 0:
		clarity.State = "partial"
	}
	text := say("取組 %[2]d 件のうち %[1]d 件が、担い手・期限・数量（または目標）をそなえ、検証できる。",
		"%[1]d of %[2]d deliverables name an owner, a date and a quantity or target, and can be verified.", clarity.Verifiable, clarity.Total)
	if clarity.Total == 0 {
		text = agreement.L("具体的な取組が記録されていない。", "No concrete deliverable is recorded.")
	}
	clarity.Reasons = []Reason{j.reason(clarity.State, text, paths)}
	return verdicts, clarity
}

// missingSlots lists what a deliverable lacks to be verifiable. A promise or a target without evidence does not count, as no claim does.
func (j *judgement) missingSlots(d *agreement.Deliverable) (missing []string) {
	if d.Owner == "" {
		missing = append(missing, "owner")
	}
	_, promised := j.evidenced(d.Promised.Evidence)
	target, dated := j.target(d)
	if !dated && !(promised && !due(d).IsZero()) {
		missing = append(missing, "due")
	}
	if !target && !(promised && !d.Promised.Quantity.Value.IsZero()) {
		missing = append(missing, "quantity")
	}
	return missing
}

// target reports whether an indicator of d has an evidenced target that was set by the as-of date, and whether one of them names its own date.
func (j *judgement) target(d *agreement.Deliverable) (has, dated bool) {
	for i := range d.Indicators {
		for k := range d.Indicators[i].Targets {
			t := &d.Indicators[i].Targets[k]
			if _, ok := j.evidenced(t.Evidence); ok && !t.SetOn.First().After(j.asOf) {
				has, dated = true, dated || !t.By.IsZero()
			}
		}
	}
	return has, dated
}

// due returns the day by which a deliverable was promised, its last day where the date is not precise; the zero Date where none is.
func due(d *agreement.Deliverable) agreement.Date {
	if !d.Promised.Due.IsZero() {
		return d.Promised.Due.Last()
	}
	return d.Promised.Period.Last()
}

// delivery finds the state of one deliverable from its evidenced events up to the as-of date.
func (j *judgement) delivery(d *agreement.Deliverable) (state string, reasons []Reason) {
	var last, delivered *agreement.Event // the latest, and the first that delivered
	started := false
	unevidenced, before := 0, 0
	for i := range d.Events {
		e := &d.Events[i]
		if e.On.First().After(j.asOf) {
			continue
		}
		if _, ok := j.evidenced(e.Evidence); !ok {
			unevidenced++
			continue
		}
		if e.Type != agreement.EventPlanned && j.predates(e.On.First()) {
			before++
			continue
		}
		switch e.Type {
		case agreement.EventDelivered:
			if delivered == nil || e.On.Before(delivered.On) {
				delivered = e
			}
		case agreement.EventStarted, agreement.EventResumed, agreement.EventPaused:
			started = true
		}
		if last == nil || !e.On.Before(last.On) {
			last = e
		}
	}
	path := []string{deliverablePath(d)}
	if unevidenced > 0 {
		reasons = append(reasons, j.reason("no-evidence", say("出典のない出来事が %d 件あり、数えていない。",
			"Events without evidence, which do not count: %d.", unevidenced), path))
	}
	if before > 0 {
		reasons = append(reasons, j.reason("before-signing", say("締結より後だと確認できない出来事が %d 件あり、数えていない。",
			"Events that are not shown to have come after the signing, and do not count: %d.", before), path))
	}
	conclude := func(state string, e *agreement.Event, text agreement.Localized) (string, []Reason) {
		var evidence []string
		if e != nil {
			evidence = e.Evidence
		}
		return state, append(reasons, j.reason(state, text, path, evidence...))
	}
	limit := due(d)
	passed := !limit.IsZero() && limit.Before(j.asOf)
	if d.Promised.Due.IsZero() && started {
		passed = false // a period says when work goes on, not by when it must be done; once begun it is no longer overdue
	}
	switch {
	case last != nil && last.Type == agreement.EventDropped:
		return conclude("dropped", last, say("%sに取りやめた。", "Dropped: %s.", last.On))
	case delivered != nil && !limit.IsZero() && delivered.On.First().After(limit):
		return conclude("late", delivered, say("期限の%[1]sを過ぎて、%[2]sに実施した。", "Delivered %[2]s, after the due date of %[1]s.", limit, delivered.On))
	case delivered != nil:
		return conclude("delivered", delivered, say("%sに実施した。", "Delivered: %s.", delivered.On))
	case passed:
		return conclude("overdue", last, say("期限の%sを過ぎたが、実施は公開情報で確認できない。", "The due date, %s, has passed; delivery is not confirmed in public sources.", limit))
	case started:
		return conclude("started", last, startedText(last))
	case last != nil:
		return conclude("planned", last, say("%sに計画が発表された。", "A plan was announced: %s.", last.On))
	}
	return conclude("unreported", nil, agreement.L("出典のある出来事が記録されていない。", "No evidenced event is recorded."))
}

func startedText(last *agreement.Event) agreement.Localized {
	switch last.Type {
	case agreement.EventPaused:
		return say("%sから止まっている。", "Paused since %s.", last.On)
	case agreement.EventResumed:
		return say("%sに再開した。", "Resumed: %s.", last.On)
	case agreement.EventPlanned:
		return say("始まっており、%sに新たな計画が発表された。", "Started; a further plan was announced: %s.", last.On)
	}
	return say("%sに始まった。", "Started: %s.", last.On)
}
