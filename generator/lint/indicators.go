package lint

import (
	"iter"

	"seika/generator/agreement"
	"seika/generator/source"
)

// indicatorAt is where an indicator stands: the number of its deliverable and its own, from 0.
type indicatorAt struct{ deliverable, indicator int }

func deliverablePath(i int) source.Path { return source.Path("deliverables").Index(i) }

func (at indicatorAt) path() source.Path {
	return deliverablePath(at.deliverable).Key("indicators").Index(at.indicator)
}

// measurement returns the path of measurement i of the indicator, target that of target i.
func (at indicatorAt) measurement(i int) source.Path { return at.path().Key("measurements").Index(i) }
func (at indicatorAt) target(i int) source.Path      { return at.path().Key("targets").Index(i) }

// indicators yields every indicator of a record in the order of the file.
func indicators(a *agreement.Agreement) iter.Seq2[indicatorAt, *agreement.Indicator] {
	return func(yield func(indicatorAt, *agreement.Indicator) bool) {
		for i := range a.Deliverables {
			for j := range a.Deliverables[i].Indicators {
				if !yield(indicatorAt{i, j}, &a.Deliverables[i].Indicators[j]) {
					return
				}
			}
		}
	}
}
