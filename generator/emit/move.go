package emit

import (
	"slices"
	"strconv"
	"strings"

	"seika/generator/agreement"
	"seika/generator/diff"
	"seika/generator/spell"
)

// move is a goalpost move of a record as shown on the record's own page; e is nil where the record is gone.
func (l *locale) move(e *entry, m moved) Move {
	view := Move{
		Kind: State{ID: string(m.Kind), Label: l.in(m.Kind.Label()), Href: l.href("method") + "#" + methodAnchor(movesSection.ID, string(m.Kind))},
		Of:   l.moveSubject(e, m.Move), Text: oneLine(m.Text().In(l.lang), maxText), Size: l.moveSize(m.Move),
		Direction: State{ID: string(m.Direction), Label: l.in(directions[m.Direction])}, Status: l.moveStatus(m.Move),
		Declaration: oneLine(m.DeclarationText().In(l.lang), maxText),
		On:          l.date(l.past.dayOf(m.revision)), Author: personName(m.revision.Author), Commit: l.commit(m.revision),
	}
	view.From, view.To = l.moveSides(m.Move)
	if m.Cause != "" {
		view.Cause = l.in(agreement.AmendmentVocabulary.Label(m.Cause))
	}
	return view
}

// directions say what a move did to the promise.
var directions = map[diff.Direction]agreement.Localized{
	diff.Easier:  agreement.L("易しくなった", "Easier"),
	diff.Harder:  agreement.L("厳しくなった", "Harder"),
	diff.Neutral: agreement.L("比べられない", "Cannot be compared"),
}

// The ways in which a move can be declared.
const (
	statusUndeclared = "undeclared"
	statusDeclared   = "declared"
	statusCorrection = "correction"
	statusDrafting   = "drafting"
)

var statuses = map[string]agreement.Localized{
	statusUndeclared: agreement.L("説明なし", "Undeclared"),
	statusDeclared:   agreement.L("公表あり", "Declared"),
	statusCorrection: agreement.L("訂正", "Correction"),
	statusDrafting:   agreement.L("下書き", "Drafting"),
}

func statusOf(m *diff.Move) string {
	switch {
	case m.Drafting:
		return statusDrafting
	case m.Cause == diff.CauseCorrected:
		return statusCorrection
	case m.Declared:
		return statusDeclared
	}
	return statusUndeclared
}

func (l *locale) moveStatus(m *diff.Move) State {
	id := statusOf(m)
	return State{ID: id, Label: l.in(statuses[id])}
}

// moveMark is a move in a few words.
func (l *locale) moveMark(m *diff.Move) State {
	mark := l.moveStatus(m)
	mark.Label = l.in(m.Kind.Label()) + l.t("：", ": ") + l.in(directions[m.Direction]) + l.t("（", " (") + mark.Label + l.t("）", ")")
	return mark
}

// moveSubject is what the move is about, with a link to where it stands on the record's page.
func (l *locale) moveSubject(e *entry, m *diff.Move) Link {
	link := l.text(m.Subject, "")
	link.Text = oneLine(link.Text, maxSubject)
	if e == nil {
		return link
	}
	segments := strings.Split(m.Path, "/")
	if len(segments) < 2 || segments[0] != "deliverables" {
		return link
	}
	i := slices.Index(diff.Names(e.Agreement.Deliverables), segments[1])
	if i < 0 {
		return link
	}
	d := &e.Agreement.Deliverables[i]
	link.Href = "#" + deliverableAnchor(d.ID)
	if len(segments) < 4 || segments[2] != "indicators" {
		return link
	}
	if k := slices.Index(diff.Names(d.Indicators), segments[3]); k >= 0 {
		link.Href = "#" + indicatorAnchor(d.ID, d.Indicators[k].ID)
	}
	return link
}

// elsewhere is a move as shown on another page than the record's.
func (l *locale) elsewhere(view Move, id string, e *entry) Move {
	view.Record = l.recordLink(id, e)
	if view.Of.Href != "" {
		page, _, _ := strings.Cut(view.Record.Href, "#")
		view.Of.Href = page + view.Of.Href
	}
	return view
}

