package against_test

import (
	"os"
	"strings"
	"testing"

	"seika/generator/against"
	"seika/generator/agreement"
	"seika/generator/load"
)

// TestRealRecords compares the records of this repository with themselves, where nothing is to be said, and each with another one in its place,
// where everything that can go is gone: all findings have a place in the file and say in both languages how to mend them.
func TestRealRecords(t *testing.T) {
	set, _, err := load.Load(os.DirFS("../.."), "agreements")
	if err != nil {
		t.Fatal(err)
	}
	if len(set.Records) < 50 {
		t.Fatalf("only %d records", len(set.Records))
	}
	if found := against.Run(set, set, against.Origin{}); len(found) > 0 {
		t.Errorf("nothing changed: %v", found)
	}
	reported := map[string]int{}
	for i := range set.Records {
		before, after := review(set.Records[i]), review(set.Records[(i+1)%len(set.Records)])
		another := *after.Agreement
		another.ID = before.Agreement.ID
		after.Agreement = &another
		for _, d := range against.Run(&load.Set{Records: []load.Record{before}}, &load.Set{Records: []load.Record{after}}, against.Origin{}) {
			reported[d.Rule]++
			if d.Position.File != after.File.Path || after.File.Line(d.Position.Line) == "" {
				t.Errorf("%s: no such place: %v", before.Agreement.ID, d)
			}
			if text := d.Message.JA + d.Message.EN + d.Fix.JA + d.Fix.EN; d.Fix.JA == "" || d.Fix.EN == "" || strings.Contains(text, "%!") || strings.Contains(text, "{}") {
				t.Errorf("%s: %+v", before.Agreement.ID, d)
			}
		}
	}
	for _, rule := range []string{"promise-changed", "measurement-rewritten", "evidence-removed", "entry-removed"} {
		if reported[rule] == 0 {
			t.Errorf("no record has anything for %s: %v", rule, reported)
		}
	}
}

// review returns a reviewed copy.
func review(r load.Record) load.Record {
	a := *r.Agreement
	a.Review = agreement.Review{State: "reviewed"}
	r.Agreement = &a
	return r
}
