package diag

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"strings"
)

// githubCommands are the workflow commands by severity.
var githubCommands = [...]string{Error: "error", Warning: "warning", Hint: "notice"}

// The escapes of workflow commands: a property ends at a comma or colon as well, so it needs more of them than the message.
var (
	githubData     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

// GitHub writes findings as workflow commands of GitHub Actions, one a line, which show as annotations beside the changed lines of a
// pull request:
//
//	::error file=agreements/a.yaml,line=3,col=9,endColumn=19,title=date-format::there is no month 13
func (p *Printer) GitHub(w io.Writer, findings List) error {
	var out bytes.Buffer
	for _, d := range findings.Sorted() {
		command := "notice"
		if d.Severity >= Error && d.Severity <= Hint {
			command = githubCommands[d.Severity]
		}
		var properties []string
		add := func(name, value string) {
			properties = append(properties, name+"="+githubProperty.Replace(value))
		}
		if pos := d.Position; pos.File != "" {
			add("file", pos.File)
			if pos.Line >= 1 {
				add("line", fmt.Sprint(pos.Line))
				if pos.Column >= 1 {
					add("col", fmt.Sprint(pos.Column))
					add("endColumn", fmt.Sprint(end(pos.Column, d.Length)))
				}
			}
		}
		add("title", cmp.Or(d.Rule, unnamed))
		fmt.Fprintf(&out, "::%s %s::%s\n", command, strings.Join(properties, ","), githubData.Replace(p.paragraph(d)))
	}
	_, err := w.Write(out.Bytes())
	return err
}

// paragraph is everything a finding says, a line for each part, for formats that show one block of text.
func (p *Printer) paragraph(d Diagnostic) string {
	words := wordsIn(p.Lang)
	lines := []string{d.Message.In(p.Lang)}
	add := func(label, text string) {
		if text != "" {
			lines = append(lines, label+": "+text)
		}
	}
	add(words.expected, d.Expected.In(p.Lang))
	add(words.fix, d.Fix.In(p.Lang))
	for _, n := range d.Notes {
		text := n.Message.In(p.Lang)
		if place := n.Position.String(); place != "" {
			text = place + ": " + text
		}
		add(words.note, text)
	}
	if d.Rule != "" {
		add(words.rule, p.ruleURL(d.Rule))
	}
	lines = strings.Split(strings.ReplaceAll(strings.Join(lines, "\n"), "\r\n", "\n"), "\n")
	for i, line := range lines {
		lines[i] = visible(line)
	}
	return strings.Join(lines, "\n")
}
