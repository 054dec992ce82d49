package emit

import (
	"slices"
	"strings"

	"seika/generator/agreement"
	"seika/generator/diff"
	"seika/generator/history"
	"seika/generator/verdict"
)

// happening is something that the record dates: what the first of the two clocks tells.
type happening struct {
	view Happening
	on   agreement.Date
	// path is that of the date in the field map of the record.
	path      string
	evidenced bool
	// told is the revision that first gave the date, nil where that is not known.
	told *history.Revision
}

// happenings are the dated things of the record, the earliest first.
func (p *recordPage) happenings() (list []happening) {
	add := func(h happening, evidence []string) {
		if h.on.IsZero() {
			return
		}
		h.view.Refs, h.view.Unproven = p.refs(evidence), p.unproven(evidence)
		h.evidenced = h.view.Unproven == ""
		if h.on.First().After(p.v.AsOf) {
			h.view.Ahead = p.t("判定日より後", "After the as-of date")
		}
		list = append(list, h)
	}
	record := func(key string) string { return p.fieldLabel(agreement.RecordObject, key) }

	if !p.a.Signed.IsZero() {
		// The sources of a record as a whole are those of its signing.
		signing := happening{on: p.a.Signed, path: "signed", view: Happening{What: p.t("締結", "Signed"), Of: Link{}}, evidenced: len(p.a.Evidence) > 0}
		if signing.on.First().After(p.v.AsOf) {
			signing.view.Ahead = p.t("判定日より後", "After the as-of date")
		}
		list = append(list, signing)
	}
	p.deliverableHappenings(add)
	for i, name := range diff.Names(p.a.Pathway) {
		s := &p.a.Pathway[i]
		add(happening{on: s.On, path: "pathway/" + name + "/on", view: Happening{
			What: p.word(agreement.StageVocabulary, string(s.Stage)).Label, Of: Link{Text: record("pathway"), Href: "#pathway"},
		}}, s.Evidence)
	}
	for i, name := range diff.Names(p.a.Activations) {
		x := &p.a.Activations[i]
		of := p.text(x.Event, "#activations")
		add(happening{on: x.On, path: "activations/" + name + "/on", view: Happening{What: record("activations"), Of: of, Value: p.quantity(x.Quantity)}}, x.Evidence)
	}
	for i, name := range diff.Names(p.a.Replications) {
		r := &p.a.Replications[i]
		of := p.text(r.Name, "#replications")
		if r.To != "" {
			of = p.party(r.To)
			of.Href = "#replications"
		}
		add(happening{on: r.On, path: "replications/" + name + "/on", view: Happening{What: record("replications"), Of: of}}, r.Evidence)
	}
	for i, name := range diff.Names(p.a.Amendments) {
		m := &p.a.Amendments[i]
		of, _ := p.locate(m.Path)
		of.Href = "#amendments"
		add(happening{on: m.On, path: "amendments/" + name + "/on", view: Happening{
			What: p.t("約束の変更：", "Promise changed: ") + p.word(agreement.AmendmentVocabulary, m.Cause).Label, Of: of,
		}}, m.Evidence)
	}
	if e := p.a.Ended; e != nil {
		what := p.t("終了", "Ended")
		if e.Reason != "" {
			what += p.t("：", ": ") + p.word(agreement.EndReasonVocabulary, e.Reason).Label
		}
		add(happening{on: e.On, path: "ended/on", view: Happening{What: what}}, e.Evidence)
	}
	slices.SortStableFunc(list, func(a, b happening) int { return a.on.Compare(b.on) })
	return list
}

func (p *recordPage) deliverableHappenings(add func(happening, []string)) {
	for i, deliverable := range diff.Names(p.a.Deliverables) {
		d := &p.a.Deliverables[i]
		of := p.text(d.Title, "#"+deliverableAnchor(d.ID))
		at := "deliverables/" + deliverable
		for k, name := range diff.Names(d.Events) {
			e := &d.Events[k]
			add(happening{on: e.On, path: at + "/events/" + name + "/on", view: Happening{
				What: p.word(agreement.EventVocabulary, string(e.Type)).Label, Of: of, Value: p.quantity(e.Quantity),
			}}, e.Evidence)
		}
		for k, indicator := range diff.Names(d.Indicators) {
			i := &d.Indicators[k]
			of := p.text(i.Title, "#"+indicatorAnchor(d.ID, i.ID))
			for n, name := range diff.Names(i.Measurements) {
				m := &i.Measurements[n]
				// A value can be told from the last day of its period on.
				add(happening{on: m.Period.Last(), path: at + "/indicators/" + indicator + "/measurements/" + name + "/period", view: Happening{
					What: p.t(p.periodText(m.Period)+"の値", "Value for "+p.periodText(m.Period)), Of: of, Value: p.measured(i, m),
				}}, m.Evidence)
			}
		}
	}
}

