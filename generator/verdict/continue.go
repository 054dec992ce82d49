package verdict

import (
	"seika/generator/agreement"
	"seika/generator/spell"
)

// stages returns the evidenced stages of the pathway up to the as-of date as indices, in the order of their dates. Stages whose order their
// dates do not tell, and those without a date, stand as the record puts them.
func (j *judgement) stages() (indices []int) {
	for i := range j.a.Pathway {
		s := &j.a.Pathway[i]
		if _, ok := j.evidenced(s.Evidence); !ok || s.On.First().After(j.asOf) {
			continue
		}
		indices = append(indices, i)
		for k := len(indices) - 1; k > 0 && surelyBefore(s.On, j.a.Pathway[indices[k-1]].On); k-- {
			indices[k-1], indices[k] = indices[k], indices[k-1]
		}
	}
	return indices
}

// surelyBefore reports whether every day that d can mean lies before every day that e can mean.
func surelyBefore(d, e agreement.Date) bool {
	return !d.IsZero() && !e.IsZero() && d.Last().Before(e.First())
}

// stageBefore reports whether a stage belongs to the time before the signing; one without a date does not.
func (j *judgement) stageBefore(s *agreement.Stage) bool {
	return !s.On.IsZero() && j.predates(s.On.First())
}

// stoppedStage returns the index of the stage at which the work stopped for good, -1 where it did not stop or went on afterwards.
func (j *judgement) stoppedStage() int {
	stopped := -1
	for _, i := range j.stages() {
		switch j.a.Pathway[i].Stage {
		case agreement.StageStopped:
			if !j.stageBefore(&j.a.Pathway[i]) {
				stopped = i
			}
		case agreement.StagePilot, agreement.StageProcurement, agreement.StageContract, agreement.StageOperation:
			stopped = -1
		}
	}
	return stopped
}

// adoption returns the index of the stage at which a pilot became a contract or a regular service, -1 where none did or it was stopped
// afterwards. It needs evidence of grade C or better, and does not count when it predates the signing.
func (j *judgement) adoption() int {
	pilot, adopted := j.a.Kind == agreement.KindPilot, -1
	stages := j.stages()
	for _, i := range stages {
		if j.a.Pathway[i].Stage == agreement.StagePilot {
			pilot = false // it has a date: what comes before it, such as the contract that pays for it, is no adoption
		}
	}
	for _, i := range stages {
		s := &j.a.Pathway[i]
		switch s.Stage {
		case agreement.StagePilot:
			pilot = true
		case agreement.StageContract, agreement.StageOperation:
			grade, _ := j.evidenced(s.Evidence)
			if pilot && s.AwardedTo != "competitor" && grade.AtLeast(agreement.GradeC) && !j.stageBefore(s) && adopted < 0 {
				adopted = i
			}
		case agreement.StageStopped:
			adopted = -1
		}
	}
	return adopted
}

// lost returns the index of the last procurement or contract that went to a competitor, -1 where none did.
func (j *judgement) lost() int {
	lost := -1
	for _, i := range j.stages() {
		switch s := &j.a.Pathway[i]; {
		case s.AwardedTo == "competitor":
			lost = i
		case s.AwardedTo == "partner" || s.Stage == agreement.StageOperation:
			lost = -1
		}
	}
	return lost
}

// when spells a date that may be unknown.
func when(d agreement.Date) agreement.Localized {
	if d.IsZero() {
		return agreement.L("日付不明", "date unknown")
	}
	return spell.Date(d)
}

