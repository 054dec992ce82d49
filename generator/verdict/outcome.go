package verdict

import (
	"seika/generator/agreement"
)

// result decides what the measurements show: first against the targets, then against the baseline.
func (c *comparison) result(base *Yardstick) Result {
	if c.last < 0 {
		return c.withoutMeasurement()
	}
	m := &c.i.Measurements[c.last]
	value, period := measured(c.i, m), m.Period

	if c.signed >= 0 && c.reaches(c.last, c.signed) {
		return c.reached()
	}
	if k, ok := c.loweredReached(); ok {
		t := &c.i.Targets[k]
		c.note(string(MetLowered), say("後から易しくした目標 %s にだけ届いた（当初の目標は %s、%sの値 %s）。", "Only the later, easier target %s was reached (signed-day target %s; value of %s: %s).",
			aimed(c.i, t), aimed(c.i, &c.i.Targets[c.signed]), period, value), join(t.Evidence, m.Evidence)...)
		return MetLowered
	}
	if c.signed >= 0 {
		if lost, ok := c.lost(); ok {
			if c.compared(base) {
				c.againstBaseline(base) // what is left of it stands among the reasons
			}
			return lost
		}
	}

	if m.Stated == "target-missed" && !hasNumber(m) {
		c.note(string(NotReached), say("出典は、%sに目標に届かなかったと述べる（数値は示されていない）。", "The source says that the target was not reached in %s; no number is given.", period), m.Evidence...)
		return NotReached
	}
	compared := c.compared(base)
	if c.signed < 0 {
		if !compared {
			return c.withoutYardstick(base)
		}
		return c.againstBaseline(base)
	}
	due, answered := c.dueAndAnswered()
	switch {
	case !due && compared && (base.Holds || c.worse() || c.deadline(c.signed).IsZero()):
		// A day that lies ahead leaves open whether no change is a failure. It hides no change that has come, for better or worse.
		c.notePending()
	case !due:
		c.notePending()
		return Pending
	case compared && base.Holds:
		if answered {
			c.noteMissed(m)
		}
	case answered:
		c.noteMissed(m)
		c.noteRevision()
		return NotReached
	default:
		c.noteUnreported()
		if !compared {
			return Unreported
		}
	}
	return c.againstBaseline(base)
}

// compared reports whether the baseline can be held against the values: a cumulative series can only grow.
func (c *comparison) compared(base *Yardstick) bool {
	return base != nil && c.i.Series != agreement.SeriesCumulative
}

// worse reports whether the latest value is shown to be worse than the baseline.
func (c *comparison) worse() bool {
	was, _, _ := c.base()
	return c.beyond(was, measuredSpan(&c.i.Measurements[c.last]))
}

func (c *comparison) withoutYardstick(base *Yardstick) Result {
	m := &c.i.Measurements[c.last]
	if base != nil {
		c.note("cumulative", agreement.L("累計は増えるだけなので、基準値と比べても改善とは数えない。", "A cumulative value can only grow and never counts as improved."), m.Evidence...)
	}
	c.note(string(NoYardstick), say("%sの値は %s だが、比べられる基準値も目標もない。", "The value of %s is %s; there is no baseline or target to compare it with.",
		m.Period, measured(c.i, m)), m.Evidence...)
	return NoYardstick
}

// againstBaseline decides what the latest value shows against the baseline alone.
func (c *comparison) againstBaseline(base *Yardstick) Result {
	m := &c.i.Measurements[c.last]
	value, period := measured(c.i, m), m.Period
	_, from, sources := c.base()
	sources = join(sources, m.Evidence)
	switch {
	case base.Holds && c.evidencedBaseline() == nil:
		c.note(string(Improved), say("%sの値は %s で、前より良くなった。", "The value of %s, %s, is better than before.", period, value), sources...)
		return Improved
	case base.Holds:
		c.note(string(Improved), say("基準値（%s）から、%sの値 %s に良くなった。", "It improved on the baseline (%s): the value of %s is %s.", from, period, value), sources...)
		return Improved
	case c.worse():
		c.note(string(Worsened), say("基準値（%s）から、%sの値 %s に悪くなった。", "It is worse than the baseline (%s): the value of %s is %s.", from, period, value), sources...)
		return Worsened
	}
	c.note(string(Unchanged), say("基準値（%s）から変わったとはいえない（%sの値 %s）。", "No change from the baseline (%s) is shown (value of %s: %s).", from, period, value), sources...)
	return Unchanged
}

