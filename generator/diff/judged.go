package diff

import (
	"seika/generator/agreement"
	"seika/generator/verdict"
)

// VerdictChange is how the class of a record changed; one side is nil where the record was not there.
type VerdictChange struct {
	Old *Decision `json:"old,omitempty"`
	New *Decision `json:"new,omitempty"`
}

// Decision is a class with the rule that decided on it: the reasons of the first headline rule that holds.
type Decision struct {
	Class   verdict.Class       `json:"class"`
	Label   agreement.Localized `json:"label"`
	Reasons []verdict.Reason    `json:"reasons"`
}

// ResultChange is how the result of an indicator changed.
type ResultChange struct {
	Path  string              `json:"path"`
	Title agreement.Localized `json:"title"`
	// Old is "" where the indicator was not there.
	Old verdict.Result `json:"old,omitempty"`
	New verdict.Result `json:"new"`
	// Reason is what the method found now.
	Reason agreement.Localized `json:"reason,omitzero"`
	// Gained is set where the result is a success now and was none before; Lost the other way round.
	Gained bool `json:"gained,omitempty"`
	Lost   bool `json:"lost,omitempty"`
}

func decision(v *verdict.Verdict) *Decision {
	d := &Decision{Class: v.Class, Label: verdict.HeadlineSection.Label(string(v.Class))}
	for _, s := range v.Steps {
		if s.Holds {
			d.Reasons = s.Reasons
		}
	}
	return d
}

func (r *RecordDiff) judge(old, new *Item) {
	if old.Verdict.Class != new.Verdict.Class {
		r.Verdict = &VerdictChange{Old: decision(old.Verdict), New: decision(new.Verdict)}
	}
	r.Results = results(old, new)
	for _, f := range new.Verdict.Flags {
		if !old.Verdict.HasFlag(f.ID) {
			r.FlagsSet = append(r.FlagsSet, f.ID)
		}
	}
	for _, f := range old.Verdict.Flags {
		if !new.Verdict.HasFlag(f.ID) {
			r.FlagsCleared = append(r.FlagsCleared, f.ID)
		}
	}
}

// results lists the indicators whose result changed. Of a record or an indicator that is new only successes are news.
func results(old, new *Item) (list []ResultChange) {
	before := map[[2]string]verdict.Result{}
	if old != nil {
		for i := range old.Verdict.Indicators {
			v := &old.Verdict.Indicators[i]
			before[[2]string{v.Deliverable, v.ID}] = v.Result
		}
	}
	for i := range new.Verdict.Indicators {
		v := &new.Verdict.Indicators[i]
		was, known := before[[2]string{v.Deliverable, v.ID}]
		if was == v.Result || !known && !v.Result.Positive() {
			continue
		}
		c := ResultChange{
			Path: "deliverables/" + escape(v.Deliverable) + "/indicators/" + escape(v.ID), Title: indicatorTitle(new.Agreement, v),
			Old: was, New: v.Result, Gained: v.Result.Positive() && !was.Positive(), Lost: was.Positive() && !v.Result.Positive(),
		}
		for _, r := range v.Reasons {
			if r.Rule == string(v.Result) {
				c.Reason = r.Text
			}
		}
		list = append(list, c)
	}
	return list
}

func indicatorTitle(a *agreement.Agreement, v *verdict.IndicatorVerdict) agreement.Localized {
	for i := range a.Deliverables {
		d := &a.Deliverables[i]
		if d.ID != v.Deliverable {
			continue
		}
		for k := range d.Indicators {
			if d.Indicators[k].ID == v.ID {
				return titled(d.Indicators[k].Title, v.ID)
			}
		}
	}
	return verbatim(v.ID)
}
