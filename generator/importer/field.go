package importer

import (
	"regexp"
	"strings"

	"seika/generator/diag"
	"seika/generator/jatext"
)

// Field is what a column of a list can be.
type Field string

// The fields of a list, as --map names them.
const (
	FieldTitle     Field = "title"
	FieldPartner   Field = "partner"
	FieldSigned    Field = "signed"
	FieldEffective Field = "effective"
	FieldEnd       Field = "end"
	FieldTerm      Field = "term"
	FieldFiscal    Field = "fiscal-year"
	FieldPlace     Field = "place"
	FieldTheme     Field = "theme"
	FieldSummary   Field = "summary"
	FieldSection   Field = "section"
	FieldRemarks   Field = "remarks"
	FieldURL       Field = "url"
	FieldPromised  Field = "promised"
	// fieldMark is a column of marks (○) under the name of a category; fieldPrivate one that is never read.
	fieldMark    Field = "mark"
	fieldPrivate Field = "private"
)

// column describes a field: how its headers are written, and what becomes of it.
type column struct {
	field Field
	label diag.Text
	// exact are headers without spaces and brackets; like finds others. Several says that more than one column can be this field.
	exact   []string
	like    *regexp.Regexp
	several bool
}

// columns are the fields in the order in which headers are tried.
var columns = []column{
	{fieldPrivate, diag.T("連絡先・氏名（取り込まない）", "contacts and persons (never imported)"),
		nil, regexp.MustCompile(`(?i)電話|連絡先|^tel|^fax|ファックス|メール|e-?mail|担当者|氏名|代表者|住所|所在地|郵便番号`), true},
	{FieldPlace, diag.T("自治体", "local government"),
		[]string{"全国地方公共団体コード", "市区町村コード", "都道府県コード又は市区町村コード", "団体コード", "市町村名", "市町村", "市区町村名", "市区町村", "自治体名", "自治体", "市町名", "市町", "締結自治体"}, nil, false},
	{FieldFiscal, diag.T("年度", "fiscal year"), []string{"年度", "締結年度", "協定締結年度", "実施年度"}, nil, false},
	{FieldSigned, diag.T("締結日", "day of signing"),
		[]string{"締結日", "締結年月日", "協定締結日", "協定締結年月日", "締結年月", "協定締結年月", "締結年", "協定日", "協定年月日", "締結時期", "締結月日", "調印日", "年月日", "協定の締結日", "協定等締結日", "協定等締結年月日"},
		regexp.MustCompile(`締結(?:年?月?日|年月|時期)`), false},
	{FieldEffective, diag.T("発効日", "day of effect"), []string{"発効日", "効力発生日", "施行日", "適用日", "発効年月日", "開始日"}, nil, false},
	{FieldEnd, diag.T("終期", "end"), []string{"終期", "終了日", "満了日", "有効期限", "協定期限", "期限", "終了年月日", "満了年月日"}, nil, false},
	{FieldTerm, diag.T("期間", "term"), []string{"有効期間", "協定期間", "期間", "協定の期間", "協定の有効期間"}, nil, false},
	{FieldTitle, diag.T("名称", "title"),
		[]string{"協定名称", "協定名", "協定の名称", "協定等の名称", "協定等名称", "協定等名", "協定書名", "協定書名称", "協定書の名称", "名称", "件名", "連携協定名", "連携協定名称", "締結協定名", "協定", "題名", "協定内容及び名称", "協定(覚書)名", "協定・覚書名", "協定名等"},
		regexp.MustCompile(`^(?:災害|包括|連携|応援)?(?:連携)?協定(?:書|等)?の?(?:名称|名|件名)$`), false},
	{FieldPartner, diag.T("相手方", "partner"),
		[]string{"相手方", "協定相手方", "協定の相手方", "協定先", "締結先", "協定締結先", "締結相手", "締結相手方", "連携先", "連携企業", "連携企業等", "企業名", "企業", "企業・団体名", "事業者名", "事業者", "協定締結事業者", "締結団体", "相手先", "協定相手先", "協定締結団体", "協定企業", "大学名", "機関名", "締結者", "協定締結先名称", "協定締結相手", "協定締結者", "協定締結機関", "連携相手", "連携団体", "協定事業者", "締結企業", "締結事業者", "法人名", "会社名", "団体名", "企業等名", "事業者・団体名", "団体・企業名", "協定締結企業"},
		regexp.MustCompile(`相手方|協定(?:締結)?先|締結先|連携先`), false},
	{FieldTheme, diag.T("分野", "field"), []string{"分野", "協定分野", "連携分野", "区分", "協定区分", "種別", "協定種別", "カテゴリ", "カテゴリー", "分類", "種類", "協定の種類"}, nil, true},
	{FieldURL, diag.T("URL", "address"), nil, regexp.MustCompile(`(?i)^(?:url|リンク|ホームページ|掲載ページ|参考url|関連url|公表url|ウェブサイト|web)`), false},
	{FieldSection, diag.T("担当課", "section in charge"),
		[]string{"担当課", "所管課", "担当部署", "所管", "主管課", "担当部局", "担当課室", "担当課名", "所管課名", "所管部署", "所管部局", "主管", "担当", "担当課等", "担当係"}, nil, false},
	{FieldSummary, diag.T("概要", "summary"),
		[]string{"概要", "協定の概要", "協定概要", "内容", "協定内容", "協定の内容", "連携内容", "連携事項", "主な内容", "協定の主な内容", "主な連携事項", "主な連携内容", "協力内容", "応援内容", "支援内容", "協定の目的", "目的", "取組内容", "具体的な取組内容", "具体的な取り組み内容", "協定事項", "主な取組"}, nil, true},
	{FieldRemarks, diag.T("備考", "remarks"), []string{"備考", "摘要", "備考欄", "注記", "特記事項"}, nil, false},
	{FieldPromised, diag.T("約束した数量（--map で指定したときだけ）", "promised quantity (only by --map)"), nil, nil, false},
}

