package lint

import (
	"seika/generator/diag"
	"seika/generator/nearest"
	"seika/generator/source"
)

// exampleUndated is an indicator whose plan gives a target and no date, as an example of a finding that may stand.
const exampleUndated = rateExampleHead + `        targets:
          - {value: 40, set_on: 2020-04-01, evidence: [e1]}
`

func exceptionExample(rule, until string) string {
	return exampleHead + exampleUndated + `exceptions:
  - rule: ` + rule + `
    path: deliverables/d1/indicators/i1
    reason: {ja: 計画に期限の記載がない。}
    until: ` + until + "\n" + exampleEvidence
}

var exceptionRule = &rule{
	Rule: diag.Rule{
		ID:       "exception-rule",
		Severity: diag.Error,
		Title:    diag.T("例外にできない規則", "An exception from a rule that allows none"),
		Why: diag.T(
			"例外は、確かめたうえで残す警告と提案のためのものです。知らない規則の例外は何も止めず、エラーは例外で止められません。誤った値がそのまま載ってしまうからです。",
			"An exception is for a warning or hint that somebody has looked at. With the name of no rule it silences nothing; an error cannot be silenced, because a wrong value would go on being published."),
		Bad: exampleHead + exampleEvidence + `exceptions:
  - {rule: target-undatd, reason: {ja: 計画に期限の記載がない。}, until: 2027-03-31}
`,
		Good:  exceptionExample("target-undated", "2027-03-31"),
		Since: since010,
	},
	file: func(p *pass) {
		for i, x := range p.exceptions() {
			if x.Rule == "" {
				continue
			}
			at := source.Path("exceptions").Index(i).Key("rule")
			severity, known := p.severities[x.Rule]
			switch {
			case !known:
				d := p.report(at, diag.Tf("「%s」という規則はありません。", "There is no rule %q.", x.Rule))
				d.Expected = diag.T("検査の結果の [ ] の中にある規則の ID", "the id of a rule, as it stands in [ ] behind a finding")
				if s, ok := nearest.Word(x.Rule, p.exceptable); ok {
					d.Fix = didYouMean(s)
				} else {
					d.Fix = diag.T("ID を検査の結果から写してください。", "Copy the id from the finding.")
				}
			case severity == diag.Error:
				d := p.report(at, diag.Tf("規則「%s」はエラーなので、例外にできません。", "The rule %q is an error and allows no exception.", x.Rule))
				d.Expected = diag.T("警告か提案の規則", "a rule whose findings are warnings or hints")
				d.Fix = diag.T(
					"記録を直し、この例外を消してください。出典どうしが食い違うなら conflicts に両方を残します。",
					"Mend the record and delete the exception. Where sources disagree, keep both under conflicts.")
			case aboutExceptions[x.Rule]:
				d := p.report(at, diag.Tf("規則「%s」は例外についての規則なので、例外にできません。", "The rule %q is about exceptions and allows none.", x.Rule))
				d.Expected = diag.T("記録の中身についての規則", "a rule about what the record says")
				d.Fix = diag.T("指摘された例外を直すか消してください。", "Mend or delete the exception that was reported.")
			}
		}
	},
}

// aboutExceptions are the rules that watch over exceptions.
var aboutExceptions = map[string]bool{"exception-expired": true, "exception-distant": true, "exception-unused": true}

var exceptionExpired = &rule{
	Rule: diag.Rule{
		ID:       "exception-expired",
		Severity: diag.Warning,
		Title:    diag.T("期限の切れた例外", "An exception that has expired"),
		Why: diag.T(
			"例外は期限までしか働きません。期限が来たら、理由がまだ当てはまるかを誰かが確かめます。",
			"An exception holds until its date. Then somebody looks again whether its reason still does."),
		Bad: exampleHead + exampleEvidence + `exceptions:
  - {rule: target-undated, reason: {ja: 計画に期限の記載がない。}, until: 2025-03-31}
`,
		Good:  exceptionExample("target-undated", "2027-03-31"),
		Since: since010,
	},
	file: func(p *pass) {
		for i, x := range p.exceptions() {
			if p.asOf.IsZero() || x.Until.IsZero() || !x.Until.Last().Before(p.asOf) {
				continue
			}
			d := p.report(source.Path("exceptions").Index(i).Key("until"), diag.Tf(
				"規則「%[1]s」の例外は %[2]s に期限が切れました。", "The exception from %[1]q expired on %[2]s.", x.Rule, x.Until))
			d.Fix = diag.T(
				"出典を確かめ直してください。理由がまだ当てはまるなら until を先の日付にし、当てはまらないなら例外を消します。",
				"Look at the sources again. If the reason still holds, write a later until; if not, delete the exception.")
		}
	},
}

