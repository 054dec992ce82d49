package diff

import (
	"slices"

	"seika/generator/agreement"
)

func (f *finder) indicators(deliverable string, old, new *agreement.Deliverable) {
	was, is := named(old.Indicators, indicatorPlan), named(new.Indicators, indicatorPlan)
	for _, name := range was.names {
		i := &indicatorMoves{finder: f, path: joinPath(deliverable, "indicators", name), old: was.item[name], new: is.item[name], oldPromise: &old.Promised, newPromise: &new.Promised}
		i.subject = titled(i.old.Title, i.old.ID)
		if i.new == nil {
			f.add(Move{Kind: IndicatorRemoved, Path: i.path, Subject: i.subject, Old: i.subject.In("ja"), Direction: Easier})
			continue
		}
		i.definition()
		i.baseline()
		i.targets()
		i.measurements()
	}
}

// indicatorMoves finds the moves of one indicator.
type indicatorMoves struct {
	*finder
	path     string
	subject  agreement.Localized
	old, new *agreement.Indicator
	// The promises of the deliverable: their date holds for targets that have none.
	oldPromise, newPromise *agreement.Promise
}

// comparable reports whether numbers of both versions mean the same thing.
func (i *indicatorMoves) comparable() bool {
	return i.old.Unit == i.new.Unit && i.old.LowerIsBetter() == i.new.LowerIsBetter()
}

func (i *indicatorMoves) move(kind MoveKind, at, old, new string) Move {
	m := Move{Kind: kind, Path: joinPath(i.path, at), Subject: i.subject, Old: old, New: new, Unit: i.new.Unit, Direction: Neutral}
	if i.old.Unit != i.new.Unit {
		m.OldUnit = i.old.Unit
	}
	return m
}

// oldPaths tells the moves from number from on that an item had another name before.
func (i *indicatorMoves) oldPaths(from int, to, name string) {
	if to == name {
		return
	}
	for k := range i.moves[from:] {
		m := &i.moves[from+k]
		m.OldPath = joinPath(i.path, name) + m.Path[len(joinPath(i.path, to)):]
	}
}

// definition finds what makes the values mean something else. What is left out has its usual meaning.
func (i *indicatorMoves) definition() {
	redefined := func(kind MoveKind, key, old, new string) *Move {
		if old == new {
			return nil
		}
		m := i.move(kind, key, old, new)
		m.Unit, m.OldUnit = "", ""
		i.add(m)
		return &i.moves[len(i.moves)-1]
	}
	redefined(UnitChanged, "unit", i.old.Unit, i.new.Unit)
	redefined(LevelChanged, "level", string(i.old.Level), string(i.new.Level))
	redefined(DirectionFlipped, "better", better(i.old), better(i.new))
	redefined(ScopeChanged, "scope", scope(i.old), scope(i.new))
	if i.old.Counts != "" { // saying for the first time how it is counted redefines nothing
		if m := redefined(CountingChanged, "counts", i.old.Counts, i.new.Counts); m != nil && i.comparable() {
			m.Direction = inflates(i.new, i.old.Counts == "unique" && i.new.Counts == "gross", i.old.Counts == "gross" && i.new.Counts == "unique")
		}
	}
	if i.old.Series != "" {
		if m := redefined(CountingChanged, "series", string(i.old.Series), string(i.new.Series)); m != nil && i.comparable() {
			m.Direction = inflates(i.new, i.old.Series == agreement.SeriesPeriod && i.new.Series == agreement.SeriesCumulative,
				i.old.Series == agreement.SeriesCumulative && i.new.Series == agreement.SeriesPeriod)
		}
	}
}

// inflates tells the direction of another way of counting that makes the same thing a higher or a lower number.
func inflates(i *agreement.Indicator, higher, lower bool) Direction {
	switch {
	case higher == lower:
		return Neutral
	case higher != i.LowerIsBetter():
		return Easier
	}
	return Harder
}

func better(i *agreement.Indicator) string {
	if i.LowerIsBetter() {
		return "lower"
	}
	return "higher"
}

func scope(i *agreement.Indicator) string {
	if i.Scope == "" {
		return string(agreement.ScopeAgreement)
	}
	return string(i.Scope)
}

// baseline finds a baseline that was rewritten. The lower it lies, the easier it is to rise above it.
func (i *indicatorMoves) baseline() {
	a, b := i.old.Baseline, i.new.Baseline
	if a == nil || a.Value.IsZero() {
		return
	}
	if b == nil || b.Value.IsZero() {
		m := i.move(BaselineMoved, "baseline", string(a.Value), "")
		m.Unit, m.OldUnit, m.Direction = unitOf(a, i.old), "", Easier
		i.add(m)
		return
	}
	m := i.move(BaselineMoved, "baseline/value", string(a.Value), string(b.Value))
	m.Unit, m.OldUnit = unitOf(b, i.new), ""
	sameUnit := unitOf(a, i.old) == m.Unit
	if !sameUnit {
		m.OldUnit = unitOf(a, i.old)
	}
	switch {
	case !sameNumber(a.Value, b.Value):
		if sameUnit && i.old.LowerIsBetter() == i.new.LowerIsBetter() {
			m.measure(rational(a.Value), rational(b.Value), i.new.LowerIsBetter())
		}
	case a.Unit != b.Unit:
		m.Path = joinPath(i.path, "baseline/unit")
	case a.Period.First() != b.Period.First() || a.Period.Last() != b.Period.Last():
		if a.Period.IsZero() {
			return
		}
		m.Path, m.Old, m.New, m.Unit, m.OldUnit = joinPath(i.path, "baseline/period"), a.Period.String(), b.Period.String(), "", ""
	default:
		return
	}
	i.add(m)
}

