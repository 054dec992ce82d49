package diff

import (
	"reflect"

	"seika/generator/agreement"
)

// ListItem is a type whose values stand in lists of a record.
type ListItem interface {
	agreement.Deliverable | agreement.Indicator | agreement.Event | agreement.Measurement | agreement.Target | agreement.Stage |
		agreement.Activation | agreement.Replication | agreement.Amendment
}

// Names returns what paths of a FieldMap call the items of a list, in the order of the list; "" for an item that states nothing.
func Names[T ListItem](list []T) []string { return listNames(list, itemPlans[reflect.TypeFor[T]()]) }

// itemPlans are the plans of all items of lists.
var itemPlans = func() map[reflect.Type]*plan {
	plans := map[reflect.Type]*plan{}
	var collect func(reflect.Type, *plan)
	collect = func(t reflect.Type, p *plan) {
		for i := range p.steps {
			s := &p.steps[i]
			if s.below == nil {
				continue
			}
			below := t.Field(s.index).Type
			for below.Kind() == reflect.Slice || below.Kind() == reflect.Pointer {
				below = below.Elem()
			}
			if plans[below] == nil {
				plans[below] = s.below
				collect(below, s.below)
			}
		}
	}
	collect(reflect.TypeFor[agreement.Agreement](), recordPlan)
	return plans
}()