func (c *comparison) withoutMeasurement() Result {
	if c.signed >= 0 {
		if due, _ := c.dueAndAnswered(); !due {
			c.notePending()
			return Pending
		}
		c.noteUnreported()
		return Unreported
	}
	c.note(string(Unmeasured), agreement.L("数えられる値が公開情報で確認できない。", "No value that counts is confirmed in public sources."))
	return Unmeasured
}

// deadline returns the day by which target k was to be reached: its own date, or the deliverable's where the target names none. The zero
// Date means that none is known.
func (c *comparison) deadline(k int) agreement.Date {
	if by := c.i.Targets[k].By; !by.IsZero() {
		return by.Last()
	}
	return due(c.d)
}

// loweredReached finds a revision that is easier than the signed-day target and was reached.
func (c *comparison) loweredReached() (int, bool) {
	if c.signed < 0 {
		return 0, false
	}
	for k := c.current; k > c.signed; k-- {
		if _, ok := c.evidenced(c.i.Targets[k].Evidence); ok && c.easier(k, c.signed) && !c.i.Targets[k].SetOn.First().After(c.asOf) && c.reaches(c.last, k) {
			return k, true
		}
	}
	return 0, false
}

// dueAndAnswered reports whether the signed-day target's day has come, and whether the latest measurement shows that it was missed: a bound
// or range that may still reach it does not, nor does a value older than the target or than the target's last year. A target without any
// date falls due when the work ended: its deliverable was dropped, its pilot stopped, the agreement is over.
func (c *comparison) dueAndAnswered() (due, answered bool) {
	by := c.deadline(c.signed)
	if by.IsZero() {
		due = c.ended()
	} else {
		due = by.Before(c.asOf) || c.ended()
	}
	if !due || c.last < 0 || !c.fails(c.last, c.signed) {
		return due, false
	}
	return true, c.ended() || !c.i.Measurements[c.last].Period.Last().Before(by.AddDays(1).AddMonths(-answerWindow))
}

// ended reports whether the work behind the indicator has ended by the as-of date.
func (c *comparison) ended() bool {
	for i := range c.v.Deliverables {
		if c.v.Deliverables[i].ID == c.d.ID && c.v.Deliverables[i].State == "dropped" {
			return true
		}
	}
	return c.over() || c.stoppedStage() >= 0
}

func (c *comparison) noteMissed(m *agreement.Measurement) {
	t := &c.i.Targets[c.signed]
	c.note(string(NotReached), say("目標 %s に届かなかった（%sの値 %s）。", "The target %s was not reached (value of %s: %s).",
		aimed(c.i, t), m.Period, measured(c.i, m)), join(t.Evidence, m.Evidence)...)
}

// noteRevision tells of a revised target whose date lies ahead. It does not change the result: a promise does not become unbroken by
// being replaced.
func (c *comparison) noteRevision() {
	if c.current == c.signed {
		return
	}
	t := &c.i.Targets[c.current]
	if by := c.deadline(c.current); by.IsZero() || !by.Before(c.asOf) {
		c.note("revised-target", say("改定後の目標は %s（期限 %s）。", "The revised target is %s (due %s).", aimed(c.i, t), by), t.Evidence...)
	}
}

func (c *comparison) notePending() {
	t := &c.i.Targets[c.signed]
	if by := c.deadline(c.signed); !by.IsZero() {
		c.note(string(Pending), say("目標 %s の期限（%s）はまだ来ていない。", "The target %s is due: %s.", aimed(c.i, t), by), t.Evidence...)
		return
	}
	c.note(string(Pending), say("目標 %s には期限がなく、まだ届いていない。", "The target %s has no date and is not reached yet.", aimed(c.i, t)), t.Evidence...)
}

func (c *comparison) noteUnreported() {
	t := &c.i.Targets[c.signed]
	c.note(string(Unreported), say("目標 %s の期限は過ぎたが、それに対応する値は公開情報で確認できない。", "The date of the target %s has passed; no value for it is confirmed in public sources.", aimed(c.i, t)), t.Evidence...)
}

func join(lists ...[]string) (all []string) {
	seen := map[string]bool{}
	for _, list := range lists {
		for _, id := range list {
			if !seen[id] {
				seen[id] = true
				all = append(all, id)
			}
		}
	}
	return all
}
