package diff

import (
	"reflect"
	"strconv"
	"strings"

	"seika/generator/agreement"
)

// declarations are the amendments of the new record with their paths as moves have them.
type declarations struct {
	amendments []agreement.Amendment
	paths      []string
	stale      []bool // the old record had the entry too
}

func newDeclarations(old, new *agreement.Agreement) *declarations {
	d := &declarations{amendments: new.Amendments}
	type entry struct {
		path, cause string
		on          agreement.Date
	}
	known := map[entry]bool{}
	for _, a := range old.Amendments {
		known[entry{a.Path, a.Cause, a.On}] = true
	}
	for _, a := range new.Amendments {
		path, ok := canonicalPath(new, a.Path)
		if !ok {
			path, _ = canonicalPath(old, a.Path) // what was removed is only there
		}
		d.paths = append(d.paths, path)
		d.stale = append(d.stale, known[entry{a.Path, a.Cause, a.On}])
	}
	return d
}

// declare finds the amendment that declares m: of the same path or of something that m lies in, with the same values where it gives any. An
// entry that was there before declares a further change only by naming its values.
func (d *declarations) declare(m *Move) {
	best := 0
	for i := range d.amendments {
		a := &d.amendments[i]
		score := 0
		switch {
		case d.paths[i] == m.Path, d.paths[i] == m.OldPath && m.OldPath != "":
			score = 6
		case d.paths[i] != "" && (within(m.Path, d.paths[i]) || within(m.OldPath, d.paths[i])):
			score = 4
		case m.New == "" && a.To == "" && within(d.paths[i], m.Path):
			score = 2 // a value of the item that is gone
		default:
			continue
		}
		named := a.From != "" || a.To != ""
		if !m.says(a.From, m.Old, m.OldUnit) || !m.says(a.To, m.New, "") || d.stale[i] && !named {
			continue
		}
		if !d.stale[i] {
			score++
		}
		if score >= best { // of two alike, the later
			best = score
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

// canonicalPath writes a path of an amendment, in which items stand by their id, their natural key or their number from 0, as field maps
// have it. The second result is false where it leads to nothing in the record; the path then comes back as it is.
func canonicalPath(a *agreement.Agreement, path string) (string, bool) {
	v, p := reflect.ValueOf(a).Elem(), recordPlan
	var out []string
	rest := path
	for rest != "" {
		key, below, _ := strings.Cut(rest, "/")
		s := p.step(key)
		if s == nil {
			return path, false
		}
		out, rest = append(out, key), below
		v = v.Field(s.index)
		switch {
		case rest == "":
		case s.field.List && s.below != nil:
			name, i, length := findItem(v, s.below, rest)
			if i < 0 {
				return path, false
			}
			out, v, p = append(out, name), v.Index(i), s.below
			rest = strings.TrimPrefix(rest[length:], "/")
		case s.below != nil:
			if v.Kind() == reflect.Pointer && v.IsNil() {
				return strings.Join(append(out, rest), "/"), true
			}
			v, p = reflect.Indirect(v), s.below
		case s.field.List:
			return strings.Join(append(out, escape(rest)), "/"), true
		default:
			return strings.Join(append(out, rest), "/"), true
		}
	}
	return strings.Join(out, "/"), len(out) > 0
}

// findItem returns the item that path begins with, what field maps call it, and how much of path its name takes: the longest name, for names
// may contain slashes. The number of an item counts where no name does.
func findItem(list reflect.Value, p *plan, path string) (name string, index, length int) {
	index = -1
	for i, n := range itemNames(list, p) {
		if n == "" {
			continue
		}
		for _, candidate := range []string{n, naturalName(list.Index(i), p)} {
			if len(candidate) > length && within(path, candidate) {
				name, index, length = n, i, len(candidate)
			}
		}
	}
	if index >= 0 {
		return name, index, length
	}
	first, _, _ := strings.Cut(path, "/")
	if i, err := strconv.Atoi(first); err == nil && i >= 0 && i < list.Len() {
		if names := itemNames(list, p); names[i] != "" {
			return names[i], i, len(first)
		}
	}
	return "", -1, 0
}
