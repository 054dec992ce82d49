package emit

import "strconv"

// barWidth and barHeight are the size of a bar's drawing; it is stretched to the room it gets.
const (
	barWidth  = 1000
	barHeight = 40
)

// tally counts entries by class, in the order of the method. Programmes must not be among them.
func (s *site) tally(entries []*entry) []int {
	counts := make([]int, len(s.classes.groups))
	for _, e := range entries {
		for i, g := range s.classes.groups {
			if g.id == string(e.Verdict.Class) {
				counts[i]++
			}
		}
	}
	return counts
}

// breakdown spreads a group over the classes.
func (l *locale) breakdown(g *group) Breakdown {
	entries := g.counted()
	n := len(entries)
	counts := l.tally(entries)
	b := Breakdown{Total: integer(n), N: n, Caption: l.breakdownCaption(n)}
	for i, class := range l.classes.groups {
		b.Classes = append(b.Classes, Count{
			Link: Link{Text: l.rule("headline", class.id).Label, Href: l.href(classesFolder + "/" + class.id)},
			ID:   class.id, N: counts[i], Number: integer(counts[i]), Share: l.share(counts[i], n),
		})
	}
	if n >= smallGroup {
		b.BarSVG = l.shareBar(counts, n)
	}
	if len(g.programmes) > 0 {
		b.Programmes = l.programmesApart(len(g.programmes))
	}
	waiting := 0
	for _, e := range entries {
		if unreviewed(e.Verdict) {
			waiting++
		}
	}
	if waiting > 0 {
		b.Unreviewed = l.unreviewedLine(waiting, n)
	}
	return b
}

// share is n of total as a percentage, or nothing where the group is too small for one. What is not nothing never becomes 0%, what is not
// all never 100%.
func (l *locale) share(n, total int) string {
	if total < smallGroup {
		return ""
	}
	percent := (n*200 + total) / (2 * total)
	switch {
	case n > 0 && percent == 0:
		return l.t("1%未満", "<1%")
	case n < total && percent == 100:
		return l.t("99%超", ">99%")
	}
	return strconv.Itoa(percent) + "%"
}

// shareBar draws the classes of a group over the whole width.
func (l *locale) shareBar(counts []int, total int) string {
	return l.bar(counts, total, "class", "bar", "role", "img", "aria-label", l.barLabel(counts, total))
}

// countBar draws the counts of one of several groups on the scale of the largest, which has largest agreements. The numbers stand beside
// it, so that it is hidden from screen readers.
func (l *locale) countBar(entries []*entry, largest int) string {
	if len(entries) == 0 {
		return ""
	}
	return l.bar(l.tally(entries), largest, "class", "bar bar-small", "aria-hidden", "true")
}

func (l *locale) bar(counts []int, scale int, attributes ...string) string {
	var s svg
	s.open("svg", append([]string{"viewBox", "0 0 " + strconv.Itoa(barWidth) + " " + strconv.Itoa(barHeight), "preserveAspectRatio", "none"}, attributes...)...)
	before := 0
	for i, n := range counts {
		if n == 0 {
			continue
		}
		from := float64(before) * barWidth / float64(scale)
		before += n
		to := float64(before) * barWidth / float64(scale)
		s.titled("rect", l.rule("headline", l.classes.groups[i].id).Label+" "+integer(n),
			"class", "f-"+l.classes.groups[i].id, "x", coordinate(from), "y", "0", "width", coordinate(to-from), "height", strconv.Itoa(barHeight))
	}
	s.close("svg")
	return s.String()
}

func (l *locale) barLabel(counts []int, total int) string {
	text := l.t("判定の内訳：", "By class: ")
	first := true
	for i, n := range counts {
		if n == 0 {
			continue
		}
		if !first {
			text += l.t("、", ", ")
		}
		first = false
		text += l.rule("headline", l.classes.groups[i].id).Label + " " + integer(n)
		if share := l.share(n, total); share != "" {
			text += l.t("（", " (") + share + l.t("）", ")")
		}
	}
	return text
}
