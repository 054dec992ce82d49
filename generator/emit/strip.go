package emit

import (
	"math"
	"strconv"

	"seika/generator/agreement"
	"seika/generator/history"
)

// The strip has no view box: its places are percentages of its width, so that the words keep their size on every screen.
const (
	stripTop, stripHeight = 4, 28
	stripText             = 52 // base line of the years
	// stripNarrow is the narrowest screen that years must not touch each other on, in pixels; stripLetter the width of a digit.
	stripNarrow, stripLetter = 300, 9
)

// strip draws the classes of a record from the day it was first seen to the as-of date; nothing where the class never changed.
func (p *recordPage) strip(t *history.Timeline) string {
	if len(t.Standing) < 2 {
		return ""
	}
	first, last := t.Standing[0].From, p.v.AsOf
	if !last.After(t.Standing[len(t.Standing)-1].From) {
		last = t.Standing[len(t.Standing)-1].From.AddDays(1) // the last class takes some room
	}
	at := func(d agreement.Date) float64 {
		return 100 * float64(d.DaysSince(first)) / float64(last.DaysSince(first))
	}
	var s svg
	s.open("svg", "class", "strip", "role", "img", "aria-labelledby", "strip-t strip-d")
	s.text("title", p.t("判定の移り変わり", "The verdict over time"), "id", "strip-t")
	description := ""
	for i, standing := range t.Standing {
		if i > 0 {
			description += p.t("、", "; ")
		}
		description += p.dateText(standing.From) + p.t("から", ": ") + p.class(standing.Class).Label
	}
	s.text("desc", description, "id", "strip-d")
	for i, standing := range t.Standing {
		to := last
		if i+1 < len(t.Standing) {
			to = t.Standing[i+1].From
		}
		from := at(standing.From)
		s.titled("rect", p.class(standing.Class).Label+p.t("（", " (")+p.dateText(standing.From)+p.t("から）", " on)"), "class", "f-"+string(standing.Class),
			"x", percent(from), "y", strconv.Itoa(stripTop), "width", percent(at(to)-from), "height", strconv.Itoa(stripHeight))
	}
	p.drawYears(&s, first, last, at)
	s.close("svg")
	return s.String()
}

// drawYears marks the ends of the strip and every January between them that has room for its year.
func (p *recordPage) drawYears(s *svg, first, last agreement.Date, at func(agreement.Date) float64) {
	label := func(d agreement.Date) string {
		return strconv.Itoa(d.Year) + "/" + strconv.Itoa(d.Month)
	}
	room := func(text string) float64 { return 100 * float64(len(text)*stripLetter) / stripNarrow }
	bottom := stripTop + stripHeight
	mark := func(x float64, text, anchor string) {
		s.empty("line", "class", "axis", "x1", percent(x), "y1", strconv.Itoa(bottom), "x2", percent(x), "y2", strconv.Itoa(bottom+6))
		s.text("text", text, "x", percent(x), "y", strconv.Itoa(stripText), "text-anchor", anchor)
	}
	mark(0, label(first), "start")
	taken, end := room(label(first)), 100-room(label(last))
	for year := first.Year + 1; year <= last.Year; year++ {
		x, half := at(agreement.Date{Year: year, Month: 1, Day: 1}), room("2000")/2
		if x-half > taken+1 && x+half < end-1 {
			mark(x, strconv.Itoa(year), "middle")
			taken = x + half
		}
	}
	if end > room(label(first)) {
		mark(100, label(last), "end")
	}
}

// percent writes a part of the width with at most two digits after the point.
func percent(v float64) string {
	return strconv.FormatFloat(math.Round(v*100)/100, 'f', -1, 64) + "%"
}
