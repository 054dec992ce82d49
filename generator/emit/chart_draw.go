package emit

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"seika/generator/agreement"
)

func (c *chart) drawGrid(s *svg, l *locale) {
	for n := range int(math.Round((c.top-c.bottom)/c.step)) + 1 {
		value := c.bottom + float64(n)*c.step
		y, class := coordinate(c.y(value)), "grid-line"
		if value == 0 {
			class = "axis"
		}
		s.empty("line", "class", class, "x1", coordinate(plotLeft), "y1", y, "x2", coordinate(plotRight), "y2", y)
		s.text("text", l.tick(value, c.step), "class", "tick", "x", coordinate(plotLeft-8), "y", coordinate(c.y(value)+5), "text-anchor", "end")
	}
	c.drawLabels(s, func(k int) chartLabel {
		label := chartLabel{text: c.points[k].short, x: c.x(c.points[k].at), y: plotBottom + 26, class: "tick"}
		return label.kept(plotLeft-20, chartWidth-2)
	}, func(int) bool { return true })
}

// chartLabel is a text at a point of the drawing.
type chartLabel struct {
	text, class, anchor string
	x, y                float64
}

func (t chartLabel) width() float64 {
	w := 0.0
	for _, r := range t.text {
		if r < 0x2E80 {
			w += letterWidth
		} else {
			w += 2 * letterWidth
		}
	}
	return w
}

// kept is the label centred on its place, or moved so that it stays between two edges.
func (t chartLabel) kept(left, right float64) chartLabel {
	half := t.width() / 2
	switch {
	case t.x-half < left:
		t.x, t.anchor = left, "start"
	case t.x+half > right:
		t.x, t.anchor = right, "end"
	default:
		t.anchor = "middle"
	}
	return t
}

func (t chartLabel) extent() (from, to float64) {
	switch w := t.width(); t.anchor {
	case "start":
		return t.x, t.x + w
	case "end":
		return t.x - w, t.x
	default:
		return t.x - w/2, t.x + w/2
	}
}

// drawLabels writes a label for each point that wants one, from the last point to the first, and leaves out what would touch a label that
// is there already.
func (c *chart) drawLabels(s *svg, label func(k int) chartLabel, wanted func(k int) bool) {
	taken := math.Inf(1)
	var kept []chartLabel
	for k := len(c.points) - 1; k >= 0; k-- {
		if !wanted(k) {
			continue
		}
		t := label(k)
		from, to := t.extent()
		if to+letterWidth > taken {
			continue
		}
		taken = from
		kept = append(kept, t)
	}
	for _, t := range slices.Backward(kept) {
		s.text("text", t.text, "class", t.class, "x", coordinate(t.x), "y", coordinate(t.y), "text-anchor", t.anchor)
	}
}

// tick writes a number of the value axis, large ones in short form.
func (l *locale) tick(value, step float64) string {
	short := func(unit float64, name string) string {
		return number(agreement.Number(strconv.FormatFloat(value/unit, 'f', stepDecimals(step/unit), 64))) + name
	}
	switch {
	case value == 0:
		return "0"
	case l.lang == "ja" && step >= 0.5e8:
		return short(1e8, "億")
	case l.lang == "ja" && step >= 0.5e4:
		return short(1e4, "万")
	case l.lang == "en" && step >= 0.5e9:
		return short(1e9, "bn")
	case l.lang == "en" && step >= 0.5e6:
		return short(1e6, "m")
	case l.lang == "en" && step >= 5e3:
		return short(1e3, "k")
	}
	return number(agreement.Number(strconv.FormatFloat(value, 'f', stepDecimals(step), 64)))
}

// stepDecimals is how many digits after the point tell the ticks of a step apart.
func stepDecimals(step float64) int {
	for d := range 6 {
		scaled := step * math.Pow(10, float64(d))
		if math.Abs(scaled-math.Round(scaled)) < 1e-6 {
			return d
		}
	}
	return 6
}

