package format

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// scanner walks through the text of a file from its begin to its end, between and over the nodes that the YAML library found. It sees what
// the library drops or misplaces: comments, blank lines, and where a value ends.
type scanner struct {
	text string
	pos  int // everything before it is accounted for

	// The place that was looked up last; nodes come in the order of the text.
	line, column, offset int
	// begin is where the line begins that holds the byte at seen.
	begin, seen int

	comments []string
	err      error // the first thing that was not understood
}

// remark is a comment or a blank line between two values.
type remark struct {
	text   string // from the # on; "" for a blank line
	column int    // bytes before the comment on its line
	own    bool   // nothing but white space stands before it on its line
	end    int    // where it ends in the text, before the line break
}

func (s *scanner) fail(format string, args ...any) {
	if s.err == nil {
		s.err = fmt.Errorf("%w (%s)", ErrChanged, fmt.Sprintf(format, args...))
	}
}

// lineBreak returns the length of the line break at i, 0 where there is none. It knows the breaks that the library knows, because the
// library counts lines by them.
func lineBreak(text string, i int) int {
	switch {
	case i >= len(text):
		return 0
	case text[i] == '\n':
		return 1
	case strings.HasPrefix(text[i:], "\u0085"):
		return 2
	case strings.HasPrefix(text[i:], "\u2028"), strings.HasPrefix(text[i:], "\u2029"):
		return 3
	}
	return 0
}

func blankAt(text string, i int) bool { return i < len(text) && (text[i] == ' ' || text[i] == '\t') }

// at returns the offset of a node's first byte, behind the tag that says nothing ("!"), where there is one.
func (s *scanner) at(n *yaml.Node) int {
	for s.line < n.Line || s.line == n.Line && s.column < n.Column {
		if s.offset >= len(s.text) {
			break
		}
		if b := lineBreak(s.text, s.offset); b > 0 {
			s.offset += b
			s.line, s.column = s.line+1, 1
			continue
		}
		_, size := utf8.DecodeRuneInString(s.text[s.offset:])
		s.offset, s.column = s.offset+size, s.column+1
	}
	offset := s.offset
	if offset < len(s.text) && s.text[offset] == '!' {
		ahead := *s
		ahead.pos = max(s.pos, offset)
		offset = ahead.next()
	}
	if s.line != n.Line || s.column != n.Column || offset < s.pos {
		s.fail("value at %d:%d is not where it should be", n.Line, n.Column)
		return max(offset, s.pos)
	}
	return offset
}

// peek returns the remarks from the current place up to the next byte that is neither white space nor part of a comment, and the offset
// of that byte. Nothing is consumed.
func (s *scanner) peek() (remarks []remark, next int) {
	i, begin := s.pos, s.lineBegin()
	own := strings.TrimLeft(s.text[begin:i], " \t") == ""
	empty := i == begin // the line has shown nothing yet, and began here
	for i < len(s.text) {
		if b := lineBreak(s.text, i); b > 0 {
			if empty {
				remarks = append(remarks, remark{own: true, end: i})
			}
			i += b
			begin = i
			own, empty = true, true
			continue
		}
		switch {
		case blankAt(s.text, i):
			i++
		case s.text[i] == '!': // the tag that says nothing; others are refused
			i++
			own, empty = false, false
		case s.text[i] == '#':
			end := lineEnd(s.text, i)
			text := strings.TrimRight(s.text[i:end], " \t")
			remarks = append(remarks, remark{text: text, column: i - begin, own: own, end: end})
			i, empty = end, false
		default:
			return remarks, i
		}
	}
	return remarks, i
}

// next returns the offset of the next byte that is neither white space nor part of a comment.
func (s *scanner) next() int {
	_, next := s.peek()
	return next
}

// read consumes everything up to target, which must be punctuation, white space and comments, and returns the comments and blank lines.
func (s *scanner) read(target int) []remark {
	var all []remark
	for {
		remarks, next := s.peek()
		if next > target { // it stands inside a comment, which can only be a mistake of ours
			s.fail("value inside a comment")
			next = target
		}
		for _, r := range remarks {
			s.note(r)
		}
		all = append(all, remarks...)
		s.pos = next
		if s.pos >= target {
			return all
		}
		switch c := s.text[s.pos]; {
		case strings.IndexByte("-?:,[]{}.", c) >= 0:
			s.pos++
		case c == '%' && s.pos == s.lineBegin(): // a directive; nothing here depends on one
			for s.pos < target && s.text[s.pos] != '#' && lineBreak(s.text, s.pos) == 0 {
				s.pos++
			}
		default:
			s.fail("unexpected text %.20q", s.text[s.pos:])
			s.pos = target
			return all
		}
	}
}

// note enters a comment that is being consumed.
func (s *scanner) note(r remark) {
	if r.text != "" {
		s.comments = append(s.comments, r.text)
	}
}

// colon consumes the remarks before the colon behind a key and the colon itself. It reports whether there was one: in a block, a colon
// counts only before white space.
func (s *scanner) colon(inFlow bool) ([]remark, bool) {
	next := s.next()
	if next >= len(s.text) || s.text[next] != ':' || !inFlow && next+1 < len(s.text) && spaceRun(s.text, next+1) == next+1 {
		return nil, false
	}
	remarks := s.read(next)
	s.pos = next + 1
	return remarks, true
}

// lineComment consumes the comment that follows on the same line, behind a comma perhaps, and returns it; "" where there is none.
func (s *scanner) lineComment(comma bool) string {
	i := s.pos
	for blankAt(s.text, i) {
		i++
	}
	if comma && i < len(s.text) && s.text[i] == ',' {
		i++
		for blankAt(s.text, i) {
			i++
		}
	}
	if i >= len(s.text) || s.text[i] != '#' {
		return ""
	}
	end := lineEnd(s.text, i)
	s.pos = end
	text := strings.TrimRight(s.text[i:end], " \t")
	s.comments = append(s.comments, text)
	return text
}

// below consumes the comments on lines of their own that are indented by at least column, with the blank lines between them.
func (s *scanner) below(column int) []remark {
	remarks, _ := s.peek()
	last := -1
	for i, r := range remarks {
		if r.text == "" {
			continue
		}
		if !r.own || r.column < column {
			break
		}
		last = i
	}
	if last < 0 {
		return nil
	}
	for _, r := range remarks[:last+1] {
		s.note(r)
	}
	s.pos = remarks[last].end
	return remarks[:last+1]
}

// lineBegin returns where the line begins that holds the current place. The place only moves forward.
func (s *scanner) lineBegin() int {
	for s.seen < s.pos {
		if b := lineBreak(s.text, s.seen); b > 0 {
			s.seen += b
			s.begin = s.seen
		} else {
			s.seen++
		}
	}
	return s.begin
}

func lineEnd(text string, i int) int {
	for i < len(text) && lineBreak(text, i) == 0 {
		i++
	}
	return i
}
