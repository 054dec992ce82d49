package importer

import (
	"encoding/csv"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"seika/generator/jatext"
	"seika/generator/nearest"
)

// ColumnUse is what becomes of one column of a list.
type ColumnUse struct {
	// Number counts from 1, Header is the column's name as it stands in the list.
	Number int
	Header string
	// Field is what the column is, "" where it is not imported.
	Field Field
	// Given is set where a person said so.
	Given bool
}

// Private reports whether the column holds contacts or persons, which are never read.
func (u ColumnUse) Private() bool { return u.Field == fieldPrivate }

// Mark reports whether the column ticks a category.
func (u ColumnUse) Mark() bool { return u.Field == fieldMark }

// ErrHeader is returned for a list whose columns cannot be told.
var ErrHeader = errors.New("no row of the list names its columns")

// MappingError is a wrong mapping given by a person.
type MappingError struct{ message string }

func (e *MappingError) Error() string { return e.message }

// Table is a list whose columns are known.
type Table struct {
	*Grid
	Columns []ColumnUse
	// HeaderRow is the row of the file with the column names, DataRow the index of the first row of Grid below them.
	HeaderRow, DataRow int
	// Sideways is set where the list has its header in the first column: rows and columns are exchanged.
	Sideways bool
	header   []Cell
	// width is how many fields the rows of the header have in a text file.
	width int
}

// Tabulate finds the header and says what each column is. Mapping overrides what the headers say: field=header pairs with commas between
// them, where header is the column's name or # and its number, and nothing behind = leaves the field out.
func Tabulate(g *Grid, mapping string) (*Table, error) {
	given, err := parseMapping(mapping)
	if err != nil {
		return nil, err
	}
	h, ok := headerNamed(g, given)
	t := &Table{Grid: g}
	if !ok {
		h, ok = findHeader(g)
	}
	if !ok && sideways(g) {
		t.Grid, t.Sideways = g.transposed(), true
		h, ok = header{names: make([]string, len(t.Grid.Rows[0]))}, true
		spread(t.Grid.Rows[0], h.names)
	}
	if !ok {
		return nil, fmt.Errorf("%w: it needs at least a title (協定名称) or a partner (協定先) and one more known column; name the columns with --map", ErrHeader)
	}
	t.HeaderRow, t.DataRow, t.header = t.Rows[h.first][0].Row, h.last+1, t.Rows[h.first]
	if t.widths != nil {
		t.width = slices.Max(t.widths[h.first : h.last+1])
	}
	for i, name := range h.names {
		t.Columns = append(t.Columns, ColumnUse{Number: i + 1, Header: name})
	}
	if err := t.assign(given); err != nil {
		return nil, err
	}
	t.guess(given)
	if len(t.columns(FieldTitle)) == 0 && len(t.columns(FieldPartner)) == 0 {
		return nil, fmt.Errorf("%w: neither a title nor a partner is among %s", ErrHeader, strings.Join(h.names, ", "))
	}
	return t, nil
}

// Has reports whether a column of the list is the field.
func (t *Table) Has(f Field) bool { return len(t.columns(f)) > 0 }

type mapped struct {
	field  Field
	header string
}

func parseMapping(text string) ([]mapped, error) {
	if strings.TrimSpace(text) == "" {
		return nil, nil
	}
	r := csv.NewReader(strings.NewReader(text))
	r.LazyQuotes, r.TrimLeadingSpace = true, true
	pairs, err := r.Read()
	if err != nil {
		return nil, &MappingError{fmt.Sprintf("the mapping %q cannot be read: %v", text, err)}
	}
	var names []string
	for _, f := range Fields() {
		names = append(names, string(f))
	}
	var given []mapped
	for _, pair := range pairs {
		field, header, ok := strings.Cut(pair, "=")
		field = strings.TrimSpace(field)
		if !ok {
			return nil, &MappingError{fmt.Sprintf("%q is no pair such as title=協定名称", pair)}
		}
		if !slices.Contains(names, field) {
			message := fmt.Sprintf("there is no field %q; the fields are %s", field, strings.Join(names, ", "))
			if word, ok := nearest.Word(field, names); ok {
				message = fmt.Sprintf("there is no field %q; did you mean %s?", field, word)
			}
			return nil, &MappingError{message}
		}
		given = append(given, mapped{Field(field), strings.TrimSpace(header)})
	}
	return given, nil
}

