package diff_test

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"seika/generator/agreement"
	"seika/generator/corpus"
	"seika/generator/diff"
	"seika/generator/load"
	"seika/generator/source"
	"seika/generator/verdict"
)

func parse(t testing.TB, text string) *agreement.Agreement {
	t.Helper()
	r, findings := load.ParseRecord(&source.File{Path: "agreements/x.yaml", Content: []byte(text)})
	if r == nil || r.Partial {
		t.Fatalf("the record cannot be read: %v\n%s", findings, text)
	}
	return r.Agreement
}

// records returns the records of the repository and made-up ones.
func records(t testing.TB) []*agreement.Agreement {
	t.Helper()
	set, _, err := load.Load(os.DirFS("../.."), "agreements")
	if err != nil {
		t.Fatal(err)
	}
	var list []*agreement.Agreement
	for _, r := range set.Records {
		if !r.Partial {
			list = append(list, r.Agreement)
		}
	}
	for _, f := range corpus.Files(200) {
		if strings.Contains(f.Path, "-madeup.yaml") {
			list = append(list, parse(t, f.Content))
		}
	}
	return list
}

// TestEveryFieldIsCompared takes a record in which everything is stated, and alters and removes each value in turn.
func TestEveryFieldIsCompared(t *testing.T) {
	before := full()
	count := 0
	leaves(reflect.ValueOf(before).Elem(), "", func(name string, _ reflect.Value) {
		if name == "/schema" {
			return
		}
		count++
		for _, mutation := range []string{"alter", "clear"} {
			after := full()
			leaves(reflect.ValueOf(after).Elem(), "", func(n string, v reflect.Value) {
				if n != name {
					return
				}
				if mutation == "clear" || v.Kind() == reflect.Bool {
					v.SetZero()
				} else {
					at := 5000
					fill(v, &at)
				}
			})
			changes := diff.Records(before, after)
			if len(changes) == 0 {
				t.Errorf("%s %s: no change found", mutation, name)
			}
			if len(diff.Records(after, before)) == 0 {
				t.Errorf("%s %s: no change found backwards", mutation, name)
			}
		}
	})
	if count < 200 {
		t.Errorf("only %d values were tried", count)
	}
}

func TestEqualRecordsDoNotDiffer(t *testing.T) {
	for _, a := range append(records(t), full(), &agreement.Agreement{}, nil) {
		if changes := diff.Records(a, a); changes != nil {
			t.Errorf("a record differs from itself: %v", changes)
		}
		if moves := diff.Moves(a, a, nil, false); moves != nil {
			t.Errorf("a record moved its own goalposts: %v", moves)
		}
	}
}

// TestFieldMapIsTheRecord holds that a stored map is as good as the record: comparing and judging it gives the same.
func TestFieldMapIsTheRecord(t *testing.T) {
	asOf := agreement.Date{Year: 2026, Month: 11, Day: 20}
	for _, a := range records(t) {
		m := diff.Fields(a)
		encoded, err := json.Marshal(m)
		if err != nil {
			t.Fatal(err)
		}
		var stored diff.FieldMap
		if err := json.Unmarshal(encoded, &stored); err != nil {
			t.Fatal(err)
		}
		back := stored.Record()
		if again := diff.Fields(back); !slices.Equal(m, again) {
			t.Fatalf("%s: the map of the rebuilt record differs", a.ID)
		}
		if changes := diff.Records(a, back); changes != nil {
			t.Fatalf("%s: the rebuilt record differs: %v", a.ID, changes)
		}
		want, got := verdict.Judge(a, verdict.Facts{}, asOf), verdict.Judge(back, verdict.Facts{}, asOf)
		if want.Class != got.Class || want.Continuation.State != got.Continuation.State || len(want.Flags) != len(got.Flags) {
			t.Errorf("%s: the rebuilt record is judged %s instead of %s", a.ID, got.Class, want.Class)
		}
	}
}

