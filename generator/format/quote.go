package format

import (
	"fmt"
	"regexp"
	"strings"

	"gopkg.in/yaml.v3"

	"seika/generator/agreement"
)

// Scalar returns text as a YAML value on one line that every reader takes for text, in a block as well as inside { } and [ ]. It is meant
// for the values that Replace and InsertKey take; numbers and dates are written as they are and need none of this.
func Scalar(text string) string {
	if isText(text) && plain(text, true) && plain(text, false) && !strings.HasPrefix(text, agreement.GovernmentPrefix) {
		return text
	}
	return quote(text)
}

// isText reports whether a plain scalar is taken for text, and not for a number, a date, a truth value or nothing.
func isText(value string) bool {
	n := yaml.Node{Kind: yaml.ScalarNode, Value: value}
	return n.ShortTag() == "!!str" && !misread.MatchString(value)
}

// misread matches what readers of YAML 1.1 take for truth values, numbers to the base of 60, the default key or the key that merges, though the
// library does not.
var misread = regexp.MustCompile(`^(?i:y|n|yes|no|on|off|=|<<|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?)$`)

// plain reports whether value can stand without quotes in a block, or in flow inside { } and [ ].
func plain(value string, flow bool) bool {
	if value == "" || strings.Trim(value, " \t") != value || strings.HasSuffix(value, ":") {
		return false
	}
	switch first := value[0]; {
	case strings.IndexByte(",[]{}#&*!|>'\"%@`:?", first) >= 0:
		return false
	case first == '-' && (len(value) == 1 || value[1] == ' ' || value[1] == '\t'):
		return false
	case documentMark(value):
		return false
	}
	if flow && strings.ContainsAny(value, ",[]{}?") {
		return false
	}
	if strings.Contains(value, ": ") || strings.Contains(value, " #") || strings.Contains(value, "\t") {
		return false
	}
	return printable(value)
}

// printable reports whether value can be written without escapes on one line.
func printable(value string) bool {
	for _, r := range value {
		if !clean(r) {
			return false
		}
	}
	return true
}

// clean reports whether a rune can stand in a file as it is, and is no line break.
func clean(r rune) bool {
	switch {
	case r == '\u2028', r == '\u2029', r == '\ufeff':
		return false
	case r >= 0x20 && r <= 0x7e, r >= 0xa0 && r <= 0xd7ff, r >= 0xe000 && r <= 0xfffd, r >= 0x10000 && r <= 0x10ffff:
		return true
	}
	return false
}

// quote returns value in double quotes, or in single quotes where double ones would need escapes.
func quote(value string) string {
	if strings.ContainsAny(value, `"\`) && !strings.Contains(value, "'") && printable(value) {
		return "'" + value + "'"
	}
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range value {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case clean(r):
			b.WriteRune(r)
		case r < 0x100:
			fmt.Fprintf(&b, `\x%02x`, r)
		case r < 0x10000:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			fmt.Fprintf(&b, `\U%08x`, r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// inline returns a scalar as it stands on one line. The second result is false where it needs more lines.
func (n *node) inline(flow bool) (string, bool) {
	y := n.yaml
	switch {
	case empty(y):
		if flow {
			return "null", true
		}
		return "", true
	case n.shape.kind != scalar:
		return n.verbatim(flow)
	case y.Style&blockStyle != 0:
		return n.blockInline()
	case y.Style&quoted == 0 && y.ShortTag() != "!!str":
		return y.Value, true // a number, a date, a truth value: in the words of its author
	case strings.Contains(y.Value, "\n") && n.literal():
		return "", false
	case isText(y.Value) && plain(y.Value, flow) && !(n.shape.party && strings.Contains(y.Value, ":")):
		return y.Value, true
	default:
		return quote(y.Value), true
	}
}

// verbatim is inline for a value that the field table does not know: it is copied wherever its place allows.
func (n *node) verbatim(flow bool) (string, bool) {
	y := n.yaml
	switch {
	case y.Style&blockStyle != 0:
		return n.blockInline()
	case y.Style&quoted == 0 && y.ShortTag() != "!!str":
		return y.Value, true
	case strings.Contains(y.Value, "\n") && n.literal():
		return "", false
	case !manyLines(n.raw) && !documentMark(n.raw) && (y.Style&quoted != 0 || flow == n.inFlow || plain(y.Value, flow)):
		return n.raw, true
	case y.Style&quoted == 0 && plain(y.Value, flow):
		return y.Value, true
	default:
		return quote(y.Value), true
	}
}

// manyLines reports whether raw spreads over several lines.
func manyLines(raw string) bool {
	return strings.ContainsAny(raw, "\n\u0085\u2028\u2029")
}

// blockInline returns a block scalar in quotes where it cannot stay one.
func (n *node) blockInline() (string, bool) {
	v := n.yaml.Value
	if strings.Trim(v, " \t\n") == "" || strings.HasSuffix(v, "\n\n") || strings.ContainsAny(n.raw, "\u0085\u2028\u2029") {
		return quote(v), true
	}
	return "", false
}

// literal reports whether the value of a scalar in quotes can be written as a block scalar instead.
func (n *node) literal() bool {
	v := n.yaml.Value
	if v[0] == '\n' || v[0] == ' ' || v[0] == '\t' || strings.HasSuffix(v, "\n\n") || strings.Trim(v, " \t\n") == "" {
		return false
	}
	for _, r := range v {
		if r != '\n' && r != '\t' && !clean(r) {
			return false
		}
	}
	return true
}

// blockLines returns the header and the lines of a scalar of several lines.
func (n *node) blockLines() (header string, lines []string) {
	y := n.yaml
	header = "|"
	if y.Style&blockStyle == 0 {
		lines = strings.Split(strings.TrimSuffix(y.Value, "\n"), "\n")
	} else {
		lines = n.block.lines
		if y.Style&yaml.FoldedStyle != 0 {
			header = ">"
		}
	}
	for _, l := range lines {
		if l != "" {
			if l[0] == ' ' || l[0] == '\t' {
				header += fmt.Sprint(indentStep)
			}
			break
		}
	}
	if !strings.HasSuffix(y.Value, "\n") {
		header += "-"
	}
	return header, lines
}
