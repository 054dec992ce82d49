// Package diag is the one form in which every part of Seika reports what a person must mend.
//
// A Diagnostic is never returned at the first problem: finders collect them in a List and go on, so that one bad record does not hide
// the errors of the others.
package diag

import (
	"cmp"
	"fmt"
	"slices"

	"seika/generator/source"
)

// Severity says whether a finding stops a build. An Error makes the record unusable or wrong; a Warning is a claim that should be
// mended; a Hint is an improvement that nobody is obliged to make.
type Severity int

// The severities, from the gravest.
const (
	Error Severity = iota
	Warning
	Hint
)

var severityNames = [...]string{"error", "warning", "hint"}

func (s Severity) String() string {
	if s < 0 || int(s) >= len(severityNames) {
		return fmt.Sprintf("severity(%d)", int(s))
	}
	return severityNames[s]
}

// MarshalText gives the severity's English name.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// Text is a message in the two languages of the project. Both are always filled.
type Text struct {
	JA string `json:"ja"`
	EN string `json:"en"`
}

// T makes a Text; the Japanese comes first, as in the records.
func T(ja, en string) Text { return Text{JA: ja, EN: en} }

// Tf formats both languages with the same arguments. Use %[1]v forms where the languages want another order.
func Tf(ja, en string, args ...any) Text {
	return Text{JA: fmt.Sprintf(ja, args...), EN: fmt.Sprintf(en, args...)}
}

// In returns the text in language lang ("ja" or "en"; anything else gives English).
func (t Text) In(lang string) string {
	if lang == "ja" {
		return t.JA
	}
	return t.EN
}

// Note is a second place that belongs to a finding: the other end of a dangling reference, the first of two equal keys.
type Note struct {
	Position source.Position
	Message  Text
}

// Diagnostic is one finding.
type Diagnostic struct {
	// Rule is the stable id of the rule that found it, in kebab case; each has a page on the site.
	Rule     string
	Severity Severity
	// Position is where the problem stands; Length how many runes of its line belong to it (0: unknown, show one).
	Position source.Position
	Length   int
	// Path is the data path of the value inside its record, "" for the record or file as a whole.
	Path    source.Path
	Message Text
	// Expected says what would be right and Fix how to get there; either may be empty where Message says it already.
	Expected Text
	Fix      Text
	// Edits mend the finding mechanically; nil where a person must decide.
	Edits []Edit
	Notes []Note
}

// String is the one-line English form: file:line:column: severity: message [rule].
func (d Diagnostic) String() string {
	return fmt.Sprintf("%s: %s: %s [%s]", d.Position, d.Severity, d.Message.EN, d.Rule)
}

// List is a collection of findings. The zero List is ready to use; it is not safe for concurrent use.
type List []Diagnostic

// Add appends findings.
func (l *List) Add(ds ...Diagnostic) { *l = append(*l, ds...) }

// HasErrors reports whether any finding is an Error.
func (l List) HasErrors() bool {
	return slices.ContainsFunc(l, func(d Diagnostic) bool { return d.Severity == Error })
}

// Count returns the number of findings of severity s.
func (l List) Count(s Severity) int {
	n := 0
	for _, d := range l {
		if d.Severity == s {
			n++
		}
	}
	return n
}

// Only returns the findings of severity s.
func (l List) Only(s Severity) List {
	return slices.DeleteFunc(slices.Clone(l), func(d Diagnostic) bool { return d.Severity != s })
}

// Sorted returns the findings by file, line, column, rule and message, with exact repetitions dropped: a total order, so that the same
// input always prints the same text.
func (l List) Sorted() List {
	out := slices.Clone(l)
	slices.SortStableFunc(out, compare)
	return slices.CompactFunc(out, func(a, b Diagnostic) bool { return compare(a, b) == 0 })
}

func compare(a, b Diagnostic) int {
	return cmp.Or(
		cmp.Compare(a.Position.File, b.Position.File),
		cmp.Compare(a.Position.Line, b.Position.Line),
		cmp.Compare(a.Position.Column, b.Position.Column),
		cmp.Compare(a.Severity, b.Severity),
		cmp.Compare(a.Rule, b.Rule),
		cmp.Compare(a.Path, b.Path),
		cmp.Compare(a.Message.EN, b.Message.EN),
	)
}
