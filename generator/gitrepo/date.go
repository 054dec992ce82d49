package gitrepo

import (
	"fmt"
	"strings"
	"time"
)

// dateForms are the ways to write a time in an expression. A form without a time means the end of that day, month or year.
var dateForms = []struct {
	layout string
	until  func(time.Time) time.Time
}{
	{"2006-01-02", func(t time.Time) time.Time { return t.AddDate(0, 0, 1).Add(-time.Second) }},
	{"2006-01", func(t time.Time) time.Time { return t.AddDate(0, 1, 0).Add(-time.Second) }},
	{"2006-01-02 15:04", func(t time.Time) time.Time { return t.Add(59 * time.Second) }},
	{"2006-01-02 15:04:05", nil},
	{"2006-01-02T15:04:05", nil},
	{time.RFC3339, nil},
	{"2006-01-02 15:04:05 -0700", nil},
}

// parseDate returns the last second that a date may mean.
func parseDate(text string, zone *time.Location) (time.Time, error) {
	for _, form := range dateForms {
		if t, err := time.ParseInLocation(form.layout, text, zone); err == nil {
			if form.until != nil {
				t = form.until(t)
			}
			return t, nil
		}
	}
	return time.Time{}, fmt.Errorf("%q is not a date such as 2026-04-01, 2026-04-01 12:00 or 2026-04-01T12:00:00+09:00", text)
}

// LastOn returns the last commit on or before a date on the first-parent chain that ends in from: the first one met from there whose committer
// time is not later. A date is written as 2026-04-01, which means the end of that day in the zone of Options, as 2026-04-01 12:00, or as
// 2026-04-01T12:00:00+09:00. It fails with a RevisionError if every commit is later.
func (r *Repo) LastOn(from ID, date string) (ID, error) {
	var id ID
	err := r.withReader(func(reader *reader) (err error) {
		id, err = (&resolver{repo: r, reader: reader, rev: from.String() + "@{" + date + "}"}).at(from, date)
		return err
	})
	return id, err
}

// at goes back along first parents to a date.
func (v *resolver) at(id ID, date string) (ID, error) {
	limit, err := parseDate(strings.TrimSpace(date), v.repo.zone)
	if err != nil {
		return ID{}, v.fail("%v", err)
	}
	for {
		c, err := v.repo.commit(v.reader, id)
		if err != nil {
			return ID{}, err
		}
		if c.Committed.Unix <= limit.Unix() {
			return id, nil
		}
		if len(c.Parents) == 0 {
			return ID{}, v.fail("its first commit is of %s", c.Committed.Time().Format(time.DateOnly))
		}
		id = c.Parents[0]
	}
}
