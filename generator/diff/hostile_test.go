package diff_test

import (
	"fmt"
	"testing"
	"time"

	"seika/generator/agreement"
	"seika/generator/diff"
)

// TestHostileRecordsCostLittle compares records as large as a file of a megabyte can make them, with lists made to be slow.
func TestHostileRecordsCostLittle(t *testing.T) {
	const many = 15000
	evidence := []agreement.Evidence{{ID: "e1", Type: "press"}}
	make := func(shift int) map[string]*agreement.Agreement {
		records := map[string]*agreement.Agreement{}
		for _, shape := range []string{"twins", "measurements", "targets", "amendments", "evidence", "deliverables"} {
			a := &agreement.Agreement{ID: "x", Evidence: evidence}
			d := agreement.Deliverable{ID: "d1"}
			i := agreement.Indicator{ID: "i1", Unit: "人"}
			for n := range many {
				value := agreement.Number(fmt.Sprint(n + shift))
				switch shape {
				case "twins":
					d.Events = append(d.Events, agreement.Event{Type: "started", Quantity: agreement.Quantity{Value: value}})
				case "measurements":
					m := agreement.Measurement{Period: agreement.FiscalYear(1900 + n%200), Value: value, Evidence: []string{"e1"}}
					if shift > 0 {
						m.ID = fmt.Sprint("m", n)
					}
					i.Measurements = append(i.Measurements, m)
				case "targets":
					i.Targets = append(i.Targets, agreement.Target{Value: value, SetOn: agreement.Date{Year: 1900 + n%200, Month: 1 + n%12, Day: 1 + (n+shift)%28}, Evidence: []string{"e1"}})
				case "amendments":
					a.Amendments = append(a.Amendments, agreement.Amendment{Path: fmt.Sprintf("deliverables/d%d/promised/due", n+shift), Cause: "ended"})
					a.Deliverables = append(a.Deliverables, agreement.Deliverable{ID: fmt.Sprint("d", n), Promised: agreement.Promise{Quantity: agreement.Quantity{Value: value, Unit: "人"}}})
				case "evidence":
					id := fmt.Sprint("e", n+shift)
					a.Evidence = append(a.Evidence, agreement.Evidence{ID: id, Type: "press"})
					d.Events = append(d.Events, agreement.Event{Type: "started", On: agreement.Date{Year: 1900 + n%200}, Evidence: []string{id}})
				case "deliverables":
					a.Deliverables = append(a.Deliverables, agreement.Deliverable{ID: fmt.Sprint("d", n+shift), Title: agreement.L("取組", "")})
				}
			}
			d.Indicators = []agreement.Indicator{i}
			a.Deliverables = append(a.Deliverables, d)
			records[shape] = a
		}
		return records
	}
	old, new := make(0), make(7)
	for shape := range old {
		t.Run(shape, func(t *testing.T) {
			start := time.Now()
			changes := diff.Records(old[shape], new[shape])
			moves := diff.Moves(old[shape], new[shape], changes, false)
			d := diff.Sets([]diff.Item{{Agreement: old[shape]}}, []diff.Item{{Agreement: new[shape]}})
			if len(changes) == 0 || d.Empty() {
				t.Error("no change found")
			}
			// Quadratic work on lists of this length takes minutes.
			if took := time.Since(start); took > 40*time.Second {
				t.Errorf("took %v for %d changes and %d moves", took, len(changes), len(moves))
			} else {
				t.Log(took, len(changes), len(moves))
			}
		})
	}
}
