package emit

import (
	"strconv"

	"seika/generator/agreement"
	"seika/generator/spell"
)

func (l *locale) dateText(d agreement.Date) string { return spell.Date(d).In(l.lang) }

func (l *locale) date(d agreement.Date) Time {
	return Time{Text: l.dateText(d), DateTime: d.String()}
}

func (l *locale) periodText(p agreement.Period) string { return spell.Period(p).In(l.lang) }

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
