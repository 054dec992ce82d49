package lint

import (
	"strings"

	"seika/generator/agreement"
	"seika/generator/diag"
)

var targetOrder = &rule{
	Rule: diag.Rule{
		ID:       "target-order",
		Severity: diag.Warning,
		Title:    diag.T("目標が定めた順に並んでいない", "Targets do not stand in the order in which they were set"),
		Why: diag.T(
			"最初の目標が締結時の目標、後のものが改定とされます。順が逆だと、易しくした目標で判定されます。",
			"The first target is taken for that of the signing day, later ones for revisions. In another order the verdict goes by a target that was made easier."),
		Bad: exampleHead + rateExampleHead + `        targets:
          - {value: 35, by: 2023-03-31, set_on: 2022-04-01, evidence: [e1]}
          - {value: 40, by: 2023-03-31, set_on: 2020-04-01, evidence: [e1]}
` + exampleEvidence,
		Good: exampleHead + rateExampleHead + `        targets:
          - {value: 40, by: 2023-03-31, set_on: 2020-04-01, evidence: [e1]}
          - {value: 35, by: 2023-03-31, set_on: 2022-04-01, evidence: [e1]}
` + exampleEvidence,
		Since: since010,
	},
	record: func(p *pass, a *agreement.Agreement) {
		for at, ind := range indicators(a) {
			for i := 1; i < len(ind.Targets); i++ {
				before, now := &ind.Targets[i-1], &ind.Targets[i]
				if !surelyBefore(now.SetOn, before.SetOn) {
					continue
				}
				d := p.report(at.target(i).Key("set_on"), diag.Tf(
					"この目標（%[1]s）は、前に並ぶ目標（%[2]s）より先に定められています。", "This target (%[1]s) was set before the one above it (%[2]s).", now.SetOn, before.SetOn))
				d.Fix = diag.T("定めた日の順に並べてください。", "Put the targets in the order of set_on.")
				d.Notes = []diag.Note{p.note(at.target(i-1).Key("set_on"), diag.T("前の目標はここです。", "The one above stands here."))}
			}
		}
	},
}

var targetDirection = &rule{
	Rule: diag.Rule{
		ID:       "target-direction",
		Severity: diag.Warning,
		Title:    diag.T("目標が基準値より悪い", "A target that is worse than the baseline"),
		Why: diag.T(
			"減らすことが目標の指標に better: lower がないと、増えても達成になります。基準値より悪い目標には、何もしなくても届きます。",
			"Without better: lower an indicator that should fall is met when it rises. A target worse than the baseline is reached by doing nothing."),
		Bad:   exampleHead + waitExample("") + exampleEvidence,
		Good:  exampleHead + waitExample("\n        better: lower") + exampleEvidence,
		Since: since010,
	},
	record: func(p *pass, a *agreement.Agreement) {
		for at, ind := range indicators(a) {
			b := ind.Baseline
			if b == nil || b.Value == "" || b.Growth || b.Unit != "" && b.Unit != ind.Unit || ind.Series == agreement.SeriesCumulative {
				continue
			}
			for i := range ind.Targets {
				aim, key := ind.Targets[i].Value, "value"
				if aim == "" {
					aim, key = ind.Targets[i].Max, "max"
					if ind.LowerIsBetter() {
						aim, key = ind.Targets[i].Min, "min"
					}
				}
				if aim == "" {
					continue
				}
				if c := aim.Cmp(b.Value); c == 0 || (c > 0) != ind.LowerIsBetter() {
					continue
				}
				better := "higher"
				if ind.LowerIsBetter() {
					better = "lower"
				}
				d := p.report(at.target(i).Key(key), diag.Tf(
					"目標（%[1]s）が基準値（%[2]s）より悪い値です（better: %[3]s）。", "The target (%[1]s) is worse than the baseline (%[2]s; better: %[3]s).", aim, b.Value, better))
				d.Fix = diag.T(
					"少ないほど良い指標なら better: lower、多いほど良い指標なら better: higher と書いてください。向きが合っているなら、基準値と目標を出典と照らします。",
					"Write better: lower if less is better, better: higher if more is. If the direction is right, compare both values with their sources.")
				d.Notes = []diag.Note{p.note(at.path().Key("baseline").Key("value"), diag.T("基準値はここです。", "The baseline stands here."))}
			}
		}
	},
}

func waitExample(better string) string {
	return `deliverables:
  - id: d1
    title: {ja: 窓口の予約制}
    indicators:
      - id: i1
        title: {ja: 申請の平均処理日数}
        level: outcome
        unit: 日` + better + `
        baseline: {value: 30, period: FY2018, evidence: [e1]}
        targets:
          - {value: 20, by: 2022-03-31, set_on: 2020-04-01, evidence: [e1]}
`
}

