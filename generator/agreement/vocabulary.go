package agreement

// Vocabulary is a closed list of words that a field may hold.
type Vocabulary struct {
	// Name names the list in the field reference and the schema, in kebab case.
	Name  string
	Words []Word
}

// Word is one entry of a vocabulary: the id that stands in records, its label and what it means.
type Word struct {
	ID    string
	Label Localized
	Doc   Localized
}

// Has reports whether id is a word of v.
func (v *Vocabulary) Has(id string) bool {
	_, ok := v.Word(id)
	return ok
}

// Word returns the word with that id.
func (v *Vocabulary) Word(id string) (Word, bool) {
	for _, t := range v.Words {
		if t.ID == id {
			return t, true
		}
	}
	return Word{}, false
}

// IDs returns the words in their order.
func (v *Vocabulary) IDs() []string {
	ids := make([]string, len(v.Words))
	for i, t := range v.Words {
		ids[i] = t.ID
	}
	return ids
}

// Label returns the word's label, or the id itself for a word that is not in v.
func (v *Vocabulary) Label(id string) Localized {
	if t, ok := v.Word(id); ok {
		return t.Label
	}
	return L(id, id)
}

// The words that the method decides on have types and constants; the others are plain strings held to their vocabulary by the loader.
type (
	// Kind is what sort of agreement a record is about; see KindVocabulary.
	Kind string
	// State is whether the agreement is in force, as a source states it; see StateVocabulary.
	State string
	// Role is what a party is; see RoleVocabulary.
	Role string
	// EventType is what happened to a deliverable; see EventVocabulary.
	EventType string
	// Level is what an indicator measures; see LevelVocabulary.
	Level string
	// Series is how the values of an indicator relate to each other; see SeriesVocabulary.
	Series string
	// Scope is what a value of an indicator covers; see ScopeVocabulary.
	Scope string
	// StageName is a step of the pathway; see StageVocabulary.
	StageName string
	// EvidenceType is what sort of source an evidence is; see EvidenceVocabulary.
	EvidenceType string
)

// Words the method decides on.
const (
	KindProgramme Kind = "programme"
	KindPilot     Kind = "pilot"

	StateActive    State = "active"
	StateSuspended State = "suspended"
	StateEnded     State = "ended"
	StateDissolved State = "dissolved"

	RoleGovernment Role = "government"

	EventPlanned   EventType = "planned"
	EventStarted   EventType = "started"
	EventPaused    EventType = "paused"
	EventResumed   EventType = "resumed"
	EventDelivered EventType = "delivered"
	EventDropped   EventType = "dropped"

	LevelInput   Level = "input"
	LevelOutput  Level = "output"
	LevelOutcome Level = "outcome"
	LevelImpact  Level = "impact"

	SeriesPeriod     Series = "period"
	SeriesCumulative Series = "cumulative"
	SeriesSnapshot   Series = "snapshot"
	SeriesRate       Series = "rate"
	SeriesRatio      Series = "ratio"

	ScopeAgreement Scope = "agreement"
	ScopeProgramme Scope = "programme"
	ScopeElsewhere Scope = "elsewhere"

	StageProposal       StageName = "proposal"
	StagePilot          StageName = "pilot"
	StageEvaluation     StageName = "evaluation"
	StageBudgetRequest  StageName = "budget-request"
	StageFinanceHearing StageName = "finance-hearing"
	StageAssembly       StageName = "assembly"
	StageProcurement    StageName = "procurement"
	StageContract       StageName = "contract"
	StageOperation      StageName = "operation"
	StageStopped        StageName = "stopped"
)

// IsResult reports whether an indicator of this level can show a result: an input or an output never does.
func (l Level) IsResult() bool { return l == LevelOutcome || l == LevelImpact }
