package agreement

import (
	"errors"
	"fmt"
	"time"
)

// Date is a date of the Gregorian calendar with the precision of its source: a year, a month (Day 0) or a day. The zero Date means "not
// stated".
type Date struct {
	Year  int
	Month int // 1 to 12, or 0 where only the year is known
	Day   int // 1 to 31, or 0 where only the month is known
}

// ErrDate is returned for a text that is no date in the form YYYY, YYYY-MM or YYYY-MM-DD, or names a day that does not exist.
var ErrDate = errors.New("not a date in the form YYYY, YYYY-MM or YYYY-MM-DD")

// The years a date may have. Local government in its modern form begins in 1889; nothing recorded here is planned beyond 2199.
const (
	minYear = 1889
	maxYear = 2199
)

// ParseDate reads a date. The years 1889 to 2199 are accepted.
func ParseDate(s string) (Date, error) {
	var d Date
	switch len(s) {
	case 10:
		if s[7] != '-' || !allDigits(s[8:]) {
			return Date{}, ErrDate
		}
		d.Day = int(s[8]-'0')*10 + int(s[9]-'0')
		if d.Day == 0 {
			return Date{}, ErrDate
		}
		fallthrough
	case 7:
		if s[4] != '-' || !allDigits(s[5:7]) {
			return Date{}, ErrDate
		}
		d.Month = int(s[5]-'0')*10 + int(s[6]-'0')
		if d.Month < 1 || d.Month > 12 {
			return Date{}, ErrDate
		}
		fallthrough
	case 4:
		if !allDigits(s[:4]) {
			return Date{}, ErrDate
		}
		for i := range 4 {
			d.Year = d.Year*10 + int(s[i]-'0')
		}
	default:
		return Date{}, ErrDate
	}
	if d.Year < minYear || d.Year > maxYear || d.Month > 0 && d.Day > daysIn(d.Year, d.Month) {
		return Date{}, ErrDate
	}
	return d, nil
}

// DateOf returns the calendar day of t in t's own time zone.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date{y, int(m), d}
}

func daysIn(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// IsZero reports whether no date is stated.
func (d Date) IsZero() bool { return d == Date{} }

// String is the date in the form it is written in records, "" for the zero Date.
func (d Date) String() string {
	switch {
	case d.IsZero():
		return ""
	case d.Month == 0:
		return fmt.Sprintf("%04d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	default:
		return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
	}
}

// MarshalText is String.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// First returns the first day the date can mean.
func (d Date) First() Date {
	if d.IsZero() {
		return d
	}
	return Date{d.Year, max(d.Month, 1), max(d.Day, 1)}
}

// Last returns the last day the date can mean.
func (d Date) Last() Date {
	switch {
	case d.IsZero():
		return d
	case d.Month == 0:
		return Date{d.Year, 12, 31}
	case d.Day == 0:
		return Date{d.Year, d.Month, daysIn(d.Year, d.Month)}
	default:
		return d
	}
}

// Compare orders dates by their first day; of two that begin on the same day the less precise one comes first.
func (d Date) Compare(e Date) int {
	key := func(d Date) int { return d.Year*10000 + d.Month*100 + d.Day }
	if c := key(d.First()) - key(e.First()); c != 0 {
		return sign(c)
	}
	return sign(key(d) - key(e))
}

// Before reports whether the first day d can mean lies before the first day e can mean.
func (d Date) Before(e Date) bool { return d.First().Compare(e.First()) < 0 }

// After reports whether the first day d can mean lies after the first day e can mean.
func (d Date) After(e Date) bool { return d.First().Compare(e.First()) > 0 }

// AddDays returns the day n days after the first day d can mean; n may be negative.
func (d Date) AddDays(n int) Date { return DateOf(d.First().Time().AddDate(0, 0, n)) }

// AddMonths returns the day n months after the first day d can mean, moved back to the last day of a month that has no such day.
func (d Date) AddMonths(n int) Date {
	f := d.First()
	m := f.Year*12 + f.Month - 1 + n
	year, month := m/12, m%12+1
	return Date{year, month, min(f.Day, daysIn(year, month))}
}

// DaysSince returns the number of days from the first day of e to the first day of d.
func (d Date) DaysSince(e Date) int {
	return int(d.First().Time().Sub(e.First().Time()).Hours() / 24)
}

// Time returns midnight UTC of the first day d can mean.
func (d Date) Time() time.Time {
	f := d.First()
	return time.Date(f.Year, time.Month(f.Month), f.Day, 0, 0, 0, 0, time.UTC)
}

// FiscalYear returns the Japanese fiscal year (1 April to 31 March, 地方自治法 第208条) of the first day d can mean, named by the year it
// begins in. A date known only to the year belongs to the fiscal year of that number, in which most of it lies.
func (d Date) FiscalYear() int {
	if d.Month != 0 && d.Month < 4 {
		return d.Year - 1
	}
	return d.Year
}

func sign(n int) int {
	switch {
	case n < 0:
		return -1
	case n > 0:
		return 1
	}
	return 0
}
