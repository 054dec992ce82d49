package draft

import (
	"slices"

	"seika/generator/agreement"
	"seika/generator/load"
	"seika/generator/orgname"
	"seika/generator/place"
	"seika/generator/title"
)

// Known are the agreements on record, to be compared with drafts.
type Known struct {
	dir     *Directory
	byPlace map[string][]*Recorded // by the reference of each government party
}

// Recorded is one agreement on record, or one that an earlier row of the list gave.
type Recorded struct {
	*agreement.Agreement
	// File is where it stands, "" for a draft.
	File string
	// Claimed is set where another row of a list is this very agreement.
	Claimed bool
	key     string // its titleKey
}

// NewKnown knows the given records; dir knows their parties.
func NewKnown(records []load.Record, dir *Directory) *Known {
	k := &Known{dir: dir, byPlace: map[string][]*Recorded{}}
	for _, r := range records {
		k.Add(r.Agreement, r.File.Path)
	}
	return k
}

// Add makes a draft or a record known.
func (k *Known) Add(a *agreement.Agreement, file string) {
	r := &Recorded{Agreement: a, File: file, key: k.titleKey(a)}
	for _, ref := range governments(r.Agreement) {
		k.byPlace[ref] = append(k.byPlace[ref], r)
	}
}

func governments(a *agreement.Agreement) []string {
	var refs []string
	for _, p := range a.Parties {
		if _, ok := agreement.GovernmentCode(p.Ref); ok && !slices.Contains(refs, p.Ref) {
			refs = append(refs, p.Ref)
		}
	}
	return refs
}

// Same finds the agreement that a draft is: the same parties, the same title and a date that can be the same day.
func (k *Known) Same(a *agreement.Agreement) *Recorded {
	key := k.titleKey(a)
	for _, r := range k.candidates(a) {
		if sameParties(a, r.Agreement) && sameDay(a, r.Agreement) && r.key == key {
			return r
		}
	}
	return nil
}

// Near finds an agreement on record that a draft may be, and the code of the reason why. One that another row of the list is already is not meant: a list
// that names two agreements means two.
func (k *Known) Near(a *agreement.Agreement) (r *Recorded, certain bool, why string) {
	key := k.titleKey(a)
	for _, r := range k.candidates(a) {
		if r.Claimed {
			continue
		}
		all, some := sameParties(a, r.Agreement), shareParty(a, r.Agreement)
		day, alike := sameDay(a, r.Agreement), title.Similar(key, r.key)
		_, dated := r.Start()
		switch {
		case all && day && alike:
			return r, true, ""
		case all && day && dated && !a.Signed.IsZero():
			return r, false, "duplicate-title"
		case all && alike:
			return r, false, "duplicate-date"
		case some && day && dated && !a.Signed.IsZero() && alike:
			return r, false, "duplicate-parties"
		}
	}
	return nil, false, ""
}

func (k *Known) candidates(a *agreement.Agreement) []*Recorded {
	refs := governments(a)
	if len(refs) == 1 {
		return k.byPlace[refs[0]]
	}
	var out []*Recorded
	for _, ref := range refs {
		for _, r := range k.byPlace[ref] {
			if !slices.Contains(out, r) {
				out = append(out, r)
			}
		}
	}
	return out
}

// partyKeys are the parties of a record, each as a text that is equal for equal parties.
func partyKeys(a *agreement.Agreement) []string {
	var keys []string
	for _, p := range a.Parties {
		key := p.Ref
		if key == "" {
			key, _ = orgname.Key(p.Name.In("ja"))
			key = "name:" + key
		}
		if !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	return keys
}

func sameParties(a, b *agreement.Agreement) bool { return slices.Equal(partyKeys(a), partyKeys(b)) }

// shareParty reports whether two agreements have a partner beside the first government in common.
func shareParty(a, b *agreement.Agreement) bool {
	for _, p := range a.Parties[1:] {
		if p.Ref != "" && slices.ContainsFunc(b.Parties, func(q agreement.Party) bool { return q.Ref == p.Ref }) {
			return true
		}
	}
	return false
}

// sameDay reports whether the signings of two agreements can be one: their dates overlap, or one is not dated.
func sameDay(a, b *agreement.Agreement) bool {
	if a.Signed.IsZero() || b.Signed.IsZero() {
		return true
	}
	return a.Signed.First().Compare(b.Signed.Last()) <= 0 && b.Signed.First().Compare(a.Signed.Last()) <= 0
}

// titleKey is a title without the names of its parties, and without what lists add and leave out.
func (k *Known) titleKey(a *agreement.Agreement) string {
	var names []string
	for _, p := range a.Parties {
		if code, ok := agreement.GovernmentCode(p.Ref); ok {
			if g, ok := place.Lookup(code); ok {
				names = append(names, g.FullName(), g.Name)
			}
			continue
		}
		for _, b := range k.dir.Named(p.Ref) {
			core, _ := orgname.Cut(b)
			names = append(names, b, core)
		}
	}
	return title.Key(a.Title.In("ja"), names)
}
