package history

import (
	"cmp"
	"maps"
	"path"
	"slices"
	"strings"

	"seika/generator/agreement"
	"seika/generator/diff"
	"seika/generator/gitrepo"
	"seika/generator/verdict"
)

// timelines sorts the steps by the record they belong to.
func (b *builder) timelines(chains [][]*step) ([]*Timeline, error) {
	byID := map[string][]*step{}
	for _, chain := range chains {
		last := ""
		for i, s := range chain {
			id := cmp.Or(s.newID, s.oldID, last)
			for k := i + 1; id == "" && k < len(chain); k++ { // unreadable from the start: named by what it became
				id = cmp.Or(chain[k].newID, chain[k].oldID)
			}
			if id == "" {
				id = strings.TrimSuffix(path.Base(s.path), ".yaml")
			}
			if s.oldID != "" && s.newID != "" && s.oldID != s.newID { // the id itself was changed in place: one record ends, another begins
				byID[s.oldID] = append(byID[s.oldID], &step{entry: s.entry, day: s.day, path: s.path, before: s.before, result: &result{oldID: s.oldID, oldTitle: s.oldTitle}})
			}
			byID[id] = append(byID[id], s)
			last = id
		}
	}
	ids := slices.Sorted(maps.Keys(byID))
	timelines := make([]*Timeline, len(ids))
	if err := b.each(len(ids), func(i int) (err error) {
		steps := byID[ids[i]]
		slices.SortStableFunc(steps, func(a, b *step) int { return cmp.Or(cmp.Compare(b.entry, a.entry), cmp.Compare(a.path, b.path)) })
		timelines[i], err = b.timeline(ids[i], steps)
		return err
	}); err != nil {
		return nil, err
	}
	return slices.DeleteFunc(timelines, func(t *Timeline) bool { return len(t.Revisions) == 0 }), nil
}

// timeline makes the revisions of one record. Steps without a change in meaning make none.
func (b *builder) timeline(id string, steps []*step) (*Timeline, error) {
	t := &Timeline{ID: id, Revisions: make([]Revision, 0, len(steps))}
	seen, broken, renamed := false, false, false
	for i := 0; i < len(steps); i++ {
		s, oldPath := steps[i], ""
		if i+1 < len(steps) {
			joined, from, err := b.rename(s, steps[i+1])
			if err != nil {
				return nil, err
			}
			if joined != nil {
				s, oldPath = joined, from
				i++
			}
		}
		entry := &b.log.Entries[s.entry]
		r := Revision{
			Commit: entry.ID, Author: entry.Author.Name, Committed: committed(entry), Subject: subject(entry.Message), Path: s.path, OldPath: oldPath,
			Changes: s.told.changes, Texts: s.told.texts, Moves: s.told.moves,
		}
		unreadable := !s.after.IsZero() && s.newID == ""
		switch {
		case s.after.IsZero():
			r.Kind = Withdrawn
		case unreadable:
			r.Kind, r.Problem = Unreadable, s.problem
		case s.before.IsZero() && !seen:
			r.Kind = Created
		case s.before.IsZero():
			r.Kind = Restored
		case oldPath != "":
			r.Kind = Moved
		default:
			r.Kind = Changed
		}
		if r.Kind == Changed && len(r.Changes) == 0 && !broken {
			continue // formatting alone
		}
		broken = unreadable
		t.Path, t.Withdrawn, t.Title = s.path, s.after.IsZero(), agreement.Localized{}
		if t.Withdrawn {
			t.Title = s.oldTitle
		}
		if !seen || r.Committed.Before(t.FirstSeen) {
			t.FirstSeen = r.Committed
		}
		seen = true
		t.Revisions = append(t.Revisions, r)
		renamed = renamed || oldPath != ""
		standing, err := b.standing(s, t.Facts, renamed, steps[i+1:])
		if err != nil {
			return nil, err
		}
		for _, standing := range standing {
			t.Standing = hold(t.Standing, standing)
		}
	}
	return t, b.present(t, steps)
}

