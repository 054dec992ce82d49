package emit

import (
	"slices"
	"strconv"

	"seika/generator/agreement"
	"seika/generator/history"
	"seika/generator/verdict"
)

// highlights is how many cases the lists of the front page show.
const highlights = 5

// all are all records as one group.
func (s *site) all() *group {
	g := &group{}
	for _, e := range s.entries {
		g.add(e, false)
	}
	return g
}

func (l *locale) homeFiles() []File {
	all := l.all()
	shares := l.breakdown(all)
	answer := l.answer(all.own)
	view := Home{
		Page: l.pageOf(LayoutHome, "", answer), Answer: answer, Figures: l.figures(all.own), Shares: shares, Map: l.tileMap(),
		CohortsCaption: l.t("締結した年度ごとの協定の数。分母は結ばれた協定の数で、判定が変わっても動かない。棒の長さは件数を示す。",
			"Agreements by the fiscal year of signing. The totals are fixed by the signings and do not move with the verdicts; the length of a bar is a count."),
		Cohorts: l.cohorts(), Proven: l.proven(all.own), Silent: l.silent(all.own),
		Programmes: l.rows(all.programmes[:min(len(all.programmes), highlights)]),
	}
	if l.past.certificate.State != history.None {
		view.Latest, view.Feeds = l.latest(), l.siteFeeds()
		view.LatestLinks = []Link{{Text: l.in(changesTitle), Href: l.href("changes")}, {Text: l.in(goalpostsTitle), Href: l.href(goalpostsPath(1))}}
		if !l.past.certificate.Known() {
			view.LatestLine = l.in(l.past.certificate.Text())
		}
	}
	for i, class := range l.classes.groups {
		view.ClassLines = append(view.ClassLines, ClassLine{Class: l.rule("headline", class.id), Meaning: l.classLine(class.id), Count: shares.Classes[i]})
	}
	if len(all.programmes) > highlights {
		view.ProgrammesMore = Link{Text: l.in(agreementsTitle), Href: l.href(agreementsFolder + "/")}
	}
	return []File{l.page(contentPath(""), l.in(l.siteTitle()), LayoutHome, view)}
}

// answer is the headline sentence.
func (l *locale) answer(entries []*entry) string {
	n := len(entries)
	if n == 0 {
		return l.t("協定の記録はまだない。", "No agreement is recorded yet.")
	}
	results, partial := 0, 0
	for _, e := range entries {
		switch e.Verdict.Class {
		case verdict.Results:
			results++
		case verdict.Partial:
			partial++
		}
	}
	parted := func(n, total int) string {
		if share := l.share(n, total); share != "" && n > 0 {
			return l.t("（", " (") + share + l.t("）", ")")
		}
		return ""
	}
	return l.t("記録した協定 "+integer(n)+" 件のうち、公開情報から「成果あり」と判定されたものは "+integer(results)+" 件"+parted(results, n)+
		"、「一部成果」は "+integer(partial)+" 件"+parted(partial, n)+"。",
		"Of "+l.count(n, "recorded agreement")+", public sources show real results for "+integer(results)+parted(results, n)+
			" and partial results for "+integer(partial)+parted(partial, n)+".")
}

// figures are the numbers beside the answer; each is a part of all agreements.
func (l *locale) figures(entries []*entry) (list []Figure) {
	n := len(entries)
	add := func(id, ja, en, href string, holds func(*entry) bool) {
		count := 0
		for _, e := range entries {
			if holds(e) {
				count++
			}
		}
		f := Figure{ID: id, Value: integer(count), Label: l.t(ja, en), Href: href, Note: l.t("協定 "+integer(n)+" 件のうち", "of "+l.count(n, "agreement"))}
		if share := l.share(count, n); share != "" {
			f.Value = share
			f.Note = l.t(integer(n)+" 件のうち "+integer(count)+" 件", integer(count)+" of "+integer(n))
		}
		list = append(list, f)
	}
	if n == 0 {
		return nil
	}
	add("vague", "約束が検証できない", "No verifiable promise", l.rule("clarity", "vague").Href, func(e *entry) bool { return e.Verdict.Clarity.State == "vague" })
	add("measured", "成果を測って判定できる", "Outcome measured and judged", l.href("method")+"#result", measured)
	add("adopted", "実証から本格導入へ進んだ", "Pilot became a contract or service", l.href("pilots"),
		func(e *entry) bool { return e.Verdict.Continuation.State == "adopted" })
	add("company-free", "相手方が費用を負担", "Partner bears the cost", l.rule("burden", "company-free").Href,
		func(e *entry) bool { return e.Verdict.Burden.State == "company-free" })
	return list
}

