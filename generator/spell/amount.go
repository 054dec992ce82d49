package spell

import (
	"strings"

	"seika/generator/agreement"
)

// Number writes a number with the digits of its source, thousands separated: 1,200.50.
func Number(n agreement.Number) string {
	s := string(n)
	sign := ""
	if strings.HasPrefix(s, "-") {
		sign, s = "−", s[1:]
	}
	whole, fraction, hasFraction := strings.Cut(s, ".")
	out := sign + separated(whole)
	if hasFraction {
		out += "." + fraction
	}
	return out
}

func separated(digits string) string {
	if len(digits) <= 3 {
		return digits
	}
	var b strings.Builder
	head := len(digits) % 3
	b.WriteString(digits[:head])
	for i := head; i < len(digits); i += 3 {
		if b.Len() > 0 {
			b.WriteByte(',')
		}
		b.WriteString(digits[i : i+3])
	}
	return b.String()
}

// Amount writes a number, or a range of two, with its unit: 1,200本, ¥1,200,000, 36.2%. unitLang is set where the unit is in another language
// than the rest.
func Amount(lang string, value, to agreement.Number, unit string) (text, unitLang string) {
	if zeros, yen := yenUnits[unit]; yen {
		if lang == "ja" {
			if unit == "JPY" {
				unit = "円"
			}
			return Span(Number(value), Number(to)) + unit, ""
		}
		return Span("¥"+Number(shift(value, zeros)), prefixed("¥", Number(shift(to, zeros)))), ""
	}
	digits := Span(Number(value), Number(to))
	name, other := Unit(lang, unit)
	switch {
	case name == "":
		return digits, ""
	case name == "%" || name == "％":
		return digits + "%", ""
	case lang == "ja" && !isASCII(name[:1]):
		return digits + name, ""
	case value == "1" && to == "" && other == "":
		name = singular(name)
	}
	return digits + " " + name, other
}

// Span joins the ends of a range.
func Span(from, to string) string {
	switch {
	case to == "":
		return from
	case from == "":
		return to
	}
	return from + "–" + to
}

func prefixed(prefix, s string) string {
	if s == "" {
		return ""
	}
	return prefix + s
}

// shift multiplies a number by a power of ten without touching its digits.
func shift(n agreement.Number, zeros int) agreement.Number {
	if n == "" || zeros == 0 {
		return n
	}
	s := string(n)
	sign := ""
	if strings.HasPrefix(s, "-") {
		sign, s = "-", s[1:]
	}
	whole, fraction, _ := strings.Cut(s, ".")
	for range zeros {
		if fraction == "" {
			whole += "0"
			continue
		}
		whole += fraction[:1]
		fraction = fraction[1:]
	}
	whole = strings.TrimLeft(whole, "0")
	if whole == "" {
		whole = "0"
	}
	if fraction != "" {
		whole += "." + fraction
	}
	return agreement.Number(sign + whole)
}

// Qualified adds about, over, at least, at most or below to an amount.
func Qualified(lang, amount, qualifier string) string {
	if amount == "" {
		return ""
	}
	if lang == "ja" {
		switch qualifier {
		case "about":
			return "約" + amount
		case "over":
			return amount + "超"
		case "at-least":
			return amount + "以上"
		case "at-most":
			return amount + "以下"
		case "below":
			return amount + "未満"
		}
		return amount
	}
	switch qualifier {
	case "about", "over", "below":
		return qualifier + " " + amount
	case "at-least":
		return "at least " + amount
	case "at-most":
		return "at most " + amount
	}
	return amount
}
