package lint

import (
	"seika/generator/agreement"
	"seika/generator/source"
)

// ownValue is a number of an indicator that is in the indicator's unit, and where it stands.
type ownValue struct {
	number agreement.Number
	at     indicatorAt
	list   string // "targets" or "measurements"; "" for the baseline
	item   int
	key    string
}

func (v *ownValue) path() source.Path {
	if v.list == "" {
		return v.at.path().Key("baseline").Key(v.key)
	}
	return v.at.path().Key(v.list).Index(v.item).Key(v.key)
}

// ownValues appends the numbers of an indicator to list: the baseline (unless it has a unit of its own or is a growth rate), targets and
// measurements.
func ownValues(list []ownValue, at indicatorAt, ind *agreement.Indicator) []ownValue {
	add := func(in string, item int, key string, n agreement.Number) {
		if n != "" {
			list = append(list, ownValue{n, at, in, item, key})
		}
	}
	if b := ind.Baseline; b != nil && !b.Growth && (b.Unit == "" || b.Unit == ind.Unit) {
		add("", 0, "value", b.Value)
	}
	for i := range ind.Targets {
		t := &ind.Targets[i]
		add("targets", i, "value", t.Value)
		add("targets", i, "min", t.Min)
		add("targets", i, "max", t.Max)
	}
	for i := range ind.Measurements {
		m := &ind.Measurements[i]
		add("measurements", i, "value", m.Value)
		add("measurements", i, "min", m.Min)
		add("measurements", i, "max", m.Max)
	}
	return list
}
