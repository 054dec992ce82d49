package format

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"seika/generator/source"
)

// Errors of the functions that edit single values.
var (
	// ErrPath is returned where the file has no value at the path, or already has the key that is to be inserted.
	ErrPath = errors.New("no such place in the file")
	// ErrEdit is returned where the edit cannot be made by changing the text of that one value: a comment would be lost, a list would be
	// left without items, or the new value is no YAML value on one line.
	ErrEdit = errors.New("the value cannot be changed by itself")
)

// Replace returns the content of f with another value at path and every other byte as it was. The value is YAML on one line; Scalar makes
// one of a text. The error wraps ErrPath or ErrEdit, or is a *Refusal.
func Replace(f *source.File, kind Kind, path source.Path, value string) ([]byte, error) {
	c, err := find(f, kind, path)
	if err != nil {
		return nil, err
	}
	v := c.entry.value
	from, to := v.start, v.end
	switch {
	case v.start == v.end || v.yaml.Kind != yaml.ScalarNode && !v.flow: // it stands on lines of its own, or not at all
		from, value = c.entry.behind, " "+value
		to = max(from, v.end)
		if v.start == v.end {
			to = from
		}
	case c.entry.value.block.comment != "":
		return nil, fmt.Errorf("%w: a comment stands behind its indicator", ErrEdit)
	}
	if from == 0 {
		return nil, fmt.Errorf("%w: there is no colon", ErrEdit)
	}
	return c.apply(edit{from, to, value}, func(parent *yaml.Node) error {
		node, err := oneValue(value)
		if err == nil {
			parent.Content[c.index()] = node
		}
		return err
	})
}

// InsertKey returns the content of f with a key added to the mapping at parent, at its place in the canonical order, and every other byte
// as it was. The value is as with Replace.
func InsertKey(f *source.File, kind Kind, parent source.Path, key, value string) ([]byte, error) {
	c, err := find(f, kind, parent)
	if err != nil {
		return nil, err
	}
	m := c.entry.value
	if m.yaml.Kind != yaml.MappingNode || lookUp(m.yaml, key) != nil {
		return nil, fmt.Errorf("%w: no mapping without %s at %q", ErrPath, key, parent)
	}
	previous := -1 // the entry behind which the new one goes
	rank, known := c.shape.rank[key]
	for i, e := range m.entries {
		other, ok := c.shape.rank[e.key.yaml.Value]
		if !known || ok && other < rank && (previous < 0 || other >= c.shape.rank[m.entries[previous].key.yaml.Value]) {
			previous = i
		}
	}
	pair := key + ": " + value
	var change edit
	switch {
	case m.flow && len(m.entries) == 0:
		change = edit{m.start + 1, m.start + 1, pair}
	case m.flow && previous < 0:
		change = edit{m.entries[0].start, m.entries[0].start, pair + ", "}
	case m.flow:
		end := m.entries[previous].value.end
		change = edit{end, end, ", " + pair}
	case len(m.entries) == 0:
		return nil, fmt.Errorf("%w: no mapping at %q", ErrPath, parent)
	case previous < 0:
		change = edit{m.entries[0].start, m.entries[0].start, pair + "\n" + strings.Repeat(" ", m.column)}
	default:
		before := m.entries[previous]
		end := lineEnd(c.document.text, before.last)
		gap := "\n"
		if known && c.shape.group(rank) != c.shape.group(c.shape.rank[before.key.yaml.Value]) {
			gap = "\n\n"
		}
		change = edit{end, end, gap + strings.Repeat(" ", m.column) + pair}
	}
	return c.apply(change, func(holder *yaml.Node) error {
		node, err := oneValue(value)
		if err == nil {
			target := holder.Content[c.index()]
			target.Content = append(target.Content, &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: key}, node)
		}
		return err
	})
}

// RenameKey returns the content of f with another name for the key at path, and every other byte as it was.
func RenameKey(f *source.File, kind Kind, path source.Path, key string) ([]byte, error) {
	c, err := find(f, kind, path)
	if err != nil {
		return nil, err
	}
	if c.entry.key == nil || lookUp(c.parent.yaml, key) != nil {
		return nil, fmt.Errorf("%w: no key at %q that could be called %q", ErrPath, path, key)
	}
	name := Scalar(key)
	return c.apply(edit{c.entry.key.start, c.entry.key.end, name}, func(parent *yaml.Node) error {
		node, err := oneValue(name)
		if err == nil {
			parent.Content[c.index()-1] = node
		}
		return err
	})
}

// Remove returns the content of f without the key or item at path; comments above it stay, and so does every other byte. What a comment
// stands in or behind cannot be removed, nor can the last entry of a mapping or list that is spread over lines.
func Remove(f *source.File, kind Kind, path source.Path) ([]byte, error) {
	c, err := find(f, kind, path)
	if err != nil {
		return nil, err
	}
	if path == "" {
		return nil, fmt.Errorf("%w: it is the whole file", ErrEdit)
	}
	text, siblings := c.document.text, c.parent.entries
	i := slices.Index(siblings, c.entry)
	begin := strings.LastIndexByte(text[:c.entry.start], '\n') + 1
	change := edit{from: c.entry.start, to: c.entry.value.end}
	switch {
	case len(siblings) == 1 && !c.parent.flow:
		return nil, fmt.Errorf("%w: nothing would be left of %q", ErrEdit, path.Parent())
	case len(siblings) == 1:
	case c.parent.flow && i > 0:
		change.from = siblings[i-1].value.end
	case c.parent.flow, strings.TrimLeft(text[begin:c.entry.start], " \t") != "":
		if i+1 == len(siblings) {
			return nil, fmt.Errorf("%w: something else stands on its line", ErrEdit)
		}
		change.to = siblings[i+1].start // the next one takes its place on the line
		if strings.Contains(text[c.entry.value.end:change.to], "#") {
			return nil, fmt.Errorf("%w: a comment stands behind it", ErrEdit)
		}
	default:
		change.from, change.to = begin, lineEnd(text, c.entry.last)
		change.to += lineBreak(text, change.to)
	}
	return c.apply(change, func(parent *yaml.Node) error {
		from := c.index()
		if parent.Kind == yaml.MappingNode {
			from--
		}
		parent.Content = slices.Delete(parent.Content, from, c.index()+1)
		return nil
	})
}

