package lint

import (
	"seika/generator/agreement"
	"seika/generator/diag"
)

var targetUndated = &rule{
	Rule: diag.Rule{
		ID:       "target-undated",
		Severity: diag.Warning,
		Title:    diag.T("期限のない目標", "A target without a date"),
		Why: diag.T(
			"期限のない目標は、いつまでも「これから」と言えます。届いたかどうかを判定できません。",
			"A target without a date can be put off for ever: nobody can say that it was missed."),
		Bad: exampleHead + rateExampleHead + `        targets:
          - {value: 40, set_on: 2020-04-01, evidence: [e1]}
` + exampleEvidence,
		Good: exampleHead + rateExampleHead + `        targets:
          - {value: 40, by: 2023-03-31, set_on: 2020-04-01, evidence: [e1]}
` + exampleEvidence,
		Since: since010,
	},
	absence: true,
	record: func(p *pass, a *agreement.Agreement) {
		for at, ind := range indicators(a) {
			for i := range ind.Targets {
				if ind.Targets[i].By.IsZero() {
					p.report(at.target(i), diag.T("目標に期限（by）がありません。", "The target has no date (by).")).Fix = diag.T(
						"出典にある期限を by に書いてください。計画の終期でも構いません。出典になければ、このままにします。",
						"Write the date that the source gives as by; the end of the plan will do. Where no source has one, leave it as it is.")
				}
			}
		}
	},
}

var targetSetOn = &rule{
	Rule: diag.Rule{
		ID:       "target-set-on",
		Severity: diag.Hint,
		Title:    diag.T("いつ定めたか分からない目標", "A target that does not say when it was set"),
		Why: diag.T(
			"測った後に決めた目標は数えません。定めた日（set_on）がない目標は、後から決めたのでないことを誰も確かめられません。",
			"A target set after the measured period does not count. Without set_on nobody can check that this one was not."),
		Bad: exampleHead + rateExampleHead + `        targets:
          - {value: 35, by: 2022-03-31, evidence: [e1]}
        measurements:
          - {period: FY2021, value: 36.2, evidence: [e1]}
` + exampleEvidence,
		Good: exampleHead + rateExampleHead + `        targets:
          - {value: 35, by: 2022-03-31, set_on: 2020-04-01, evidence: [e1]}
        measurements:
          - {period: FY2021, value: 36.2, evidence: [e1]}
` + exampleEvidence,
		Since: since010,
	},
	absence: true,
	record: func(p *pass, a *agreement.Agreement) {
		for at, ind := range indicators(a) {
			if !ind.Level.IsResult() || len(ind.Targets) == 0 || len(ind.Measurements) == 0 || !ind.Targets[0].SetOn.IsZero() {
				continue
			}
			p.report(at.target(0), diag.T("実績のある目標に、定めた日（set_on）がありません。", "There are values, and the target does not say when it was set (set_on).")).Fix = diag.T(
				"計画や協定の日付など、目標を定めた日を set_on に書いてください。どの出典にもなければ、このままで正しいです。",
				"Write as set_on when the target was set: the day of the plan or of the agreement. If no source has one, the record is right as it stands.")
		}
	},
}

var targetPostHoc = &rule{
	Rule: diag.Rule{
		ID:       "target-post-hoc",
		Severity: diag.Warning,
		Title:    diag.T("測った後に決めた目標", "A target set after the measured period"),
		Why: diag.T(
			"結果が出てから決めた目標は、必ず届くように決められます。判定はこれを数えません。",
			"A target set when the result is known can always be met. The verdict ignores it."),
		Bad: exampleHead + rateExampleHead + `        targets:
          - {value: 35, by: 2022-03-31, set_on: 2022-06-01, evidence: [e1]}
        measurements:
          - {period: FY2021, value: 36.2, evidence: [e1]}
` + exampleEvidence,
		Good: exampleHead + rateExampleHead + `        targets:
          - {value: 35, by: 2022-03-31, set_on: 2020-06-01, evidence: [e1]}
        measurements:
          - {period: FY2021, value: 36.2, evidence: [e1]}
` + exampleEvidence,
		Since: since010,
	},
	record: func(p *pass, a *agreement.Agreement) {
		for at, ind := range indicators(a) {
			for i := range ind.Targets {
				t := &ind.Targets[i]
				if t.SetOn.IsZero() {
					continue
				}
				set := at.target(i).Key("set_on")
				if surelyBefore(t.By, t.SetOn) {
					d := p.report(set, diag.Tf("目標を定めた日（%[1]s）が、その期限（%[2]s）より後です。", "The target was set (%[1]s) after the date it is for (%[2]s).", t.SetOn, t.By))
					d.Fix = postHocFix
					d.Notes = []diag.Note{p.note(at.target(i).Key("by"), diag.T("期限はここです。", "The date it is for stands here."))}
					continue
				}
				if k := measuredBefore(ind, t); k >= 0 {
					d := p.report(set, diag.Tf(
						"目標を定めた日（%[1]s）には、測る期間（%[2]s）がもう終わっていました。",
						"The target was set (%[1]s) after the period that was measured (%[2]s).", t.SetOn, ind.Measurements[k].Period))
					d.Fix = postHocFix
					d.Notes = []diag.Note{p.note(at.measurement(k).Key("period"), diag.T("実績はここです。", "The measurement stands here."))}
				}
			}
		}
	},
}

var postHocFix = diag.T(
	"出典で日付を確かめてください。本当に後から決めた目標なら、このままで正しく、判定には使われません。",
	"Check the dates in the source. If the target really was set afterwards, the record is right as it stands; the target will not count.")

// measuredBefore returns the latest measurement if even it ended before the target was set and the target looks no further ahead; else -1.
func measuredBefore(ind *agreement.Indicator, t *agreement.Target) int {
	latest := -1
	for i := range ind.Measurements {
		if m := &ind.Measurements[i]; !m.Period.IsZero() && (latest < 0 || m.Period.Compare(ind.Measurements[latest].Period) > 0) {
			latest = i
		}
	}
	if latest < 0 {
		return -1
	}
	end := ind.Measurements[latest].Period.Last()
	if t.SetOn.Before(end) || !t.By.IsZero() && t.By.Last().After(end) {
		return -1
	}
	return latest
}
