package diff

import (
	"slices"
	"strings"

	"seika/generator/agreement"
)

// declarations are the amendments of the new record, found by the paths that moves have.
type declarations struct {
	amendments []agreement.Amendment
	stale      []bool // the old record had the entry too
	byPath     map[string][]int
	paths      []string // the keys of byPath, sorted
}

// maxSamePath bounds how many entries about one path are looked at, the latest. No honest record has as many.
const maxSamePath = 100

func newDeclarations(old, new *agreement.Agreement) *declarations {
	d := &declarations{amendments: new.Amendments, byPath: map[string][]int{}}
	if len(new.Amendments) == 0 {
		return d
	}
	type entry struct {
		path, cause string
		on          agreement.Date
	}
	known := map[entry]bool{}
	for _, a := range old.Amendments {
		known[entry{a.Path, a.Cause, a.On}] = true
	}
	now, before := newResolver(new), newResolver(old)
	for i, a := range new.Amendments {
		path, ok := now.canonical(a.Path)
		if !ok {
			path, _ = before.canonical(a.Path) // what was removed is only there
		}
		if d.byPath[path] == nil {
			d.paths = append(d.paths, path)
		}
		d.byPath[path] = append(d.byPath[path], i)
		d.stale = append(d.stale, known[entry{a.Path, a.Cause, a.On}])
	}
	slices.Sort(d.paths)
	return d
}

// How near an amendment's path is to a move's. An entry that is new counts one more than one that was there before.
const (
	samePath  = 6
	pathAbove = 4
	pathBelow = 2
)

// declare finds the amendment that declares m: of the same path or of something that m lies in, with the same values where it gives any. An
// entry that was there before declares a further change only by naming its values.
func (d *declarations) declare(m *Move) {
	if len(d.paths) == 0 {
		return
	}
	best := 0
	for _, path := range []string{m.Path, m.OldPath} {
		d.ask(m, path, samePath, &best)
		for i := strings.LastIndexByte(path, '/'); i > 0; i = strings.LastIndexByte(path[:i], '/') {
			d.ask(m, path[:i], pathAbove, &best)
		}
	}
	if m.New != "" {
		return
	}
	// An entry about a value of the item that is gone tells of the item, when it says that nothing came instead.
	prefix := m.Path + "/"
	start, _ := slices.BinarySearch(d.paths, prefix)
	for n := 0; n < maxSamePath && start+n < len(d.paths) && strings.HasPrefix(d.paths[start+n], prefix); n++ {
		d.ask(m, d.paths[start+n], pathBelow, &best)
	}
}

// ask looks at the amendments of one path. Of two alike, the later declares.
func (d *declarations) ask(m *Move, path string, nearness int, best *int) {
	list := d.byPath[path]
	for _, i := range list[max(0, len(list)-maxSamePath):] {
		a := &d.amendments[i]
		named := a.From != "" || a.To != ""
		switch {
		case nearness == pathBelow && a.To != "", d.stale[i] && !named, !m.says(a.From, m.Old, m.OldUnit), !m.says(a.To, m.New, ""):
			continue
		}
		score := nearness
		if !d.stale[i] {
			score++
		}
		if score >= *best {
			*best = score
			m.Declared, m.Declaration, m.Amendment, m.DeclaredOn, m.Cause = true, ByAmendment, i, a.On, a.Cause
		}
	}
}

// says reports whether an amendment's value is the one that a move has; an amendment that gives none agrees with any.
func (m *Move) says(stated agreement.Scalar, value, unit string) bool {
	if unit == "" {
		unit = m.Unit
	}
	text := strings.TrimSpace(string(stated))
	return text == "" || canonical(text) == canonical(value) ||
		unit != "" && canonical(strings.TrimSpace(strings.TrimSuffix(text, unit))) == canonical(value)
}
