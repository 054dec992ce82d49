package importer

import (
	"slices"
	"strings"

	"seika/generator/jatext"
)

// header is where a list names its columns: the rows first to last of the grid, and the name of each column, joined from them.
type header struct {
	first, last int
	names       []string
}

// searchRows is how far down a header is looked for, below titles and notes.
const searchRows = 60

// findHeader finds the header of a list: the first row that names at least two fields, a title or a partner among them, and more of them
// than any other row. False where there is none.
func findHeader(g *Grid) (header, bool) {
	best, bestScore := -1, 0
	for i := range g.Rows[:min(len(g.Rows), searchRows)] {
		if score := headerScore(g.Rows[i]); score > bestScore {
			best, bestScore = i, score
		}
	}
	if best < 0 {
		return header{}, false
	}
	h := header{first: best, last: best, names: make([]string, len(g.Rows[best]))}
	spread(g.Rows[best], h.names)
	for h.last+1 < len(g.Rows) && belongsToHeader(g, h) {
		h.last++
		below := make([]string, len(h.names))
		for k, c := range g.Rows[h.last] {
			below[k] = jatext.OneLine(jatext.Fold(c.Text))
		}
		for k, name := range below {
			switch {
			case name == "" || name == h.names[k]:
			case h.names[k] == "":
				h.names[k] = name
			default:
				h.names[k] += "/" + name
			}
		}
	}
	return h, true
}

// headerScore is how many different fields a row names; 0 where neither a title nor a partner is among them, or only one.
func headerScore(row []Cell) int {
	seen := map[Field]bool{}
	for _, c := range row {
		if c.block != 0 && !c.first {
			continue
		}
		if len([]rune(c.Text)) > 40 {
			return 0
		}
		if f, sure := guess(c.Text); sure > 0 && f != fieldPrivate {
			seen[f] = true
		}
	}
	if len(seen) < 2 || !seen[FieldTitle] && !seen[FieldPartner] {
		return 0
	}
	return len(seen)
}

// spread writes the names of a header's first row. One that stands over several columns (the cells right of it are empty, and the row
// below names them) is written over all of them by belongsToHeader's caller; merged cells repeat it already.
func spread(row []Cell, names []string) {
	for k, c := range row {
		names[k] = jatext.OneLine(jatext.Fold(c.Text))
	}
}

// belongsToHeader reports whether the row below the header goes on with it: the cells under the title and the partner are empty or repeat
// the merged header, and some other cell has a short text.
func belongsToHeader(g *Grid, h header) bool {
	row := g.Rows[h.last+1]
	named, continued := 0, 0
	for k, c := range row {
		text := jatext.OneLine(jatext.Fold(c.Text))
		above := g.Rows[h.last][k]
		if text == "" {
			continue
		}
		if c.block != 0 && c.block == above.block {
			continued++
			continue
		}
		f, sure := guess(above.Text)
		if sure > 0 && slices.Contains([]Field{FieldTitle, FieldPartner, FieldSigned}, f) {
			return false
		}
		if len([]rune(text)) > 30 || isMark(text) || strings.ContainsAny(text, "。") {
			return false
		}
		named++
	}
	if named < 2 && continued == 0 { // one cell alone is the heading of a group of rows
		return false
	}
	// A top header over several columns reaches to the right as far as the row below has names and it has none.
	top := g.Rows[h.first]
	for k := 1; k < len(top); k++ {
		if h.names[k] == "" && jatext.OneLine(row[k].Text) != "" && strings.TrimSpace(top[k].Text) == "" && h.first == h.last {
			if before, _, _ := strings.Cut(h.names[k-1], "/"); before != "" && jatext.OneLine(row[k-1].Text) != "" {
				h.names[k] = before
			}
		}
	}
	return true
}

// isMark reports whether a cell only ticks its column.
func isMark(s string) bool {
	switch jatext.Squeeze(jatext.Fold(s)) {
	case "○", "〇", "◯", "●", "◎", "✓", "✔", "☑", "■", "レ", "o", "O":
		return true
	}
	return false
}

// sideways reports whether a list has its header in the first column, so that each further column is one agreement: most of the first
// cells name fields, title or partner among them, and no row does.
func sideways(g *Grid) bool {
	seen := map[Field]bool{}
	filled := 0
	for _, row := range g.Rows[:min(len(g.Rows), searchRows)] {
		if len(row) < 2 || strings.TrimSpace(row[0].Text) == "" {
			continue
		}
		filled++
		if f, sure := guess(row[0].Text); sure > 0 {
			seen[f] = true
		}
	}
	return len(seen) >= 3 && 2*len(seen) >= filled && (seen[FieldTitle] || seen[FieldPartner])
}
