package lint

import (
	"math/big"
	"path"
	"strconv"
	"strings"

	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/source"
)

var baselineUnit = &rule{
	Rule: diag.Rule{
		ID:       "baseline-unit",
		Severity: diag.Hint,
		Title:    diag.T("基準値に指標と同じ単位が書かれている", "A baseline repeats the unit of its indicator"),
		Why: diag.T(
			"基準値の単位は、指標と違うとき（比べられないとき）にだけ書きます。同じ単位を書くと、違う単位だと読む人が迷います。",
			"A baseline has a unit only where it differs, and then it is not compared. The same unit again makes readers look for a difference."),
		Bad: exampleHead + rateExampleHead + `        baseline: {value: 31.5, unit: "%", period: FY2019, evidence: [e1]}
` + exampleEvidence,
		Good: exampleHead + rateExampleHead + `        baseline: {value: 31.5, period: FY2019, evidence: [e1]}
` + exampleEvidence,
		Since: since010,
	},
	record: func(p *pass, a *agreement.Agreement) {
		for at, ind := range indicators(a) {
			if b := ind.Baseline; b != nil && b.Unit != "" && b.Unit == ind.Unit {
				d := p.reportKey(at.path().Key("baseline").Key("unit"), diag.Tf("基準値の単位「%s」は指標の単位と同じです。", "The baseline has the unit of its indicator, %q.", b.Unit))
				d.Fix = diag.T("基準値の unit を外してください。", "Leave the unit of the baseline out.")
				d.Edits = []diag.Edit{{Operation: diag.Remove, Path: d.Path}}
				d.Notes = []diag.Note{p.note(at.path().Key("unit"), diag.T("指標の単位はここです。", "The unit of the indicator stands here."))}
			}
		}
	},
}

var unitYen = &rule{
	Rule: diag.Rule{
		ID:       "unit-yen",
		Severity: diag.Warning,
		Title:    diag.T("金額の単位が JPY でない", "An amount of yen is not in JPY"),
		Why: diag.T(
			"金額は JPY（円）にそろえて比べます。千円や億円のままでは、千倍や一億倍の違いが見えません。",
			"Amounts are compared in JPY. Left in thousands or in 億円 they differ by a factor that nobody sees."),
		Bad: exampleHead + `burden:
  - {bearer: company, amount: {value: 1200, unit: 千円}, evidence: [e1]}
` + exampleEvidence,
		Good: exampleHead + `burden:
  - {bearer: company, amount: {value: 1200000, unit: JPY}, evidence: [e1]}
` + exampleEvidence,
		Since: since010,
	},
	file: func(p *pass) {
		for i := range p.texts {
			t := &p.texts[i]
			if t.field.Key != "unit" {
				continue
			}
			factor, ok := yenUnits[t.value]
			if !ok {
				continue
			}
			d := p.report(p.textPath(t), diag.Tf("金額の単位が「%s」です。", "The unit of an amount is %q.", t.value))
			d.Expected = diag.T("unit: JPY", "unit: JPY")
			d.Fix = diag.Tf("値に %s を掛け、unit: JPY と書いてください。", "Multiply the values by %s and write unit: JPY.", factor)
			if factor == "1" {
				d.Fix = diag.T("unit: JPY と書いてください。", "Write unit: JPY.")
			}
			d.Edits = p.inYen(d.Path, factor)
		}
	},
}

// inYen writes an amount in yen. The values of an indicator stand in other places; only a factor of 1 leaves them as they are.
func (p *pass) inYen(unit source.Path, factor string) []diag.Edit {
	edits := []diag.Edit{{Operation: diag.Replace, Path: unit, Value: "JPY"}}
	if factor == "1" {
		return edits
	}
	at := unit.Parent().Key("value")
	value, ok := p.valueAt(at)
	if inAmount := path.Base(string(unit.Parent())); !ok || inAmount != "amount" && inAmount != "quantity" {
		return nil
	}
	n, err := agreement.ParseNumber(value)
	if err != nil {
		return nil
	}
	yen := new(big.Rat).Mul(n.Rat(), agreement.Number(factor).Rat())
	if !yen.IsInt() {
		return nil // no half yen is meant
	}
	return append(edits, diag.Edit{Operation: diag.Replace, Path: at, Value: yen.Num().String()})
}

