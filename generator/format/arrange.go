package format

import (
	"slices"
	"strings"
)

// modeline begins the comment that tells editors the schema of a file. It always stays above everything else.
const modeline = "# yaml-language-server:"

// splitHead divides what stands above the first key: what is set off by a blank line, and the modeline, belongs to the file; what touches
// the key belongs to the key and goes where the key goes.
func splitHead(above []string) (file, key []string) {
	for i := len(above) - 1; i >= 0; i-- {
		if above[i] == "" || strings.HasPrefix(above[i], modeline) {
			return above[:i+1], above[i+1:]
		}
	}
	return nil, above
}

// arrange brings the tree into canonical order and moves comments out of the places where the canonical form has no room for them.
func (d *document) arrange(kind Kind) {
	for len(d.head) > 0 && d.head[0] == "" {
		d.head = d.head[1:]
	}
	if len(d.head) == 0 && len(d.root.entries) > 0 {
		first := d.root.entries[0]
		first.head = trimBlank(first.head)
	}
	d.root.arrange(shapeOf(kind))
	for n := len(d.root.tail); n > 0 && d.root.tail[n-1] == ""; n-- {
		d.root.tail = d.root.tail[:n-1]
	}
}

// keyShape is that of a key which the field table knows.
var keyShape = &shape{kind: scalar}

func (n *node) arrange(s *shape) {
	if !s.matches(n.yaml) {
		s = anything
	}
	n.shape = s
	for _, e := range n.entries {
		below := s.items()
		if e.key != nil {
			below = s.below(e.key.yaml.Value)
			e.key.shape = anything
			if below != anything {
				e.key.shape = keyShape
			}
		}
		v := e.value
		v.arrange(below)
		if len(e.line) > 1 {
			e.head = append(e.head, e.line[1:]...)
			e.line = e.line[:1]
		}
		if len(v.entries) == 0 {
			e.head = append(e.head, v.tail...)
			v.tail, v.comments = nil, 0
			continue
		}
		if first := v.entries[0]; e.key == nil && first.key != nil { // its key will stand behind the dash
			moved := trimBlank(first.head)
			if count(moved) > 0 {
				e.head = append(e.head, e.line...)
				e.line = nil
			}
			e.head = append(e.head, moved...)
			first.head = nil
			v.comments -= count(moved)
		}
	}
	if s.kind == mapping {
		n.sort()
	}
}

// sort puts keys into the order of the field table. An unknown key stays behind the key that it followed.
func (n *node) sort() {
	type group struct {
		rank    int
		entries []*entry
	}
	groups := []group{{rank: -1}}
	for _, e := range n.entries {
		if rank, ok := n.shape.rank[e.key.yaml.Value]; ok {
			groups = append(groups, group{rank: rank})
		}
		last := &groups[len(groups)-1]
		last.entries = append(last.entries, e)
	}
	slices.SortStableFunc(groups, func(a, b group) int { return a.rank - b.rank })
	n.entries = n.entries[:0]
	for _, g := range groups {
		n.entries = append(n.entries, g.entries...)
	}
}

// trimBlank drops the blank lines at the begin.
func trimBlank(lines []string) []string {
	for len(lines) > 0 && lines[0] == "" {
		lines = lines[1:]
	}
	return lines
}

// count returns the number of comments among lines.
func count(lines []string) int {
	n := 0
	for _, l := range lines {
		if l != "" {
			n++
		}
	}
	return n
}
