package lint

import (
	"math"
	"strings"

	"seika/generator/agreement"
	"seika/generator/diag"
)

var rateUnit = &rule{
	Rule: diag.Rule{
		ID:       "rate-unit",
		Severity: diag.Warning,
		Title:    diag.T("率の単位が率でない", "The unit of a rate is none"),
		Why: diag.T(
			"率は分母のある割合です。単位が人や件なら、率ではなく数であるか、単位が誤っています。",
			"A rate is a share with a denominator. In people or cases it is a count, or its unit is wrong."),
		Bad:   exampleHead + strings.Replace(rateExampleHead, `"%"`, "人", 1) + exampleEvidence,
		Good:  exampleHead + rateExampleHead + exampleEvidence,
		Since: since010,
	},
	record: func(p *pass, a *agreement.Agreement) {
		for at, ind := range indicators(a) {
			if ind.Series != agreement.SeriesRate || ind.Unit == "" || isRateUnit(ind.Unit) {
				continue
			}
			d := p.report(at.path().Key("unit"), diag.Tf("率（series: rate）の単位が「%s」です。", "The unit of a rate (series: rate) is %q.", ind.Unit))
			d.Expected = diag.T(`"%"、割、‰、「人口10万人あたり」など`, `"%", ‰, “per 1,000 people” and the like`)
			d.Fix = diag.T(
				"数なら series を period か snapshot に、倍率や増減率なら ratio に直してください。",
				"For a count write series: period or snapshot, for a multiple or a change series: ratio.")
			d.Notes = []diag.Note{p.note(at.path().Key("series"), diag.T("series はここです。", "The series stands here."))}
		}
	},
}

// rateUnits are the units of shares and what part of the whole one of them is.
var rateUnits = map[string]float64{"%": 100, "％": 100, "パーセント": 100, "percent": 100, "per cent": 100, "‰": 1000, "割": 10}

func isRateUnit(unit string) bool {
	if _, ok := rateUnits[unit]; ok {
		return true
	}
	for _, sign := range []string{"あたり", "当たり", "につき", "対", "/", "／", "per ", "割合", "ポイント", "point"} {
		if strings.Contains(unit, sign) {
			return true
		}
	}
	return strings.HasPrefix(unit, "%") || strings.HasPrefix(unit, "％")
}

var rateParts = &rule{
	Rule: diag.Rule{
		ID:       "rate-parts",
		Severity: diag.Error,
		Title:    diag.T("分子・分母と値が合わない", "A rate does not fit its numerator and denominator"),
		Why: diag.T(
			"分子と分母から求めた率が値と違うなら、三つのうちどれかが誤りです。",
			"Where the share of numerator and denominator is not the value, one of the three is wrong."),
		Bad: exampleHead + rateExampleHead + `        measurements:
          - {period: FY2021, value: 36.2, numerator: 326, denominator: 1000, evidence: [e1]}
` + exampleEvidence,
		Good: exampleHead + rateExampleHead + `        measurements:
          - {period: FY2021, value: 36.2, numerator: 362, denominator: 1000, evidence: [e1]}
` + exampleEvidence,
		Since: since010,
	},
	record: func(p *pass, a *agreement.Agreement) {
		for at, ind := range indicators(a) {
			for i := range ind.Measurements {
				if m := &ind.Measurements[i]; m.Numerator != "" || m.Denominator != "" {
					checkParts(p, at, i, ind, m)
				}
			}
		}
	},
}

func checkParts(p *pass, at indicatorAt, i int, ind *agreement.Indicator, m *agreement.Measurement) {
	path := at.measurement(i)
	switch {
	case m.Denominator == "":
		p.report(path.Key("numerator"), diag.T("分子がありますが、分母がありません。", "There is a numerator without a denominator.")).Fix =
			diag.T("出典にある分母を denominator に書くか、分子を外してください。", "Write the denominator that the source gives, or leave the numerator out.")
		return
	case m.Denominator.Float() == 0:
		p.report(path.Key("denominator"), diag.T("分母が 0 です。", "The denominator is 0.")).Fix =
			diag.T("出典にある分母を書いてください。対象がいなかった期間の率は、値ではなく text に書きます。", "Write the denominator that the source gives; a period without any cases has no rate, only a text.")
		return
	case m.Numerator == "" || m.Value == "":
		return
	}
	share := m.Numerator.Float() / m.Denominator.Float()
	whole, known := rateUnits[ind.Unit]
	if !known {
		if ind.Unit != "倍" {
			return
		}
		whole = 1
	}
	value := m.Value.Float()
	// A source may round the last digit, cut it off, or say that the value is rough.
	tolerance := math.Pow10(-decimals(m.Value)) * 1.000001
	if m.Qualifier != "" {
		tolerance = math.Max(tolerance, math.Abs(value)*0.05)
	}
	if math.Abs(share*whole-value) <= tolerance {
		return
	}
	d := p.report(path.Key("value"), diag.Tf(
		"値は %[1]s%[2]s ですが、%[3]s ÷ %[4]s は %.[6]*[5]f%[2]s です。", "The value is %[1]s %[2]s, but %[3]s ÷ %[4]s is %.[6]*[5]f %[2]s.",
		m.Value, ind.Unit, m.Numerator, m.Denominator, share*whole, max(1, decimals(m.Value))))
	d.Fix = diag.T(
		"三つの数を出典と照らしてください。定義の違う分母で求めた率なら、分子と分母を外します。",
		"Compare all three numbers with the source; leave the parts out if the rate has another denominator.")
	d.Notes = []diag.Note{
		p.note(path.Key("numerator"), diag.T("分子はここです。", "The numerator stands here.")),
		p.note(path.Key("denominator"), diag.T("分母はここです。", "The denominator stands here.")),
	}
}

// decimals is how many digits a number has after its point.
func decimals(n agreement.Number) int {
	_, fraction, _ := strings.Cut(string(n), ".")
	return len(fraction)
}

var rateLimits = &rule{
	Rule: diag.Rule{
		ID:       "rate-limits",
		Severity: diag.Warning,
		Title:    diag.T("率が 0〜100% の外にある", "A rate lies outside 0 to 100 %"),
		Why: diag.T(
			"全体に対する割合は 0% から 100% の間にあります。増減率や達成率は ratio です。",
			"A share of a whole lies between 0 and 100 %. A change or a degree of achievement is a ratio."),
		Bad: exampleHead + rateExampleHead + `        measurements:
          - {period: FY2021, value: 362, evidence: [e1]}
` + exampleEvidence,
		Good: exampleHead + rateExampleHead + `        measurements:
          - {period: FY2021, value: 36.2, evidence: [e1]}
` + exampleEvidence,
		Since: since010,
	},
	record: func(p *pass, a *agreement.Agreement) {
		for at, ind := range indicators(a) {
			if ind.Series != agreement.SeriesRate {
				continue
			}
			whole, ok := rateUnits[ind.Unit]
			if !ok {
				continue
			}
			p.numbers = ownValues(p.numbers[:0], at, ind)
			for i := range p.numbers {
				v := &p.numbers[i]
				if f := v.number.Float(); f >= 0 && f <= whole {
					continue
				}
				d := p.report(v.path(), diag.Tf("率が %[1]s%[2]s です。", "The rate is %[1]s %[2]s.", v.number, ind.Unit))
				d.Expected = diag.Tf("0 から %.0f までの値", "a value from 0 to %.0f", whole)
				d.Fix = diag.T(
					"打ち間違いなら直してください。増減率・前年比・達成率なら series: ratio にします。",
					"Mend the slip; for a change, a comparison with the year before or a degree of achievement write series: ratio.")
			}
		}
	},
}
