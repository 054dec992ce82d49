package lint

import (
	"reflect"
	"strconv"
	"strings"

	"seika/generator/agreement"
	"seika/generator/source"
)

// follower follows data paths as people write them (list items by their id, deliverables/d1/promised/due) through one record.
type follower struct {
	plan   *plan
	record reflect.Value
	// items finds the items of a list by their names, list by list, made when a path first enters the list: many paths into long lists
	// would otherwise cost their product.
	items map[source.Path]*namedItems
}

type namedItems struct {
	names  []string
	byName map[string]int
}

func newFollower(p *plan, record any) *follower {
	return &follower{plan: p, record: reflect.ValueOf(record).Elem()}
}

// astray is where a path that leads nowhere leaves the record.
type astray struct {
	before  string   // the segments that were found, each with its slash
	segment string   // the first that was not
	rest    []string // those behind it
	list    string   // the list that has no such item; "" for a key that does not exist
	under   string   // the simple value below which there is nothing; "" otherwise
	valid   []string // what could stand instead
}

// follow returns where a path leads, with the items of lists by their numbers, whether or not the record has a value there. With removed,
// an item that is not there is no fault: the path is about something that was taken away.
func (f *follower) follow(path string, removed bool) (source.Path, *astray) {
	here, at, value, object := "", source.Path(""), f.record, f.plan
	segments := strings.Split(path, "/")
	for n := 0; n < len(segments); n++ {
		field := object.field(segments[n])
		if field == nil {
			return "", &astray{before: here, segment: segments[n], rest: segments[n+1:], valid: object.Keys()}
		}
		here, at, value = here+segments[n]+"/", at.Key(segments[n]), fieldValue(value, field)
		rest := segments[n+1:]
		if field.plan == nil {
			end, ok := below(at, field.Field, value, rest)
			if !ok {
				return "", &astray{before: here, segment: rest[0], rest: rest[1:], under: field.Key}
			}
			return end, nil
		}
		object = field.plan
		if !field.List || len(rest) == 0 {
			continue
		}
		n++
		names := f.names(at, field, value)
		i, ok := names.find(segments[n])
		switch {
		case ok:
			at, value = at.Index(i), value.Index(i)
		case removed:
			at, value = at.Key(segments[n]), reflect.Value{}
		default:
			return "", &astray{before: here, segment: segments[n], rest: segments[n+1:], list: field.Key, valid: names.names}
		}
		here += segments[n] + "/"
	}
	return at, nil
}

// below returns the end of a path whose last segments stand below a simple value: the languages of a text, the items of a list of simple
// values, which are named by the value itself.
func below(at source.Path, f *agreement.Field, value reflect.Value, rest []string) (source.Path, bool) {
	switch {
	case len(rest) == 0:
		return at, true
	case len(rest) == 1 && (f.Type == agreement.TypeLocalized || f.Type == agreement.TypeProse) && (rest[0] == "ja" || rest[0] == "en"):
		return at.Key(rest[0]), true
	case len(rest) == 1 && f.List:
		if value.IsValid() {
			for i := range value.Len() {
				if value.Index(i).String() == rest[0] {
					return at.Index(i), true
				}
			}
		}
		return at.Key(rest[0]), true
	}
	return "", false
}

func (p *plan) field(key string) *planField {
	for i := range p.fields {
		if p.fields[i].Key == key {
			return &p.fields[i]
		}
	}
	return nil
}

// fieldValue returns the value of a field, invalid below a value that is missing.
func fieldValue(v reflect.Value, f *planField) reflect.Value {
	if !v.IsValid() {
		return v
	}
	v = v.Field(f.index)
	if v.Kind() == reflect.Pointer {
		return v.Elem()
	}
	return v
}

// find returns the number of the item that a name means: its id, the values of its natural key joined by commas, or its number from 0.
func (n *namedItems) find(name string) (int, bool) {
	if i, ok := n.byName[name]; ok {
		return i, true
	}
	i, err := strconv.Atoi(name)
	return i, err == nil && i >= 0 && i < len(n.names)
}

// names returns what paths call the items of the list at a path.
func (f *follower) names(at source.Path, field *planField, items reflect.Value) *namedItems {
	if n, ok := f.items[at]; ok {
		return n
	}
	n := &namedItems{}
	if items.IsValid() {
		l := &list{field: field.Field, plan: field.plan, items: items}
		n.names = make([]string, items.Len())
		n.byName = make(map[string]int, items.Len())
		for i := range n.names {
			n.names[i] = l.name(i)
			if _, used := n.byName[n.names[i]]; !used {
				n.byName[n.names[i]] = i
			}
		}
	}
	if f.items == nil {
		f.items = map[source.Path]*namedItems{}
	}
	f.items[at] = n
	return n
}

// name is what a path calls item i.
func (l *list) name(i int) string {
	if len(l.plan.naturalKey) > 0 {
		if s := l.keyText(l.key(i), i, ","); strings.Trim(s, ",") != "" {
			return s
		}
	}
	return strconv.Itoa(i)
}

// valueAt returns the simple value at a path with the numbers of items, as it is written in the record. The second result is false where
// there is none, or one that is not simple.
func (f *follower) valueAt(at source.Path) (string, bool) {
	value, object := f.record, f.plan
	segments := strings.Split(string(at), "/")
	for n := 0; n < len(segments); n++ {
		field := object.field(segments[n])
		if field == nil {
			return "", false
		}
		if value = fieldValue(value, field); !value.IsValid() || value.IsZero() {
			return "", false
		}
		if field.List {
			if n++; n == len(segments) {
				return "", false
			}
			i, err := strconv.Atoi(segments[n])
			if err != nil || i < 0 || i >= value.Len() {
				return "", false
			}
			value = value.Index(i)
		}
		if field.plan == nil {
			if text, ok := value.Interface().(agreement.Localized); ok {
				if n+1 == len(segments) || segments[n+1] != "en" {
					return text.JA, text.JA != ""
				}
				return text.EN, text.EN != ""
			}
			return plainText(value), true
		}
		object = field.plan
	}
	return "", false
}
