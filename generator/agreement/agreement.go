package agreement

// Schema is the version of the record format that this package describes.
const Schema = 1

// Localized is a text in the two languages of the project. Either may be missing: Japanese is the language of most sources.
type Localized struct {
	JA string `json:"ja,omitempty"`
	EN string `json:"en,omitempty"`
}

// L makes a Localized text, Japanese first.
func L(ja, en string) Localized { return Localized{JA: ja, EN: en} }

// IsZero reports whether there is no text in either language.
func (t Localized) IsZero() bool { return t == Localized{} }

// In returns the text in language lang, or in the other language where lang has none.
func (t Localized) In(lang string) string {
	if lang == "en" && t.EN != "" || t.JA == "" {
		return t.EN
	}
	return t.JA
}

// Agreement is one record: an agreement, its promises, what was done under it, what changed, and the sources that say so.
type Agreement struct {
	Schema       int           `json:"schema,omitzero"`
	ID           string        `json:"id"`
	Aliases      []string      `json:"aliases,omitempty"`
	Title        Localized     `json:"title"`
	Kind         Kind          `json:"kind,omitzero"`
	Standby      bool          `json:"standby,omitzero"`
	Parties      []Party       `json:"parties"`
	Signed       Date          `json:"signed,omitzero"`
	SignedBasis  string        `json:"signed_basis,omitzero"`
	FirstKnown   Date          `json:"first_known,omitzero"`
	Term         Term          `json:"term,omitzero"`
	State        State         `json:"state,omitzero"`
	Ended        *Ending       `json:"ended,omitempty"`
	Related      []Relation    `json:"related,omitempty"`
	Themes       []string      `json:"themes,omitempty"`
	Summary      Localized     `json:"summary,omitzero"`
	Burden       []Burden      `json:"burden,omitempty"`
	Deliverables []Deliverable `json:"deliverables,omitempty"`
	Pathway      []Stage       `json:"pathway,omitempty"`
	Activations  []Activation  `json:"activations,omitempty"`
	Replications []Replication `json:"replications,omitempty"`
	Conflicts    []Conflict    `json:"conflicts,omitempty"`
	Responses    []Response    `json:"responses,omitempty"`
	Amendments   []Amendment   `json:"amendments,omitempty"`
	Review       Review        `json:"review,omitzero"`
	Checked      Date          `json:"checked,omitzero"`
	Exceptions   []Exception   `json:"exceptions,omitempty"`
	Evidence     []Evidence    `json:"evidence"`
}

// Start returns the day from which the agreement is known to exist: the signing or, where no source dates it, the first day it is known
// for. The second result is false for the latter.
func (a *Agreement) Start() (on Date, signed bool) {
	if !a.Signed.IsZero() {
		return a.Signed, true
	}
	return a.FirstKnown, false
}

// EvidenceByID returns the source with that id.
func (a *Agreement) EvidenceByID(id string) (*Evidence, bool) {
	for i := range a.Evidence {
		if a.Evidence[i].ID == id {
			return &a.Evidence[i], true
		}
	}
	return nil, false
}

// PartyByRef returns the party that ref names.
func (a *Agreement) PartyByRef(ref string) (*Party, bool) {
	for i := range a.Parties {
		if ref != "" && a.Parties[i].Ref == ref {
			return &a.Parties[i], true
		}
	}
	return nil, false
}

// Party is one side of an agreement. Ref names an Organisation or a local government ("jp:" and its six-digit code); Name is used
// instead where the source names only a group ("38 companies"). Exactly one of them is given.
type Party struct {
	Role    Role      `json:"role"`
	Ref     string    `json:"ref,omitzero"`
	Name    Localized `json:"name,omitzero"`
	Count   int       `json:"count,omitzero"`
	Section string    `json:"section,omitzero"`
}

// GovernmentPrefix begins a reference to a local government of Japan; the six-digit code of local public bodies follows.
const GovernmentPrefix = "jp:"

// GovernmentCode returns the local government's code when ref names one.
func GovernmentCode(ref string) (code string, ok bool) {
	if len(ref) > len(GovernmentPrefix) && ref[:len(GovernmentPrefix)] == GovernmentPrefix {
		return ref[len(GovernmentPrefix):], true
	}
	return "", false
}