// drawYardsticks draws the targets and the baseline across the plot. Their names stand at opposite ends: a series that makes progress
// leaves room there.
func (c *chart) drawYardsticks(s *svg, l *locale) {
	across := func(class, value string) {
		s.empty("line", "class", class, "x1", coordinate(plotLeft), "y1", value, "x2", coordinate(plotRight), "y2", value)
	}
	taken := math.Inf(-1)
	for k, t := range c.targets {
		class := "target"
		if k > 0 {
			class = "target target-revised"
		}
		if t.low != t.high {
			s.empty("rect", "class", "target-band", "x", coordinate(plotLeft), "y", coordinate(c.y(t.high)), "width", coordinate(plotRight-plotLeft), "height", coordinate(c.y(t.low)-c.y(t.high)))
		}
		across(class, coordinate(c.y(t.low)))
		if !math.IsNaN(t.by) {
			x, y := coordinate(c.x(t.by)), c.y(t.low)
			s.empty("line", "class", "target-date", "x1", x, "y1", coordinate(y-7), "x2", x, "y2", coordinate(y+7))
		}
		name := c.targetName(t, taken)
		taken = name.y
		s.text("text", t.label, "class", "target-text", "x", coordinate(name.x), "y", coordinate(name.y), "text-anchor", name.anchor)
	}
	if c.baseline != nil {
		y := c.y(c.baseline.Value.Float())
		across("baseline", coordinate(y))
		label := l.baselineLabel() + " " + l.qualified(l.amount(c.baseline.Value, "", c.unit), c.baseline.Qualifier).Text
		if y += 19; y > plotBottom-2 {
			y -= 26
		}
		s.text("text", label, "class", "baseline-text", "x", coordinate(plotRight), "y", coordinate(y), "text-anchor", "end")
	}
}

// targetName finds the place for the name of a target: above its line or below it, at either end; the first that touches neither a value nor the
// name before it, which stands at the height taken.
func (c *chart) targetName(t chartTarget, taken float64) chartLabel {
	above, below := c.y(t.high)-7, c.y(t.low)+textHeight
	heights := slices.DeleteFunc([]float64{above, below}, func(y float64) bool { return math.Abs(y-taken) <= textHeight })
	if len(heights) == 0 {
		heights = []float64{below}
	}
	var first chartLabel
	for _, y := range heights {
		for _, name := range []chartLabel{{text: t.label, x: plotLeft + 4, y: y, anchor: "start"}, {text: t.label, x: plotRight, y: y, anchor: "end"}} {
			if !c.touches(name) {
				return name
			}
			if first.text == "" {
				first = name
			}
		}
	}
	return first
}

// touches reports whether a label would lie on a value or its number.
func (c *chart) touches(t chartLabel) bool {
	from, to := t.extent()
	return slices.ContainsFunc(c.points, func(p chartPoint) bool {
		value := chartLabel{text: p.value, x: c.x(p.at)}.kept(plotLeft+2, chartWidth-2)
		left, right := value.extent()
		top, bottom := c.y(p.high)-12-textHeight, c.y(p.low)+textHeight/2
		return left < to && from < right && t.y-textHeight < bottom && top < t.y
	})
}

// drawSeries joins the points, except over a gap: a missing year stays missing. What is counted up to a day, or at a moment, has no gaps.
func (c *chart) drawSeries(s *svg, i *agreement.Indicator) {
	if i.Series == agreement.SeriesRatio {
		return // ratios refer to different bases and do not form a line
	}
	var line []string
	flush := func() {
		if len(line) > 1 {
			s.empty("polyline", "class", "series", "points", strings.Join(line, " "))
		}
		line = line[:0]
	}
	for k, p := range c.points {
		standing := i.Series == agreement.SeriesCumulative || i.Series == agreement.SeriesSnapshot
		if k > 0 && !standing && !joins(c.points[k-1].period, p.period) {
			flush()
		}
		line = append(line, coordinate(c.x(p.at))+","+coordinate(c.y((p.low+p.high)/2)))
	}
	flush()
}

// joins reports whether the values of two periods, the earlier one first, may be joined by a line: not where a period of their length is
// missing between them, nor where they overlap. Values of single days or months have no length and are joined over up to a year.
func joins(a, b agreement.Period) bool {
	gap := b.First().DaysSince(a.Last()) - 1
	length := max(a.Last().DaysSince(a.First()), b.Last().DaysSince(b.First())) + 1
	if length <= 31 {
		length = 366
	}
	return gap >= 0 && gap+1 < length || a.Last() == b.Last() // years differ in length by a day
}

func (c *chart) drawPoints(s *svg) {
	for _, p := range c.points {
		x := coordinate(c.x(p.at))
		class := "point"
		if p.uncertain {
			class += " point-estimated"
		}
		radius := "5"
		if p.judged {
			class += " point-judged"
			radius = "7"
		}
		if p.low != p.high {
			s.empty("line", "class", "range", "x1", x, "y1", coordinate(c.y(p.low)), "x2", x, "y2", coordinate(c.y(p.high)))
		}
		y := c.y((p.low + p.high) / 2)
		s.titled("circle", p.label, "class", class, "cx", x, "cy", coordinate(y), "r", radius)
	}
	c.drawLabels(s, func(k int) chartLabel {
		p := c.points[k]
		label := chartLabel{text: p.value, x: c.x(p.at), y: max(c.y(p.high)-12, 16), class: "value"}
		return label.kept(plotLeft+2, chartWidth-2)
	}, func(k int) bool { return c.points[k].judged || len(c.points) <= 6 || k == len(c.points)-1 })
}
