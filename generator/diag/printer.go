package diag

import (
	"fmt"
	"io"
	"strings"

	"seika/generator/source"
)

// Formats are the names of the output formats that Printer.Print knows, the default first.
var Formats = []string{"text", "json", "github", "gitlab", "sarif"}

// Printer writes findings for people and for machines. Whatever the format, findings come out in the order of List.Sorted. The zero
// Printer writes plain English text without source lines.
type Printer struct {
	// Lang is the language of messages: "ja", anything else is English. JSON has both and does not look at it.
	Lang string
	// Color allows terminal colours in text; no other format has any.
	Color bool
	// RuleURL gives the address of a rule's page. It may be nil, and may return "" for a rule without a page.
	RuleURL func(rule string) string
	// Source gives the file that a position names, for its lines. It may be nil, and may return nil for a file it does not know.
	Source func(file string) *source.File
	// Rules are the documented rules, for the formats that carry rule documentation.
	Rules []*Rule
	// Version is the version of Seika, for the formats that name the tool.
	Version string
}

// Print writes findings in the named format, one of Formats.
func (p *Printer) Print(w io.Writer, format string, findings List) error {
	switch format {
	case "text":
		return p.Text(w, findings)
	case "json":
		return p.JSON(w, findings)
	case "github":
		return p.GitHub(w, findings)
	case "gitlab":
		return p.GitLab(w, findings)
	case "sarif":
		return p.SARIF(w, findings)
	}
	return fmt.Errorf("unknown format %q; known are %s", format, strings.Join(Formats, ", "))
}

// unnamed stands for the rule of a finding that has none, where a format asks for a name.
const unnamed = "seika"

func (p *Printer) ruleURL(rule string) string {
	if p.RuleURL == nil {
		return ""
	}
	return p.RuleURL(rule)
}

// line returns the source line at pos, "" where it is not known.
func (p *Printer) line(pos source.Position) string {
	if p.Source == nil || pos.File == "" || pos.Line < 1 {
		return ""
	}
	return p.Source(pos.File).Line(pos.Line)
}

// end returns the column after the finding's last rune: a finding without a length covers one rune.
func end(column, length int) int { return column + max(length, 1) }
