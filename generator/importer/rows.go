package importer

import (
	"regexp"
	"slices"
	"strings"

	"seika/generator/draft"
	"seika/generator/jatext"
	"seika/generator/place"
)

// value is what one column says in one row.
type value struct {
	Cell
	header string
}

// state is where the text of a cell comes from.
type state int

const (
	own    state = iota // from the cell itself
	absent              // there is no such column
	empty
	above // from a merged cell that begins in a row above
)

// entry is one row of a list, ready to be read.
type entry struct {
	cells  []Cell
	values map[Field][]value
	// marks are the categories that the row ticks.
	marks []string
	// fiscal and place come from a heading above the row, 0 and nil where there is none.
	fiscal int
	place  *place.Government
	title  state
	signed state
	// note is set for a row that is no agreement: a note, a total, a heading, a repeated header; alone for one of which a single cell is
	// filled and nobody can tell; wide for one that has more fields than the header, so that nobody knows which of them is which.
	note, alone, wide bool
}

// first is the value of a field that only one column can have.
func (e *entry) first(f Field) value {
	if v := e.values[f]; len(v) > 0 {
		return v[0]
	}
	return value{Cell: Cell{Row: e.row()}}
}

func (e *entry) row() int { return e.cells[0].Row }

var (
	noteText  = regexp.MustCompile(`^(?:※|\*|注[)\]:：釈記]|\(注|注\d|出典|資料[:：]|備考[:：]|凡例|なお、|以上$)|現在\)?$|時点\)?$`)
	totalText = regexp.MustCompile(`^(?:合計|小計|総計|計|協定数|件数)[:：]?(?:\d+(?:件|協定|団体|社)?)?$`)
)

// entries reads the rows below the header. Cells that repeat what stands above are filled: the ditto signs everywhere; empty cells under
// a filled one in the columns that group rows (place, fiscal year, and the field where it stands left of the title) and in those that
// fill names.
func (t *Table) entries(fill []Field, dir *draft.Directory) []entry {
	var out []entry
	last := make([]string, len(t.Columns)) // what stood above, per column
	down := t.fillsDown(fill)
	fiscal, heading := 0, (*place.Government)(nil)
	for i := t.DataRow; i < len(t.Rows); i++ {
		row := slices.Clone(t.Rows[i])
		switch n := distinct(row); {
		case n == 0:
			continue
		case t.tooWide(i):
			out = append(out, entry{cells: row, wide: true})
			clear(last) // what repeats it is not known either
			continue
		case n == 1 && !(len(out) > 0 && !out[len(out)-1].note && !out[len(out)-1].wide && t.onlyPartner(row)):
			e := entry{cells: row, note: true}
			text := onlyText(row)
			if year, ok := readFiscalYear(text, false); ok {
				fiscal = year
			} else if found := draft.GovernmentsNamed(text, ""); len(found) == 1 {
				heading = &found[0]
			} else {
				e.note = t.isNote(row, text)
				e.alone = !e.note
			}
			out = append(out, e)
			continue
		}
		e := entry{cells: row, values: map[Field][]value{}, fiscal: fiscal, place: heading, title: absent, signed: absent}
		e.note = t.repeatsHeader(row) || t.isTotal(row)
		for k, u := range t.Columns {
			c := &row[k]
			switch text := jatext.Squeeze(jatext.Fold(c.Text)); {
			case isDitto(text):
				c.Text = last[k]
			case text == "" && down[k]:
				c.Text = last[k]
			}
			if !e.note {
				last[k] = c.Text
			}
			t.take(&e, u, *c, i)
		}
		out = append(out, e)
	}
	return out
}

// tooWide reports whether a row of a text file has values behind the last column of the header: a separator inside a value is not quoted.
func (t *Table) tooWide(i int) bool {
	return t.widths != nil && t.widths[i] > t.width && slices.ContainsFunc(t.Rows[i][t.width:], func(c Cell) bool { return strings.TrimSpace(c.Text) != "" })
}