// tell finds for each happening the revision that told it.
func tell(list []happening, t *history.Timeline) {
	if t == nil {
		return
	}
	for i := range list {
		list[i].told = toldBy(t, list[i].path)
	}
}

// toldBy finds the revision that first gave the value at path as it is now. It is nil where the history cannot tell: behind a version that
// could not be read or a time in which there was no file, and for what is not committed yet.
func toldBy(t *history.Timeline, path string) *history.Revision {
	for i := len(t.Revisions) - 1; i >= 0; i-- {
		r := &t.Revisions[i]
		for k := range r.Changes {
			c := &r.Changes[k]
			switch within := c.Path == path || strings.HasPrefix(path, c.Path+"/"); {
			case !within:
			case c.Kind == diff.Removed:
				return nil
			case c.Kind == diff.Changed && c.Path == path, c.Kind == diff.Added:
				return r
			}
		}
		switch r.Kind {
		case history.Created:
			if len(r.Changes) > 0 {
				return nil // the changes are complete, and the value is not among them
			}
			return r
		case history.Unreadable, history.Restored, history.Withdrawn:
			return nil
		}
	}
	return nil
}

// lag is how many days lie between a thing and its record.
type lag struct {
	days int
	// least is set where the date is only known to the month or year: at least so many days.
	least bool
	// within is set where it was told within that month or year, ahead where it was told before.
	within, ahead bool
}

func (p *past) lagOf(h *happening) lag {
	day, last := p.dayOf(h.told), h.on.Last()
	switch {
	case day.Before(h.on):
		return lag{days: h.on.First().DaysSince(day), ahead: true}
	case last != h.on.First() && !day.After(last):
		return lag{within: true}
	}
	return lag{days: day.DaysSince(last), least: last != h.on.First()}
}

func (l *locale) lagText(g lag) string {
	n := l.days(g.days)
	switch {
	case g.ahead:
		return l.t(n+"前に記録", "Recorded "+n+" ahead")
	case g.within:
		return l.t("その期間のうちに記録", "Recorded within that period")
	case g.days == 0:
		return l.t("当日に記録", "Recorded the same day")
	case g.least:
		return l.t("少なくとも"+n+"後に記録", "Recorded at least "+n+" later")
	}
	return l.t(n+"後に記録", "Recorded "+n+" later")
}

func (l *locale) days(n int) string {
	if l.lang == "ja" {
		return integer(n) + "日"
	}
	return l.count(n, "day")
}

// lagFacts are the medians of the time between what happened and its record, over everything dated and evidenced that had happened when it
// was recorded: of all, and of what happened since there is a record. The second tells how the record is kept, the first is mostly as old
// as the agreement.
func (p *recordPage) lagFacts(list []happening, t *history.Timeline) (facts []Fact) {
	var all, since []int
	began := agreement.DateOf(p.past.moment(t.FirstSeen))
	for i := range list {
		h := &list[i]
		if h.told == nil || !h.evidenced || h.on.First().After(p.v.AsOf) {
			continue
		}
		g := p.past.lagOf(h)
		if g.ahead {
			continue
		}
		all = append(all, g.days)
		if !h.on.Before(began) {
			since = append(since, g.days)
		}
	}
	if len(all) == 0 {
		return nil
	}
	line := func(days []int) string {
		return p.t("中央値 "+p.median(days)+"（出典のある "+integer(len(days))+" 件）", "median "+p.median(days)+" ("+p.count(len(days), "evidenced item")+")")
	}
	facts = append(facts, Fact{ID: "lag", Label: p.t("起きてから記録まで", "From happening to record"), Values: []Link{{Text: line(all)}}})
	label := p.t("うち、記録を始めてから起きたこと", "Of what happened since the record began")
	if len(since) == 0 {
		return append(facts, Fact{ID: "lag-since", Label: label, Values: []Link{{Text: p.t("まだない", "nothing yet")}}})
	}
	return append(facts, Fact{ID: "lag-since", Label: label, Values: []Link{{Text: line(since)}}})
}

// median writes the middle of a list of days: of an even number the mean of the two in the middle.
func (l *locale) median(days []int) string {
	days = slices.Clone(days)
	slices.Sort(days)
	low, high := days[(len(days)-1)/2], days[len(days)/2]
	if (low+high)%2 == 0 {
		return l.days((low + high) / 2)
	}
	return integer((low+high)/2) + ".5" + l.t("日", " days")
}

// classChange are the classes of a piece of news as shown.
func (l *locale) classChange(n *news) (was, is *State) {
	show := func(c verdict.Class) *State {
		if c == "" {
			return nil
		}
		state := l.class(c)
		return &state
	}
	return show(n.was), show(n.is)
}
