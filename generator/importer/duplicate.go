package importer

import (
	"regexp"
	"slices"
	"strings"

	"seika/generator/agreement"
	"seika/generator/jatext"
	"seika/generator/load"
	"seika/generator/orgname"
	"seika/generator/place"
)

// known are the agreements on record, to be compared with drafts.
type known struct {
	dir     *directory
	byPlace map[string][]*recorded // by the reference of each government party
}

// recorded is one agreement on record, or one that an earlier row of the list gave.
type recorded struct {
	*agreement.Agreement
	file    string
	claimed bool   // a row of this list is this very agreement
	key     string // its titleKey
}

func newKnown(records []load.Record, dir *directory) *known {
	k := &known{dir: dir, byPlace: map[string][]*recorded{}}
	for _, r := range records {
		k.add(r.Agreement, r.File.Path)
	}
	return k
}

func (k *known) add(a *agreement.Agreement, file string) {
	r := &recorded{Agreement: a, file: file, key: k.titleKey(a)}
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

// same finds the agreement that a draft is: the same parties, the same title and a date that can be the same day.
func (k *known) same(a *agreement.Agreement) *recorded {
	title := k.titleKey(a)
	for _, r := range k.candidates(a) {
		if sameParties(a, r.Agreement) && sameDay(a, r.Agreement) && r.key == title {
			return r
		}
	}
	return nil
}

// near finds an agreement on record that a draft may be, and the code of the reason why. One that another row of the list is already is not meant: a list
// that names two agreements means two.
func (k *known) near(a *agreement.Agreement) (r *recorded, certain bool, why string) {
	key := k.titleKey(a)
	for _, r := range k.candidates(a) {
		if r.claimed {
			continue
		}
		all, some := sameParties(a, r.Agreement), shareParty(a, r.Agreement)
		day, title := sameDay(a, r.Agreement), similar(key, r.key)
		_, dated := r.Start()
		switch {
		case all && day && title:
			return r, true, ""
		case all && day && dated && !a.Signed.IsZero():
			return r, false, "duplicate-title"
		case all && title:
			return r, false, "duplicate-date"
		case some && day && dated && !a.Signed.IsZero() && title:
			return r, false, "duplicate-parties"
		}
	}
	return nil, false, ""
}

func (k *known) candidates(a *agreement.Agreement) []*recorded {
	refs := governments(a)
	if len(refs) == 1 {
		return k.byPlace[refs[0]]
	}
	var out []*recorded
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

var (
	titleNoise  = regexp.MustCompile(`に関する|について|における|に係る|に関し|締結|[\s「」『』()（）\[\]・、。,.~〜/-]`)
	titleEnding = regexp.MustCompile(`協定書$`)
)

// titleKey is a title without what lists add and leave out: the names of the parties, particles, brackets.
func (k *known) titleKey(a *agreement.Agreement) string {
	s := jatext.Squeeze(orgname.Expand(jatext.Fold(a.Title.In("ja"))))
	var names []string
	for _, p := range a.Parties {
		if code, ok := agreement.GovernmentCode(p.Ref); ok {
			if g, ok := place.Lookup(code); ok {
				names = append(names, g.FullName(), g.Name)
			}
			continue
		}
		for _, b := range k.dir.named(p.Ref) {
			core, _ := orgname.Cut(b)
			names = append(names, b, core)
		}
	}
	slices.SortFunc(names, func(a, b string) int { return len(b) - len(a) })
	for _, name := range names {
		if len([]rune(name)) >= 2 {
			for _, joint := range []string{"と" + name + "との", "と" + name + "の", name + "との", name + "と", name + "の", name} {
				s = strings.ReplaceAll(s, joint, "")
			}
		}
	}
	s = titleEnding.ReplaceAllString(s, "協定")
	return titleNoise.ReplaceAllString(s, "")
}

// similar reports whether two titles name one thing: one is part of the other, or nearly all of their pairs of characters are common.
// Different numbers in them (その1, その2) make them different.
func similar(a, b string) bool {
	if a == b {
		return true
	}
	if digitsOf(a) != digitsOf(b) {
		return false
	}
	x, y := []rune(a), []rune(b)
	if len(x) > len(y) {
		x, y = y, x
		a, b = b, a
	}
	if len(x) >= 4 && strings.Contains(b, a) {
		return true
	}
	if len(x) < 4 {
		return false
	}
	pairs := map[[2]rune]int{}
	for i := range len(x) - 1 {
		pairs[[2]rune{x[i], x[i+1]}]++
	}
	common := 0
	for i := range len(y) - 1 {
		if p := [2]rune{y[i], y[i+1]}; pairs[p] > 0 {
			pairs[p]--
			common++
		}
	}
	return 2*common*100 >= 85*(len(x)+len(y)-2)
}

func digitsOf(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || jatext.KanjiDigits[r] > 0 && r != '一' {
			return r
		}
		return -1
	}, s)
}
