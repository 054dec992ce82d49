package against

import (
	"seika/generator/diag"
	"seika/generator/diff"
)

var promiseChanged = &rule{
	Rule: diag.Rule{
		ID:       "promise-changed",
		Severity: diag.Error,
		Title:    diag.T("約束を黙って変えている", "A promise is changed without saying so"),
		Why: diag.T(
			"目標や期限を後から書き換えられるなら、どんな約束も守れたことになります。約束が本当に変わったなら amendments で公表し、当初の約束とともに残します。易しくなる変更と、比べられなくする変更はエラー、それ以外は警告、まだ確認されていない記録では提案です。",
			"If targets and dates can be rewritten afterwards, every promise is kept. A promise that really changed is declared under amendments, and the first one stays on record. A change that makes success easier, or that nobody can compare any more, is an error, any other a warning; in a record that nobody has reviewed yet it is a hint."),
		Bad: versions(reviewed(examplePromise), reviewed(instead(examplePromise, "due: 2022-03-31", "due: 2025-03-31"))),
		Good: versions(reviewed(examplePromise), reviewed(instead(examplePromise, "due: 2022-03-31", "due: 2025-03-31")+`amendments:
  - {on: 2022-03-01, path: deliverables/d1/promised/due, from: 2022-03-31, to: 2025-03-31, cause: renegotiated, reason: {ja: 車両の納入が遅れた。}, evidence: [e2]}
`)),
		Since: since010,
	},
	record: func(p *pass) {
		for i := range p.moves {
			m := &p.moves[i]
			switch m.Kind {
			case diff.EvidenceRemoved, diff.MeasurementRewritten, diff.MeasurementRemoved:
				continue // rules of their own
			}
			if m.Declared {
				continue
			}
			d := p.reportChange(m.Path, m.Text(), declareOrRevert(amendmentOf(m)))
			if !p.drafting && !m.Counts() {
				d.Severity = diag.Warning
			}
		}
	},
}

// amendmentOf is the entry that declares a move.
func amendmentOf(m *diff.Move) string {
	if m.New == "" {
		return amendment(m.Path, "", "", "released")
	}
	return amendment(m.Path, m.Old, m.New, "renegotiated")
}

// declareOrRevert says how to mend an undeclared change.
func declareOrRevert(entry string) diag.Text {
	return diag.Tf("変えるつもりがなければ元に戻してください。本当に変わったなら、次を amendments に加え、大文字のところを埋めてください。記録の誤りを直したのなら cause は corrected です。\n%[1]s",
		"Put it back if it was not meant to change. If it really changed, add this to amendments and fill in the capitals; where an error of the record was mended, cause is corrected.\n%[1]s", entry)
}
