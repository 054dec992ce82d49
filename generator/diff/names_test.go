package diff

import (
	"testing"

	"seika/generator/agreement"
)

// What Names calls an item is what a field map calls it.
func TestNamesAreThoseOfFieldMaps(t *testing.T) {
	on := func(year, month int) agreement.Date { return agreement.Date{Year: year, Month: month} }
	a := &agreement.Agreement{
		ID: "a",
		Deliverables: []agreement.Deliverable{{ID: "d1", Events: []agreement.Event{
			{On: on(2016, 1), Type: "delivered"}, {On: on(2015, 4), Type: "started"}, {On: on(2015, 4), Type: "started"}, {},
		}}},
		Pathway:      []agreement.Stage{{Stage: "pilot", On: on(2015, 5)}},
		Activations:  []agreement.Activation{{On: on(2016, 4), Event: agreement.L("地震/余震", "")}},
		Replications: []agreement.Replication{{To: "jp:340006", Of: "result", On: on(2018, 1)}},
		Amendments:   []agreement.Amendment{{On: on(2016, 4), Path: "deliverables/d1/promised/due", Cause: "renegotiated"}},
	}
	fields := Fields(a)
	check := func(list string, names []string, date string) {
		t.Helper()
		for _, name := range names {
			if name != "" && fields.Get(list+"/"+name+"/"+date) == "" {
				t.Errorf("%s has no item %q", list, name)
			}
		}
	}
	events := Names(a.Deliverables[0].Events)
	check("deliverables/"+Names(a.Deliverables)[0]+"/events", events, "on")
	if events[1] == events[2] || events[3] != "" {
		t.Errorf("names of events: %q", events)
	}
	check("pathway", Names(a.Pathway), "on")
	check("activations", Names(a.Activations), "on")
	check("replications", Names(a.Replications), "on")
	check("amendments", Names(a.Amendments), "on")
}
