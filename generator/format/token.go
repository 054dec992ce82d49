package format

import (
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

const quoted = yaml.SingleQuotedStyle | yaml.DoubleQuotedStyle

const blockStyle = yaml.LiteralStyle | yaml.FoldedStyle

// empty reports whether n is a value that is not written at all, as behind "key:".
func empty(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.Value == "" && n.Style&(quoted|blockStyle) == 0
}

// scalarEnd returns where the scalar that begins at start ends. Indent is the column of the block that holds it.
func (s *scanner) scalarEnd(n *yaml.Node, start, indent int) (end int, comment string) {
	if start >= len(s.text) {
		s.fail("value at the end of the text")
		return start, ""
	}
	first := s.text[start]
	switch {
	case n.Style&yaml.DoubleQuotedStyle != 0 && first == '"':
		for i := start + 1; i < len(s.text); i++ {
			switch s.text[i] {
			case '\\':
				i++
			case '"':
				return i + 1, ""
			}
		}
	case n.Style&yaml.SingleQuotedStyle != 0 && first == '\'':
		for i := start + 1; i < len(s.text); i++ {
			switch {
			case s.text[i] != '\'':
			case strings.HasPrefix(s.text[i:], "''"):
				i++
			default:
				return i + 1, ""
			}
		}
	case n.Style&blockStyle != 0 && (first == '|' || first == '>'):
		b := s.blockScalar(start, indent)
		return b.end, b.comment
	case n.Style&(quoted|blockStyle) == 0:
		if end := plainEnd(s.text, start, n.Value); end > start {
			return end, ""
		}
	}
	s.fail("value %.20q does not stand where it should", n.Value)
	return start, ""
}

// plainEnd follows a plain scalar by its value: white space in it may be a line break with an indentation in the text. It returns start
// where text and value do not agree.
func plainEnd(text string, start int, value string) int {
	i, v := start, 0
	for v < len(value) {
		if w := spaceRun(value, v); w > v {
			t := spaceRun(text, i)
			if t == i {
				return start
			}
			i, v = t, w
			continue
		}
		r, size := utf8.DecodeRuneInString(value[v:])
		if t, _ := utf8.DecodeRuneInString(text[i:]); t != r {
			return start
		}
		i, v = i+size, v+size
	}
	return i
}

// spaceRun returns the end of the run of blanks and line breaks that begins at i.
func spaceRun(text string, i int) int {
	for {
		if blankAt(text, i) {
			i++
		} else if b := lineBreak(text, i); b > 0 {
			i += b
		} else {
			return i
		}
	}
}

// blockScalar is the source of a block scalar.
type blockScalar struct {
	end     int      // after its last line with text, before the line break
	comment string   // behind its indicator
	lines   []string // without their indentation, up to the last line with text
}

// blockScalar reads the block scalar that begins at start, as the library does. Indent is the column of the block that holds it, -1 for
// none.
func (s *scanner) blockScalar(start, indent int) (b blockScalar) {
	header := s.text[start:lineEnd(s.text, start)]
	if i := strings.IndexByte(header, '#'); i >= 0 {
		b.comment = strings.TrimRight(header[i:], " \t")
		header = header[:i]
	}
	width := 0
	if i := strings.IndexAny(header, "123456789"); i >= 0 {
		width = int(header[i]-'0') + max(indent, 0)
	}
	i := lineEnd(s.text, start)
	b.end = i
	i += lineBreak(s.text, i)
	if width == 0 {
		width = max(s.blockIndent(i), indent+1, 1)
	}
	blanks := 0
	for i < len(s.text) {
		end := lineEnd(s.text, i)
		line := s.text[i:end]
		spaces := len(line) - len(strings.TrimLeft(line, " "))
		switch {
		case spaces < width && spaces < len(line):
			return b
		case len(line) <= width:
			blanks++
		default:
			for range blanks {
				b.lines = append(b.lines, "")
			}
			blanks = 0
			b.lines = append(b.lines, line[width:])
			b.end = end
		}
		i = end + lineBreak(s.text, end)
	}
	return b
}

// blockIndent returns the indentation that the library finds for the content of a block scalar whose lines begin at i.
func (s *scanner) blockIndent(i int) int {
	width := 0
	for {
		start := i
		for i < len(s.text) && s.text[i] == ' ' {
			i++
		}
		width = max(width, i-start)
		b := lineBreak(s.text, i)
		if b == 0 {
			return width
		}
		i += b
	}
}
