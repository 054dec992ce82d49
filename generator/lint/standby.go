package lint

import (
	"seika/generator/agreement"
	"seika/generator/diag"
)

var standbyMissing = &rule{
	Rule: diag.Rule{
		ID:       "standby-missing",
		Severity: diag.Hint,
		Title:    diag.T("待機型と書かれていない災害協定", "A disaster agreement that is not marked as standby"),
		Why: diag.T(
			"災害のときにだけ働く協定は、何も起きなければ使われません。standby: true がないと、待っているだけの協定が「締結のみ」と判定されます。",
			"An agreement that acts only in a disaster is not used while nothing happens. Without standby: true it is judged “paper only” for waiting."),
		Bad:   exampleHead + "kind: disaster\n" + exampleEvidence,
		Good:  exampleHead + "kind: disaster\nstandby: true\n" + exampleEvidence,
		Since: since010,
	},
	absence: true,
	record: func(p *pass, a *agreement.Agreement) {
		if a.Kind != "disaster" || a.Standby || len(a.Deliverables)+len(a.Pathway) > 0 {
			return
		}
		p.report("kind", diag.T("災害協定ですが、standby がありません。", "It is a disaster agreement without standby.")).Fix = diag.T(
			"災害のときにだけ働くなら standby: true を加えてください。普段の訓練や備蓄も約束しているなら、それを deliverables に書きます。",
			"Add standby: true if it acts only in a disaster. If it promises drills or stocks as well, write those as deliverables.")
	},
}
