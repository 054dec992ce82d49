package diff

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"seika/generator/agreement"
)

// say formats in both languages; the arguments are plain values or texts that differ by language.
func say(ja, en string, args ...any) agreement.Localized {
	in := func(lang string) []any {
		list := make([]any, len(args))
		for i, arg := range args {
			if t, ok := arg.(agreement.Localized); ok {
				arg = t.In(lang)
			}
			list[i] = arg
		}
		return list
	}
	return agreement.L(fmt.Sprintf(ja, in("ja")...), fmt.Sprintf(en, in("en")...))
}

func verbatim(s string) agreement.Localized { return agreement.L(s, s) }

// cutQualifier takes the qualifier from a number or range ("about 1200").
func cutQualifier(value string) (qualifier, number string) {
	if q, n, ok := strings.Cut(value, " "); ok && agreement.QualifierVocabulary.Has(q) {
		return q, n
	}
	return "", value
}

// numeric reports whether a value is a number, a range of numbers or a date, which stand in a sentence without quotes.
func numeric(value string) bool {
	_, number := cutQualifier(value)
	for _, part := range strings.Split(number, "–") {
		if part == "" && number != "–" {
			continue
		}
		_, errNumber := agreement.ParseNumber(part)
		_, errDate := agreement.ParsePeriod(part)
		if errNumber != nil && errDate != nil {
			return false
		}
	}
	return true
}

// withUnit writes a number or range with its qualifier and unit.
func withUnit(value, unit string) agreement.Localized {
	if value == "" {
		return agreement.Localized{}
	}
	if !numeric(value) {
		return verbatim(shorten(value))
	}
	qualifier, number := cutQualifier(value)
	ja, en := number+unit, strings.TrimSpace(number+" "+unit)
	switch unit {
	case "%":
		en = number + unit
	case "JPY":
		ja = number + "円"
	}
	switch qualifier {
	case "about":
		return agreement.L("約"+ja, "about "+en)
	case "over":
		return agreement.L(ja+"超", "over "+en)
	case "at-least":
		return agreement.L(ja+"以上", "at least "+en)
	case "at-most":
		return agreement.L(ja+"以下", "at most "+en)
	case "below":
		return agreement.L(ja+"未満", "below "+en)
	}
	return agreement.L(ja, en)
}

// spaced puts a space between a value and the Japanese particle after it, except after a bracket.
func spaced(t agreement.Localized) agreement.Localized {
	if t.JA == "" || strings.HasSuffix(t.JA, "」") || strings.HasSuffix(t.JA, "）") {
		return t
	}
	return agreement.L(t.JA+" ", t.EN)
}

const minus = "−"

// signed writes a difference with its sign, so that a fall cannot be read as a range.
func signed(n agreement.Number) string {
	if digits, ok := strings.CutPrefix(string(n), "-"); ok {
		return minus + digits
	}
	return "+" + string(n)
}

// percentText writes a percentage to one decimal.
func percentText(p float64) string {
	r := math.Round(p*10) / 10
	return signed(agreement.Number(strconv.FormatFloat(r, 'f', -1, 64))) + " %"
}

// maxQuoted is how many characters of a text are quoted in a sentence.
const maxQuoted = 60

// shorten cuts a long text for a sentence and puts it on one line.
func shorten(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	n := 0
	for i := range s {
		if n == maxQuoted {
			return s[:i] + "…"
		}
		n++
	}
	return s
}

func quote(t agreement.Localized) agreement.Localized {
	return agreement.L("「"+shorten(t.In("ja"))+"」", "“"+shorten(t.In("en"))+"”")
}
