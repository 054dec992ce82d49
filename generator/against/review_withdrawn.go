package against

import (
	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/diff"
)

var reviewWithdrawn = &rule{
	Rule: diag.Rule{
		ID:       "review-withdrawn",
		Severity: diag.Error,
		Title:    diag.T("確認済みの記録が未確認に戻されている", "A review is taken back"),
		Why: diag.T(
			"確認済みの記録の約束は、黙って変えられません。未確認に戻せばその守りが外れるように見えますが、一度確認された記録は下書きには戻りません。",
			"In a reviewed record no promise can be changed in silence. Taking the review back looks like a way around that; a record that was reviewed once is no draft again."),
		Bad:   versions(reviewed(""), exampleHead+"review: {state: unreviewed}\n"+exampleEvidence),
		Good:  versions(reviewed(""), exampleHead+"review: {state: disputed, by: hanako, on: 2022-06-01}\n"+exampleEvidence),
		Since: since010,
	},
	record: func(p *pass) {
		if p.drafting || !diff.Unreviewed(p.new) {
			return
		}
		state := agreement.ReviewVocabulary.Label(p.old.Review.State)
		d := p.report("review/state", diag.T("確認の状態が「"+state.JA+"」から未確認に戻されています。", "The review was taken back: the state was “"+state.EN+"”."))
		d.Fix = diag.T("内容に疑いがあるなら state: disputed とし、何が疑わしいかを提案の説明に書いてください。そうでなければ元に戻してください。",
			"Where the content is in doubt write state: disputed, and what is in doubt into the description of the change. Otherwise put it back.")
	},
}
