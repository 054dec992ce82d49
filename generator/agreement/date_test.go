package agreement_test

import (
	"testing"
	"time"

	"seika/generator/agreement"
)

func date(t *testing.T, s string) agreement.Date {
	t.Helper()
	d, err := agreement.ParseDate(s)
	if err != nil {
		t.Fatalf("%q: %v", s, err)
	}
	return d
}

func TestParseDate(t *testing.T) {
	for _, s := range []string{"2014", "2014-11", "2014-11-27", "2024-02-29", "1889", "2199-12-31"} {
		if got := date(t, s).String(); got != s {
			t.Errorf("%q reads as %q", s, got)
		}
	}
	for _, s := range []string{"", "14", "2014-1", "2014-13", "2014-00", "2014-02-30", "2023-02-29", "2014-11-00", "2014-11-31", "2014/11/27",
		"2014-11-27T00:00:00Z", "1888", "2200", "20141127", "２０１４", "+201", "-201"} {
		if d, err := agreement.ParseDate(s); err == nil {
			t.Errorf("%q is accepted as %v", s, d)
		}
	}
}

func TestDateBoundsAndOrder(t *testing.T) {
	for _, c := range []struct{ date, first, last string }{
		{"2016", "2016-01-01", "2016-12-31"}, {"2016-02", "2016-02-01", "2016-02-29"}, {"2016-02-03", "2016-02-03", "2016-02-03"},
	} {
		d := date(t, c.date)
		if d.First().String() != c.first || d.Last().String() != c.last {
			t.Errorf("%s runs from %v to %v, want %s to %s", d, d.First(), d.Last(), c.first, c.last)
		}
	}
	ordered := []string{"2013-12-31", "2014", "2014-01", "2014-01-01", "2014-01-02", "2014-02"}
	for i, a := range ordered {
		for k, b := range ordered {
			want := 0
			switch {
			case i < k:
				want = -1
			case i > k:
				want = 1
			}
			if got := date(t, a).Compare(date(t, b)); got != want {
				t.Errorf("Compare(%s, %s) = %d, want %d", a, b, got, want)
			}
		}
	}
	if date(t, "2014").Before(date(t, "2014-01-01")) || date(t, "2014").After(date(t, "2014-01-01")) {
		t.Error("Before and After look at more than the first day")
	}
}

func TestDateArithmetic(t *testing.T) {
	if got := date(t, "2024-02-28").AddDays(2).String(); got != "2024-03-01" {
		t.Errorf("AddDays: %s", got)
	}
	for _, c := range []struct {
		from string
		n    int
		want string
	}{{"2024-01-31", 1, "2024-02-29"}, {"2024-03-31", -1, "2024-02-29"}, {"2026-11-23", -24, "2024-11-23"}, {"2024-01-15", -1, "2023-12-15"}, {"2024-12-15", 1, "2025-01-15"}} {
		if got := date(t, c.from).AddMonths(c.n).String(); got != c.want {
			t.Errorf("AddMonths(%s, %d) = %s, want %s", c.from, c.n, got, c.want)
		}
	}
	if got := date(t, "2025-03-01").DaysSince(date(t, "2024-03-01")); got != 365 {
		t.Errorf("DaysSince: %d", got)
	}
	for s, want := range map[string]int{"2024-03-31": 2023, "2024-04-01": 2024, "2024": 2024, "2024-03": 2023} {
		if got := date(t, s).FiscalYear(); got != want {
			t.Errorf("fiscal year of %s is %d, want %d", s, got, want)
		}
	}
	if got := agreement.DateOf(time.Date(2026, 11, 23, 23, 0, 0, 0, time.FixedZone("JST", 9*3600))).String(); got != "2026-11-23" {
		t.Errorf("DateOf: %s", got)
	}
}

func TestParsePeriod(t *testing.T) {
	for _, c := range []struct{ text, first, last string }{
		{"2024", "2024-01-01", "2024-12-31"},
		{"2024-02", "2024-02-01", "2024-02-29"},
		{"2024-02-03", "2024-02-03", "2024-02-03"},
		{"FY2024", "2024-04-01", "2025-03-31"},
		{"FY2019/FY2021", "2019-04-01", "2022-03-31"},
		{"2023-06-01/2023-07-07", "2023-06-01", "2023-07-07"},
		{"2023-03/2024-02", "2023-03-01", "2024-02-29"},
		{"2023/2024-06", "2023-01-01", "2024-06-30"},
	} {
		p, err := agreement.ParsePeriod(c.text)
		if err != nil {
			t.Errorf("%q: %v", c.text, err)
			continue
		}
		if p.First().String() != c.first || p.Last().String() != c.last || p.String() != c.text {
			t.Errorf("%q is %v to %v, written %q", c.text, p.First(), p.Last(), p)
		}
	}
	for _, s := range []string{"", "/", "2024/", "FY2024-04", "FY24", "2024/2023", "FY2024/2025", "2023-07/2023-06-30", "2024/2025/2026", "2024年度"} {
		if p, err := agreement.ParsePeriod(s); err == nil {
			t.Errorf("%q is accepted as %v", s, p)
		}
	}
}

func FuzzDates(f *testing.F) {
	for _, s := range []string{"2014", "2014-11-27", "FY2014", "FY2014/FY2016", "2014-02-29", "2023-06-01/2023-07-07"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if d, err := agreement.ParseDate(s); err == nil {
			if d.String() != s {
				t.Errorf("date %q is written %q", s, d)
			}
			if d.Last().Before(d.First()) {
				t.Errorf("%q ends before it begins", s)
			}
		}
		if p, err := agreement.ParsePeriod(s); err == nil {
			again, err := agreement.ParsePeriod(p.String())
			if err != nil || again != p {
				t.Errorf("period %q is written %q", s, p)
			}
			if p.Last().Before(p.First()) {
				t.Errorf("%q ends before it begins", s)
			}
		}
	})
}
