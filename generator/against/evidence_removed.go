package against

import (
	"strings"

	"seika/generator/diag"
	"seika/generator/diff"
)

var evidenceRemoved = &rule{
	Rule: diag.Rule{
		ID:       "evidence-removed",
		Severity: diag.Error,
		Title:    diag.T("記述から出典が外された", "A statement lost its source"),
		Why: diag.T(
			"出典の消えた記述は、誰にも確かめられません。ページが消えたなら、出典は残したまま archive_url に保存版を書きます。別の出典に替えるのは構いません。ほかに出典が残る記述だけなら警告、まだ確認されていない記録では提案です。",
			"Without its source a statement can no longer be checked. Where a page is gone, the source stays and archive_url names a copy. To put another source in its place is fine. Where every statement keeps another source it is a warning, in a record that nobody has reviewed yet a hint."),
		Bad: versions(reviewed(exampleBurden), exampleHead+instead(exampleBurden, ", evidence: [e1]", "")+exampleReviewed+
			"evidence:\n"+strings.SplitAfter(exampleEvidence, "\n")[2]),
		Good:  versions(reviewed(exampleBurden), reviewed(instead(exampleBurden, "e1", "e2"))),
		Since: since010,
	},
	record: func(p *pass) {
		for i := range p.moves {
			m := &p.moves[i]
			if m.Kind != diff.EvidenceRemoved || m.Declared {
				continue
			}
			at := m.Path
			if strings.HasPrefix(at, "evidence/") {
				at = m.Claims[0] // the source is no longer there to be pointed at
			}
			d := p.reportChange(at, m.Text(), p.bringBack(m))
			if !p.drafting && !bare(p.after, m.Claims) {
				d.Severity = diag.Warning
			}
		}
	},
}

// bare reports whether one of the statements has no source left.
func bare(now diff.FieldMap, claims []string) bool {
	for _, claim := range claims {
		sourced := false
		for _, f := range now {
			sourced = sourced || strings.HasPrefix(f.Path, claim+"/evidence/")
		}
		if !sourced {
			return true
		}
	}
	return false
}

var evidenceObject = object("evidence")

// bringBack says which source to put back, and where.
func (p *pass) bringBack(m *diff.Move) diag.Text {
	places := make([]string, len(m.Claims))
	for i, claim := range m.Claims {
		_, places[i], _ = p.locator.Locate(claim)
	}
	claims := strings.Join(places, ", ")
	entry := amendment(m.Path, "", "", "corrected")
	if p.after.Get("evidence/"+m.Old+"/id") != "" {
		return diag.Tf("%[1]s の evidence に %[2]s を戻してください。その出典が根拠にならないと分かったのなら、次を amendments に加え、大文字のところを埋めてください。\n%[3]s",
			"Put %[2]s back under evidence of %[1]s. If that source turned out to say nothing of the kind, add this to amendments and fill in the capitals.\n%[3]s", claims, m.Old, entry)
	}
	source := "evidence:\n  - " + flow(evidenceObject, p.before, "evidence/"+m.Old)
	return diag.Tf("次の出典を戻し、%[1]s の evidence に %[2]s と書いてください。その出典が根拠にならないと分かったのなら、代わりに amendments に加え、大文字のところを埋めてください。\n%[3]s\n%[4]s",
		"Put this source back, and %[2]s under evidence of %[1]s. If it turned out to say nothing of the kind, add the entry to amendments instead and fill in the capitals.\n%[3]s\n%[4]s", claims, m.Old, source, entry)
}
