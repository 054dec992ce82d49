package emit

import "seika/generator/agreement"

// The objects of the field table whose labels the pages use.
var (
	indicatorObject = objectNamed("indicator")
	promiseObject   = objectNamed("promise")
	burdenObject    = objectNamed("burden")
	stageObject     = objectNamed("stage")
	termObject      = objectNamed("term")
)

// objectNamed panics for a name that the field table does not have: a mistake of the program, found by any test.
func objectNamed(name string) *agreement.Object {
	var found *agreement.Object
	agreement.RecordObject.Walk(func(o *agreement.Object) {
		if o.Name == name {
			found = o
		}
	})
	if found == nil {
		panic("emit: the field table has no object " + name)
	}
	return found
}
