package diff

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"seika/generator/agreement"
)

// itemNames returns what a path calls each item of a list of objects, escaped; "" for an item that states nothing.
func itemNames(v reflect.Value, p *plan) []string {
	names := make([]string, v.Len())
	seen := make(map[string]int, len(names))
	for i := range names {
		item := v.Index(i)
		if !states(item, p) {
			continue
		}
		name := escape(naturalName(item, p))
		seen[name]++
		if n := seen[name]; n > 1 || name == "" {
			name += "#" + strconv.Itoa(n)
		}
		names[i] = name
	}
	return names
}

// listNames is itemNames of a slice.
func listNames[T any](list []T, p *plan) []string { return itemNames(reflect.ValueOf(list), p) }

// naturalName is what tells an item apart: its id, or the values of its natural key joined by commas; "" where it has neither.
func naturalName(item reflect.Value, p *plan) string {
	for _, alternative := range p.natural {
		if item.Field(alternative[0]).IsZero() && len(p.natural) > 1 {
			continue
		}
		if len(alternative) == 1 {
			return keyText(item.Field(alternative[0]))
		}
		parts := make([]string, len(alternative))
		for i, at := range alternative {
			parts[i] = keyText(item.Field(at))
		}
		if name := strings.Join(parts, ","); len(name) >= len(parts) { // more than commas
			return name
		}
	}
	return ""
}

func keyText(v reflect.Value) string {
	switch x := v.Addr().Interface().(type) {
	case *agreement.Date:
		return x.String()
	case *agreement.Period:
		return x.String()
	case *agreement.Localized:
		return x.In("ja")
	case *agreement.Scalar:
		return canonical(string(*x))
	}
	return v.String()
}

// states reports whether an object states anything.
func states(v reflect.Value, p *plan) bool {
	for i := range p.steps {
		s := &p.steps[i]
		f := v.Field(s.index)
		switch {
		case f.IsZero():
		case f.Kind() == reflect.Pointer:
			if states(f.Elem(), s.below) {
				return true
			}
		case s.field.List:
			for k := range f.Len() {
				if s.below == nil && scalarText(f.Index(k), s.field) != "" || s.below != nil && states(f.Index(k), s.below) {
					return true
				}
			}
		case s.below != nil:
			if states(f, s.below) {
				return true
			}
		default:
			return true
		}
	}
	return false
}

// readingOrder returns the order of a list in which the method reads it, names joined by slashes; "" where no order is read or the dates
// of the items tell it.
func readingOrder(v reflect.Value, names []string) string {
	var order []int
	tie := false
	switch items := v.Interface().(type) {
	case []agreement.Target, []agreement.Stage:
		order, tie = indices(names), true
	case []agreement.Event:
		order, tie = byDate(names, func(i, j int) int { return items[i].On.First().Compare(items[j].On.First()) })
	case []agreement.Measurement:
		order, tie = byDate(names, func(i, j int) int { return items[i].Period.Compare(items[j].Period) })
	}
	if !tie || len(order) < 2 {
		return ""
	}
	var b strings.Builder
	for n, i := range order {
		if n > 0 {
			b.WriteByte('/')
		}
		b.WriteString(names[i])
	}
	return b.String()
}

func indices(names []string) []int {
	list := make([]int, 0, len(names))
	for i, name := range names {
		if name != "" {
			list = append(list, i)
		}
	}
	return list
}

// byDate sorts the named items by date, those of one date in their order in the record, and reports whether there are such.
func byDate(names []string, compare func(i, j int) int) (order []int, tie bool) {
	order = indices(names)
	slices.SortStableFunc(order, compare)
	for n := 1; n < len(order); n++ {
		tie = tie || compare(order[n-1], order[n]) == 0
	}
	return order, tie
}
