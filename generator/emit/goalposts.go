package emit

import (
	"strconv"

	"seika/generator/agreement"
)

var goalpostsTitle = agreement.L("目標と約束の変更", "Goalpost moves")

// movedRecord is a move with the record that it belongs to.
type movedRecord struct {
	moved
	id    string
	entry *entry
}

// allMoves are the moves of all records, first those that count: record by record, the one with the latest move first.
func (s *site) allMoves() (counted, others []movedRecord) {
	seen := map[string]bool{}
	for i := range s.past.news {
		n := &s.past.news[i]
		if n.revision == nil || len(n.revision.Moves) == 0 || seen[n.id] {
			continue
		}
		seen[n.id] = true
		for _, m := range movesOf(s.past.timeline(n.id)) {
			record := movedRecord{m, n.id, n.entry}
			if m.Counts() {
				counted = append(counted, record)
			} else {
				others = append(others, record)
			}
		}
	}
	return counted, others
}

func goalpostsPath(n int) string {
	if n == 1 {
		return "goalposts"
	}
	return "goalposts-" + strconv.Itoa(n)
}

func (l *locale) goalpostsFiles() []File {
	intro := l.t("約束や目標が、決められた後にどう変わったか。リポジトリの履歴から計算する。数えるのは、確認済みの記録で、易しくなった変更と、比べられないように変えられたものだけである。",
		"How promises and targets changed after they were made, computed from the history of the repository. Only changes of reviewed records count, and of those only what became easier or can no longer be compared.")
	counted, others := l.allMoves()
	undeclared := 0
	for _, m := range counted {
		if statusOf(m.Move) == statusUndeclared {
			undeclared++
		}
	}
	pages := pageCount(len(counted) + len(others))
	var files []File
	for n := 1; n <= pages; n++ {
		path := goalpostsPath(n)
		view := Goalposts{
			Page: l.pageOf(LayoutGoalposts, path, intro), Intro: intro, Line: l.in(l.past.certificate.Text()),
			Pager: pagerOf(n, pages, func(n int) string { return l.href(goalpostsPath(n)) }),
		}
		if n > 1 {
			view.Crumbs = append(view.Crumbs, Link{Text: l.in(goalpostsTitle), Href: l.href(goalpostsPath(1))})
		}
		if l.past.certificate.Known() {
			view.Total = l.movesLine(len(counted), undeclared, len(others))
		}
		view.Sections = l.moveSections(counted, others, n)
		files = append(files, l.page(path, l.in(goalpostsTitle)+l.pageSuffix(n, pages), LayoutGoalposts, view))
	}
	return files
}

// moveSections cuts page n out of both lists put one after the other.
func (l *locale) moveSections(counted, others []movedRecord, n int) (sections []MoveSection) {
	add := func(id, heading, text string, list []movedRecord) {
		if len(list) == 0 {
			return
		}
		section := MoveSection{ID: id, Heading: heading, Text: text}
		for _, m := range list {
			section.Moves = append(section.Moves, l.elsewhere(l.move(m.entry, m.moved), m.id, m.entry))
		}
		sections = append(sections, section)
	}
	from, to := (n-1)*rowsPerPage, n*rowsPerPage
	cut := func(list []movedRecord, before int) []movedRecord {
		return list[min(max(from-before, 0), len(list)):min(max(to-before, 0), len(list))]
	}
	add("counted", l.t("数えるもの", "Counted"), l.t("「説明なし」は、記録の中にその変更を述べた項目がないことをいう。", "“Undeclared” says that nothing in the record itself tells of the change."), cut(counted, 0))
	add("others", l.t("数えないもの", "Not counted"),
		l.t("第二の人が確認する前の書き直し（下書き）、誤りの訂正、厳しくなった変更、向きに影響しない変更。", "What was rewritten before a second person had checked the record (drafting), corrections, what became harder, and what made no difference."),
		cut(others, len(counted)))
	return sections
}
