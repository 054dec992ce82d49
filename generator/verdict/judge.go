package verdict

import (
	"seika/generator/agreement"
)

// Judge applies the method to record a, with the facts of its history, as of a day (to be given with day precision). It is a pure
// function: equal arguments give equal verdicts. What the record dates after that day is passed over.
func Judge(a *agreement.Agreement, facts Facts, asOf agreement.Date) *Verdict {
	j := &judgement{a: a, facts: facts, asOf: asOf}
	v := &Verdict{Method: Method, AsOf: asOf, InShares: a.Kind != agreement.KindProgramme}
	j.v = v
	v.Deliverables, v.Clarity = j.deliverables()
	v.Indicators = j.indicators()
	v.Continuation = j.continuation()
	v.Burden = j.burden()
	v.LastSign = j.lastSign()
	j.headline()
	v.Flags = j.flags()
	return v
}

// judgement carries what the parts of the method share.
type judgement struct {
	a     *agreement.Agreement
	facts Facts
	asOf  agreement.Date
	v     *Verdict
	// judged are the indicators behind v.Indicators, in the same order.
	judged []*agreement.Indicator
	// counted are their measurements that count.
	counted [][]*agreement.Measurement
}

// evidenced reports whether any of the ids names a source of the record, and its best grade.
func (j *judgement) evidenced(ids []string) (agreement.Grade, bool) {
	g := j.a.BestGrade(ids)
	return g, g != 0
}

// happened reports whether a thing of that date counts as having happened under the agreement by the as-of date: each date is read as its
// first day, and a thing before the signing does not count.
func (j *judgement) happened(on agreement.Date) bool {
	return !on.First().After(j.asOf) && !j.predates(on.First())
}

// predates reports whether day lies before the signing, the signing being read as the first day its date can mean. Where no source dates
// the signing, what is older than the first day the agreement is known for is not shown to have come after it. Without either, whatever is
// known counts.
func (j *judgement) predates(day agreement.Date) bool {
	start, _ := j.a.Start()
	return !start.IsZero() && day.Before(start)
}

// over reports whether the agreement has ended by the as-of date: a source says so, or its term ran out without renewal and no source says
// that it continues.
func (j *judgement) over() bool {
	a := j.a
	if a.Ended != nil && !a.Ended.On.IsZero() {
		return !a.Ended.On.First().After(j.asOf)
	}
	switch a.State {
	case agreement.StateEnded, agreement.StateDissolved:
		return true
	case agreement.StateActive:
		return false
	}
	return a.Term.Renewal == "none" && !a.Term.To.IsZero() && a.Term.To.Last().Before(j.asOf)
}

// reason makes a Reason with the evidence that is really there.
func (j *judgement) reason(rule string, text agreement.Localized, paths []string, evidence ...string) Reason {
	r := Reason{Rule: rule, Text: text, Paths: paths}
	for _, id := range evidence {
		if _, ok := j.a.EvidenceByID(id); ok {
			r.Evidence = append(r.Evidence, id)
		}
	}
	r.Grade = j.a.BestGrade(r.Evidence)
	return r
}

// lastSign returns the latest date of an evidenced thing or of a source.
func (j *judgement) lastSign() (last agreement.Date) {
	see := func(d agreement.Date) {
		if !d.IsZero() && !d.First().After(j.asOf) && (last.IsZero() || d.Last().After(last.Last())) {
			last = d
		}
	}
	sees := func(d agreement.Date, evidence []string) {
		if _, ok := j.evidenced(evidence); ok {
			see(d)
		}
	}
	for i := range j.a.Evidence {
		see(j.a.Evidence[i].Published)
	}
	for i := range j.a.Deliverables {
		d := &j.a.Deliverables[i]
		for _, e := range d.Events {
			sees(e.On, e.Evidence)
		}
		for _, ind := range d.Indicators {
			for _, m := range ind.Measurements {
				if p := m.Period.Last(); !p.After(j.asOf) {
					sees(p, m.Evidence)
				}
			}
		}
	}
	for _, s := range j.a.Pathway {
		sees(s.On, s.Evidence)
	}
	for _, x := range j.a.Activations {
		sees(x.On, x.Evidence)
	}
	start, _ := j.a.Start()
	see(start)
	return last
}
