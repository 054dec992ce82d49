package jadate

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"seika/generator/agreement"
	"seika/generator/jatext"
)

// Found is one date found in a text.
type Found struct {
	// Date is the date, zero where there is none.
	Date agreement.Date
	// Fiscal is set for a fiscal year (年度), which Date.Year then names; Yearless for a month and day without a year, in Month and Day.
	Fiscal, Yearless bool
	Month, Day       int
	// Wrong is set for what is written like a date and is none, such as 30 February; Overrun for a year of an era that had ended by then,
	// as plans made before the end of an era write it.
	Wrong, Overrun bool
}

// Reading is what a text says about dates: the dates in their order, whether a sign of a range stands between the first two, and the
// text that is left.
type Reading struct {
	Dates  []Found
	Ranged bool
	Rest   string
}

// eraFirst are the years before the first of each era; eraLast is the last year that sources write in it, which for an era that has
// ended is the one in which it ended.
var (
	eraFirst = map[string]int{"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018, "M": 1867, "T": 1911, "S": 1925, "H": 1988, "R": 2018}
	eraLast  = map[string]int{"明治": 1912, "大正": 1926, "昭和": 1989, "平成": 2019, "令和": 2199, "M": 1912, "T": 1926, "S": 1989, "H": 2019, "R": 2199}
)

const (
	eraNames = `(明治|大正|昭和|平成|令和|[MTSHR])\.?`
	// What may follow a year: after 年 a month and a day with their signs, after a point, stroke or hyphen the bare numbers.
	afterYear = `(?:(年度|年)(?:\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*(?:日|$))?)?|[./-]\s*(\d{1,2})(?:\s*[./-]\s*(\d{1,2})日?)?|[.])`
)

var (
	timeOfDay = regexp.MustCompile(`\s+\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?$|T\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?$`)
	weekday   = regexp.MustCompile(`[(\[]?[月火水木金土日]曜日?[)\]]?|\([月火水木金土日]\)`)
	// bothYears is a year in both calendars: 令和5年(2023年), 2024年(令和6年), 令和6(2024)年度.
	bothYears = regexp.MustCompile(`(明治|大正|昭和|平成|令和|[MTSHR]|西暦)?(元|\d{1,4})(年度|年)?\((明治|大正|昭和|平成|令和|[MTSHR]|西暦)?(元|\d{1,4})(年度|年)?\)(年度|年)?`)
	eraDate   = regexp.MustCompile(eraNames + `\s*(元|\d{1,2})\s*` + afterYear)
	eraAlone  = regexp.MustCompile(`^` + eraNames + `\s*(元|\d{1,2})$`)
	fullDate  = regexp.MustCompile(`(\d{4})\s*` + afterYear)
	yearAlone = regexp.MustCompile(`^(?:西暦)?(\d{4})$`)
	fiscalFY  = regexp.MustCompile(`(?i)^FY\s*(\d{4})$`)
	eightDays = regexp.MustCompile(`^(\d{4})(\d{2})(\d{2})$`)
	monthDay  = regexp.MustCompile(`(\d{1,2})月(\d{1,2})日`)
	kanjiDate = regexp.MustCompile(`[〇零一二三四五六七八九十百千]+(年|月|日)`)
	rangeSign = regexp.MustCompile(`^(?:から|より|~|-|ー|至|、至)`)
)

// MaxText is the longest text in which dates are looked for, in bytes.
const MaxText = 600

// Read finds the dates of a cell. Full-width and kanji digits, spaces inside a date, both calendars side by side and a day of the
// week do not matter. A date that does not exist is found and marked wrong, so that nobody takes the cell for empty.
func Read(text string) Reading {
	var out Reading
	if len(text) > MaxText {
		return Reading{Rest: jatext.OneLine(text)}
	}
	s := compactDate(text)
	s, ok := oneCalendar(s)
	if !ok {
		return Reading{Dates: []Found{{Wrong: true}}, Rest: s}
	}
	rest, previousEnd := "", -1
	for len(s) > 0 {
		d, start, end, found := firstDate(s)
		if !found {
			break
		}
		between := s[:start]
		if previousEnd >= 0 && len(out.Dates) == 1 && rangeSign.MatchString(strings.TrimSpace(between)) {
			out.Ranged = true
		}
		out.Dates = append(out.Dates, d)
		rest += between + "\x00"
		s = s[end:]
		previousEnd = end
	}
	rest += s
	if len(out.Dates) == 1 && rangeSign.MatchString(strings.TrimSpace(s)) && !strings.HasPrefix(strings.TrimSpace(s), "-") {
		out.Ranged = true // “2014年4月1日から”: a beginning without an end
	}
	out.Rest = tidyRest(rest)
	return out
}

// compactDate folds a cell and takes away what varies without meaning anything.
func compactDate(text string) string {
	s := strings.TrimSpace(jatext.Fold(text))
	s = timeOfDay.ReplaceAllString(s, "")
	var b strings.Builder
	runes := []rune(s)
	for i, r := range runes {
		switch {
		case r == '\n' || r == '\r':
			b.WriteByte('\n')
		case unicode.IsSpace(r):
			// A space between digits keeps numbers apart; any other is padding.
			if i > 0 && i+1 < len(runes) && unicode.IsDigit(runes[i-1]) && unicode.IsDigit(nextInk(runes[i+1:])) {
				b.WriteByte(' ')
			}
		default:
			b.WriteRune(r)
		}
	}
	s = kanjiDate.ReplaceAllStringFunc(b.String(), jatext.KanjiToDigits)
	return weekday.ReplaceAllString(s, "")
}

func nextInk(runes []rune) rune {
	for _, r := range runes {
		if !unicode.IsSpace(r) {
			return r
		}
	}
	return 0
}

// oneCalendar reduces years that are written in both calendars to the Western one; false where the two do not agree.
func oneCalendar(s string) (string, bool) {
	agree := true
	s = bothYears.ReplaceAllStringFunc(s, func(match string) string {
		m := bothYears.FindStringSubmatch(match)
		first, ok1 := yearOf(m[1], m[2])
		second, ok2 := yearOf(m[4], m[5])
		if !ok1 || !ok2 { // no year at all, such as 4年(3年)
			return match
		}
		if first != second {
			agree = false
		}
		unit := "年"
		if m[3] == "年度" || m[6] == "年度" || m[7] == "年度" {
			unit = "年度"
		}
		return fmt.Sprintf("%04d%s", first, unit)
	})
	return s, agree
}

// yearOf is the Western year of a year of an era, or of a plain one. No era has a year 0.
func yearOf(era, year string) (int, bool) {
	n := 1
	if year != "元" {
		var err error
		if n, err = strconv.Atoi(year); err != nil {
			return 0, false
		}
	}
	if era == "" || era == "西暦" {
		return n, len(year) == 4
	}
	return eraFirst[era] + n, n > 0
}

// firstDate finds the first date of s and where it stands.
func firstDate(s string) (d Found, start, end int, found bool) {
	start = len(s) + 1
	take := func(at []int, read func(m []string) Found) {
		if at == nil || at[0] > start || at[0] == start && at[1] <= end || startsInside(s, at[0]) {
			return
		}
		m := make([]string, len(at)/2)
		for i := range m {
			if at[2*i] >= 0 {
				m[i] = s[at[2*i]:at[2*i+1]]
			}
		}
		start, end, found = at[0], at[1], true
		if d = read(m); end < len(s) && s[end] >= '0' && s[end] <= '9' {
			d.Wrong = true // the number goes on
		}
	}
	take(eraDate.FindStringSubmatchIndex(s), func(m []string) Found {
		year, ok := yearOf(m[1], m[2])
		d := calendarDate(year, m[3], m[4]+m[6], m[5]+m[7])
		d.Overrun = year > eraLast[m[1]]
		d.Wrong = d.Wrong || !ok
		return d
	})
	take(eraAlone.FindStringSubmatchIndex(s), func(m []string) Found {
		year, ok := yearOf(m[1], m[2])
		d := calendarDate(year, "年", "", "")
		d.Overrun = year > eraLast[m[1]]
		d.Wrong = !ok
		return d
	})
	take(fullDate.FindStringSubmatchIndex(s), func(m []string) Found {
		year, _ := strconv.Atoi(m[1])
		return calendarDate(year, m[2], m[3]+m[5], m[4]+m[6])
	})
	take(yearAlone.FindStringSubmatchIndex(s), func(m []string) Found {
		year, _ := strconv.Atoi(m[1])
		return calendarDate(year, "年", "", "")
	})
	take(fiscalFY.FindStringSubmatchIndex(s), func(m []string) Found {
		year, _ := strconv.Atoi(m[1])
		return calendarDate(year, "年度", "", "")
	})
	take(eightDays.FindStringSubmatchIndex(s), func(m []string) Found {
		year, _ := strconv.Atoi(m[1])
		return calendarDate(year, "年", m[2], m[3])
	})
	take(monthDay.FindStringSubmatchIndex(s), func(m []string) Found {
		month, _ := strconv.Atoi(m[1])
		day, _ := strconv.Atoi(m[2])
		_, err := agreement.ParseDate(fmt.Sprintf("2000-%02d-%02d", month, day))
		return Found{Yearless: true, Month: month, Day: day, Wrong: err != nil}
	})
	return d, start, end, found
}

// startsInside reports whether byte i continues a number or a word of Latin letters: the H30 of CH30 is no year.
func startsInside(s string, i int) bool {
	if i == 0 {
		return false
	}
	before, at := s[i-1], s[i]
	alnum := func(c byte) bool { return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' }
	return alnum(before) && alnum(at)
}

func calendarDate(year int, unit, month, day string) Found {
	text := fmt.Sprintf("%04d", year)
	for _, part := range []string{month, day} {
		if n, err := strconv.Atoi(part); err == nil {
			text += fmt.Sprintf("-%02d", n)
		}
	}
	d, err := agreement.ParseDate(text)
	switch {
	case err != nil:
		return Found{Wrong: true}
	case unit != "年度":
		return Found{Date: d}
	case d.Month == 0:
		return Found{Date: d, Fiscal: true}
	}
	d, ok := InFiscalYear(year, d.Month, d.Day)
	return Found{Date: d, Wrong: !ok}
}

// InFiscalYear is the month or day of a Japanese fiscal year: January to March lie in the next calendar year.
func InFiscalYear(fiscal, month, day int) (agreement.Date, bool) {
	d := agreement.Date{Year: fiscal, Month: month, Day: day}
	if month < 4 {
		d.Year++
	}
	d, err := agreement.ParseDate(d.String())
	return d, err == nil
}

// tidyRest is what a cell says beside its dates: brackets, points and range signs that held the dates are gone.
func tidyRest(rest string) string {
	rest = strings.NewReplacer("\x00", " ", "()", " ", "( )", " ", "[]", " ", "西暦", " ").Replace(rest)
	rest = strings.Trim(jatext.OneLine(rest), " 、。,.;:・/~-()[]【】")
	switch rest {
	case "付", "付け", "付で", "から", "より", "まで", "から まで", "自 至", "自", "至", "~ ", "日", "より まで":
		return ""
	}
	return rest
}

// Split returns what stands behind each date of a cell, up to the next one. A word in a bracket before the date, as in
// (変更 R2.4.1), counts as standing behind it.
func Split(cell string) []string {
	s, _ := oneCalendar(compactDate(cell))
	var parts []string
	lead := ""
	for {
		_, start, end, found := firstDate(s)
		if !found {
			break
		}
		before := s[:start]
		if len(parts) > 0 {
			if i := strings.LastIndexAny(before, "([、,\n;"); i >= 0 {
				before, lead = before[:i], before[i:]
			} else {
				lead = ""
			}
			parts[len(parts)-1] += before
		} else {
			lead = before
		}
		parts = append(parts, lead)
		s = s[end:]
	}
	if len(parts) > 0 {
		parts[len(parts)-1] += s
	}
	return parts
}