var baselineLate = &rule{
	Rule: diag.Rule{
		ID:       "baseline-late",
		Severity: diag.Warning,
		Title:    diag.T("締結の後の基準値", "A baseline from after the signing"),
		Why: diag.T(
			"基準値は、協定が効く前の値です。始まった後の値と比べると、変化の一部が見えなくなるか、逆に見えます。",
			"A baseline is the value before the agreement could have an effect. Compared with a later one, part of the change disappears or turns round."),
		Bad: exampleHead + rateExampleHead + `        baseline: {value: 31.5, period: FY2021, evidence: [e1]}
        measurements:
          - {period: FY2022, value: 36.2, evidence: [e1]}
` + exampleEvidence,
		Good: exampleHead + rateExampleHead + `        baseline: {value: 31.5, period: FY2019, evidence: [e1]}
        measurements:
          - {period: FY2022, value: 36.2, evidence: [e1]}
` + exampleEvidence,
		Since: since010,
	},
	record: func(p *pass, a *agreement.Agreement) {
		for at, ind := range indicators(a) {
			b := ind.Baseline
			if b == nil || b.Period.IsZero() || a.Signed.IsZero() || !b.Period.First().After(a.Signed.Last()) || !p.asOf.IsZero() && b.Period.First().After(p.asOf) {
				continue
			}
			d := p.report(at.path().Key("baseline").Key("period"), diag.Tf(
				"基準値の期間（%[1]s）が締結（%[2]s）の後に始まります。", "The period of the baseline (%[1]s) began after the signing (%[2]s).", b.Period, a.Signed))
			d.Fix = diag.T(
				"締結の前の値が出典にあれば、それを基準値にしてください。この値は measurements に移します。取組がこの期間の後に始まったのなら、このままで正しいです。",
				"Take the value from before the signing if the source has one, and move this one to measurements. If the work began only after this period, the record is right as it stands.")
			d.Notes = []diag.Note{p.note("signed", diag.T("締結の日はここです。", "The day of signing stands here."))}
		}
	},
}

var baselineGrowth = &rule{
	Rule: diag.Rule{
		ID:       "baseline-growth",
		Severity: diag.Warning,
		Title:    diag.T("伸び率が基準値になっている", "A growth rate stands as a baseline"),
		Why: diag.T(
			"基準値そのものが前年比や伸び率なら、それより小さい伸びが「悪化」に、大きい伸びが「改善」に見えます。比べる元の値ではありません。",
			"Where the baseline is itself a growth rate, slower growth looks like a fall and faster growth like an improvement. It is no value to compare with."),
		Bad: exampleHead + strings.Replace(rateExampleHead, "特定健診受診率", "受診者数の前年度比", 1) + `        baseline: {value: 3.1, period: FY2019, evidence: [e1]}
` + exampleEvidence,
		Good: exampleHead + strings.Replace(rateExampleHead, "特定健診受診率", "受診者数の前年度比", 1) + `        baseline: {value: 3.1, period: FY2019, growth: true, evidence: [e1]}
` + exampleEvidence,
		Since: since010,
	},
	record: func(p *pass, a *agreement.Agreement) {
		for at, ind := range indicators(a) {
			b := ind.Baseline
			if b == nil || b.Growth || b.Unit != "" && b.Unit != ind.Unit {
				continue
			}
			word := mentions(ind.Title, growthWords)
			if word == "" {
				word = mentions(b.Note, growthWords)
			}
			if word == "" {
				continue
			}
			p.reportKey(at.path().Key("baseline"), diag.Tf("基準値が伸び率に見えます（%s）。", "The baseline looks like a growth rate (%s).", word)).Fix = diag.T(
				"伸び率なら baseline に growth: true と書いてください。元の値が出典にあれば、それを基準値にします。",
				"Write growth: true under baseline if it is one. If the source has the value itself, take that as the baseline.")
		}
	},
}

var growthWords = []string{"伸び率", "増加率", "成長率", "増減率", "前年比", "前年度比", "対前年", "前年同期比", "前年同月比", "growth rate", "year on year", "year-on-year", "compared with the year before"}

var betterUnstated = &rule{
	Rule: diag.Rule{
		ID:       "better-unstated",
		Severity: diag.Hint,
		Title:    diag.T("減るほど良さそうなのに better がない", "What should fall has no better"),
		Why: diag.T(
			"better を書かない指標は、多いほど良いとされます。事故や待ち時間に書き忘れると、増えたときに「改善」や「達成」になります。",
			"Without better an indicator is better when higher. Forgotten for accidents or waiting times, it turns a rise into an improvement."),
		Bad:   exampleHead + accidentsExample + exampleEvidence,
		Good:  exampleHead + strings.Replace(accidentsExample, "unit: 件", "unit: 件\n        better: lower", 1) + exampleEvidence,
		Since: since010,
	},
	absence: true,
	record: func(p *pass, a *agreement.Agreement) {
		for at, ind := range indicators(a) {
			if ind.Better != "" || !ind.Level.IsResult() || ind.Baseline == nil && len(ind.Targets) == 0 || mentions(ind.Title, lessWords) != "" {
				continue
			}
			word := mentions(ind.Title, harmWords)
			if word == "" {
				continue
			}
			p.report(at.path().Key("title"), diag.Tf("「%s」は減るほど良さそうですが、better がなく、多いほど良いとされます。", "It is about %q, which should fall; without better, more counts as better.", word)).Fix = diag.T(
				"減るほど良いなら better: lower、多いほど良いなら better: higher と書いてください。", "Write better: lower if less is better, better: higher if more is.")
		}
	},
}

// harmWords name what nobody wants more of; lessWords turn them round: 事故の削減数 should rise.
var (
	harmWords = []string{"死亡", "死者", "負傷", "事故", "犯罪", "搬送", "待ち時間", "所要時間", "排出量", "滞納", "未収", "離職", "不登校", "要介護", "苦情", "waiting time", "accidents", "deaths", "crimes", "emissions", "complaints"}
	lessWords = []string{"減", "防止", "回避", "改善", "短縮", "解消", "抑制", "削", "reduc", "avoided", "prevent", "fewer", "saved"}
)

const accidentsExample = `deliverables:
  - id: d1
    title: {ja: 通学路の見守り}
    indicators:
      - id: i1
        title: {ja: 通学路の交通事故}
        level: outcome
        unit: 件
        baseline: {value: 30, period: FY2018, evidence: [e1]}
`