func measured(e *entry) bool {
	return slices.ContainsFunc(e.Verdict.Indicators, func(i verdict.IndicatorVerdict) bool { return i.Result.Judged() })
}

// cohorts are the fiscal years of signing, latest first.
func (l *locale) cohorts() (list []Cohort) {
	years := l.dimension("year")
	largest := largestGroup(years.groups)
	for _, g := range years.groups {
		if len(g.own) == 0 {
			continue
		}
		b := l.breakdown(g)
		b.BarSVG = l.countBar(g.own, largest)
		count := l.groupCount(years, g, 0)
		list = append(list, Cohort{Year: count.Link, Breakdown: b})
	}
	return list
}

func (s *site) dimension(of string) *dimension {
	return s.dimensions[slices.IndexFunc(s.dimensions, func(d *dimension) bool { return d.of == of })]
}

// largestGroup is the number of agreements of the largest group.
func largestGroup(groups []*group) int {
	largest := 0
	for _, g := range groups {
		largest = max(largest, len(g.counted()))
	}
	return largest
}

// proven are the cases with the best-shown results: by the number of indicators met, then by the grade of their evidence, then by how far
// the cause is shown.
func (l *locale) proven(entries []*entry) []Row {
	type rank struct {
		e                 *entry
		met, grade, cause int
	}
	var ranks []rank
	for _, e := range entries {
		if e.Verdict.Class != verdict.Results && e.Verdict.Class != verdict.Partial {
			continue
		}
		r := rank{e: e, grade: int('E')}
		for _, v := range e.Verdict.Indicators {
			if !v.Result.Positive() {
				continue
			}
			if v.Result == verdict.Met {
				r.met++
			}
			if v.Grade != 0 {
				r.grade = min(r.grade, int(v.Grade))
			}
			if d := findDeliverable(e.Agreement, v.Deliverable); d != nil {
				if i := findIndicator(d, v.ID); i != nil {
					r.cause = max(r.cause, slices.Index(agreement.AttributionVocabulary.IDs(), i.Attribution))
				}
			}
		}
		ranks = append(ranks, r)
	}
	slices.SortStableFunc(ranks, func(a, b rank) int {
		classes := l.classRank(a.e) - l.classRank(b.e)
		for _, c := range []int{classes, b.met - a.met, a.grade - b.grade, b.cause - a.cause} {
			if c != 0 {
				return c
			}
		}
		return 0
	})
	var rows []Row
	for _, r := range ranks[:min(len(ranks), highlights)] {
		row := r.e.rows[l.index]
		if n := len(r.e.Verdict.Steps); n > 0 && len(r.e.Verdict.Steps[n-1].Reasons) > 0 {
			row.Line = l.in(r.e.Verdict.Steps[n-1].Reasons[0].Text)
		}
		rows = append(rows, row)
	}
	return rows
}

func (s *site) classRank(e *entry) int {
	return slices.IndexFunc(s.classes.groups, func(g *group) bool { return g.id == string(e.Verdict.Class) })
}

// silent are the agreements that have been without a sign for the longest time.
func (l *locale) silent(entries []*entry) []Row {
	var silent []*entry
	for _, e := range entries {
		if e.Verdict.HasFlag("silent") {
			silent = append(silent, e)
		}
	}
	slices.SortStableFunc(silent, func(a, b *entry) int { return a.Verdict.LastSign.Compare(b.Verdict.LastSign) })
	var rows []Row
	for _, e := range silent[:min(len(silent), highlights)] {
		row := e.rows[l.index]
		row.Line = l.t("日付のある最後の情報：", "Last dated information: ") + l.dateText(e.Verdict.LastSign)
		rows = append(rows, row)
	}
	return rows
}

// tileMap counts the records of each prefecture and of what lies in it.
func (l *locale) tileMap() TileMap {
	return l.newTileMap(func(code string) int { return l.places.byID[code].size() })
}

func levelText(from, to int) string {
	switch {
	case to == 0:
		return integer(from) + "+"
	case from == to:
		return integer(from)
	}
	return strconv.Itoa(from) + "–" + strconv.Itoa(to)
}
