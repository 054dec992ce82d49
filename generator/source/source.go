// Package source says where a value stands in a file.
//
// Every value of a record keeps its position from the moment it is read, so that each message about it can name file, line and
// column, however late the problem is found.
package source

import (
	"fmt"
	"strconv"
	"strings"
	"sync"
)

// File is one file of the data repository: its path as shown to people (slash-separated, relative to the repository) and its bytes.
type File struct {
	Path    string
	Content []byte
}

// Line returns line n (from 1) without its line ending, or "" where the file has no such line.
func (f *File) Line(n int) string {
	if f == nil || n < 1 {
		return ""
	}
	rest := string(f.Content)
	for i := 1; ; i++ {
		line, tail, more := strings.Cut(rest, "\n")
		if i == n {
			return strings.TrimSuffix(line, "\r")
		}
		if !more {
			return ""
		}
		rest = tail
	}
}

// Position is a place in a file. Line and Column count from 1; Column counts runes, not bytes. The zero Position means "unknown".
// Line 0 with a File means "the file as a whole".
type Position struct {
	File   string
	Line   int
	Column int
}

// IsZero reports whether the position is unknown.
func (p Position) IsZero() bool { return p == Position{} }

// String is file:line:column, as editors and terminals understand it; parts that are not known are left out.
func (p Position) String() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Column == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	default:
		return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
	}
}

// Path names a value inside a record by keys and list indices, written "deliverables/0/indicators/1/unit". Indices count from 0.
type Path string

// Key returns the path of the value under key k.
func (p Path) Key(k string) Path {
	if p == "" {
		return Path(k)
	}
	return p + "/" + Path(k)
}

// Index returns the path of item i of the list at p.
func (p Path) Index(i int) Path { return p.Key(strconv.Itoa(i)) }

// Parent returns the path of the value that holds the one at p; the parent of the root is the root "".
func (p Path) Parent() Path {
	i := strings.LastIndexByte(string(p), '/')
	if i < 0 {
		return ""
	}
	return p[:i]
}

// Span is where a value stands: the position of its first rune and how many runes its first line has (0 where that is not known).
type Span struct {
	Line   int
	Column int
	Length int
}

// Map finds the position of a file's values by path. Positions are needed only where something is wrong, so they are worked out when the
// first is asked for. A Map is safe for concurrent use.
type Map struct {
	file  string
	build func() map[Path]Span
	once  sync.Once
	spans map[Path]Span
}

// NewMap returns the map of the file with that name. Build is called once, when the first position is asked for; it returns a span for
// every value by its path and for every key by KeyPath. It may be nil: then every position is that of the file as a whole.
func NewMap(file string, build func() map[Path]Span) *Map { return &Map{file: file, build: build} }

// File returns the name of the file.
func (m *Map) File() string {
	if m == nil {
		return ""
	}
	return m.file
}

// KeyPath is the path under which a Map keeps the position of the key itself, as opposed to the value under that key.
func KeyPath(p Path) Path { return p + "#key" }

// At returns the position of the value at p. A path that does not stand in the file (a field that is missing) gives the position of the
// nearest value that holds it, so that a message always has a place.
func (m *Map) At(p Path) Position {
	pos, _ := m.Find(p)
	return pos
}

// Find is At with the length of the value's first line in runes; 0 where the value itself does not stand in the file.
func (m *Map) Find(p Path) (Position, int) {
	if m == nil {
		return Position{}, 0
	}
	m.once.Do(func() {
		if m.build != nil {
			m.spans, m.build = m.build(), nil
		}
	})
	exact := true
	for {
		if s, ok := m.spans[p]; ok {
			length := s.Length
			if !exact {
				length = 0
			}
			return Position{File: m.file, Line: s.Line, Column: s.Column}, length
		}
		if p == "" {
			return Position{File: m.file}, 0
		}
		exact = false
		p = Path(strings.TrimSuffix(string(p), "#key"))
		if s, ok := m.spans[KeyPath(p)]; ok {
			return Position{File: m.file, Line: s.Line, Column: s.Column}, s.Length
		}
		if _, ok := m.spans[p]; ok {
			continue
		}
		p = p.Parent()
	}
}
