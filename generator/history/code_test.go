package history

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"seika/generator/agreement"
	"seika/generator/corpus"
	"seika/generator/diff"
)

// TestResultCode writes and reads results in which every field has a value: a field that is added to a change or a move must be kept too.
func TestResultCode(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	for range 50 {
		var want result
		for _, field := range []any{
			&want.oldID, &want.newID, &want.oldTitle, &want.problem, &want.told.changes, &want.told.texts, &want.told.moves, &want.standing, &want.end, &want.reviewed,
		} {
			random(r, reflect.ValueOf(field).Elem())
		}
		if n := reflect.TypeFor[result]().NumField() + reflect.TypeFor[comparison]().NumField() - 1; n != 10 {
			t.Fatalf("a result has %d fields; this test fills 10", n)
		}
		for i := range want.told.changes { // leaves stand in the order of their paths
			slices.SortFunc(want.told.changes[i].Leaves, func(a, b diff.Field) int { return strings.Compare(a.Path, b.Path) })
		}
		code := string(encodeResult(&want))
		got, ok := decodeResult(code)
		if !ok {
			t.Fatal("cannot be read")
		}
		if diff := cmp.Diff(&want, got, cmp.AllowUnexported(result{}, comparison{})); diff != "" {
			t.Fatal(diff)
		}
		for n := range len(code) {
			if _, ok := decodeResult(code[:n]); ok {
				t.Fatalf("the first %d of %d bytes are taken for a result", n, len(code))
			}
		}
	}
	if got, ok := decodeResult(string(encodeResult(&result{}))); !ok || !reflect.DeepEqual(got, &result{}) {
		t.Errorf("the empty result becomes %+v", got)
	}
}

// random sets a value and everything in it.
func random(r *rand.Rand, v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[agreement.Date]() {
			v.Set(reflect.ValueOf(agreement.Date{Year: 1 + r.IntN(2100), Month: 1 + r.IntN(12), Day: 1 + r.IntN(28)}))
			return
		}
		for i := range v.NumField() {
			random(r, v.Field(i))
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1+r.IntN(3), 4))
		for i := range v.Len() {
			random(r, v.Index(i))
		}
	case reflect.Array:
		for i := range v.Len() {
			random(r, v.Index(i))
		}
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		random(r, v.Elem())
	case reflect.String:
		v.SetString(strings.Repeat("成果/", r.IntN(4)) + string(rune('a'+r.IntN(26))))
	case reflect.Int:
		v.SetInt(int64(r.IntN(2000) - 1000))
	case reflect.Uint8:
		v.SetUint(uint64(1 + r.IntN(255)))
	case reflect.Float64:
		v.SetFloat(r.NormFloat64())
	case reflect.Bool:
		v.SetBool(true)
	default:
		panic("no random value for " + v.Type().String())
	}
}

// fieldMaps are the field maps of made-up records, some of them versions of one another.
func fieldMaps(tb testing.TB) (list []diff.FieldMap) {
	r := rand.New(rand.NewPCG(6, 6))
	for _, f := range corpus.Files(30) {
		v := parse([]byte(f.Content))
		if v.said == nil || !strings.Contains(f.Path, "/r0") {
			continue
		}
		m := v.fields()
		list = append(list, m)
		for range 5 {
			m = slices.Clone(m)
			for range 1 + r.IntN(4) {
				switch i := r.IntN(len(m)); r.IntN(3) {
				case 0:
					m = slices.Delete(m, i, i+1)
				case 1:
					m[i].Value += "x"
				case 2:
					m = slices.Insert(m, i+1, diff.Field{Path: m[i].Path + "0", Value: "new"})
				}
			}
			list = append(list, m)
		}
	}
	if len(list) < 100 {
		tb.Fatalf("%d maps", len(list))
	}
	return list
}

// TestMapCode writes each map as its difference to others.
func TestMapCode(t *testing.T) {
	list := fieldMaps(t)
	list = append(list, nil)
	whole, close := 0, 0
	for i, m := range list {
		for _, k := range []int{len(list) - 1, max(i-1, 0), i, min(i+1, len(list)-1), (i * 7) % len(list)} {
			e := &encoder{}
			encodeMap(e, m, list[k])
			d := &decoder{rest: string(e.buf)}
			got := decodeMap(d, list[k])
			if d.failed || !slices.Equal(got, m) {
				t.Fatalf("map %d as a difference to map %d is read as %v", i, k, got)
			}
			switch {
			case k == len(list)-1:
				whole += len(e.buf)
			case k == i-1 && i%6 > 0:
				close += len(e.buf)
			}
		}
	}
	if close > whole/10 {
		t.Errorf("whole maps take %d bytes and differences %d", whole, close)
	}
}

func FuzzMapCode(f *testing.F) {
	list := fieldMaps(f)
	for i := range 12 {
		e := &encoder{}
		encodeMap(e, list[i+1], list[i])
		f.Add(string(e.buf), i)
	}
	f.Fuzz(func(t *testing.T, code string, base int) {
		d := &decoder{rest: code}
		m := decodeMap(d, list[uint(base)%uint(len(list))])
		if len(m) > len(code)+200 {
			t.Errorf("%d bytes become %d fields", len(code), len(m))
		}
	})
}

func FuzzResultCode(f *testing.F) {
	f.Add(string(encodeResult(&result{oldID: "a", newID: "a", standing: []Standing{{Class: "paper", Cause: "commit"}}})))
	r := rand.New(rand.NewPCG(7, 7))
	var full result
	random(r, reflect.ValueOf(&full.told.changes).Elem())
	random(r, reflect.ValueOf(&full.told.moves).Elem())
	f.Add(string(encodeResult(&full)))
	f.Fuzz(func(t *testing.T, code string) {
		if r, ok := decodeResult(code); ok {
			if again, ok := decodeResult(string(encodeResult(r))); !ok || len(again.told.changes) != len(r.told.changes) {
				t.Error("what was read cannot be written")
			}
		}
	})
}