// take puts one cell into its entry.
func (t *Table) take(e *entry, u ColumnUse, c Cell, i int) {
	s := own
	switch {
	case jatext.Blank(c.Text):
		s = empty
	case c.block != 0 && !c.first && i > t.DataRow && t.Rows[i-1][u.Number-1].block == c.block:
		s = above
	}
	switch u.Field {
	case FieldTitle:
		e.title = s
	case FieldSigned:
		e.signed = s
	case fieldMark:
		if name := u.Header[strings.LastIndexByte(u.Header, '/')+1:]; isMark(c.Text) {
			e.marks = append(e.marks, name)
		} else if s != empty && !jatext.HoldsContact(c.Text) {
			e.marks = append(e.marks, name+"（"+jatext.OneLine(c.Text)+"）")
		}
		return
	case "", fieldPrivate:
		return
	}
	if s != empty {
		e.values[u.Field] = append(e.values[u.Field], value{c, u.Header})
	}
}

// fillsDown says which columns are filled from above.
func (t *Table) fillsDown(fill []Field) []bool {
	down := make([]bool, len(t.Columns))
	title := slices.IndexFunc(t.Columns, func(u ColumnUse) bool { return u.Field == FieldTitle })
	for k, u := range t.Columns {
		switch u.Field {
		case FieldPlace, FieldFiscal:
			down[k] = true
		case FieldTheme:
			down[k] = k < title
		}
		down[k] = down[k] || u.Field != "" && slices.Contains(fill, u.Field)
	}
	return down
}

func isDitto(s string) bool {
	switch s {
	case "〃", "″", "\"", "''", "々", "同上", "同", "仝", "′′":
		return true
	}
	return false
}

// distinct is how many cells of a row say something; a merged block counts once.
func distinct(row []Cell) int {
	n := 0
	blocks := map[int]bool{}
	for _, c := range row {
		if strings.TrimSpace(c.Text) == "" || c.block != 0 && blocks[c.block] {
			continue
		}
		if c.block != 0 {
			blocks[c.block] = true
		}
		n++
	}
	return n
}

func onlyText(row []Cell) string {
	for _, c := range row {
		if text := jatext.OneLine(c.Text); text != "" {
			return text
		}
	}
	return ""
}

// isNote reports whether the only text of a row is a note or a heading: it says so, or it stands where no title or partner can stand, or
// it is merged over several columns.
func (t *Table) isNote(row []Cell, text string) bool {
	text = jatext.Fold(text)
	if noteText.MatchString(text) || totalText.MatchString(jatext.Squeeze(text)) || len([]rune(text)) > 120 {
		return true
	}
	cells, content := 0, false
	for k, c := range row {
		if strings.TrimSpace(c.Text) == "" {
			continue
		}
		cells++
		switch t.Columns[k].Field {
		case FieldTitle, FieldPartner, FieldSigned:
			content = true
		}
	}
	return cells > 1 || !content
}

// onlyPartner reports whether the only text of a row stands in the column of partners and is no note: it goes on with the row above.
func (t *Table) onlyPartner(row []Cell) bool {
	for k, c := range row {
		if strings.TrimSpace(c.Text) != "" {
			return t.Columns[k].Field == FieldPartner && !t.isNote(row, jatext.OneLine(c.Text))
		}
	}
	return false
}

// isTotal reports whether a row sums up: one of its cells says so, and it names no partner.
func (t *Table) isTotal(row []Cell) bool {
	total := false
	for k, c := range row {
		text := jatext.Squeeze(jatext.Fold(c.Text))
		if t.Columns[k].Field == FieldPartner && text != "" && !totalText.MatchString(text) && strings.Trim(text, "0123456789件社団体") != "" {
			return false
		}
		total = total || totalText.MatchString(text)
	}
	return total
}

// repeatsHeader reports whether a row is the header again, as lists that were printed in pages have it.
func (t *Table) repeatsHeader(row []Cell) bool {
	same := 0
	for k, c := range row {
		text := jatext.Squeeze(jatext.Fold(c.Text))
		if text == "" {
			continue
		}
		if text != jatext.Squeeze(jatext.Fold(t.header[k].Text)) {
			return false
		}
		same++
	}
	return same > 1
}
