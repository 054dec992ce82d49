package schema

import (
	"fmt"

	"seika/generator/agreement"
)

// typeNames name the definition of each simple type of the field table.
var typeNames = map[agreement.Type]string{
	agreement.TypeText:        "text",
	agreement.TypeProse:       "prose",
	agreement.TypeLocalized:   "localized",
	agreement.TypeID:          "id",
	agreement.TypeInteger:     "integer",
	agreement.TypeNumber:      "number",
	agreement.TypeBool:        "bool",
	agreement.TypeDate:        "date",
	agreement.TypePeriod:      "period",
	agreement.TypeURL:         "url",
	agreement.TypePartyRef:    "party-ref",
	agreement.TypeEvidenceRef: "evidence-ref",
	agreement.TypeRecordRef:   "record-ref",
	agreement.TypeThemeRef:    "theme-ref",
	agreement.TypePath:        "path",
	agreement.TypeDigest:      "digest",
	agreement.TypeScalar:      "scalar",
}

// The forms of values. YAML reads an unquoted 2014 as a number, so what may look like one is allowed to be one.
const (
	yearForm   = `(?:1889|189[0-9]|19[0-9]{2}|2[01][0-9]{2})`
	dateForm   = yearForm + `(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?`
	idForm     = `[a-z0-9]+(?:-[a-z0-9]+)*`
	numberForm = `-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?`
	lineForm   = `[^\n]*\S[^\n]*\n*` // a block of YAML text ends with line breaks
	firstYear  = 1889
	lastYear   = 2199
	longestID  = 80
)

// commonTypes are the definitions of the simple types, in the order of the field table's types.
func commonTypes() members {
	zero, first, last := 0, firstYear, lastYear
	id := func(ja, en string) *node {
		n := &node{Type: types{"string", "integer"}, Pattern: "^" + idForm + "$", MaxLength: longestID, Minimum: &zero}
		n.describe(agreement.L("ID", "Id"), agreement.L(ja, en))
		return n
	}
	simple := func(n *node, labelJA, labelEN, docJA, docEN string) *node {
		n.describe(agreement.L(labelJA, labelEN), agreement.L(docJA, docEN))
		return n
	}
	text := func(form string) *node {
		return &node{Type: types{"string", "number", "boolean"}, Pattern: form}
	}
	line := "^" + lineForm + "$"
	languages := func(form string) *node {
		return &node{Type: types{"object"}, MinProperties: 1, Additional: &no, Properties: members{
			{"ja", simple(text(form), "日本語", "Japanese", "日本語の文。", "The text in Japanese.")},
			{"en", simple(text(form), "英語", "English", "英語の文。", "The text in English.")},
		}}
	}
	return members{
		{"text", simple(text(line), "文字", "Text", "一行の文字。", "One line of text.")},
		{"prose", simple(languages(`\S`), "文章", "Prose", "Markdown の文章（HTML は不可）。日本語か英語、または両方。", "Markdown without HTML, in Japanese, English or both.")},
		{"localized", simple(languages(line), "言語ごとの文字", "Text by language", "一行の文字。日本語か英語、または両方。", "One line, in Japanese, English or both.")},
		{"id", id("小文字の英数字とハイフン（80字まで）。", "Lower-case letters, digits and single hyphens, at most 80.")},
		{"integer", simple(&node{Type: types{"integer", "string"}, Minimum: &zero, Pattern: "^[0-9]{1,9}$"}, "整数", "Whole number", "0 以上の整数。", "A whole number from 0.")},
		{"number", simple(&node{Type: types{"number", "string"}, Pattern: "^" + numberForm + "$"}, "数", "Number", "桁区切りも「約」もない数。", "A plain number, without separators.")},
		{"bool", simple(&node{Type: types{"boolean"}}, "真偽", "True or false", "true か false。", "True or false.")},
		{"date", simple(&node{Type: types{"string", "integer"}, Pattern: "^" + dateForm + "$", Minimum: &first, Maximum: &last}, "日付", "Date",
			"YYYY、YYYY-MM、YYYY-MM-DD のどれか。", "YYYY, YYYY-MM or YYYY-MM-DD.")},
		{"period", simple(&node{Type: types{"string", "integer"}, Minimum: &first, Maximum: &last,
			Pattern: fmt.Sprintf("^(?:%[1]s(?:/%[1]s)?|FY%[2]s(?:/FY%[2]s)?)$", dateForm, yearForm)}, "期間", "Period",
			"2024、2024-04、2024-04-01、FY2024（年度）、または FROM/TO。", "2024, 2024-04, 2024-04-01, FY2024 (Japanese fiscal year) or FROM/TO.")},
		{"url", simple(&node{Type: types{"string"}, Pattern: `^https?://[^\s/?#]+\S*$`}, "アドレス", "Address", "http か https のアドレス。", "An http or https address.")},
		{"party-ref", simple(&node{Type: types{"string", "integer"}, Pattern: "^(?:jp:[0-9]{6}|" + idForm + ")$", MaxLength: longestID, Minimum: &zero}, "当事者", "Party",
			"jp: と6桁の自治体コード、または agreements/parties/ にある ID。", "jp: and the six-digit code of a local government, or an id in agreements/parties/.")},
		{"evidence-ref", id("この記録の evidence にある ID。", "The id of a source under evidence.")},
		{"record-ref", id("ほかの記録の ID。", "The id of another record.")},
		{"theme-ref", id("agreements/themes.yaml にある ID。", "An id in agreements/themes.yaml.")},
		{"path", simple(&node{Type: types{"string"}, Pattern: `^\S+$`}, "項目の場所", "Data path", "記録の中の場所。一覧の項目は ID で指す。", "A place in this record, list items by their id.")},
		{"digest", simple(&node{Type: types{"string"}, Pattern: "^[0-9a-f]{64}$"}, "ダイジェスト", "Digest", "SHA-256（小文字の16進数64桁）。", "SHA-256, 64 lower-case hexadecimal digits.")},
		{"scalar", simple(text(line), "値", "Value", "一つの値。", "A single value.")},
	}
}

func isCommon(name string) bool {
	for _, common := range typeNames {
		if common == name {
			return true
		}
	}
	return false
}
