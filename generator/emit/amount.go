package emit

import (
	"strconv"
	"strings"

	"seika/generator/agreement"
	"seika/generator/spell"
)

func number(n agreement.Number) string { return spell.Number(n) }

func integer(n int) string { return number(agreement.Number(strconv.Itoa(n))) }

func (l *locale) unitName(unit string) (text, lang string) { return spell.Unit(l.lang, unit) }

func (l *locale) amount(value, to agreement.Number, unit string) Link {
	text, lang := spell.Amount(l.lang, value, to, unit)
	return Link{Text: text, Lang: lang}
}

func (l *locale) qualified(amount Link, qualifier string) Link {
	amount.Text = spell.Qualified(l.lang, amount.Text, qualifier)
	return amount
}

func (l *locale) quantity(q agreement.Quantity) Link {
	if q.Value.IsZero() {
		return Link{}
	}
	return l.qualified(l.amount(q.Value, "", q.Unit), q.Qualifier)
}

// decimals is the number of digits after the point.
func decimals(n agreement.Number) int {
	_, fraction, _ := strings.Cut(string(n), ".")
	return len(fraction)
}

// signed writes a difference with its sign and d digits after the point.
func signed(v float64, d int) string {
	s := strconv.FormatFloat(v, 'f', d, 64)
	zero := strings.Trim(s, "-0.") == ""
	switch {
	case zero:
		return "±" + number(agreement.Number(strings.TrimPrefix(s, "-")))
	case v > 0:
		return "+" + number(agreement.Number(s))
	}
	return number(agreement.Number(s))
}
