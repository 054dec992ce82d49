package diff_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"

	"seika/generator/agreement"
)

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
