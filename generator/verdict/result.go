package verdict

import (
	"math/big"

	"seika/generator/agreement"
)

// answerWindow is how long before a target's date a value may have been taken and still answer the target, in months: yearly values are
// taken in the target's last year. An older value cannot show that a target was missed.
const answerWindow = 12

// indicators judges every indicator of every deliverable.
func (j *judgement) indicators() []IndicatorVerdict {
	verdicts := []IndicatorVerdict{}
	for di := range j.a.Deliverables {
		d := &j.a.Deliverables[di]
		for ii := range d.Indicators {
			c := &comparison{judgement: j, d: d, i: &d.Indicators[ii], path: []string{indicatorPath(d, &d.Indicators[ii])}}
			verdicts = append(verdicts, c.judge())
			j.judged = append(j.judged, c.i)
		}
	}
	return verdicts
}

// comparison judges one indicator.
type comparison struct {
	*judgement
	d    *agreement.Deliverable
	i    *agreement.Indicator
	path []string

	counted []int // indices of the measurements that count, in record order
	last    int   // index of the latest of them, -1 where there is none
	signed  int   // index of the signed-day target that counts, -1 where there is none
	current int   // index of the last revision that counts
	proof   int   // index of the measurement that the result rests on: the latest, or the one that met the target in time
	reasons []Reason
}

func (c *comparison) note(rule string, text agreement.Localized, evidence ...string) {
	c.reasons = append(c.reasons, c.reason(rule, text, c.path, evidence...))
}

func (c *comparison) judge() IndicatorVerdict {
	v := IndicatorVerdict{Deliverable: c.d.ID, ID: c.i.ID, Measurement: -1}
	if !c.counts() {
		v.Result, v.Reasons = NotCounted, c.reasons
		return v
	}
	c.selectMeasurements()
	c.selectTargets()
	if c.last >= 0 {
		v.Measurement = c.last
		c.proof = c.last
		v.Baseline = c.baseline()
		if c.signed >= 0 {
			v.SignedTarget = &Yardstick{Index: c.signed, Holds: c.reaches(c.last, c.signed)}
		}
		if c.current >= 0 && c.current != c.signed {
			v.CurrentTarget = &Yardstick{Index: c.current, Holds: c.reaches(c.last, c.current)}
		}
	}
	v.Result = c.result(v.Baseline)
	if c.last >= 0 {
		v.Grade, _ = c.evidenced(c.i.Measurements[c.proof].Evidence)
	}
	if (v.Result.Positive()) && (c.i.Attribution == "" || c.i.Attribution == "none") {
		c.note("attribution-none", agreement.L("値は変わったが、協定がその原因であることは示されていない。", "It changed; that the agreement caused it is not shown."))
	}
	v.Reasons = c.reasons
	return v
}

// counts reports whether the indicator can carry a verdict at all.
func (c *comparison) counts() bool {
	switch {
	case !c.i.Level.IsResult():
		label := agreement.LevelVocabulary.Label(string(c.i.Level))
		c.note(string(NotCounted), say("%sの指標であり、成果には数えない。", "An indicator of level “%s” is not a result.", label))
	case c.i.Scope != "" && c.i.Scope != agreement.ScopeAgreement:
		label := agreement.ScopeVocabulary.Label(string(c.i.Scope))
		c.note(string(NotCounted), say("この協定だけの値ではない（%s）ため、成果には数えない。", "Not this agreement's own value (%s): it does not count as a result.", label))
	default:
		return true
	}
	return false
}

