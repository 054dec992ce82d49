package diff

import (
	"slices"
	"strings"

	"seika/generator/agreement"
	"seika/generator/verdict"
)

// MoveKind is what sort of promise, yardstick or published value was altered.
type MoveKind string

// The kinds of goalpost moves.
const (
	TargetValue          MoveKind = "target-value"          // the value of a target was rewritten
	TargetDate           MoveKind = "target-date"           // the day by which a target is to be reached was rewritten
	TargetSetOn          MoveKind = "target-set-on"         // the day on which a target was set was rewritten; an early one makes it count
	TargetRemoved        MoveKind = "target-removed"        // a target is gone
	TargetRevised        MoveKind = "target-revised"        // a later target was added beside the first
	TargetReplaced       MoveKind = "target-replaced"       // another target stands first, where the signed-day target stands
	PromiseQuantity      MoveKind = "promise-quantity"      // the promised quantity was rewritten
	PromiseDue           MoveKind = "promise-due"           // the promised date was rewritten
	BaselineMoved        MoveKind = "baseline-moved"        // the value to compare with was rewritten or removed
	UnitChanged          MoveKind = "unit-changed"          // an indicator is measured in another unit
	LevelChanged         MoveKind = "level-changed"         // an output became an outcome, or the like
	DirectionFlipped     MoveKind = "direction-flipped"     // what was better is now worse
	ScopeChanged         MoveKind = "scope-changed"         // the values cover something else
	CountingChanged      MoveKind = "counting-changed"      // people or periods are counted otherwise
	IndicatorRemoved     MoveKind = "indicator-removed"     // an indicator is gone
	DeliverableRemoved   MoveKind = "deliverable-removed"   // a deliverable is gone
	EvidenceRemoved      MoveKind = "evidence-removed"      // a source that supported a statement is gone, and nothing took its place
	MeasurementRewritten MoveKind = "measurement-rewritten" // a published value was rewritten in place
	MeasurementRemoved   MoveKind = "measurement-removed"   // a published value is gone
)

// Direction says what a move does to the promise: whether success became easier to show. Neutral is what does neither, or cannot be told.
type Direction string

// The directions.
const (
	Easier  Direction = "easier"
	Harder  Direction = "harder"
	Neutral Direction = "neutral"
)

// The ways in which a record declares a move.
const (
	ByAmendment  = "amendment"  // an entry of amendments names it
	ByRevision   = "revision"   // a later target stands beside the first one
	BySupersedes = "supersedes" // a later measurement says that it corrects this one
)

// CauseCorrected is the cause of an amendment that mends an error of the record. It is shown and is no moved goalpost.
const CauseCorrected = "corrected"

// Move is one alteration of what an agreement is held to.
type Move struct {
	Kind MoveKind `json:"kind"`
	// Path is that of the value or item, in the new record where it is still there.
	Path string `json:"path"`
	// OldPath is the path in the old record where the item is now called otherwise.
	OldPath string `json:"old_path,omitempty"`
	// Subject is the title of the indicator, the deliverable or the source.
	Subject agreement.Localized `json:"subject"`
	// Period is the measured period, of measurements only.
	Period string `json:"period,omitempty"`
	// Old and New are plain text as in records ("1000", "40–45", "2018-03-31", "outcome"); New is "" for what is gone.
	Old string `json:"old,omitempty"`
	New string `json:"new,omitempty"`
	// Unit is the unit of the numbers, OldUnit the one of Old where it was another.
	Unit    string `json:"unit,omitempty"`
	OldUnit string `json:"old_unit,omitempty"`
	// Size is new less old, Percent the same in per cent of old (nil where old is 0); Days is how much later a date lies. Sizes are
	// zero where the two sides cannot be compared.
	Size      agreement.Number `json:"size,omitzero"`
	Percent   *float64         `json:"percent,omitempty"`
	Days      int              `json:"days,omitempty"`
	Direction Direction        `json:"direction"`
	// Claims are the paths of the statements that lost a source, of EvidenceRemoved only.
	Claims []string `json:"claims,omitempty"`

	// Declared reports whether the new record says itself that this changed, Declaration how: ByAmendment, ByRevision, BySupersedes.
	Declared    bool   `json:"declared"`
	Declaration string `json:"declaration,omitempty"`
	// Amendment is the place of the matching entry in the new record's amendments, -1 where there is none; DeclaredOn is its date.
	Amendment  int            `json:"amendment"`
	DeclaredOn agreement.Date `json:"declared_on,omitzero"`
	// Cause is the entry's cause: renegotiated, ended, released or corrected. A measurement that a later one supersedes is corrected.
	Cause string `json:"cause,omitempty"`
	// Drafting is set for a record that nobody had reviewed yet: it was still being written.
	Drafting bool `json:"drafting"`
}

// Counts reports whether m is a moved goalpost: something became easier, or was redefined or taken away so that it can no longer be told.
// Drafting, corrections and whatever became harder do not count.
func (m *Move) Counts() bool {
	if m.Drafting || m.Cause == CauseCorrected {
		return false
	}
	switch m.Direction {
	case Easier:
		return true
	case Harder:
		return false
	}
	switch m.Kind {
	case UnitChanged, LevelChanged, DirectionFlipped, ScopeChanged, CountingChanged, EvidenceRemoved, MeasurementRewritten, MeasurementRemoved:
		return true
	}
	return m.OldUnit != "" // a number in another unit is another promise
}

