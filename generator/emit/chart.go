package emit

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"seika/generator/agreement"
	"seika/generator/spell"
	"seika/generator/verdict"
)

// The drawing of a chart and, inside it, the plot. Text is up to 19 units high on phones; the margins leave room for it.
const (
	chartWidth, chartHeight                  = 480, 260
	plotLeft, plotRight, plotTop, plotBottom = 64, 464, 28, 218
	// letterWidth is the width of a digit in the larger text of phones; a Japanese character is twice as wide.
	letterWidth = 10
	// textHeight is the height of a line of it.
	textHeight = 19
	// maxYTicks is how many steps the value axis has at most.
	maxYTicks = 4
)

// The classes that the style sheet knows: chart, grid-line, axis, tick, series, point (with point-estimated for an estimate or a value without
// a source, and point-judged), range, value, target (with target-revised), target-band, target-date, target-text, baseline, baseline-text.

// chart is the values of one indicator over time.
type chart struct {
	points   []chartPoint
	targets  []chartTarget
	baseline *agreement.Baseline
	unit     string
	// first and last are the ends of the time axis, in days; top and bottom those of the value axis.
	first, last, bottom, top, step float64
}

type chartPoint struct {
	period              agreement.Period
	at, low, high       float64
	judged, uncertain   bool // uncertain: estimated, or without a source
	label, short, value string
}

type chartTarget struct {
	low, high, by float64 // by is NaN where the target has no date
	label         string
}

// chart draws an indicator, or returns nothing where there is too little to draw: it takes one value, and a second one or something to
// compare it with. Values that were corrected are left out.
func (l *locale) chart(i *agreement.Indicator, v *verdict.IndicatorVerdict, anchor string, first *rewrittenTarget) string {
	c := l.newChart(i, v, first)
	if len(c.points) == 0 || len(c.points) == 1 && len(c.targets) == 0 && c.baseline == nil {
		return ""
	}
	c.scale()
	title, _ := l.pick(i.Title)
	name, _ := l.unitName(i.Unit)
	if name != "" {
		title += l.t("（", " (") + name + l.t("）", ")")
	}
	id := anchor + "-chart"
	var s svg
	s.open("svg", "class", "chart", "viewBox", "0 0 "+strconv.Itoa(chartWidth)+" "+strconv.Itoa(chartHeight), "role", "img", "aria-labelledby", id+"-t "+id+"-d")
	s.text("title", title, "id", id+"-t")
	s.text("desc", l.chartDescription(c), "id", id+"-d")
	c.drawGrid(&s, l)
	c.drawYardsticks(&s, l)
	c.drawSeries(&s, i)
	c.drawPoints(&s)
	s.close("svg")
	return s.String()
}

func (l *locale) newChart(i *agreement.Indicator, v *verdict.IndicatorVerdict, first *rewrittenTarget) *chart {
	c := &chart{unit: i.Unit}
	corrected := supersededBy(i)
	for k := range i.Measurements {
		m := &i.Measurements[k]
		low, high := m.Value, m.Value
		if m.Value.IsZero() {
			low, high = m.Min, m.Max
		}
		if low.IsZero() {
			low = high
		}
		if high.IsZero() {
			high = low
		}
		if low.IsZero() || corrected[m.ID] {
			continue
		}
		p := chartPoint{
			period: m.Period, at: middle(m.Period), low: low.Float(), high: high.Float(),
			judged: v != nil && v.Measurement == k, uncertain: m.Method == "estimated" || len(m.Evidence) == 0,
			label: l.periodText(m.Period) + l.t("：", ": ") + l.measured(i, m).Text, short: l.shortPeriod(m.Period), value: spell.Span(number(m.Value), ""),
		}
		if m.Value.IsZero() {
			p.value = spell.Span(number(m.Min), number(m.Max))
		}
		c.points = append(c.points, p)
	}
	slices.SortStableFunc(c.points, func(a, b chartPoint) int { return a.period.Compare(b.period) })
	if first != nil && !math.IsNaN(first.number) {
		c.targets = append(c.targets, chartTarget{low: first.number, high: first.number, by: math.NaN(), label: l.targetLabel(0, 1, false) + " " + first.value.Text})
	}
	for k := range i.Targets {
		if t, ok := l.chartTarget(i, k, first != nil); ok && (k == 0 || k == len(i.Targets)-1) {
			c.targets = append(c.targets, t)
		}
	}
	if b := i.Baseline; b != nil && !b.Value.IsZero() && !b.Growth && (b.Unit == "" || b.Unit == i.Unit) {
		c.baseline = b
	}
	return c
}

