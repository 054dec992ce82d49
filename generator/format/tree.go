package format

import (
	"strings"

	"gopkg.in/yaml.v3"
)

// node is a value with everything that stands around it in the file.
type node struct {
	yaml *yaml.Node
	// start and end are the bytes of the text that the value takes; equal for a value that is not written at all.
	start, end int
	// raw is the text of the value.
	raw string
	// flow marks a mapping or list in { } or [ ]; inFlow everything that stands inside of one.
	flow, inFlow bool
	block        blockScalar // of a block scalar
	column       int         // of the entries of a mapping or list that is spread over lines
	entries      []*entry
	// tail holds the comments behind the last entry, "" for blank lines.
	tail []string

	shape *shape
	// comments counts the comments that stand inside a mapping or list.
	comments int
	line     oneLine
}

// entry is a key with its value, or an item of a list.
type entry struct {
	key   *node // nil in a list
	value *node
	// start is where the key or the dash or the item begins, behind the offset after the colon or dash (0 for none), and last the offset
	// after everything that belongs to the entry.
	start, behind, last int
	// head holds the comments on the lines above, "" for blank lines; line those at the end of the entry's own lines.
	head []string
	line []string
}

// build makes the tree of a document.
func build(text string, root *yaml.Node) (*document, error) {
	b := &builder{scanner: scanner{text: text, line: 1, column: 1}}
	d := &document{text: text, yaml: root}
	start := b.rootStart()
	if root.Style&yaml.FlowStyle != 0 {
		start = b.at(root)
	}
	above := texts(b.read(start))
	d.head, above = splitHead(above)
	d.root = b.value(root, -1, -1, false)
	if len(d.root.entries) > 0 {
		d.root.entries[0].head = append(above, d.root.entries[0].head...)
	} else {
		d.head = append(d.head, above...)
	}
	d.root.tail = append(d.root.tail, texts(b.read(len(text)))...)
	d.comments = b.comments
	return d, b.err
}

// builder adds the nodes of the YAML library to what the scanner sees.
type builder struct{ scanner }

// rootStart returns where the first entry of a block mapping or list begins, behind directives and the mark of a document's begin.
func (b *builder) rootStart() int {
	ahead := *b
	for {
		next := ahead.next()
		switch {
		case next >= len(b.text):
			return next
		case b.text[next] == '%':
			ahead.pos = lineEnd(b.text, next)
			if i := indexIn(b.text, next, ahead.pos, '#'); i >= 0 {
				ahead.pos = i
			}
		case documentMark(b.text[next:]):
			ahead.pos = next + 3
		default:
			return next
		}
	}
}

// documentMark reports whether text begins with the mark of a document's begin or end.
func documentMark(text string) bool {
	return (strings.HasPrefix(text, "---") || strings.HasPrefix(text, "...")) && (len(text) == 3 || spaceRun(text, 3) > 3)
}

func indexIn(text string, from, to int, c byte) int {
	for i := from; i < to; i++ {
		if text[i] == c {
			return i
		}
	}
	return -1
}

// value reads the value n. Indent is the column of the block that holds it and parent that of the mapping whose key it stands under, -1
// for none.
func (b *builder) value(n *yaml.Node, indent, parent int, inFlow bool) *node {
	v := &node{yaml: n, inFlow: inFlow, flow: n.Style&yaml.FlowStyle != 0}
	known := len(b.comments)
	switch {
	case empty(n):
		v.start, v.end = b.pos, b.pos
	case n.Kind == yaml.ScalarNode:
		v.start = b.at(n)
		v.end, _ = b.scalarEnd(n, v.start, indent)
		if n.Style&blockStyle != 0 {
			v.block = b.blockScalar(v.start, indent)
		}
		b.pos = v.end
	case v.flow:
		b.flow(v)
	case n.Kind == yaml.MappingNode:
		b.blockMapping(v)
	default:
		b.blockList(v, parent)
	}
	v.raw = b.text[v.start:v.end]
	v.comments = len(b.comments) - known
	return v
}

func (b *builder) blockMapping(v *node) {
	column := 0
	for i := 0; i+1 < len(v.yaml.Content); i += 2 {
		e := &entry{}
		e.head = texts(b.read(b.next()))
		e.start = b.pos
		if i == 0 {
			column, v.start = b.pos-b.lineBegin(), b.pos
		}
		b.pair(v, e, v.yaml.Content[i], v.yaml.Content[i+1], column, false)
	}
	v.end, v.column = b.pos, column
	v.tail = texts(b.below(column))
}

