package diff

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"seika/generator/agreement"
)

// MarkdownOptions say how WriteMarkdown prints.
type MarkdownOptions struct {
	// Lang is "ja" or "en".
	Lang string
	// MaxBytes bounds the length; what does not fit is left out, and the text says so. 0 means 60,000, which hosts take as a comment.
	MaxBytes int
}

// maxComment is what hosts take as a comment, with room to spare.
const maxComment = 60000

// WriteMarkdown writes a difference as GitHub-flavoured Markdown for a comment on a proposed change, nothing at all where nothing changed. What
// matters most comes first: goalpost moves, verdicts, results, records that came and went, sources, then every change, folded. Text from
// records is escaped: it can make no markup, link, mention or HTML.
func WriteMarkdown(w io.Writer, d *SetDiff, o MarkdownOptions) error {
	if d.Empty() {
		return nil
	}
	if o.MaxBytes <= 0 {
		o.MaxBytes = maxComment
	}
	m := &markdownWriter{MarkdownOptions: o}
	m.out.WriteString("## " + wordHeading.In(o.Lang) + "\n\n" + d.Summary().Text().In(o.Lang) + "\n\n" + wordIntro.In(o.Lang) + "\n")
	m.moves(d)
	m.verdicts(d)
	m.results(d)
	m.comings(d)
	m.sources(d)
	m.register(d)
	m.changes(d)
	if m.full {
		m.out.WriteString("\n" + wordOmitted.In(o.Lang) + "\n")
	}
	_, err := w.Write(m.out.Bytes())
	return err
}

type markdownWriter struct {
	MarkdownOptions
	out  bytes.Buffer
	full bool // something was left out
}

// reserve is kept free for what closes the text.
const reserve = 600

// add writes a piece if it fits. Once something did not, nothing follows it.
func (m *markdownWriter) add(piece string) bool {
	m.full = m.full || m.out.Len()+len(piece) > m.MaxBytes-reserve
	if !m.full {
		m.out.WriteString(piece)
	}
	return !m.full
}

func (m *markdownWriter) in(t agreement.Localized) string { return escapeMarkdown(t.In(m.Lang)) }

func (m *markdownWriter) name(r *RecordDiff) string {
	return m.in(r.Title) + " `" + codeText(r.ID) + "`"
}

// table writes a heading and rows, nothing where there are no rows.
func (m *markdownWriter) table(title agreement.Localized, columns []agreement.Localized, rows [][]string) {
	if len(rows) == 0 {
		return
	}
	var b strings.Builder
	fmt.Fprintf(&b, "\n### %s (%d)\n\n|", title.In(m.Lang), len(rows))
	for _, c := range columns {
		b.WriteString(" " + c.In(m.Lang) + " |")
	}
	b.WriteString("\n|" + strings.Repeat(" --- |", len(columns)) + "\n")
	head := b.String()
	for _, row := range rows {
		if !m.add(head + "| " + strings.Join(row, " | ") + " |\n") {
			return
		}
		head = ""
	}
}

func (m *markdownWriter) moves(d *SetDiff) {
	var counting, others [][]string
	for i := range d.Records {
		r := &d.Records[i]
		for k := range r.Moves {
			v := &r.Moves[k]
			row := []string{m.name(r), m.in(v.Text), m.in(v.DeclarationText)}
			if v.Counts {
				row[1] = "**" + row[1] + "**"
				counting = append(counting, row)
			} else {
				others = append(others, row)
			}
		}
	}
	columns := []agreement.Localized{wordRecord, wordMove, wordDeclared}
	m.table(wordMoves, columns, counting)
	m.table(agreement.L("約束と目標の変更に数えないもの", "Alterations that do not count as goalpost moves"), columns, others)
}

