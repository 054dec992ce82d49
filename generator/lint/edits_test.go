package lint_test

import (
	"strings"
	"testing"

	"seika/generator/format"
	"seika/generator/source"
)

// TestEditsSay: what a rule writes where it can mend. Each record is complete but for the mistake; what is not told to change must stay.
func TestEditsSay(t *testing.T) {
	const record, party = "agreements/example-2020.yaml", "agreements/parties/mirai.yaml"
	for _, c := range []struct{ rule, file, before, after string }{
		{"party-unknown", record, "parties: [{role: government, ref: 270008}, {role: company, ref: example}]", `ref: "jp:270008"`},
		{"party-unknown", record, "parties: [{role: government, ref: '27000'}, {role: company, ref: example}]", `ref: "jp:270008"`},
		{"party-unknown", record, "parties: [{role: government, ref: 'jp:270008'}, {role: company, ref: exampel}]", ""},
		{"party-role", record, "parties: [{role: company, ref: 'jp:270008'}, {role: company, ref: example}]", "role: government, ref: 'jp:270008'"},
		{"unit-yen", record, "burden: [{bearer: company, amount: {value: 1.5, unit: 億円}, evidence: [e1]}]", "{value: 150000000, unit: JPY}"},
		{"unit-yen", record, "burden: [{bearer: company, amount: {value: 0.5, unit: 円}, evidence: [e1]}]", "{value: 0.5, unit: JPY}"},
		{"unit-yen", record, "burden: [{bearer: company, amount: {value: 0.0005, unit: 千円}, evidence: [e1]}]", ""},
		{"unit-yen", record, "deliverables: [{id: d1, title: {ja: 店}, indicators: [{id: i1, title: {ja: 売上}, level: output, unit: 円}]}]", "unit: JPY"},
		{"unit-yen", record, "deliverables: [{id: d1, title: {ja: 店}, indicators: [{id: i1, title: {ja: 売上}, level: output, unit: 千円}]}]", ""},
		{"corporate-number", party, "corporate_number: ２０１０７０１０１９１９５", `corporate_number: "2010701019195"`},
		{"corporate-number", party, "corporate_number: '2010-7010-19195'", `corporate_number: "2010701019195"`},
		{"corporate-number", party, "corporate_number: '1010701019195'", ""},
		{"unit-width", record, "burden: [{bearer: company, amount: {value: 15, unit: ｋｇ}, evidence: [e1]}]", `unit: "kg"`},
		{"url-invalid", party, "url: ' https://www.example.jp/'", `url: "https://www.example.jp/"`},
		{"url-invalid", party, "url: ｈｔｔｐｓ：／／www.example.jp／", `url: "https://www.example.jp/"`},
		{"url-invalid", party, "url: www.example.jp", ""},
		{"organisation-name", party, "name: {ja: ㈱ ミライ}", "name: {ja: 株式会社ミライ}"},
	} {
		text := "id: mirai\nname: {ja: 株式会社ミライ}\n"
		if c.file == record {
			text = complete(c.before + "\n")
		} else if key, _, _ := strings.Cut(c.before, ":"); key == "name" {
			text = "id: mirai\n" + c.before + "\n"
		} else {
			text += c.before + "\n"
		}
		found, _ := run(t, "-- "+c.file+" --\n"+text)
		reported := false
		for _, d := range found {
			if d.Rule != c.rule || d.Position.File != c.file {
				continue
			}
			reported = true
			if c.after == "" {
				if len(d.Edits) > 0 {
					t.Errorf("%s: %s: a person must decide, not %v", c.rule, c.before, d.Edits)
				}
				continue
			}
			after, err := format.Apply(&source.File{Path: c.file, Content: []byte(text)}, format.KindAt(strings.TrimPrefix(c.file, "agreements/")), d.Edits)
			if err != nil || !strings.Contains(string(after), c.after) || len(d.Edits) == 0 {
				t.Errorf("%s: %s becomes, with %v, %s (%v)", c.rule, c.before, d.Edits, after, err)
			}
		}
		if !reported {
			t.Errorf("%s does not speak about %s: %v", c.rule, c.before, found)
		}
	}
}
