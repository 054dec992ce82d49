package diff_test

import (
	"encoding/json"
	"fmt"
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

// full is a record in which every field of the table has a value, made by walking the types.
func full() *agreement.Agreement {
	a := &agreement.Agreement{}
	n := 0
	fill(reflect.ValueOf(a).Elem(), &n)
	return a
}

func fill(v reflect.Value, n *int) {
	*n++
	switch x := v.Addr().Interface().(type) {
	case *agreement.Date:
		*x = agreement.Date{Year: 2000 + *n%90, Month: 1 + *n%12, Day: 1 + *n%28}
		return
	case *agreement.Period:
		*x = agreement.FiscalYear(1950 + *n%200)
		return
	case *agreement.Number:
		*x = agreement.Number(fmt.Sprint(*n))
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), n)
		}
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), n)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fill(v.Index(0), n)
		fill(v.Index(1), n)
	case reflect.String:
		v.SetString(fmt.Sprintf("v%d", *n))
	case reflect.Int:
		v.SetInt(int64(*n))
	case reflect.Bool:
		v.SetBool(true)
	default:
		panic(fmt.Sprint("a kind of field that the test does not know: ", v.Type()))
	}
}

// leaves calls visit for every simple value of v.
func leaves(v reflect.Value, name string, visit func(name string, v reflect.Value)) {
	switch v.Interface().(type) {
	case agreement.Date, agreement.Period:
		visit(name, v)
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			key, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
			leaves(v.Field(i), name+"/"+key, visit)
		}
	case reflect.Pointer:
		leaves(v.Elem(), name, visit)
	case reflect.Slice:
		for i := range v.Len() {
			leaves(v.Index(i), fmt.Sprintf("%s/%d", name, i), visit)
		}
	default:
		visit(name, v)
	}
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

// mutate makes one random change to a record: a value altered or cleared, an item of a list removed, doubled or moved.
func mutate(r *rand.Rand, a *agreement.Agreement) *agreement.Agreement {
	b := clone(reflect.ValueOf(a)).Interface().(*agreement.Agreement)
	var values, lists []reflect.Value
	var walk func(v reflect.Value)
	walk = func(v reflect.Value) {
		switch v.Interface().(type) {
		case agreement.Date, agreement.Period:
			values = append(values, v)
			return
		}
		switch v.Kind() {
		case reflect.Struct:
			for i := range v.NumField() {
				walk(v.Field(i))
			}
		case reflect.Pointer:
			if !v.IsNil() {
				walk(v.Elem())
			}
		case reflect.Slice:
			if v.Len() > 0 {
				lists = append(lists, v)
			}
			for i := range v.Len() {
				walk(v.Index(i))
			}
		default:
			values = append(values, v)
		}
	}
	walk(reflect.ValueOf(b).Elem())
	if len(lists) == 0 || r.IntN(3) > 0 {
		v := values[r.IntN(len(values))]
		if r.IntN(2) == 0 {
			v.SetZero()
			return b
		}
		n := r.IntN(40)
		fill(v, &n)
		return b
	}
	l := lists[r.IntN(len(lists))]
	i, k := r.IntN(l.Len()), r.IntN(l.Len())
	switch r.IntN(3) {
	case 0:
		reflect.Swapper(l.Interface())(i, k)
	case 1:
		l.Set(reflect.AppendSlice(l.Slice(0, i), l.Slice(i+1, l.Len())))
	default:
		l.Set(reflect.Append(l, clone(l.Index(i))))
	}
	return b
}

func clone(v reflect.Value) reflect.Value {
	switch v.Interface().(type) {
	case agreement.Date, agreement.Period:
		return v
	}
	c := reflect.New(v.Type()).Elem()
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			c.Field(i).Set(clone(v.Field(i)))
		}
	case reflect.Pointer:
		if !v.IsNil() {
			c.Set(reflect.New(v.Type().Elem()))
			c.Elem().Set(clone(v.Elem()))
		}
	case reflect.Slice:
		if !v.IsNil() {
			c.Set(reflect.MakeSlice(v.Type(), v.Len(), v.Len()))
			for i := range v.Len() {
				c.Index(i).Set(clone(v.Index(i)))
			}
		}
	default:
		c.Set(v)
	}
	return c
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

// arbitrary makes a record that no loader would: invalid numbers and dates, repeated ids, empty items, separators in names.
func arbitrary(r *rand.Rand) *agreement.Agreement {
	a := &agreement.Agreement{}
	scramble(r, reflect.ValueOf(a).Elem(), 0)
	return a
}

var oddTexts = []string{"", "", "a", "b", "d1", "e1", "1000", "600", "40.0", "40", "-0", "1e9", "a/b", "#1", "@order", "~1", "x#2", "\x1b[31m", "<b>", "人", "outcome", "2015-04", "deliverables/d1", "deliverables/0/promised/due", "higher", "corrected"}

func scramble(r *rand.Rand, v reflect.Value, depth int) {
	switch x := v.Addr().Interface().(type) {
	case *agreement.Date:
		if r.IntN(3) > 0 {
			*x = agreement.Date{Year: []int{0, 2015, 2016, 99999, -1}[r.IntN(5)], Month: r.IntN(14), Day: r.IntN(33)}
		}
		return
	case *agreement.Period:
		*x, _ = agreement.ParsePeriod([]string{"", "FY2015", "2016", "2015-04-01/2016-03-31", "2016-03"}[r.IntN(5)])
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			scramble(r, v.Field(i), depth+1)
		}
	case reflect.Pointer:
		if r.IntN(2) == 0 {
			v.Set(reflect.New(v.Type().Elem()))
			scramble(r, v.Elem(), depth)
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), r.IntN(4), 4))
		for i := range v.Len() {
			scramble(r, v.Index(i), depth+1)
		}
	case reflect.String:
		v.SetString(oddTexts[r.IntN(len(oddTexts))])
	case reflect.Int:
		v.SetInt(int64(r.IntN(3)))
	case reflect.Bool:
		v.SetBool(r.IntN(2) == 0)
	}
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

var sink any

func BenchmarkFields(b *testing.B) {
	list := records(b)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		sink = diff.Fields(list[i%len(list)])
	}
}

// BenchmarkFieldMaps compares neighbouring versions, as a history does.
func BenchmarkFieldMaps(b *testing.B) {
	list := records(b)
	r := rand.New(rand.NewPCG(1, 1))
	var pairs [][2]diff.FieldMap
	for _, a := range list {
		pairs = append(pairs, [2]diff.FieldMap{diff.Fields(a), diff.Fields(mutate(r, a))})
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		p := pairs[i%len(pairs)]
		sink = diff.FieldMaps(p[0], p[1])
	}
}

func BenchmarkMoves(b *testing.B) {
	list := records(b)
	r := rand.New(rand.NewPCG(1, 1))
	type pair struct {
		old, new *agreement.Agreement
		changes  []diff.Change
	}
	var pairs []pair
	for _, a := range list {
		c := mutate(r, a)
		pairs = append(pairs, pair{a, c, diff.Records(a, c)})
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		p := pairs[i%len(pairs)]
		sink = diff.Moves(p.old, p.new, p.changes, false)
	}
}
