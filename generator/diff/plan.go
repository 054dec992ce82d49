package diff

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"seika/generator/agreement"
)

// plan joins an object of the field table with the Go struct that holds it.
type plan struct {
	object *agreement.Object
	steps  []step // by key, so that fields are written nearly in their final order
	// natural are the alternatives of the natural key, each the places of its fields in the struct.
	natural [][]int
}

type step struct {
	field *agreement.Field
	index int   // of the struct's field
	below *plan // for objects
}

// notCompared are the keys of a record that say nothing about the agreement: the version of the format is a matter of the file.
var notCompared = map[string]bool{"schema": true}

var (
	recordPlan      = newPlan(agreement.RecordObject, reflect.TypeFor[agreement.Agreement](), map[*agreement.Object]*plan{})
	deliverablePlan = recordPlan.below("deliverables")
	indicatorPlan   = deliverablePlan.below("indicators")
	targetPlan      = indicatorPlan.below("targets")
	measurementPlan = indicatorPlan.below("measurements")
)

// newPlan panics when table and struct do not fit: that is a mistake of the program, found by any test that imports the package.
func newPlan(o *agreement.Object, t reflect.Type, known map[*agreement.Object]*plan) *plan {
	if p := known[o]; p != nil {
		return p
	}
	p := &plan{object: o}
	known[o] = p
	index := map[string]int{}
	for i := range t.NumField() {
		name, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		index[name] = i
	}
	if len(index) != len(o.Fields) {
		panic(fmt.Sprintf("diff: %s has %d fields, the table %d", t, len(index), len(o.Fields)))
	}
	for i := range o.Fields {
		f := &o.Fields[i]
		at, ok := index[f.Key]
		if !ok {
			panic(fmt.Sprintf("diff: %s has no field for key %q", t, f.Key))
		}
		s := step{field: f, index: at}
		if f.Object != nil {
			below := t.Field(at).Type
			for below.Kind() == reflect.Slice || below.Kind() == reflect.Pointer {
				below = below.Elem()
			}
			s.below = newPlan(f.Object, below, known)
		}
		if o != agreement.RecordObject || !notCompared[f.Key] {
			p.steps = append(p.steps, s)
		}
	}
	slices.SortFunc(p.steps, func(a, b step) int { return strings.Compare(a.field.Key, b.field.Key) })
	for _, alternative := range o.NaturalKey {
		var places []int
		for _, key := range alternative {
			places = append(places, index[key])
		}
		p.natural = append(p.natural, places)
	}
	return p
}

// step returns the step of a key, nil where there is none.
func (p *plan) step(key string) *step {
	for i := range p.steps {
		if p.steps[i].field.Key == key {
			return &p.steps[i]
		}
	}
	return nil
}

func (p *plan) below(key string) *plan { return p.step(key).below }