// headerNamed finds the row that has all the names that a person gave.
func headerNamed(g *Grid, given []mapped) (header, bool) {
	var names []string
	for _, m := range given {
		if m.header != "" && !strings.HasPrefix(m.header, "#") {
			names = append(names, m.header)
		}
	}
	if len(names) == 0 {
		return header{}, false
	}
	for i, row := range g.Rows[:min(len(g.Rows), searchRows)] {
		all := true
		for _, name := range names {
			all = all && slices.ContainsFunc(row, func(c Cell) bool { return sameHeader(c.Text, name) })
		}
		if all {
			h := header{first: i, last: i, names: make([]string, len(row))}
			spread(row, h.names)
			return h, true
		}
	}
	return header{}, false
}

func sameHeader(a, b string) bool {
	a, b = jatext.Squeeze(jatext.Fold(a)), jatext.Squeeze(jatext.Fold(b))
	return a == b || b != "" && headerText(a) == b
}

// assign applies what a person said.
func (t *Table) assign(given []mapped) error {
	for _, m := range given {
		if m.header == "" {
			continue
		}
		i := slices.IndexFunc(t.Columns, func(u ColumnUse) bool { return sameHeader(u.Header, m.header) })
		if number, ok := strings.CutPrefix(m.header, "#"); ok {
			n, err := strconv.Atoi(number)
			if err != nil || n < 1 || n > len(t.Columns) {
				return &MappingError{fmt.Sprintf("the list has no column %s; it has %d", m.header, len(t.Columns))}
			}
			i = n - 1
		}
		if i < 0 {
			var names []string
			for _, u := range t.Columns {
				names = append(names, u.Header)
			}
			message := fmt.Sprintf("the list has no column %q; it has %s", m.header, strings.Join(names, ", "))
			if word, ok := nearest.Word(m.header, names); ok {
				message = fmt.Sprintf("the list has no column %q; did you mean %s?", m.header, word)
			}
			return &MappingError{message}
		}
		if t.Columns[i].Field != "" {
			return &MappingError{fmt.Sprintf("the column %q cannot be both %s and %s", t.Columns[i].Header, t.Columns[i].Field, m.field)}
		}
		t.Columns[i].Field, t.Columns[i].Given = m.field, true
	}
	return nil
}

// guess says by the headers what the other columns are. Where several headers name one field, the plainest wins.
func (t *Table) guess(given []mapped) {
	best := map[Field]int{} // how well the best column fits
	for _, u := range t.Columns {
		if f, fit := guess(u.Header); u.Field == "" {
			best[f] = max(best[f], fit)
		}
	}
	for i := range t.Columns {
		u := &t.Columns[i]
		f, fit := guess(u.Header)
		c := columnOf(f)
		switch {
		case u.Field != "":
		case u.Header != "" && f != fieldPrivate && fit < 2 && t.marked(i):
			u.Field = fieldMark
		case f == "", slices.ContainsFunc(given, func(m mapped) bool { return m.field == f }):
		case c.several, fit == best[f] && len(t.columns(f)) == 0:
			u.Field = f
		}
	}
	// The free text beside ticked columns (その他) belongs to them.
	for i := range t.Columns {
		u := &t.Columns[i]
		top, _, under := strings.Cut(u.Header, "/")
		if u.Field == "" && under && slices.ContainsFunc(t.Columns, func(v ColumnUse) bool {
			return v.Field == fieldMark && strings.HasPrefix(v.Header, top+"/")
		}) {
			u.Field = fieldMark
		}
	}
}

// marked reports whether a column has nothing but ticks, and at least one.
func (t *Table) marked(column int) bool {
	ticks := 0
	for _, row := range t.Rows[t.DataRow:] {
		switch text := row[column].Text; {
		case strings.TrimSpace(text) == "":
		case isMark(text):
			ticks++
		case distinct(row) > 1:
			return false
		}
	}
	return ticks > 0
}

// columns are the indices of the columns with a field.
func (t *Table) columns(f Field) []int {
	var found []int
	for i, u := range t.Columns {
		if u.Field == f {
			found = append(found, i)
		}
	}
	return found
}
