package emit

import (
	"slices"
	"strconv"

	"seika/generator/agreement"
	"seika/generator/history"
)

// How much of a long history the page of a record shows.
const (
	maxRevisions = 100 // of a record
	maxTexts     = 12  // of a revision
	maxListTexts = 4   // of a revision in a list of several records
	maxHomeTexts = 2   // of a revision on the front page
)

func (p *recordPage) history() *RecordHistory {
	view := &RecordHistory{Line: p.in(p.past.certificate.Text())}
	t := p.past.timeline(p.entry.id)
	switch {
	case t == nil && p.past.certificate.Known():
		view.Line += p.t("この記録はまだ履歴にない。", " This record is not in it yet.")
		return view
	case t == nil:
		return view
	}
	happenings := p.happenings()
	tell(happenings, t)
	view.Facts = append(p.historyFacts(t), p.lagFacts(happenings, t)...)
	view.Standings, view.StripSVG = p.standings(t), p.strip(t)
	p.goalposts(view)
	p.clocks(view, happenings)
	view.Feeds = feedLinks(p.recordFeeds(p.entry))
	return view
}

func (p *recordPage) historyFacts(t *history.Timeline) []Fact {
	last := &t.Revisions[len(t.Revisions)-1]
	day := func(d agreement.Date) []Link { return []Link{{Text: p.dateText(d)}} }
	return []Fact{
		{ID: "first-seen", Label: p.t("初めて記録された日", "First recorded"), Values: day(agreement.DateOf(p.past.moment(t.FirstSeen)))},
		{ID: "last-change", Label: p.t("最後の変更", "Last changed"), Values: day(p.past.dayOf(last))},
		{ID: "revisions", Label: p.t("版の数", "Versions"), Values: []Link{{Text: integer(len(t.Revisions))}}},
	}
}

// goalposts fills in the goalpost moves of the record.
func (p *recordPage) goalposts(view *RecordHistory) {
	for _, m := range p.moves {
		move := p.move(p.entry, m)
		move.Anchor = moveAnchor(m.number)
		if m.Counts() {
			view.Moves = append(view.Moves, move)
		} else {
			view.Others = append(view.Others, move)
		}
	}
	undeclared := 0
	for i := range view.Moves {
		if view.Moves[i].Status.ID == statusUndeclared {
			undeclared++
		}
	}
	view.MovesLine = p.movesLine(len(view.Moves), undeclared, len(view.Others))
}

// movesLine says how many moves count, and how many of them nothing in the record declares. Others are those that do not count.
func (l *locale) movesLine(n, undeclared, others int) string {
	switch {
	case n == 0 && others > 0:
		return l.t("数える変更は記録されていない。", "No goalpost move that counts is recorded.")
	case n == 0:
		return l.t("約束や目標の変更は記録されていない。", "No goalpost move is recorded.")
	}
	return l.t("約束や目標の変更が "+integer(n)+" 件ある。そのうち "+integer(undeclared)+" 件は、記録の中に説明がない。",
		"Recorded: "+l.count(n, "goalpost move")+", "+integer(undeclared)+" of them undeclared.")
}

func moveAnchor(number int) string { return "move-" + strconv.Itoa(number) }

// hashLength is how much of a commit's hash is shown and stands in anchors.
const hashLength = 12

func commitAnchor(r *history.Revision) string { return "commit-" + r.Commit.String()[:hashLength] }

func (s *site) commit(r *history.Revision) Link {
	hash := r.Commit.String()
	return Link{Text: hash[:hashLength], Href: s.host.commitHref(hash)}
}