// selectMeasurements finds the measurements that count, and says why others do not.
func (c *comparison) selectMeasurements() {
	c.last = -1
	superseded := map[string]bool{}
	for k := range c.i.Measurements {
		if id := c.i.Measurements[k].Supersedes; id != "" && !c.i.Measurements[k].Period.Last().After(c.asOf) {
			superseded[id] = true
		}
	}
	for k := range c.i.Measurements {
		m := &c.i.Measurements[k]
		value := measured(c.i, m)
		switch _, ok := c.evidenced(m.Evidence); {
		case m.Period.Last().After(c.asOf):
			continue // not yet known on that day
		case !ok:
			c.note("no-evidence", say("%sの値 %s には出典がなく、数えない。", "The value of %s, %s, has no evidence and does not count.", m.Period, value))
		case m.ID != "" && superseded[m.ID]:
			c.note("superseded", say("%sの値 %s は後に訂正された。", "The value of %s, %s, was corrected later.", m.Period, value), m.Evidence...)
		case c.predates(m.Period.First()):
			c.note("before-signing", say("%sの値 %s は、期間が締結より前に始まるため、数えない。", "The value of %s, %s, belongs to a period that began before the signing and does not count.", m.Period, value), m.Evidence...)
		case !hasNumber(m) && m.Stated != "target-missed":
			c.note("words-only", say("%sは言葉だけで示されている（%s）。数値がないため、数えない。", "For %s the source has words only (%s); without a number it does not count.", m.Period, value), m.Evidence...)
		default:
			c.counted = append(c.counted, k)
			if c.last < 0 || m.Period.Compare(c.i.Measurements[c.last].Period) >= 0 {
				c.last = k
			}
		}
	}
}

func hasNumber(m *agreement.Measurement) bool {
	return !m.Value.IsZero() || !m.Min.IsZero() || !m.Max.IsZero()
}

// selectTargets finds the signed-day target and its last revision among the evidenced targets set by the as-of date. A target first set on
// or after the end of the measured period is post-hoc and ignored.
func (c *comparison) selectTargets() {
	c.signed, c.current = -1, -1
	for k := range c.i.Targets {
		t := &c.i.Targets[k]
		if t.SetOn.First().After(c.asOf) {
			continue
		}
		if _, ok := c.evidenced(t.Evidence); !ok {
			c.note("no-evidence", say("目標 %s には出典がなく、数えない。", "The target %s has no evidence and does not count.", aimed(c.i, t)))
			continue
		}
		if c.last >= 0 && c.postHoc(k, c.last) {
			c.note("post-hoc-target", say("目標 %s は、%sに定められた。測定期間が終わってからの目標なので、数えない。", "The target %s was set (%s) after the measured period, and is ignored.",
				aimed(c.i, t), t.SetOn), t.Evidence...)
			continue
		}
		if c.signed < 0 {
			c.signed = k
		}
		c.current = k
	}
}

// postHoc reports whether target k was first set on or after the end of measurement m's period.
func (c *comparison) postHoc(k, m int) bool {
	set := c.i.Targets[k].SetOn
	return !set.IsZero() && !set.First().Before(c.i.Measurements[m].Period.Last())
}

// bounds returns the range in which the true value of a measurement lies, as far as the source tells; nil is unbounded.
func bounds(m *agreement.Measurement) (low, high *big.Rat) {
	if m.Value.IsZero() {
		if !m.Min.IsZero() {
			low = m.Min.Rat()
		}
		if !m.Max.IsZero() {
			high = m.Max.Rat()
		}
		return low, high
	}
	value := m.Value.Rat()
	switch m.Qualifier {
	case "over", "at-least":
		return value, nil
	case "below", "at-most":
		return nil, value
	}
	return value, value
}

// reaches reports whether measurement m is shown to reach target k: with a range or a bound, all of what it can mean must.
func (c *comparison) reaches(m, k int) bool {
	if c.postHoc(k, m) {
		return false
	}
	measurement, t := &c.i.Measurements[m], &c.i.Targets[k]
	low, high := bounds(measurement)
	if c.i.LowerIsBetter() {
		aim := t.Value
		if aim.IsZero() {
			aim = t.Max
		}
		if aim.IsZero() {
			aim = t.Min
		}
		return high != nil && high.Cmp(aim.Rat()) <= 0 && !(measurement.Qualifier == "over")
	}
	aim := t.Value
	if aim.IsZero() {
		aim = t.Min
	}
	if aim.IsZero() {
		aim = t.Max
	}
	return low != nil && low.Cmp(aim.Rat()) >= 0
}

