package diag

import (
	"cmp"
	"io"
	"strings"
)

// gitlabSeverities are the severities of a code quality report by ours.
var gitlabSeverities = [...]string{Error: "major", Warning: "minor", Hint: "info"}

// gitlabFinding is one element of a code quality report. GitLab compares the fingerprints of two branches to tell what a merge request
// adds and mends.
type gitlabFinding struct {
	Description string         `json:"description"`
	CheckName   string         `json:"check_name"`
	Fingerprint string         `json:"fingerprint"`
	Severity    string         `json:"severity"`
	Location    gitlabLocation `json:"location"`
}

type gitlabLocation struct {
	Path  string      `json:"path"`
	Lines gitlabLines `json:"lines"`
}

type gitlabLines struct {
	Begin int `json:"begin"`
}

// GitLab writes findings as a code quality report of GitLab: a JSON array, empty where there are none. A finding without a line stands on
// the first one, because the format has no other place for it.
func (p *Printer) GitLab(w io.Writer, findings List) error {
	out := []gitlabFinding{}
	prints := fingerprints{}
	for _, d := range findings.Sorted() {
		severity := "info"
		if d.Severity >= Error && d.Severity <= Hint {
			severity = gitlabSeverities[d.Severity]
		}
		out = append(out, gitlabFinding{
			Description: strings.ReplaceAll(p.paragraph(d), "\n", " "), CheckName: cmp.Or(d.Rule, unnamed),
			Fingerprint: prints.next(d, p.line(d.Position)), Severity: severity,
			Location: gitlabLocation{Path: cmp.Or(d.Position.File, "."), Lines: gitlabLines{Begin: max(d.Position.Line, 1)}},
		})
	}
	return writeJSON(w, out)
}
