package emit

import (
	"slices"
	"strings"

	"seika/generator/agreement"
	"seika/generator/diff"
	"seika/generator/verdict"
)

func indicatorAnchor(deliverable, id string) string { return "indicator-" + deliverable + "-" + id }

func (p *recordPage) indicator(d *agreement.Deliverable, i *agreement.Indicator, v *verdict.IndicatorVerdict) Indicator {
	anchor := indicatorAnchor(d.ID, i.ID)
	view := Indicator{
		Anchor: anchor, Title: p.text(i.Title, ""), Level: p.word(agreement.LevelVocabulary, string(i.Level)),
		Properties: p.indicatorProperties(i), Result: p.rule("result", string(v.Result)),
		Yardsticks: p.yardsticks(anchor, i, v), Values: p.values(i, v), ChartSVG: p.chart(i, v, anchor), Note: p.prose(i.Note),
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

// rewritten is the value that a yardstick had before it was first rewritten, with a link to what the history says; below is where the yardstick
// stands in its indicator. Drafting and corrections rewrite nothing.
func (p *recordPage) rewritten(anchor, below string, kinds ...diff.MoveKind) Link {
	for i := len(p.moves) - 1; i >= 0; i-- { // the first one first
		m := &p.moves[i]
		status := statusOf(m.Move)
		if !slices.Contains(kinds, m.Kind) || status == statusDrafting || status == statusCorrection || p.moveSubject(p.entry, m.Move).Href != "#"+anchor {
			continue
		}
		if at := strings.Index(m.Path, below); at < 0 || at+len(below) < len(m.Path) && m.Path[at+len(below)] != '/' {
			continue
		}
		from, _ := p.moveSides(m.Move)
		from.Text, from.Href = p.t("書き換え前は ", "Before it was rewritten: ")+from.Text, "#"+moveAnchor(m.number)
		return from
	}
	return Link{}
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

// targetLabel names target k of n: the first is the one of the signing day, the last the one that holds now.
func (l *locale) targetLabel(k, n int) string {
	switch k {
	case 0:
		return l.t("当初の目標", "Signed-day target")
	case n - 1:
		return l.t("現在の目標", "Current target")
	}
	return l.t("途中の目標", "Target in between")
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

// yardsticks are what an indicator is held against, side by side: its targets and the baseline. Where a result is measured against at least
// one of them, the ones that are missing are named too.
func (p *recordPage) yardsticks(anchor string, i *agreement.Indicator, v *verdict.IndicatorVerdict) (list []Yardstick) {
	n := len(i.Targets)
	names := diff.Names(i.Targets)
	for k := range i.Targets {
		t := &i.Targets[k]
		y := Yardstick{
			ID: "target", Label: p.targetLabel(k, n), Value: p.targetValue(i, t), When: p.date(t.By), SetOn: p.date(t.SetOn),
			State: p.notCompared(v), Note: p.prose(t.Note), Refs: p.refs(t.Evidence),
		}
		switch k {
		case 0:
			y.ID = "signed-target"
		case n - 1:
			y.ID = "current-target"
		}
		y.Before = p.rewritten(anchor, "/targets/"+names[k], diff.TargetValue, diff.TargetReplaced)
		for _, judged := range []*verdict.Yardstick{v.SignedTarget, v.CurrentTarget} {
			if judged != nil && judged.Index == k {
				y.State = p.holds(judged.Holds, p.t("届いた", "Reached"), p.t("届いていない", "Not reached"))
			}
		}
		list = append(list, y)
	}
	result := i.Level.IsResult()
	b := i.Baseline
	switch {
	case n == 0 && b == nil:
		return nil
	case n == 0 && result:
		list = append(list, Yardstick{ID: "signed-target", Label: p.targetLabel(0, 1), Value: p.notRecorded()})
	case n == 1 && result:
		list = append(list, Yardstick{ID: "current-target", Label: p.targetLabel(1, 2), Value: Link{Text: p.t("当初のまま", "The same")}})
	}
	if b == nil {
		if result {
			list = append(list, Yardstick{ID: "baseline", Label: p.baselineLabel(), Value: p.notRecorded()})
		}
		return list
	}
	unit := i.Unit
	if b.Unit != "" {
		unit = b.Unit
	}
	y := Yardstick{
		ID: "baseline", Label: p.baselineLabel(), Value: p.qualified(p.amount(b.Value, "", unit), b.Qualifier), When: p.period(b.Period),
		State: p.notCompared(v), Note: p.prose(b.Note), Refs: p.refs(b.Evidence),
	}
	y.Before = p.rewritten(anchor, "/baseline", diff.BaselineMoved)
	if v.Baseline != nil {
		y.State = p.holds(v.Baseline.Holds, p.t("改善した", "Better"), p.t("改善していない", "Not better"))
		y.Change = p.change(i, v)
	}
	return append(list, y)
}

func (l *locale) notRecorded() Link { return Link{Text: l.t("記録にない", "Not recorded")} }

func (l *locale) notCompared(v *verdict.IndicatorVerdict) State {
	if v.Result == verdict.NotCounted {
		return State{ID: "none", Label: l.t("判定の対象外", "Not judged")}
	}
	return State{ID: "none", Label: l.t("比べられない", "Not compared")}
}

func (l *locale) holds(holds bool, yes, no string) State {
	if holds {
		return State{ID: "yes", Label: yes}
	}
	return State{ID: "no", Label: no}
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
		value.Marks = p.marks(&value, m)
		list = append(list, value)
	}
	return list
}

func (p *recordPage) marks(value *Value, m *agreement.Measurement) (marks []State) {
	add := func(holds bool, id, ja, en string) {
		if holds {
			marks = append(marks, State{ID: id, Label: p.t(ja, en)})
		}
	}
	add(value.Judged, "judged", "判定に使用", "Judged")
	add(value.Superseded, "superseded", "訂正前", "Corrected later")
	add(m.Supersedes != "", "correction", "訂正値", "Correction")
	add(m.Final, "final", "確定値", "Final")
	add(p.entry.dated && m.Period.Last().Before(p.entry.start), "before-signing", "締結前", "Before the signing")
	add(m.Period.Last().After(p.input.Config.AsOf), "ahead", "判定日より後", "After the as-of date")
	return marks
}
