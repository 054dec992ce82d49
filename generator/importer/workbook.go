package importer

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strconv"

	"github.com/xuri/excelize/v2"
)

// ErrWorkbook is returned for a file that is no workbook that can be read.
var ErrWorkbook = errors.New("the workbook cannot be read")

// readWorkbook reads one sheet of an XLSX file: the named one, else the first visible one that holds something. Merged cells repeat their
// text. Rows and columns that the sheet hides are left out: what its author does not show is not published here.
func readWorkbook(content []byte, sheet string) (g *Grid, err error) {
	// The library trusts indices inside the file; some malformed workbooks make it panic.
	defer func() {
		if r := recover(); r != nil {
			g, err = nil, fmt.Errorf("%w: it is damaged", ErrWorkbook)
		}
	}()
	if err := guardWorkbook(content); err != nil {
		return nil, err
	}
	f, err := excelize.OpenReader(bytes.NewReader(content), excelize.Options{UnzipSizeLimit: maxUnzipped, UnzipXMLSizeLimit: maxUnzipped})
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrWorkbook, err)
	}
	defer f.Close()
	book := &workbook{File: f, styles: map[int]dateParts{}}
	if props, err := f.GetWorkbookProps(); err == nil && props.Date1904 != nil {
		book.date1904 = *props.Date1904
	}
	return book.read(sheet)
}

type workbook struct {
	*excelize.File
	date1904 bool
	styles   map[int]dateParts
}

func (b *workbook) read(name string) (*Grid, error) {
	var full []string
	for _, sheet := range b.GetSheetList() {
		if visible, err := b.GetSheetVisible(sheet); (err != nil || !visible) && sheet != name {
			continue
		}
		if rows, err := b.GetRows(sheet, excelize.Options{RawCellValue: true}); err == nil && len(rows) > 0 {
			full = append(full, sheet)
		}
	}
	switch {
	case name != "" && !slices.Contains(b.GetSheetList(), name):
		return nil, fmt.Errorf("%w: there is no sheet %q; it has %q", ErrWorkbook, name, b.GetSheetList())
	case name == "" && len(full) == 0:
		return nil, fmt.Errorf("%w: it has no visible sheet with anything in it", ErrWorkbook)
	case name == "":
		name = full[0]
	}
	g, err := b.sheet(name)
	if err != nil {
		return nil, fmt.Errorf("%w: sheet %q: %w", ErrWorkbook, name, err)
	}
	g.OtherSheets = slices.DeleteFunc(full, func(s string) bool { return s == name })
	return g, nil
}

func (b *workbook) sheet(name string) (*Grid, error) {
	raw, err := b.GetRows(name, excelize.Options{RawCellValue: true})
	if err != nil {
		return nil, err
	}
	g := &Grid{Sheet: name, Rows: make([][]Cell, len(raw))}
	for i, values := range raw {
		row := make([]Cell, len(values))
		for k, value := range values {
			row[k] = Cell{Row: i + 1, Column: k + 1}
			if value == "" {
				continue
			}
			if row[k].Text, err = b.text(name, columnLetters(k+1)+strconv.Itoa(i+1), value); err != nil {
				return nil, err
			}
		}
		g.Rows[i] = row
	}
	for i := range g.Rows { // an empty row has no cells to carry its number
		if len(g.Rows[i]) == 0 {
			g.Rows[i] = []Cell{{Row: i + 1, Column: 1}}
		}
	}
	if err := b.merge(name, g); err != nil {
		return nil, err
	}
	if err := g.square(); err != nil {
		return nil, err
	}
	return g, b.hide(name, g)
}

// text is what a cell says. Numbers that are dates are written as such, with the parts that the cell shows.
func (b *workbook) text(sheet, cell, raw string) (string, error) {
	kind, err := b.GetCellType(sheet, cell)
	if err != nil {
		return "", err
	}
	switch kind {
	case excelize.CellTypeSharedString, excelize.CellTypeInlineString, excelize.CellTypeFormula, excelize.CellTypeError:
		return raw, nil
	case excelize.CellTypeBool:
		return b.GetCellValue(sheet, cell)
	}
	serial, err := strconv.ParseFloat(raw, 64)
	if err != nil {
		return raw, nil
	}
	style, err := b.GetCellStyle(sheet, cell)
	if err != nil {
		return "", err
	}
	parts, known := b.styles[style]
	if !known {
		if s, err := b.GetStyle(style); err == nil {
			parts = shownParts(s)
		}
		b.styles[style] = parts
	}
	if parts == (dateParts{}) || serial < 1 {
		return b.GetCellValue(sheet, cell)
	}
	day, err := excelize.ExcelDateToTime(serial, b.date1904)
	if err != nil {
		return raw, nil
	}
	switch {
	case parts.year && parts.month && parts.day:
		return day.Format("2006-01-02"), nil
	case parts.year && parts.month:
		return day.Format("2006-01"), nil
	case parts.year:
		return day.Format("2006"), nil
	case parts.month && parts.day: // the year was filled in by the program, on the day of typing
		return day.Format("1月2日"), nil
	}
	return b.GetCellValue(sheet, cell)
}

// merge copies the text of each merged block into all of its cells that lie inside the used part of the sheet.
func (b *workbook) merge(sheet string, g *Grid) error {
	merged, err := b.GetMergeCells(sheet, true)
	if err != nil {
		return err
	}
	width := 0
	for _, row := range g.Rows {
		width = max(width, len(row))
	}
	for i, m := range merged {
		left, top, err := excelize.CellNameToCoordinates(m.GetStartAxis())
		if err != nil {
			return err
		}
		right, bottom, err := excelize.CellNameToCoordinates(m.GetEndAxis())
		if err != nil {
			return err
		}
		if top > len(g.Rows) || left > width {
			continue
		}
		text := ""
		if left <= len(g.Rows[top-1]) {
			text = g.Rows[top-1][left-1].Text
		}
		for y := top; y <= min(bottom, len(g.Rows)); y++ {
			for len(g.Rows[y-1]) < min(right, width) {
				g.Rows[y-1] = append(g.Rows[y-1], Cell{Row: y, Column: len(g.Rows[y-1]) + 1})
			}
			for x := left; x <= min(right, width); x++ {
				c := &g.Rows[y-1][x-1]
				c.Text, c.block, c.first = text, i+1, x == left && y == top
			}
		}
	}
	return nil
}

// hide takes out the rows and columns that the sheet does not show.
func (b *workbook) hide(sheet string, g *Grid) error {
	var hidden []int
	if len(g.Rows) > 0 {
		for i := range g.Rows[0] {
			visible, err := b.GetColVisible(sheet, columnLetters(i+1))
			if err != nil {
				return err
			}
			if !visible {
				hidden = append(hidden, i)
			}
		}
	}
	var shown [][]Cell
	for i, row := range g.Rows {
		visible, err := b.GetRowVisible(sheet, i+1)
		if err != nil {
			return err
		}
		if !visible {
			g.HiddenRows++
			continue
		}
		for k := len(hidden) - 1; k >= 0; k-- {
			row = slices.Delete(row, hidden[k], hidden[k]+1)
		}
		shown = append(shown, row)
	}
	g.Rows, g.HiddenColumns = shown, len(hidden)
	return nil
}
