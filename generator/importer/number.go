package importer

import (
	"math/big"
	"regexp"
	"strings"

	"seika/generator/agreement"
	"seika/generator/jadate"
	"seika/generator/jatext"
)

// amount is a number as a cell states it. Max is given for a range, of which Value is the lower end.
type amount struct {
	Value, Max agreement.Number
	Unit       string
	Qualifier  string
}

// qualifiers are the words that make a number less exact, before or after it.
var qualifiers = []struct{ prefix, suffix, word string }{
	{"約", "", "about"}, {"およそ", "", "about"}, {"おおよそ", "", "about"}, {"概ね", "", "about"}, {"おおむね", "", "about"}, {"凡そ", "", "about"},
	{"", "程度", "about"}, {"", "くらい", "about"}, {"", "ぐらい", "about"}, {"", "ほど", "about"}, {"", "前後", "about"}, {"", "弱", "about"},
	{"", "余り", "over"}, {"", "あまり", "over"}, {"", "余", "over"}, {"", "超", "over"}, {"", "を超える", "over"}, {"", "強", "over"},
	{"", "以上", "at-least"}, {"最低", "", "at-least"}, {"", "以下", "at-most"}, {"最大", "", "at-most"}, {"", "未満", "below"},
}

var (
	bigUnits = map[string]*big.Rat{
		"億": big.NewRat(100_000_000, 1), "万": big.NewRat(10_000, 1), "千": big.NewRat(1000, 1), "百": big.NewRat(100, 1),
	}
	// numberText is a number with groups of large units (2億3000万, 3万2千, 1.5億), then what it counts.
	numberText = regexp.MustCompile(`^(-?)((?:\d[\d,]*(?:\.\d+)?[億万千百]*)+)(\D.*)?$`)
	numberPart = regexp.MustCompile(`(\d[\d,]*(?:\.\d+)?)([億万千百]*)`)
	grouped    = regexp.MustCompile(`^\d{1,3}(?:,\d{3})+(?:\.\d+)?$|^\d+(?:\.\d+)?$`)
	middleDot  = regexp.MustCompile(`(\d)・(\d)`)
	rangeText  = regexp.MustCompile(`^(.*\d[億万千百]*\D{0,4}?)(?:~|から|-)((?:約)?\d.*)$`)
	// unitOfHeader is the unit that a header gives for its whole column: 金額（千円）, 台数(台), 単位：千円.
	unitOfHeader = regexp.MustCompile(`[(\[]\s*(?:単位[:/]?\s*)?([^()\[\]\d]{1,6})\s*[)\]]`)
	kanjiNumber  = regexp.MustCompile(`[〇零一二三四五六七八九十百千]`)
)

// readAmount reads a number with its unit, as tables and press write it: full-width digits, separators, 約, 余, 超, 以上, 万, 億, 千円, kanji
// numerals, a middle dot for the point, ranges. Header is the header of its column, whose unit counts where the cell has none.
func readAmount(cell, header string) (amount, *Reason) {
	if len(cell) > jadate.MaxText {
		return amount{}, reason("number-unreadable")
	}
	s := middleDot.ReplaceAllString(jatext.Squeeze(jatext.Fold(cell)), "$1.$2")
	s = strings.NewReplacer("△", "-", "▲", "-", "¥", "", "\\", "").Replace(s)
	if kanjiNumber.MatchString(s) && !strings.ContainsAny(s, "0123456789") {
		s = kanjiAmount(s)
	}
	var a amount
	s = a.takeQualifiers(s)
	if m := rangeText.FindStringSubmatch(s); m != nil {
		r, why := readRange(m[1], m[2], header)
		if r.Qualifier == "" && why == nil {
			r.Qualifier = a.Qualifier
		}
		return r, why
	}
	m := numberText.FindStringSubmatch(s)
	if m == nil {
		return amount{}, reason("number-unreadable")
	}
	value, ok := parseAmount(m[2])
	if !ok {
		return amount{}, reason("number-unreadable")
	}
	if m[1] == "-" {
		value.Neg(value)
	}
	a.Unit = a.takeQualifiers(m[3])
	return a.scaled(value, header)
}

