package diff

import (
	"strings"

	"seika/generator/agreement"
)

// Kind is what happened to a value.
type Kind string

// The kinds of changes.
const (
	Added   Kind = "added"
	Removed Kind = "removed"
	Changed Kind = "changed"
)

// Change is one difference between two versions of a record: of a value, of a whole item of a list that came or went, or of the order of a
// list.
type Change struct {
	// Path is that of a Field, of an item of a list of objects ("deliverables/d1"), or of an order ("…/targets/@order").
	Path string `json:"path"`
	// Item is the path of the innermost item of a list that the value belongs to, or the path itself for an item; "" outside of lists.
	Item string `json:"item,omitempty"`
	Kind Kind   `json:"kind"`
	// Old and New are plain text, "" on the side where nothing is stated. Of an item they hold its own simple values, "key: value; …".
	Old string `json:"old,omitempty"`
	New string `json:"new,omitempty"`
	// EffectiveOn is the date that the record itself gives to what changed: the day of an event, the end of a measured period, the day an
	// amendment took effect. Zero where it gives none.
	EffectiveOn agreement.Date `json:"effective_on,omitzero"`
	// Leaves are all values of an item that came or went, with their full paths; nil for a single value.
	Leaves FieldMap `json:"leaves,omitempty"`
	// Text is what Describe says. Only Sets fills it.
	Text agreement.Localized `json:"text,omitzero"`
}

// Records returns how record new differs from record old, in the order of the field table. Nothing comes back where both say the same. A
// nil record states nothing.
func Records(old, new *agreement.Agreement) []Change {
	return FieldMaps(Fields(old), Fields(new))
}

// FieldMaps is Records for two records that are known by their field maps.
func FieldMaps(old, new FieldMap) []Change {
	changes := compare(old, new)
	if renamed := renames(changes); len(renamed) > 0 {
		old = rename(old, renamed)
		changes = compare(old, new)
	}
	finish(changes, old, new)
	return changes
}

// comparison walks two maps side by side.
type comparison struct {
	old, new FieldMap
	changes  []Change
	// whole are the places in changes of the items that are being collected, -1 for none.
	wholeOld, wholeNew int
}

func compare(old, new FieldMap) []Change {
	c := &comparison{old: old, new: new, wholeOld: -1, wholeNew: -1}
	i, j := 0, 0
	for i < len(old) || j < len(new) {
		switch {
		case j == len(new) || i < len(old) && old[i].Path < new[j].Path:
			c.one(old[i], Removed, new, &c.wholeOld)
			i++
		case i == len(old) || old[i].Path > new[j].Path:
			c.one(new[j], Added, old, &c.wholeNew)
			j++
		default:
			if a, b := old[i], new[j]; a.Value != b.Value {
				c.both(a, b)
			}
			i++
			j++
		}
	}
	return c.changes
}

func (c *comparison) both(a, b Field) {
	if strings.HasSuffix(a.Path, "/"+orderName) {
		was, is := commonOrder(a.Value, b.Value)
		if was != is {
			c.changes = append(c.changes, Change{Path: a.Path, Kind: Changed, Old: was, New: is})
		}
		return
	}
	if !sameValue(fieldAt(a.Path), a.Value, b.Value) {
		c.changes = append(c.changes, Change{Path: a.Path, Kind: Changed, Old: a.Value, New: b.Value})
	}
}

// sameValue reports whether two unequal texts say the same in a field: numbers are compared by their value.
func sameValue(f *agreement.Field, a, b string) bool {
	return a == b || f != nil && (f.Type == agreement.TypeNumber || f.Type == agreement.TypeScalar) && canonical(a) == canonical(b)
}

// commonOrder returns the order of the items that stand in both lists. Whatever came or went is a change of its own.
func commonOrder(old, new string) (was, is string) {
	a, b := strings.Split(old, "/"), strings.Split(new, "/")
	keep := func(list, other []string) string {
		in := make(map[string]bool, len(other))
		for _, name := range other {
			in[name] = true
		}
		var kept []string
		for _, name := range list {
			if in[name] {
				kept = append(kept, name)
			}
		}
		return strings.Join(kept, "/")
	}
	return keep(a, b), keep(b, a)
}

// one adds a value that only one side has: as part of the outermost item that the other side lacks altogether, or by itself.
func (c *comparison) one(f Field, kind Kind, other FieldMap, whole *int) {
	if *whole >= 0 && strings.HasPrefix(f.Path, c.changes[*whole].Path+"/") {
		c.leaf(*whole, f)
		return
	}
	*whole = -1
	if strings.HasSuffix(f.Path, "/"+orderName) {
		if !c.lackedItem(f.Path, kind, other, whole) {
			return // an order that only one side has comes from items that came or went
		}
		c.leaf(*whole, f)
		return
	}
	if c.lackedItem(f.Path, kind, other, whole) {
		c.leaf(*whole, f)
		return
	}
	change := Change{Path: f.Path, Kind: kind}
	if kind == Added {
		change.New = f.Value
	} else {
		change.Old = f.Value
	}
	c.changes = append(c.changes, change)
}

// lackedItem opens a change for the outermost item around path that the other side lacks.
func (c *comparison) lackedItem(path string, kind Kind, other FieldMap, whole *int) bool {
	for _, p := range places(path) {
		if p.item && p.field.Object != nil && p.path != path && !other.has(p.path) {
			*whole = len(c.changes)
			c.changes = append(c.changes, Change{Path: p.path, Kind: kind})
			return true
		}
	}
	return false
}

func (c *comparison) leaf(whole int, f Field) {
	if !strings.HasSuffix(f.Path, "/"+orderName) {
		c.changes[whole].Leaves = append(c.changes[whole].Leaves, f)
	}
}
