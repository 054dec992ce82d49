package lint

import (
	"iter"

	"seika/generator/agreement"
	"seika/generator/source"
)

// ownValues yields every number of an indicator that is in the indicator's unit, with its path: baseline (unless it has a unit of its own
// or is a growth rate), targets and measurements.
func ownValues(at indicatorAt, ind *agreement.Indicator) iter.Seq2[func() source.Path, *agreement.Number] {
	return func(yield func(func() source.Path, *agreement.Number) bool) {
		if b := ind.Baseline; b != nil && comparableBaseline(ind) {
			if !yield(func() source.Path { return at.path().Key("baseline").Key("value") }, &b.Value) {
				return
			}
		}
		for i := range ind.Targets {
			t := &ind.Targets[i]
			if !yieldNumbers(yield, func() source.Path { return at.target(i) }, &t.Value, &t.Min, &t.Max) {
				return
			}
		}
		for i := range ind.Measurements {
			m := &ind.Measurements[i]
			if !yieldNumbers(yield, func() source.Path { return at.measurement(i) }, &m.Value, &m.Min, &m.Max) {
				return
			}
		}
	}
}

var numberKeys = [...]string{"value", "min", "max"}

func yieldNumbers(yield func(func() source.Path, *agreement.Number) bool, path func() source.Path, numbers ...*agreement.Number) bool {
	for k, n := range numbers {
		if *n != "" && !yield(func() source.Path { return path().Key(numberKeys[k]) }, n) {
			return false
		}
	}
	return true
}

// comparableBaseline reports whether the baseline is a value of the same kind as the measurements.
func comparableBaseline(ind *agreement.Indicator) bool {
	b := ind.Baseline
	return b.Value != "" && !b.Growth && (b.Unit == "" || b.Unit == ind.Unit)
}
