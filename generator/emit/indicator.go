package emit

import (
	"slices"

	"seika/generator/agreement"
	"seika/generator/verdict"
)

func indicatorAnchor(deliverable, id string) string { return "indicator-" + deliverable + "-" + id }

func (p *recordPage) indicator(d *agreement.Deliverable, i *agreement.Indicator, v *verdict.IndicatorVerdict) Indicator {
	anchor := indicatorAnchor(d.ID, i.ID)
	first := p.firstTarget(i, anchor)
	view := Indicator{
		Anchor: anchor, Title: p.text(i.Title, ""), Level: p.word(agreement.LevelVocabulary, string(i.Level)),
		Properties: p.indicatorProperties(i), Result: p.rule("result", string(v.Result)),
		Yardsticks: p.yardsticks(anchor, i, v, first), Values: p.values(i, v), ChartSVG: p.chart(i, v, anchor, first), Note: p.prose(i.Note),
	}
	view.Unit.Text, view.Unit.Lang = p.unitName(i.Unit)
	var reasons []verdict.Reason
	for _, r := range v.Reasons {
		if r.Rule == "attribution-none" {
			view.Caution = p.in(r.Text)
			continue
		}
		reasons = append(reasons, r)
	}
	view.Reasons = p.reasons(reasons, anchor)
	view.Moves = p.indicatorMoves(anchor)
	return view
}

// indicatorMoves are the goalpost moves of an indicator, the latest first. Drafting is told in the history alone.
func (p *recordPage) indicatorMoves(anchor string) (list []State) {
	for i := range p.moves {
		m := &p.moves[i]
		if m.Drafting || p.moveSubject(p.entry, m.Move).Href != "#"+anchor {
			continue
		}
		mark := p.moveStatus(m.Move)
		mark.Label = oneLine(m.Text().In(p.lang), maxText) + p.t("（", " (") + mark.Label + p.t("）", ")")
		mark.Href = "#" + moveAnchor(m.number)
		list = append(list, mark)
	}
	return list
}

func (p *recordPage) indicatorProperties(i *agreement.Indicator) (facts []Fact) {
	o := indicatorObject
	add := func(key string, v *agreement.Vocabulary, id string) {
		if id != "" {
			facts = append(facts, Fact{ID: key, Label: p.fieldLabel(o, key), Values: []Link{{Text: p.word(v, id).Label}}})
		}
	}
	add("better", agreement.BetterVocabulary, i.Better)
	add("series", agreement.SeriesVocabulary, string(i.Series))
	add("counts", agreement.CountsVocabulary, i.Counts)
	add("scope", agreement.ScopeVocabulary, string(i.Scope))
	add("attribution", agreement.AttributionVocabulary, i.Attribution)
	return facts
}

func (l *locale) baselineLabel() string { return l.t("基準値", "Baseline") }

func (l *locale) targetValue(i *agreement.Indicator, t *agreement.Target) Link {
	if t.Value.IsZero() {
		return l.bounded(t.Min, t.Max, i.Unit)
	}
	return l.amount(t.Value, "", i.Unit)
}

// bounded is a range of which one end may be open.
func (l *locale) bounded(low, high agreement.Number, unit string) Link {
	switch {
	case low.IsZero() && high.IsZero():
		return Link{}
	case high.IsZero():
		return l.qualified(l.amount(low, "", unit), "at-least")
	case low.IsZero():
		return l.qualified(l.amount(high, "", unit), "at-most")
	}
	return l.amount(low, high, unit)
}

// measured is the value of a measurement as shown: number, qualifier and unit, or the words of the source.
func (l *locale) measured(i *agreement.Indicator, m *agreement.Measurement) Link {
	switch {
	case !m.Value.IsZero():
		return l.qualified(l.amount(m.Value, "", i.Unit), m.Qualifier)
	case !m.Min.IsZero() || !m.Max.IsZero():
		return l.qualified(l.bounded(m.Min, m.Max, i.Unit), m.Qualifier)
	}
	return l.sourced(m.Text)
}

// change is the difference between the judged value and the baseline, as precise as the two numbers.
func (l *locale) change(i *agreement.Indicator, v *verdict.IndicatorVerdict) string {
	if v.Baseline == nil || v.Baseline.Change == nil || v.Measurement < 0 || v.Measurement >= len(i.Measurements) {
		return ""
	}
	m := &i.Measurements[v.Measurement]
	difference := signed(*v.Baseline.Change, max(decimals(m.Value), decimals(i.Baseline.Value)))
	unit, _ := l.unitName(i.Unit)
	if unit == "%" || unit == "％" {
		return difference + l.t("ポイント", " points")
	}
	text := difference + l.t("", " ") + unit
	if v.Baseline.Percent != nil {
		text += l.t("（", " (") + signed(*v.Baseline.Percent, 1) + "%" + l.t("）", ")")
	}
	return text
}

// values are the measurements in the order of time.
func (p *recordPage) values(i *agreement.Indicator, v *verdict.IndicatorVerdict) []Value {
	order := make([]int, len(i.Measurements))
	for k := range order {
		order[k] = k
	}
	slices.SortStableFunc(order, func(a, b int) int { return i.Measurements[a].Period.Compare(i.Measurements[b].Period) })
	corrected := supersededBy(i)
	var list []Value
	for _, k := range order {
		m := &i.Measurements[k]
		value := Value{
			Period: p.period(m.Period), Value: p.measured(i, m), Note: p.prose(m.Note), Refs: p.refs(m.Evidence), Unproven: p.unproven(m.Evidence),
			Method: p.word(agreement.MethodVocabulary, m.Method).Label, By: p.word(agreement.MeasuredByVocabulary, m.By).Label,
			Stated: p.word(agreement.StatedVocabulary, m.Stated).Label,
			Judged: v.Measurement == k, Superseded: corrected[m.ID],
		}
		if !m.Numerator.IsZero() && !m.Denominator.IsZero() {
			value.Parts = number(m.Numerator) + " / " + number(m.Denominator)
		}
		value.Marks = p.marks(&value, m, v.Proof == k && v.Measurement != k)
		list = append(list, value)
	}
	return list
}

// marks are what is to be said about a value; inTime is set for one that shows that a target was reached by its date although a later one was judged.
func (p *recordPage) marks(value *Value, m *agreement.Measurement, inTime bool) (marks []State) {
	add := func(holds bool, id, ja, en string) {
		if holds {
			marks = append(marks, State{ID: id, Label: p.t(ja, en)})
		}
	}
	add(value.Judged, "judged", "判定に使用", "Judged")
	add(inTime, "in-time", "期限までの達成を示す", "Reached in time")
	add(value.Superseded, "superseded", "訂正前", "Corrected later")
	add(m.Supersedes != "", "correction", "訂正値", "Correction")
	add(m.Final, "final", "確定値", "Final")
	add(p.entry.dated && m.Period.Last().Before(p.entry.start), "before-signing", "締結前", "Before the signing")
	add(m.Period.Last().After(p.input.Config.AsOf), "ahead", "判定日より後", "After the as-of date")
	return marks
}
