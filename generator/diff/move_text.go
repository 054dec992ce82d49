package diff

import (
	"strconv"
	"strings"

	"seika/generator/agreement"
	"seika/generator/spell"
)

// Label names the kind of move in both languages.
func (k MoveKind) Label() agreement.Localized {
	for i := range moveKinds {
		if moveKinds[i].kind == k {
			return moveKinds[i].label
		}
	}
	return verbatim(string(k))
}

// MoveKinds returns every kind of move, in the order in which they are explained.
func MoveKinds() []MoveKind {
	kinds := make([]MoveKind, len(moveKinds))
	for i := range moveKinds {
		kinds[i] = moveKinds[i].kind
	}
	return kinds
}

var moveKinds = []struct {
	kind  MoveKind
	label agreement.Localized
}{
	{TargetValue, agreement.L("目標の値の書き換え", "Target rewritten")},
	{TargetDate, agreement.L("目標の期限の書き換え", "Target date rewritten")},
	{TargetSetOn, agreement.L("目標の設定日の書き換え", "Day of setting a target rewritten")},
	{TargetRemoved, agreement.L("目標の削除", "Target removed")},
	{TargetRevised, agreement.L("目標の改定", "Target revised")},
	{TargetReplaced, agreement.L("当初の目標の差し替え", "Signed-day target replaced")},
	{PromiseQuantity, agreement.L("約束の数量の書き換え", "Promised quantity rewritten")},
	{PromiseDue, agreement.L("約束の期限の書き換え", "Promised date rewritten")},
	{BaselineMoved, agreement.L("基準値の書き換え", "Baseline rewritten")},
	{UnitChanged, agreement.L("単位の変更", "Unit changed")},
	{LevelChanged, agreement.L("指標の段階の変更", "Level changed")},
	{DirectionFlipped, agreement.L("良い方向の反転", "Direction flipped")},
	{ScopeChanged, agreement.L("範囲の変更", "Scope changed")},
	{CountingChanged, agreement.L("数え方の変更", "Way of counting changed")},
	{IndicatorRemoved, agreement.L("指標の削除", "Indicator removed")},
	{DeliverableRemoved, agreement.L("取組の削除", "Deliverable removed")},
	{EvidenceRemoved, agreement.L("出典の削除", "Evidence removed")},
	{MeasurementRewritten, agreement.L("実績の書き換え", "Measurement rewritten")},
	{MeasurementRemoved, agreement.L("実績の削除", "Measurement removed")},
}

// Text says in one sentence what was altered and by how much.
func (m *Move) Text() agreement.Localized {
	subject := quote(m.Subject)
	switch m.Kind {
	case TargetValue:
		return m.number(say("%sの目標", "The target of %s", subject), easierTarget)
	case TargetRevised:
		if m.Days != 0 {
			return m.date(say("%sの改定後の目標の期限", "The date of the revised target of %s", subject))
		}
		return m.number(say("%sの改定後の目標", "The revised target of %s", subject), easierTarget)
	case TargetReplaced:
		what := say("%sの当初の目標の前に別の目標が置かれ、", "Another target was put before the signed-day target of %s, and ", subject)
		if m.Days != 0 {
			return m.date(say("%s期限", "%sthe date", what))
		}
		return m.number(say("%s目標", "%sthe target", what), easierTarget)
	case PromiseQuantity:
		return m.number(say("%sで約束された数量", "The quantity promised for %s", subject), lessPromised)
	case BaselineMoved:
		return m.baselineText(subject)
	case TargetDate:
		return m.date(say("%sの目標の期限", "The date of the target of %s", subject))
	case PromiseDue:
		return m.date(say("%sの約束の期限", "The date promised for %s", subject))
	case TargetSetOn:
		if m.New == "" {
			return say("%sの目標の設定日（%s）が消された。", "The day on which the target of %s was set, %s, was removed.", subject, day(m.Old))
		}
		return say("%sの目標の設定日が %s から %s に書き換えられた（%s日）。", "The day on which the target of %s was set was rewritten from %s to %s (%s days).", subject, day(m.Old), day(m.New), signedDays(m.Days))
	case TargetRemoved:
		return say("%sの目標 %sが消された。", "The target %[2]s of %[1]s was removed.", subject, spaced(withUnit(m.Old, m.Unit)))
	case UnitChanged:
		return say("%sの単位が %s から %s に変わった。", "The unit of %s was changed from %s to %s.", subject, m.Old, m.New)
	case LevelChanged:
		return m.word(say("%sの段階", "The level of %s", subject), agreement.LevelVocabulary)
	case DirectionFlipped:
		return m.word(say("%sの良い方向", "The direction of progress of %s", subject), agreement.BetterVocabulary)
	case ScopeChanged:
		return m.word(say("%sの範囲", "The scope of %s", subject), agreement.ScopeVocabulary)
	case CountingChanged:
		if agreement.CountsVocabulary.Has(m.Old) {
			return m.word(say("%sの数え方", "The way of counting of %s", subject), agreement.CountsVocabulary)
		}
		return m.word(say("%sの系列", "The series of %s", subject), agreement.SeriesVocabulary)
	case IndicatorRemoved:
		return say("指標%sが消された。", "The indicator %s was removed.", subject)
	case DeliverableRemoved:
		return say("取組%sが消された。", "The deliverable %s was removed.", subject)
	case EvidenceRemoved:
		return say("出典%sが外された。根拠としていた記述が %d 件残っている。", "The source %s was taken away; statements that rested on it and remain: %d.", subject, len(m.Claims))
	case MeasurementRemoved:
		return say("%sの %s の実績 %sが消された。", "The published value of %s for %s, %s, was removed.", subject, day(m.Period), spaced(withUnit(m.Old, m.Unit)))
	case MeasurementRewritten:
		return m.rewrittenText(subject)
	}
	return say("%s：%s → %s", "%s: %s → %s", m.Path, m.Old, m.New)
}

