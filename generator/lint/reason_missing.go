package lint

import (
	"seika/generator/agreement"
	"seika/generator/diag"
)

var reasonMissing = &rule{
	Rule: diag.Rule{
		ID:       "reason-missing",
		Severity: diag.Hint,
		Title:    diag.T("理由のない取りやめ・中止", "A stop without a reason"),
		Why: diag.T(
			"なぜ止まったかは、次に同じことを試す町がいちばん知りたいことです。役目を終えたのか、費用か、競合かで意味が違います。",
			"Why it stopped is what the next town wants to know first. That it had done its work, cost too much or lost a tender are different things."),
		Bad: exampleHead + `deliverables:
  - id: d1
    title: {ja: 移動販売}
    events:
      - {on: 2022-03, type: dropped, evidence: [e1]}
` + exampleEvidence,
		Good: exampleHead + `deliverables:
  - id: d1
    title: {ja: 移動販売}
    events:
      - {on: 2022-03, type: dropped, reason: {ja: 利用が少なく採算が合わないため}, evidence: [e1]}
` + exampleEvidence,
		Since: since010,
	},
	absence: true,
	record: func(p *pass, a *agreement.Agreement) {
		for i := range a.Deliverables {
			for j := range a.Deliverables[i].Events {
				if e := &a.Deliverables[i].Events[j]; e.Type == agreement.EventDropped && e.Reason.IsZero() && e.Note.IsZero() {
					p.report(deliverablePath(i).Key("events").Index(j), diag.T("取りやめに理由（reason）がありません。", "It was dropped without a reason.")).Fix = diag.T(
						"出典が述べる理由を reason: {ja: …} に書いてください。述べていなければ、このままで正しいです。",
						"Write what the source says as reason: {ja: …}. If it gives none, the record is right as it stands.")
				}
			}
		}
		for i := range a.Pathway {
			if s := &a.Pathway[i]; s.Stage == agreement.StageStopped && s.Reason == "" && s.Note.IsZero() {
				d := p.report(stagePath(i), diag.T("中止に理由（reason）がありません。", "It was stopped without a reason."))
				d.Expected = diag.Tf("reason：%s", "reason: %s", enumerate(agreement.EndReasonVocabulary.IDs()))
				d.Fix = diag.T("出典が述べる理由を選んでください。述べていなければ、このままで正しいです。", "Choose what the source says. If it gives none, the record is right as it stands.")
			}
		}
	},
}
