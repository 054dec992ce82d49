package emit

import (
	"seika/generator/agreement"
)

var changesTitle = agreement.L("最近の変更", "Recent changes")

// How many changes the page of changes and the front page show.
const (
	recentChanges = 100
	latestChanges = 5
)

func (l *locale) changesFiles() []File {
	intro := l.t("記録に何が書き加えられ、何が書き換えられ、判定がどう変わったか。新しいものから "+integer(recentChanges)+" 件まで。書式だけの変更は含まない。",
		"What was added to the records, what was rewritten, and how the verdicts changed: the latest "+integer(recentChanges)+". Changes of layout alone are left out.")
	view := Changes{Page: l.pageOf(LayoutChanges, "changes", intro), Intro: intro, Line: l.in(l.past.certificate.Text())}
	view.Feeds = l.siteFeeds()
	view.Links = feedLinks(view.Feeds)
	list := l.past.news[:min(len(l.past.news), recentChanges)]
	view.Days = l.changeDays(list)
	if len(list) == 0 && l.past.certificate.Known() {
		view.Empty = l.t("変更は記録されていない。", "No change is recorded.")
	}
	files := []File{l.page("changes", l.in(changesTitle), LayoutChanges, view)}
	if len(list) > 0 {
		files = append(files, l.feedFiles(l.siteFeed())...)
	}
	return files
}

// changeDays groups news by day and commit.
func (l *locale) changeDays(list []news) (days []ChangeDay) {
	var day agreement.Date
	commit := ""
	for i := range list {
		n := &list[i]
		if d := agreement.DateOf(n.at); len(days) == 0 || d != day {
			day, commit = d, ""
			days = append(days, ChangeDay{On: l.date(d)})
		}
		commits := &days[len(days)-1].Commits
		if len(*commits) == 0 || n.commit != commit {
			commit = n.commit
			*commits = append(*commits, l.changeCommit(n))
		}
		group := &(*commits)[len(*commits)-1]
		group.Revisions = append(group.Revisions, l.listed(n, maxListTexts))
	}
	return days
}

func (l *locale) changeCommit(n *news) ChangeCommit {
	if n.revision == nil {
		return ChangeCommit{Note: l.t("日付の経過で判定が変わった（記録は変わっていない）", "Verdicts that changed with the date; the records did not change")}
	}
	return ChangeCommit{
		Commit: l.commit(n.revision), Author: personName(n.revision.Author), Subject: l.sourced(oneLine(withoutAddresses(n.revision.Subject), maxSubject)),
	}
}

// listed is a piece of news in a list of several records, below its commit.
func (l *locale) listed(n *news, limit int) Revision {
	view := l.revision(n, limit)
	view.Record = l.recordLink(n.id, n.entry)
	view.Author, view.Commit = "", Link{}
	return view
}

// latest are the last changes of different records, for the front page.
func (l *locale) latest() (list []LatestChange) {
	seen := map[string]bool{}
	for i := range l.past.news {
		n := &l.past.news[i]
		if seen[n.id] {
			continue
		}
		seen[n.id] = true
		list = append(list, LatestChange{On: l.date(agreement.DateOf(n.at)), Revision: l.listed(n, maxHomeTexts)})
		if len(list) == latestChanges {
			break
		}
	}
	return list
}
