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

// withUnit writes a number or range, which a qualifier may precede ("about 1200"), with its unit.
func withUnit(value, unit string) agreement.Localized {
	if value == "" {
		return agreement.Localized{}
	}
	qualifier, number, ok := strings.Cut(value, " ")
	if !ok || !agreement.QualifierVocabulary.Has(qualifier) {
		qualifier, number = "", value
	}
	if _, err := agreement.ParseNumber(strings.Trim(strings.Split(number, "–")[0], " ")); err != nil && !strings.Contains(number, "–") {
		return verbatim(value) // words
	}
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
