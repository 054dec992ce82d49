package diag

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"

	"seika/generator/source"
)

// Text writes findings for people, each like this and followed by an empty line, and a summary:
//
//	agreements/osaka/example-2014.yaml:12:10: error: there is no month 13 [date-format]
//	   12 |     due: 2016-13-31
//	      |          ^^^^^^^^^^
//	      expected: YYYY, YYYY-MM or YYYY-MM-DD
//	      rule: https://example.org/rules/date-format.html
//
// Columns are counted in runes and drawn in terminal cells, so that the mark stands under full-width text too. Nothing in a record can
// move the cursor or change colours: control characters are shown as signs.
func (p *Printer) Text(w io.Writer, findings List) error {
	t := textWriter{Printer: p, words: wordsIn(p.Lang), style: plain}
	if p.Color {
		t.style = coloured
	}
	sorted := findings.Sorted()
	for _, d := range sorted {
		t.finding(d)
	}
	t.summary(sorted)
	_, err := w.Write(t.out.Bytes())
	return err
}

// words are what the text format itself says in one language.
type words struct {
	severities                      [3]string
	expected, fix, note, rule, none string
	// summary makes the closing line from the counts of errors, warnings and hints and the number of files.
	summary func(counts [3]int, files int) string
}

func wordsIn(lang string) words {
	if lang == "ja" {
		return words{
			severities: [3]string{"エラー", "警告", "提案"},
			expected:   "正しい形", fix: "直し方", note: "参考", rule: "規則", none: "問題は見つかりませんでした",
			summary: func(counts [3]int, files int) string {
				var parts []string
				for i, name := range [3]string{"エラー", "警告", "提案"} {
					if counts[i] > 0 {
						parts = append(parts, fmt.Sprintf("%s%d件", name, counts[i]))
					}
				}
				list := strings.Join(parts, "、")
				if files == 0 {
					return list
				}
				return fmt.Sprintf("%dファイルに%s", files, list)
			},
		}
	}
	return words{
		severities: severityNames,
		expected:   "expected", fix: "fix", note: "note", rule: "rule", none: "no problems found",
		summary: func(counts [3]int, files int) string {
			var parts []string
			for i, name := range severityNames {
				if counts[i] > 0 {
					parts = append(parts, plural(counts[i], name))
				}
			}
			list := strings.Join(parts, ", ")
			if files == 0 {
				return list
			}
			return list + " in " + plural(files, "file")
		},
	}
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}

// style holds the escape sequences of a terminal; the plain one is empty.
type style struct {
	place, gutter, mark, reset string
	severities                 [3]string
}

var (
	plain    = style{}
	coloured = style{
		place: "\x1b[1m", gutter: "\x1b[2m", mark: "\x1b[1;32m", reset: "\x1b[0m",
		severities: [3]string{"\x1b[1;31m", "\x1b[1;33m", "\x1b[1;36m"},
	}
)

type textWriter struct {
	*Printer
	words words
	style style
	out   bytes.Buffer
}

// detail is the indent of what belongs to a finding: right of the gutter of numbers.
const detail = "      "

func (t *textWriter) finding(d Diagnostic) {
	severity, colour := d.Severity.String(), ""
	if d.Severity >= Error && d.Severity <= Hint {
		severity, colour = t.words.severities[d.Severity], t.style.severities[d.Severity]
	}
	t.heading(d.Position, colour, severity, d.Message.In(t.Lang), d.Rule)
	t.snippet(d.Position, d.Length)
	t.labelled(t.words.expected, d.Expected.In(t.Lang))
	t.labelled(t.words.fix, d.Fix.In(t.Lang))
	for _, note := range d.Notes {
		text := note.Message.In(t.Lang)
		if place := note.Position.String(); place != "" {
			text = place + ": " + text
		}
		t.labelled(t.words.note, text)
		t.snippet(note.Position, 0)
	}
	if d.Rule != "" {
		t.labelled(t.words.rule, t.ruleURL(d.Rule))
	}
	t.out.WriteByte('\n')
}

// heading writes the line that says where and what something is.
func (t *textWriter) heading(at source.Position, colour, label, message, rule string) {
	if place := at.String(); place != "" {
		if strings.HasPrefix(strings.TrimSpace(place), ":") { // a build log takes a line that begins with :: for a command
			place = "./" + place
		}
		t.out.WriteString(t.style.place + visible(place) + ":" + t.style.reset + " ")
	}
	fmt.Fprintf(&t.out, "%s%s:%s %s", colour, label, t.style.reset, visible(message))
	if rule != "" {
		fmt.Fprintf(&t.out, " [%s]", visible(rule))
	}
	t.out.WriteByte('\n')
}

// labelled writes one line with a label, and further lines of the text under it behind a bar. A continuation never begins with the text
// itself, so that a build log cannot take it for a command.
func (t *textWriter) labelled(label, text string) {
	if text == "" {
		return
	}
	lines := strings.Split(strings.TrimRight(strings.ReplaceAll(text, "\r\n", "\n"), "\n"), "\n")
	if len(lines) == 1 {
		fmt.Fprintf(&t.out, "%s%s: %s\n", detail, label, visible(lines[0]))
		return
	}
	fmt.Fprintf(&t.out, "%s%s:\n", detail, label)
	for _, line := range lines {
		fmt.Fprintf(&t.out, "%s| %s\n", detail, visible(line))
	}
}

// snippet writes the source line at pos and a mark under length runes of it. Nothing is written where there is no such line.
func (t *textWriter) snippet(pos source.Position, length int) {
	line := t.line(pos)
	if strings.TrimSpace(line) == "" {
		return
	}
	shown, offset, width := excerpt(line, pos.Column, length)
	fmt.Fprintf(&t.out, "%s%5d |%s %s\n", t.style.gutter, pos.Line, t.style.reset, shown)
	if pos.Column >= 1 {
		fmt.Fprintf(&t.out, "%s%s|%s %s%s%s%s\n", t.style.gutter, detail, t.style.reset,
			strings.Repeat(" ", offset), t.style.mark, strings.Repeat("^", width), t.style.reset)
	}
}

func (t *textWriter) summary(findings List) {
	if len(findings) == 0 {
		t.out.WriteString(t.words.none + "\n")
		return
	}
	var counts [3]int
	files := map[string]bool{}
	for _, d := range findings {
		if d.Severity >= Error && d.Severity <= Hint {
			counts[d.Severity]++
		}
		if d.Position.File != "" {
			files[d.Position.File] = true
		}
	}
	t.out.WriteString(t.words.summary(counts, len(files)) + "\n")
}
