package diff

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"seika/generator/agreement"
	"seika/generator/spell"
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

// numeric reports whether a value is a number or a range of numbers.
func numeric(value string) bool {
	_, number := cutQualifier(value)
	from, to, _ := strings.Cut(number, "–")
	for _, part := range []string{from, to} {
		if _, err := agreement.ParseNumber(part); err != nil && part != "" {
			return false
		}
	}
	return from != "" || to != ""
}

// withUnit spells a number or range with its qualifier and unit; any other text stays as it is.
func withUnit(value, unit string) agreement.Localized {
	if !numeric(value) {
		return verbatim(shorten(value))
	}
	qualifier, number := cutQualifier(value)
	from, to, isRange := strings.Cut(number, "–")
	switch {
	case isRange && to == "":
		qualifier = "at-least"
	case from == "":
		from, to, qualifier = to, "", "at-most"
	}
	write := func(lang string) string {
		text, _ := spell.Amount(lang, agreement.Number(from), agreement.Number(to), unit)
		return spell.Qualified(lang, text, qualifier)
	}
	return agreement.L(write("ja"), write("en"))
}

// day spells a date or period as records have it.
func day(text string) agreement.Localized {
	if d, err := agreement.ParseDate(text); err == nil {
		return spell.Date(d)
	}
	if p, err := agreement.ParsePeriod(text); err == nil {
		return spell.Period(p)
	}
	return verbatim(text)
}

// spaced puts a space between a value and the Japanese particle after it, except after a bracket.
func spaced(t agreement.Localized) agreement.Localized {
	if t.JA == "" || strings.HasSuffix(t.JA, "」") || strings.HasSuffix(t.JA, "）") {
		return t
	}
	return agreement.L(t.JA+" ", t.EN)
}

const minus = "−"

// signed splits a difference into its sign and its size, so that a fall cannot be read as a range.
func signed(n agreement.Number) (sign string, size agreement.Number) {
	if digits, ok := strings.CutPrefix(string(n), "-"); ok {
		return minus, agreement.Number(digits)
	}
	return "+", n
}

func signedNumber(n agreement.Number) string {
	sign, size := signed(n)
	return sign + spell.Number(size)
}

// percentText writes a percentage to one decimal.
func percentText(p float64) string {
	r := math.Round(p*10) / 10
	return signedNumber(agreement.Number(strconv.FormatFloat(r, 'f', -1, 64))) + " %"
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