// Term is how long the agreement holds. From is the date of effect, which may differ from the signing.
type Term struct {
	From    Date   `json:"from,omitzero"`
	To      Date   `json:"to,omitzero"`
	Renewal string `json:"renewal,omitzero"`
}

// Ending is how and why an agreement ended.
type Ending struct {
	On       Date      `json:"on,omitzero"`
	Reason   string    `json:"reason,omitzero"`
	Note     Localized `json:"note,omitzero"`
	Evidence []string  `json:"evidence,omitempty"`
}

// Relation connects two records.
type Relation struct {
	Rel string `json:"rel"`
	ID  string `json:"id"`
}

// Quantity is an amount of something. Unit is free text as the source has it, or the ISO 4217 code of a currency.
type Quantity struct {
	Value     Number `json:"value,omitzero"`
	Unit      string `json:"unit,omitzero"`
	Qualifier string `json:"qualifier,omitzero"`
}

// Burden is one statement about who carries which cost.
type Burden struct {
	Bearer   string    `json:"bearer"`
	Form     string    `json:"form,omitzero"`
	Price    string    `json:"price,omitzero"`
	Amount   Quantity  `json:"amount,omitzero"`
	Basis    string    `json:"basis,omitzero"`
	Period   Period    `json:"period,omitzero"`
	Note     Localized `json:"note,omitzero"`
	Evidence []string  `json:"evidence,omitempty"`
}

// Stage is a step on the way from a pilot to a contract.
type Stage struct {
	Stage     StageName `json:"stage"`
	On        Date      `json:"on,omitzero"`
	Method    string    `json:"method,omitzero"`
	AwardedTo string    `json:"awarded_to,omitzero"`
	Bidders   int       `json:"bidders,omitzero"`
	Amount    Quantity  `json:"amount,omitzero"`
	Funding   string    `json:"funding,omitzero"`
	Reason    string    `json:"reason,omitzero"`
	Note      Localized `json:"note,omitzero"`
	Evidence  []string  `json:"evidence,omitempty"`
}

// Activation is one real use of a standby agreement.
type Activation struct {
	On       Date      `json:"on"`
	Event    Localized `json:"event"`
	Quantity Quantity  `json:"quantity,omitzero"`
	Note     Localized `json:"note,omitzero"`
	Evidence []string  `json:"evidence,omitempty"`
}

// Replication is the spread of an agreement elsewhere: of the mere signing, or of its result.
type Replication struct {
	To       string    `json:"to,omitzero"`
	Name     Localized `json:"name,omitzero"`
	On       Date      `json:"on,omitzero"`
	Of       string    `json:"of"`
	Form     string    `json:"form,omitzero"`
	Note     Localized `json:"note,omitzero"`
	Evidence []string  `json:"evidence,omitempty"`
}

// Conflict keeps what sources say when they disagree about one value. Path names the value inside the record.
type Conflict struct {
	Path   string          `json:"path"`
	Values []ConflictValue `json:"values"`
	Note   Localized       `json:"note,omitzero"`
}

// ConflictValue is what some of the sources say.
type ConflictValue struct {
	Value    Scalar   `json:"value"`
	Evidence []string `json:"evidence,omitempty"`
}

// Response is a party's reply to the record, in the party's words.
type Response struct {
	By       string    `json:"by"`
	On       Date      `json:"on"`
	Text     Localized `json:"text"`
	Evidence []string  `json:"evidence,omitempty"`
}

// Amendment declares that a promise was changed. Path names the promise, list items by their id.
type Amendment struct {
	On       Date      `json:"on"`
	Path     string    `json:"path"`
	From     Scalar    `json:"from,omitzero"`
	To       Scalar    `json:"to,omitzero"`
	Cause    string    `json:"cause"`
	Reason   Localized `json:"reason,omitzero"`
	Evidence []string  `json:"evidence,omitempty"`
}

// Review says whether a second person has read the record against its sources.
type Review struct {
	State string `json:"state"`
	By    string `json:"by,omitzero"`
	On    Date   `json:"on,omitzero"`
}

// Exception silences one finding about a file for a while: somebody has looked at it and says why the file is right as it stands. Only
// warnings and hints can be silenced. Path names where the finding stands, list items by their id; without it the whole file is meant.
// Until is the last day on which the exception holds.
type Exception struct {
	Rule   string    `json:"rule"`
	Path   string    `json:"path,omitzero"`
	Reason Localized `json:"reason"`
	Until  Date      `json:"until"`
}
