package importer

import (
	"fmt"

	"seika/generator/diag"
)

// Reason is why something of a row was not taken over, or what a person should know about how it was.
type Reason struct {
	// Code is stable, in kebab case.
	Code string
	Text diag.Text
	// Note is set where nothing was left out: the row needs nobody.
	Note bool
}

// reasons are the texts of all codes. Arguments are given to both languages in the same order.
var reasons = map[string]struct {
	ja, en string
	note   bool
}{
	"title-missing":      {ja: "名称の欄が空です。", en: "The title is empty."},
	"title-merged":       {ja: "結合したセルが名称と相手方にまたがり、どちらか分かりません。", en: "One merged cell spans title and partner."},
	"partner-missing":    {ja: "相手方の欄が空です。", en: "The partner is empty."},
	"partner-kind":       {ja: "「%s」がどんな団体か、名称から分かりません。agreements/parties/ に記録を加えるか、--role を付けてください。", en: "The name does not say what sort of organisation %q is; add it to agreements/parties/ or give --role."},
	"partner-several":    {ja: "「%s」が一つの団体か、いくつかの団体か分かりません。", en: "%q may be one organisation or several."},
	"partner-others":     {ja: "「%s」のほかの相手方が書かれていません。", en: "Beside %q there are partners that are not named."},
	"partner-group":      {ja: "「%s」は名前のない集まりで、どんな団体の集まりか分かりません。--role を付けるか、手で書いてください。", en: "%q is a group without names, and it is not said of what; give --role or write it by hand."},
	"partner-bracket":    {ja: "括弧の中の「%s」は名称に入れませんでした。", en: "What stands in brackets, %q, is not part of the name taken over."},
	"partner-person":     {ja: "役職・氏名と思われる部分は取り込みませんでした。", en: "What looks like an office and a person's name was not taken over.", note: true},
	"partner-branch":     {ja: "「%s」は「%s」の支店などとして扱いました。", en: "%q was taken for a branch of %q.", note: true},
	"partner-private":    {ja: "相手方の欄に個人の名があるかもしれません。個人の名は載せません。", en: "The cell may hold a person's name; persons are not recorded."},
	"place-missing":      {ja: "自治体の欄が空です。", en: "The local government is missing."},
	"date-missing":       {ja: "締結日の欄が空です。確認日を「確認できる最初の日」としました。", en: "The day of signing is empty; the day of access became the first known day."},
	"date-unreadable":    {ja: "締結日として読めません。確認日を「確認できる最初の日」としました。", en: "This is not read as a day of signing; the day of access became the first known day."},
	"date-calendars":     {ja: "和暦と西暦が合わないか、ない日付です。", en: "Era and Western year disagree, or there is no such day."},
	"date-several":       {ja: "日付がいくつもあり、どれが締結日か分かりません。", en: "There are several dates, and it is not clear which one is the signing."},
	"date-range":         {ja: "期間であって締結日ではありません。", en: "This is a period, not a day of signing."},
	"date-not-signing":   {ja: "「%s」とあり、締結の日ではありません。", en: "It says %q: not the signing."},
	"date-fiscal":        {ja: "年度だけが分かります。年度の末日を「確認できる最初の日」としました。", en: "Only the fiscal year is stated; its last day became the first known day."},
	"date-yearless":      {ja: "年がありません。", en: "The year is missing."},
	"date-future":        {ja: "確認日より後の日付です。", en: "This lies after the day of access."},
	"date-fiscal-differ": {ja: "締結日が年度の欄（%s年度）に入りません。", en: "The date does not lie in the fiscal year of its row (%s)."},
	"term-unreadable":    {ja: "期間・終期として読めません。", en: "This is not read as a term."},
	"term-before":        {ja: "終期が締結日より前です。", en: "The end lies before the signing."},
	"remark-ended":       {ja: "終了・廃止をうかがわせる記載があります。状態（state）は書いていません。", en: "The text hints that the agreement has ended; no state was set."},
	"number-unreadable":  {ja: "数量として読めません。", en: "This is not read as a quantity."},
	"number-range":       {ja: "幅のある数量は、一つの値にしませんでした。", en: "A range is not made one value."},
	"number-unit":        {ja: "単位がありません。", en: "The unit is missing."},
	"section-left":       {ja: "部署の名として読めません（氏名や連絡先は載せません）。", en: "This is not read as the name of a section (persons and contacts are not recorded)."},
	"contact-left":       {ja: "連絡先を含むため取り込みませんでした。", en: "It holds contact details and was not taken over."},
	"url-unreadable":     {ja: "開ける URL ではありません。", en: "This is no address that can be opened."},
	"url-foreign":        {ja: "自治体や一覧と同じサイトの URL ではないので、出典に加えませんでした。", en: "This address is neither on the local government's site nor on the list's; it was not added as a source."},
	"text-broken":        {ja: "文字化けした文字か、数式のエラーです。", en: "Characters were lost when the text was decoded, or it is the error of a formula."},
	"text-long":          {ja: "長すぎるため取り込みませんでした。", en: "It is too long and was not taken over."},
	"shared-cells":       {ja: "一つの名称と締結日に、相手方が何行も続きます。一つの協定なら --shared one、相手方ごとの協定なら --shared each を付けてください。", en: "Several rows of partners share one title and one date: give --shared one for one agreement, --shared each for one with each partner."},
	"shared-left":        {ja: "同じ協定の上の行と値が違うため、取り込みませんでした。", en: "It differs from the row above of the same agreement and was not taken over."},
	"row-single":         {ja: "一つの欄にしか記載がありません。", en: "Only one cell of the row is filled."},
	"row-wide":           {ja: "見出しの列より多くの値があり、どれがどの列の値か決まりません。値の中の区切り文字（「,」など）を引用符で囲んでください。", en: "It has more values than the header has columns, so that nobody can tell which is which; put values with a separator (such as a comma) in them in quotation marks."},
	"row-note":           {ja: "注記・合計・見出しの行です。", en: "A note, a total or a heading.", note: true},
	"duplicate-title":    {ja: "%s と相手方・締結日が同じで、名称が違います。同じ協定かもしれません。", en: "It has the parties and the date of %s and another title: it may be the same agreement."},
	"duplicate-date":     {ja: "%s と相手方・名称が同じで、締結日が違います。同じ協定か、結び直したものかもしれません。", en: "It has the parties and the title of %s and another date: it may be the same agreement, or one signed anew."},
	"duplicate-parties":  {ja: "%s と名称・締結日が同じで、相手方の一部が違います。同じ協定かもしれません。", en: "It has the title and the date of %s and in part other parties: it may be the same agreement."},
}

// because makes a Reason; a code that is not in the table is a mistake of the program.
func because(code string, args ...any) Reason {
	r, ok := reasons[code]
	if !ok {
		panic("importer: no reason " + code)
	}
	return Reason{Code: code, Text: diag.T(fmt.Sprintf(r.ja, args...), fmt.Sprintf(r.en, args...)), Note: r.note}
}
