package format

import (
	"strings"

	"github.com/mattn/go-runewidth"
	"gopkg.in/yaml.v3"
)

const (
	// Width is the widest line, in terminal cells, on which a mapping or list is kept together. Text is never broken.
	Width      = 120
	indentStep = 2
)

// cells measures text as terminals draw it, whatever the locale of the machine.
var cells = &runewidth.Condition{EastAsianWidth: false, StrictEmojiNeutral: true}

// oneLine is a node written on one line inside { } or [ ], worked out when first asked for.
type oneLine struct {
	text  string
	cells int
	fits  bool // the node can be written so at all
	known bool
}

// together returns n as it stands on one line inside { } or [ ].
func (n *node) together() oneLine {
	if !n.line.known {
		n.line.text, n.line.fits = n.join()
		n.line.known = true
		n.line.cells = cells.StringWidth(n.line.text)
	}
	return n.line
}

func (n *node) join() (string, bool) {
	if n.yaml.Kind == yaml.ScalarNode {
		return n.inline(true)
	}
	open, closing := "[", "]"
	if n.yaml.Kind == yaml.MappingNode {
		open, closing = "{", "}"
	}
	if len(n.entries) == 0 {
		return open + closing, true
	}
	if n.comments > 0 || n.shape.spread || n.shape.kind == list && n.shape.item.kind == mapping {
		return "", false
	}
	if n.shape.kind == unknown {
		if !n.flow {
			return "", false
		}
		if n.raw[:1] == open && !manyLines(n.raw) {
			return n.raw, true
		}
	}
	var b strings.Builder
	b.WriteString(open)
	for i, e := range n.entries {
		if i > 0 {
			b.WriteString(", ")
		}
		if e.key != nil {
			b.WriteString(e.keyText(true) + ": ")
		}
		v := e.value.together()
		if !v.fits {
			return "", false
		}
		b.WriteString(v.text)
		if b.Len() > maxLine {
			return "", false
		}
	}
	b.WriteString(closing)
	return b.String(), true
}

// maxLine is more bytes than a line of Width cells can hold; it ends futile work early.
const maxLine = Width * 8

// printer writes a document.
type printer struct{ out strings.Builder }

// emit writes an arranged document.
func emit(d *document) []byte {
	p := &printer{}
	p.lines(d.head, 0)
	switch list := d.root.yaml.Kind == yaml.SequenceNode; {
	case len(d.root.entries) == 0 && list:
		p.lines(append([]string{"[]"}, d.root.tail...), 0)
	case len(d.root.entries) == 0:
		p.lines(append([]string{"{}"}, d.root.tail...), 0)
	case list:
		p.list(d.root, 0)
	default:
		p.mapping(d.root, 0, false)
	}
	return []byte(p.out.String())
}

// lines writes comments and blank lines.
func (p *printer) lines(lines []string, indent int) {
	for _, l := range lines {
		if l != "" {
			p.indent(indent)
			p.out.WriteString(l)
		}
		p.out.WriteByte('\n')
	}
}

func (p *printer) indent(n int) {
	for range n {
		p.out.WriteByte(' ')
	}
}

// mapping writes n with one key a line. Behind a dash, the first key continues the line.
func (p *printer) mapping(n *node, indent int, behindDash bool) {
	previous := -1
	for i, e := range n.entries {
		if i > 0 || !behindDash {
			p.lines(n.above(i, &previous), indent)
			p.indent(indent)
		}
		key := e.keyText(false)
		p.out.WriteString(key + ":")
		p.value(e, indent, indent+cells.StringWidth(key)+2)
	}
	p.lines(n.tail, indent)
}

// keyText returns the key of an entry. The keys of the field table need no quotes.
func (e *entry) keyText(flow bool) string {
	if e.key.shape.kind == scalar {
		return e.key.yaml.Value
	}
	if text, ok := e.key.inline(flow); ok {
		return text
	}
	return quote(e.key.yaml.Value)
}

// above returns what stands over the entry i of a mapping. Groups of top-level keys are set off by one blank line and nothing else is,
// unless a comment or an unknown key follows.
func (n *node) above(i int, previous *int) []string {
	e := n.entries[i]
	if i == 0 || len(n.shape.groups) == 0 {
		if i == 0 {
			*previous = n.groupOf(e, 0)
			return trimBlank(e.head)
		}
		return e.head
	}
	group := n.groupOf(e, *previous)
	begins := group != *previous
	*previous = group
	bare := trimBlank(e.head)
	_, known := n.shape.rank[e.key.yaml.Value]
	if begins || len(bare) < len(e.head) && (count(bare) > 0 || !known) {
		return append([]string{""}, bare...)
	}
	return bare
}

// groupOf returns the group of an entry's key; an unknown key belongs to the group before it.
func (n *node) groupOf(e *entry, before int) int {
	if rank, ok := n.shape.rank[e.key.yaml.Value]; ok {
		return n.shape.group(rank)
	}
	return before
}

// list writes n with one item a line or more.
func (p *printer) list(n *node, indent int) {
	for i, e := range n.entries {
		head := e.head
		if i == 0 {
			head = trimBlank(head)
		}
		v := e.value
		behindDash := v.yaml.Kind == yaml.MappingNode && len(v.entries) > 0 && !p.short(v, indent+indentStep)
		p.lines(head, indent)
		if behindDash {
			p.lines(e.line, indent)
		}
		p.indent(indent)
		p.out.WriteByte('-')
		if behindDash {
			p.out.WriteByte(' ')
			p.mapping(v, indent+indentStep, true)
			continue
		}
		p.value(e, indent, indent+indentStep)
	}
	p.lines(n.tail, indent)
}

// short reports whether a mapping or list that begins behind so many cells is kept together on its line.
func (p *printer) short(n *node, before int) bool {
	l := n.together()
	if !l.fits {
		return false
	}
	verbatim := n.shape.kind == unknown && n.flow && !manyLines(n.raw)
	return verbatim || len(n.entries) == 0 || before+l.cells <= Width
}

// value writes the value of an entry behind its key or dash, with the comment at the end of the line, to the end of the last line.
func (p *printer) value(e *entry, indent, before int) {
	n := e.value
	if n.yaml.Kind == yaml.ScalarNode {
		text, ok := n.inline(false)
		if !ok {
			header, lines := n.blockLines()
			p.rest(header, e.line)
			for _, l := range lines {
				if l != "" {
					p.indent(indent + indentStep)
					p.out.WriteString(l)
				}
				p.out.WriteByte('\n')
			}
			return
		}
		p.rest(text, e.line)
		return
	}
	if p.short(n, before) {
		p.rest(n.together().text, e.line)
		return
	}
	p.rest("", e.line)
	if n.yaml.Kind == yaml.MappingNode {
		p.mapping(n, indent+indentStep, false)
	} else {
		p.list(n, indent+indentStep)
	}
}

// rest ends a line with a value and comments.
func (p *printer) rest(text string, comments []string) {
	if text != "" {
		p.out.WriteString(" " + text)
	}
	for _, c := range comments {
		p.out.WriteString(" " + c)
	}
	p.out.WriteByte('\n')
}
