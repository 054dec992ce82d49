package emit

import (
	"strings"
	"testing"

	"seika/generator/agreement"
)

func both() (ja, en *locale) {
	s := newSite(Input{})
	return s.locales[0], s.locales[1]
}

func TestDates(t *testing.T) {
	ja, en := both()
	for _, test := range []struct{ date, ja, en string }{
		{"2014-11-27", "2014年11月27日", "27 November 2014"},
		{"2014-01-02", "2014年1月2日", "2 January 2014"},
		{"2014-11", "2014年11月", "November 2014"},
		{"2014", "2014年", "2014"},
	} {
		d, err := agreement.ParseDate(test.date)
		if err != nil {
			t.Fatal(err)
		}
		if got := ja.date(d); got != (Time{test.ja, test.date}) {
			t.Errorf("%s: %+v", test.date, got)
		}
		if got := en.date(d).Text; got != test.en {
			t.Errorf("%s: %q", test.date, got)
		}
	}
	if got := en.date(agreement.Date{}); got != (Time{}) {
		t.Errorf("no date: %+v", got)
	}
}

func TestPeriods(t *testing.T) {
	ja, en := both()
	for _, test := range []struct{ period, ja, en, datetime string }{
		{"FY2017", "2017年度", "FY2017 (Apr 2017 – Mar 2018)", ""},
		{"FY2019/FY2021", "2019年度〜2021年度", "FY2019–FY2021 (Apr 2019 – Mar 2022)", ""},
		{"2023-06-01/2023-07-07", "2023年6月1日〜2023年7月7日", "1 June 2023 – 7 July 2023", ""},
		{"2024", "2024年", "2024", "2024"},
		{"2024-04", "2024年4月", "April 2024", "2024-04"},
	} {
		p, err := agreement.ParsePeriod(test.period)
		if err != nil {
			t.Fatal(err)
		}
		if got := ja.period(p); got != (Time{test.ja, test.datetime}) {
			t.Errorf("%s: %+v", test.period, got)
		}
		if got := en.period(p); got != (Time{test.en, test.datetime}) {
			t.Errorf("%s: %+v", test.period, got)
		}
	}
}

func TestAmounts(t *testing.T) {
	ja, en := both()
	for _, test := range []struct{ value, unit, qualifier, ja, en, lang string }{
		{"1200000", "JPY", "", "1,200,000円", "¥1,200,000", ""},
		{"1200000", "円", "about", "約1,200,000円", "about ¥1,200,000", ""},
		{"1.25", "億円", "", "1.25億円", "¥125,000,000", ""},
		{"-1.50", "万円", "", "−1.50万円", "¥−15,000", ""},
		{"36.20", "%", "", "36.20%", "36.20%", ""},
		{"1200", "本", "at-least", "1,200本以上", "at least 1,200 items", ""},
		{"1", "人", "", "1人", "1 person", ""},
		{"12", "人/日", "over", "12人/日超", "over 12 people a day", ""},
		{"12", "頭", "below", "12頭未満", "below 12 頭", "ja"},
		{"12", "kWh", "at-most", "12 kWh以下", "at most 12 kWh", ""},
		{"0", "件", "", "0件", "0 cases", ""},
		{"12", "", "", "12", "12", ""},
	} {
		q := agreement.Quantity{Value: agreement.Number(test.value), Unit: test.unit, Qualifier: test.qualifier}
		if got := ja.quantity(q); got != (Link{Text: test.ja}) {
			t.Errorf("%s %s: %+v, want %s", test.value, test.unit, got, test.ja)
		}
		if got := en.quantity(q); got != (Link{Text: test.en, Lang: test.lang}) {
			t.Errorf("%s %s: %+v, want %s", test.value, test.unit, got, test.en)
		}
	}
	if got := ja.quantity(agreement.Quantity{Unit: "本"}); got != (Link{}) {
		t.Errorf("no number: %+v", got)
	}
	if got := en.amount("80", "90", "億円").Text; got != "¥8,000,000,000–¥9,000,000,000" {
		t.Errorf("range of money: %s", got)
	}
	if got := ja.amount("645", "1040", "人").Text; got != "645–1,040人" {
		t.Errorf("range: %s", got)
	}
}

