package agreement

import (
	"errors"
	"fmt"
	"strings"
)

// Period is a stretch of time with the precision of its source: a year, a month, a day, a Japanese fiscal year (FY2024 is 2024-04-01 to
// 2025-03-31), or a range of two dates. The zero Period means "not stated".
type Period struct {
	from, to Date
	fiscal   bool
}

// ErrPeriod is returned for a text that is no period, or a range whose end lies before its begin.
var ErrPeriod = errors.New("not a period in the form 2024, 2024-04, 2024-04-01, FY2024 or FROM/TO")

// ParsePeriod reads a period. A range may join fiscal years: FY2019/FY2021.
func ParsePeriod(s string) (Period, error) {
	if a, b, ok := strings.Cut(s, "/"); ok {
		from, err1 := parsePart(a)
		to, err2 := parsePart(b)
		if err1 != nil || err2 != nil || from.fiscal != to.fiscal || to.Last().Before(from.First()) {
			return Period{}, ErrPeriod
		}
		return Period{from: from.from, to: to.to, fiscal: from.fiscal}, nil
	}
	return parsePart(s)
}

func parsePart(s string) (Period, error) {
	year, fiscal := strings.CutPrefix(s, "FY")
	d, err := ParseDate(year)
	if err != nil || fiscal && d.Month != 0 {
		return Period{}, ErrPeriod
	}
	return Period{from: d, to: d, fiscal: fiscal}, nil
}

// FiscalYear returns the Japanese fiscal year that begins in April of year.
func FiscalYear(year int) Period {
	return Period{from: Date{Year: year}, to: Date{Year: year}, fiscal: true}
}

// IsZero reports whether no period is stated.
func (p Period) IsZero() bool { return p == Period{} }

// First returns the first day of the period.
func (p Period) First() Date {
	if p.fiscal {
		return Date{p.from.Year, 4, 1}
	}
	return p.from.First()
}

// Last returns the last day of the period.
func (p Period) Last() Date {
	if p.fiscal {
		return Date{p.to.Year + 1, 3, 31}
	}
	return p.to.Last()
}

// Fiscal reports whether the period is given in fiscal years.
func (p Period) Fiscal() bool { return p.fiscal }

// Bounds returns the two dates of a range as written; they are equal where the period is not a range. For fiscal years they hold the year
// alone.
func (p Period) Bounds() (from, to Date) { return p.from, p.to }

// String is the period in the form it is written in records.
func (p Period) String() string {
	part := func(d Date) string {
		if p.fiscal {
			return fmt.Sprintf("FY%04d", d.Year)
		}
		return d.String()
	}
	if p.from == p.to {
		if p.IsZero() {
			return ""
		}
		return part(p.from)
	}
	return part(p.from) + "/" + part(p.to)
}

// MarshalText is String.
func (p Period) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// Compare orders periods by their last day, then by their first.
func (p Period) Compare(q Period) int {
	if c := p.Last().Compare(q.Last()); c != 0 {
		return c
	}
	return p.First().Compare(q.First())
}