// Fields are the names that a mapping may use, in the order of the documentation.
func Fields() []Field {
	var names []Field
	for _, c := range columns {
		if c.field != fieldPrivate {
			names = append(names, c.field)
		}
	}
	return names
}

func columnOf(f Field) *column {
	for i := range columns {
		if columns[i].field == f {
			return &columns[i]
		}
	}
	return nil
}

var bracketed = regexp.MustCompile(`\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】|<[^<>]*>`)

// headerText is a header as it is compared: without spaces, and without what it adds in brackets unless that is all it has.
func headerText(s string) string {
	text := jatext.Squeeze(jatext.Fold(s))
	if short := bracketed.ReplaceAllString(text, ""); short != "" {
		text = short
	}
	return strings.Trim(text, "※*:・、。")
}

// guess finds the field that a header names and how well it fits: 0 for none, 1 for words like it, more for its very words, the more the
// plainer they are.
func guess(header string) (Field, int) {
	short := headerText(header)
	if short == "" {
		return "", 0
	}
	whole := jatext.Squeeze(jatext.Fold(header))
	private := columnOf(fieldPrivate).like
	if private.MatchString(short) {
		return fieldPrivate, 1
	}
	for _, c := range columns {
		for i, name := range c.exact {
			if short == jatext.Squeeze(jatext.Fold(name)) || whole == jatext.Squeeze(jatext.Fold(name)) {
				return c.field, 2 + len(c.exact) - i
			}
		}
	}
	if private.MatchString(whole) { // 担当(要請)窓口(電話番号)
		return fieldPrivate, 1
	}
	for _, c := range columns {
		if c.like != nil && len([]rune(short)) <= 16 && c.like.MatchString(short) {
			return c.field, 1
		}
	}
	return "", 0
}