// rewrittenText tells which part of a published value was altered.
func (m *Move) rewrittenText(subject agreement.Localized) agreement.Localized {
	what := say("%sの %s の実績", "The published value of %s for %s", subject, day(m.Period))
	key := m.Path[strings.LastIndexByte(m.Path, '/')+1:]
	switch key {
	case "value", "min", "max":
	case "period":
		return say("%sの実績の期間が %s から %s に書き換えられた。", "The period of a published value of %s was rewritten from %s to %s.", subject, day(m.Old), day(m.New))
	default:
		if i := keyRank(measurementPlan.object, key); i >= 0 {
			label := quote(measurementPlan.object.Fields[i].Label)
			what = agreement.L(what.JA+"の"+label.JA, label.EN+" of the published value of "+subject.EN+" for "+day(m.Period).EN)
		}
	}
	from, to := m.sides()
	if m.New == "" {
		return say("%s %sが消された。", "%s, %s, was removed.", what, spaced(from))
	}
	return say("%sが %s から %s に書き換えられた%s。", "%s was rewritten from %s to %s%s.", what, from, to, m.size())
}

// judged are the words for what a move means, easier first.
type judged [2]agreement.Localized

var (
	easierTarget = judged{agreement.L("易しくなった", "easier to reach"), agreement.L("厳しくなった", "harder to reach")}
	lessPromised = judged{agreement.L("約束が小さくなった", "less is promised"), agreement.L("約束が大きくなった", "more is promised")}
	easierBase   = judged{agreement.L("成果が出やすくなった", "success is easier to show"), agreement.L("成果が出にくくなった", "success is harder to show")}
)

// number writes a move between two numbers: whether they rose or fell, by how much, and what it means.
func (m *Move) number(what agreement.Localized, meaning judged) agreement.Localized {
	from, to := m.sides()
	if m.New == "" {
		return say("%s %sが消された。", "%s, %s, was removed.", what, spaced(from))
	}
	if m.Days != 0 || m.Size.IsZero() {
		sentence := say("%sが %s から %s に変わった", "%s was changed from %s to %s", what, from, to)
		if m.Direction == Neutral {
			return say("%s。", "%s.", sentence)
		}
		return say("%sことで、%s。", "%s: %s.", sentence, meaning.of(m.Direction))
	}
	verb := agreement.L("引き上げられ", "raised")
	if m.Size[0] == '-' {
		verb = agreement.L("引き下げられ", "lowered")
	}
	return agreement.L(
		say("%sが %s から %s に%s、%s%s。", "", what, from, to, verb, meaning.of(m.Direction), m.size()).JA,
		say("", "%s was %s from %s to %s%s: %s.", what, verb, from, to, m.size(), meaning.of(m.Direction)).EN)
}