// yenUnits are the names of amounts of yen that sources use, and how many yen each is.
var yenUnits = map[string]string{
	"円": "1", "yen": "1", "Yen": "1", "YEN": "1", "¥": "1", "￥": "1", "jpy": "1",
	"千円": "1000", "万円": "10000", "百万円": "1000000", "億円": "100000000",
}

var unitWidth = &rule{
	Rule: diag.Rule{
		ID:       "unit-width",
		Severity: diag.Hint,
		Title:    diag.T("全角の英数字・記号の単位", "A unit in full-width letters"),
		Why: diag.T(
			"％ と % は別の単位として扱われ、同じ単位の値どうしが比べられません。",
			"％ and % are two units to a program, and values in one unit are not compared with those in the other."),
		Bad:   exampleHead + strings.Replace(rateExampleHead, `"%"`, "％", 1) + exampleEvidence,
		Good:  exampleHead + rateExampleHead + exampleEvidence,
		Since: since010,
	},
	file: func(p *pass) {
		for i := range p.texts {
			t := &p.texts[i]
			if t.field.Key != "unit" {
				continue
			}
			half := narrowString([]rune(t.value))
			if half == t.value || half == "" {
				continue
			}
			d := p.report(p.textPath(t), diag.Tf("単位「%s」に全角の英数字か記号があります。", "The unit %q has full-width letters or signs.", t.value))
			d.Fix = diag.Tf("半角で %s と書いてください。", "Write %s.", strconv.Quote(half))
			d.Edits = []diag.Edit{{Operation: diag.Replace, Path: d.Path, Value: strconv.Quote(half)}}
		}
	},
}

var quantityNegative = &rule{
	Rule: diag.Rule{
		ID:       "quantity-negative",
		Severity: diag.Error,
		Title:    diag.T("量や金額が負になっている", "A quantity or amount is negative"),
		Why: diag.T(
			"約束した量、提供した量、負担した金額は負になりません。減った量は、減ることを表す指標に書きます。",
			"What was promised, supplied or paid is never negative. What fell is an indicator that says so."),
		Bad: exampleHead + `burden:
  - {bearer: company, amount: {value: -1200000, unit: JPY}, evidence: [e1]}
` + exampleEvidence,
		Good: exampleHead + `burden:
  - {bearer: company, amount: {value: 1200000, unit: JPY}, evidence: [e1]}
` + exampleEvidence,
		Since: since010,
	},
	record: func(p *pass, a *agreement.Agreement) {
		check := func(q *agreement.Quantity, at func() source.Path) {
			if len(q.Value) > 0 && q.Value[0] == '-' {
				p.report(at().Key("value"), diag.Tf("量が %s です。", "The quantity is %s.", q.Value)).Fix =
					diag.T("符号を出典と照らしてください。", "Compare the sign with the source.")
			}
		}
		for i := range a.Burden {
			check(&a.Burden[i].Amount, func() source.Path { return source.Path("burden").Index(i).Key("amount") })
		}
		for i := range a.Pathway {
			check(&a.Pathway[i].Amount, func() source.Path { return source.Path("pathway").Index(i).Key("amount") })
		}
		for i := range a.Activations {
			check(&a.Activations[i].Quantity, func() source.Path { return source.Path("activations").Index(i).Key("quantity") })
		}
		for i := range a.Deliverables {
			check(&a.Deliverables[i].Promised.Quantity, func() source.Path { return deliverablePath(i).Key("promised").Key("quantity") })
			for j := range a.Deliverables[i].Events {
				check(&a.Deliverables[i].Events[j].Quantity, func() source.Path { return deliverablePath(i).Key("events").Index(j).Key("quantity") })
			}
		}
	},
}
