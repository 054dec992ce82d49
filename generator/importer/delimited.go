package importer

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
)

// delimiters are what separates fields, the likeliest first.
var delimiters = []rune{',', '\t', ';', '|'}

// readDelimited reads a text file with one row a line. Quoted fields may hold line breaks.
func readDelimited(content []byte, encoding string) (*Grid, error) {
	text, used, err := decode(content, encoding)
	if err != nil {
		return nil, err
	}
	if strings.ContainsRune(text, 0) {
		return nil, fmt.Errorf("%w: it has zero bytes, as no text file has", ErrEncoding)
	}
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	g := &Grid{Encoding: used, Delimiter: sniff(text)}
	r := fields(text, g.Delimiter)
	for {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("the file is no table of separated fields: %w", err)
		}
		row := make([]Cell, len(record))
		for i, value := range record {
			if len(value) > maxCellSize {
				line, _ := r.FieldPos(i)
				return nil, fmt.Errorf("the field that begins in line %d has more than %d bytes; is a quotation mark not closed?", line, maxCellSize)
			}
			line, _ := r.FieldPos(0)
			row[i] = Cell{Text: value, Row: line, Column: i + 1}
		}
		if g.Rows = append(g.Rows, row); len(g.Rows) > maxRows {
			return nil, fmt.Errorf("%w: more than %d rows", ErrTooLarge, maxRows)
		}
	}
	return g, g.square()
}

func fields(text string, delimiter rune) *csv.Reader {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes = delimiter, -1, true
	return r
}

// sniff finds the delimiter: the one that cuts most of the first rows into the same number of fields, more than one.
func sniff(text string) rune {
	best, bestScore := delimiters[0], 0
	for _, d := range delimiters {
		r := fields(text, d)
		counts := map[int]int{}
		for range 100 {
			record, err := r.Read()
			if err != nil {
				break
			}
			counts[len(record)]++
		}
		score := 0
		for width, rows := range counts {
			if width > 1 {
				score = max(score, rows*min(width, 20))
			}
		}
		if score > bestScore {
			best, bestScore = d, score
		}
	}
	return best
}
