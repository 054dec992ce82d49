package diff_test

import (
	"testing"

	"seika/generator/agreement"
	"seika/generator/diff"
)

func TestLocate(t *testing.T) {
	day := func(s string) agreement.Date {
		d, err := agreement.ParseDate(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	a := &agreement.Agreement{
		Themes: []string{"health", "disaster"},
		Deliverables: []agreement.Deliverable{{ID: "d0"}, {ID: "d1", Events: []agreement.Event{
			{On: day("2015-04"), Type: agreement.EventStarted, Evidence: []string{"e1", "e2"}},
		}}},
	}
	l := diff.NewLocator(a)
	for _, c := range []struct {
		path, names, numbers string
		ok                   bool
	}{
		{"title/ja", "title/ja", "title/ja", true},
		{"themes/1", "themes/disaster", "themes/1", true},
		{"themes/health", "themes/health", "themes/0", true},
		{"deliverables/1/promised/due", "deliverables/d1/promised/due", "deliverables/1/promised/due", true},
		{"deliverables/d1/events/started,2015-04/on", "deliverables/d1/events/started,2015-04/on", "deliverables/1/events/0/on", true},
		{"deliverables/1/events/0/evidence/1", "deliverables/d1/events/started,2015-04/evidence/e2", "deliverables/1/events/0/evidence/1", true},
		{"deliverables/d1/events/delivered,2016/on", "deliverables/d1/events", "deliverables/1/events", false},
		{"deliverables/d2", "deliverables", "deliverables", false},
		{"nothing", "", "", false},
		{"", "", "", true},
	} {
		names, numbers, ok := l.Locate(c.path)
		if names != c.names || numbers != c.numbers || ok != c.ok {
			t.Errorf("%q: %q, %q, %v; want %q, %q, %v", c.path, names, numbers, ok, c.names, c.numbers, c.ok)
		}
	}
}

func TestDeclared(t *testing.T) {
	record := func(on string, amendments ...agreement.Amendment) *agreement.Agreement {
		d, err := agreement.ParseDate(on)
		if err != nil {
			t.Fatal(err)
		}
		return &agreement.Agreement{Pathway: []agreement.Stage{{Stage: "pilot", On: d, Bidders: 3}}, Amendments: amendments}
	}
	old := record("2015-04")
	for _, c := range []struct {
		name                string
		amendment           agreement.Amendment
		declared, corrected bool
	}{
		{"another path", agreement.Amendment{Path: "pathway/contract,2016", Cause: "corrected"}, false, false},
		{"the item that went", agreement.Amendment{Path: "pathway/pilot,2015-04", Cause: "corrected"}, true, true},
		{"renegotiated", agreement.Amendment{Path: "pathway/pilot,2015-04", Cause: "renegotiated"}, true, false},
	} {
		new := record("2018-04", c.amendment)
		changes := diff.Records(old, new)
		gone := changes[0]
		for _, change := range changes {
			if change.Kind == diff.Removed {
				gone = change
			}
		}
		if declared, corrected := diff.Declared(old, new, gone); declared != c.declared || corrected != c.corrected {
			t.Errorf("%s: %v, %v", c.name, declared, corrected)
		}
	}
	new := record("2015-04", agreement.Amendment{Path: "pathway/pilot,2015-04/bidders", From: "3", To: "5", Cause: "corrected"})
	new.Pathway[0].Bidders = 5
	for _, c := range diff.Records(old, new) {
		if c.Path != "pathway/pilot,2015-04/bidders" {
			continue
		}
		if declared, _ := diff.Declared(old, new, c); !declared {
			t.Error("an amendment with both values does not declare the change")
		}
		c.New = "4"
		if declared, _ := diff.Declared(old, new, c); declared {
			t.Error("an amendment declares another change than it names")
		}
	}
}