// exceptionMonths is how far ahead an exception may reach.
const exceptionMonths = 24

var exceptionDistant = &rule{
	Rule: diag.Rule{
		ID:       "exception-distant",
		Severity: diag.Warning,
		Title:    diag.T("遠すぎる期限の例外", "An exception that reaches too far ahead"),
		Why: diag.T(
			"何年も先の期限は、期限がないのと同じです。2年に一度は、理由がまだ当てはまるかを確かめます。",
			"A date many years ahead is as good as none. Every two years at least somebody should look whether the reason still holds."),
		Bad:   exceptionExample("target-undated", "2099-12-31"),
		Good:  exceptionExample("target-undated", "2027-03-31"),
		Since: since010,
	},
	file: func(p *pass) {
		if p.asOf.IsZero() {
			return
		}
		furthest := p.asOf.AddMonths(exceptionMonths)
		for i, x := range p.exceptions() {
			if !x.Until.After(furthest) {
				continue
			}
			d := p.report(source.Path("exceptions").Index(i).Key("until"), diag.Tf(
				"例外の期限（%[1]s）が %[2]s より先です。", "The exception holds until %[1]s, later than %[2]s.", x.Until, furthest))
			d.Expected = diag.Tf("%s かそれより前の日付", "%s or an earlier date", furthest)
			d.Fix = diag.Tf("%s までにし、そのときにもう一度確かめてください。", "Write %s at the latest, and look again then.", furthest)
		}
	},
}

var exceptionUnused = &rule{
	Rule: diag.Rule{
		ID:       "exception-unused",
		Severity: diag.Hint,
		Title:    diag.T("使われていない例外", "An exception that silences nothing"),
		Why: diag.T(
			"止めるものがない例外は、直った後に消し忘れたものか、項目の書き違いです。残すと、次に本当の誤りを隠します。",
			"An exception with nothing to silence was left behind when the record was mended, or names another value than was meant. Left alone it will hide a real mistake some day."),
		Bad: exampleHead + exampleEvidence + `exceptions:
  - {rule: target-undated, reason: {ja: 計画に期限の記載がない。}, until: 2027-03-31}
`,
		Good:  exceptionExample("target-undated", "2027-03-31"),
		Since: since010,
	},
	exceptions: func(p *registerPass, all exceptions) {
		if p.AsOf.IsZero() {
			return // rules that need the day were silent
		}
		for file, list := range all {
			for _, x := range list {
				if x.used || x.partial || !p.watches[x.Rule] {
					continue
				}
				p.in(file, x.spans)
				d := p.report(source.Path("exceptions").Index(x.item).Key("rule"), diag.Tf(
					"規則「%s」の例外に、当たるものがありません。", "Nothing needs the exception from %q.", x.Rule))
				d.Fix = diag.T(
					"記録が直っているなら例外を消してください。まだ警告が出ているなら、path が警告の出ている項目を指しているか確かめます。",
					"Delete it if the record has been mended. If the finding still shows, check that path names the value it is about.")
			}
		}
	},
}

// severitiesOf returns the severity of each rule by its id, and the ids of those that allow exceptions.
func severitiesOf(docs []*diag.Rule) (severities map[string]diag.Severity, exceptable []string) {
	severities = make(map[string]diag.Severity, len(docs))
	for _, r := range docs {
		severities[r.ID] = r.Severity
		if r.Severity != diag.Error && !aboutExceptions[r.ID] {
			exceptable = append(exceptable, r.ID)
		}
	}
	return severities, exceptable
}
