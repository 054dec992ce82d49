package agreement

// Evidence is a source that can be opened. Its title is cited as it stands there.
type Evidence struct {
	ID         string       `json:"id"`
	Type       EvidenceType `json:"type"`
	Title      string       `json:"title,omitzero"`
	Publisher  string       `json:"publisher,omitzero"`
	By         string       `json:"by,omitzero"`
	URL        string       `json:"url"`
	ArchiveURL string       `json:"archive_url,omitzero"`
	Published  Date         `json:"published,omitzero"`
	Accessed   Date         `json:"accessed,omitzero"`
	SHA256     string       `json:"sha256,omitzero"`
	Page       int          `json:"page,omitzero"`
	Note       Localized    `json:"note,omitzero"`
}

// Grade is how far a source stands from the parties, A the farthest. The zero Grade means "no such source".
type Grade byte

// The grades of evidence.
const (
	GradeA Grade = 'A'
	GradeB Grade = 'B'
	GradeC Grade = 'C'
	GradeD Grade = 'D'
)

// String is the letter, "" for the zero Grade.
func (g Grade) String() string {
	if g == 0 {
		return ""
	}
	return string(rune(g))
}

// MarshalText gives the letter.
func (g Grade) MarshalText() ([]byte, error) { return []byte(g.String()), nil }

// AtLeast reports whether g is as good as min or better.
func (g Grade) AtLeast(min Grade) bool { return g != 0 && g <= min }

var baseGrade = map[EvidenceType]Grade{
	"audit": GradeA, "evaluation": GradeA, "research": GradeA,
	"statistics": GradeB, "budget": GradeB, "council-minutes": GradeB, "contract-notice": GradeB, "official-report": GradeB, "press": GradeB,
	"official-page": GradeC, "party-report": GradeC,
	"party-release": GradeD, "citizen": GradeD,
}

// Grade returns the grade of e as evidence about this agreement. It follows from the type and from who wrote it: what would be grade A
// counts as C when a party wrote it, and what would be B counts as C when a party that is not a government wrote it (the official acts of
// a government party stay B).
func (a *Agreement) Grade(e *Evidence) Grade {
	g := baseGrade[e.Type]
	if g != GradeA && g != GradeB {
		return g
	}
	p, ok := a.PartyByRef(e.By)
	if !ok || g == GradeB && p.Role == RoleGovernment {
		return g
	}
	return GradeC
}

// BestGrade returns the best grade among the sources that ids name; ids that name no source are passed over.
func (a *Agreement) BestGrade(ids []string) Grade {
	var best Grade
	for _, id := range ids {
		if e, ok := a.EvidenceByID(id); ok {
			if g := a.Grade(e); g != 0 && (best == 0 || g < best) {
				best = g
			}
		}
	}
	return best
}
