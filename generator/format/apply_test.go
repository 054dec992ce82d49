package format_test

import (
	"errors"
	"testing"

	"seika/generator/diag"
	"seika/generator/format"
	"seika/generator/source"
)

func TestApply(t *testing.T) {
	const before = "id: a\nthemes: [x, y, z] # three\nsigned: 2014/11/27\nburden:\n  - {bearer: company, evidence: [e1, e1, e2]}\n"
	for _, c := range []struct {
		name  string
		edits []diag.Edit
		want  string
		err   error
	}{
		{"nothing", nil, before, nil},
		{"numbers are those before the first removal", []diag.Edit{
			{Operation: diag.Remove, Path: "themes/0"},
			{Operation: diag.Remove, Path: "themes/2"},
			{Operation: diag.Replace, Path: "themes/1", Value: "why"},
		}, "id: a\nthemes: [why] # three\nsigned: 2014/11/27\nburden:\n  - {bearer: company, evidence: [e1, e1, e2]}\n", nil},
		{"all operations", []diag.Edit{
			{Operation: diag.Replace, Path: "signed", Value: "2014-11-27"},
			{Operation: diag.Insert, Path: "burden/0", Key: "price", Value: "free"},
			{Operation: diag.Remove, Path: "burden/0/evidence/1"},
		}, "id: a\nthemes: [x, y, z] # three\nsigned: 2014-11-27\nburden:\n  - {bearer: company, price: free, evidence: [e1, e2]}\n", nil},
		{"a key, after what stands below it", []diag.Edit{
			{Operation: diag.Rename, Path: "burden", Key: "costs"},
			{Operation: diag.Replace, Path: "burden/0/bearer", Value: "public"},
		}, "id: a\nthemes: [x, y, z] # three\nsigned: 2014/11/27\ncosts:\n  - {bearer: public, evidence: [e1, e1, e2]}\n", nil},
		{"one of them is impossible", []diag.Edit{
			{Operation: diag.Replace, Path: "signed", Value: "2014-11-27"},
			{Operation: diag.Remove, Path: "burden/7"},
		}, "", format.ErrPath},
		{"no value", []diag.Edit{{Operation: diag.Replace, Path: "signed", Value: "a: b: c"}}, "", format.ErrEdit},
		{"no operation", []diag.Edit{{Operation: 9, Path: "signed", Value: "a"}}, "", format.ErrEdit},
	} {
		got, err := format.Apply(&source.File{Path: "agreements/a.yaml", Content: []byte(before)}, format.Record, c.edits)
		if !errors.Is(err, c.err) || string(got) != c.want {
			t.Errorf("%s: %v\n%s", c.name, err, got)
		}
	}
}
