package history

import (
	"slices"
	"strings"
	"time"

	"seika/generator/agreement"
	"seika/generator/diff"
	"seika/generator/gitrepo"
	"seika/generator/verdict"
)

// History is the past of all records up to one commit.
type History struct {
	Certificate Certificate
	// Timelines are the records that exist or existed, by id in alphabetical order.
	Timelines []*Timeline
}

// Timeline returns the timeline of the record with that id, nil where history has none.
func (h *History) Timeline(id string) *Timeline {
	if h == nil {
		return nil
	}
	i, ok := slices.BinarySearchFunc(h.Timelines, id, func(t *Timeline, id string) int { return strings.Compare(t.ID, id) })
	if !ok {
		return nil
	}
	return h.Timelines[i]
}

// Timeline is the past of one record.
type Timeline struct {
	ID string `json:"id"`
	// Path is where the record stands, or stood last.
	Path string `json:"path"`
	// FirstSeen is when the record was first committed.
	FirstSeen time.Time `json:"first_seen"`
	// Withdrawn is set when the record no longer exists; Title is what it was called then, and zero for a record that exists.
	Withdrawn bool                `json:"withdrawn,omitzero"`
	Title     agreement.Localized `json:"title,omitzero"`
	// Revisions are in the order of the history, the first one first.
	Revisions []Revision `json:"revisions"`
	// Standing is the class of the verdict over time, from the day the record was first seen.
	Standing []Standing `json:"standing,omitempty"`
}

// The kinds of revisions.
const (
	Created    = "created"
	Changed    = "changed"
	Moved      = "moved"      // the file was renamed; the record is the same
	Withdrawn  = "withdrawn"  // the file was deleted
	Restored   = "restored"   // the file came back
	Unreadable = "unreadable" // the version cannot be read as a record
)

// Revision is one commit that changed the meaning of a record.
type Revision struct {
	Kind      string     `json:"kind"`
	Commit    gitrepo.ID `json:"commit"`
	Author    string     `json:"author"`
	Committed time.Time  `json:"committed"`
	Subject   string     `json:"subject,omitempty"` // first line of the commit's message
	Path      string     `json:"path"`
	// OldPath is where the record stood before, for Moved.
	OldPath string `json:"old_path,omitempty"`
	// Problem says why an Unreadable version cannot be read.
	Problem agreement.Localized `json:"problem,omitzero"`
	Changes []diff.Change       `json:"changes,omitempty"`
	// Texts are the changes in words, in the same order.
	Texts []agreement.Localized `json:"-"`
	Moves []diff.Move           `json:"moves,omitempty"`
}

// Standing is a class that holds from a day on, until the next.
type Standing struct {
	From  agreement.Date `json:"from"`
	Class verdict.Class  `json:"class"`
	// Cause is "commit" where a revision changed the class and "calendar" where a day did: a deadline passed without a commit.
	Cause  string     `json:"cause"`
	Commit gitrepo.ID `json:"commit,omitzero"`
}

// Moves returns the goalpost moves of the timeline, the first one first, with the revision each belongs to.
func (t *Timeline) Moves() (moves []diff.Move, revisions []*Revision) {
	if t == nil {
		return nil, nil
	}
	for i := range t.Revisions {
		for _, m := range t.Revisions[i].Moves {
			moves, revisions = append(moves, m), append(revisions, &t.Revisions[i])
		}
	}
	return moves, revisions
}

// Facts returns what the history adds to a record for the method: the goalpost moves that count and that no amendment declares, and the
// targets that were rewritten to ask for less, or later. Amendments can declare that; they cannot make the new one that of the signing day.
func (t *Timeline) Facts() verdict.Facts {
	var facts verdict.Facts
	moves, _ := t.Moves()
	note(&facts, moves)
	return facts
}

// note adds what moves tell the method.
func note(facts *verdict.Facts, moves []diff.Move) {
	for i := range moves {
		m := &moves[i]
		if !m.Counts() {
			continue
		}
		if !m.Declared {
			facts.Moves = append(facts.Moves, m.Reason())
		}
		indicator, _, ok := strings.Cut(m.Path, "/targets/")
		if !ok || m.Direction != diff.Easier {
			continue
		}
		switch m.Kind {
		case diff.TargetValue:
			if was, err := agreement.ParseNumber(m.Old); err == nil {
				facts.Lowered = append(facts.Lowered, verdict.LoweredTarget{Indicator: indicator, Was: was})
			}
		case diff.TargetDate:
			if was, err := agreement.ParseDate(m.Old); err == nil {
				facts.Prolonged = append(facts.Prolonged, verdict.ProlongedTarget{Indicator: indicator, Was: was})
			}
		}
	}
}
