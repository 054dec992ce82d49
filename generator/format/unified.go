package format

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
)

// contextLines is how many unchanged lines are shown around a change.
const contextLines = 3

// Unified returns the difference between two texts as a unified diff that patch and git apply can read; "" where they are equal. The names
// are those of the two files.
func Unified(oldName, newName string, before, after []byte) string {
	if bytes.Equal(before, after) {
		return ""
	}
	a, b := splitLines(before), splitLines(after)
	var out strings.Builder
	fmt.Fprintf(&out, "--- %s\n+++ %s\n", oldName, newName)
	for _, h := range hunks(matches(a, b), len(a), len(b)) {
		h.write(&out, a, b)
	}
	return out.String()
}

// splitLines returns the lines of a text with their line breaks.
func splitLines(text []byte) []string {
	if len(text) == 0 {
		return nil
	}
	lines := strings.SplitAfter(string(text), "\n")
	if lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	return lines
}

// run is a run of equal lines: from index a in the old text and b in the new one.
type run struct{ a, b, n int }

// matches finds the runs of lines that both texts share, in order. It anchors on lines that occur once in each text and looks between the
// anchors again (patience diff): that follows what a person would call the same line, in time that grows little faster than the texts.
func matches(a, b []string) []run {
	var runs []run
	var walk func(a0, a1, b0, b1 int)
	add := func(i, j int) {
		if last := len(runs) - 1; last >= 0 && runs[last].a+runs[last].n == i && runs[last].b+runs[last].n == j {
			runs[last].n++
			return
		}
		runs = append(runs, run{i, j, 1})
	}
	walk = func(a0, a1, b0, b1 int) {
		for a0 < a1 && b0 < b1 && a[a0] == b[b0] {
			add(a0, b0)
			a0, b0 = a0+1, b0+1
		}
		tail := 0
		for a0 < a1-tail && b0 < b1-tail && a[a1-tail-1] == b[b1-tail-1] {
			tail++
		}
		a1, b1 = a1-tail, b1-tail
		if anchors := unique(a, b, a0, a1, b0, b1); len(anchors) > 0 {
			for _, m := range append(anchors, run{a1, b1, 0}) {
				walk(a0, m.a, b0, m.b)
				if m.n > 0 {
					add(m.a, m.b)
				}
				a0, b0 = m.a+m.n, m.b+m.n
			}
		}
		for i := range tail {
			add(a1+i, b1+i)
		}
	}
	walk(0, len(a), 0, len(b))
	return runs
}

// unique returns the longest rising sequence of lines that occur exactly once in a[a0:a1] and once in b[b0:b1].
func unique(a, b []string, a0, a1, b0, b1 int) []run {
	type place struct{ inA, inB, a, b int }
	places := map[string]*place{}
	for i := a0; i < a1; i++ {
		p := places[a[i]]
		if p == nil {
			p = &place{}
			places[a[i]] = p
		}
		p.inA, p.a = p.inA+1, i
	}
	for i := b0; i < b1; i++ {
		if p := places[b[i]]; p != nil {
			p.inB, p.b = p.inB+1, i
		}
	}
	var pairs []run
	for _, p := range places {
		if p.inA == 1 && p.inB == 1 {
			pairs = append(pairs, run{p.a, p.b, 1})
		}
	}
	slices.SortFunc(pairs, func(x, y run) int { return x.a - y.a })
	return rising(pairs)
}

// rising returns the longest subsequence of pairs, sorted by a, in which b rises too.
func rising(pairs []run) []run {
	var piles []int // indices of pairs: the smallest b with which a sequence of that length can end
	before := make([]int, len(pairs))
	for i, p := range pairs {
		k, _ := slices.BinarySearchFunc(piles, p.b, func(j, b int) int { return pairs[j].b - b })
		before[i] = -1
		if k > 0 {
			before[i] = piles[k-1]
		}
		if k == len(piles) {
			piles = append(piles, i)
		} else {
			piles[k] = i
		}
	}
	if len(piles) == 0 {
		return nil
	}
	var out []run
	for i := piles[len(piles)-1]; i >= 0; i = before[i] {
		out = append(out, pairs[i])
	}
	slices.Reverse(out)
	return out
}

// change is a stretch of lines that differ: a[a0:a1] became b[b0:b1].
type change struct{ a0, a1, b0, b1 int }

// hunk is a group of changes that are shown together.
type hunk []change

// hunks groups the stretches between the runs of equal lines.
func hunks(same []run, lenA, lenB int) []hunk {
	var all []hunk
	a, b := 0, 0
	for _, r := range append(same, run{lenA, lenB, 0}) {
		if r.a > a || r.b > b {
			c := change{a, r.a, b, r.b}
			if last := len(all) - 1; last >= 0 && c.a0-all[last][len(all[last])-1].a1 <= 2*contextLines {
				all[last] = append(all[last], c)
			} else {
				all = append(all, hunk{c})
			}
		}
		a, b = r.a+r.n, r.b+r.n
	}
	return all
}

func (h hunk) write(out *strings.Builder, a, b []string) {
	first, last := h[0], h[len(h)-1]
	lead := min(contextLines, first.a0)
	trail := min(contextLines, len(a)-last.a1)
	fmt.Fprintf(out, "@@ -%s +%s @@\n", lineRange(first.a0-lead, last.a1+trail), lineRange(first.b0-lead, last.b1+trail))
	at := first.a0 - lead
	for _, c := range h {
		prefixed(out, ' ', a[at:c.a0])
		prefixed(out, '-', a[c.a0:c.a1])
		prefixed(out, '+', b[c.b0:c.b1])
		at = c.a1
	}
	prefixed(out, ' ', a[at:at+trail])
}

// lineRange writes the lines from index from up to to as unified diffs number them: from 1, and from the line before where there are none.
func lineRange(from, to int) string {
	switch n := to - from; n {
	case 0:
		return fmt.Sprintf("%d,0", from)
	case 1:
		return fmt.Sprint(from + 1)
	default:
		return fmt.Sprintf("%d,%d", from+1, n)
	}
}

func prefixed(out *strings.Builder, prefix byte, lines []string) {
	for _, l := range lines {
		out.WriteByte(prefix)
		out.WriteString(l)
		if !strings.HasSuffix(l, "\n") {
			out.WriteString("\n\\ No newline at end of file\n")
		}
	}
}
