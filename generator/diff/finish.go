package diff

import (
	"fmt"
	"slices"
	"strings"

	"seika/generator/agreement"
)

// finish adds to each change what follows from its place, and puts all in reading order: by the field table, items of one list by date.
func finish(changes []Change, old, new FieldMap) {
	keys := make(map[string]string, len(changes))
	for i := range changes {
		c := &changes[i]
		side := new
		if c.Kind == Removed {
			side = old
		}
		at := places(c.Path)
		for _, p := range at {
			if p.item && p.field.Object != nil && p.name != orderName {
				c.Item = p.path
			}
			if on := dateOf(side, p); !on.IsZero() {
				c.EffectiveOn = on
			}
		}
		if c.Leaves != nil {
			text := ownValues(c, at[len(at)-1].field.Object)
			if c.Kind == Removed {
				c.Old = text
			} else {
				c.New = text
			}
		}
		keys[c.Path] = readingKey(side, at)
	}
	slices.SortStableFunc(changes, func(a, b Change) int {
		if c := strings.Compare(keys[a.Path], keys[b.Path]); c != 0 {
			return c
		}
		return strings.Compare(a.Path, b.Path)
	})
}

// effectiveKeys are the keys that say when the things happened that an object is about, by its name in the field table.
var effectiveKeys = map[string]string{
	"ending": "on", "event": "on", "stage": "on", "activation": "on", "replication": "on", "response": "on", "amendment": "on", "review": "on",
	"target": "set_on", "measurement": "period", "baseline": "period", "burden": "period", "evidence": "published",
}

// dateOf returns the date that the record gives to the object at p, of a period its last day; of the date of signing that date itself.
func dateOf(m FieldMap, p place) agreement.Date {
	path := p.path
	switch {
	case path == "signed":
	case p.field.Object == nil || p.field.List && !p.item:
		return agreement.Date{}
	default:
		key, ok := effectiveKeys[p.field.Object.Name]
		if !ok {
			return agreement.Date{}
		}
		path += "/" + key
	}
	text := m.Get(path)
	if d, err := agreement.ParseDate(text); err == nil {
		return d
	}
	if period, err := agreement.ParsePeriod(text); err == nil {
		return period.Last()
	}
	return agreement.Date{}
}

// ownValues writes the simple values of an item in the order of the field table: "period: FY2017; value: 36.2".
func ownValues(c *Change, o *agreement.Object) string {
	var parts []string
	for i := range o.Fields {
		f := &o.Fields[i]
		value := c.leaf(f.Key)
		if f.List && f.Object == nil {
			var all []string
			for _, item := range c.Leaves.below(c.Path + "/" + f.Key) {
				all = append(all, item.Value)
			}
			value = strings.Join(all, ", ")
		}
		if value != "" {
			parts = append(parts, f.Key+": "+value)
		}
	}
	return strings.Join(parts, "; ")
}

// readingKey is a text by which changes sort: keys by their place in the field table, items by their date and name.
func readingKey(m FieldMap, at []place) string {
	var b strings.Builder
	for _, p := range at {
		switch {
		case p.item && p.name == orderName: // before the items
		case p.item:
			on := "9999"
			if d := dateOf(m, p); !d.IsZero() {
				on = d.First().String()
			}
			fmt.Fprintf(&b, "%s %s", on, p.name)
		case p.lang:
			b.WriteString(map[string]string{"ja": "0", "en": "1"}[p.name])
		default:
			fmt.Fprintf(&b, "%03d", p.rank)
		}
		b.WriteByte(0)
	}
	return b.String()
}