// readRange reads both ends; the unit stands at the second or at both.
func readRange(low, high, header string) (amount, *Reason) {
	b, why := readAmount(high, header)
	if why != nil && why.Code != "number-unit" || b.Max != "" {
		return amount{}, reason("number-unreadable")
	}
	unit := b.Unit
	if unit == "JPY" {
		unit = "円"
	}
	if strings.HasSuffix(low, unit) {
		unit = ""
	}
	a, why := readAmount(low+unit, header)
	if why != nil && why.Code != "number-unit" || a.Max != "" || a.Unit != b.Unit || a.Value.Cmp(b.Value) > 0 {
		return amount{}, reason("number-unreadable")
	}
	a.Max = b.Value
	if b.Qualifier != "" {
		a.Qualifier = b.Qualifier
	}
	if a.Unit == "" {
		return a, reason("number-unit")
	}
	return a, nil
}

// takeQualifiers cuts the words that qualify a number off its text.
func (a *amount) takeQualifiers(s string) string {
	for _, q := range qualifiers {
		if q.prefix != "" {
			if rest, ok := strings.CutPrefix(s, q.prefix); ok {
				s, a.Qualifier = rest, q.word
			}
		} else if rest, ok := strings.CutSuffix(s, q.suffix); ok {
			s, a.Qualifier = rest, q.word
		}
	}
	return s
}

// scaled applies the unit of the cell or of its header, thousands of yen among them.
func (a amount) scaled(value *big.Rat, header string) (amount, *Reason) {
	unit := a.Unit
	for _, q := range qualifiers { // 1,200余人: the word stands between number and unit
		if rest, ok := strings.CutPrefix(unit, q.suffix); ok && q.suffix != "" && rest != "" {
			unit, a.Qualifier = rest, q.word
		}
	}
	fromHeader := ""
	if m := unitOfHeader.FindStringSubmatch(jatext.Fold(header)); m != nil {
		fromHeader = jatext.Squeeze(m[1])
	}
	if unit == "" {
		unit = fromHeader
	} else if fromHeader != "" && unit != fromHeader && strings.HasSuffix(fromHeader, unit) {
		return amount{}, reason("number-unreadable") // 30,357円 under （千円）
	}
	for _, scale := range []struct {
		word  string
		times int64
	}{{"億円", 100_000_000}, {"百万円", 1_000_000}, {"万円", 10_000}, {"千円", 1000}} {
		if unit == scale.word {
			unit, value = "円", new(big.Rat).Mul(value, big.NewRat(scale.times, 1))
		}
	}
	text, ok := decimal(value)
	if !ok {
		return amount{}, reason("number-unreadable")
	}
	number, err := agreement.ParseNumber(text)
	if err != nil {
		return amount{}, reason("number-unreadable")
	}
	a.Value, a.Unit = number, unit
	switch {
	case unit == "円":
		a.Unit = "JPY"
	case unit == "":
		return a, reason("number-unit")
	case len([]rune(unit)) > 10 || strings.ContainsAny(unit, "0123456789数何、。/:"): // 十数台 is not ten
		return amount{}, reason("number-unreadable")
	}
	return a, nil
}

// parseAmount reads digits with large units: 2億3000万 is 230000000, 3万2千 is 32000. Units must fall, as they do in speech.
func parseAmount(s string) (*big.Rat, bool) {
	if len(s) > 60 {
		return nil, false
	}
	total := new(big.Rat)
	var last *big.Rat
	for _, m := range numberPart.FindAllStringSubmatch(s, -1) {
		if !grouped.MatchString(m[1]) {
			return nil, false
		}
		part, ok := new(big.Rat).SetString(strings.ReplaceAll(m[1], ",", ""))
		if !ok {
			return nil, false
		}
		scale := big.NewRat(1, 1)
		for _, r := range m[2] {
			scale.Mul(scale, bigUnits[string(r)])
		}
		if last != nil && scale.Cmp(last) >= 0 {
			return nil, false
		}
		last = scale
		total.Add(total, part.Mul(part, scale))
	}
	return total, last != nil
}

// kanjiAmount writes kanji numerals up to 億 with digits, before any unit: 一万二百九十五回 becomes 1万295回.
func kanjiAmount(s string) string {
	s = strings.ReplaceAll(s, "・", ".")
	return jatext.KanjiToDigits(s)
}

// decimal writes an exact number without exponent or trailing zeros; false where it has no finite decimal form or is absurdly long.
func decimal(r *big.Rat) (string, bool) {
	if r.IsInt() {
		s := r.Num().String()
		return s, len(s) <= 30
	}
	n, exact := r.FloatPrec()
	if !exact || n > 10 {
		return "", false
	}
	s := r.FloatString(n)
	return strings.TrimRight(strings.TrimRight(s, "0"), "."), len(s) <= 30
}
