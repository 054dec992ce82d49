package diff

import (
	"slices"
	"strings"

	"seika/generator/agreement"
	"seika/generator/verdict"
)

// Item is one record of a data set.
type Item struct {
	Agreement *agreement.Agreement
	// Verdict is what the method says of it, nil where it was not judged. Both sides of a comparison should be judged as of one day, or else
	// the passing of time shows as a change.
	Verdict *verdict.Verdict
	// Reviewed is set where history knows that a second person had reviewed the record at some time, whatever it says now: a review that
	// was taken back does not make a record a draft again.
	Reviewed bool
}

// drafting reports whether nobody had reviewed the record yet.
func (i *Item) drafting() bool { return !i.Reviewed && Unreviewed(i.Agreement) }

// Unreviewed reports whether a record says that no second person has checked it.
func Unreviewed(a *agreement.Agreement) bool { return unreviewed(string(a.Review.State)) }

// Unreviewed is the same for a record that is known by its field map.
func (m FieldMap) Unreviewed() bool { return unreviewed(m.Get("review/state")) }

func unreviewed(state string) bool { return state != "reviewed" && state != "disputed" }

// RecordKind is what became of a record as a whole.
type RecordKind string

// The kinds of differences of records.
const (
	RecordNew       RecordKind = "new"
	RecordWithdrawn RecordKind = "withdrawn" // it is no longer there under any id
	RecordRenamed   RecordKind = "renamed"   // another id has the old one among its aliases
	RecordMerged    RecordKind = "merged"    // another record, which was there before, has its id among its aliases
	RecordChanged   RecordKind = "changed"
)

// SetDiff is the difference of two data sets: the records that differ, sorted by id.
type SetDiff struct {
	Records []RecordDiff `json:"records"`
	// Register is what Registers found; Sets leaves it empty.
	Register []EntryDiff `json:"register,omitempty"`
}

// RecordDiff is the difference of one record.
type RecordDiff struct {
	// ID is the id that the record has now; of a record that is withdrawn or merged, the one it had.
	ID    string              `json:"id"`
	Title agreement.Localized `json:"title"`
	Kind  RecordKind          `json:"kind"`
	// OldID is the former id of a renamed record, Into the record that a merged one went into.
	OldID string `json:"old_id,omitempty"`
	Into  string `json:"into,omitempty"`
	// Ended is set where only the new version says that the agreement is over; EndedOn is the day, zero where none is given.
	Ended   bool           `json:"ended,omitempty"`
	EndedOn agreement.Date `json:"ended_on,omitzero"`
	// Changes are all changes of its values, each with its Text. A record that came or went has none.
	Changes []Change        `json:"changes,omitempty"`
	Moves   []DescribedMove `json:"moves,omitempty"`
	// Verdict is set where the class changed, or where a record with one came or went.
	Verdict *VerdictChange `json:"verdict,omitempty"`
	Results []ResultChange `json:"results,omitempty"`
	// FlagsSet and FlagsCleared are the flags of the verdict that came and went.
	FlagsSet     []string `json:"flags_set,omitempty"`
	FlagsCleared []string `json:"flags_cleared,omitempty"`
	// EvidenceAdded and EvidenceRemoved are the sources that came and went.
	EvidenceAdded   []Source `json:"evidence_added,omitempty"`
	EvidenceRemoved []Source `json:"evidence_removed,omitempty"`
}

// DescribedMove is a goalpost move with what is said of it.
type DescribedMove struct {
	Move
	Text            agreement.Localized `json:"text"`
	DeclarationText agreement.Localized `json:"declaration_text"`
	Counts          bool                `json:"counts"`
}

// Source is a piece of evidence that came or went.
type Source struct {
	ID    string                 `json:"id"`
	Type  agreement.EvidenceType `json:"type"`
	Grade agreement.Grade        `json:"grade,omitzero"`
	Title string                 `json:"title,omitempty"`
	URL   string                 `json:"url"`
}

// Empty reports whether nothing changed in meaning.
func (d *SetDiff) Empty() bool { return len(d.Records)+len(d.Register) == 0 }

// Of returns the records of one kind.
func (d *SetDiff) Of(kind RecordKind) []*RecordDiff {
	return d.where(func(r *RecordDiff) bool { return r.Kind == kind })
}

// Ended returns the records whose agreements ended.
func (d *SetDiff) Ended() []*RecordDiff { return d.where(func(r *RecordDiff) bool { return r.Ended }) }

func (d *SetDiff) where(holds func(*RecordDiff) bool) (list []*RecordDiff) {
	for i := range d.Records {
		if holds(&d.Records[i]) {
			list = append(list, &d.Records[i])
		}
	}
	return list
}