// clocks puts what happened and what was recorded side by side, day by day.
func (p *recordPage) clocks(view *RecordHistory, happenings []happening) {
	days := map[agreement.Date]*Day{}
	day := func(d agreement.Date) *Day {
		if days[d] == nil {
			days[d] = &Day{On: p.date(d)}
		}
		return days[d]
	}
	anchors := map[string]bool{}
	list := p.entry.news
	if left := len(list) - maxRevisions; left > 0 {
		list = list[:maxRevisions]
		view.DaysLine = p.t("これより古い "+integer(left)+" 件の変更は省いた。", "Older changes left out: "+integer(left)+".")
	}
	for _, n := range slices.Backward(list) {
		r := p.revision(&n, maxTexts)
		if n.revision != nil {
			if anchor := commitAnchor(n.revision); !anchors[anchor] {
				anchors[anchor], r.Anchor = true, anchor
			}
		}
		at := day(agreement.DateOf(n.at))
		at.Recorded = append(at.Recorded, r)
	}
	for i := range happenings {
		h := &happenings[i]
		if h.told != nil {
			h.view.Told.Text = p.lagText(p.past.lagOf(h))
			if anchor := commitAnchor(h.told); anchors[anchor] {
				h.view.Told.Href = "#" + anchor
			}
		}
		at := day(h.on)
		at.Happened = append(at.Happened, h.view)
	}
	order := make([]agreement.Date, 0, len(days))
	for d := range days {
		order = append(order, d)
	}
	slices.SortFunc(order, agreement.Date.Compare)
	for _, d := range order {
		view.Days = append(view.Days, *days[d])
	}
}

// kinds are the kinds of revisions, and the day that changed a class without one.
var kinds = map[string]agreement.Localized{
	history.Created:    agreement.L("記録を開始", "Recorded for the first time"),
	history.Changed:    agreement.L("変更", "Changed"),
	history.Moved:      agreement.L("ファイルの移動", "File moved"),
	history.Withdrawn:  agreement.L("取り下げ", "Withdrawn"),
	history.Restored:   agreement.L("再掲載", "Restored"),
	history.Unreadable: agreement.L("読めない版", "Unreadable version"),
	causeCalendar:      agreement.L("日付による判定の変化", "Verdict changed with the date"),
}

// revision is a piece of news as shown, with at most limit texts.
func (l *locale) revision(n *news, limit int) Revision {
	kind := causeCalendar
	if n.revision != nil {
		kind = n.revision.Kind
	}
	view := Revision{Kind: State{ID: kind, Label: l.in(kinds[kind])}}
	view.Was, view.Is = l.classChange(n)
	r := n.revision
	if r == nil {
		return view
	}
	view.Author, view.Commit = personName(r.Author), l.commit(r)
	switch {
	case kind == history.Created, kind == history.Restored, kind == history.Withdrawn: // all of it came or went
	case kind == history.Unreadable:
		view.Texts = []string{oneLine(l.in(r.Problem), maxSubject)}
	default:
		if kind == history.Moved {
			view.Texts = append(view.Texts, oneLine(r.OldPath+" → "+r.Path, maxSubject))
		}
		for _, text := range r.Texts {
			view.Texts = append(view.Texts, oneLine(text.In(l.lang), maxText))
		}
	}
	if left := len(view.Texts) - limit; left > 0 {
		view.Texts = view.Texts[:limit]
		view.More = l.t("ほか "+integer(left)+" 件の変更", integer(left)+" more")
	}
	for i := range r.Moves {
		if m := &r.Moves[i]; m.Counts() {
			view.Moves = append(view.Moves, l.moveMark(m))
		}
	}
	return view
}

// standings are the classes over time as a list.
func (p *recordPage) standings(t *history.Timeline) (list []Standing) {
	commits := map[string]*history.Revision{}
	for i := range t.Revisions {
		commits[t.Revisions[i].Commit.String()] = &t.Revisions[i]
	}
	for i, s := range t.Standing {
		view := Standing{From: p.date(s.From), Class: p.class(s.Class), Cause: p.t("記録の変更", "The record was changed")}
		r := commits[s.Commit.String()]
		switch {
		case s.Cause == causeCalendar:
			view.Cause = p.t("日付の経過（記録は変わっていない）", "A date passed; the record did not change")
		case i == 0: // of several versions on its first day, the first that could be read
			if k := slices.IndexFunc(t.Revisions, func(r history.Revision) bool { return r.Kind != history.Unreadable }); k >= 0 {
				r = &t.Revisions[k]
			}
			view.Cause = p.t("記録の開始", "First recorded")
		}
		if r != nil {
			view.Commit = p.commit(r)
		}
		list = append(list, view)
	}
	return list
}
