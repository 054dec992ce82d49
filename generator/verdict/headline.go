package verdict

import (
	"seika/generator/agreement"
)

// earlyDays is how long after the signing nothing is expected yet.
const earlyDays = 365

// headlineRule asks whether a class holds; its reasons say why, or why not.
type headlineRule struct {
	class Class
	holds func(*judgement) (bool, []Reason)
}

// headlineRules are asked in this order; the first that holds decides. Their explanation is HeadlineSection.
var headlineRules = []headlineRule{
	{Results, (*judgement).isResults},
	{Partial, (*judgement).isPartial},
	{Missed, (*judgement).isMissed},
	{Activity, (*judgement).isActivity},
	{Standby, (*judgement).isStandby},
	{Early, (*judgement).isEarly},
	{Paper, (*judgement).isPaper},
}

func (j *judgement) headline() {
	for _, rule := range headlineRules {
		holds, reasons := rule.holds(j)
		j.v.Steps = append(j.v.Steps, Step{Rule: string(rule.class), Holds: holds, Reasons: reasons})
		if holds {
			j.v.Class = rule.class
			return
		}
	}
}

// no makes the single reason of a rule that does not hold.
func (j *judgement) no(class Class, ja, en string) (bool, []Reason) {
	return false, []Reason{j.reason(string(class), agreement.L(ja, en), nil)}
}

// indicatorReason repeats the reason that decided indicator i's result, with the indicator's name, so that it can stand in the headline.
func (j *judgement) indicatorReason(i int) []Reason {
	return j.indicatorReasons(i, j.v.Indicators[i].Result)
}

// indicatorReasons are the reasons of indicator i by one rule, with the indicator's name.
func (j *judgement) indicatorReasons(i int, rule Result) (reasons []Reason) {
	for _, r := range j.v.Indicators[i].Reasons {
		if r.Rule == string(rule) {
			r.Text = say("「%s」：%s", "“%s”: %s", j.judged[i].Title, r.Text)
			reasons = append(reasons, r)
		}
	}
	return reasons
}

func (j *judgement) isResults() (bool, []Reason) {
	var reasons []Reason
	proven, good, bad := 0, 0, 0
	for i := range j.v.Indicators {
		v := &j.v.Indicators[i]
		switch v.Result {
		case Met:
			good++
			if v.Grade.AtLeast(agreement.GradeB) && !v.Estimated {
				proven++
				reasons = append(reasons, j.indicatorReason(i)...)
			}
		case Improved:
			good++
		case MetLost: // the promise was kept; what counts here is what is left of it
			if b := v.Baseline; b != nil && b.Holds {
				good++
			} else if b != nil {
				bad++
			}
		case Unchanged, Worsened, NotReached:
			bad++
		}
	}
	switch {
	case proven == 0:
		return j.no(Results, "信頼度 A か B の出典で、測った値が当初の目標に期限までに届いた指標が確認できない。",
			"No indicator is confirmed, on evidence of grade A or B, to have reached its signed-day target by its date with a measured value.")
	case good <= bad:
		return false, []Reason{j.reason(string(Results), say("達成・改善した指標 %d 件が、横ばい・悪化・未達の %d 件を上回らない。",
			"%d indicators met or improved do not outnumber %d unchanged, worsened or missed.", good, bad), nil)}
	}
	return true, reasons
}

func (j *judgement) isPartial() (bool, []Reason) {
	var reasons []Reason
	for i := range j.v.Indicators {
		if v := &j.v.Indicators[i]; v.Result.Positive() {
			reasons = append(reasons, j.indicatorReason(i)...)
		}
	}
	if j.v.Continuation.State == "adopted" {
		reasons = append(reasons, j.v.Continuation.Reasons...)
	}
	if len(reasons) == 0 {
		return j.no(Partial, "達成・改善した指標も、契約や本格運用に至った実証も、確認できない。",
			"No indicator met or improved is confirmed, and no pilot that became a contract or a regular service.")
	}
	return true, reasons
}

func (j *judgement) isMissed() (bool, []Reason) {
	var reasons []Reason
	for i := range j.v.Indicators {
		if v := &j.v.Indicators[i]; v.Result.Judged() {
			reasons = append(reasons, j.indicatorReason(i)...)
		}
	}
	if len(reasons) > 0 { // none of them is positive, or the rule before would have held
		return true, reasons
	}
	if stopped := j.stoppedStage(); stopped >= 0 {
		if published, ok := j.published(); ok {
			s := &j.a.Pathway[stopped]
			return true, []Reason{
				j.reason("stopped", say("中止された（%s）。", "It was stopped (%s).", when(s.On)), []string{itemPath("pathway", stopped)}, s.Evidence...),
				published,
			}
		}
		return j.no(Missed, "中止されたが、その結果や調査の公表は確認できない。", "It was stopped, and no publication of its results or of an inquiry is confirmed.")
	}
	return j.no(Missed, "判定できる測定も、結果を公表した中止も、確認できない。", "No measurement that can be judged is confirmed, nor a stop with published results.")
}

// published finds the published results or inquiry of work that was stopped: the one with the best evidence.
func (j *judgement) published() (Reason, bool) {
	var best Reason
	for _, i := range j.stages() {
		if s := &j.a.Pathway[i]; s.Stage == agreement.StageEvaluation && !j.stageBefore(s) {
			r := j.reason("published", say("結果または調査が公表された（%s）。", "Its results or an inquiry were published (%s).", when(s.On)), []string{itemPath("pathway", i)}, s.Evidence...)
			if best.Grade == 0 || r.Grade < best.Grade {
				best = r
			}
		}
	}
	if best.Grade != 0 {
		return best, true
	}
	for i := range j.v.Indicators {
		v := &j.v.Indicators[i]
		if v.Measurement < 0 {
			continue
		}
		ind := j.judged[i]
		m := &ind.Measurements[v.Measurement]
		return j.reason("published", say("測定値が公表されている（%sの値 %s）。", "A measured value was published (%s: %s).", m.Period, measured(ind, m)),
			[]string{"deliverables/" + v.Deliverable + "/indicators/" + v.ID}, m.Evidence...), true
	}
	return Reason{}, false
}

