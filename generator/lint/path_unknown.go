package lint

import (
	"reflect"
	"strconv"
	"strings"

	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/nearest"
	"seika/generator/source"
)

var pathUnknown = &rule{
	Rule: diag.Rule{
		ID:       "path-unknown",
		Severity: diag.Error,
		Title:    diag.T("パスが何も指していない", "A path names nothing in the record"),
		Why: diag.T(
			"約束の変更（amendments）と出典の食い違い（conflicts）は、どの項目のことかをパスで示します。何も指さないパスでは、公表された変更が無断の変更に見えます。",
			"An amendment and a conflict say by a path which value they are about. With a path to nothing a declared change looks like an undeclared one."),
		Bad: exampleHead + promisedExample + `amendments:
  - {on: 2020-12-01, path: deliverables/d1/promised/deu, from: 2021-03-31, to: 2022-03-31, cause: renegotiated, evidence: [e1]}
` + exampleEvidence,
		Good: exampleHead + promisedExample + `amendments:
  - {on: 2020-12-01, path: deliverables/d1/promised/due, from: 2021-03-31, to: 2022-03-31, cause: renegotiated, evidence: [e1]}
` + exampleEvidence,
		Since: since010,
	},
	absence: true,
	record: func(p *pass, a *agreement.Agreement) {
		for i := range a.Amendments {
			// What was removed by the amendment is no longer there to be named.
			removed := a.Amendments[i].To == ""
			checkPath(p, source.Path("amendments").Index(i).Key("path"), a, a.Amendments[i].Path, removed)
		}
		for i := range a.Conflicts {
			checkPath(p, source.Path("conflicts").Index(i).Key("path"), a, a.Conflicts[i].Path, false)
		}
	},
}

const promisedExample = `deliverables:
  - {id: d1, title: {ja: 移動販売}, promised: {quantity: {value: 10, unit: 箇所}, due: 2022-03-31, evidence: [e1]}}
`

// checkPath follows path through the record: keys by the field table, whether or not the record has a value there, items of lists by
// what tells them apart.
func checkPath(p *pass, at source.Path, a *agreement.Agreement, path string, removed bool) {
	here, value, object := "", reflect.ValueOf(a).Elem(), agreementPlan
	segments := strings.Split(path, "/")
	for n := 0; n < len(segments); n++ {
		f := object.field(segments[n])
		if f == nil {
			d := p.report(at, diag.Tf("パス「%[1]s」の %[2]q という項目はありません。", "The path %[1]q names nothing: there is no key %[2]q.", path, segments[n]))
			if s, ok := nearest.Word(segments[n], object.Keys()); ok {
				d.Fix = didYouMean(strings.Join(append([]string{here + s}, segments[n+1:]...), "/"))
			} else {
				d.Expected = diag.Tf("項目：%s", "one of the keys %s", enumerate(object.Keys()))
			}
			return
		}
		here += segments[n] + "/"
		value = fieldValue(value, f)
		if f.plan == nil {
			checkEnd(p, at, path, f.Field, segments[n+1:])
			return
		}
		object = f.plan
		if !f.List || n+1 == len(segments) {
			continue
		}
		n++
		item, ok := findItem(f, value, segments[n])
		if !ok && !removed {
			d := p.report(at, diag.Tf("パス「%[1]s」の項目 %[2]q がこの記録にありません。", "The path %[1]q names nothing: %[3]s has no item %[2]q.", path, segments[n], f.Key))
			names := itemNames(f, value)
			d.Expected = diag.Tf("%[2]s の項目：%[1]s", "an item of %[2]s: %[1]s", enumerate(names), f.Key)
			if s, ok := nearest.Word(segments[n], names); ok {
				d.Fix = didYouMean(strings.Join(append([]string{here + s}, segments[n+1:]...), "/"))
			}
			return
		}
		here += segments[n] + "/"
		value = item
	}
}

// checkEnd reports a path that goes on below a simple value. Below a text stand its languages.
func checkEnd(p *pass, at source.Path, path string, f *agreement.Field, rest []string) {
	switch {
	case len(rest) == 0:
		return
	case len(rest) == 1 && (f.Type == agreement.TypeLocalized || f.Type == agreement.TypeProse) && (rest[0] == "ja" || rest[0] == "en"):
		return
	case len(rest) == 1 && f.List: // an item of a list of simple values is named by the value itself
		return
	}
	p.report(at, diag.Tf("パス「%[1]s」：%[2]s の下には何もありません。", "The path %[1]q names nothing: %[2]s has nothing below it.", path, f.Key))
}

func (p *plan) field(key string) *planField {
	for i := range p.fields {
		if p.fields[i].Key == key {
			return &p.fields[i]
		}
	}
	return nil
}

// fieldValue returns the value of a field, invalid below a value that is missing.
func fieldValue(v reflect.Value, f *planField) reflect.Value {
	if !v.IsValid() {
		return v
	}
	v = v.Field(f.index)
	if v.Kind() == reflect.Pointer {
		return v.Elem()
	}
	return v
}

// findItem returns the item of a list that name means: its id, the values of its natural key joined by commas, or its number from 0.
func findItem(f *planField, items reflect.Value, name string) (reflect.Value, bool) {
	if !items.IsValid() {
		return items, false
	}
	for i, s := range itemNames(f, items) {
		if s == name {
			return items.Index(i), true
		}
	}
	if i, err := strconv.Atoi(name); err == nil && i >= 0 && i < items.Len() {
		return items.Index(i), true
	}
	return reflect.Value{}, false
}

// itemNames returns what a path calls each item of a list.
func itemNames(f *planField, items reflect.Value) []string {
	if !items.IsValid() {
		return nil
	}
	l := &list{field: f.Field, plan: f.plan, items: items}
	names := make([]string, items.Len())
	for i := range names {
		names[i] = strconv.Itoa(i)
		if len(l.plan.naturalKey) == 0 {
			continue
		}
		if s := l.keyText(l.key(i), i, ","); strings.Trim(s, ",") != "" {
			names[i] = s
		}
	}
	return names
}
