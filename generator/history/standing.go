package history

import (
	"slices"

	"seika/generator/agreement"
	"seika/generator/gitrepo"
	"seika/generator/verdict"
)

// The causes of a standing.
const (
	causeCommit   = "commit"
	causeCalendar = "calendar"
)

// standing finds the class of one version of a record on the day it was told and on each later day, up to end, that changes it without a
// commit. Facts are what the history had shown by then.
func standing(record *agreement.Agreement, facts verdict.Facts, from, end agreement.Date, commit gitrepo.ID) []Standing {
	class := func(day agreement.Date) verdict.Class { return verdict.Judge(record, facts, day).Class }
	all := []Standing{{From: from, Class: class(from), Cause: causeCommit, Commit: commit}}
	for _, day := range turningPoints(record) {
		if day.After(from) && !day.After(end) {
			all = hold(all, Standing{From: day, Class: class(day), Cause: causeCalendar})
		}
	}
	return all
}

// hold appends s where it changes the class. Of two on one day the later one holds; a day that runs backwards is read as the day before it.
func hold(all []Standing, s Standing) []Standing {
	if n := len(all); n > 0 && s.From.Before(all[n-1].From) {
		s.From = all[n-1].From
	}
	if n := len(all); n > 0 && all[n-1].From == s.From {
		all = all[:n-1]
	}
	if n := len(all); n > 0 && all[n-1].Class == s.Class {
		return all
	}
	return append(all, s)
}

// turningPoints returns the days on which the class of an unchanged record can change, in their order: dates in the record begin to count, and
// deadlines pass.
func turningPoints(a *agreement.Agreement) []agreement.Date {
	var days []agreement.Date
	begins := func(d agreement.Date) {
		if !d.IsZero() {
			days = append(days, d.First())
		}
	}
	passes := func(d agreement.Date) {
		if !d.IsZero() {
			days = append(days, d.Last().AddDays(1))
		}
	}
	if !a.Signed.IsZero() {
		begins(a.Signed)
		days = append(days, a.Signed.Last().AddDays(365))
	}
	passes(a.Term.To)
	if a.Ended != nil {
		begins(a.Ended.On)
	}
	for i := range a.Deliverables {
		d := &a.Deliverables[i]
		passes(d.Promised.Due)
		passes(d.Promised.Period.Last())
		for _, e := range d.Events {
			begins(e.On)
		}
		for _, ind := range d.Indicators {
			for _, t := range ind.Targets {
				passes(t.By)
				begins(t.SetOn)
			}
			for _, m := range ind.Measurements {
				begins(m.Period.Last())
			}
		}
	}
	for _, s := range a.Pathway {
		begins(s.On)
	}
	for _, x := range a.Activations {
		begins(x.On)
	}
	for _, r := range a.Replications {
		begins(r.On)
	}
	slices.SortFunc(days, agreement.Date.Compare)
	return slices.Compact(days)
}
