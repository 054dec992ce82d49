package lint

import (
	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/source"
)

var signedMissing = &rule{
	Rule: diag.Rule{
		ID:       "signed-missing",
		Severity: diag.Error,
		Title:    diag.T("いつからの協定か分からない", "Nothing says since when the agreement exists"),
		Why: diag.T(
			"締結の前の結果は成果に数えません。いつからあるのかが分からなければ、何も判定できません。",
			"A result from before the signing never counts. Without a beginning nothing can be judged."),
		Bad: `id: example-2020
title: {ja: 例市と株式会社例の包括連携協定}
parties:
  - {role: government, ref: "jp:270008"}
  - {role: company, ref: example}
` + exampleEvidence,
		Good: `id: example-2020
title: {ja: 例市と株式会社例の包括連携協定}
parties:
  - {role: government, ref: "jp:270008"}
  - {role: company, ref: example}
first_known: 2020-06
` + exampleEvidence,
		Since: since010,
	},
	absence: true,
	within:  []source.Path{"signed", "first_known"},
	record: func(p *pass, a *agreement.Agreement) {
		if _, signed := a.Start(); signed || !a.FirstKnown.IsZero() {
			return
		}
		p.report("", diag.T("signed も first_known もありません。", "There is neither signed nor first_known.")).Fix = diag.T(
			"締結日を signed に書いてください。締結日の出典がなければ、存在が確認できる最初の日を first_known に書きます。",
			"Write the day of signing as signed; where no source dates it, write the first day it is known to exist as first_known.")
	},
}

var stateEnding = &rule{
	Rule: diag.Rule{
		ID:       "state-ending",
		Severity: diag.Error,
		Title:    diag.T("状態と終了の記述が合わない", "The state and the ending do not fit"),
		Why: diag.T(
			"終わった協定には、いつ・なぜ終わったかが要ります。続いている協定に終了の記述があれば、どちらかが誤りです。",
			"An agreement that ended needs when and why. Where an agreement in force has an ending, one of the two is wrong."),
		Bad:   exampleHead + "state: ended\n" + exampleEvidence,
		Good:  exampleHead + "state: ended\nended: {on: 2023-03-31, reason: term-expired, evidence: [e1]}\n" + exampleEvidence,
		Since: since010,
	},
	absence: true,
	within:  []source.Path{"state", "ended"},
	record: func(p *pass, a *agreement.Agreement) {
		over := a.State == agreement.StateEnded || a.State == agreement.StateDissolved
		switch {
		case over && a.Ended == nil:
			d := p.report("state", diag.Tf("状態が %s なのに ended がありません。", "The state is %s, but there is no ended.", a.State))
			d.Fix = diag.T(
				"ended: {on: …, reason: …, evidence: […]} を加えてください。分からないものは書かなくて構いません。",
				"Add ended: {on: …, reason: …, evidence: […]}; leave out what is not known.")
		case !over && a.Ended != nil:
			d := p.reportKey("ended", diag.T("ended があるのに、状態が終了になっていません。", "There is an ended, but the state does not say that the agreement is over."))
			d.Expected = diag.T("state: ended または state: dissolved", "state: ended or state: dissolved")
			d.Fix = diag.T("終わったのなら state を直してください。続いているのなら ended を消します。", "If it is over, correct the state; if it goes on, delete ended.")
			if a.State != "" {
				d.Notes = []diag.Note{p.note("state", diag.T("状態はここです。", "The state stands here."))}
			}
		}
	},
}

var termOver = &rule{
	Rule: diag.Rule{
		ID:       "term-over",
		Severity: diag.Warning,
		Title:    diag.T("期間が過ぎた協定が有効のまま", "An agreement is in force after its term"),
		Why: diag.T(
			"更新のない協定は期間の満了で終わります。有効のままでは、終わった協定が続いて見えます。",
			"An agreement without renewal ends with its term. Left in force, it looks as if it went on."),
		Bad:   exampleHead + "term: {to: 2023-03-31, renewal: none}\nstate: active\n" + exampleEvidence,
		Good:  exampleHead + "term: {to: 2023-03-31, renewal: automatic}\nstate: active\n" + exampleEvidence,
		Since: since010,
	},
	record: func(p *pass, a *agreement.Agreement) {
		if a.State != agreement.StateActive || a.Term.Renewal != "none" || p.asOf.IsZero() || !surelyBefore(a.Term.To, p.asOf) {
			return
		}
		d := p.report("state", diag.Tf("期間は %s に終わり、更新もないのに、状態が有効です。", "The term ended on %s without renewal, but the state is active.", a.Term.To))
		d.Fix = diag.T(
			"終わったなら state: ended と ended を、続いているなら更新のしかたを書いてください。どちらか分からなければ state: unknown です。",
			"Write state: ended with an ended if it is over, how it was renewed if it goes on, and state: unknown if nobody can tell.")
		d.Notes = []diag.Note{p.note("term/to", diag.T("期間の終わりはここです。", "The end of the term stands here."))}
	},
}