func (b *builder) blockList(v *node, parent int) {
	column := 0
	for i, n := range v.yaml.Content {
		e := &entry{}
		e.head = texts(b.read(b.next()))
		e.start = b.pos
		if i == 0 {
			column, v.start = b.pos-b.lineBegin(), b.pos
		}
		if b.pos >= len(b.text) || b.text[b.pos] != '-' {
			b.fail("no dash before an item")
			return
		}
		b.pos++
		b.item(v, e, n, column, false)
	}
	v.end, v.column = b.pos, column
	if column == parent { // a comment there belongs to the next key
		column++
	}
	v.tail = texts(b.below(column))
}

func (b *builder) flow(v *node) {
	n := v.yaml
	v.start = b.at(n)
	open, closing := byte('['), byte(']')
	if n.Kind == yaml.MappingNode {
		open, closing = '{', '}'
	}
	braces := v.start < len(b.text) && b.text[v.start] == open
	b.pos = v.start
	if braces {
		b.pos++
	}
	step := 1
	if n.Kind == yaml.MappingNode {
		step = 2
	}
	for i := 0; i+step <= len(n.Content); i += step {
		e := &entry{}
		start := b.pos
		if first := n.Content[i]; !empty(first) {
			start = b.startIn(first)
		}
		e.head = comments(b.read(start))
		e.start = start
		if step == 2 {
			b.pair(v, e, n.Content[i], n.Content[i+1], 0, true)
		} else {
			b.item(v, e, n.Content[i], 0, true)
		}
	}
	if braces {
		for {
			next := b.next()
			v.tail = append(v.tail, comments(b.read(next))...)
			if next >= len(b.text) || b.text[next] != ',' && b.text[next] != closing {
				b.fail("no end of a list or mapping")
				break
			}
			b.pos = next + 1
			if b.text[next] == closing {
				break
			}
		}
	}
	v.end = b.pos
}

// startIn returns where n begins inside a flow mapping or list.
func (b *builder) startIn(n *yaml.Node) int {
	ahead := b.scanner
	return ahead.at(n)
}

// pair reads a key with its value.
func (b *builder) pair(v *node, e *entry, key, value *yaml.Node, column int, inFlow bool) {
	v.entries = append(v.entries, e)
	start := b.at(key)
	e.head = append(e.head, comments(b.read(start))...) // behind the mark of an explicit key
	e.key = b.value(key, column, -1, inFlow)
	if e.key.block.comment != "" {
		e.head = append(e.head, e.key.block.comment)
		b.comments = append(b.comments, e.key.block.comment)
	}
	if e.key.start < e.key.end {
		e.start = e.key.start
	}
	between, colon := b.colon(inFlow)
	e.head = append(e.head, comments(between)...)
	if !colon {
		if !empty(value) {
			b.fail("no colon behind a key")
		}
		e.value = b.value(value, column, column, inFlow)
		e.lineComment(b.lineComment(inFlow))
		e.last = b.pos
		return
	}
	b.rest(e, value, column, column, inFlow)
}

// item reads an item of a list, behind its dash.
func (b *builder) item(v *node, e *entry, n *yaml.Node, column int, inFlow bool) {
	v.entries = append(v.entries, e)
	b.rest(e, n, column, -1, inFlow)
}

// rest reads the value of an entry and the comments around it.
func (b *builder) rest(e *entry, n *yaml.Node, column, parent int, inFlow bool) {
	spread := n.Kind != yaml.ScalarNode && n.Style&yaml.FlowStyle == 0
	e.behind = b.pos
	if !inFlow {
		e.lineComment(b.lineComment(false))
	}
	if !empty(n) && !spread {
		e.head = append(e.head, comments(b.read(b.startIn(n)))...)
	}
	e.value = b.value(n, column, parent, inFlow)
	if c := e.value.block.comment; c != "" {
		e.lineComment(c)
		b.comments = append(b.comments, c)
	}
	if !spread {
		e.lineComment(b.lineComment(inFlow))
	}
	e.last = b.pos
}

func (e *entry) lineComment(c string) {
	if c != "" {
		e.line = append(e.line, c)
	}
}

// texts returns comments and blank lines, no two of the latter in a row.
func texts(remarks []remark) []string {
	var out []string
	for _, r := range remarks {
		if r.text == "" && len(out) > 0 && out[len(out)-1] == "" {
			continue
		}
		out = append(out, r.text)
	}
	return out
}

// comments returns the comments alone.
func comments(remarks []remark) []string {
	var out []string
	for _, r := range remarks {
		if r.text != "" {
			out = append(out, r.text)
		}
	}
	return out
}
