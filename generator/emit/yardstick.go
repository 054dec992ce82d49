package emit

import (
	"math"
	"strings"

	"seika/generator/agreement"
	"seika/generator/diff"
	"seika/generator/verdict"
)

// rewrittenTarget is the signed-day target of an indicator whose record says another one today.
type rewrittenTarget struct {
	value  Link
	number float64 // NaN where it is no single number
	by     Time
	move   int // the one that rewrote it
	// lowered is set where the record asks for less today and only its value was rewritten: then the verdict tells whether it is reached.
	lowered bool
}

// firstTarget is what the first target asked for before it was rewritten in place; nil where the history knows of no rewriting. Drafting
// and corrections rewrite nothing.
func (p *recordPage) firstTarget(i *agreement.Indicator, anchor string) *rewrittenTarget {
	names := diff.Names(i.Targets)
	if len(names) == 0 {
		return nil
	}
	today := &i.Targets[0]
	t := &rewrittenTarget{value: p.targetValue(i, today), number: math.NaN(), by: p.date(today.By)}
	value, date := p.rewriting(anchor, "/targets/"+names[0], diff.TargetValue), p.rewriting(anchor, "/targets/"+names[0], diff.TargetDate)
	if value == nil && date == nil {
		return nil
	}
	if date != nil {
		t.move = date.number
		if by, err := agreement.ParseDate(date.Old); err == nil {
			t.by = p.date(by)
		}
		if !today.Value.IsZero() {
			t.number = today.Value.Float()
		}
	}
	if value != nil {
		t.move, t.lowered = value.number, date == nil && value.Direction == diff.Easier
		t.value, _ = p.moveSides(value.Move)
		t.number = math.NaN()
		if n, err := agreement.ParseNumber(value.Old); err == nil && value.OldUnit == "" {
			t.number = n.Float()
		}
	}
	return t
}

// rewriting is the first move of a kind that rewrote what stands at below in an indicator.
func (p *recordPage) rewriting(anchor, below string, kind diff.MoveKind) *moved {
	for k := len(p.moves) - 1; k >= 0; k-- { // the first one first
		m := &p.moves[k]
		status := statusOf(m.Move)
		if m.Kind != kind || status == statusDrafting || status == statusCorrection || p.moveSubject(p.entry, m.Move).Href != "#"+anchor {
			continue
		}
		if at := strings.Index(m.Path, below); at >= 0 && (at+len(below) == len(m.Path) || m.Path[at+len(below)] == '/') {
			return m
		}
	}
	return nil
}

// targetLabel names target k of n: the first is the one of the signing day, the last the one that holds now. Where the first was rewritten, the
// one of the signing day stands in the history and the record begins with the next.
func (l *locale) targetLabel(k, n int, rewritten bool) string {
	if rewritten {
		k, n = k+1, n+1
	}
	switch k {
	case 0:
		return l.t("当初の目標", "Signed-day target")
	case n - 1:
		return l.t("現在の目標", "Current target")
	}
	return l.t("途中の目標", "Target in between")
}

// yardsticks are what an indicator is held against, side by side: the signed-day target, the later ones down to the current one, and the
// baseline. Where a result is measured against at least one of them, the ones that are missing are named too.
func (p *recordPage) yardsticks(anchor string, i *agreement.Indicator, v *verdict.IndicatorVerdict, first *rewrittenTarget) (list []Yardstick) {
	n := len(i.Targets)
	if n == 0 && i.Baseline == nil {
		return nil
	}
	for k := range i.Targets {
		y := p.target(i, v, k, first != nil)
		if k == 0 && first != nil {
			list = append(list, p.signedTarget(first, &y, v))
		} else if m := p.rewriting(anchor, "/targets/"+diff.Names(i.Targets)[k], diff.TargetValue); m != nil {
			y.Past = p.before(m)
		}
		list = append(list, y)
	}
	if i.Level.IsResult() {
		switch {
		case n == 0:
			list = append(list, Yardstick{ID: "signed-target", Label: p.targetLabel(0, 1, false), Value: p.notRecorded()})
		case len(list) == 1:
			list = append(list, Yardstick{ID: "current-target", Label: p.targetLabel(1, 2, false), Value: Link{Text: p.t("当初のまま", "The same")}})
		}
	}
	if i.Baseline != nil {
		return append(list, p.baseline(anchor, i, v))
	}
	if i.Level.IsResult() {
		list = append(list, Yardstick{ID: "baseline", Label: p.baselineLabel(), Value: p.notRecorded()})
	}
	return list
}

func (p *recordPage) target(i *agreement.Indicator, v *verdict.IndicatorVerdict, k int, rewritten bool) Yardstick {
	t, n := &i.Targets[k], len(i.Targets)
	y := Yardstick{
		ID: "target", Label: p.targetLabel(k, n, rewritten), Value: p.targetValue(i, t), When: p.date(t.By), SetOn: p.date(t.SetOn),
		State: p.notCompared(v), Note: p.prose(t.Note), Refs: p.refs(t.Evidence),
	}
	switch {
	case k == 0 && !rewritten:
		y.ID = "signed-target"
	case k == n-1:
		y.ID = "current-target"
	}
	for _, judged := range []*verdict.Yardstick{v.SignedTarget, v.CurrentTarget} {
		if judged != nil && judged.Index == k {
			y.State = p.holds(judged.Holds, p.t("届いた", "Reached"), p.t("届いていない", "Not reached"))
		}
	}
	return y
}

// signedTarget is the target of the signing day that only the history knows; today is the one that stands in its place. What reached an easier
// one did not by that reach this; what reached this is judged so.
func (p *recordPage) signedTarget(first *rewrittenTarget, today *Yardstick, v *verdict.IndicatorVerdict) Yardstick {
	y := Yardstick{ID: "signed-target", Label: p.targetLabel(0, 1, false), Value: first.value, When: first.by}
	y.Past = Link{Text: p.t("履歴による。記録では書き換えられた", "From the history; the record was rewritten"), Href: "#" + moveAnchor(first.move)}
	switch {
	case !first.lowered:
	case v.Result == verdict.MetLowered:
		y.State = State{ID: "no", Label: p.t("届いていない", "Not reached")}
	default:
		y.State = today.State
	}
	return y
}

func (p *recordPage) baseline(anchor string, i *agreement.Indicator, v *verdict.IndicatorVerdict) Yardstick {
	b, unit := i.Baseline, i.Unit
	if b.Unit != "" {
		unit = b.Unit
	}
	y := Yardstick{
		ID: "baseline", Label: p.baselineLabel(), Value: p.qualified(p.amount(b.Value, "", unit), b.Qualifier), When: p.period(b.Period),
		State: p.notCompared(v), Note: p.prose(b.Note), Refs: p.refs(b.Evidence),
	}
	if m := p.rewriting(anchor, "/baseline", diff.BaselineMoved); m != nil {
		y.Past = p.before(m)
	}
	if v.Baseline != nil {
		y.State = p.holds(v.Baseline.Holds, p.t("改善した", "Better"), p.t("改善していない", "Not better"))
		y.Change = p.change(i, v)
	}
	return y
}

// before is the value that a move rewrote, with a link to the move.
func (p *recordPage) before(m *moved) Link {
	from, _ := p.moveSides(m.Move)
	from.Text, from.Href = p.t("書き換え前は ", "Before it was rewritten: ")+from.Text, "#"+moveAnchor(m.number)
	return from
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
