package verdict

import "seika/generator/agreement"

// Method is the version of the method that this package applies. It changes whenever the same record could get another verdict.
const Method = 1

// Class is the headline of a verdict.
type Class string

// The classes, in the order in which the headline rules are asked: the first rule that holds decides.
const (
	Results  Class = "results"
	Partial  Class = "partial"
	Missed   Class = "missed"
	Activity Class = "activity"
	Standby  Class = "standby"
	Early    Class = "early"
	Paper    Class = "paper"
)

// Verdict is what the method says about one agreement on one day. It is computed and never typed.
type Verdict struct {
	Method int            `json:"method"`
	AsOf   agreement.Date `json:"as_of"`
	Class  Class          `json:"class"`
	// Steps are the headline rules in their order, down to the first that holds, which decides.
	Steps        []Step               `json:"steps"`
	Clarity      Clarity              `json:"clarity"`
	Deliverables []DeliverableVerdict `json:"deliverables"`
	Indicators   []IndicatorVerdict   `json:"indicators"`
	Continuation Continuation         `json:"continuation"`
	Burden       Burden               `json:"burden"`
	Flags        []Flag               `json:"flags"`
	// InShares reports whether the agreement counts in shares and cohorts: a programme is not one agreement and does not.
	InShares bool `json:"in_shares"`
	// LastSign is the latest date up to the as-of date on which an evidenced thing happened or a source was published; zero when none.
	LastSign agreement.Date `json:"last_sign,omitzero"`
}

// Reason is one finding behind a verdict: which rule found what, where in the record, on which evidence.
type Reason struct {
	Rule string              `json:"rule"`
	Text agreement.Localized `json:"text"`
	// Paths name values of the record, list items by their id or index: "deliverables/d1/indicators/i1".
	Paths    []string `json:"paths,omitempty"`
	Evidence []string `json:"evidence,omitempty"`
	// Grade is the best grade among Evidence; zero where there is none.
	Grade agreement.Grade `json:"grade,omitzero"`
}

// Step is one headline rule with its answer.
type Step struct {
	Rule    string   `json:"rule"` // a Class
	Holds   bool     `json:"holds"`
	Reasons []Reason `json:"reasons"`
}

// Clarity says how concrete the promises are: "clear" (at least half of the deliverables are verifiable), "partial" (at least one) or
// "vague" (none, or there are no deliverables).
type Clarity struct {
	State      string   `json:"state"`
	Verifiable int      `json:"verifiable"`
	Total      int      `json:"total"`
	Reasons    []Reason `json:"reasons"`
}

// DeliverableVerdict is what became of one deliverable.
type DeliverableVerdict struct {
	ID string `json:"id"`
	// State is one of DeliveryStates: unreported, planned, started, delivered, late, overdue, dropped.
	State      string `json:"state"`
	Verifiable bool   `json:"verifiable"`
	// Missing lists what it lacks to be verifiable: "owner", "due", "quantity".
	Missing []string `json:"missing,omitempty"`
	Reasons []Reason `json:"reasons"`
}

// Result is what the latest measurement of an indicator shows.
type Result string

// The results. The first eight are judged: they carry a verdict; the others do not.
const (
	Met         Result = "met"          // the signed-day target, by its date
	MetLate     Result = "met-late"     // the signed-day target, after its date
	MetLowered  Result = "met-lowered"  // only a later, easier target
	MetLost     Result = "met-lost"     // the target by its date, and the latest value does not reach it any more
	Improved    Result = "improved"     // better than the baseline
	Unchanged   Result = "unchanged"    // equal to the baseline
	Worsened    Result = "worsened"     // worse than the baseline
	NotReached  Result = "missed"       // the target's date has come and its value was not reached
	Pending     Result = "pending"      // the target's date lies ahead, or it has none, and the value says no more than that
	Unreported  Result = "unreported"   // the target's date has passed and no value for it was published
	NoYardstick Result = "no-yardstick" // measured, but neither baseline nor target
	Unmeasured  Result = "unmeasured"   // nothing measured that counts
	NotCounted  Result = "not-counted"  // an input or output, or not this agreement's own value
)

