package importer

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// What a list may cost. Real ones have a few hundred rows and ten columns.
const (
	// MaxFileSize is the largest file that is read, in bytes.
	MaxFileSize = 16 << 20
	maxRows     = 20_000
	maxColumns  = 200
	maxCells    = 500_000
	maxCellSize = 32_767 // as in a workbook; a longer one comes from a quotation mark that is never closed
)

// ErrTooLarge is returned for a list beyond the limits.
var ErrTooLarge = errors.New("the list is too large")

// Cell is one cell of a list.
type Cell struct {
	// Text is what stands in it; a merged cell's text stands in every cell of its block. Dates of a workbook are written YYYY-MM-DD, with
	// the precision they are shown in.
	Text string
	// Row and Column count from 1 in the file. Row is the line of a text file in which the row begins.
	Row, Column int
	// block numbers the merged block that the cell belongs to, from 1; 0 for none. first marks the cell that holds the block's text.
	block int
	first bool
}

// Name is how people find the cell: C5 in a workbook, 5:3 (line and field) in a text file.
func (g *Grid) Name(c Cell) string {
	if g.Sheet == "" {
		return fmt.Sprintf("%d:%d", c.Row, c.Column)
	}
	return columnLetters(c.Column) + strconv.Itoa(c.Row)
}

// Grid is a list as rows of cells. Every row has the same number of cells.
type Grid struct {
	Rows [][]Cell
	// Encoding is the encoding of a text file, Delimiter what separates its fields.
	Encoding  string
	Delimiter rune
	// Sheet is the name of the sheet of a workbook, OtherSheets the visible ones that hold something and were not read; HiddenRows and
	// HiddenColumns how many the sheet does not show: they are not read.
	Sheet                     string
	OtherSheets               []string
	HiddenRows, HiddenColumns int
	// widths are how many fields each row of a text file has; nil for a workbook.
	widths []int
}

// square makes all rows equally long and checks the limits.
func (g *Grid) square() error {
	width := 0
	for _, row := range g.Rows {
		width = max(width, len(row))
	}
	if len(g.Rows) > maxRows || width > maxColumns || len(g.Rows)*width > maxCells {
		return fmt.Errorf("%w: %d rows and %d columns; at most %d rows, %d columns and %d cells are read", ErrTooLarge, len(g.Rows), width, maxRows, maxColumns, maxCells)
	}
	if g.Sheet == "" {
		g.widths = make([]int, len(g.Rows))
	}
	for i, row := range g.Rows {
		if g.widths != nil {
			g.widths[i] = len(row)
		}
		if len(row) == width {
			continue
		}
		line := 0
		if len(row) > 0 {
			line = row[0].Row
		}
		for len(row) < width {
			row = append(row, Cell{Row: line, Column: len(row) + 1})
		}
		g.Rows[i] = row
	}
	return nil
}

// transposed is the list with its rows as columns: for lists that have their header in the first column.
func (g *Grid) transposed() *Grid {
	t := *g
	t.Rows, t.widths = nil, nil
	if len(g.Rows) == 0 {
		return &t
	}
	for column := range g.Rows[0] {
		row := make([]Cell, len(g.Rows))
		for i := range g.Rows {
			row[i] = g.Rows[i][column]
		}
		t.Rows = append(t.Rows, row)
	}
	return &t
}

// columnLetters is the name of a column in a workbook: A, B … Z, AA.
func columnLetters(n int) string {
	name := ""
	for ; n > 0; n = (n - 1) / 26 {
		name = string(rune('A'+(n-1)%26)) + name
	}
	return name
}

// columnNumber reads the name of a column, 0 where it is none.
func columnNumber(name string) int {
	if name == "" || len(name) > 3 {
		return 0
	}
	n := 0
	for _, r := range strings.ToUpper(name) {
		if r < 'A' || r > 'Z' {
			return 0
		}
		n = n*26 + int(r-'A') + 1
	}
	return n
}