func (j *judgement) isActivity() (bool, []Reason) {
	if reasons := j.activities(); len(reasons) > 0 {
		return true, reasons
	}
	return j.no(Activity, "締結のあとに何かが始まった、または行われたことは、公開情報で確認できない。",
		"That anything was started or done after the signing is not confirmed in public sources.")
}

// activities finds everything evidenced that was started or done under the agreement, one reason for each deliverable.
func (j *judgement) activities() (reasons []Reason) {
	for i := range j.a.Deliverables {
		d := &j.a.Deliverables[i]
		if r, ok := j.activity(d); ok {
			reasons = append(reasons, r)
		}
	}
	reasons = append(reasons, j.activations()...)
	for _, i := range j.stages() {
		s := &j.a.Pathway[i]
		switch s.Stage {
		case agreement.StagePilot, agreement.StageContract, agreement.StageOperation:
			if !s.On.IsZero() && j.happened(s.On) {
				reasons = append(reasons, j.reason("stage", say("「%s」の段階に入った（%s）。", "It reached the stage “%s” (%s).",
					agreement.StageVocabulary.Label(string(s.Stage)), s.On), []string{itemPath("pathway", i)}, s.Evidence...))
			}
		}
	}
	return reasons
}

// activations finds the evidenced uses of a standby agreement.
func (j *judgement) activations() (reasons []Reason) {
	for i := range j.a.Activations {
		x := &j.a.Activations[i]
		if _, ok := j.evidenced(x.Evidence); ok && j.happened(x.On) {
			reasons = append(reasons, j.reason("activation", say("%sに使われた（%s）。", "It was used: %s (%s).", x.On, x.Event), []string{itemPath("activations", i)}, x.Evidence...))
		}
	}
	return reasons
}

// activity finds the first evidenced sign that work on d happened: an event, or a value that was counted (an output counts here, and here
// only).
func (j *judgement) activity(d *agreement.Deliverable) (Reason, bool) {
	for i := range d.Events {
		e := &d.Events[i]
		if _, ok := j.evidenced(e.Evidence); !ok || !j.happened(e.On) {
			continue
		}
		switch e.Type {
		case agreement.EventStarted, agreement.EventDelivered, agreement.EventResumed:
			return j.reason("event", say("「%s」：%s（%s）。", "“%s”: %s (%s).", d.Title, agreement.EventVocabulary.Label(string(e.Type)), e.On),
				[]string{deliverablePath(d)}, e.Evidence...), true
		}
	}
	for i := range d.Indicators {
		ind := &d.Indicators[i]
		if ind.Scope != "" && ind.Scope != agreement.ScopeAgreement {
			continue
		}
		superseded := j.superseded(ind)
		for k := range ind.Measurements {
			m := &ind.Measurements[k]
			if _, ok := j.evidenced(m.Evidence); !ok || m.Method == "estimated" || m.Period.Last().After(j.asOf) || j.predates(m.Period.First()) || !positive(m) {
				continue
			}
			if m.ID != "" && superseded[m.ID] {
				continue
			}
			return j.reason("counted", say("「%s」：%sの値 %s。", "“%s”: %s, %s.", ind.Title, m.Period, measured(ind, m)),
				[]string{indicatorPath(d, ind)}, m.Evidence...), true
		}
	}
	return Reason{}, false
}

// positive reports whether a measurement shows that something was done: a counted zero does not.
func positive(m *agreement.Measurement) bool {
	s := measuredSpan(m)
	return s.low != nil && s.low.Sign() != 0 || s.low == nil && s.high != nil && s.high.Sign() > 0
}

func (j *judgement) isStandby() (bool, []Reason) {
	switch {
	case !j.a.Standby:
		return j.no(Standby, "何かが起きたときに働く協定ではない。", "It is not a standby agreement.")
	case j.predates(j.asOf):
		return j.no(Standby, "まだ締結されていない。", "It is not signed yet.")
	case j.over():
		return j.no(Standby, "終了している。", "It has ended.")
	case j.a.State == agreement.StateSuspended:
		return j.no(Standby, "一時的に止まっている。", "It is suspended.")
	}
	return true, []Reason{j.reason(string(Standby), agreement.L("何かが起きたときに働く協定で、使われた記録は公開情報で確認できない。",
		"It acts only when something happens; no use is recorded in public sources."), []string{"standby"})}
}

func (j *judgement) isEarly() (bool, []Reason) {
	start, signed := j.a.Start()
	switch {
	case !signed:
		return j.no(Early, "締結日の出典がない。", "No source dates the signing.")
	case j.asOf.DaysSince(start.Last()) >= earlyDays:
		return j.no(Early, "締結から365日以上たっている。", "365 days or more have passed since the signing.")
	}
	return true, []Reason{j.reason(string(Early), say("締結（%[1]s）から365日たっていない（判定日 %[2]s）。", "Less than 365 days have passed since the signing of %[1]s (as of %[2]s).", start, j.asOf), []string{"signed"})}
}

func (j *judgement) isPaper() (bool, []Reason) {
	return true, []Reason{j.reason(string(Paper), agreement.L("締結のほかに、公開情報で確認できた活動がない。",
		"Beyond the signing, no activity is confirmed in public sources."), nil)}
}
