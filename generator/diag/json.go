package diag

import (
	"encoding/json"
	"io"
)

// jsonFinding is one element of the JSON format. Names and meanings are stable: fields may be added, never changed or removed.
type jsonFinding struct {
	// Rule is the id of the rule, URL its page ("" where there is none).
	Rule string `json:"rule"`
	URL  string `json:"url"`
	// Severity is "error", "warning" or "hint".
	Severity Severity `json:"severity"`
	// File is slash-separated and relative to the data repository. Line and Column count from 1, Column and Length in Unicode code points.
	// 0 and "" mean unknown; line 0 with a file is the file as a whole.
	File   string `json:"file"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
	Length int    `json:"length"`
	// Path is the data path of the value, list indices counting from 0.
	Path string `json:"path"`
	// Message, Expected and Fix are in Japanese and English; an expectation or a fix that the message makes superfluous is left out.
	Message  Text       `json:"message"`
	Expected *Text      `json:"expected,omitempty"`
	Fix      *Text      `json:"fix,omitempty"`
	Notes    []jsonNote `json:"notes"`
}

// jsonNote is a second place that belongs to a finding.
type jsonNote struct {
	File    string `json:"file"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Message Text   `json:"message"`
}

// JSON writes findings as one JSON array, empty where there are none. The fields are those of jsonFinding.
func (p *Printer) JSON(w io.Writer, findings List) error {
	out := []jsonFinding{}
	for _, d := range findings.Sorted() {
		f := jsonFinding{
			Rule: d.Rule, URL: p.ruleURL(d.Rule), Severity: d.Severity,
			File: d.Position.File, Line: d.Position.Line, Column: d.Position.Column, Length: d.Length,
			Path: string(d.Path), Message: d.Message, Expected: unlessEmpty(d.Expected), Fix: unlessEmpty(d.Fix), Notes: []jsonNote{},
		}
		for _, n := range d.Notes {
			f.Notes = append(f.Notes, jsonNote{n.Position.File, n.Position.Line, n.Position.Column, n.Message})
		}
		out = append(out, f)
	}
	return writeJSON(w, out)
}

func unlessEmpty(t Text) *Text {
	if t == (Text{}) {
		return nil
	}
	return &t
}

// writeJSON writes v indented, with <, > and & as they are: the output is read by tools, not by browsers.
func writeJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}
