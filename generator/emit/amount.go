package emit

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"seika/generator/agreement"
)

// number writes a number with the digits of its source, thousands separated: 1,200.50.
func number(n agreement.Number) string {
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

func integer(n int) string { return number(agreement.Number(strconv.Itoa(n))) }

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

// yenUnits are the units of money that are written as yen, with the number of zeros that they stand for.
var yenUnits = map[string]int{"JPY": 0, "円": 0, "千円": 3, "万円": 4, "百万円": 6, "億円": 8}

// yenNames are their names in English, where the number is not multiplied out.
var yenNames = map[string]string{"JPY": "yen", "円": "yen", "千円": "thousand yen", "万円": "ten thousand yen", "百万円": "million yen", "億円": "hundred million yen"}

// unitsEN are the counters and units of Japanese sources that have an English word. The others are shown as the source has them.
var unitsEN = map[string]string{
	"人": "people", "名": "people", "世帯": "households", "件": "cases", "回": "times", "倍": "times", "箇所": "places", "カ所": "places", "か所": "places",
	"ヶ所": "places", "ヵ所": "places", "店舗": "shops", "店": "shops", "社": "companies", "事業者": "businesses", "団体": "organisations",
	"自治体": "local governments", "市町村": "municipalities", "校": "schools", "台": "units", "個": "pieces", "本": "items", "枚": "sheets", "冊": "copies",
	"品": "products", "品目": "products", "食": "meals", "箱": "boxes", "戸": "houses", "組": "groups", "課題": "issues", "路線": "routes", "便": "runs",
	"トン": "tonnes", "t": "tonnes", "kg": "kg", "g": "g", "km": "km", "m": "m", "分": "minutes", "秒": "seconds", "時間": "hours", "日": "days", "週": "weeks",
	"か月": "months", "カ月": "months", "ヶ月": "months", "月": "month", "年": "year", "歳": "years of age", "ポイント": "points", "講座": "courses",
	"事業": "projects", "項目": "items", "種類": "kinds", "アカウント": "accounts", "ダウンロード": "downloads", "トン-CO2": "t CO2", "kWh": "kWh",
}

// periodsEN are the words after a stroke: 人/日 is "people a day".
var periodsEN = map[string]string{"日": "day", "週": "week", "月": "month", "年": "year", "回": "time", "人": "person", "件": "case", "台": "unit"}

// unitName is the name of a unit; lang is set where it is not in l's language.
func (l *locale) unitName(unit string) (text, lang string) {
	switch name, yen := yenNames[unit]; {
	case unit == "JPY":
		return l.t("円", "yen"), ""
	case yen && l.lang == "en":
		return name, ""
	}
	if l.lang == "ja" {
		return unit, ""
	}
	head, per, hasPer := strings.Cut(unit, "/")
	en, known := unitsEN[head]
	if !known && isASCII(head) {
		en, known = head, true
	}
	if hasPer && known {
		if word, ok := periodsEN[per]; ok {
			return en + " a " + word, ""
		}
		known = isASCII(per)
		en += "/" + per
	}
	if known {
		return en, ""
	}
	return unit, "ja"
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// amount writes a number, or a range of two, with its unit: 1,200本, ¥1,200,000, 36.2%. lang is set where the unit is in another language
// than the page.
func (l *locale) amount(value, to agreement.Number, unit string) Link {
	if zeros, yen := yenUnits[unit]; yen {
		if l.lang == "ja" {
			if unit == "JPY" {
				unit = "円"
			}
			return Link{Text: span(number(value), number(to)) + unit}
		}
		return Link{Text: span("¥"+number(shift(value, zeros)), prefixed("¥", number(shift(to, zeros))))}
	}
	digits := span(number(value), number(to))
	name, lang := l.unitName(unit)
	switch {
	case name == "":
		return Link{Text: digits}
	case name == "%" || name == "％":
		return Link{Text: digits + "%"}
	case l.lang == "ja" && !isASCII(name[:1]):
		return Link{Text: digits + name}
	case value == "1" && to == "" && lang == "":
		name = singular(name)
	}
	return Link{Text: digits + " " + name, Lang: lang}
}

// singular drops the plural of the words in unitsEN after 1.
func singular(name string) string {
	head, per, hasPer := strings.Cut(name, " a ")
	switch {
	case head == "people":
		head = "person"
	case head == "times":
		head = "time"
	case head == "boxes" || head == "businesses":
		head = strings.TrimSuffix(head, "es")
	case strings.HasSuffix(head, "ies") && head != "series":
		head = strings.TrimSuffix(head, "ies") + "y"
	case strings.HasSuffix(head, "s"):
		head = strings.TrimSuffix(head, "s")
	}
	if hasPer {
		return head + " a " + per
	}
	return head
}

// span joins the ends of a range.
func span(from, to string) string {
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

// qualified adds about, over, at least, at most or below to an amount.
func (l *locale) qualified(amount Link, qualifier string) Link {
	if amount.Text == "" {
		return amount
	}
	if l.lang == "ja" {
		switch qualifier {
		case "about":
			amount.Text = "約" + amount.Text
		case "over":
			amount.Text += "超"
		case "at-least":
			amount.Text += "以上"
		case "at-most":
			amount.Text += "以下"
		case "below":
			amount.Text += "未満"
		}
		return amount
	}
	switch qualifier {
	case "about", "over", "below":
		amount.Text = qualifier + " " + amount.Text
	case "at-least":
		amount.Text = "at least " + amount.Text
	case "at-most":
		amount.Text = "at most " + amount.Text
	}
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
