package spell_test

import (
	"testing"

	"seika/generator/agreement"
	"seika/generator/spell"
)

func date(t *testing.T, s string) agreement.Date {
	t.Helper()
	d, err := agreement.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestSpelling(t *testing.T) {
	for s, want := range map[string]agreement.Localized{
		"2014": agreement.L("2014年", "2014"), "2014-11": agreement.L("2014年11月", "November 2014"), "2014-11-27": agreement.L("2014年11月27日", "27 November 2014"),
	} {
		if got := spell.Date(date(t, s)); got != want {
			t.Errorf("%s is spelt %v", s, got)
		}
	}
	for s, want := range map[string]agreement.Localized{
		"FY2017":          agreement.L("2017年度", "FY2017 (Apr 2017 – Mar 2018)"),
		"FY2019/FY2021":   agreement.L("2019年度〜2021年度", "FY2019–FY2021 (Apr 2019 – Mar 2022)"),
		"2023-06/2023-07": agreement.L("2023年6月〜2023年7月", "June 2023 – July 2023"),
	} {
		p, err := agreement.ParsePeriod(s)
		if err != nil || spell.Period(p) != want {
			t.Errorf("%s is spelt %v", s, spell.Period(p))
		}
	}
}

func TestAmounts(t *testing.T) {
	for _, c := range []struct {
		value, to    agreement.Number
		unit, ja, en string
	}{
		{"1200", "", "本", "1,200本", "1,200 items"},
		{"1", "", "件", "1件", "1 case"},
		{"1000000000", "", "JPY", "1,000,000,000円", "¥1,000,000,000"},
		{"30357", "", "千円", "30,357千円", "¥30,357,000"},
		{"8.0398", "", "億円", "8.0398億円", "¥803,980,000"},
		{"36.20", "", "%", "36.20%", "36.20%"},
		{"-51", "", "%", "−51%", "−51%"},
		{"645", "1040", "人", "645–1,040人", "645–1,040 people"},
		{"774", "", "人/月", "774人/月", "774 people a month"},
		{"5", "", "尋", "5尋", "5 尋"},
	} {
		for lang, want := range map[string]string{"ja": c.ja, "en": c.en} {
			if got, _ := spell.Amount(lang, c.value, c.to, c.unit); got != want {
				t.Errorf("%s %s %s in %s is %q, want %q", c.value, c.to, c.unit, lang, got, want)
			}
		}
	}
	if _, other := spell.Amount("en", "5", "", "尋"); other != "ja" {
		t.Error("a unit without an English name is not marked as Japanese")
	}
	if got := spell.Qualified("en", "40%", "at-least"); got != "at least 40%" {
		t.Error(got)
	}
}
