package lint

import (
	"math"
	"slices"

	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/source"
)

var magnitude = &rule{
	Rule: diag.Rule{
		ID:       "value-magnitude",
		Severity: diag.Warning,
		Title:    diag.T("値が前後のおよそ千倍か千分の一", "A value is about a thousand times its neighbours"),
		Why: diag.T(
			"予算書などは千円を単位に書きます。千円の値と円の値が一つの指標に混じると、千倍の成果に見えます。",
			"Budgets count in thousands of yen. A value in thousands among values in yen makes a result a thousand times too great, or too small."),
		Bad: exampleHead + salesExample + `        measurements:
          - {period: FY2020, value: 28410000, evidence: [e1]}
          - {period: FY2021, value: 30357, evidence: [e1]}
          - {period: FY2022, value: 31200000, evidence: [e1]}
` + exampleEvidence,
		Good: exampleHead + salesExample + `        measurements:
          - {period: FY2020, value: 28410000, evidence: [e1]}
          - {period: FY2021, value: 30357000, evidence: [e1]}
          - {period: FY2022, value: 31200000, evidence: [e1]}
` + exampleEvidence,
		Since: since010,
	},
	record: func(p *pass, a *agreement.Agreement) {
		var values []ownValue
		for at, ind := range indicators(a) {
			// What adds up since the start may well grow a thousandfold.
			if ind.Series == agreement.SeriesCumulative {
				continue
			}
			values = values[:0]
			for path, n := range ownValues(at, ind) {
				if v := math.Abs(n.Float()); v > 0 {
					values = append(values, ownValue{path, *n, v})
				}
			}
			if i, typical, ok := outOfScale(values); ok {
				reportScale(p, values[i], values[typical])
			}
		}
	},
}

const salesExample = `deliverables:
  - id: d1
    title: {ja: 地場産品の販売}
    indicators:
      - id: i1
        title: {ja: 年間販売額}
        level: output
        unit: JPY
        series: period
`

// ownValue is a number of an indicator; size is how great it is without its sign.
type ownValue struct {
	path   func() source.Path
	number agreement.Number
	size   float64
}

// How far from a thousand a factor may be and still look like a slip of units rather than a change.
const (
	leastSlip = 400.0
	mostSlip  = 2500.0
)

// outOfScale returns the value that lies about a thousand times above or below the others, and one of these. The others, two at least,
// must agree among themselves within a factor of ten; of only two values it takes the later one in the file.
func outOfScale(values []ownValue) (odd, typical int, ok bool) {
	if len(values) < 2 {
		return 0, 0, false
	}
	if len(values) == 2 {
		return 1, 0, slip(values[0].size, values[1].size)
	}
	sizes := make([]float64, len(values))
	for i := range values {
		sizes[i] = values[i].size
	}
	slices.Sort(sizes)
	low, high := sizes[0], sizes[len(sizes)-1]
	median := sizes[len(sizes)/2]
	switch {
	case slip(low, sizes[1]) && high <= 10*sizes[1]:
		odd = indexOfSize(values, low)
	case slip(high, sizes[len(sizes)-2]) && sizes[len(sizes)-2] <= 10*low:
		odd = indexOfSize(values, high)
	default:
		return 0, 0, false
	}
	typical = indexOfSize(values, median)
	if typical == odd {
		typical = indexOfSize(values, sizes[len(sizes)/2-1])
	}
	return odd, typical, true
}

func slip(a, b float64) bool {
	factor := max(a, b) / min(a, b)
	return factor >= leastSlip && factor <= mostSlip
}

func indexOfSize(values []ownValue, size float64) int {
	return slices.IndexFunc(values, func(v ownValue) bool { return v.size == size })
}

func reportScale(p *pass, odd, typical ownValue) {
	d := p.report(odd.path(), diag.Tf(
		"値 %[1]s は、同じ指標の %[2]s のおよそ%[3]sです。", "The value %[1]s is about %[4]s %[2]s in the same indicator.",
		odd.number, typical.number, timesJA(odd, typical), timesEN(odd, typical)))
	d.Fix = diag.T(
		"出典の単位（千円、千人など）を確かめ、指標の単位に直した値を書いてください。正しい値なら、このままで構いません。",
		"Check the unit in the source (thousands of yen, of people) and write the value in the unit of the indicator. If it is right, leave it as it stands.")
	d.Notes = []diag.Note{p.note(typical.path(), diag.T("比べた値はここです。", "The value compared with stands here."))}
}

func timesJA(odd, typical ownValue) string {
	if odd.size > typical.size {
		return "千倍"
	}
	return "千分の一"
}

func timesEN(odd, typical ownValue) string {
	if odd.size > typical.size {
		return "a thousand times"
	}
	return "a thousandth of"
}
