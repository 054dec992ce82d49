package lint

import (
	"seika/generator/agreement"
	"seika/generator/diag"
)

// staleMonths is how long a record may go without anybody looking for new sources. After as long without news the verdict calls an
// agreement silent, which should not be said of one that nobody has looked at.
const staleMonths = 24

var checkedStale = &rule{
	Rule: diag.Rule{
		ID:       "checked-stale",
		Severity: diag.Hint,
		Title:    diag.T("長く調べられていない記録", "A record that nobody has looked at for long"),
		Why: diag.T(
			"2年の間、新しい出典を探していない記録は、「音沙汰なし」なのか調べていないだけなのか分かりません。",
			"Where nobody has looked for new sources in two years, nobody can tell silence from neglect."),
		Bad:   exampleHead + "checked: 2024-10-31\n" + exampleEvidence,
		Good:  exampleHead + "checked: 2026-11-20\n" + exampleEvidence,
		Since: since010,
	},
	record: func(p *pass, a *agreement.Agreement) {
		if a.Checked.IsZero() {
			return
		}
		if !p.asOf.IsZero() && a.Checked.Last().Before(p.asOf.AddMonths(-staleMonths)) && !over(a) {
			p.report("checked", diag.Tf("新しい出典を最後に探したのは %[1]s で、%[2]d か月より前です。", "New sources were last looked for on %[1]s, more than %[2]d months ago.", a.Checked, staleMonths)).Fix = diag.T(
				"その後の活動や実績を探し、見つからなくても checked を調べた日に改めてください。", "Look for what has happened since, and write the day of the search as checked even if nothing was found.")
			return
		}
		newest := -1
		for i := range a.Evidence {
			if on := a.Evidence[i].Accessed; surelyBefore(a.Checked, on) && (newest < 0 || on.After(a.Evidence[newest].Accessed)) {
				newest = i
			}
		}
		if newest >= 0 {
			on := a.Evidence[newest].Accessed
			d := p.report("checked", diag.Tf("checked（%[1]s）より後（%[2]s）に開いた出典があります。", "A source was opened (%[2]s) after the record was checked (%[1]s).", a.Checked, on))
			d.Fix = diag.Tf("新しい出典を探した日なら checked: %s に改めてください。", "Write checked: %s if new sources were looked for on that day.", on)
			d.Notes = []diag.Note{p.note(evidencePath(newest).Key("accessed"), diag.T("出典を開いた日はここです。", "The day it was opened stands here."))}
		}
	},
}

// over reports whether a record says that its agreement has ended.
func over(a *agreement.Agreement) bool {
	return a.Ended != nil || a.State == agreement.StateEnded || a.State == agreement.StateDissolved
}

// archiveMonths is how long ago a source may have been opened before it is time to keep a copy of it.
const archiveMonths = 12

var archiveMissing = &rule{
	Rule: diag.Rule{
		ID:       "archive-missing",
		Severity: diag.Hint,
		Title:    diag.T("保存版のない古い出典", "Old sources without an archived copy"),
		Why: diag.T(
			"自治体や企業のページは数年で消えます。保存版がなければ、消えた日から誰も確かめられません。",
			"Pages of governments and companies disappear within years. Without a copy nobody can check them from that day on."),
		Bad: exampleHead + `evidence:
  - {id: e1, type: official-page, url: "https://www.example.jp/kyotei", accessed: 2024-05-10}
`,
		Good: exampleHead + `evidence:
  - {id: e1, type: official-page, url: "https://www.example.jp/kyotei", archive_url: "https://web.archive.org/web/2024/https://www.example.jp/kyotei", accessed: 2024-05-10}
`,
		Since: since010,
	},
	absence: true,
	file: func(p *pass) {
		if p.asOf.IsZero() {
			return
		}
		limit := p.asOf.AddMonths(-archiveMonths)
		missing, first := 0, -1
		list := p.sources.list
		for i := range list {
			if e := &list[i]; e.ArchiveURL == "" && e.URL != "" && !e.Accessed.IsZero() && e.Accessed.Last().Before(limit) {
				if missing++; first < 0 {
					first = i
				}
			}
		}
		if missing == 0 {
			return
		}
		d := p.report(evidencePath(first).Key("url"), diag.Tf(
			"1年以上前に開いたきりの出典 %d 件に、保存版（archive_url）がありません。", "Sources last opened more than a year ago that have no archived copy (archive_url): %d.", missing))
		d.Fix = diag.T(
			"ウェブアーカイブに保存されたアドレスを archive_url に書いてください。まだ開けるなら、accessed を開いた日に改めます。",
			"Write the address of a copy in a web archive as archive_url. If the page still opens, renew accessed.")
		const shown = 5
		for i := first + 1; i < len(list) && len(d.Notes) < shown; i++ {
			if e := &list[i]; e.ArchiveURL == "" && e.URL != "" && !e.Accessed.IsZero() && e.Accessed.Last().Before(limit) {
				d.Notes = append(d.Notes, p.note(evidencePath(i).Key("url"), diag.T("ここにもあります。", "Here is another one.")))
			}
		}
	},
}

var reviewIncomplete = &rule{
	Rule: diag.Rule{
		ID:       "review-incomplete",
		Severity: diag.Warning,
		Title:    diag.T("誰がいつ確認したか分からない", "A review without who or when"),
		Why: diag.T(
			"確認済みの記録は、第二の人が出典と照合したと読まれます。誰がいつ照合したかがなければ、その後に加えた項目も確認済みに見えます。",
			"“Reviewed” says that a second person has compared the record with its sources. Without who and when, what was added later looks reviewed too."),
		Bad:   exampleHead + "review: {state: reviewed}\n" + exampleEvidence,
		Good:  exampleHead + "review: {state: reviewed, by: example-user, on: 2026-11-20}\n" + exampleEvidence,
		Since: since010,
	},
	absence: true,
	record: func(p *pass, a *agreement.Agreement) {
		r := a.Review
		if r.State != "reviewed" || r.By != "" && !r.On.IsZero() {
			return
		}
		d := p.report("review", diag.T("確認済み（reviewed）ですが、確認した人（by）か日付（on）がありません。", "The record is reviewed, but by or on is missing."))
		d.Expected = diag.T("{state: reviewed, by: アカウント名, on: 日付}", "{state: reviewed, by: account name, on: date}")
		d.Fix = diag.T("確認した人の公開名と日付を書くか、state: unreviewed に戻してください。", "Write the public account name of the reviewer and the day, or go back to state: unreviewed.")
	},
}
