package emit

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"seika/generator/agreement"
	"seika/generator/diff"
	"seika/generator/history"
	"seika/generator/verdict"
)

// past is what the history says, put in order. It holds nothing where the history cannot be trusted.
type past struct {
	certificate history.Certificate
	timelines   map[string]*history.Timeline
	// news are what is told about all records, the latest first.
	news []news
	zone *time.Location
}

// news is what is told about a record at one time: a revision, or a class that changed with a day.
type news struct {
	id    string
	entry *entry // nil where the record is gone
	at    time.Time
	// commit is the hash of the revision's commit, rank the place among the news of all records.
	commit string
	rank   int
	// place is the revision's place in the timeline, -1 for a class that changed without one.
	place    int
	revision *history.Revision
	// was and is are the classes where the class changed; was is empty for the first one.
	was, is verdict.Class
}

func (s *site) newPast() past {
	p := past{certificate: history.Certificate{Version: history.CertificateVersion, State: history.None}, zone: s.input.Config.Zone}
	if p.zone == nil {
		p.zone = time.UTC
	}
	h := s.input.History
	if h == nil {
		return p
	}
	p.certificate = h.Certificate
	if !h.Certificate.Known() {
		return p
	}
	p.timelines = make(map[string]*history.Timeline, len(h.Timelines))
	for _, t := range h.Timelines {
		p.timelines[t.ID] = t
		p.news = append(p.news, p.newsOf(t, s.byID[t.ID])...)
	}
	slices.SortFunc(p.news, news.compare)
	for i := range p.news {
		n := &p.news[i]
		n.rank = i
		if n.entry != nil {
			n.entry.news = append(n.entry.news, *n)
		}
	}
	return p
}

// compare puts the latest first. What one commit says stands together; of one record the later revision comes first even where the clocks of
// the committers disagree.
func (n news) compare(m news) int {
	return cmp.Or(m.at.Compare(n.at), strings.Compare(n.commit, m.commit), strings.Compare(n.id, m.id), m.place-n.place)
}

// causeCalendar is the cause of a Standing that a day and no commit began.
const causeCalendar = "calendar"

// newsOf are the revisions of one record and the days that changed its class.
func (p *past) newsOf(t *history.Timeline, e *entry) (list []news) {
	for i, s := range t.Standing {
		if s.Cause != causeCalendar {
			continue
		}
		n := news{id: t.ID, entry: e, at: p.startOf(s.From), place: -1, is: s.Class}
		if i > 0 {
			n.was = t.Standing[i-1].Class
		}
		list = append(list, n)
	}
	readable := false // an earlier version of the record could be read
	for i := range t.Revisions {
		r := &t.Revisions[i]
		n := news{id: t.ID, entry: e, at: p.moment(r.Committed), place: i, revision: r, commit: r.Commit.String()}
		k := slices.IndexFunc(t.Standing, func(s history.Standing) bool { return s.Cause != causeCalendar && s.Commit == r.Commit })
		switch {
		case k > 0:
			n.was, n.is = t.Standing[k-1].Class, t.Standing[k].Class
		case k == 0 && !readable: // of several revisions on its first day a record has one class, which none of the later ones changed
			n.is = t.Standing[k].Class
		}
		readable = readable || r.Kind != history.Unreadable
		list = append(list, n)
	}
	return list
}

// The times that dates can show. Commits may claim any.
var (
	firstMoment = time.Date(1, 1, 2, 0, 0, 0, 0, time.UTC)
	lastMoment  = time.Date(9999, 12, 30, 0, 0, 0, 0, time.UTC)
)

// moment is a time in the zone of the site, moved to where it can be written.
func (p *past) moment(t time.Time) time.Time {
	switch {
	case t.Before(firstMoment):
		t = firstMoment
	case t.After(lastMoment):
		t = lastMoment
	}
	return t.In(p.zone).Truncate(time.Second)
}

// startOf is the first moment of a day.
func (p *past) startOf(d agreement.Date) time.Time {
	d = d.First()
	return p.moment(time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, p.zone))
}

// dayOf is the day of a commit.
func (p *past) dayOf(r *history.Revision) agreement.Date {
	return agreement.DateOf(p.moment(r.Committed))
}

// timeline is the history of a record, nil where there is none or it cannot be trusted.
func (p *past) timeline(id string) *history.Timeline { return p.timelines[id] }

// moved is a goalpost move with the revision it belongs to.
type moved struct {
	*diff.Move
	revision *history.Revision
	// number counts the moves of a record from the first, from 1.
	number int
}

// movesOf are the moves of a record, the latest first.
func movesOf(t *history.Timeline) (list []moved) {
	moves, revisions := t.Moves()
	for i := range moves {
		list = append(list, moved{&moves[i], revisions[i], i + 1})
	}
	slices.Reverse(list)
	return list
}