// recordLink leads to the history of a record. One that is gone has the title it had last, or its id where no version told one.
func (l *locale) recordLink(id string, e *entry) Link {
	if e == nil {
		if t := l.past.timeline(id); t != nil && !t.Title.IsZero() {
			link := l.text(t.Title, "")
			link.Text = oneLine(link.Text, maxSubject)
			return link
		}
		return Link{Text: oneLine(id, maxSubject)}
	}
	link := e.rows[l.index].Title
	link.Href += "#history"
	return link
}

// moveSides are the values before and after as shown. What is gone has no second one, and of what was taken away as a whole the first is
// its title, which is shown as the subject.
func (l *locale) moveSides(m *diff.Move) (from, to Link) {
	switch m.Kind {
	case diff.DeliverableRemoved, diff.IndicatorRemoved, diff.EvidenceRemoved:
		return Link{}, Link{Text: l.t("削除", "removed")}
	}
	unit := m.OldUnit
	if unit == "" {
		unit = m.Unit
	}
	from, to = l.moveValue(m, m.Old, unit), l.moveValue(m, m.New, m.Unit)
	if m.New == "" {
		to = Link{Text: l.t("削除", "removed")}
	}
	if m.Old == "" {
		from = Link{Text: l.t("なし", "none")}
	}
	return from, to
}

// moveWords are the vocabularies of the values of some kinds of moves.
var moveWords = map[diff.MoveKind][]*agreement.Vocabulary{
	diff.LevelChanged:         {agreement.LevelVocabulary},
	diff.DirectionFlipped:     {agreement.BetterVocabulary},
	diff.ScopeChanged:         {agreement.ScopeVocabulary},
	diff.CountingChanged:      {agreement.CountsVocabulary, agreement.SeriesVocabulary},
	diff.MeasurementRewritten: {agreement.StatedVocabulary},
}

// moveValue writes one value of a move: a word, a date, a number with its unit, or a text of the record.
func (l *locale) moveValue(m *diff.Move, value, unit string) Link {
	for _, v := range moveWords[m.Kind] {
		if v.Has(value) {
			return Link{Text: l.in(v.Label(value))}
		}
	}
	if m.Kind == diff.UnitChanged {
		text, lang := l.unitName(value)
		return Link{Text: oneLine(text, maxName), Lang: lang}
	}
	if m.Days != 0 || m.Unit == "" && m.OldUnit == "" && m.Size.IsZero() { // no number: a date, a period or a text
		if period, err := agreement.ParsePeriod(value); err == nil {
			return Link{Text: l.periodText(period)}
		}
	}
	qualifier, number := "", value
	if q, n, ok := strings.Cut(value, " "); ok && agreement.QualifierVocabulary.Has(q) {
		qualifier, number = q, n
	}
	low, high, ranged := strings.Cut(number, "–")
	a, errLow := agreement.ParseNumber(low)
	b, errHigh := agreement.ParseNumber(high)
	switch {
	case !ranged && errLow == nil:
		return l.qualified(l.amount(a, "", unit), qualifier)
	case ranged && (low == "" || errLow == nil) && (high == "" || errHigh == nil):
		return l.qualified(l.bounded(a, b, unit), qualifier)
	}
	return l.sourced(oneLine(value, maxSubject))
}

// moveSize writes the difference between the two sides.
func (l *locale) moveSize(m *diff.Move) string {
	sign := func(n agreement.Number) string {
		text := spell.Number(n)
		if strings.HasPrefix(string(n), "-") {
			return text
		}
		return "+" + text
	}
	if m.Days != 0 {
		return sign(agreement.Number(strconv.Itoa(m.Days))) + l.t("日", " days")
	}
	if m.Size.IsZero() {
		return ""
	}
	unit, _ := l.unitName(m.Unit)
	text := sign(m.Size)
	switch {
	case unit == "%" || unit == "％":
		text += l.t("ポイント", " points")
	case unit != "":
		text += l.t("", " ") + unit
	}
	if m.Percent != nil {
		percent := strings.TrimSuffix(signed(*m.Percent, 1), ".0")
		text += l.t("（", " (") + percent + "%" + l.t("）", ")")
	}
	return text
}
