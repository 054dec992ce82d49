package lint

import (
	"math"

	"seika/generator/agreement"
	"seika/generator/diag"
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
		for at, ind := range indicators(a) {
			// What adds up since the start may well grow a thousandfold.
			if ind.Series == agreement.SeriesCumulative {
				continue
			}
			p.numbers = ownValues(p.numbers[:0], at, ind)
			if odd, typical, ok := outOfScale(p.numbers); ok {
				reportScale(p, &p.numbers[odd], &p.numbers[typical])
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

// How far from a thousand a factor may be and still look like a slip of units rather than a change.
const (
	leastSlip = 400.0
	mostSlip  = 2500.0
)

// outOfScale returns the value that lies about a thousand times above or below the others, and one of these. The others, two at least,
// must agree among themselves within a factor of ten; of only two values it takes the later one in the file. Zeros have no scale.
func outOfScale(values []ownValue) (odd, typical int, ok bool) {
	var low, nextLow, high, nextHigh scaled // the two smallest and the two greatest
	n := 0
	for i := range values {
		v := scaled{i, math.Abs(values[i].number.Float())}
		if v.size == 0 {
			continue
		}
		if n++; n == 1 {
			low, high = v, v
			continue
		}
		switch {
		case v.size < low.size:
			low, nextLow = v, low
		case n == 2 || v.size < nextLow.size:
			nextLow = v
		}
		switch {
		case v.size > high.size:
			high, nextHigh = v, high
		case n == 2 || v.size > nextHigh.size:
			nextHigh = v
		}
	}
	switch {
	case n < 2:
		return 0, 0, false
	case n == 2:
		return max(low.index, high.index), min(low.index, high.index), slip(low.size, high.size)
	case slip(low.size, nextLow.size) && high.size <= 10*nextLow.size:
		return low.index, nextLow.index, true
	case slip(nextHigh.size, high.size) && nextHigh.size <= 10*low.size:
		return high.index, nextHigh.index, true
	}
	return 0, 0, false
}

// scaled is the number of a value in its list and how great it is without its sign.
type scaled struct {
	index int
	size  float64
}

// slip reports whether the greater of two sizes is about a thousand times the smaller.
func slip(small, great float64) bool {
	return great >= leastSlip*small && great <= mostSlip*small
}

func reportScale(p *pass, odd, typical *ownValue) {
	ja, en := "千分の一", "a thousandth of"
	if math.Abs(odd.number.Float()) > math.Abs(typical.number.Float()) {
		ja, en = "千倍", "a thousand times"
	}
	d := p.report(odd.path(), diag.Tf(
		"値 %[1]s は、同じ指標の %[2]s のおよそ%[3]sです。", "The value %[1]s is about %[4]s %[2]s in the same indicator.",
		odd.number, typical.number, ja, en))
	d.Fix = diag.T(
		"出典の単位（千円、千人など）を確かめ、指標の単位に直した値を書いてください。正しい値なら、このままで構いません。",
		"Check the unit in the source (thousands of yen, of people) and write the value in the unit of the indicator. If it is right, leave it as it stands.")
	d.Notes = []diag.Note{p.note(typical.path(), diag.T("比べた値はここです。", "The value compared with stands here."))}
}
