package diff

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"seika/generator/agreement"
)

// TextOptions say how WriteText prints.
type TextOptions struct {
	// Lang is "ja" or "en".
	Lang string
	// Color marks additions, removals and moves with the colours of a terminal.
	Color bool
}

// WriteText writes a difference for people at a terminal, a block for each record and a summary, and nothing at all where nothing changed.
// Nothing in a record can move the cursor or change colours.
func WriteText(w io.Writer, d *SetDiff, o TextOptions) error {
	if d.Empty() {
		return nil
	}
	t := textWriter{TextOptions: o}
	for i := range d.Records {
		if i > 0 {
			t.out.WriteByte('\n')
		}
		t.record(&d.Records[i])
	}
	for i := range d.Register {
		if i > 0 || len(d.Records) > 0 {
			t.out.WriteByte('\n')
		}
		t.entry(&d.Register[i])
	}
	fmt.Fprintf(&t.out, "\n%s\n", t.in(d.Summary().Text()))
	_, err := w.Write(t.out.Bytes())
	return err
}

type textWriter struct {
	TextOptions
	out bytes.Buffer
}

func (t *textWriter) in(l agreement.Localized) string { return visible(l.In(t.Lang)) }

var kindSigns = map[Kind]string{Added: "+", Removed: "-", Changed: "~"}

// The colours by the sign at the beginning of a line.
var signColours = map[string]string{"+": "\x1b[32m", "-": "\x1b[31m", "!": "\x1b[1;33m"}

func (t *textWriter) line(depth int, sign, text string) {
	colour := ""
	if t.Color {
		colour = signColours[sign]
	}
	t.out.WriteString(strings.Repeat("  ", depth) + colour)
	if sign != "" {
		t.out.WriteString(sign + " ")
	}
	t.out.WriteString(text)
	if colour != "" {
		t.out.WriteString("\x1b[0m")
	}
	t.out.WriteByte('\n')
}

// label writes "label: text" with the colon of the language.
func (t *textWriter) label(l agreement.Localized, text string) string {
	if t.Lang == "ja" {
		return l.JA + "：" + text
	}
	return l.EN + ": " + text
}

// head writes the line above a block.
func (t *textWriter) head(title agreement.Localized, id string, headline agreement.Localized) {
	head := t.in(title) + " [" + visible(id) + "]"
	if h := t.in(headline); h != "" {
		head += " — " + h
	}
	if t.Color {
		head = "\x1b[1m" + head + "\x1b[0m"
	}
	t.line(0, "", head)
}

func (t *textWriter) entry(e *EntryDiff) {
	t.head(e.Name, e.ID, e.headline())
	for i := range e.Changes {
		t.line(1, kindSigns[e.Changes[i].Kind], t.in(e.Changes[i].Text))
	}
}

func (t *textWriter) record(r *RecordDiff) {
	t.head(r.Title, r.ID, r.headline())
	t.verdict(r)
	for i := range r.Moves {
		m := &r.Moves[i]
		sign := "!"
		if !m.Counts {
			sign = "·"
		}
		space := " "
		if t.Lang == "ja" {
			space = ""
		}
		t.line(1, sign, t.in(m.Text)+space+t.in(m.DeclarationText))
	}
	for i := range r.Results {
		c := &r.Results[i]
		sign := "~"
		switch {
		case c.Gained:
			sign = "+"
		case c.Lost:
			sign = "-"
		}
		text := t.label(wordResults, t.in(quote(c.Title))+" "+resultLabel(c.Old, t.Lang)+" → "+resultLabel(c.New, t.Lang))
		if reason := t.in(c.Reason); reason != "" {
			text += " — " + reason
		}
		t.line(1, sign, text)
	}
	for _, c := range r.plainChanges() {
		t.line(1, kindSigns[c.Kind], t.in(c.Text))
	}
	for _, s := range r.EvidenceAdded {
		t.line(1, "+", t.source(s))
	}
	for _, s := range r.EvidenceRemoved {
		t.line(1, "-", t.source(s))
	}
}

func (t *textWriter) verdict(r *RecordDiff) {
	if v := r.Verdict; v != nil {
		labels := []string{}
		for _, d := range []*Decision{v.Old, v.New} {
			if d != nil {
				labels = append(labels, d.Label.In(t.Lang))
			}
		}
		t.line(1, "", t.label(wordVerdict, strings.Join(labels, " → ")))
		if v.Old != nil && v.New != nil {
			t.reasons(wordBefore, v.Old)
			t.reasons(wordNow, v.New)
		}
	}
	for _, f := range flagLabels(r.FlagsSet, t.Lang) {
		t.line(1, "+", t.label(wordFlags, f))
	}
	for _, f := range flagLabels(r.FlagsCleared, t.Lang) {
		t.line(1, "-", t.label(wordFlags, f))
	}
}

func (t *textWriter) reasons(when agreement.Localized, d *Decision) {
	for _, reason := range d.Reasons {
		t.line(2, "", t.label(when, t.in(reason.Text)))
	}
}

func (t *textWriter) source(s Source) string {
	text := t.label(wordEvidence, visible(s.ID))
	if g := s.Grade.String(); g != "" {
		text += " (" + g + ")"
	}
	if s.Title != "" {
		text += " " + visible(s.Title)
	}
	return text + " " + visible(s.URL)
}