func (l *locale) chartTarget(i *agreement.Indicator, k int, rewritten bool) (chartTarget, bool) {
	t := &i.Targets[k]
	low, high := t.Value, t.Value
	if t.Value.IsZero() {
		low, high = t.Min, t.Max
	}
	if low.IsZero() {
		low = high
	}
	if high.IsZero() {
		high = low
	}
	if low.IsZero() {
		return chartTarget{}, false
	}
	c := chartTarget{low: low.Float(), high: high.Float(), by: math.NaN(), label: l.targetLabel(k, len(i.Targets), rewritten) + " " + l.targetValue(i, t).Text}
	if !t.By.IsZero() {
		c.by = day(t.By.Last())
	}
	return c, true
}

// supersededBy holds the ids of the measurements that others correct.
func supersededBy(i *agreement.Indicator) map[string]bool {
	var ids map[string]bool
	for k := range i.Measurements {
		if id := i.Measurements[k].Supersedes; id != "" {
			if ids == nil {
				ids = map[string]bool{}
			}
			ids[id] = true
		}
	}
	return ids
}

func day(d agreement.Date) float64 { return float64(d.Time().Unix() / 86400) }

func middle(p agreement.Period) float64 { return (day(p.First()) + day(p.Last())) / 2 }

// scale finds the ends of both axes. The value axis includes zero, so that a small change does not look like a large one.
func (c *chart) scale() {
	c.first, c.last = math.Inf(1), math.Inf(-1)
	low, high := 0.0, 0.0
	for _, p := range c.points {
		c.first, c.last = min(c.first, p.at), max(c.last, p.at)
		low, high = min(low, p.low), max(high, p.high)
	}
	for _, t := range c.targets {
		low, high = min(low, t.low), max(high, t.high)
		if !math.IsNaN(t.by) {
			c.first, c.last = min(c.first, t.by), max(c.last, t.by)
		}
	}
	if c.baseline != nil {
		low, high = min(low, c.baseline.Value.Float()), max(high, c.baseline.Value.Float())
	}
	if c.first == c.last {
		c.first, c.last = c.first-183, c.last+183
	}
	c.step = niceStep((high - low) / maxYTicks)
	c.bottom, c.top = math.Floor(low/c.step)*c.step, math.Ceil(high/c.step)*c.step
	if c.bottom == c.top {
		c.top = c.bottom + c.step
	}
}

// niceStep is the smallest of 1, 2, 2.5 and 5 times a power of ten that is not below least.
func niceStep(least float64) float64 {
	if least <= 0 || math.IsInf(least, 0) || math.IsNaN(least) {
		return 1
	}
	power := math.Pow(10, math.Floor(math.Log10(least)))
	for _, factor := range []float64{1, 2, 2.5, 5} {
		if factor*power >= least*(1-1e-9) {
			return factor * power
		}
	}
	return 10 * power
}

func (c *chart) x(at float64) float64 {
	return plotLeft + 12 + (at-c.first)/(c.last-c.first)*(plotRight-plotLeft-24)
}

func (c *chart) y(value float64) float64 {
	return plotBottom - (value-c.bottom)/(c.top-c.bottom)*(plotBottom-plotTop)
}

// chartDescription says in words what the chart shows.
func (l *locale) chartDescription(c *chart) string {
	var parts []string
	for _, p := range c.points {
		parts = append(parts, p.label)
	}
	for _, t := range c.targets {
		parts = append(parts, t.label)
	}
	if c.baseline != nil {
		parts = append(parts, l.baselineLabel()+" "+l.qualified(l.amount(c.baseline.Value, "", c.unit), c.baseline.Qualifier).Text)
	}
	return strings.Join(parts, l.t("、", "; "))
}