// easier reports whether target k asks for less than target of.
func (c *comparison) easier(k, of int) bool {
	bound := func(t *agreement.Target) *big.Rat {
		n := t.Value
		if n.IsZero() && c.i.LowerIsBetter() {
			n = t.Max
		}
		if n.IsZero() {
			n = t.Min
		}
		return n.Rat()
	}
	d := bound(&c.i.Targets[k]).Cmp(bound(&c.i.Targets[of]))
	if c.i.LowerIsBetter() {
		d = -d
	}
	return d < 0
}

// baseline compares the judged measurement with the baseline; nil where there is none that can be compared.
func (c *comparison) baseline() *Yardstick {
	m := &c.i.Measurements[c.last]
	if !hasNumber(m) {
		return nil
	}
	b := c.i.Baseline
	if b == nil {
		if still, ok := c.noChange(); ok {
			return &Yardstick{Holds: c.better(m, still.Rat())}
		}
		return nil
	}
	switch _, ok := c.evidenced(b.Evidence); {
	case !ok:
		c.note("no-evidence", agreement.L("基準値には出典がなく、数えない。", "The baseline has no evidence and does not count."))
		return nil
	case b.Growth:
		c.note("growth-baseline", agreement.L("基準値そのものが伸び率なので、比べない。", "The baseline is itself a growth rate and is not compared."), b.Evidence...)
		return nil
	case b.Unit != "" && b.Unit != c.i.Unit:
		c.note("unlike-baseline", say("基準値の単位（%s）が値の単位と違うので、比べない。", "The baseline has another unit (%s) and is not compared.", b.Unit), b.Evidence...)
		return nil
	}
	base := b.Value.Rat()
	y := &Yardstick{Holds: c.better(m, base)}
	if !m.Value.IsZero() {
		change, _ := new(big.Rat).Sub(m.Value.Rat(), base).Float64()
		y.Change = &change
		if base.Sign() != 0 {
			percent := change / b.Value.Float() * 100
			y.Percent = &percent
		}
	}
	return y
}

// noChange returns the value that means "no change" for a ratio, which is itself a comparison with an earlier value and needs no baseline.
func (c *comparison) noChange() (agreement.Number, bool) {
	if c.i.Series != agreement.SeriesRatio || c.i.Baseline != nil {
		return "", false
	}
	switch c.i.Unit {
	case "倍":
		return "1", true
	case "%":
		return "0", true
	}
	return "", false
}

// base returns the value that the measurements are compared with: the baseline's or, for a ratio without one, the value that means no change.
func (c *comparison) base() (value agreement.Number, text agreement.Localized, evidence []string) {
	if still, ok := c.noChange(); ok {
		return still, agreement.L("変化なし", "no change"), nil
	}
	b := c.i.Baseline
	return b.Value, amount(b.Value, "", c.i.Unit, b.Qualifier), b.Evidence
}

// better reports whether all of what m can mean is better than base.
func (c *comparison) better(m *agreement.Measurement, base *big.Rat) bool {
	low, high := bounds(m)
	if c.i.LowerIsBetter() {
		return high != nil && (high.Cmp(base) < 0 || high.Cmp(base) == 0 && m.Qualifier == "below")
	}
	return low != nil && (low.Cmp(base) > 0 || low.Cmp(base) == 0 && m.Qualifier == "over")
}

// worse reports whether all of what m can mean is worse than base.
func (c *comparison) worse(m *agreement.Measurement, base *big.Rat) bool {
	low, high := bounds(m)
	if c.i.LowerIsBetter() {
		return low != nil && (low.Cmp(base) > 0 || low.Cmp(base) == 0 && m.Qualifier == "over")
	}
	return high != nil && (high.Cmp(base) < 0 || high.Cmp(base) == 0 && m.Qualifier == "below")
}
