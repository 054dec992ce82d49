package lint

import (
	"reflect"
	"slices"
	"testing"

	"seika/generator/agreement"
	"seika/generator/source"
)

// TestCollect fills every field of a record and an organisation and holds what the walk gathers against the field table.
func TestCollect(t *testing.T) {
	for _, tt := range []struct {
		object *agreement.Object
		plan   *plan
		record any
	}{
		{agreement.RecordObject, agreementPlan, &agreement.Agreement{}},
		{agreement.OrganisationObject, organisationPlan, &agreement.Organisation{}},
	} {
		t.Run(tt.object.Name, func(t *testing.T) {
			fill(reflect.ValueOf(tt.record).Elem())
			var v values
			v.collect(tt.plan, tt.record)
			v.collect(tt.plan, tt.record) // the second use of the same space must not keep anything

			var got []string
			for i := range v.texts {
				got = append(got, "text "+string(v.textPath(&v.texts[i])))
			}
			for i := range v.ids {
				got = append(got, "id "+string(v.wordPath(&v.ids[i])))
			}
			for i := range v.refs {
				got = append(got, "ref "+string(v.wordPath(&v.refs[i])))
			}
			for i := range v.claims {
				got = append(got, "claim "+string(v.path(v.claims[i].node)))
			}
			for i := range v.lists {
				got = append(got, "list "+string(v.path(v.lists[i].node)))
			}
			var expected []string
			expect(tt.object, "", &expected)
			slices.Sort(got)
			slices.Sort(expected)
			if !slices.Equal(got, expected) {
				t.Errorf("gathered\n%q\nthe table has\n%q", got, expected)
			}
			if len(got) == 0 {
				t.Error("nothing gathered")
			}
		})
	}
}

// expect lists what a walk over one item of every list of o must gather.
func expect(o *agreement.Object, at source.Path, to *[]string) {
	for i := range o.Fields {
		f := &o.Fields[i]
		p := at.Key(f.Key)
		item := p
		if f.List {
			item = p.Index(0)
		}
		add := func(kind string, p source.Path) { *to = append(*to, kind+" "+string(p)) }
		switch f.Type {
		case agreement.TypeText:
			add("text", item)
		case agreement.TypeProse, agreement.TypeLocalized:
			add("text", p.Key("ja"))
			add("text", p.Key("en"))
		case agreement.TypeID:
			add("id", item)
		case agreement.TypePartyRef:
			add("ref", item)
		case agreement.TypeEvidenceRef:
			add("claim", at)
		case agreement.TypeObject:
			if f.List {
				add("list", p)
			}
			expect(f.Object, item, to)
		}
	}
}

// fill gives every field below v a value and every list one item.
func fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		switch v.Interface().(type) {
		case agreement.Date:
			v.Set(reflect.ValueOf(agreement.Date{Year: 2020}))
			return
		case agreement.Period:
			v.Set(reflect.ValueOf(agreement.FiscalYear(2020)))
			return
		}
		for i := range v.NumField() {
			fill(v.Field(i))
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0))
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem())
	case reflect.String:
		v.SetString("1")
	case reflect.Int:
		v.SetInt(1)
	case reflect.Bool:
		v.SetBool(true)
	}
}
