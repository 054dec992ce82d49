package load

import "seika/generator/diag"

// Rules returns the documentation of everything that this package reports, in the order of the rules page.
func Rules() []*diag.Rule {
	return []*diag.Rule{
		ruleSyntax, ruleDocuments, ruleDuplicateKey, ruleAlias, ruleTag, ruleUnknownKey, ruleMissingKey, ruleType, ruleWord, ruleNumber,
		ruleDate, rulePeriod, ruleID, ruleSchema, ruleFileName, ruleUnreadable, ruleSymlink, ruleSize, ruleEncoding,
	}
}

const minimal = `id: osaka-pref-example-2014
title: {ja: 大阪府と株式会社例の包括連携協定}
parties:
  - {role: government, ref: "jp:270008"}
signed: 2014-11-27
evidence:
  - {id: e1, type: official-page, url: https://example.org/agreement}
`

const first = "0.1.0"

// RuleUnreadable is the id of the rule about files whose content cannot be had at all, so that nothing can be said about them.
const RuleUnreadable = "file-unreadable"

var (
	ruleSyntax = &diag.Rule{ID: "yaml-syntax", Severity: diag.Error, Since: first,
		Title: diag.T("YAML の書き方の誤り", "Broken YAML"),
		Why:   diag.T("ファイルが読めなければ、記録の中身を確かめることも示すこともできません。", "A file that cannot be read can be neither checked nor shown."),
		Bad:   "id: a\n title: {ja: 字下げの誤り}\n", Good: minimal}
	ruleDocuments = &diag.Rule{ID: "yaml-documents", Severity: diag.Error, Since: first,
		Title: diag.T("一つのファイルに複数の文書", "More than one document in a file"),
		Why:   diag.T("二つ目の文書は多くの道具に黙って無視されます。一つの記録は一つのファイルに書きます。", "Most tools silently ignore the second document. One record is one file."),
		Bad:   minimal + "---\nid: another\n", Good: minimal}
	ruleDuplicateKey = &diag.Rule{ID: "yaml-duplicate-key", Severity: diag.Error, Since: first,
		Title: diag.T("同じ項目が二回ある", "A key occurs twice"),
		Why:   diag.T("どちらの値が正しいのか分かりません。", "It is not clear which of the two values holds."),
		Bad:   minimal + "signed: 2015-01-01\n", Good: minimal}
	ruleAlias = &diag.Rule{ID: "yaml-alias", Severity: diag.Error, Since: first,
		Title: diag.T("アンカーとエイリアス", "Anchors and aliases"),
		Why:   diag.T("& と * による参照は、差分を読みにくくし、わずかな文字で巨大な文書を作れます。記録では使いません。", "References by & and * make differences hard to read and let a few bytes stand for a huge document. Records do without them."),
		Bad:   minimal + "summary: &s {ja: 概要}\n", Good: minimal + "summary: {ja: 概要}\n"}
	ruleTag = &diag.Rule{ID: "yaml-tag", Severity: diag.Error, Since: first,
		Title: diag.T("YAML のタグ", "YAML tags"),
		Why:   diag.T("! で始まるタグは値の意味を変えます。項目の型は決まっているので要りません。", "Tags that begin with ! change what a value means. The type of every field is known, so none is needed."),
		Bad:   minimal + "standby: !!str true\n", Good: minimal + "standby: true\n"}
	ruleUnknownKey = &diag.Rule{ID: "key-unknown", Severity: diag.Error, Since: first,
		Title: diag.T("知らない項目", "Unknown key"),
		Why:   diag.T("つづりの誤りで大事な事実が黙って消えることを防ぎます。", "A misspelt key must not make a fact vanish in silence."),
		Bad:   minimal + "sumary: {ja: 概要}\n", Good: minimal + "summary: {ja: 概要}\n"}
	ruleMissingKey = &diag.Rule{ID: "key-missing", Severity: diag.Error, Since: first,
		Title: diag.T("必要な項目がない", "A required key is missing"),
		Why:   diag.T("この項目がなければ、記録が何についてのものか、何を根拠とするのかが分かりません。", "Without it nobody can tell what the record is about or what it rests on."),
		Bad:   "id: osaka-pref-example-2014\ntitle: {ja: 協定}\nsigned: 2014-11-27\nparties:\n  - {role: government, ref: \"jp:270008\"}\n", Good: minimal}
	ruleType = &diag.Rule{ID: "value-type", Severity: diag.Error, Since: first,
		Title: diag.T("値の形が違う", "A value of the wrong shape"),
		Why:   diag.T("一覧のところに文字、文字のところに一覧があると、記録は読めません。", "Text where a list belongs, or a list where text belongs, cannot be read."),
		Bad:   minimal + "themes: disaster\n", Good: minimal + "themes: [disaster]\n"}
	ruleWord = &diag.Rule{ID: "value-vocabulary", Severity: diag.Error, Since: first,
		Title: diag.T("語彙にない言葉", "A word outside the vocabulary"),
		Why:   diag.T("決まった言葉だけを使うことで、記録どうしを比べられます。", "Records can be compared because they use the same words."),
		Bad:   minimal + "kind: comprehensiv\n", Good: minimal + "kind: comprehensive\n"}
	ruleNumber = &diag.Rule{ID: "value-number", Severity: diag.Error, Since: first,
		Title: diag.T("数の書き方", "A number that is not plain"),
		Why:   diag.T("桁区切り・単位・「約」の混じった数は計算できません。単位は unit に、「約」は qualifier に書きます。", "A number with separators, units or “about” cannot be compared. The unit goes to unit, “about” to qualifier."),
		Bad:   minimal + "activations:\n  - {on: 2016-04-15, event: {ja: 地震}, quantity: {value: 約1,200, unit: 本}, evidence: [e1]}\n",
		Good:  minimal + "activations:\n  - {on: 2016-04-15, event: {ja: 地震}, quantity: {value: 1200, qualifier: about, unit: 本}, evidence: [e1]}\n"}
	ruleDate = &diag.Rule{ID: "value-date", Severity: diag.Error, Since: first,
		Title: diag.T("日付の書き方", "A broken date"),
		Why:   diag.T("日付は YYYY、YYYY-MM、YYYY-MM-DD のどれかで、出典から分かる精度で書きます。", "Dates are written YYYY, YYYY-MM or YYYY-MM-DD, as precisely as the source knows them."),
		Bad:   minimal + "checked: 2026/11/20\n", Good: minimal + "checked: 2026-11-20\n"}
	rulePeriod = &diag.Rule{ID: "value-period", Severity: diag.Error, Since: first,
		Title: diag.T("期間の書き方", "A broken period"),
		Why:   diag.T("期間は 2024、2024-04、FY2024（年度）、2023-06-01/2023-07-07 のどれかで書きます。", "Periods are written 2024, 2024-04, FY2024 (fiscal year) or 2023-06-01/2023-07-07."),
		Bad:   minimal + "burden:\n  - {bearer: company, period: 2023年度, evidence: [e1]}\n",
		Good:  minimal + "burden:\n  - {bearer: company, period: FY2023, evidence: [e1]}\n"}
	ruleID = &diag.Rule{ID: "value-id", Severity: diag.Error, Since: first,
		Title: diag.T("ID の書き方", "A broken id"),
		Why:   diag.T("ID はページのアドレスになり、永久に変わりません。小文字の英数字とハイフンだけで書きます。", "An id becomes the address of a page and never changes. It has lower-case letters, digits and hyphens only."),
		Bad:   minimal + "aliases: [Osaka_Example]\n", Good: minimal + "aliases: [osaka-example]\n"}
	ruleSchema = &diag.Rule{ID: "schema-version", Severity: diag.Error, Since: first,
		Title: diag.T("知らない形式の版", "Unknown version of the record format"),
		Why:   diag.T("新しい形式の記録を古い道具で読むと、意味を取り違えます。", "An old tool would misread a newer format."),
		Bad:   "schema: 9\n" + minimal, Good: "schema: 1\n" + minimal}
	ruleFileName = &diag.Rule{ID: "file-extension", Severity: diag.Error, Since: first,
		Title: diag.T("拡張子", "File extension"),
		Why:   diag.T("拡張子が .yml の記録は読まれません。気づかないまま記録が抜けることを防ぎます。", "Records ending in .yml are not read; nobody should lose one without noticing."),
		Bad:   "-- agreements/osaka/osaka-pref-example-2014.yml --\n" + minimal, Good: "-- agreements/osaka/osaka-pref-example-2014.yaml --\n" + minimal}
	ruleUnreadable = &diag.Rule{ID: RuleUnreadable, Severity: diag.Error, Since: first,
		Title: diag.T("読めないファイル", "Unreadable file"),
		Why:   diag.T("権限がない、途中で消えたなどの理由で読めないファイルを、黙って飛ばすことはしません。", "A file that cannot be read is never passed over in silence.")}
	ruleSymlink = &diag.Rule{ID: "file-symlink", Severity: diag.Error, Since: first,
		Title: diag.T("シンボリックリンク", "Symbolic link"),
		Why:   diag.T("リンクはリポジトリの外を指すことができ、同じ記録を二重に数えさせます。", "A link can point outside the repository or make a record count twice.")}
	ruleSize = &diag.Rule{ID: "file-size", Severity: diag.Error, Since: first,
		Title: diag.T("大きすぎるファイル", "File too large"),
		Why:   diag.T("1 MiB を超える記録は、記録ではなく資料の写しです。", "A record of more than 1 MiB is a copy of documents, not a record.")}
	ruleEncoding = &diag.Rule{ID: "file-encoding", Severity: diag.Error, Since: first,
		Title: diag.T("文字コード", "Encoding"),
		Why:   diag.T("UTF-8 でない文字は、別の文字として読まれるおそれがあります。", "Text in another encoding would be read as other characters.")}
)
