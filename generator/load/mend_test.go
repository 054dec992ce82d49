package load_test

import (
	"strings"
	"testing"

	"seika/generator/diag"
	"seika/generator/format"
	"seika/generator/load"
	"seika/generator/source"
)

const mendHead = `id: example-2020
title: {ja: 例市と株式会社例の包括連携協定}
parties:
  - {role: government, ref: "jp:270008"}
signed: 2020-04-01
evidence:
  - {id: e1, type: press, url: "https://example.org/"}
`

// TestMend: each line, added to a record that is right, is mended to the line behind the arrow, or by nothing where none stands.
func TestMend(t *testing.T) {
	for _, c := range []struct{ before, after string }{
		// Dates and periods.
		{"checked: 2014年11月27日", "checked: 2014-11-27"},
		{"checked: 2014/11/27", "checked: 2014-11-27"},
		{"checked: ２０１４．１１．２７", "checked: 2014-11-27"},
		{"checked: 令和2年4月", "checked: 2020-04"},
		{"checked: 令和元年5月1日", "checked: 2019-05-01"},
		{"checked: R2.4.1", "checked: 2020-04-01"},
		{"checked: 平成33年4月1日", ""}, // the era had ended: a plan, or a slip
		{"checked: 2014年2月30日", ""},
		{"checked: 令和5年度", ""},
		{"checked: 11月27日", ""},
		{"burden: [{bearer: company, period: 2023年度}]", "burden: [{bearer: company, period: FY2023}]"},
		{"burden: [{bearer: company, period: 令和5年4月〜令和6年3月}]", "burden: [{bearer: company, period: 2023-04/2024-03}]"},
		{"burden: [{bearer: company, period: 2023年度と2024年度}]", ""},

		// Numbers.
		{"burden: [{bearer: company, amount: {value: '1,200', unit: JPY}}]", "burden: [{bearer: company, amount: {value: 1200, unit: JPY}}]"},
		{"burden: [{bearer: company, amount: {value: １２００, unit: JPY}}]", "burden: [{bearer: company, amount: {value: 1200, unit: JPY}}]"},
		{"burden: [{bearer: company, amount: {value: 約1200, unit: 本}}]", "burden: [{bearer: company, amount: {value: 1200, unit: 本, qualifier: about}}]"},
		{"burden: [{bearer: company, amount: {value: 約1200, unit: 本, qualifier: over}}]", ""},
		{"burden: [{bearer: company, amount: {value: 1200本, unit: 本}}]", "burden: [{bearer: company, amount: {value: 1200, unit: 本}}]"},
		{"burden: [{bearer: company, amount: {value: 1200本, unit: 箱}}]", ""},
		{"burden: [{bearer: company, amount: {value: 12万, unit: 万円}}]", ""},
		{"burden: [{bearer: company, amount: {value: 12万円, unit: JPY}}]", "burden: [{bearer: company, amount: {value: 120000, unit: JPY}}]"},
		{"burden: [{bearer: company, amount: {value: '12,00', unit: JPY}}]", ""},
		{"burden: [{bearer: company, amount: {value: 10〜20, unit: 本}}]", ""},
		{"burden: [{bearer: company, amount: {value: 約20以上, unit: 本}}]", ""},
		{"parties: [{role: government, ref: 'jp:270008'}, {role: company, name: {ja: 県内の会社}, count: ３８}]", "parties: [{role: government, ref: 'jp:270008'}, {role: company, name: {ja: 県内の会社}, count: 38}]"},

		// Words.
		{"kind: 包括", ""},
		{"kind: Comprehensive", "kind: comprehensive"},
		{"state: ACTIVE", "state: active"},
		{"state: 有効", "state: active"},
		{"kind: watch_over", "kind: watch-over"},
		{"kind: comprehensiv", ""}, // probably, not surely
		{"standby: はい", "standby: true"},
		{"standby: No", "standby: false"},
		{"standby: 1", ""},

		// YAML reads 約1 and a key 200.
		{"activations: [{on: 2016-04-15, event: {ja: 地震}, quantity: {value: 約1,200, unit: 本}, evidence: [e1]}]",
			"activations: [{on: 2016-04-15, event: {ja: 地震}, quantity: {value: 1200, unit: 本, qualifier: about}, evidence: [e1]}]"},
		{"activations: [{on: 2016-04-15, event: {ja: 地震}, quantity: {value: 1,234,567, unit: 本}, evidence: [e1]}]",
			"activations: [{on: 2016-04-15, event: {ja: 地震}, quantity: {value: 1234567, unit: 本}, evidence: [e1]}]"},
		{"activations: [{on: 2016-04-15, event: {ja: 地震}, quantity: {value: 約1,20, unit: 本}, evidence: [e1]}]", ""},
		{"activations: [{on: 2016-04-15, event: {ja: 地震}, quantity: {unit: 本, 200, value: 約1}, evidence: [e1]}]", ""},

		// References.
		{"related: [{rel: parent, id: Osaka_Example}]", "related: [{rel: parent, id: osaka-example}]"},
		{"aliases: [Osaka_Example]", ""}, // an address
		{"replications: [{to: '270008', of: signing}]", "replications: [{to: '270008', of: signing}]"}, // an id for all that is known here
		{"replications: [{to: 'jp:27000', of: signing}]", `replications: [{to: "jp:270008", of: signing}]`},
		{"replications: [{to: 'ＪＰ：270008', of: signing}]", `replications: [{to: "jp:270008", of: signing}]`},
		{"replications: [{to: 大阪府, of: signing}]", `replications: [{to: "jp:270008", of: signing}]`},
		{"replications: [{to: 府中市, of: signing}]", ""}, // there are two

		// Shapes.
		{"summary: 物資を供給する。", "summary: {ja: 物資を供給する。}"},
		{"summary: '供給: 水、食料'", `summary: {ja: "供給: 水、食料"}`},
		{"summary: Supplies", ""}, // in which language?
		{"themes: disaster", "themes: [disaster]"},
		{"themes: disaster、health", "themes: [disaster, health]"},
		{"kind:\nstandby: true", "standby: true"},
		{"evidence:", ""}, // a record needs it

		// Keys.
		{"Checked: 2026-11-20", "checked: 2026-11-20"},
		{"signedBasis: stated", "signed_basis: stated"},
		{"signed-basis: stated", "signed_basis: stated"},
		{"最終調査日: 2026-11-20", "checked: 2026-11-20"},
		{"最終調査日: 2026年11月20日", "checked: 2026-11-20"},
		{"概要: 物資を供給する。", "summary: {ja: 物資を供給する。}"},
		{"Themes: disaster", "themes: [disaster]"},
		{"Signed: 2020-04-02", ""}, // signed is there
		{"chekced: 2026-11-20", ""},
		{"Term: # sourced\n  from: 2020-04-01", "term: # sourced\n  from: 2020-04-01"},
	} {
		before, after := mendRecord(c.before), mendRecord(c.after)
		if c.after == "" {
			after = before
		}
		if got := mendAll(t, before); got != after && canonical(got) != canonical(after) {
			t.Errorf("%s\nbecomes\n%s\nwant\n%s", c.before, got, after)
		}
	}
}

