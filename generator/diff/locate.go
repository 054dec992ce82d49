package diff

import "seika/generator/agreement"

// Locator finds places of one record by either form of their path: with the names of items, as field maps and amendments have them
// ("deliverables/d1/promised/due"), or with their numbers, as findings have them ("deliverables/0/promised/due"). It is not safe for
// concurrent use.
type Locator struct{ resolver *resolver }

// NewLocator returns a locator of places in a.
func NewLocator(a *agreement.Agreement) *Locator { return &Locator{newResolver(a)} }

// Locate returns a path in both forms. Where the record has no such place, ok is false and both name the nearest thing around it that is there, ""
// for the record itself.
func (l *Locator) Locate(path string) (names, numbers string, ok bool) {
	return l.resolver.follow(path)
}

// Declared reports whether new says by an amendment that it changed c, a change from old to new, and whether nothing but an error of the
// record was mended by it. Moves are judged by Move.Declared.
func Declared(old, new *agreement.Agreement, c Change) (declared, corrected bool) {
	m := Move{Path: c.Path, Amendment: -1}
	if c.Leaves == nil {
		m.Old, m.New = c.Old, c.New
	}
	newDeclarations(old, new).declare(&m)
	return m.Declared, m.Cause == CauseCorrected
}
