package lint

import (
	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/source"
)

var valueMissing = &rule{
	Rule: diag.Rule{
		ID:       "value-missing",
		Severity: diag.Error,
		Title:    diag.T("値のない目標・実績", "A target or measurement without a value"),
		Why: diag.T(
			"値のない目標には届いたかどうかがなく、値も文言もない実績は何も伝えません。",
			"Nobody can reach a target without a value, and a measurement with neither number nor words says nothing."),
		Bad: exampleHead + rateExampleHead + `        targets:
          - {by: 2023-03-31, evidence: [e1]}
` + exampleEvidence,
		Good: exampleHead + rateExampleHead + `        targets:
          - {value: 40, by: 2023-03-31, set_on: 2020-04-01, evidence: [e1]}
        measurements:
          - {period: FY2022, text: 目標未達, evidence: [e1]}
` + exampleEvidence,
		Since: since010,
	},
	absence: true,
	record: func(p *pass, a *agreement.Agreement) {
		for at, ind := range indicators(a) {
			for i := range ind.Targets {
				if t := &ind.Targets[i]; t.Value == "" && t.Min == "" && t.Max == "" {
					p.report(at.target(i), diag.T("目標に value も min・max もありません。", "The target has neither value nor min or max.")).Fix =
						diag.T("目標値を書いてください。出典に数がなければ、目標としては書かずに補足に書きます。", "Write the value to reach; where the source gives no number, put the words in a note instead of a target.")
				}
			}
			for i := range ind.Measurements {
				if m := &ind.Measurements[i]; m.Value == "" && m.Min == "" && m.Max == "" && m.Text == "" {
					p.report(at.measurement(i), diag.T("実績に value も min・max も text もありません。", "The measurement has no value, no min or max and no text.")).Fix =
						diag.T("値を書いてください。出典が言葉だけなら、その言葉を text に書きます。", "Write the value; where the source has only words, write them as text.")
				}
			}
		}
	},
}

// rateExampleHead begins an indicator that examples go on with.
const rateExampleHead = `deliverables:
  - id: d1
    title: {ja: 受診勧奨}
    indicators:
      - id: i1
        title: {ja: 特定健診受診率}
        level: outcome
        unit: "%"
        series: rate
`

var valueRange = &rule{
	Rule: diag.Rule{
		ID:       "value-range",
		Severity: diag.Error,
		Title:    diag.T("値の幅が正しくない", "A range of values is impossible"),
		Why: diag.T(
			"下限が上限より大きい幅には、どんな値も入りません。一つの値と幅を両方書くと、どちらと比べるのか決まりません。",
			"No value lies in a range whose lower bound is above its upper one. With both a value and a range it is not clear which of them counts."),
		Bad: exampleHead + rateExampleHead + `        targets:
          - {min: 45, max: 40, by: 2023-03-31, evidence: [e1]}
` + exampleEvidence,
		Good: exampleHead + rateExampleHead + `        targets:
          - {min: 40, max: 45, by: 2023-03-31, evidence: [e1]}
` + exampleEvidence,
		Since: since010,
	},
	record: func(p *pass, a *agreement.Agreement) {
		for at, ind := range indicators(a) {
			for i := range ind.Targets {
				if t := &ind.Targets[i]; t.Min != "" || t.Max != "" {
					checkRange(p, at.target(i), t.Value, t.Min, t.Max)
				}
			}
			for i := range ind.Measurements {
				if m := &ind.Measurements[i]; m.Min != "" || m.Max != "" {
					checkRange(p, at.measurement(i), m.Value, m.Min, m.Max)
				}
			}
		}
	},
}

func checkRange(p *pass, at source.Path, value, lower, upper agreement.Number) {
	if lower != "" && upper != "" && lower.Cmp(upper) > 0 {
		d := p.report(at.Key("min"), diag.Tf("min（%[1]s）が max（%[2]s）より大きくなっています。", "min (%[1]s) is greater than max (%[2]s).", lower, upper))
		d.Fix = diag.T("min には小さい方、max には大きい方を書いてください。", "Write the smaller value as min and the greater one as max.")
		d.Notes = []diag.Note{p.note(at.Key("max"), diag.T("max はここです。", "The max stands here."))}
	}
	if value != "" {
		d := p.report(at.Key("value"), diag.T("value と min・max の両方があります。", "There are both a value and a min or max."))
		d.Fix = diag.T(
			"一つの値なら value だけ、幅なら min と max だけを書いてください。平均などの値は別の指標にします。",
			"Write value alone for one value, min and max alone for a range; a mean and the like is an indicator of its own.")
	}
}
