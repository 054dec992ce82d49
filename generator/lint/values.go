package lint

import (
	"reflect"
	"strings"

	"seika/generator/agreement"
	"seika/generator/source"
)

// values are the values of one file that several rules look at, gathered in one walk by the field table. Its slices are reused from file
// to file, so that a record costs no allocation until something is found.
type values struct {
	nodes  []node
	texts  []text
	ids    []word
	refs   []word // references to parties
	claims []claim
	lists  []list
}

// node is a mapping or a list item on the way from the root to a value. Paths are put together from nodes only where something is
// reported.
type node struct {
	parent int32
	key    string // of a mapping; "" for an item of a list
	index  int    // of an item
}

// root is the node of the record itself.
const root = 0

// text is a text in one language that readers will see.
type text struct {
	node  int32
	field *agreement.Field
	lang  string // "ja" or "en"; "" for a text without languages
	item  int    // in a list of texts; -1 elsewhere
	value string
}

// word is a single id or reference.
type word struct {
	node  int32
	field *agreement.Field
	item  int // in a list; -1 elsewhere
	value string
}

// claim is a statement that wants evidence: any object of the field table with a list of sources.
type claim struct {
	node   int32
	object *agreement.Object
	refs   []string
}

// list is a list of objects.
type list struct {
	node  int32
	field *agreement.Field
	plan  *plan
	items reflect.Value
}

func (v *values) collect(p *plan, record any) {
	v.nodes = append(v.nodes[:0], node{parent: -1})
	v.texts, v.ids, v.refs, v.claims, v.lists = v.texts[:0], v.ids[:0], v.refs[:0], v.claims[:0], v.lists[:0]
	v.object(p, reflect.ValueOf(record).Elem(), root)
}

func (v *values) object(p *plan, object reflect.Value, at int32) {
	for i := range p.fields {
		f := &p.fields[i]
		value := object.Field(f.index)
		switch f.Type {
		case agreement.TypeObject:
			v.child(f, value, at)
		case agreement.TypeText:
			v.plainTexts(f.Field, value, at)
		case agreement.TypeProse, agreement.TypeLocalized:
			v.localized(f.Field, value.Addr().Interface().(*agreement.Localized), at)
		case agreement.TypeID:
			v.ids = appendWords(v.ids, f.Field, value, at)
		case agreement.TypePartyRef:
			v.refs = appendWords(v.refs, f.Field, value, at)
		case agreement.TypeEvidenceRef:
			v.claims = append(v.claims, claim{at, p.Object, *value.Addr().Interface().(*[]string)})
		}
	}
}

func (v *values) child(f *planField, value reflect.Value, at int32) {
	switch value.Kind() {
	case reflect.Slice:
		if value.Len() == 0 {
			return
		}
		here := v.node(at, f.Key, 0)
		v.lists = append(v.lists, list{here, f.Field, f.plan, value})
		for i := range value.Len() {
			v.object(f.plan, value.Index(i), v.node(here, "", i))
		}
	case reflect.Pointer:
		if !value.IsNil() {
			v.object(f.plan, value.Elem(), v.node(at, f.Key, 0))
		}
	default:
		if !value.IsZero() {
			v.object(f.plan, value, v.node(at, f.Key, 0))
		}
	}
}

func (v *values) node(parent int32, key string, index int) int32 {
	v.nodes = append(v.nodes, node{parent, key, index})
	return int32(len(v.nodes) - 1)
}

func (v *values) plainTexts(f *agreement.Field, value reflect.Value, at int32) {
	if !f.List {
		if s := value.String(); s != "" {
			v.texts = append(v.texts, text{at, f, "", -1, s})
		}
		return
	}
	for i, s := range *value.Addr().Interface().(*[]string) {
		v.texts = append(v.texts, text{at, f, "", i, s})
	}
}

func (v *values) localized(f *agreement.Field, l *agreement.Localized, at int32) {
	if l.JA != "" {
		v.texts = append(v.texts, text{at, f, "ja", -1, l.JA})
	}
	if l.EN != "" {
		v.texts = append(v.texts, text{at, f, "en", -1, l.EN})
	}
}

func appendWords(to []word, f *agreement.Field, value reflect.Value, at int32) []word {
	if !f.List {
		if s := value.String(); s != "" {
			to = append(to, word{at, f, -1, s})
		}
		return to
	}
	for i, s := range *value.Addr().Interface().(*[]string) {
		to = append(to, word{at, f, i, s})
	}
	return to
}

// path returns the data path of a node.
func (v *values) path(n int32) source.Path {
	if n <= root {
		return ""
	}
	parent := v.path(v.nodes[n].parent)
	if v.nodes[n].key == "" {
		return parent.Index(v.nodes[n].index)
	}
	return parent.Key(v.nodes[n].key)
}

// listOf returns the key of the list that a node is an item of, or the key of the node itself.
func (v *values) listOf(n int32) string {
	if n > root && v.nodes[n].key == "" {
		n = v.nodes[n].parent
	}
	return v.nodes[n].key
}

func (v *values) textPath(t *text) source.Path {
	p := v.path(t.node).Key(t.field.Key)
	switch {
	case t.item >= 0:
		return p.Index(t.item)
	case t.lang != "":
		return p.Key(t.lang)
	}
	return p
}

func (v *values) wordPath(w *word) source.Path {
	p := v.path(w.node).Key(w.field.Key)
	if w.item >= 0 {
		return p.Index(w.item)
	}
	return p
}

// plan is an object of the field table with the places of its fields in the Go struct.
type plan struct {
	*agreement.Object
	fields []planField
	// naturalKey is Object.NaturalKey by struct field.
	naturalKey [][]int
}

type planField struct {
	*agreement.Field
	index int
	plan  *plan // of Field.Object
}

var (
	agreementPlan    = newPlan(agreement.RecordObject, reflect.TypeFor[agreement.Agreement](), map[*agreement.Object]*plan{})
	organisationPlan = newPlan(agreement.OrganisationObject, reflect.TypeFor[agreement.Organisation](), map[*agreement.Object]*plan{})
)

// newPlan matches o with the struct t by the names in its json tags. A field without its place is a fault of the program, found by the
// first test that runs.
func newPlan(o *agreement.Object, t reflect.Type, known map[*agreement.Object]*plan) *plan {
	if p, ok := known[o]; ok {
		return p
	}
	p := &plan{Object: o}
	known[o] = p
	index := map[string]int{}
	for i := range t.NumField() {
		name, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		index[name] = i
	}
	place := func(key string) int {
		i, ok := index[key]
		if !ok {
			panic("lint: " + t.Name() + " has no field for " + o.Name + "." + key)
		}
		return i
	}
	for i := range o.Fields {
		f := planField{Field: &o.Fields[i], index: place(o.Fields[i].Key)}
		if f.Object != nil {
			child := t.Field(f.index).Type
			for child.Kind() == reflect.Slice || child.Kind() == reflect.Pointer {
				child = child.Elem()
			}
			f.plan = newPlan(f.Object, child, known)
		}
		p.fields = append(p.fields, f)
	}
	for _, keys := range o.NaturalKey {
		var places []int
		for _, key := range keys {
			places = append(places, place(key))
		}
		p.naturalKey = append(p.naturalKey, places)
	}
	return p
}
