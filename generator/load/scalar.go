package load

import (
	"reflect"
	"regexp"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/source"
)

var digest = regexp.MustCompile(`^[0-9a-f]{64}$`)

// scalar fills v from the single value n. What is read is always the text as it stands in the file, never YAML's own idea of its type:
// YAML would turn 40.0 into 40 and 2014-11 into something else again.
func (f *filler) scalar(n *yaml.Node, v reflect.Value, fd *agreement.Field, path source.Path) {
	text := n.Value
	bad := func(rule *diag.Rule, message, fix diag.Text) {
		f.add(rule.New(f.place(n, path), message).Expecting(expected(fd)).Fixing(fix).Editing(f.mend(text, fd, path)...))
	}
	switch fd.Type {
	case agreement.TypeText, agreement.TypeURL, agreement.TypePath, agreement.TypeScalar:
		text = strings.TrimRight(text, "\n")
		switch {
		case strings.TrimSpace(text) == "":
			bad(ruleType, diag.Tf("%s が空です。", "%s is empty.", fd.Key), diag.T("値を書くか、この行を消してください。", "Write a value or delete the line."))
		case strings.Contains(text, "\n"):
			bad(ruleType, diag.Tf("%s は一行で書きます。", "%s is one line.", fd.Key), diag.T("改行を消してください。", "Remove the line break."))
		default:
			v.SetString(text)
		}
	case agreement.TypeWord:
		if fd.Vocabulary.Has(text) {
			v.SetString(text)
			return
		}
		bad(ruleWord, diag.Tf("「%[2]s」は %[1]s に書ける言葉ではありません。", "%[2]q is not a word of %[1]s.", fd.Key, text), wordFix(text, fd.Vocabulary))
	case agreement.TypeID, agreement.TypeEvidenceRef, agreement.TypeRecordRef, agreement.TypeThemeRef:
		if agreement.ValidID(text) {
			v.SetString(text)
			return
		}
		bad(ruleID, diag.Tf("「%s」は ID の形ではありません。", "%q is not an id.", text), idFix(text))
	case agreement.TypePartyRef:
		if code, ok := agreement.GovernmentCode(text); ok && len(code) == 6 && isDigits(code) || agreement.ValidID(text) {
			v.SetString(text)
			return
		}
		bad(ruleID, diag.Tf("「%s」は当事者の参照ではありません。", "%q does not name a party.", text), partyFix(text))
	case agreement.TypeInteger:
		i, err := strconv.Atoi(text)
		switch {
		case err != nil || i < 0 || !isDigits(text) || len(text) > 9:
			bad(ruleNumber, diag.Tf("「%s」は 0 以上の整数ではありません。", "%q is not a whole number from 0.", text), integerFix(text))
		case fd.Key == "schema" && i != agreement.Schema:
			d := ruleSchema.New(f.place(n, path), diag.Tf("形式の版 %d は、この seika では読めません。", "Version %d of the format is not known to this seika.", i))
			f.add(d.Fixing(diag.Tf("schema: %[1]d と書いてください。新しい形式のファイルなら、新しい版の seika を使います。",
				"Write schema: %[1]d. If the file has a newer format, use a newer seika.", agreement.Schema)))
		default:
			v.SetInt(int64(i))
		}
	case agreement.TypeNumber:
		number, err := agreement.ParseNumber(text)
		if err != nil {
			bad(ruleNumber, diag.Tf("「%s」は数字だけになっていません。", "%q is not a plain number.", text), numberFix(text))
			return
		}
		v.SetString(string(number))
	case agreement.TypeBool:
		if text != "true" && text != "false" {
			bad(ruleType, diag.Tf("「%s」は true でも false でもありません。", "%q is neither true nor false.", text), boolFix(text))
			return
		}
		v.SetBool(text == "true")
	case agreement.TypeDate:
		date, err := agreement.ParseDate(text)
		if err != nil {
			bad(ruleDate, diag.Tf("「%s」は日付として読めません。", "%q is not a date.", text), dateFix(text))
			return
		}
		v.Set(reflect.ValueOf(date))
	case agreement.TypePeriod:
		period, err := agreement.ParsePeriod(text)
		if err != nil {
			bad(rulePeriod, diag.Tf("「%s」は期間として読めません。", "%q is not a period.", text), periodFix(text))
			return
		}
		v.Set(reflect.ValueOf(period))
	case agreement.TypeDigest:
		if !digest.MatchString(text) {
			bad(ruleType, diag.Tf("「%s」は SHA-256 ではありません。", "%q is not a SHA-256 digest.", text),
				diag.T("保存したファイルの SHA-256 を写してください。なければ、この項目を消します。", "Copy the SHA-256 of the saved file; without one, delete the key."))
			return
		}
		v.SetString(text)
	}
}

// expected says in words what a field may hold.
func expected(fd *agreement.Field) diag.Text {
	switch fd.Type {
	case agreement.TypeWord:
		return vocabulary(fd.Vocabulary)
	case agreement.TypeID, agreement.TypeEvidenceRef, agreement.TypeRecordRef, agreement.TypeThemeRef:
		return diag.T("小文字の英数字とハイフン（80字まで）", "lower-case letters, digits and hyphens, at most 80")
	case agreement.TypePartyRef:
		return diag.T("jp: と6桁の自治体コード、または agreements/parties/ にある ID", "jp: and a six-digit code, or an id in agreements/parties/")
	case agreement.TypeInteger:
		return diag.T("0 以上の整数", "a whole number from 0")
	case agreement.TypeNumber:
		return diag.T("1200 や 0.5 のような、半角の数字だけの値", "a plain number such as 1200 or 0.5")
	case agreement.TypeBool:
		return diag.T("true か false", "true or false")
	case agreement.TypeDate:
		return diag.T("2014、2014-11、2014-11-27 のどれかの形（実在する日、1889年から2199年）", "YYYY, YYYY-MM or YYYY-MM-DD, a day that exists, from 1889 to 2199")
	case agreement.TypePeriod:
		return diag.T("2024、2024-04、2024-04-01、FY2024（年度）、または 2023-06/2024-03 のような「始まり/終わり」", "2024, 2024-04, 2024-04-01, FY2024 (fiscal year), or FROM/TO such as 2023-06/2024-03")
	case agreement.TypeDigest:
		return diag.T("小文字の16進数64桁", "64 lower-case hexadecimal digits")
	default:
		return diag.T("一行の文字", "one line of text")
	}
}

func isDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}
