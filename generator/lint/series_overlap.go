package lint

import (
	"slices"

	"seika/generator/agreement"
	"seika/generator/diag"
)

var seriesOverlap = &rule{
	Rule: diag.Rule{
		ID:       "series-overlap",
		Severity: diag.Warning,
		Title:    diag.T("一つの指標に重なる期間がある", "Periods of one indicator overlap"),
		Why: diag.T(
			"一年の値と三年分の合計を同じ系列に並べると、増えたように、または減ったように見えます。累計と期間ごとの値は別の指標です。",
			"A year's value beside the total of three years makes a rise or a fall out of nothing. Cumulative values and values per period are different indicators."),
		Bad: exampleHead + callsExample + `        series: period
        measurements:
          - {period: FY2021, value: 46, evidence: [e1]}
          - {period: FY2020/FY2022, value: 120, evidence: [e1]}
` + exampleEvidence,
		Good: exampleHead + callsExample + `        series: period
        measurements:
          - {period: FY2021, value: 46, evidence: [e1]}
          - {period: FY2022, value: 38, evidence: [e1]}
      - id: i2
        title: {ja: 通報件数（累計）}
        level: output
        unit: 件
        series: cumulative
        measurements:
          - {period: FY2020/FY2022, value: 120, evidence: [e1]}
` + exampleEvidence,
		Since: since010,
	},
	record: func(p *pass, a *agreement.Agreement) {
		for at, ind := range indicators(a) {
			if ind.Series != agreement.SeriesPeriod && ind.Series != "" || len(ind.Measurements) < 2 {
				continue
			}
			first, second, ok := overlap(ind.Measurements)
			if !ok {
				continue
			}
			p1, p2 := ind.Measurements[first].Period, ind.Measurements[second].Period
			d := p.report(at.measurement(second).Key("period"), diag.Tf(
				"期間 %[2]s は同じ指標の期間 %[1]s と重なっています。", "The period %[2]s overlaps with %[1]s in the same indicator.", p1, p2))
			d.Fix = diag.T(
				"累計なら series: cumulative の指標に分けてください。ある時点の値なら series: snapshot です。同じ期間の訂正なら、期間をそろえて supersedes を書きます。",
				"Move totals to an indicator with series: cumulative; a value of one moment is series: snapshot. For a correction write the same period and supersedes.")
			d.Notes = []diag.Note{p.note(at.measurement(first).Key("period"), diag.T("もう一方の期間はここです。", "The other period stands here."))}
		}
	},
}

const callsExample = `deliverables:
  - id: d1
    title: {ja: 見守り}
    indicators:
      - id: i1
        title: {ja: 通報件数}
        level: output
        unit: 件
`

// overlap returns two measurements, in the order of the file, whose periods share days without being the same. Two values of one period
// are a correction or two sources, and told apart by their ids.
func overlap(ms []agreement.Measurement) (first, second int, ok bool) {
	if len(ms) <= pairwise {
		for j := range ms {
			for i := range j {
				if sharesDays(ms[i].Period, ms[j].Period) {
					return i, j, true
				}
			}
		}
		return 0, 0, false
	}
	order := make([]int, 0, len(ms))
	for i := range ms {
		if !ms[i].Period.IsZero() {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(i, j int) int { return ms[i].Period.First().Compare(ms[j].Period.First()) })
	for n := 1; n < len(order); n++ {
		// Sorted by first day, a period that overlaps any earlier one overlaps the earlier one that ends last.
		i, j := order[n-1], order[n]
		if sharesDays(ms[i].Period, ms[j].Period) {
			return min(i, j), max(i, j), true
		}
		if ms[i].Period.Last().After(ms[j].Period.Last()) {
			order[n] = i
		}
	}
	return 0, 0, false
}

func sharesDays(a, b agreement.Period) bool {
	if a.IsZero() || b.IsZero() {
		return false
	}
	af, al, bf, bl := a.First(), a.Last(), b.First(), b.Last()
	if af == bf && al == bl {
		return false
	}
	return !al.Before(bf) && !bl.Before(af)
}
