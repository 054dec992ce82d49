package importer

import (
	"strings"
	"testing"

	"seika/generator/jadate"
)

func TestReadSigning(t *testing.T) {
	accessed := date(t, "2026-11-20")
	for _, c := range []struct {
		cell   string
		fiscal int
		want   string // day, basis or day known by, remark, reason
	}{
		{"平成 26 年 12 月 17 日再締結", 0, "2014-12-17 再締結"},
		{"令和6年4月1日締結", 0, "2024-04-01"},
		{"4月19日", 2018, "2018-04-19 derived"},
		{"2月3日", 2018, "2019-02-03 derived"},
		{"2月29日", 2018, "date-calendars"},
		{"4月19日", 0, "date-yearless"},
		{"", 2018, "by 2019-03-31 date-fiscal"},
		{"平成30年度", 0, "by 2019-03-31 date-fiscal"},
		{"令和8年度", 0, "by 2026-11-20 date-fiscal"},
		{"", 0, "date-missing"},
		{"－", 0, "date-missing"},
		{"不明", 0, "date-unreadable"},
		{"平成30年5月1日", 2018, "2018-05-01"},
		{"平成30年2月1日", 2018, "date-fiscal-differ"},
		{"平成17年4月1日(変更 令和2年4月1日)", 0, "2005-04-01 平成17年4月1日(変更 令和2年4月1日)"},
		{"平成17年4月1日\n令和2年4月1日一部改正", 0, "2005-04-01 平成17年4月1日令和2年4月1日一部改正"},
		{"昭和45年8月14日（平成26年12月17日再締結）", 0, "date-several"},
		{"平成25年5月17日締結。令和元年11月27日包括連携協定締結", 0, "date-several"},
		{"平成30年3月1日改定", 0, "date-not-signing"},
		{"令和6年4月1日発効", 0, "date-not-signing"},
		{"令和8年3月（予定）", 0, "date-not-signing"},
		{"平成26年4月頃", 0, "date-not-signing"},
		{"令和6年4月1日〜令和9年3月31日", 0, "date-range"},
		{"平成36年4月1日", 0, "date-calendars"},
		{"2030-01-01", 0, "date-future"},
		{"2026-11-21", 0, "date-future"},
		{"2026-11-20", 0, "2026-11-20"},
	} {
		s := readSigning(c.cell, c.fiscal, accessed)
		var parts []string
		for _, p := range []string{s.On.String(), map[bool]string{true: "derived"}[s.Derived]} {
			if p != "" {
				parts = append(parts, p)
			}
		}
		if !s.KnownBy.IsZero() {
			parts = append(parts, "by "+s.KnownBy.String())
		}
		if s.Remark != "" {
			parts = append(parts, s.Remark)
		}
		if s.Reason != nil {
			parts = append(parts, s.Reason.Code)
		}
		if got := strings.Join(parts, " "); got != c.want {
			t.Errorf("%q in %d: %q, want %q", c.cell, c.fiscal, got, c.want)
		}
	}
}

func TestReadTerm(t *testing.T) {
	for _, c := range []struct{ cell, only, want string }{
		{"令和6年4月1日〜令和9年3月31日", "", "2024-04-01/2027-03-31"},
		{"R6.4.1～R7.3.31（以後自動更新）", "", "2024-04-01/2025-03-31 automatic"},
		{"令和9年3月31日まで", "", "/2027-03-31"},
		{"平成33年3月31日", "to", "/2021-03-31"},
		{"令和6年4月1日", "from", "2024-04-01/"},
		{"自動更新", "", "/ automatic"},
		{"自動更新なし", "", "/ term-unreadable"},
		{"締結日から1年間（自動更新）", "", "/ automatic term-unreadable"},
		{"1年", "", "/ term-unreadable"},
		{"令和9年3月31日", "", "/ term-unreadable"},
		{"期限なし", "to", "/ term-unreadable"},
		{"", "to", "/"},
		{"－", "", "/"},
	} {
		e := readTerm(c.cell, c.only)
		got := e.From.String() + "/" + e.To.String()
		if e.Automatic {
			got += " automatic"
		}
		if e.Reason != nil {
			got += " " + e.Reason.Code
		}
		if got != c.want {
			t.Errorf("%q (%s): %q, want %q", c.cell, c.only, got, c.want)
		}
	}
}

func TestReadFiscalYear(t *testing.T) {
	for _, c := range []struct {
		text   string
		column bool
		want   int
	}{
		{"平成30年度", false, 2018}, {"令和元年度締結分", false, 2019}, {"【令和5年度】", false, 2023}, {"2018", true, 2018}, {"R6", true, 2024},
		{"令和6年", false, 0}, {"平成30年度～令和2年度", false, 0}, {"物資供給", false, 0}, {"平成30年度の災害", false, 0},
	} {
		if got, _ := readFiscalYear(c.text, c.column); got != c.want {
			t.Errorf("%q: %d, want %d", c.text, got, c.want)
		}
	}
}

// FuzzReadSigning: no text makes the readers of dates panic, and every date that they find exists.
func FuzzReadSigning(f *testing.F) {
	for _, text := range []string{"令和6年4月1日", "平成 26 年 12 月 17 日再締結", "R2.10.28", "2024年（令和6年）5月20日", "平成25年5月17日締結。令和元年11月27日包括連携協定締結",
		"H26.4.1〜H29.3.31", "平成30年度3月", "4月19日（金曜日）", "平成33年3月31日", "二〇一四年十一月二十七日", "0167-39-2300"} {
		f.Add(text)
	}
	accessed := date(f, "2026-11-20")
	f.Fuzz(func(t *testing.T, text string) {
		for _, d := range jadate.Read(text).Dates {
			if !d.Date.IsZero() {
				date(t, d.Date.String())
			}
		}
		s := readSigning(text, 2018, accessed)
		if s.On.After(accessed) || s.On.IsZero() && s.Reason == nil {
			t.Errorf("%q: %+v", text, s)
		}
		readTerm(text, "")
		readFiscalYear(text, true)
	})
}
