package lint

import (
	"slices"
	"strings"

	"seika/generator/agreement"
	"seika/generator/diag"
)

var seriesCumulative = &rule{
	Rule: diag.Rule{
		ID:       "series-cumulative",
		Severity: diag.Warning,
		Title:    diag.T("累計らしい指標が累計になっていない", "What looks cumulative is not called so"),
		Why: diag.T(
			"累計は増えることしかありません。期間ごとの値として扱うと、何もしなくても毎年良くなったように見えます。",
			"A cumulative value can only grow. Taken for values per period it shows progress every year, whatever happens."),
		Bad: exampleHead + strings.Replace(callsExample, "通報件数", "通報件数（累計）", 1) + `        series: period
        measurements:
          - {period: FY2021, value: 288, evidence: [e1]}
          - {period: FY2022, value: 334, evidence: [e1]}
` + exampleEvidence,
		Good: exampleHead + strings.Replace(callsExample, "通報件数", "通報件数（累計）", 1) + `        series: cumulative
        measurements:
          - {period: FY2021, value: 288, evidence: [e1]}
          - {period: FY2022, value: 334, evidence: [e1]}
` + exampleEvidence,
		Since: since010,
	},
	record: func(p *pass, a *agreement.Agreement) {
		for at, ind := range indicators(a) {
			if ind.Series != agreement.SeriesPeriod && ind.Series != "" {
				continue
			}
			word := mentions(ind.Title, cumulativeWords)
			if word == "" && strings.Contains(ind.Title.JA, "延べ") && ind.Counts != "gross" && rises(ind.Measurements) {
				word = "延べ"
			}
			if word == "" {
				continue
			}
			path := at.path().Key("series")
			if ind.Series == "" {
				path = at.path()
			}
			d := p.report(path, diag.Tf(
				"「%[1]s」は累計に見えますが、series: cumulative ではありません（%[2]s）。",
				"%[3]q looks cumulative, but its series is not (%[2]s).", ind.Title.In("ja"), word, ind.Title.In("en")))
			d.Fix = diag.T(
				"始めからの合計なら series: cumulative にしてください。期間ごとの値なら、名称から累計の語を外します。同じ人を何度も数えた値（延べ）なら counts: gross と書きます。",
				"Write series: cumulative for totals since the start. If the values are per period, take the word out of the title; if the same person is counted again, write counts: gross.")
		}
	},
}

var cumulativeWords = []string{"累計", "累積", "通算", "cumulative", "since the start", "to date"}

// rises reports whether three or more values, by their period, never fall.
func rises(ms []agreement.Measurement) bool {
	order := byPeriod(ms)
	if len(order) < 3 {
		return false
	}
	return slices.IsSortedFunc(order, func(a, b *agreement.Measurement) int { return a.Value.Cmp(b.Value) })
}

// byPeriod returns the measurements with a value and a period in the order of their periods, without those that another one corrects.
func byPeriod(ms []agreement.Measurement) []*agreement.Measurement {
	var corrected []string
	for i := range ms {
		if ms[i].Supersedes != "" {
			corrected = append(corrected, ms[i].Supersedes)
		}
	}
	var order []*agreement.Measurement
	for i := range ms {
		if m := &ms[i]; m.Value != "" && !m.Period.IsZero() && (m.ID == "" || !slices.Contains(corrected, m.ID)) {
			order = append(order, m)
		}
	}
	slices.SortStableFunc(order, func(a, b *agreement.Measurement) int { return a.Period.Compare(b.Period) })
	return order
}

var cumulativeFalls = &rule{
	Rule: diag.Rule{
		ID:       "cumulative-falls",
		Severity: diag.Warning,
		Title:    diag.T("累計が減っている", "A cumulative value falls"),
		Why: diag.T(
			"累計は減りません。減っているなら、期間ごとの値か、数え方の違う値か、打ち間違いが混じっています。",
			"A total since the start cannot fall. If it does, a value per period, another way of counting or a slip is among the values."),
		Bad: exampleHead + callsExample + `        series: cumulative
        measurements:
          - {period: FY2021, value: 288, evidence: [e1]}
          - {period: FY2022, value: 46, evidence: [e1]}
` + exampleEvidence,
		Good: exampleHead + callsExample + `        series: cumulative
        measurements:
          - {period: FY2021, value: 288, evidence: [e1]}
          - {period: FY2022, value: 334, evidence: [e1]}
` + exampleEvidence,
		Since: since010,
	},
	record: func(p *pass, a *agreement.Agreement) {
		for at, ind := range indicators(a) {
			if ind.Series != agreement.SeriesCumulative || len(ind.Measurements) < 2 {
				continue
			}
			order := byPeriod(ind.Measurements)
			for n := 1; n < len(order); n++ {
				before, now := order[n-1], order[n]
				if now.Value.Cmp(before.Value) >= 0 || roughly(before) || roughly(now) {
					continue
				}
				d := p.report(at.measurement(numberOf(ind, now)).Key("value"), diag.Tf(
					"累計が %[1]s（%[2]s）から %[3]s（%[4]s）に減っています。", "The cumulative value falls from %[1]s (%[2]s) to %[3]s (%[4]s).",
					before.Value, before.Period, now.Value, now.Period))
				d.Fix = diag.T(
					"出典で、累計か期間ごとの値かを確かめてください。期間ごとの値は別の指標にします。前の値が誤りなら supersedes で訂正します。",
					"Check in the source whether it is a total or a value per period; values per period go to an indicator of their own. If the earlier value is wrong, correct it with supersedes.")
				d.Notes = []diag.Note{p.note(at.measurement(numberOf(ind, before)).Key("value"), diag.T("前の値はここです。", "The earlier value stands here."))}
			}
		}
	},
}

// roughly reports whether a value is only about right, so that it may lie below an exact one before it.
func roughly(m *agreement.Measurement) bool { return m.Qualifier != "" }

// numberOf returns the place of m, one of ind's measurements, in their list.
func numberOf(ind *agreement.Indicator, m *agreement.Measurement) int {
	for i := range ind.Measurements {
		if &ind.Measurements[i] == m {
			return i
		}
	}
	return 0
}