// edit puts text in the place of the bytes between from and to.
type edit struct {
	from, to int
	text     string
}

// cursor is a place in a parsed file.
type cursor struct {
	file     *source.File
	kind     Kind
	document *document
	parent   *node  // that holds the entry
	entry    *entry // whose value is at the path
	shape    *shape // of the value
	// trail leads to the value: at each level its index among the nodes, beginning with a list of which the root is the only item.
	trail []int
}

// index returns the place of the value among its parent's nodes.
func (c *cursor) index() int { return c.trail[len(c.trail)-1] }

// find returns the place of the value at path. The root is the value of an entry without a key.
func find(f *source.File, kind Kind, path source.Path) (*cursor, error) {
	d, err := parse(f, kind)
	if err != nil {
		return nil, err
	}
	c := &cursor{file: f, kind: kind, document: d, shape: shapeOf(kind), entry: &entry{value: d.root}, trail: []int{0}}
	for _, name := range segments(path) {
		if !c.down(name) {
			return nil, fmt.Errorf("%w: %q", ErrPath, path)
		}
	}
	return c, nil
}

func segments(path source.Path) []string {
	if path == "" {
		return nil
	}
	return strings.Split(string(path), "/")
}

// down goes to the value under a key, or the item with an index. It reports whether there is one.
func (c *cursor) down(name string) bool {
	n := c.entry.value
	switch n.yaml.Kind {
	case yaml.MappingNode:
		i := slices.IndexFunc(n.entries, func(e *entry) bool { return e.key.yaml.Value == name })
		if i < 0 {
			return false
		}
		c.parent, c.entry, c.shape = n, n.entries[i], c.shape.below(name)
		c.trail = append(c.trail, 2*i+1)
	case yaml.SequenceNode:
		i, err := strconv.Atoi(name)
		if err != nil || i < 0 || i >= len(n.entries) {
			return false
		}
		c.parent, c.entry, c.shape = n, n.entries[i], c.shape.items()
		c.trail = append(c.trail, i)
	default:
		return false
	}
	return true
}

// apply makes the edit and proves it: the result must be what change makes of the nodes, with all comments.
func (c *cursor) apply(e edit, change func(parent *yaml.Node) error) ([]byte, error) {
	root, _ := decode([]byte(c.document.text)) // nodes of their own, to be changed
	want := &yaml.Node{Kind: yaml.SequenceNode, Content: []*yaml.Node{root}}
	parent := want
	for _, i := range c.trail[:len(c.trail)-1] {
		parent = parent.Content[i]
	}
	if err := change(parent); err != nil {
		return nil, err
	}
	content := c.splice(e)
	after, err := parse(&source.File{Path: c.file.Path, Content: content}, c.kind)
	if err != nil {
		return nil, fmt.Errorf("%w: %v", ErrEdit, err)
	}
	if err := sameNode(want.Content[0], after.yaml); err != nil {
		return nil, fmt.Errorf("%w: %v", ErrEdit, err)
	}
	if !slices.Equal(c.document.comments, after.comments) {
		return nil, fmt.Errorf("%w: a comment would be lost", ErrEdit)
	}
	return content, nil
}

// splice makes the edit in the content as it is, with its byte order mark and its line ends.
func (c *cursor) splice(e edit) []byte {
	content := c.file.Content
	from, to := origin(content, e.from), origin(content, e.to)
	if bytes.Contains(content, []byte("\r\n")) {
		e.text = strings.ReplaceAll(e.text, "\n", "\r\n")
	}
	return slices.Concat(content[:from], []byte(e.text), content[to:])
}

// origin returns the offset in content of a byte of the normalised text.
func origin(content []byte, offset int) int {
	i := 0
	if bytes.HasPrefix(content, []byte("\xef\xbb\xbf")) {
		i = 3
	}
	for ; offset > 0; offset-- {
		if bytes.HasPrefix(content[i:], []byte("\r\n")) {
			i++
		}
		i++
	}
	return i
}

// oneValue parses a YAML value on one line.
func oneValue(value string) (*yaml.Node, error) {
	if value == "" || manyLines(value) {
		return nil, fmt.Errorf("%w: %q is no value on one line", ErrEdit, value)
	}
	root, ok := decode([]byte("- " + value + "\n"))
	if !ok || root.Kind != yaml.SequenceNode || len(root.Content) != 1 || !fit(root, anything, 0) {
		return nil, fmt.Errorf("%w: %q is no YAML value", ErrEdit, value)
	}
	return root.Content[0], nil
}
