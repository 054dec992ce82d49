package agreement

import (
	"strconv"
	"time"
)

// Text spells a date for readers, with the precision it has: 2014年11月27日, 27 November 2014. The zero Date gives no text.
func (d Date) Text() Localized {
	if d.IsZero() {
		return Localized{}
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
	return L(ja, en)
}

// Text spells a period for readers: 2017年度, FY2017 (Apr 2017 – Mar 2018). The zero Period gives no text.
func (p Period) Text() Localized {
	if p.IsZero() {
		return Localized{}
	}
	from, to := strconv.Itoa(p.from.Year), strconv.Itoa(p.to.Year)
	switch {
	case !p.fiscal && p.from == p.to:
		return p.from.Text()
	case !p.fiscal:
		a, b := p.from.Text(), p.to.Text()
		return L(a.JA+"〜"+b.JA, a.EN+" – "+b.EN)
	}
	span := " (Apr " + from + " – Mar " + strconv.Itoa(p.to.Year+1) + ")"
	if p.from == p.to {
		return L(from+"年度", "FY"+from+span)
	}
	return L(from+"年度〜"+to+"年度", "FY"+from+"–FY"+to+span)
}
