package emit

import (
	"html"
	"strconv"
	"strings"
	"unicode"
)

// svg builds a drawing, or other markup. Every attribute value and text passes through one escaping function; names of elements and attributes are
// constants of this package. There is no style attribute: the pages forbid it.
type svg struct{ strings.Builder }

// open writes a start tag; attributes come as pairs of name and value, pairs with an empty value are left out.
func (s *svg) open(element string, attributes ...string) {
	s.tag(element, attributes)
	s.WriteByte('>')
}

func (s *svg) close(element string) {
	s.WriteString("</")
	s.WriteString(element)
	s.WriteByte('>')
}

// empty writes an element without content.
func (s *svg) empty(element string, attributes ...string) {
	s.tag(element, attributes)
	s.WriteString("/>")
}

// text writes an element that holds only text.
func (s *svg) text(element, content string, attributes ...string) {
	s.open(element, attributes...)
	s.WriteString(escapeMarkup(content))
	s.close(element)
}

// titled writes an element with a title, which browsers show when the pointer rests on it.
func (s *svg) titled(element, title string, attributes ...string) {
	s.open(element, attributes...)
	s.text("title", title)
	s.close(element)
}

func (s *svg) tag(element string, attributes []string) {
	s.WriteByte('<')
	s.WriteString(element)
	for i := 0; i+1 < len(attributes); i += 2 {
		if attributes[i+1] != "" {
			s.WriteByte(' ')
			s.WriteString(attributes[i])
			s.WriteString(`="`)
			s.WriteString(escapeMarkup(attributes[i+1]))
			s.WriteByte('"')
		}
	}
}

// escapeMarkup makes a text harmless between tags and inside quotes, and drops the characters that XML does not know.
func escapeMarkup(s string) string {
	return html.EscapeString(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' || r == '\uFFFE' || r == '\uFFFF' {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD")))
}

// coordinate writes a length with at most one digit after the point.
func coordinate(v float64) string {
	s := strconv.FormatFloat(v, 'f', 1, 64)
	s = strings.TrimSuffix(s, ".0")
	if s == "-0" {
		return "0"
	}
	return s
}
