package emit

import (
	"strings"
	"testing"

	"seika/generator/agreement"
	"seika/generator/diff"
	"seika/generator/history"
	"seika/generator/verdict"
)

// The yardsticks of an indicator whose record was rewritten begin with what stood there first, and only the verdict says what that means.
func TestYardsticksKnowTheHistory(t *testing.T) {
	const at = "deliverables/d1/indicators/i1/"
	value := func(direction diff.Direction, old, new string) diff.Move {
		return diff.Move{Kind: diff.TargetValue, Path: at + "targets/2020-01-01/value", Old: old, New: new, Unit: "件", Size: "1", Direction: direction}
	}
	by := diff.Move{Kind: diff.TargetDate, Path: at + "targets/2020-01-01/by", Old: "2021-03-31", New: "2022-03-31", Days: 365, Direction: diff.Easier}
	drafted := value(diff.Easier, "100", "60")
	drafted.Drafting = true
	mended := value(diff.Easier, "100", "60")
	mended.Declared, mended.Cause = true, diff.CauseCorrected
	base := diff.Move{Kind: diff.BaselineMoved, Path: at + "baseline/value", Old: "30", New: "20", Unit: "件", Size: "-10", Direction: diff.Easier}
	second := value(diff.Easier, "70", "65")
	second.Path = at + "targets/2021-01-01/value"

	for name, test := range map[string]struct {
		moves   []diff.Move
		targets int
		result  verdict.Result
		want    string
	}{
		"nothing moved":              {nil, 1, verdict.Met, "signed-target 60件 2022-03-31 yes; current-target 当初のまま; baseline 20件 none"},
		"lowered":                    {[]diff.Move{value(diff.Easier, "100", "60")}, 1, verdict.MetLowered, "signed-target 100件 2022-03-31 no*; current-target 60件 2022-03-31 yes; baseline 20件 none"},
		"lowered twice":              {[]diff.Move{value(diff.Easier, "100", "80"), value(diff.Easier, "80", "60")}, 1, verdict.MetLowered, "signed-target 100件 2022-03-31 no*; current-target 60件 2022-03-31 yes; baseline 20件 none"},
		"lowered, and reached still": {[]diff.Move{value(diff.Easier, "100", "60")}, 1, verdict.Met, "signed-target 100件 2022-03-31 yes*; current-target 60件 2022-03-31 yes; baseline 20件 none"},
		"raised":                     {[]diff.Move{value(diff.Harder, "50", "60")}, 1, verdict.Met, "signed-target 50件 2022-03-31*; current-target 60件 2022-03-31 yes; baseline 20件 none"},
		"put off":                    {[]diff.Move{by}, 1, verdict.Met, "signed-target 60件 2021-03-31*; current-target 60件 2022-03-31 yes; baseline 20件 none"},
		"lowered and put off":        {[]diff.Move{value(diff.Easier, "100", "60"), by}, 1, verdict.Met, "signed-target 100件 2021-03-31*; current-target 60件 2022-03-31 yes; baseline 20件 none"},
		"drafting and corrections":   {[]diff.Move{drafted, mended}, 1, verdict.Met, "signed-target 60件 2022-03-31 yes; current-target 当初のまま; baseline 20件 none"},
		"baseline":                   {[]diff.Move{base}, 1, verdict.Met, "signed-target 60件 2022-03-31 yes; current-target 当初のまま; baseline 20件 none*"},
		"a revision was rewritten":   {[]diff.Move{second}, 2, verdict.Met, "signed-target 60件 2022-03-31 yes; current-target 65件 none*; baseline 20件 none"},
		"the first of two":           {[]diff.Move{value(diff.Easier, "100", "60")}, 2, verdict.MetLowered, "signed-target 100件 2022-03-31 no*; target 60件 2022-03-31 yes; current-target 65件 none; baseline 20件 none"},
	} {
		i := &agreement.Indicator{
			ID: "i1", Unit: "件", Level: agreement.LevelOutcome, Baseline: &agreement.Baseline{Value: "20"},
			Targets: []agreement.Target{{Value: "60", By: date(t, "2022-03-31"), SetOn: date(t, "2020-01-01")}, {Value: "65", SetOn: date(t, "2021-01-01")}}[:test.targets],
		}
		a := &agreement.Agreement{ID: "a", Deliverables: []agreement.Deliverable{{ID: "d1", Indicators: []agreement.Indicator{*i}}}}
		ja, _ := both()
		timeline := &history.Timeline{Revisions: []history.Revision{{Moves: test.moves}}}
		p := &recordPage{locale: ja, entry: &entry{Record: Record{Agreement: a}, id: "a"}, a: a, moves: movesOf(timeline)}
		v := &verdict.IndicatorVerdict{Result: test.result, SignedTarget: &verdict.Yardstick{Index: 0, Holds: true}}
		anchor := indicatorAnchor("d1", "i1")
		var got []string
		for _, y := range p.yardsticks(anchor, i, v, p.firstTarget(i, anchor)) {
			text := strings.Join(strings.Fields(y.ID+" "+y.Value.Text+" "+y.When.DateTime+" "+y.State.ID), " ")
			if y.Past.Text != "" {
				text += "*"
			}
			got = append(got, text)
		}
		if strings.Join(got, "; ") != test.want {
			t.Errorf("%s:\ngot  %s\nwant %s", name, strings.Join(got, "; "), test.want)
		}
	}
}
