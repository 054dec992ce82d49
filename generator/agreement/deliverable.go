package agreement

// Deliverable is a concrete thing that somebody promised or did under the agreement (取組).
type Deliverable struct {
	ID         string      `json:"id"`
	Title      Localized   `json:"title"`
	Kind       string      `json:"kind,omitzero"`
	Owner      string      `json:"owner,omitzero"`
	Promised   Promise     `json:"promised,omitzero"`
	Events     []Event     `json:"events,omitempty"`
	Indicators []Indicator `json:"indicators,omitempty"`
	Note       Localized   `json:"note,omitzero"`
}

// Promise is what was undertaken: how much, by when or during which period.
type Promise struct {
	Quantity Quantity `json:"quantity,omitzero"`
	Due      Date     `json:"due,omitzero"`
	Period   Period   `json:"period,omitzero"`
	Evidence []string `json:"evidence,omitempty"`
}

// IsZero reports whether nothing concrete was promised.
func (p Promise) IsZero() bool {
	return p.Quantity == Quantity{} && p.Due.IsZero() && p.Period.IsZero() && len(p.Evidence) == 0
}

// Event is something that happened to a deliverable, or was announced (EventPlanned).
type Event struct {
	On       Date      `json:"on"`
	Type     EventType `json:"type"`
	Quantity Quantity  `json:"quantity,omitzero"`
	Reason   Localized `json:"reason,omitzero"`
	Note     Localized `json:"note,omitzero"`
	Evidence []string  `json:"evidence,omitempty"`
}

// Indicator is what is measured about a deliverable.
type Indicator struct {
	ID           string        `json:"id"`
	Title        Localized     `json:"title"`
	Level        Level         `json:"level"`
	Unit         string        `json:"unit"`
	Better       string        `json:"better,omitzero"`
	Series       Series        `json:"series,omitzero"`
	Counts       string        `json:"counts,omitzero"`
	Scope        Scope         `json:"scope,omitzero"`
	Aggregatable bool          `json:"aggregatable,omitzero"`
	Attribution  string        `json:"attribution,omitzero"`
	Baseline     *Baseline     `json:"baseline,omitempty"`
	Targets      []Target      `json:"targets,omitempty"`
	Measurements []Measurement `json:"measurements,omitempty"`
	Note         Localized     `json:"note,omitzero"`
}

// LowerIsBetter reports the direction of progress; an indicator that does not state it is better when higher.
func (i *Indicator) LowerIsBetter() bool { return i.Better == "lower" }

// Baseline is the value before the agreement could have had an effect.
type Baseline struct {
	Value     Number    `json:"value,omitzero"`
	Unit      string    `json:"unit,omitzero"`
	Qualifier string    `json:"qualifier,omitzero"`
	Period    Period    `json:"period,omitzero"`
	Growth    bool      `json:"growth,omitzero"`
	Note      Localized `json:"note,omitzero"`
	Evidence  []string  `json:"evidence,omitempty"`
}

// Target is a value to be reached. Either Value, or Min and Max (a range) are given.
type Target struct {
	Value    Number    `json:"value,omitzero"`
	Min      Number    `json:"min,omitzero"`
	Max      Number    `json:"max,omitzero"`
	By       Date      `json:"by,omitzero"`
	SetOn    Date      `json:"set_on,omitzero"`
	Note     Localized `json:"note,omitzero"`
	Evidence []string  `json:"evidence,omitempty"`
}

// Measurement is one value of an indicator for one period. Value, or Min and Max (a range), may be absent where a source states only
// words; Text then holds them, and Stated what they say about the target.
type Measurement struct {
	ID          string    `json:"id,omitzero"`
	Period      Period    `json:"period"`
	Value       Number    `json:"value,omitzero"`
	Min         Number    `json:"min,omitzero"`
	Max         Number    `json:"max,omitzero"`
	Text        string    `json:"text,omitzero"`
	Stated      string    `json:"stated,omitzero"`
	Qualifier   string    `json:"qualifier,omitzero"`
	Method      string    `json:"method,omitzero"`
	By          string    `json:"by,omitzero"`
	Numerator   Number    `json:"numerator,omitzero"`
	Denominator Number    `json:"denominator,omitzero"`
	Final       bool      `json:"final,omitzero"`
	Supersedes  string    `json:"supersedes,omitzero"`
	Note        Localized `json:"note,omitzero"`
	Evidence    []string  `json:"evidence,omitempty"`
}