// Reason is m as a fact of history for the method.
func (m *Move) Reason() verdict.Reason {
	return verdict.Reason{Rule: "goalpost-moved", Text: m.Text(), Paths: []string{m.Path}}
}

// Moves finds the goalpost moves between two versions of a record, in the order of the record. The changes are those of Records(old, new);
// drafting says that the old version was not reviewed yet (and had never been: whoever takes a review back does not draft again).
func Moves(old, new *agreement.Agreement, changes []Change, drafting bool) []Move {
	if old == nil || new == nil || !promises(changes) {
		return nil
	}
	return moves(old, new, Fields(old), Fields(new), drafting)
}

// VersionMoves is Moves for two records that are known by their field maps.
func VersionMoves(old, new *Version, changes []Change, drafting bool) []Move {
	if old == nil || new == nil || !promises(changes) {
		return nil
	}
	return moves(old.Record(), new.Record(), old.Fields, new.Fields, drafting)
}

// promises reports whether any change is of something that can be a goalpost.
func promises(changes []Change) bool {
	return slices.ContainsFunc(changes, func(c Change) bool {
		return strings.HasPrefix(c.Path, "deliverables/") || strings.Contains(c.Path, "evidence/")
	})
}

func moves(old, new *agreement.Agreement, before, after FieldMap, drafting bool) []Move {
	f := &finder{old: old, new: new, renamed: renames(compare(before, after)), taken: map[string]bool{}}
	for _, to := range f.renamed {
		f.taken[to] = true
	}
	f.deliverables()
	f.evidence(rename(before, f.renamed), after)
	d := newDeclarations(old, new)
	for i := range f.moves {
		m := &f.moves[i]
		m.Drafting = drafting
		d.declare(m)
	}
	return f.moves
}

// finder walks the promises of both versions side by side.
type finder struct {
	old, new *agreement.Agreement
	renamed  map[string]string // paths of items that are now called otherwise
	taken    map[string]bool   // what they are called now
	moves    []Move
}

func (f *finder) add(m Move) {
	m.Amendment = -1
	f.moves = append(f.moves, m)
}

func (f *finder) deliverables() {
	was, is := named(f.old.Deliverables, deliverablePlan), named(f.new.Deliverables, deliverablePlan)
	for _, name := range was.names {
		path := "deliverables/" + name
		old, new := was.item[name], is.item[name]
		if new == nil {
			f.add(Move{Kind: DeliverableRemoved, Path: path, Subject: titled(old.Title, old.ID), Old: titled(old.Title, old.ID).In("ja"), Direction: Easier})
			continue
		}
		f.promise(path, old, new)
		f.indicators(path, old, new)
	}
}

// titled is a title, or the id of what has none.
func titled(title agreement.Localized, id string) agreement.Localized {
	if title.IsZero() {
		return agreement.L(id, id)
	}
	return title
}

func (f *finder) promise(path string, old, new *agreement.Deliverable) {
	subject := titled(old.Title, old.ID)
	a, b := old.Promised.Quantity, new.Promised.Quantity
	m := Move{Kind: PromiseQuantity, Path: path + "/promised/quantity/value", Subject: subject, Old: string(a.Value), New: string(b.Value), Unit: b.Unit, Direction: Neutral}
	switch {
	case a.Value.IsZero():
	case b.Value.IsZero():
		m.Unit, m.Direction = a.Unit, Easier
		f.add(m)
	case a.Unit != b.Unit:
		m.OldUnit = a.Unit
		f.add(m)
	case !sameNumber(a.Value, b.Value):
		m.measure(rational(a.Value), rational(b.Value), false)
		f.add(m)
	}

	from, fromKey := deadline(&old.Promised)
	to, toKey := deadline(&new.Promised)
	if from.IsZero() || old.Promised.Due == new.Promised.Due && old.Promised.Period == new.Promised.Period {
		return
	}
	due := Move{Kind: PromiseDue, Path: path + "/promised/" + fromKey, Subject: subject, Old: promiseText(&old.Promised, fromKey), New: promiseText(&new.Promised, toKey)}
	if due.New != "" && fromKey != toKey {
		due.Path = path + "/promised/" + toKey
	}
	if due.postpone(from, to) {
		f.add(due)
	}
}

// deadline returns the day by which a promise is due, the last that its date can mean, and the key that says so.
func deadline(p *agreement.Promise) (agreement.Date, string) {
	if !p.Due.IsZero() {
		return p.Due.Last(), "due"
	}
	return p.Period.Last(), "period"
}

func promiseText(p *agreement.Promise, key string) string {
	if key == "due" {
		return p.Due.String()
	}
	return p.Period.String()
}

// namedItems are the items of a list by the names that paths give them.
type namedItems[T any] struct {
	names []string // in the order of the list
	item  map[string]*T
}

func named[T any](list []T, p *plan) namedItems[T] {
	n := namedItems[T]{item: make(map[string]*T, len(list))}
	for i, name := range listNames(list, p) {
		if name != "" {
			n.names = append(n.names, name)
			n.item[name] = &list[i]
		}
	}
	return n
}