// check holds two records to what must be true of any two.
func check(t testing.TB, a, b *agreement.Agreement) {
	t.Helper()
	fa, fb := diff.Fields(a), diff.Fields(b)
	forth, back := diff.Records(a, b), diff.Records(b, a)
	if (len(forth) == 0) != (len(back) == 0) {
		t.Errorf("%d changes in one direction, %d in the other\n%v\n%v", len(forth), len(back), forth, back)
	}
	if slices.Equal(fa, fb) != (len(forth) == 0) && !sameNumbers(fa, fb) {
		t.Errorf("equal maps: %v, changes: %v", slices.Equal(fa, fb), forth)
	}
	if !reflect.DeepEqual(forth, diff.FieldMaps(fa, fb)) {
		t.Error("maps and records give different changes")
	}
	paths := map[string]bool{}
	for _, c := range forth {
		if paths[c.Path] {
			t.Errorf("two changes of %s", c.Path)
		}
		paths[c.Path] = true
		if (c.Kind != diff.Added) != (c.Old != "" || c.Leaves != nil) || (c.Kind != diff.Removed) != (c.New != "" || c.Leaves != nil) {
			if c.Leaves == nil {
				t.Errorf("the values do not fit the kind: %+v", c)
			}
		}
		if text := diff.Describe(fa, fb, c); text.JA == "" || text.EN == "" || strings.Contains(text.JA+text.EN, "%!") {
			t.Errorf("%s: described as %q", c.Path, text)
		}
	}
	for _, m := range diff.Moves(a, b, forth, false) {
		if text := m.Text(); text.JA == "" || text.EN == "" || strings.Contains(text.JA+text.EN, "%!") {
			t.Errorf("%s: described as %q", m.Path, text)
		}
		if !m.Declared && (m.Amendment >= 0 || m.Cause != "") {
			t.Errorf("%s: an undeclared move has a cause", m.Path)
		}
		if m.Amendment >= len(b.Amendments) {
			t.Errorf("%s: there is no amendment %d", m.Path, m.Amendment)
		}
	}
}

// sameNumbers reports whether two maps differ only in how numbers are written.
func sameNumbers(a, b diff.FieldMap) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		x, errX := agreement.ParseNumber(a[i].Value)
		y, errY := agreement.ParseNumber(b[i].Value)
		if a[i] != b[i] && (a[i].Path != b[i].Path || errX != nil || errY != nil || x.Cmp(y) != 0) {
			return false
		}
	}
	return true
}

func TestRandomMutations(t *testing.T) {
	base := append(records(t), full())
	for seed := range uint64(4000) {
		r := rand.New(rand.NewPCG(seed, 1))
		a := base[r.IntN(len(base))]
		b := a
		for range 1 + r.IntN(4) {
			b = mutate(r, b)
		}
		check(t, a, b)
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

// FuzzRecords makes two records from random bytes and holds them to the same.
func FuzzRecords(f *testing.F) {
	f.Add(uint64(1), uint64(2), 5)
	f.Add(uint64(7), uint64(7), 60)
	f.Fuzz(func(t *testing.T, x, y uint64, steps int) {
		steps = min(max(steps, 1), 80)
		a, b := arbitrary(rand.New(rand.NewPCG(x, 1))), arbitrary(rand.New(rand.NewPCG(x, 1)))
		check(t, a, b)
		r := rand.New(rand.NewPCG(y, 2))
		for range steps {
			b = mutate(r, b)
		}
		check(t, a, b)
	})
}

// FuzzFieldMaps compares maps that come from nowhere: a damaged store must not end the program.
func FuzzFieldMaps(f *testing.F) {
	f.Add("signed\n2015\ndeliverables/d1/id\nd1", "deliverables/@order/x\ny\nid/z\n\n/\n1")
	f.Fuzz(func(t *testing.T, a, b string) {
		x, y := lines(a), lines(b)
		for _, c := range diff.FieldMaps(x, y) {
			diff.Describe(x, y, c)
		}
		check(t, x.Record(), y.Record())
	})
}

func lines(s string) (m diff.FieldMap) {
	all := strings.Split(s, "\n")
	for i := 0; i+1 < len(all); i += 2 {
		m = append(m, diff.Field{Path: all[i], Value: all[i+1]})
	}
	return m
}
