package diff

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"seika/generator/agreement"
)

// Field is one value of a record as plain text.
type Field struct {
	// Path leads to the value: keys, and items of lists by their id or by the values of their natural key joined by commas, as in
	// "deliverables/d1/events/started,2015-04/on". In the name of an item, "~", "/", "#" and "@" are written ~0, ~1, ~2 and ~3. An item
	// without a name is called "#1"; where two have the same, the second is called "NAME#2". A text in two languages has a path for each
	// ("title/ja"); an item of a list of simple values is named by the value itself ("themes/health").
	Path string `json:"path"`
	// Value is the value as it is written in records.
	Value string `json:"value"`
}

// FieldMap is every stated value of a record, sorted by path. Equal records have equal maps, whatever the order of their lists, with two
// exceptions in which the method reads it: the targets of an indicator and the stages of the pathway, and events and measurements of
// one and the same date. Their order stands at "…/@order", names joined by slashes. A map can be stored (JSON, gob) and compared later
// without the record.
type FieldMap []Field

// Fields returns the field map of a record; nil gives an empty one.
func Fields(a *agreement.Agreement) FieldMap {
	if a == nil {
		return nil
	}
	return fieldsOf(reflect.ValueOf(a).Elem(), recordPlan)
}

// fieldsOf returns the field map of any object.
func fieldsOf(v reflect.Value, p *plan) FieldMap {
	w := &fieldWriter{fields: make(FieldMap, 0, 160), ends: make([]int, 0, 160), paths: make([]byte, 0, 8<<10)}
	w.object(v, p)
	paths, start := string(w.paths), 0
	for i, end := range w.ends {
		w.fields[i].Path = paths[start:end]
		start = end
	}
	slices.SortFunc(w.fields, func(a, b Field) int { return strings.Compare(a.Path, b.Path) })
	return w.fields
}

// Get returns the value at path, "" where none is stated.
func (m FieldMap) Get(path string) string {
	if i, ok := m.find(path); ok {
		return m[i].Value
	}
	return ""
}

// below returns the part of m that lies below path.
func (m FieldMap) below(path string) FieldMap {
	prefix := path + "/"
	start, _ := m.find(prefix)
	end := start
	for end < len(m) && strings.HasPrefix(m[end].Path, prefix) {
		end++
	}
	return m[start:end]
}

// has reports whether anything is stated below path.
func (m FieldMap) has(path string) bool {
	prefix := path + "/"
	i, _ := m.find(prefix)
	return i < len(m) && strings.HasPrefix(m[i].Path, prefix)
}

func (m FieldMap) find(path string) (int, bool) {
	return slices.BinarySearchFunc(m, path, func(f Field, path string) int { return strings.Compare(f.Path, path) })
}

// fieldWriter collects fields. All paths grow in one buffer and become one string in the end: there are a hundred and more in a record.
type fieldWriter struct {
	path   []byte // where the writer stands
	fields FieldMap
	paths  []byte
	ends   []int
}

// at appends a segment for as long as write runs.
func (w *fieldWriter) at(segment string, write func()) {
	n := len(w.path)
	if n > 0 {
		w.path = append(w.path, '/')
	}
	w.path = append(w.path, segment...)
	write()
	w.path = w.path[:n]
}

func (w *fieldWriter) add(value string) {
	if value == "" {
		return
	}
	w.paths = append(w.paths, w.path...)
	w.ends = append(w.ends, len(w.paths))
	w.fields = append(w.fields, Field{Value: value})
}

func (w *fieldWriter) object(v reflect.Value, p *plan) {
	for i := range p.steps {
		s := &p.steps[i]
		if f := v.Field(s.index); !f.IsZero() {
			w.at(s.field.Key, func() { w.field(f, s) })
		}
	}
}

func (w *fieldWriter) field(v reflect.Value, s *step) {
	switch {
	case s.field.List && s.below != nil:
		w.items(v, s.below)
	case s.field.List:
		w.words(v, s.field)
	case s.below != nil:
		if v.Kind() == reflect.Pointer {
			v = v.Elem()
		}
		w.object(v, s.below)
	case localized(s.field):
		t := v.Addr().Interface().(*agreement.Localized)
		w.at("en", func() { w.add(t.EN) })
		w.at("ja", func() { w.add(t.JA) })
	default:
		w.add(scalarText(v, s.field))
	}
}

// words writes a list of simple values, each once: naming a source twice says nothing more.
func (w *fieldWriter) words(v reflect.Value, f *agreement.Field) {
	texts := make([]string, 0, v.Len())
	for i := range v.Len() {
		if text := scalarText(v.Index(i), f); text != "" {
			texts = append(texts, text)
		}
	}
	slices.Sort(texts)
	for _, text := range slices.Compact(texts) {
		w.at(escape(text), func() { w.add(text) })
	}
}

func (w *fieldWriter) items(v reflect.Value, p *plan) {
	names := itemNames(v, p)
	if order := readingOrder(v, names); order != "" {
		w.at(orderName, func() { w.add(order) })
	}
	for _, i := range sortedIndices(names) {
		w.at(names[i], func() { w.object(v.Index(i), p) })
	}
}

func sortedIndices(names []string) []int {
	indices := make([]int, 0, len(names))
	for i, name := range names {
		if name != "" {
			indices = append(indices, i)
		}
	}
	slices.SortFunc(indices, func(a, b int) int { return strings.Compare(names[a], names[b]) })
	return indices
}

// scalarText is a simple value as it is written in records, "" where none is stated.
func scalarText(v reflect.Value, f *agreement.Field) string {
	switch f.Type {
	case agreement.TypeDate:
		return v.Addr().Interface().(*agreement.Date).String()
	case agreement.TypePeriod:
		return v.Addr().Interface().(*agreement.Period).String()
	case agreement.TypeInteger:
		if v.Int() == 0 {
			return ""
		}
		return strconv.FormatInt(v.Int(), 10)
	case agreement.TypeBool:
		if !v.Bool() {
			return ""
		}
		return "true"
	}
	return v.String()
}
