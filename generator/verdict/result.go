package verdict

import (
	"math/big"

	"seika/generator/agreement"
)

// answerWindow is how long before the end of a target's last day a value may have been taken and still answer the target, in months:
// yearly values are taken in the target's last year. An older value cannot show that a target was missed.
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
			var counted []*agreement.Measurement
			for _, k := range c.counted {
				counted = append(counted, &c.i.Measurements[k])
			}
			j.counted = append(j.counted, counted)
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
	claimed int   // index of an older target that no source states and that asks for more than it, or sooner; -1 where there is none
	current int   // index of the last revision that counts
	proof   int   // index of the measurement that the result rests on: the latest, or the one that met the target in time
	reasons []Reason
}

func (c *comparison) note(rule string, text agreement.Localized, evidence ...string) {
	c.reasons = append(c.reasons, c.reason(rule, text, c.path, evidence...))
}

func (c *comparison) judge() IndicatorVerdict {
	v := IndicatorVerdict{Deliverable: c.d.ID, ID: c.i.ID, Measurement: -1, Proof: -1}
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
			v.SignedTarget = c.yardstick(c.signed)
		}
		if c.current >= 0 && c.current != c.signed {
			v.CurrentTarget = c.yardstick(c.current)
		}
	}
	v.Result = c.result(v.Baseline)
	if c.last >= 0 {
		v.Proof = c.proof
		v.Grade, _ = c.evidenced(c.i.Measurements[c.proof].Evidence)
		v.Estimated = c.i.Measurements[c.proof].Method == "estimated"
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
	superseded := c.superseded(c.i)
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
			if c.last < 0 || c.later(k, c.last) {
				c.last = k
			}
		}
	}
}

// superseded returns the ids of an indicator's measurements that an evidenced later one corrects; a correction without a source corrects
// nothing.
func (j *judgement) superseded(i *agreement.Indicator) map[string]bool {
	ids := map[string]bool{}
	for k := range i.Measurements {
		m := &i.Measurements[k]
		if _, ok := j.evidenced(m.Evidence); ok && m.Supersedes != "" && m.Supersedes != m.ID && !m.Period.Last().After(j.asOf) {
			ids[m.Supersedes] = true
		}
	}
	return ids
}

// later reports whether measurement k stands after measurement of: its period ends later; or, for the same period, it has better evidence or,
// with equal evidence, stands later in the record.
func (c *comparison) later(k, of int) bool {
	m, n := &c.i.Measurements[k], &c.i.Measurements[of]
	if d := m.Period.Compare(n.Period); d != 0 {
		return d > 0
	}
	a, _ := c.evidenced(m.Evidence)
	b, _ := c.evidenced(n.Evidence)
	if a != b {
		return a.AtLeast(b)
	}
	return k > of
}

func hasNumber(m *agreement.Measurement) bool {
	return !m.Value.IsZero() || !m.Min.IsZero() || !m.Max.IsZero()
}

// yardstick compares the judged measurement with target k; nil where the target is younger than the value.
func (c *comparison) yardstick(k int) *Yardstick {
	if c.postHoc(k, c.last) {
		return nil
	}
	return &Yardstick{Index: k, Holds: c.reaches(c.last, k)}
}

