package diff

import (
	"math/big"
	"slices"

	"seika/generator/agreement"
)

// targets finds targets that were rewritten, replaced, revised or removed.
func (i *indicatorMoves) targets() {
	was, is := named(i.old.Targets, targetPlan), named(i.new.Targets, targetPlan)
	pairs := pairTargets(was, is)
	paired := map[string]bool{}
	for _, name := range was.names {
		to, ok := pairs[name]
		if !ok {
			m := i.move(TargetRemoved, "targets/"+name, targetText(was.item[name]), "")
			m.Unit, m.OldUnit, m.Direction = i.old.Unit, "", Easier
			i.add(m)
			continue
		}
		paired[to] = true
		before := len(i.moves)
		i.rewrittenTarget(to, was.item[name], is.item[to])
		i.oldPaths(before, "targets/"+to, "targets/"+name)
	}
	if len(was.names) == 0 || len(is.names) == 0 {
		return // a first target is no move
	}
	first := was.names[0]
	if to, kept := pairs[first]; kept && to != is.names[0] {
		i.add(i.compareTargets(TargetReplaced, "targets/"+is.names[0], was.item[first], is.item[is.names[0]]))
	}
	last := was.item[was.names[len(was.names)-1]]
	for n, name := range is.names {
		if paired[name] || n == 0 {
			continue
		}
		m := i.compareTargets(TargetRevised, "targets/"+name, last, is.item[name])
		m.Declared, m.Declaration = true, ByRevision
		i.add(m)
		last = is.item[name]
	}
}

// pairTargets finds for each old target the new one that it became. A target is known by the day it was set; one whose day was altered is
// found by what it asks for, and the last of each side that are left are one that was rewritten altogether.
func pairTargets(was, is namedItems[agreement.Target]) map[string]string {
	pairs := map[string]string{}
	var gone, come []string
	for _, name := range was.names {
		if is.item[name] != nil {
			pairs[name] = name
		} else {
			gone = append(gone, name)
		}
	}
	for _, name := range is.names {
		if was.item[name] == nil {
			come = append(come, name)
		}
	}
	take := func(same func(a, b *agreement.Target) bool) {
		gone = slices.DeleteFunc(gone, func(name string) bool {
			at := slices.IndexFunc(come, func(n string) bool { return same(was.item[name], is.item[n]) })
			if at < 0 {
				return false
			}
			pairs[name] = come[at]
			come = slices.Delete(come, at, at+1)
			return true
		})
	}
	if len(gone)*len(come) <= maxPairs {
		take(func(a, b *agreement.Target) bool { return sameAim(a, b) && a.By == b.By })
		take(sameAim)
	}
	if len(gone) == 1 && len(come) == 1 {
		pairs[gone[0]] = come[0]
	}
	return pairs
}

// maxPairs bounds the work on lists that no honest record has.
const maxPairs = 10000

func sameAim(a, b *agreement.Target) bool {
	return sameNumber(a.Value, b.Value) && sameNumber(a.Min, b.Min) && sameNumber(a.Max, b.Max)
}

func (i *indicatorMoves) rewrittenTarget(name string, old, new *agreement.Target) {
	at := "targets/" + name
	if !sameAim(old, new) {
		i.add(i.compareTargets(TargetValue, at+"/"+aimKey(old, i.old.LowerIsBetter()), old, new))
	}
	from, to := i.dueBy(old, i.oldPromise), i.dueBy(new, i.newPromise)
	if old.By != new.By {
		m := i.move(TargetDate, at+"/by", dateText(old.By, from), dateText(new.By, to))
		m.Unit, m.OldUnit = "", ""
		if m.postpone(from, to) {
			i.add(m)
		}
	}
	if a, b := old.SetOn.First(), new.SetOn.First(); a != b && !a.IsZero() {
		m := i.move(TargetSetOn, at+"/set_on", old.SetOn.String(), new.SetOn.String())
		m.Unit, m.OldUnit = "", ""
		if !b.IsZero() {
			m.Days = b.DaysSince(a)
		}
		// A target counts only for what was measured after it was set.
		m.Direction = Harder
		if m.Days <= 0 {
			m.Direction = Easier
		}
		i.add(m)
	}
}

// dueBy returns the last day on which a target can be reached in time: its own, or the promise's where it names none.
func (i *indicatorMoves) dueBy(t *agreement.Target, p *agreement.Promise) agreement.Date {
	if !t.By.IsZero() {
		return t.By.Last()
	}
	d, _ := deadline(p)
	return d
}

// dateText is a date as the record has it, or the one that holds instead.
func dateText(own, instead agreement.Date) string {
	if own.IsZero() {
		return instead.String()
	}
	return own.String()
}

// compareTargets makes a move from target old to target new.
func (i *indicatorMoves) compareTargets(kind MoveKind, at string, old, new *agreement.Target) Move {
	m := i.move(kind, at, targetText(old), targetText(new))
	if i.comparable() {
		lower := i.new.LowerIsBetter()
		m.measure(aim(old, lower), aim(new, lower), lower)
		from, to := i.dueBy(old, i.oldPromise), i.dueBy(new, i.newPromise)
		if m.Direction == Neutral && kind != TargetValue && m.postpone(from, to) {
			m.Old, m.New, m.Unit = dateText(old.By, from), dateText(new.By, to), ""
		}
	}
	return m
}

// aimKey returns the key that holds what a target asks for at least: of a range the bound that is easier to reach.
func aimKey(t *agreement.Target, lower bool) string {
	switch {
	case !t.Value.IsZero():
		return "value"
	case lower && !t.Max.IsZero(), t.Min.IsZero():
		return "max"
	}
	return "min"
}

func aim(t *agreement.Target, lower bool) *big.Rat {
	switch aimKey(t, lower) {
	case "value":
		return rational(t.Value)
	case "max":
		return rational(t.Max)
	}
	return rational(t.Min)
}

// lowest returns what a measured value or range shows at least, in the direction of success.
func lowest(value, low, high agreement.Number, lower bool) *big.Rat {
	switch {
	case !value.IsZero():
		return rational(value)
	case lower:
		return rational(high)
	}
	return rational(low)
}

func targetText(t *agreement.Target) string { return rangeText(t.Value, t.Min, t.Max) }

func rangeText(value, low, high agreement.Number) string {
	switch {
	case !value.IsZero():
		return string(value)
	case low.IsZero() && high.IsZero():
		return ""
	}
	return string(low) + "–" + string(high)
}

func measuredText(m *agreement.Measurement) string {
	text := rangeText(m.Value, m.Min, m.Max)
	if text == "" {
		return m.Text
	}
	if m.Qualifier != "" {
		return m.Qualifier + " " + text
	}
	return text
}