func (m *markdownWriter) verdicts(d *SetDiff) {
	var rows [][]string
	for i := range d.Records {
		r := &d.Records[i]
		v := r.Verdict
		if v == nil || v.Old == nil || v.New == nil {
			continue
		}
		rows = append(rows, []string{m.name(r), m.decision(v.Old), m.decision(v.New)})
	}
	m.table(wordVerdict, []agreement.Localized{wordRecord, wordBefore, wordNow}, rows)

	var flags [][]string
	for i := range d.Records {
		r := &d.Records[i]
		var marks []string
		for _, f := range flagLabels(r.FlagsSet, m.Lang) {
			marks = append(marks, "\\+ "+f)
		}
		for _, f := range flagLabels(r.FlagsCleared, m.Lang) {
			marks = append(marks, "− "+f)
		}
		if len(marks) > 0 {
			flags = append(flags, []string{m.name(r), strings.Join(marks, "<br>")})
		}
	}
	m.table(wordFlags, []agreement.Localized{wordRecord, wordFlags}, flags)
}

// decision writes a class and what decided on it.
func (m *markdownWriter) decision(d *Decision) string {
	parts := []string{"**" + d.Label.In(m.Lang) + "**"}
	for _, reason := range d.Reasons {
		parts = append(parts, m.in(reason.Text))
	}
	return strings.Join(parts, "<br>")
}

func (m *markdownWriter) results(d *SetDiff) {
	var rows [][]string
	for i := range d.Records {
		r := &d.Records[i]
		for k := range r.Results {
			c := &r.Results[k]
			rows = append(rows, []string{
				m.name(r), m.in(c.Title), resultLabel(c.Old, m.Lang) + " → **" + resultLabel(c.New, m.Lang) + "**", m.in(c.Reason),
			})
		}
	}
	m.table(wordResults, []agreement.Localized{wordRecord, wordIndicator, wordNow, wordWhy}, rows)
}

// comings lists the records that came, went, ended or have another id.
func (m *markdownWriter) comings(d *SetDiff) {
	var rows [][]string
	for i := range d.Records {
		r := &d.Records[i]
		head := r.headline()
		if head.IsZero() {
			continue
		}
		class := wordNone.In(m.Lang)
		switch v := r.Verdict; {
		case v != nil && v.New != nil:
			class = v.New.Label.In(m.Lang)
		case v != nil && v.Old != nil:
			class = v.Old.Label.In(m.Lang)
		}
		rows = append(rows, []string{m.name(r), m.in(head), class})
	}
	m.table(wordRecord, []agreement.Localized{wordRecord, wordChanges, wordVerdict}, rows)
}

func (m *markdownWriter) sources(d *SetDiff) {
	var rows [][]string
	row := func(r *RecordDiff, sign string, s Source) {
		title := s.Title
		if title == "" {
			title = s.URL
		}
		rows = append(rows, []string{m.name(r), sign, escapeMarkdown(shorten(title)), s.Grade.String()})
	}
	for i := range d.Records {
		r := &d.Records[i]
		for _, s := range r.EvidenceAdded {
			row(r, "\\+", s)
		}
		for _, s := range r.EvidenceRemoved {
			row(r, "−", s)
		}
	}
	m.table(wordEvidence, []agreement.Localized{wordRecord, agreement.L("＋−", "+ −"), wordSource, wordGrade}, rows)
}

// register lists the organisations and themes that differ.
func (m *markdownWriter) register(d *SetDiff) {
	var rows [][]string
	for i := range d.Register {
		e := &d.Register[i]
		var texts []string
		for k := range e.Changes {
			texts = append(texts, m.in(e.Changes[k].Text))
		}
		rows = append(rows, []string{m.in(e.Name) + " `" + codeText(e.ID) + "`", m.in(e.headline()), strings.Join(texts, "<br>")})
	}
	m.table(wordRegister, []agreement.Localized{wordName, wordEntry, wordChanges}, rows)
}

// changes lists every other change, folded by record.
func (m *markdownWriter) changes(d *SetDiff) {
	for i := range d.Records {
		r := &d.Records[i]
		list := r.plainChanges()
		if len(list) == 0 {
			continue
		}
		// The lines between the tags are Markdown only after an empty line.
		if !m.add(fmt.Sprintf("\n<details><summary>%s (%d)</summary>\n\n", escapeHTML(r.Title.In(m.Lang)+" ["+r.ID+"]"), len(list))) {
			return
		}
		for _, c := range list {
			sign := map[Kind]string{Added: "＋", Removed: "−", Changed: "～"}[c.Kind]
			if !m.add("- " + sign + " " + m.in(c.Text) + "\n") {
				break
			}
		}
		m.out.WriteString("\n</details>\n")
	}
}