func unitOf(b *agreement.Baseline, i *agreement.Indicator) string {
	if b.Unit != "" {
		return b.Unit
	}
	return i.Unit
}

// measurements finds published values that were rewritten or are gone. One without a source was never published.
func (i *indicatorMoves) measurements() {
	was, is := named(i.old.Measurements, measurementPlan), named(i.new.Measurements, measurementPlan)
	list := joinPath(i.path, "measurements")
	var fresh []string // names that only the new version has
	for _, name := range is.names {
		if was.item[name] == nil && !i.taken[joinPath(list, name)] {
			fresh = append(fresh, name)
		}
	}
	if len(fresh)*len(was.names) > maxPairs {
		fresh = nil
	}
	corrected := i.superseded()
	for _, name := range was.names {
		old, to := was.item[name], name
		if i.finder.old.BestGrade(old.Evidence) == 0 {
			continue
		}
		if path, ok := i.renamed[joinPath(list, name)]; ok {
			to = path[len(list)+1:]
		}
		new := is.item[to]
		if new == nil {
			if at := slices.IndexFunc(fresh, func(n string) bool { return samePeriodOrValue(old, is.item[n]) }); at >= 0 {
				to = fresh[at]
				fresh, new = slices.Delete(fresh, at, at+1), is.item[to]
			}
		}
		m, ok := i.move(MeasurementRemoved, "measurements/"+name, measuredText(old), ""), true
		if new != nil {
			m, ok = i.rewritten(to, old, new)
		}
		if !ok {
			continue
		}
		m.Period = old.Period.String()
		if new != nil && to != name {
			m.OldPath = joinPath(list, name) + m.Path[len(joinPath(list, to)):]
		}
		if corrected[old.ID] && old.ID != "" || new != nil && corrected[new.ID] && new.ID != "" {
			m.Declared, m.Declaration, m.Cause = true, BySupersedes, CauseCorrected
		}
		i.add(m)
	}
}

// samePeriodOrValue reports whether a measurement that came is one that went, with another date or id.
func samePeriodOrValue(a, b *agreement.Measurement) bool {
	if a.ID != "" && b.ID != "" {
		return false
	}
	return a.Period.First() == b.Period.First() && a.Period.Last() == b.Period.Last() ||
		!a.Value.IsZero() && sameNumber(a.Value, b.Value) && a.Qualifier == b.Qualifier && sameRefs(a.Evidence, b.Evidence)
}

func sameRefs(a, b []string) bool {
	for _, id := range a {
		if !slices.Contains(b, id) {
			return false
		}
	}
	return len(a) > 0
}

// rewritten finds what of a measurement was altered. To say more about it is no rewriting.
func (i *indicatorMoves) rewritten(name string, old, new *agreement.Measurement) (Move, bool) {
	at := "measurements/" + name + "/"
	altered := func(key, a, b string) (Move, bool) {
		m := i.move(MeasurementRewritten, at+key, a, b)
		m.Unit, m.OldUnit = "", ""
		return m, true
	}
	switch {
	case !old.Value.IsZero() && !sameNumber(old.Value, new.Value), old.Qualifier != new.Qualifier,
		!old.Min.IsZero() && !sameNumber(old.Min, new.Min), !old.Max.IsZero() && !sameNumber(old.Max, new.Max):
		key := "value"
		switch {
		case !old.Value.IsZero():
		case !old.Min.IsZero():
			key = "min"
		case !old.Max.IsZero():
			key = "max"
		}
		m := i.move(MeasurementRewritten, at+key, measuredText(old), measuredText(new))
		if i.comparable() && old.Qualifier == new.Qualifier {
			lower := i.new.LowerIsBetter()
			m.measure(lowest(old.Value, old.Min, old.Max, lower), lowest(new.Value, new.Min, new.Max, lower), !lower)
		}
		return m, true
	case old.Period.First() != new.Period.First() || old.Period.Last() != new.Period.Last():
		return altered("period", old.Period.String(), new.Period.String())
	case old.Text != "" && old.Text != new.Text:
		return altered("text", old.Text, new.Text)
	case old.Stated != "" && old.Stated != new.Stated:
		return altered("stated", old.Stated, new.Stated)
	case !old.Numerator.IsZero() && !sameNumber(old.Numerator, new.Numerator):
		return altered("numerator", string(old.Numerator), string(new.Numerator))
	case !old.Denominator.IsZero() && !sameNumber(old.Denominator, new.Denominator):
		return altered("denominator", string(old.Denominator), string(new.Denominator))
	}
	return Move{}, false
}

// superseded returns the ids that another measurement of the new version says it corrects.
func (i *indicatorMoves) superseded() map[string]bool {
	ids := map[string]bool{}
	for _, m := range i.new.Measurements {
		if m.Supersedes != m.ID {
			ids[m.Supersedes] = true
		}
	}
	return ids
}