// mendRecord is a record with a line that replaces the one with the same key.
func mendRecord(line string) string {
	key, _, _ := strings.Cut(line, ":")
	var b strings.Builder
	skipping := false
	for _, l := range strings.SplitAfter(mendHead, "\n") {
		if !strings.HasPrefix(l, " ") {
			skipping = strings.HasPrefix(l, key+":")
		}
		if !skipping {
			b.WriteString(l)
		}
	}
	return b.String() + line + "\n"
}

// canonical is a record with its keys in their order.
func canonical(text string) string {
	out, err := format.File(&source.File{Path: "agreements/example-2020.yaml", Content: []byte(text)}, format.Record)
	if err != nil {
		return text
	}
	return string(out)
}

// mendAll makes the edits of every finding, one finding after the other, and holds that each is then gone.
func mendAll(t *testing.T, text string) string {
	t.Helper()
	for range 10 {
		file := &source.File{Path: "agreements/example-2020.yaml", Content: []byte(text)}
		_, findings := load.ParseRecord(file)
		done := true
		for _, d := range findings {
			if len(d.Edits) == 0 {
				continue
			}
			next, err := format.Apply(file, format.Record, d.Edits)
			if err != nil {
				t.Errorf("%v: %v", d, err)
				continue
			}
			if _, left := load.ParseRecord(&source.File{Path: file.Path, Content: next}); has(left, d) {
				t.Errorf("%v is there still", d)
			}
			text, done = string(next), false
			break
		}
		if done {
			return text
		}
	}
	t.Error("the edits do not end")
	return text
}

func has(list diag.List, d diag.Diagnostic) bool {
	for _, other := range list {
		if other.Rule == d.Rule && other.Path == d.Path && other.Message == d.Message {
			return true
		}
	}
	return false
}
