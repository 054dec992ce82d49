package emit

import (
	"strconv"

	"seika/generator/agreement"
)

var monthsEN = [...]string{"", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}

// dateText writes a date with the precision it has: 2014年11月27日, 27 November 2014.
func (l *locale) dateText(d agreement.Date) string {
	if d.IsZero() {
		return ""
	}
	year := strconv.Itoa(d.Year)
	if l.lang == "ja" {
		text := year + "年"
		if d.Month != 0 {
			text += strconv.Itoa(d.Month) + "月"
		}
		if d.Month != 0 && d.Day != 0 {
			text += strconv.Itoa(d.Day) + "日"
		}
		return text
	}
	text := year
	if d.Month != 0 {
		text = monthsEN[d.Month] + " " + text
	}
	if d.Month != 0 && d.Day != 0 {
		text = strconv.Itoa(d.Day) + " " + text
	}
	return text
}

func (l *locale) date(d agreement.Date) Time {
	return Time{Text: l.dateText(d), DateTime: d.String()}
}

// periodText writes a period: 2017年度, FY2017 (Apr 2017 – Mar 2018).
func (l *locale) periodText(p agreement.Period) string {
	if p.IsZero() {
		return ""
	}
	from, to := p.Bounds()
	if !p.Fiscal() {
		if from == to {
			return l.dateText(from)
		}
		return l.dateText(from) + l.t("〜", " – ") + l.dateText(to)
	}
	if l.lang == "ja" {
		text := strconv.Itoa(from.Year) + "年度"
		if from != to {
			text += "〜" + strconv.Itoa(to.Year) + "年度"
		}
		return text
	}
	text := "FY" + strconv.Itoa(from.Year)
	if from != to {
		text += "–FY" + strconv.Itoa(to.Year)
	}
	return text + " (Apr " + strconv.Itoa(from.Year) + " – Mar " + strconv.Itoa(to.Year+1) + ")"
}

func (l *locale) period(p agreement.Period) Time {
	from, to := p.Bounds()
	t := Time{Text: l.periodText(p)}
	if !p.Fiscal() && from == to {
		t.DateTime = from.String()
	}
	return t
}

// shortPeriod names a period on an axis: its end where it is a range.
func (l *locale) shortPeriod(p agreement.Period) string {
	_, to := p.Bounds()
	year := strconv.Itoa(to.Year)
	switch {
	case p.Fiscal():
		return l.t(year+"年度", "FY"+year)
	case to.Month == 0:
		return l.t(year+"年", year)
	case to.Day == 0:
		return year + "/" + strconv.Itoa(to.Month)
	default:
		return year + "/" + strconv.Itoa(to.Month) + "/" + strconv.Itoa(to.Day)
	}
}

// fiscalYear names a fiscal year of signing: 2014年度, FY2014.
func (l *locale) fiscalYear(year int) string {
	return l.t(strconv.Itoa(year)+"年度", "FY"+strconv.Itoa(year))
}
