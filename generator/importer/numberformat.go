package importer

import (
	"regexp"
	"strings"

	"github.com/xuri/excelize/v2"
)

// dateParts are the parts of a date that a cell's number format shows; none for a format that is not one of dates.
type dateParts struct{ year, month, day bool }

// builtIn are the formats without a text of their own that Japanese programs use for dates, by number.
var builtIn = map[int]dateParts{
	14: {true, true, true}, 15: {true, true, true}, 16: {false, true, true}, 17: {true, true, false}, 22: {true, true, true},
	27: {true, true, true}, 28: {true, true, true}, 29: {true, true, true}, 30: {true, true, true}, 31: {true, true, true},
	34: {true, true, false}, 35: {false, true, true}, 36: {true, true, true},
	50: {true, true, true}, 51: {true, true, true}, 52: {true, true, false}, 53: {false, true, true}, 54: {true, true, true},
	55: {true, true, false}, 56: {false, true, true}, 57: {true, true, true}, 58: {true, true, true},
}

// literals are the parts of a format that are shown as they stand: quoted text, escaped signs, and what stands in square brackets.
var literals = regexp.MustCompile(`"[^"]*"|\\.|_.|\*.|\[[^\]]*\]`)

// shownParts tells from a style which parts of a date a cell shows.
func shownParts(s *excelize.Style) dateParts {
	if s.CustomNumFmt == nil {
		return builtIn[s.NumFmt]
	}
	format, _, _ := strings.Cut(strings.ToLower(literals.ReplaceAllString(*s.CustomNumFmt, "")), ";")
	if strings.Contains(format, "general") || strings.Contains(format, "e+") || strings.Contains(format, "e-") || strings.ContainsAny(format, "#0?") {
		return dateParts{}
	}
	parts := dateParts{
		year: strings.ContainsAny(format, "yeg"),
		day:  strings.Contains(strings.ReplaceAll(format, "red", ""), "d"),
	}
	parts.month = strings.Contains(format, "m") && (parts.year || parts.day || !strings.ContainsAny(format, "hs"))
	return parts
}
