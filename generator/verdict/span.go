package verdict

import (
	"math/big"

	"seika/generator/agreement"
)

// span is what a number in a source can mean: its value, or a range of values. "About 40" stands for 40, "over 40" for everything above.
type span struct {
	low, high         *big.Rat // nil where there is no bound
	openLow, openHigh bool     // the bound itself is left out
}

func spanOf(value, low, high agreement.Number, qualifier string) span {
	if value.IsZero() {
		var s span
		if !low.IsZero() {
			s.low = low.Rat()
		}
		if !high.IsZero() {
			s.high = high.Rat()
		}
		return s
	}
	v := value.Rat()
	switch qualifier {
	case "over", "at-least":
		return span{low: v, openLow: qualifier == "over"}
	case "below", "at-most":
		return span{high: v, openHigh: qualifier == "below"}
	}
	return span{low: v, high: v}
}

func measuredSpan(m *agreement.Measurement) span { return spanOf(m.Value, m.Min, m.Max, m.Qualifier) }

// exact reports whether the span is one value.
func (s span) exact() bool { return s.low != nil && s.high != nil && s.low.Cmp(s.high) == 0 }

// above reports whether all of s lies above all of t.
func (s span) above(t span) bool {
	if s.low == nil || t.high == nil {
		return false
	}
	d := s.low.Cmp(t.high)
	return d > 0 || d == 0 && (s.openLow || t.openHigh)
}

// beyond reports whether all of s is better than all of t, in the indicator's direction.
func (c *comparison) beyond(s, t span) bool {
	if c.i.LowerIsBetter() {
		return t.above(s)
	}
	return s.above(t)
}

// aim returns the value that reaches target t: of a range its easier end. It is false where the target has no number.
func (c *comparison) aim(t *agreement.Target) (*big.Rat, bool) {
	easy, hard := t.Min, t.Max
	if c.i.LowerIsBetter() {
		easy, hard = hard, easy
	}
	for _, n := range []agreement.Number{t.Value, easy, hard} {
		if !n.IsZero() {
			return n.Rat(), true
		}
	}
	return nil, false
}

// reaches reports whether measurement m is shown to reach target k: all of what it can mean must.
func (c *comparison) reaches(m, k int) bool {
	aim, ok := c.aim(&c.i.Targets[k])
	if !ok || c.postHoc(k, m) {
		return false
	}
	s := measuredSpan(&c.i.Measurements[m])
	if c.i.LowerIsBetter() {
		return s.high != nil && s.high.Cmp(aim) <= 0
	}
	return s.low != nil && s.low.Cmp(aim) >= 0
}

// fails reports whether measurement m is shown not to reach target k: nothing of what it can mean does. A value that may or may not reach
// it neither reaches nor fails.
func (c *comparison) fails(m, k int) bool {
	aim, ok := c.aim(&c.i.Targets[k])
	return ok && !c.postHoc(k, m) && c.beyond(span{low: aim, high: aim}, measuredSpan(&c.i.Measurements[m]))
}

// easier reports whether target k asks for less than target of.
func (c *comparison) easier(k, of int) bool {
	a, ok1 := c.aim(&c.i.Targets[k])
	b, ok2 := c.aim(&c.i.Targets[of])
	return ok1 && ok2 && c.beyond(span{low: b, high: b}, span{low: a, high: a})
}