// selectTargets finds the signed-day target and its last revision among the evidenced targets set by the as-of date. A target first set on
// or after the end of the measured period is post-hoc and ignored, unless its own date lies after that period: then it is a target for a
// time to come, which the value neither reaches nor misses.
func (c *comparison) selectTargets() {
	c.signed, c.current, c.claimed = -1, -1, -1
	unsourced := -1
	for k := range c.i.Targets {
		t := &c.i.Targets[k]
		if _, ok := c.aim(t); !ok || t.SetOn.First().After(c.asOf) {
			continue
		}
		if _, ok := c.evidenced(t.Evidence); !ok {
			c.note("no-evidence", say("目標 %s には出典がなく、数えない。", "The target %s has no evidence and does not count.", aimed(c.i, t)))
			if c.signed < 0 && unsourced < 0 {
				unsourced = k
			}
			continue
		}
		if c.last >= 0 && c.postHoc(k, c.last) && !c.deadline(k).After(c.i.Measurements[c.last].Period.Last()) {
			c.note("post-hoc-target", say("目標 %s は、%sに定められた。測定期間が終わってからの目標なので、数えない。", "The target %s was set (%s) after the measured period, and is ignored.",
				aimed(c.i, t), t.SetOn), t.Evidence...)
			continue
		}
		if c.signed < 0 {
			c.signed = k
		}
		c.current = k
	}
	if unsourced >= 0 && c.signed >= 0 && !surelyBefore(c.i.Targets[c.signed].SetOn, c.i.Targets[unsourced].SetOn) &&
		(c.easier(c.signed, unsourced) || c.earlier(c.deadline(unsourced), c.deadline(c.signed))) {
		c.claimed = unsourced
	}
}

// postHoc reports whether target k was first set on or after the end of measurement m's period.
func (c *comparison) postHoc(k, m int) bool {
	set := c.i.Targets[k].SetOn
	return !set.IsZero() && !set.First().Before(c.i.Measurements[m].Period.Last())
}

// baseline compares the judged measurement with the baseline; nil where there is none that can be compared.
func (c *comparison) baseline() *Yardstick {
	m := &c.i.Measurements[c.last]
	if !hasNumber(m) {
		return nil
	}
	b := c.evidencedBaseline()
	if c.i.Baseline != nil && b == nil {
		c.note("no-evidence", agreement.L("基準値には出典がなく、数えない。", "The baseline has no evidence and does not count."))
	}
	if b == nil {
		if still, ok := c.noChange(); ok {
			return &Yardstick{Holds: c.beyond(measuredSpan(m), spanOf(still, "", "", ""))}
		}
		return nil
	}
	switch {
	case b.Value.IsZero():
		return nil
	case b.Growth:
		c.note("growth-baseline", agreement.L("基準値そのものが伸び率なので、比べない。", "The baseline is itself a growth rate and is not compared."), b.Evidence...)
		return nil
	case b.Unit != "" && b.Unit != c.i.Unit:
		c.note("unlike-baseline", say("基準値の単位（%s）が値の単位と違うので、比べない。", "The baseline has another unit (%s) and is not compared.", b.Unit), b.Evidence...)
		return nil
	}
	value, base := measuredSpan(m), spanOf(b.Value, "", "", b.Qualifier)
	y := &Yardstick{Holds: c.beyond(value, base)}
	if value.exact() && base.exact() {
		change, _ := new(big.Rat).Sub(value.low, base.low).Float64()
		y.Change = &change
		if base.low.Sign() != 0 {
			percent := change / b.Value.Float() * 100
			y.Percent = &percent
		}
	}
	return y
}

// evidencedBaseline returns the baseline that a source states, nil where there is none.
func (c *comparison) evidencedBaseline() *agreement.Baseline {
	if b := c.i.Baseline; b != nil {
		if _, ok := c.evidenced(b.Evidence); ok {
			return b
		}
	}
	return nil
}

// noChange returns the value that means "no change" for a ratio, which is itself a comparison with an earlier value and needs no baseline.
func (c *comparison) noChange() (agreement.Number, bool) {
	if c.i.Series != agreement.SeriesRatio || c.evidencedBaseline() != nil {
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
func (c *comparison) base() (value span, text agreement.Localized, evidence []string) {
	if still, ok := c.noChange(); ok {
		return spanOf(still, "", "", ""), agreement.L("変化なし", "no change"), nil
	}
	b := c.i.Baseline
	return spanOf(b.Value, "", "", b.Qualifier), amount(b.Value, "", c.i.Unit, b.Qualifier), b.Evidence
}
