package diff

import (
	"cmp"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"seika/generator/agreement"
)

// Record makes a record from its field map: Fields(m.Record()) is m again for every record that the loader reads without errors, and the
// method gives it the same class and results. Lists whose order nobody reads come back sorted by name or date. Values that cannot be read
// are left out.
func (m FieldMap) Record() *agreement.Agreement {
	a := &agreement.Agreement{Schema: agreement.Schema}
	rebuildObject(reflect.ValueOf(a).Elem(), recordPlan, m, 0)
	return a
}

// A Version is a record that is known by its field map. It is for one goroutine.
type Version struct {
	Fields FieldMap
	record *agreement.Agreement
}

// Record makes the record, once.
func (v *Version) Record() *agreement.Agreement {
	if v.record == nil {
		v.record = v.Fields.Record()
	}
	return v.record
}

// group cuts fields, which all share the first n bytes of their paths, by the next segment.
func group(fields FieldMap, n int, visit func(segment string, part FieldMap, end int)) {
	for start := 0; start < len(fields); {
		rest := fields[start].Path[n:]
		segment, _, deeper := strings.Cut(rest, "/")
		stop := start + 1
		if deeper {
			prefix := segment + "/"
			for stop < len(fields) && strings.HasPrefix(fields[stop].Path[n:], prefix) {
				stop++
			}
		}
		visit(segment, fields[start:stop], min(n+len(segment)+1, len(fields[start].Path)))
		start = stop
	}
}

func rebuildObject(v reflect.Value, p *plan, fields FieldMap, n int) {
	group(fields, n, func(key string, part FieldMap, end int) {
		s := p.step(key)
		if s == nil {
			return
		}
		f := v.Field(s.index)
		switch {
		case s.field.List && s.below != nil:
			rebuildItems(f, s.below, part, end)
		case s.field.List:
			for _, item := range part {
				value := reflect.New(f.Type().Elem()).Elem()
				setScalar(value, s.field, item.Value)
				f.Set(reflect.Append(f, value))
			}
		case s.below != nil:
			if f.Kind() == reflect.Pointer {
				f.Set(reflect.New(f.Type().Elem()))
				f = f.Elem()
			}
			rebuildObject(f, s.below, part, end)
		case localized(s.field):
			t := f.Addr().Interface().(*agreement.Localized)
			for _, text := range part {
				switch text.Path[end:] {
				case "ja":
					t.JA = text.Value
				case "en":
					t.EN = text.Value
				}
			}
		default:
			setScalar(f, s.field, part[0].Value)
		}
	})
}

func rebuildItems(v reflect.Value, p *plan, fields FieldMap, n int) {
	type item struct {
		name  string
		place int
		value reflect.Value
	}
	var items []item
	ordered, places := false, map[string]int{}
	group(fields, n, func(name string, part FieldMap, end int) {
		if name == orderName {
			ordered = true
			for i, name := range strings.Split(part[0].Value, "/") {
				places[name] = i
			}
			return
		}
		value := reflect.New(v.Type().Elem()).Elem()
		rebuildObject(value, p, part, end)
		items = append(items, item{name: name, value: value})
	})
	for i := range items {
		items[i].place = places[items[i].name]
	}
	slices.SortStableFunc(items, func(a, b item) int {
		if c := cmp.Compare(a.place, b.place); c != 0 {
			return c
		}
		return compareNames(a.name, b.name)
	})
	list := reflect.MakeSlice(v.Type(), 0, len(items))
	for _, it := range items {
		list = reflect.Append(list, it.value)
	}
	if !ordered { // the dates of events and measurements tell their order
		switch l := list.Interface().(type) {
		case []agreement.Event:
			slices.SortStableFunc(l, func(a, b agreement.Event) int { return a.On.First().Compare(b.On.First()) })
		case []agreement.Measurement:
			slices.SortStableFunc(l, func(a, b agreement.Measurement) int { return a.Period.Compare(b.Period) })
		}
	}
	v.Set(list)
}

// compareNames orders names, the second and the tenth of one name by their number.
func compareNames(a, b string) int {
	baseA, numberA, _ := strings.Cut(a, "#")
	baseB, numberB, _ := strings.Cut(b, "#")
	if baseA != baseB {
		return strings.Compare(a, b)
	}
	x, _ := strconv.Atoi(numberA)
	y, _ := strconv.Atoi(numberB)
	return cmp.Compare(x, y)
}

func setScalar(v reflect.Value, f *agreement.Field, text string) {
	switch f.Type {
	case agreement.TypeDate:
		if d, err := agreement.ParseDate(text); err == nil {
			v.Set(reflect.ValueOf(d))
		}
	case agreement.TypePeriod:
		if p, err := agreement.ParsePeriod(text); err == nil {
			v.Set(reflect.ValueOf(p))
		}
	case agreement.TypeInteger:
		if i, err := strconv.Atoi(text); err == nil {
			v.SetInt(int64(i))
		}
	case agreement.TypeBool:
		v.SetBool(text == "true")
	default:
		v.SetString(text)
	}
}
