package jatext

import (
	"regexp"
	"strconv"
)

// KanjiDigits are the digits that kanji stand for. The map must not be changed.
var KanjiDigits = map[rune]int{'〇': 0, '零': 0, '一': 1, '二': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9}

// KanjiNumber reads kanji numerals below ten thousand, in either way of writing: 三十一, 二百九十五, 二〇一四. The second result is false
// for anything else.
func KanjiNumber(s string) (int, bool) {
	if s == "" || len(s) > 3*9 {
		return 0, false
	}
	total, digit, digits := 0, -1, 0
	last := 10_000
	for _, r := range s {
		if n, ok := KanjiDigits[r]; ok {
			if digit >= 0 { // digits in a row: 二〇一四
				if total > 0 {
					return 0, false
				}
				digit = digit*10 + n
			} else {
				digit = n
			}
			if digits++; digits > 4 {
				return 0, false
			}
			continue
		}
		unit := map[rune]int{'十': 10, '百': 100, '千': 1000}[r]
		if unit == 0 || unit >= last || digits > 1 || digit == 0 {
			return 0, false
		}
		last = unit
		total += max(digit, 1) * unit
		digit, digits = -1, 0
	}
	if digit >= 0 {
		if total > 0 && digits > 1 {
			return 0, false
		}
		total += digit
	}
	return total, true
}

var kanjiRun = regexp.MustCompile(`[〇零一二三四五六七八九十百千]+`)

// KanjiToDigits writes the kanji numerals of a text with digits. Only texts that are known to be numbers or dates may be given: 一 and 千
// stand in names as well.
func KanjiToDigits(s string) string {
	return kanjiRun.ReplaceAllStringFunc(s, func(run string) string {
		if n, ok := KanjiNumber(run); ok {
			return strconv.Itoa(n)
		}
		return run
	})
}