// Judged reports whether the result carries a verdict.
func (r Result) Judged() bool {
	switch r {
	case Met, MetLate, MetLowered, MetLost, Improved, Unchanged, Worsened, NotReached:
		return true
	}
	return false
}

// Positive reports whether the result is a success of some kind.
func (r Result) Positive() bool {
	return r == Met || r == MetLate || r == MetLowered || r == MetLost || r == Improved
}

// IndicatorVerdict is what one indicator shows.
type IndicatorVerdict struct {
	Deliverable string `json:"deliverable"`
	ID          string `json:"id"`
	Result      Result `json:"result"`
	// Measurement is the index of the measurement that was judged, -1 where none counts.
	Measurement int `json:"measurement"`
	// Proof is the index of the one that the result rests on: the same, but for Met, MetLost and a lowered target that was lost, which rest on the
	// value that was in time. It is -1 where none counts.
	Proof int `json:"proof"`
	// Grade is the best grade of the evidence of Proof.
	Grade agreement.Grade `json:"grade,omitzero"`
	// Estimated is set where the result rests on an estimate.
	Estimated bool `json:"estimated,omitzero"`
	// The three yardsticks, side by side; nil where the record has none that counts.
	SignedTarget  *Yardstick `json:"signed_target,omitempty"`
	CurrentTarget *Yardstick `json:"current_target,omitempty"`
	Baseline      *Yardstick `json:"baseline,omitempty"`
	Reasons       []Reason   `json:"reasons"`
}

// Yardstick compares the judged measurement with one target or with the baseline.
type Yardstick struct {
	// Index is the place in the list of targets; 0 for the baseline.
	Index int `json:"index"`
	// Holds: the target is reached, or the value is better than the baseline.
	Holds bool `json:"holds"`
	// Change is the difference from the baseline in the indicator's unit, Percent the same in per cent of the baseline (nil where the
	// baseline is 0). Both are nil for a target.
	Change  *float64 `json:"change,omitempty"`
	Percent *float64 `json:"percent,omitempty"`
}

// Continuation is what followed a pilot or an agreement: "adopted", "lost", "stopped", "replicated", "renewed" or "none".
type Continuation struct {
	State   string   `json:"state"`
	Reasons []Reason `json:"reasons"`
}

// Burden says who carries the cost: "company-free", "company-discounted", "shared", "public" or "unknown". It is never a score.
type Burden struct {
	State   string   `json:"state"`
	Reasons []Reason `json:"reasons"`
}

// Flag stands beside the class.
type Flag struct {
	ID      string   `json:"id"`
	Reasons []Reason `json:"reasons"`
}

// HasFlag reports whether the flag with that id is set.
func (v *Verdict) HasFlag(id string) bool {
	for _, f := range v.Flags {
		if f.ID == id {
			return true
		}
	}
	return false
}

// Facts are what the history of the record adds to the record itself.
type Facts struct {
	// HistoryUnknown is set when the repository's history cannot be trusted or read (a shallow clone).
	HistoryUnknown bool
	// Moves describe goalpost moves that the history shows and no amendment declares.
	Moves []Reason
	// Lowered are targets that were rewritten in place to ask for less, declared or not, corrections aside.
	Lowered []LoweredTarget
	// Prolonged are targets whose date was rewritten in place to a later one, or away, declared or not, corrections aside.
	Prolonged []ProlongedTarget
}

// LoweredTarget is a target that once asked for more than the record says today.
type LoweredTarget struct {
	Indicator string           // its path, "deliverables/d1/indicators/i1"
	Was       agreement.Number // what it asked for
}

// ProlongedTarget is a target that was once to be reached earlier than the record says today.
type ProlongedTarget struct {
	Indicator string         // its path, "deliverables/d1/indicators/i1"
	Was       agreement.Date // the day by which it was to be reached
}