// present puts right whether a record is there. As a rule the last step tells. Where branches of the history disagreed, a merge that takes over one
// side shows nothing, and the side that it left may have been told last: then the files of the newest commit are asked.
func (b *builder) present(t *Timeline, steps []*step) error {
	forked, gone, last := false, false, make(map[string]gitrepo.ID, 1)
	for _, s := range steps {
		forked, gone = forked || last[s.path] != s.before, gone || s.after.IsZero()
		last[s.path] = s.after
	}
	if !forked || !gone || b.options.Present == nil {
		return nil
	}
	for _, path := range slices.Sorted(maps.Keys(last)) {
		there, err := b.options.Present(path)
		if err != nil {
			return err
		}
		if there {
			t.Path, t.Withdrawn, t.Title = path, false, agreement.Localized{}
			return nil
		}
	}
	t.Withdrawn = true
	for _, s := range slices.Backward(steps) {
		if t.Title.IsZero() && s.after.IsZero() {
			t.Title = s.oldTitle
		}
	}
	return nil
}

// standing returns the classes that the version told by s had until the next one, and up to the day for which all is told.
func (b *builder) standing(s *step, facts func() verdict.Facts, renamed bool, later []*step) ([]Standing, error) {
	if s.newID == "" {
		return nil, nil
	}
	until, commit := b.options.Until, b.log.Entries[s.entry].ID
	if ahead := func(s *step) bool { return !until.IsZero() && s.day.After(until) }; ahead(s) {
		// The commit lies in the future, or the day in the past: the record is judged as it is, as of that day. Of several the last counts.
		if len(later) > 0 && later[0].newID != "" && ahead(later[0]) {
			return nil, nil
		}
		record, err := b.record(s.after)
		if err != nil {
			return nil, err
		}
		return standing(record, facts(), until, until, commit), nil
	}
	all := s.result.standing
	if renamed {
		if facts := facts(); len(facts.Lowered)+len(facts.Prolonged) > 0 { // what was rewritten under the old name counts under the new one
			record, err := b.record(s.after)
			if err != nil {
				return nil, err
			}
			all = standing(record, facts, s.day, s.end, commit)
		}
	}
	for i := range all {
		if all[i].Cause == causeCalendar && (all[i].From.After(until) && !until.IsZero() || until.IsZero() && s.last) {
			return all[:i], nil
		}
	}
	return all, nil
}

func (b *builder) record(id gitrepo.ID) (*agreement.Agreement, error) {
	v, err := b.versions.get(b.ctx, id, nil)
	if err != nil {
		return nil, err
	}
	return v.fields().Record(), nil
}

// rename joins the deletion and the addition of one record in one commit: its file was renamed. The two versions stand in different chains, so
// that they have not been compared yet.
func (b *builder) rename(x, y *step) (joined *step, from string, err error) {
	if x.entry != y.entry || x.path == y.path {
		return nil, "", nil
	}
	gone, came := x, y
	if !gone.after.IsZero() {
		gone, came = y, x
	}
	if !gone.after.IsZero() || !came.before.IsZero() || came.newID == "" {
		return nil, "", nil
	}
	joined = &step{entry: came.entry, day: came.day, path: came.path, before: gone.before, after: came.after, last: came.last, result: &result{
		oldID: gone.oldID, newID: came.newID, standing: came.result.standing, end: came.end, reviewed: came.reviewed,
	}}
	if gone.before == came.after {
		return joined, gone.path, nil
	}
	m := &memory{}
	old, err := b.versions.get(b.ctx, gone.before, m)
	if err != nil {
		return nil, "", err
	}
	new, err := b.versions.get(b.ctx, came.after, m)
	if err != nil {
		return nil, "", err
	}
	switch {
	case old.said != nil && new.said != nil:
		joined.told = compare(old.said, new.said, nil, !gone.reviewed)
	case b.options.Complete: // the version under the old name could not be read
		joined.told = comparison{changes: diff.FieldMaps(old.fields(), new.fields())}
	}
	return joined, gone.path, nil
}