func (j judged) of(d Direction) agreement.Localized {
	if d == Harder {
		return j[1]
	}
	return j[0]
}

// sides returns both values with their units.
func (m *Move) sides() (from, to agreement.Localized) {
	unit := m.OldUnit
	if unit == "" {
		unit = m.Unit
	}
	return valueText(m.Old, unit), valueText(m.New, m.Unit)
}

// valueText is withUnit; words stand in quotes, and what a source states about a target has a label.
func valueText(value, unit string) agreement.Localized {
	switch {
	case agreement.StatedVocabulary.Has(value):
		return quote(agreement.StatedVocabulary.Label(value))
	case value != "" && !numeric(value):
		return quote(verbatim(value))
	}
	return withUnit(value, unit)
}

// size writes the difference of a move in brackets, nothing where there is none.
func (m *Move) size() agreement.Localized {
	if m.Size.IsZero() {
		return agreement.Localized{}
	}
	sign, size := signed(m.Size)
	by := say("%s%s", "%s%s", sign, withUnit(string(size), m.Unit))
	if m.Unit == "%" {
		by = say("%sポイント", "%s points", signedNumber(m.Size))
	}
	if m.Percent != nil {
		by = say("%s、%s", "%s, %s", by, percentText(*m.Percent))
	}
	return say("（%s）", " (%s)", by)
}

func signedDays(n int) string { return signedNumber(agreement.Number(strconv.Itoa(n))) }

func (m *Move) date(what agreement.Localized) agreement.Localized {
	switch {
	case m.New == "":
		return say("%s（%s）がなくなった。", "%s, %s, was removed.", what, day(m.Old))
	case m.Old == "":
		return say("%sが %s と定められた。", "%s was set to %s.", what, day(m.New))
	case m.Days > 0:
		return say("%sが %s から %s に延びた（%s日）。", "%s was put off from %s to %s (%s days).", what, day(m.Old), day(m.New), signedDays(m.Days))
	}
	return say("%sが %s から %s に早まった（%s日）。", "%s was brought forward from %s to %s (%s days).", what, day(m.Old), day(m.New), signedDays(m.Days))
}

func (m *Move) word(what agreement.Localized, v *agreement.Vocabulary) agreement.Localized {
	label := func(id string) agreement.Localized {
		if id == "" {
			return agreement.L("（なし）", "(none)")
		}
		return quote(v.Label(id))
	}
	return say("%sが%sから%sに変わった。", "%s was changed from %s to %s.", what, label(m.Old), label(m.New))
}

func (m *Move) baselineText(subject agreement.Localized) agreement.Localized {
	if m.Unit == "" && m.OldUnit == "" && m.Size.IsZero() && m.New != "" {
		return say("%sの基準値の期間が %s から %s に変わった。", "The period of the baseline of %s was changed from %s to %s.", subject, day(m.Old), day(m.New))
	}
	return m.number(say("%sの基準値", "The baseline of %s", subject), easierBase)
}

// DeclarationText says in one sentence whether the record itself declares the move, and how it counts.
func (m *Move) DeclarationText() agreement.Localized {
	if m.Drafting {
		return agreement.L("第二の人が確認する前の書き直しであり、目標の変更には数えない。", "The record was not reviewed yet: this is drafting and does not count.")
	}
	switch m.Declaration {
	case ByAmendment:
		t := say("変更は公表されている（%s、%s）。", "The change is declared (%s, %s).", spell.Date(m.DeclaredOn), agreement.AmendmentVocabulary.Label(m.Cause))
		if m.DeclaredOn.IsZero() {
			t = say("変更は公表されている（%s）。", "The change is declared (%s).", agreement.AmendmentVocabulary.Label(m.Cause))
		}
		if m.Cause == CauseCorrected {
			t = say("%s記録の訂正であり、目標の変更には数えない。", "%s It mends the record and does not count.", t)
		}
		return t
	case ByRevision:
		return agreement.L("改定として、当初の目標とともに記録されている。", "It stands in the record as a revision, beside the first target.")
	case BySupersedes:
		return agreement.L("後の実績が訂正として示されており、目標の変更には数えない。", "A later measurement is marked as its correction; it does not count.")
	}
	return agreement.L("記録には、この変更についての説明がない。", "The record does not declare this change.")
}