func TestDifferences(t *testing.T) {
	for _, test := range []struct {
		value    float64
		decimals int
		want     string
	}{{4.7, 1, "+4.7"}, {-1234.5, 0, "−1,234"}, {0.0001, 1, "±0.0"}, {-0.0001, 0, "±0"}, {12000, 0, "+12,000"}} {
		if got := signed(test.value, test.decimals); got != test.want {
			t.Errorf("%v with %d digits: %s, want %s", test.value, test.decimals, got, test.want)
		}
	}
}

// A group under five shows no percentages, and rounding never makes something of nothing or everything of less.
func TestShares(t *testing.T) {
	_, en := both()
	for _, test := range []struct {
		n, total int
		want     string
	}{{1, 4, ""}, {0, 0, ""}, {1, 5, "20%"}, {0, 5, "0%"}, {5, 5, "100%"}, {1, 1000, "<1%"}, {999, 1000, ">99%"}, {1, 3 * 5, "7%"}, {1, 200, "1%"}} {
		if got := en.share(test.n, test.total); got != test.want {
			t.Errorf("%d of %d: %q, want %q", test.n, test.total, got, test.want)
		}
	}
}

func TestShadesOfTheMap(t *testing.T) {
	for _, largest := range []int{0, 1, 3, 5, 12, 80, 2400} {
		bounds := shadeBounds(largest)
		if len(bounds) != shades || bounds[0] != 1 {
			t.Errorf("%d: %v", largest, bounds)
		}
		for i := 1; i < len(bounds); i++ {
			if bounds[i] <= bounds[i-1] {
				t.Errorf("%d: shades overlap: %v", largest, bounds)
			}
		}
	}
	if last := shadeBounds(2400)[shades-1]; last > 2400 {
		t.Errorf("no prefecture has the darkest shade: it begins at %d of 2400", last)
	}
}

func TestAddressesOfHosts(t *testing.T) {
	for _, test := range []struct{ repository, edit, commit, issue string }{
		{"https://github.com/city/data/", "https://github.com/city/data/edit/main/a/%E5%A4%A7.yaml", "https://github.com/city/data/commit/abc", "https://github.com/city/data/issues/new?title=t&body=b+%26"},
		{"https://gitlab.com/city/data", "https://gitlab.com/city/data/-/edit/main/a/%E5%A4%A7.yaml", "https://gitlab.com/city/data/-/commit/abc", "https://gitlab.com/city/data/-/issues/new?issue%5Btitle%5D=t&issue%5Bdescription%5D=b+%26"},
		{"https://codeberg.org/city/data", "https://codeberg.org/city/data/_edit/main/a/%E5%A4%A7.yaml", "https://codeberg.org/city/data/commit/abc", "https://codeberg.org/city/data/issues/new?title=t&body=b+%26"},
		{"https://me:secret@codeberg.org/city/data.git?tab=readme#top", "https://codeberg.org/city/data/_edit/main/a/%E5%A4%A7.yaml", "https://codeberg.org/city/data/commit/abc", "https://codeberg.org/city/data/issues/new?title=t&body=b+%26"},
		{"javascript:alert(1)", "", "", ""},
		{"", "", "", ""},
	} {
		h := newHost(test.repository, "")
		if got := h.editHref("a/大.yaml"); got != test.edit {
			t.Errorf("edit on %q: %q", test.repository, got)
		}
		if got := h.commitHref("abc"); got != test.commit {
			t.Errorf("commit on %q: %q", test.repository, got)
		}
		if got := h.issueHref(h.title, "t", h.body, "b &"); got != test.issue {
			t.Errorf("issue on %q: %q", test.repository, got)
		}
	}
}

func TestBasePath(t *testing.T) {
	for address, want := range map[string]string{
		"": "/", "/": "/", "https://example.org": "/", "https://example.org/seika": "/seika/", "https://example.org/a/b/": "/a/b/", "/seika": "/seika/", "://": "/",
	} {
		if got := basePath(address); got != want {
			t.Errorf("%q: %q, want %q", address, got, want)
		}
	}
}