// Sets compares two data sets. Records are matched by their id, then by the aliases of the new one. Records in which nothing changed in
// meaning, verdict included, do not appear.
func Sets(old, new []Item) SetDiff {
	var d SetDiff
	add := func(r RecordDiff, differs bool) {
		if differs {
			d.Records = append(d.Records, r)
		}
	}
	m := match(old, new)
	for i := range old {
		if old[i].Agreement == nil {
			continue
		}
		k := m.partner[i]
		switch {
		case k < 0:
			add(gone(&old[i], RecordWithdrawn), true)
		case m.merged[i]:
			r := gone(&old[i], RecordMerged)
			r.Into = new[k].Agreement.ID
			add(r, true)
		default:
			add(both(&old[i], &new[k]))
		}
	}
	for k := range new {
		if new[k].Agreement != nil && !m.taken[k] {
			add(come(&new[k]), true)
		}
	}
	slices.SortStableFunc(d.Records, func(a, b RecordDiff) int { return strings.Compare(a.ID, b.ID) })
	return d
}

// matching tells which old item is which new one.
type matching struct {
	partner []int  // by old index, -1 for none
	merged  []bool // by old index: the partner is another record's too
	taken   []bool // by new index
}

func match(old, new []Item) matching {
	m := matching{make([]int, len(old)), make([]bool, len(old)), make([]bool, len(new))}
	byID := map[string][]int{}
	byAlias := map[string]int{}
	for k := range new {
		a := new[k].Agreement
		if a == nil {
			continue
		}
		byID[a.ID] = append(byID[a.ID], k)
		for _, alias := range a.Aliases {
			if _, ok := byAlias[alias]; !ok {
				byAlias[alias] = k
			}
		}
	}
	for i := range old {
		m.partner[i] = -1
		if a := old[i].Agreement; a != nil && len(byID[a.ID]) > 0 { // two records of one id are matched in their order
			m.partner[i] = byID[a.ID][0]
			byID[a.ID] = byID[a.ID][1:]
			m.taken[m.partner[i]] = true
		}
	}
	for i := range old {
		if a := old[i].Agreement; a != nil && m.partner[i] < 0 {
			if k, ok := byAlias[a.ID]; ok {
				m.partner[i], m.merged[i] = k, m.taken[k]
				m.taken[k] = true
			}
		}
	}
	return m
}

func titleOf(a *agreement.Agreement) agreement.Localized { return titled(a.Title, a.ID) }

// gone is the difference of a record that is only in the old set.
func gone(old *Item, kind RecordKind) RecordDiff {
	r := RecordDiff{ID: old.Agreement.ID, Title: titleOf(old.Agreement), Kind: kind}
	if old.Verdict != nil {
		r.Verdict = &VerdictChange{Old: decision(old.Verdict)}
	}
	return r
}

// come is the difference of a record that is only in the new set.
func come(new *Item) RecordDiff {
	a := new.Agreement
	r := RecordDiff{ID: a.ID, Title: titleOf(a), Kind: RecordNew, EvidenceAdded: missing(&agreement.Agreement{}, a)}
	if new.Verdict != nil {
		r.Verdict = &VerdictChange{New: decision(new.Verdict)}
		r.Results = results(nil, new)
	}
	return r
}

// both is the difference of two versions of a record, and whether there is any.
func both(old, new *Item) (RecordDiff, bool) {
	a, b := old.Agreement, new.Agreement
	r := RecordDiff{ID: b.ID, Title: titleOf(b), Kind: RecordChanged}
	before, after := Fields(a), Fields(b)
	changes := FieldMaps(before, after)
	if a.ID != b.ID {
		r.Kind, r.OldID = RecordRenamed, a.ID
		changes = slices.DeleteFunc(changes, func(c Change) bool { return c.Path == "id" || c.Path == "aliases/"+escape(a.ID) })
	}
	for i := range changes {
		changes[i].Text = Describe(before, after, changes[i])
	}
	r.Changes = changes
	for _, m := range Moves(a, b, changes, old.drafting()) {
		r.Moves = append(r.Moves, DescribedMove{m, m.Text(), m.DeclarationText(), m.Counts()})
	}
	if r.Ended = over(b) && !over(a); r.Ended && b.Ended != nil {
		r.EndedOn = b.Ended.On
	}
	r.EvidenceAdded, r.EvidenceRemoved = missing(a, b), missing(b, a)
	if old.Verdict != nil && new.Verdict != nil {
		r.judge(old, new)
	}
	differs := r.Kind == RecordRenamed || len(changes) > 0 || r.Verdict != nil || len(r.Results)+len(r.FlagsSet)+len(r.FlagsCleared) > 0
	return r, differs
}

// over reports whether the record says that the agreement is no longer in force.
func over(a *agreement.Agreement) bool {
	return a.Ended != nil || a.State == agreement.StateEnded || a.State == agreement.StateDissolved
}

// missing returns the sources of b that a does not have.
func missing(a, b *agreement.Agreement) (list []Source) {
	known := make(map[string]bool, len(a.Evidence))
	for i := range a.Evidence {
		known[a.Evidence[i].ID] = true
	}
	for i := range b.Evidence {
		if e := &b.Evidence[i]; !known[e.ID] {
			list = append(list, Source{ID: e.ID, Type: e.Type, Grade: b.Grade(e), Title: e.Title, URL: e.URL})
		}
	}
	return list
}
