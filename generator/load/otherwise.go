package load

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/text/width"

	"seika/generator/agreement"
	"seika/generator/diag"
)

// What to write where the value meant cannot be told: the form, or the field where it belongs.

var (
	numberRange = regexp.MustCompile(`^(-?[0-9.]+)\D*?[~〜～–−-](-?[0-9.]+)`)
	// vagueDay is what sources put behind a date: “頃”, “（月）”.
	vagueDay    = regexp.MustCompile(`(頃|ごろ|現在|付け?|（.）|\(.\))$`)
	numericDate = regexp.MustCompile(`^(\d{4})-(\d{2})(-\d{2})?$`)
)

// numberOtherwise is about a value that is no single number: a range, an exponent, words.
func numberOtherwise(text string) diag.Text {
	if m := numberRange.FindStringSubmatch(text); m != nil {
		return diag.Tf("幅のある値は、min: %[1]s と max: %[2]s に分けて書いてください。min と max のない項目では、小さい方を書き、幅は note に書きます。",
			"Write a range as min: %[1]s and max: %[2]s. Where the field has neither, write the smaller value and give the range in a note.", m[1], m[2])
	}
	if f, err := strconv.ParseFloat(text, 64); err == nil && math.Abs(f) < 1e12 {
		return write(strconv.FormatFloat(f, 'f', -1, 64))
	}
	return diag.T("半角の数字で書いてください。出典に数がなく言葉だけなら、実績では text に、ほかでは note に書きます。",
		"Write it in digits. Where the source has words and no number, they go to text of a measurement, or to a note.")
}

// fiscalYearFix is about a 年度 where a date belongs.
func fiscalYearFix(year int) diag.Text {
	return diag.Tf("年度は日付ではありません。年度の初めなら %[1]d-04-01、終わりなら %[2]d-03-31 と書いてください。",
		"A fiscal year is no date: write %[1]d-04-01 for its beginning or %[2]d-03-31 for its end.", year, year+1)
}

// dateOtherwise is about a text that is no date in any usual way of writing.
func dateOtherwise(text string) diag.Text {
	if short := vagueDay.ReplaceAllString(strings.TrimSpace(text), ""); short != text {
		if d, fiscal, ok := readDate(short); ok && !fiscal {
			return write(d.String())
		}
	}
	if year, ok := strings.CutPrefix(width.Narrow.String(text), "FY"); ok && isDigits(year) && len(year) == 4 {
		n, _ := strconv.Atoi(year)
		return fiscalYearFix(n)
	}
	if m := numericDate.FindStringSubmatch(text); m != nil {
		return noSuchDay(m[1], m[2])
	}
	return diag.T("西暦で 2014-11-27 のように書いてください。月までしか分からなければ 2014-11、年だけなら 2014 です。",
		"Write it like 2014-11-27; where only the month is known 2014-11, only the year 2014.")
}

// noSuchDay is about a date in the right form that no calendar has.
func noSuchDay(year, month string) diag.Text {
	rest := year
	if _, err := agreement.ParseDate(year + "-" + month); err == nil {
		rest = year + "-" + month
	}
	return diag.Tf("暦にない日です。出典と照らしてください。分かるところまでなら %s と書けます。",
		"No calendar has this day: compare with the source. What is certain can be written as %s.", rest)
}

// periodOtherwise is about a text that is no period in any usual way of writing.
func periodOtherwise(text string) diag.Text {
	if from, to, ok := strings.Cut(text, "/"); ok {
		if p, err := agreement.ParsePeriod(to + "/" + from); err == nil && !p.IsZero() {
			return diag.Tf("終わりが始まりより前です。逆なら %s と書いてください。", "It ends before it begins; the other way round it is %s.", to+"/"+from)
		}
	}
	if len(text) == len("2024-04-01-2025-03-31") && text[10] == '-' {
		if _, err := agreement.ParsePeriod(text[:10] + "/" + text[11:]); err == nil {
			return write(fmt.Sprintf("%s/%s", text[:10], text[11:]))
		}
	}
	return diag.T("年度なら FY2024、期間なら 2024-04/2025-03 のように、始まりと終わりを / でつないで書いてください。",
		"Write a fiscal year as FY2024, and a stretch of time by its beginning and end as 2024-04/2025-03.")
}