func (j *judgement) continuation() Continuation {
	stage := func(state string, i int, text agreement.Localized) Continuation {
		return Continuation{State: state, Reasons: []Reason{j.reason(state, text, []string{itemPath("pathway", i)}, j.a.Pathway[i].Evidence...)}}
	}
	if i := j.stoppedStage(); i >= 0 {
		return stage("stopped", i, say("中止された（%s）。", "It was stopped (%s).", when(j.a.Pathway[i].On)))
	}
	if i := j.lost(); i >= 0 {
		return stage("lost", i, say("競合他社が受注した（%s）。", "A competitor won (%s).", when(j.a.Pathway[i].On)))
	}
	if i := j.adoption(); i >= 0 {
		s := &j.a.Pathway[i]
		return stage("adopted", i, say("実証のあと「%s」に至った（%s）。", "After the pilot it reached “%s” (%s).", agreement.StageVocabulary.Label(string(s.Stage)), when(s.On)))
	}
	for i := range j.a.Replications {
		r := &j.a.Replications[i]
		if _, ok := j.evidenced(r.Evidence); ok && r.Of == "result" && !r.On.IsZero() && j.happened(r.On) {
			return Continuation{State: "replicated", Reasons: []Reason{j.reason("replicated",
				say("成果が、ほかの地域で使われ始めた（%s）。", "Its result was put to use elsewhere (%s).", when(r.On)), []string{itemPath("replications", i)}, r.Evidence...)}}
		}
	}
	if path, text := j.renewed(); path != "" {
		return Continuation{State: "renewed", Reasons: []Reason{j.reason("renewed", text, []string{path})}}
	}
	return Continuation{State: "none", Reasons: []Reason{j.reason("none",
		agreement.L("契約・本格運用・更新・横展開は、公開情報で確認できない。", "No contract, regular operation, renewal or spread is confirmed in public sources."), nil)}}
}

// renewed finds what shows that the agreement went on; path is empty where nothing does.
func (j *judgement) renewed() (path string, text agreement.Localized) {
	t := j.a.Term
	if !t.To.IsZero() && t.To.Last().Before(j.asOf) && j.a.State == agreement.StateActive {
		return "term", say("期間は%sまでだったが、その後も続いている。", "Its term ran to %s and it continues.", t.To)
	}
	for _, r := range j.a.Related {
		if r.Rel == "superseded-by" {
			return "related", say("後の協定 %s に引き継がれた。", "A later agreement, %s, took it over.", r.ID)
		}
	}
	return "", agreement.Localized{}
}

// burden says who carries the cost, from the evidenced statements.
func (j *judgement) burden() Burden {
	bearers := map[string]bool{}
	free, discounted := true, false
	var paths, evidence []string
	for i := range j.a.Burden {
		b := &j.a.Burden[i]
		if _, ok := j.evidenced(b.Evidence); !ok || b.Period.First().After(j.asOf) {
			continue
		}
		switch { // the price is what the government pays, whoever is named as bearer
		case b.Bearer == "company" && b.Price == "full":
			bearers["public"] = true
		case b.Bearer == "public" && b.Price == "discounted":
			bearers["company"] = true
		default:
			bearers[b.Bearer] = true
		}
		free = free && b.Price != "full" && b.Price != "discounted"
		discounted = discounted || b.Price == "discounted"
		paths = append(paths, itemPath("burden", i))
		evidence = join(evidence, b.Evidence)
	}
	state := "shared"
	switch {
	case len(bearers) == 0:
		return Burden{State: "unknown", Reasons: []Reason{j.reason("unknown", agreement.L("誰が費用を負担したかは、公開情報で確認できない。", "Who carried the cost is not confirmed in public sources."), nil)}}
	case len(bearers) == 1 && bearers["company"] && discounted:
		state = "company-discounted"
	case len(bearers) == 1 && bearers["company"] && free:
		state = "company-free"
	case len(bearers) == 1 && bearers["public"]:
		state = "public"
	case !bearers["company"] && !bearers["public"] && !bearers["shared"]:
		state = "unknown" // a grant or users' fees are named, and neither side's share
	}
	label := BurdenSection.Label(state)
	return Burden{State: state, Reasons: []Reason{j.reason(state, say("出典の記述から：%s。", "From what sources say: %s.", label), paths, evidence...)}}
}