func TestChartsLeaveGaps(t *testing.T) {
	ja, _ := both()
	lines := func(series agreement.Series, periods ...string) int {
		i := &agreement.Indicator{Unit: "件", Series: series}
		for _, text := range periods {
			p, err := agreement.ParsePeriod(text)
			if err != nil {
				t.Fatal(err)
			}
			i.Measurements = append(i.Measurements, agreement.Measurement{Period: p, Value: "10", Evidence: []string{"e1"}})
		}
		return strings.Count(ja.chart(i, nil, "x", nil), "<polyline")
	}
	for name, test := range map[string]struct{ got, want int }{
		"neighbours":                {lines("period", "FY2015", "FY2016", "FY2017"), 1},
		"a year of 365 days":        {lines("period", "FY2018", "FY2019", "FY2021"), 1},
		"a year is missing":         {lines("period", "FY2015", "FY2016", "FY2018", "FY2019"), 2},
		"single years":              {lines("rate", "2015", "2017", "2019"), 0},
		"cumulative has no gaps":    {lines("cumulative", "FY2015", "FY2019"), 1},
		"months within a year":      {lines("period", "2024-02", "2024-05"), 1},
		"ratios never form a line":  {lines("ratio", "FY2015", "FY2016"), 0},
		"one value is not a series": {lines("period", "FY2015"), 0},
	} {
		if test.got != test.want {
			t.Errorf("%s: %d lines, want %d", name, test.got, test.want)
		}
	}
}

func TestOneValueAloneIsNoChart(t *testing.T) {
	ja, _ := both()
	i := &agreement.Indicator{Unit: "件", Measurements: []agreement.Measurement{{Period: agreement.FiscalYear(2015), Value: "10"}}}
	if got := ja.chart(i, nil, "x", nil); got != "" {
		t.Errorf("drawn: %s", got)
	}
	i.Targets = []agreement.Target{{Value: "12"}}
	if got := ja.chart(i, nil, "x", nil); !strings.Contains(got, "当初の目標 12件") {
		t.Errorf("the target is not drawn: %s", got)
	}
}

// The name of a target stands clear of values and of the name before it where there is room, and is always drawn inside.
func TestNamesOfTargets(t *testing.T) {
	c := &chart{first: 0, last: 100, bottom: 0, top: 100, step: 25}
	at := func(at, value float64) chartPoint { return chartPoint{at: at, low: value, high: value, value: "60"} }
	target := chartTarget{low: 60, high: 60, label: "当初の目標 60"}
	far := c.y(target.low) + 1000
	place := func(taken float64, points ...chartPoint) chartLabel {
		c.points = points
		return c.targetName(target, taken)
	}
	above, below := c.y(60)-7, c.y(60)+textHeight
	for name, test := range map[string]struct {
		got    chartLabel
		y      float64
		anchor string
	}{
		"room":                      {place(far), above, "start"},
		"a value at the left":       {place(far, at(0, 60)), above, "end"},
		"values at both ends":       {place(far, at(0, 66), at(100, 66)), below, "start"},
		"values everywhere":         {place(far, at(0, 70), at(100, 70), at(0, 50), at(100, 50)), above, "start"},
		"a name above":              {place(above), below, "start"},
		"a name between both":       {place((above + below) / 2), below, "start"},
		"a name above and a value":  {place(above, at(0, 50)), below, "end"},
		"a name below and no value": {place(below), above, "start"},
	} {
		if test.got.y != test.y || test.got.anchor != test.anchor || test.got.text != target.label {
			t.Errorf("%s: %+v, want y %v, anchor %s", name, test.got, test.y, test.anchor)
		}
	}
}

// The axis always includes zero and every value.
func TestScale(t *testing.T) {
	for _, values := range [][]float64{{980, 950}, {0}, {-3, 4}, {0.001, 0.002}, {1e12}, {-5}} {
		c := &chart{}
		for i, v := range values {
			c.points = append(c.points, chartPoint{at: float64(i), low: v, high: v})
		}
		c.scale()
		for _, v := range append(values, 0) {
			if y := c.y(v); y < plotTop-0.01 || y > plotBottom+0.01 {
				t.Errorf("%v: %v lies at %v, outside the plot", values, v, y)
			}
		}
		if steps := (c.top - c.bottom) / c.step; steps > maxYTicks+2 {
			t.Errorf("%v: %v steps", values, steps)
		}
	}
}
