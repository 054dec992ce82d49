package verdict

import "seika/generator/agreement"

// The signed-day target is the first that a source states. Where more is known of the promise than that — the history shows that a target was
// rewritten to ask for less or later, or an older line of the record asks for more and names no source — it can take praise away: whoever
// rewrites a promise, or deletes the source of the first one, gains nothing by it. It cannot make a failure, for which a source is needed.

// reached decides what it means that the latest value reaches the signed-day target.
func (c *comparison) reached() Result {
	t, m := &c.i.Targets[c.signed], &c.i.Measurements[c.last]
	if c.noteShort(c.last) {
		return MetLowered
	}
	if first, ok := c.reachedBy(c.firstDeadline(), c.short); ok {
		c.proof = first
		fm := &c.i.Measurements[first]
		c.note(string(Met), say("当初の目標 %s に、%sの値 %s で届いた。", "The signed-day target %s was reached with the value of %s, %s.",
			aimed(c.i, t), fm.Period, measured(c.i, fm)), join(t.Evidence, fm.Evidence)...)
		return Met
	}
	c.note(string(MetLate), say("当初の目標 %s に届いたが、期限の%sより後である（%sの値 %s）。", "The signed-day target %s was reached, but after its date, %s (value of %s: %s).",
		aimed(c.i, t), c.firstDeadline(), m.Period, measured(c.i, m)), join(t.Evidence, m.Evidence)...)
	return MetLate
}

// lost decides what it means that the target was reached by its date although the latest value does not reach it; false where it was not. The
// result rests on the value that was in time.
func (c *comparison) lost() (Result, bool) {
	first, ok := c.reachedBy(c.deadline(c.signed), func(int) bool { return false })
	if !ok {
		return "", false
	}
	c.proof = first
	t, then, now := &c.i.Targets[c.signed], &c.i.Measurements[first], &c.i.Measurements[c.last]
	c.note(string(MetLost), say("目標 %s に期限までに届いたが（%sの値 %s）、その後に届かなくなった（%sの値 %s）。",
		"The target %s was reached by its date (value of %s: %s) and is not reached any more (value of %s: %s).",
		aimed(c.i, t), then.Period, measured(c.i, then), now.Period, measured(c.i, now)), join(t.Evidence, then.Evidence, now.Evidence)...)
	if c.noteShort(first) {
		return MetLowered, true
	}
	return MetLost, true
}

// reachedBy finds the measurement that shows the signed-day target to be reached by a day: of several the one with the best evidence, between
// equals the earliest. Without a day nothing is late. A value that another of the same period outranks shows nothing, nor does one that
// falls short of what else is known of the promise.
func (c *comparison) reachedBy(by agreement.Date, short func(m int) bool) (proof int, ok bool) {
	var best agreement.Grade
	for _, m := range c.counted {
		period := c.i.Measurements[m].Period
		if !c.reaches(m, c.signed) || !by.IsZero() && period.Last().After(by) || short(m) || c.outranked(m) {
			continue
		}
		grade, _ := c.evidenced(c.i.Measurements[m].Evidence)
		if !ok || grade < best || grade == best && period.Compare(c.i.Measurements[proof].Period) < 0 {
			proof, best, ok = m, grade, true
		}
	}
	return proof, ok
}

// outranked reports whether another value for the same period stands before measurement m.
func (c *comparison) outranked(m int) bool {
	for _, k := range c.counted {
		if c.i.Measurements[k].Period == c.i.Measurements[m].Period && k != m && c.later(k, m) {
			return true
		}
	}
	return false
}

// firstDeadline returns the first day that is known to have been the signed-day target's; zero where none is.
func (c *comparison) firstDeadline() agreement.Date {
	by := c.deadline(c.signed)
	if c.claimed >= 0 {
		if d := c.deadline(c.claimed); c.earlier(d, by) {
			by = d
		}
	}
	for _, p := range c.facts.Prolonged {
		if d := p.Was.Last(); p.Indicator == c.path[0] && c.earlier(d, by) {
			by = d
		}
	}
	return by
}

// earlier reports whether deadline d comes before deadline e; one that is not known comes last.
func (c *comparison) earlier(d, e agreement.Date) bool {
	return !d.IsZero() && (e.IsZero() || d.Before(e))
}

// short reports whether measurement m falls short of what else is known of the promise.
func (c *comparison) short(m int) bool {
	_, lowered := c.loweredFrom(m)
	return lowered || c.belowClaim(m)
}

// noteShort tells of what else is known of the promise, where measurement m, which reaches the target, falls short of it.
func (c *comparison) noteShort(m int) bool {
	t, value := &c.i.Targets[c.signed], &c.i.Measurements[m]
	sources := join(t.Evidence, value.Evidence)
	if was, ok := c.loweredFrom(m); ok {
		c.note(string(MetLowered), say("今の目標 %s には届いたが、履歴によると目標は %s から引き下げられており、そこには届いていない（%sの値 %s）。",
			"The target of today, %s, was reached; the history shows that it was lowered from %s, which was not (value of %s: %s).",
			aimed(c.i, t), amount(was, "", c.i.Unit, ""), value.Period, measured(c.i, value)), sources...)
		return true
	}
	if c.belowClaim(m) {
		c.note(string(MetLowered), say("目標 %s には届いたが、先に記録された目標 %s には届いていない（%sの値 %s）。先の目標に出典がないため、届いた目標が締結時のものだとは示されていない。",
			"The target %s was reached; the one recorded before it, %s, was not (value of %s: %s). No source states that one, so the target reached is not shown to be the one of the signing day.",
			aimed(c.i, t), aimed(c.i, &c.i.Targets[c.claimed]), value.Period, measured(c.i, value)), sources...)
		return true
	}
	return false
}

// loweredFrom returns a target that the history knows, that asked for more than the record does today, and that measurement m does not reach.
func (c *comparison) loweredFrom(m int) (agreement.Number, bool) {
	for _, l := range c.facts.Lowered {
		if l.Indicator != c.path[0] {
			continue
		}
		s, was := measuredSpan(&c.i.Measurements[m]), l.Was.Rat()
		if c.i.LowerIsBetter() {
			if s.high == nil || s.high.Cmp(was) > 0 {
				return l.Was, true
			}
		} else if s.low == nil || s.low.Cmp(was) < 0 {
			return l.Was, true
		}
	}
	return "", false
}

// belowClaim reports whether measurement m does not reach an older target that asks for more and that no source states.
func (c *comparison) belowClaim(m int) bool { return c.claimed >= 0 && !c.reaches(m, c.claimed) }
