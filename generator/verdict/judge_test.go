package verdict_test

import (
	"encoding/json"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"golang.org/x/tools/txtar"

	"seika/generator/agreement"
	"seika/generator/verdict"
)

// everyCase calls visit with every record of the golden cases on each of its days.
func everyCase(t testing.TB, visit func(name string, a *agreement.Agreement, facts verdict.Facts, asOf agreement.Date)) {
	t.Helper()
	for _, name := range archives(t) {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		c := readCase(t, archive)
		for i, a := range c.records {
			for _, day := range c.days {
				visit(filepath.ToSlash(name)+" "+c.names[i]+" "+day.String(), a, c.facts, day)
			}
		}
	}
}

// encoded writes a value so that two states of it can be compared.
func encoded(t testing.TB, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// TestJudgeIsPure holds Judge to its promise: the same verdict for the same arguments, and the arguments left as they were.
func TestJudgeIsPure(t *testing.T) {
	same := cmp.Options{cmpopts.EquateComparable(agreement.Date{}, agreement.Period{})}
	everyCase(t, func(name string, a *agreement.Agreement, facts verdict.Facts, asOf agreement.Date) {
		record, history := encoded(t, a), encoded(t, facts)
		first := verdict.Judge(a, facts, asOf)
		second := verdict.Judge(a, facts, asOf)
		if diff := cmp.Diff(first, second, same); diff != "" {
			t.Errorf("%s: two verdicts differ:\n%s", name, diff)
		}
		if encoded(t, a) != record || encoded(t, facts) != history {
			t.Errorf("%s: Judge changed its arguments", name)
		}
	})
}

// TestFutureHasNoInfluence shows that what lies after the as-of date has no influence: a record cut down to what is dated by that day gets
// the same class.
func TestFutureHasNoInfluence(t *testing.T) {
	everyCase(t, func(name string, a *agreement.Agreement, facts verdict.Facts, asOf agreement.Date) {
		if got, want := verdict.Judge(withoutFuture(a, asOf), facts, asOf).Class, verdict.Judge(a, facts, asOf).Class; got != want {
			t.Errorf("%s: class %s, without what lies ahead %s", name, want, got)
		}
	})
}

// withoutFuture returns a copy of the record without the events, stages, uses and values that are dated after the day.
func withoutFuture(a *agreement.Agreement, asOf agreement.Date) *agreement.Agreement {
	b := deepCopy(a)
	past := func(d agreement.Date) bool { return !d.First().After(asOf) }
	b.Pathway = keep(b.Pathway, func(s agreement.Stage) bool { return past(s.On) })
	b.Activations = keep(b.Activations, func(x agreement.Activation) bool { return past(x.On) })
	b.Amendments = keep(b.Amendments, func(m agreement.Amendment) bool { return past(m.On) })
	for i := range b.Deliverables {
		d := &b.Deliverables[i]
		d.Events = keep(d.Events, func(e agreement.Event) bool { return past(e.On) })
		for k := range d.Indicators {
			ind := &d.Indicators[k]
			ind.Measurements = keep(ind.Measurements, func(m agreement.Measurement) bool { return !m.Period.Last().After(asOf) })
			ind.Targets = keep(ind.Targets, func(t agreement.Target) bool { return past(t.SetOn) })
		}
	}
	return b
}

func keep[T any](list []T, wanted func(T) bool) (kept []T) {
	for _, item := range list {
		if wanted(item) {
			kept = append(kept, item)
		}
	}
	return kept
}

// deepCopy copies the parts of a record that the tests change.
func deepCopy(a *agreement.Agreement) *agreement.Agreement {
	b := *a
	b.Burden = append([]agreement.Burden(nil), a.Burden...)
	b.Pathway = append([]agreement.Stage(nil), a.Pathway...)
	b.Activations = append([]agreement.Activation(nil), a.Activations...)
	b.Replications = append([]agreement.Replication(nil), a.Replications...)
	b.Amendments = append([]agreement.Amendment(nil), a.Amendments...)
	b.Deliverables = append([]agreement.Deliverable(nil), a.Deliverables...)
	for i := range b.Deliverables {
		d := &b.Deliverables[i]
		d.Events = append([]agreement.Event(nil), d.Events...)
		d.Indicators = append([]agreement.Indicator(nil), d.Indicators...)
		for k := range d.Indicators {
			ind := &d.Indicators[k]
			ind.Targets = append([]agreement.Target(nil), ind.Targets...)
			ind.Measurements = append([]agreement.Measurement(nil), ind.Measurements...)
			if ind.Baseline != nil {
				base := *ind.Baseline
				ind.Baseline = &base
			}
		}
	}
	return &b
}
