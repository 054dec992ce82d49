package load

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/width"

	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/jadate"
)

// The functions below guess what was meant, from the ways in which Japanese sources write values. They only ever suggest: a value that had
// to be guessed never enters a record by itself.

func write(text string) diag.Text {
	return diag.Tf("%s と書いてください。", "Write %s.", text)
}

var notID = regexp.MustCompile(`[^a-z0-9]+`)

func idFix(text string) diag.Text {
	narrow := width.Narrow.String(text)
	id := strings.Trim(notID.ReplaceAllString(strings.ToLower(narrow), "-"), "-")
	switch {
	case strings.ContainsFunc(narrow, func(r rune) bool { return r > unicode.MaxASCII }):
		return diag.T("osaka-pref-lawson-2014 のように、ローマ字の小文字・数字・ハイフンで書いてください。", "Write it in Latin letters, like osaka-pref-lawson-2014.")
	case len(id) > 80:
		return diag.Tf("%d字までに縮めてください。", "Shorten it to %d letters.", 80)
	case agreement.ValidID(id):
		return write(id)
	}
	return diag.T("osaka-pref-lawson-2014 のように書いてください。", "Write it like osaka-pref-lawson-2014.")
}

func partyFix(text string) diag.Text {
	digits := strings.TrimPrefix(width.Narrow.String(text), agreement.GovernmentPrefix)
	if isDigits(digits) && len(digits) == 6 {
		return write(strconv.Quote(agreement.GovernmentPrefix + digits))
	}
	if isDigits(digits) && len(digits) == 5 {
		return diag.T("自治体コードは検査数字を含めて6桁です。", "The code has six digits, the check digit included.")
	}
	return diag.T("自治体は \"jp:270008\" のように団体コードで、ほかの団体は agreements/parties/ にあるファイルの名（.yaml を除く）で書いてください。",
		"Write a local government by its code, like \"jp:270008\", and any other party by the name of its file in agreements/parties/, without .yaml.")
}

var (
	qualifierWords = []struct{ prefix, suffix, word string }{
		{"約", "", "about"}, {"およそ", "", "about"}, {"", "程度", "about"}, {"", "超", "over"}, {"", "余り", "over"},
		{"", "以上", "at-least"}, {"", "以下", "at-most"}, {"", "未満", "below"},
	}
	scales = []struct {
		suffix string
		zeros  int
	}{{"億", 8}, {"千万", 7}, {"百万", 6}, {"万", 4}, {"千", 3}}
	numberAndUnit = regexp.MustCompile(`^(-?[0-9.]+)\s*(\D*)$`)
)

// numberFix reads “約1,200本”, “２万円” and the like.
func numberFix(text string) diag.Text {
	plain := strings.ReplaceAll(strings.TrimSpace(width.Narrow.String(text)), ",", "")
	qualifier := ""
	for _, q := range qualifierWords {
		if rest, ok := strings.CutPrefix(plain, q.prefix); ok && q.prefix != "" {
			plain, qualifier = rest, q.word
		}
		if rest, ok := strings.CutSuffix(plain, q.suffix); ok && q.suffix != "" {
			plain, qualifier = rest, q.word
		}
	}
	m := numberAndUnit.FindStringSubmatch(plain)
	if m == nil {
		return numberOtherwise(plain)
	}
	number, unit := m[1], strings.TrimSpace(m[2])
	for _, s := range scales {
		if rest, ok := strings.CutPrefix(unit, s.suffix); ok {
			number, unit = shift(number, s.zeros), rest
			break
		}
	}
	if _, err := agreement.ParseNumber(number); err != nil {
		return diag.Text{}
	}
	if unit == "円" {
		unit = "JPY"
	}
	fix := write(number)
	if unit != "" {
		fix = diag.T(fix.JA+"単位（"+unit+"）は unit に書きます。", fix.EN+" The unit ("+unit+") goes to unit.")
	}
	if qualifier != "" {
		fix = diag.T(fix.JA+"qualifier: "+qualifier+" を加えます。", fix.EN+" Add qualifier: "+qualifier+".")
	}
	return fix
}

// shift moves the decimal point of a plain number to the right.
func shift(number string, zeros int) string {
	whole, fraction, _ := strings.Cut(number, ".")
	if len(fraction) > zeros {
		return whole + fraction[:zeros] + "." + fraction[zeros:]
	}
	return strings.TrimLeft(whole+fraction+strings.Repeat("0", zeros-len(fraction)), "0")
}

// readDate reads the one date that a text consists of, as Japanese sources write it; fiscal is set for a 年度.
func readDate(text string) (d agreement.Date, fiscal, ok bool) {
	r := jadate.Read(text)
	if len(r.Dates) != 1 || r.Ranged || r.Rest != "" {
		return d, false, false
	}
	found := r.Dates[0]
	if found.Wrong || found.Overrun || found.Yearless || found.Date.IsZero() {
		return d, false, false
	}
	return found.Date, found.Fiscal, true
}

func dateFix(text string) diag.Text {
	d, fiscal, ok := readDate(text)
	switch {
	case ok && fiscal && d.Month == 0:
		return fiscalYearFix(d.Year)
	case ok && d.String() != text:
		return write(d.String())
	}
	return dateOtherwise(text)
}

func periodFix(text string) diag.Text {
	if period, ok := readPeriod(text); ok {
		return write(period)
	}
	return periodOtherwise(text)
}

// readPeriod reads a period as Japanese sources write it: 2023年度, 令和5年4月〜令和6年3月.
func readPeriod(text string) (string, bool) {
	for _, separator := range []string{"~", "〜", "～", "–", "から"} {
		if a, b, ok := strings.Cut(text, separator); ok {
			from, ok1 := readPart(a)
			to, ok2 := readPart(strings.TrimSuffix(strings.TrimSpace(b), "まで"))
			if _, err := agreement.ParsePeriod(from + "/" + to); ok1 && ok2 && err == nil {
				return from + "/" + to, true
			}
		}
	}
	part, ok := readPart(text)
	return part, ok && part != text
}

func readPart(text string) (string, bool) {
	d, fiscal, ok := readDate(text)
	if fiscal {
		return fmt.Sprintf("FY%04d", d.Year), ok && d.Month == 0
	}
	return d.String(), ok
}
