package history

import (
	"cmp"
	"maps"
	"path"
	"slices"
	"strings"

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
				byID[s.oldID] = append(byID[s.oldID], &step{entry: s.entry, path: s.path, before: s.before, oldID: s.oldID})
			}
			byID[id] = append(byID[id], s)
			last = id
		}
	}
	timelines := make([]*Timeline, 0, len(byID))
	for _, id := range slices.Sorted(maps.Keys(byID)) {
		steps := byID[id]
		slices.SortStableFunc(steps, func(a, b *step) int { return cmp.Or(cmp.Compare(b.entry, a.entry), cmp.Compare(a.path, b.path)) })
		t, err := b.timeline(id, steps)
		if err != nil {
			return nil, err
		}
		if len(t.Revisions) > 0 {
			timelines = append(timelines, t)
		}
	}
	return timelines, nil
}

// timeline makes the revisions of one record. Steps without a change in meaning make none.
func (b *builder) timeline(id string, steps []*step) (*Timeline, error) {
	t := &Timeline{ID: id}
	seen, broken, renamed := false, false, false
	var facts verdict.Facts
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
		t.Path, t.Withdrawn = s.path, s.after.IsZero()
		if !seen || r.Committed.Before(t.FirstSeen) {
			t.FirstSeen = r.Committed
		}
		seen = true
		t.Revisions = append(t.Revisions, r)
		note(&facts, r.Moves)
		renamed = renamed || oldPath != ""
		if renamed && len(facts.Lowered)+len(facts.Prolonged) > 0 && s.newID != "" { // what was rewritten under the old name counts under the new one
			content, err := b.options.Read(s.after)
			if err != nil {
				return nil, err
			}
			s.standing = standing(parse(s.path, content).record, facts, s.from, s.end, entry.ID)
		}
		for _, standing := range s.standing {
			t.Standing = hold(t.Standing, standing)
		}
	}
	return t, nil
}

// rename joins the deletion and the addition of one record in one commit: its file was renamed. The two versions are read once more, because
// they stand in different chains.
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
	joined = &step{
		entry: came.entry, path: came.path, before: gone.before, after: came.after, oldID: gone.oldID, newID: came.newID, standing: came.standing, from: came.from, end: came.end, reviewed: came.reviewed,
	}
	if gone.before == came.after {
		return joined, gone.path, nil
	}
	old, err := b.options.Read(gone.before)
	if err != nil {
		return nil, "", err
	}
	new, err := b.options.Read(came.after)
	if err != nil {
		return nil, "", err
	}
	if a, z := parse(gone.path, old).record, parse(came.path, new).record; a != nil && z != nil {
		joined.told = compare(a, z, nil, !gone.reviewed)
	}
	return joined, gone.path, nil
}
