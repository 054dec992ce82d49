package against

import (
	"seika/generator/diag"
	"seika/generator/diff"
	"seika/generator/source"
)

var recordDeleted = &rule{
	Rule: diag.Rule{
		ID:       "record-deleted",
		Severity: diag.Error,
		Title:    diag.T("記録が削除されている", "A record is deleted"),
		Why: diag.T(
			"終わった協定、失敗した協定の記録こそ残す必要があります。消せば数字が良く見え、ページへのリンクも切れます。終わった協定は state: ended とし、重複した記録は ID を aliases に移します。まだ確認されていない記録では警告です。",
			"Agreements that ended or failed are the ones that must stay on record. Deleting one makes the figures look better and breaks the links to its page. An agreement that ended gets state: ended; of a duplicate the id moves to aliases. For a record that nobody has reviewed yet it is a warning."),
		Bad:   "-- before/agreements/example-2020.yaml --\n" + reviewed("") + "-- after/agreements/themes.yaml --\n[]\n",
		Good:  versions(reviewed(""), reviewed("state: ended\nended: {on: 2022-03-31, reason: term-expired, evidence: [e2]}\n")),
		Since: since010,
	},
	set: func(s *setPass) {
		for _, old := range s.gone {
			a := old.Agreement
			d := s.report(diag.Place{Position: source.Position{File: old.File.Path}}, diag.Tf("記録「%s」が削除されています。", "The record %q is deleted.", a.ID))
			if diff.Unreviewed(a) {
				d.Severity = diag.Warning
			}
			d.Fix = diag.Tf(`ファイルを戻してください。
git checkout %[1]s -- :/%[2]s
協定が終わったのなら、次を書き加えてください。
state: ended
ended: {on: YYYY-MM-DD, reason: REASON, evidence: [SOURCE]}
別の記録と重複していたのなら、残す記録に次を書き加えてください。
aliases: [%[3]s]`, `Bring the file back.
git checkout %[1]s -- :/%[2]s
If the agreement ended, add this to it.
state: ended
ended: {on: YYYY-MM-DD, reason: REASON, evidence: [SOURCE]}
If it was a duplicate, add this to the record that stays.
aliases: [%[3]s]`, s.origin.Commit, s.origin.file(old.File.Path), a.ID)
		}
	},
}
