package spell

import (
	"strconv"
	"time"

	"seika/generator/agreement"
)

// Date writes a date with the precision it has: 2014年11月27日, 27 November 2014. The zero Date gives no text.
func Date(d agreement.Date) agreement.Localized {
	if d.IsZero() {
		return agreement.Localized{}
	}
	year, day := strconv.Itoa(d.Year), strconv.Itoa(d.Day)
	ja, en := year+"年", year
	if d.Month != 0 {
		ja += strconv.Itoa(d.Month) + "月"
		en = time.Month(d.Month).String() + " " + en
	}
	if d.Month != 0 && d.Day != 0 {
		ja += day + "日"
		en = day + " " + en
	}
	return agreement.L(ja, en)
}

// Period writes a period: 2017年度, FY2017 (Apr 2017 – Mar 2018). The zero Period gives no text.
func Period(p agreement.Period) agreement.Localized {
	first, last := p.Bounds()
	if p.IsZero() {
		return agreement.Localized{}
	}
	from, to := strconv.Itoa(first.Year), strconv.Itoa(last.Year)
	switch {
	case !p.Fiscal() && first == last:
		return Date(first)
	case !p.Fiscal():
		a, b := Date(first), Date(last)
		return agreement.L(a.JA+"〜"+b.JA, a.EN+" – "+b.EN)
	}
	span := " (Apr " + from + " – Mar " + strconv.Itoa(last.Year+1) + ")"
	if first == last {
		return agreement.L(from+"年度", "FY"+from+span)
	}
	return agreement.L(from+"年度〜"+to+"年度", "FY"+from+"–FY"+to+span)
}
