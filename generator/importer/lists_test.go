package importer

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"

	"seika/generator/agreement"
)

// disasterList is a table of disaster agreements as a city publishes it: titles above, a column of fields that is filled once per group,
// padded era dates, ㈱, notes below.
const disasterList = `災害時応援協定一覧,,,,,
,,,,,（令和6年4月1日現在）
番号,分野,協定名称,協定先,協定の概要,締結日
1,物資供給,災害時における物資の供給に関する協定,㈱ローソン,災害時の食料・飲料水の供給,平成 26 年 12 月 17 日再締結
2,,災害時における生活物資の供給協力に関する協定,（株）セブン‐イレブン・ジャパン,食料品等の供給,令和元年５月２０日
3,輸送,災害時における緊急輸送等に関する協定,"一般社団法人例県トラック協会例支部
赤帽例県軽自動車運送協同組合",物資の輸送,昭和 45 年8 月 14 日
4,医療,災害時の医療救護活動に関する協定書,一般社団法人例市医師会,医療救護,H30.3.31
5,応援,災害時相互応援協定,福山市・三原市,相互応援,平成 8 年度
6,避難,避難所としての使用に関する協定,例学園,避難所の提供,令和2年4月1日
7,物資供給,災害時の燃料供給に関する協定,例石油組合ほか3社,燃料の供給（連絡先0823-12-3456）,R6.4.1
合計,7件,,,,
※相手方の名称は締結時のもの,,,,,
`

func encoded(t testing.TB, text string, e encoding.Encoding) []byte {
	t.Helper()
	out, err := e.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestEncodings: the same list gives the same records in whatever form it comes, and the encoding is told.
func TestEncodings(t *testing.T) {
	o := options(t, "342025")
	want := run(t, []byte(disasterList), "", o)
	if len(want.Files) != 10 {
		t.Fatalf("%d files:\n%s", len(want.Files), report(t, want))
	}
	windows := strings.ReplaceAll(disasterList, "\n", "\r\n")
	for _, c := range []struct {
		name     string
		content  []byte
		encoding string
	}{
		{"UTF-8 with BOM", append([]byte("\ufeff"), windows...), "utf-8"},
		{"Shift_JIS", encoded(t, windows, japanese.ShiftJIS), "shift_jis"},
		{"EUC-JP", encoded(t, disasterList, japanese.EUCJP), "euc-jp"},
		{"ISO-2022-JP", encoded(t, strings.ReplaceAll(disasterList, "‐", "-"), japanese.ISO2022JP), "iso-2022-jp"},
		{"UTF-16LE with BOM", encoded(t, windows, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)), "utf-16le"},
		{"UTF-16BE with BOM", encoded(t, windows, unicode.UTF16(unicode.BigEndian, unicode.UseBOM)), "utf-16be"},
		{"UTF-16LE", encoded(t, windows, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)), "utf-16le"},
		{"TSV", tabbed(disasterList), "utf-8"},
		{"semicolons", []byte(strings.ReplaceAll(disasterList, ",", ";")), "utf-8"},
	} {
		got := run(t, c.content, "", o)
		if got.Table.Encoding != c.encoding {
			t.Errorf("%s is taken for %s", c.name, got.Table.Encoding)
		}
		if diff := cmp.Diff(written(want), written(got)); diff != "" {
			t.Errorf("%s (-UTF-8 +this):\n%s", c.name, diff)
		}
	}
}

func tabbed(s string) []byte { return []byte(strings.ReplaceAll(s, ",", "\t")) }

func TestDisasterList(t *testing.T) {
	r := run(t, []byte(disasterList), "", options(t, "342025"))
	want := []string{
		"imported", "imported", "imported", "imported",
		"incomplete date-fiscal", "refused partner-kind", "incomplete contact-left", "ignored row-note", "ignored row-note",
	}
	if diff := cmp.Diff(want, statuses(r)); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	for _, row := range r.Rows[:1] {
		if row.Number != 4 {
			t.Errorf("the first row is %d, want 4", row.Number)
		}
	}
	text := written(r)
	if !strings.Contains(text, `-- agreements/hiroshima/kure-lawson-2014.yaml --
# yaml-language-server: $schema=../../schema/agreement.schema.json
schema: 1
id: kure-lawson-2014
title: {ja: 災害時における物資の供給に関する協定}
kind: disaster
standby: true

parties:
  - {role: government, ref: "jp:342025"}
  - {role: company, ref: lawson}

signed: 2014-12-17
signed_basis: stated

themes: [disaster]

summary: {ja: 一覧の「協定の概要」欄に「災害時の食料・飲料水の供給」とある。一覧の「分野」欄に「物資供給」とある。}

review: {state: unreviewed}

evidence:
  - id: e1
    type: official-page
    title: 協定一覧
    publisher: 呉市
    by: "jp:342025"
    url: https://www.city.example.lg.jp/kyotei.html
    accessed: 2026-11-20
    note:
      ja: 一覧の4行目。締結日の欄に「平成 26 年 12 月 17 日再締結」とある。
      en: "Row 4 of the list. It says on the signing: “平成 26 年 12 月 17 日再締結”."
`) {
		t.Errorf("the first record is not as expected:\n%s", text)
	}
	for _, never := range []string{"0823", "12-3456"} {
		if strings.Contains(text+report(t, r), never) {
			t.Errorf("%s is imported or reported", never)
		}
	}
	// The only year of row 8 is a fiscal year: no signing is made of it.
	if a := r.Rows[4].draft; !a.Signed.IsZero() || a.FirstKnown.String() != "1997-03-31" || len(a.Parties) != 3 {
		t.Errorf("row 8: %+v", a)
	}
	if a := r.Rows[6].draft; len(a.Parties) != 3 || a.Parties[2].Count != 3 || a.Parties[2].Name.JA != "ほか3社" {
		t.Errorf("row 10: %+v", a.Parties)
	}
}

// TestReimport: importing the same list again changes nothing, in whatever order its rows come, and rows that need a person still do.
func TestReimport(t *testing.T) {
	o := options(t, "342025")
	first := run(t, []byte(disasterList), "", o)
	fsys := with(first)
	o.Set = loaded(t, fsys)
	second := run(t, encoded(t, disasterList, japanese.ShiftJIS), "", o)
	if len(second.Files) != 0 {
		t.Errorf("the second import writes %s", written(second))
	}
	want := []string{"duplicate", "duplicate", "duplicate", "duplicate", "duplicate", "refused partner-kind", "duplicate", "ignored row-note", "ignored row-note"}
	if diff := cmp.Diff(want, statuses(second)); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	for i, row := range second.Rows {
		if row.Status == Duplicate && row.File != first.Rows[i].File {
			t.Errorf("row %d is found in %s, it was written to %s", row.Number, row.File, first.Rows[i].File)
		}
	}
	lines := strings.SplitAfter(disasterList, "\n")
	slices.Reverse(lines[3:7])
	if again := run(t, []byte(strings.Join(lines, "")), "", o); len(again.Files) != 0 {
		t.Errorf("in another order it writes %s", written(again))
	}
}

// towns is a list as a prefecture publishes it as open data: the town only in its first row, a header of two rows, ticked columns.
const towns = `市町村名,№,協定の名称,協定相手方（都道府県名）,協定区分,,,,
,,,,職員派遣,物資供給,医療救護,避難収容,その他
札幌市,1,災害時における相互応援に関する協定,弘前市（青森県）,○,○,,,
,2,災害時における物資の供給に関する協定,株式会社ローソン（東京都）,,○,,,
函館市,1,災害時における応急対策に関する協定,一般社団法人例建設業協会,○,,,〇,道路の啓開
,2,災害時の避難者の受入れに関する協定,例旅館組合,,,,◯,
`

func TestOpenData(t *testing.T) {
	o := options(t, "010006")
	r := run(t, encoded(t, towns, japanese.EUCJP), "", o)
	if diff := cmp.Diff([]string{"incomplete date-missing", "incomplete date-missing", "incomplete date-missing", "incomplete date-missing"}, statuses(r)); diff != "" {
		t.Errorf("-want +got\n%s%s", diff, report(t, r))
	}
	for i, want := range []struct{ parties, summary string }{
		{"jp:011002 jp:022021", "一覧で印のある区分：「職員派遣」「物資供給」。"},
		{"jp:011002 lawson", "一覧で印のある区分：「物資供給」。"},
		{"jp:012025 org", "一覧で印のある区分：「職員派遣」「避難収容」「その他（道路の啓開）」。"},
		{"jp:012025 org", "一覧で印のある区分：「避難収容」。"},
	} {
		a := r.Rows[i].draft
		partner := a.Parties[1].Ref
		if strings.HasPrefix(partner, "org-") {
			partner = "org"
		}
		if got := a.Parties[0].Ref + " " + partner; got != want.parties || a.Summary.JA != want.summary {
			t.Errorf("row %d: %s %s", i, got, a.Summary.JA)
		}
		if a.FirstKnown != o.Source.Accessed || a.Evidence[0].By != "" {
			t.Errorf("row %d: first known %s, by %q", i, a.FirstKnown, a.Evidence[0].By)
		}
	}
	if got := r.Rows[0].File; got != "agreements/hokkaido/sapporo-hirosaki.yaml" {
		t.Error(got)
	}
}

// TestCompanyList: a company's own list in the order of its releases, the partner given once for all rows.
func TestCompanyList(t *testing.T) {
	list := `自治体名,協定の名称,協定締結日,協定の目的,連携事項,具体的な取り組み内容
大阪府,大阪府と株式会社セブン‐イレブン・ジャパンとの連携と協力に関する包括協定,2014年11月27日,府民サービスの向上,"1 健康増進
2 観光振興",健康に配慮した弁当の開発
府中市,包括連携協定,2015年4月1日,,,
`
	o := options(t, "")
	o.Partner, o.Source.Publisher, o.Source.Type = "㈱セブン‐イレブン・ジャパン", "株式会社セブン-イレブン・ジャパン", "party-release"
	r := run(t, []byte(list), "", o)
	if diff := cmp.Diff([]string{"imported", "refused place-ambiguous"}, statuses(r)); diff != "" {
		t.Errorf("-want +got\n%s%s", diff, report(t, r))
	}
	a := r.Rows[0].draft
	if a.Kind != "comprehensive" || a.Standby || a.Parties[1].Ref != "seven-eleven-japan" || a.Evidence[0].Type != "party-release" {
		t.Errorf("%+v", a)
	}
	if want := "一覧の「協定の目的」欄に「府民サービスの向上」とある。一覧の「連携事項」欄に「1 健康増進2 観光振興」とある。一覧の「具体的な取り組み内容」欄に「健康に配慮した弁当の開発」とある。"; a.Summary.JA != want {
		t.Error(a.Summary.JA)
	}
}

// TestSideways: a list with its header in the first column gives one agreement a column.
func TestSideways(t *testing.T) {
	list := "協定の名称,包括連携協定,見守りに関する協定\n相手方,㈱ローソン,日本郵便㈱\n締結日,令和2年4月1日,令和3年5月1日\n協定の目的,連携,見守り\n電話番号,06-1234-5678,06-1234-5678\n"
	r := run(t, []byte(list), "", options(t, "271403"))
	if diff := cmp.Diff([]string{"imported", "imported"}, statuses(r)); diff != "" || !r.Table.Sideways {
		t.Fatalf("-want +got\n%s%s", diff, report(t, r))
	}
	if r.Rows[0].Number != 2 || r.Rows[1].draft.Kind != "watch-over" || r.Rows[1].draft.Parties[1].Ref != "japan-post" {
		t.Error(report(t, r))
	}
	if strings.Contains(written(r)+report(t, r), "1234") {
		t.Error("a telephone number is imported or reported")
	}
}

// TestSharedRows: rows of partners under one title and one day are one agreement or one each only when a person says so.
func TestSharedRows(t *testing.T) {
	list := "協定名,締結日,締結先\n災害時の応援に関する協定,令和2年4月1日,㈱ローソン\n,,日本郵便㈱\n別の協定,令和3年4月1日,㈱ローソン\n"
	o := options(t, "271403")
	r := run(t, []byte(list), "", o)
	if diff := cmp.Diff([]string{"refused shared-cells", "refused shared-cells", "imported"}, statuses(r)); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	o.Shared = "one"
	r = run(t, []byte(list), "", o)
	if diff := cmp.Diff([]string{"imported", "imported", "imported"}, statuses(r)); diff != "" || len(r.Files) != 2 || len(r.Rows[0].draft.Parties) != 3 {
		t.Errorf("one: %s\n%s", diff, report(t, r))
	}
	o.Shared = "each"
	r = run(t, []byte(list), "", o)
	if diff := cmp.Diff([]string{"imported", "imported", "imported"}, statuses(r)); diff != "" || len(r.Files) != 3 || r.Rows[1].draft.Signed != r.Rows[0].draft.Signed {
		t.Errorf("each: %s\n%s", diff, report(t, r))
	}
}

// TestSharedValues: what the rows of further partners say otherwise is never dropped in silence.
func TestSharedValues(t *testing.T) {
	list := "名称,締結日,相手方,担当課,数量\n災害時の水の協定,R6.4.1,㈱ローソン,総務課,100本\n,,日本郵便㈱,総務課,500本余り\n"
	o := options(t, "342025")
	o.Shared = "one"
	r := run(t, []byte(list), "promised=数量", o)
	if diff := cmp.Diff([]string{"incomplete shared-left", "incomplete"}, statuses(r)); diff != "" || len(r.Rows[0].draft.Parties) != 3 {
		t.Error(diff)
	}
}

// TestDuplicates: what is on record is found whatever its spelling; what may be is left to a person; what surely is not goes over.
func TestDuplicates(t *testing.T) {
	for _, c := range []struct{ row, want string }{
		{"大阪府と株式会社ローソンの包括連携協定,㈱ローソン,平成26年11月27日", "duplicate"},
		{"包括連携協定書,ローソン,2014.11.27", "duplicate"},
		{"包括連携協定,ローソン,平成26年", "duplicate"},
		{"包括連携協定,ローソン,", "duplicate"},
		{"包括連携協定,ローソン,平成28年4月1日", "refused duplicate-date"},
		{"防災に関する協力の申合せ,ローソン,平成26年11月27日", "refused duplicate-title"},
		{"包括連携協定,ローソン・日本郵便㈱,平成26年11月27日", "refused duplicate-parties"},
		{"包括連携協定,日本郵便㈱,平成26年11月27日", "imported"},
		{"災害時の物資供給に関する協定,ローソン,平成28年4月1日", "imported"},
	} {
		r := run(t, []byte("名称,相手方,締結日\n"+c.row+"\n"), "", options(t, "270008"))
		if diff := cmp.Diff([]string{c.want}, statuses(r)); diff != "" {
			t.Errorf("%s: %s", c.row, diff)
		}
	}
	// In one list two titles are two agreements, and the same row twice is one.
	r := run(t, []byte("名称,相手方,締結日\n物資の協定,日本郵便㈱,2020-04-01\n見守り協定,日本郵便㈱,2020-04-01\n物資の協定,日本郵便(株),令和2年4月1日\n"), "", options(t, "270008"))
	if diff := cmp.Diff([]string{"imported", "imported", "duplicate"}, statuses(r)); diff != "" {
		t.Error(diff)
	}
	if r.Rows[2].File != r.Rows[0].File || r.Rows[1].File != "agreements/osaka/osaka-pref-japan-post-2020-2.yaml" {
		t.Error(report(t, r))
	}
}

// TestColumns reads columns beside the usual three.
func TestColumns(t *testing.T) {
	list := `年度,名称,協定先,締結日,分野,担当課,期間,URL,備考,担当者氏名
平成30年度,包括連携協定,㈱ローソン,4月19日,健康・観光,健康課（内線123）,H30.4.19～H31.3.31（以後自動更新）,/kyotei/lawson.html,,山田
,見守り協定,日本郵便㈱,2月3日,,山田太郎,1年間,https://news.example.com/1,令和2年に終了,佐藤
令和3年度,災害協定,福山市,5月1日,,総務課,,ftp://example.jp/,,
`
	r := run(t, []byte(list), "", options(t, "342025"))
	want := []string{"imported", "incomplete section-left url-foreign term-unreadable remark-ended", "incomplete url-unreadable"}
	if diff := cmp.Diff(want, statuses(r)); diff != "" {
		t.Errorf("-want +got\n%s%s", diff, report(t, r))
	}
	a := r.Rows[0].draft
	if a.Signed.String() != "2018-04-19" || a.SignedBasis != "derived" || a.Parties[0].Section != "健康課" || a.Term.To.String() != "2019-03-31" || a.Term.Renewal != "automatic" {
		t.Errorf("%+v", a)
	}
	if diff := cmp.Diff([]string{"health", "tourism"}, a.Themes); diff != "" {
		t.Error(diff)
	}
	if len(a.Evidence) != 2 || a.Evidence[1].URL != "https://www.city.example.lg.jp/kyotei/lawson.html" {
		t.Errorf("%+v", a.Evidence)
	}
	if b := r.Rows[1].draft; b.Signed.String() != "2019-02-03" || b.State != "" || !strings.Contains(b.Summary.JA, "令和2年に終了") {
		t.Errorf("%+v", b)
	}
	for _, never := range []string{"山田", "佐藤", "123"} {
		if strings.Contains(written(r), never) {
			t.Errorf("%s is imported", never)
		}
	}
}

// TestPromised: a quantity becomes a promise only where a person says that the column is one.
func TestPromised(t *testing.T) {
	list := "名称,協定先,締結日,設置台数（台）\n災害協定,㈱ローソン,2020-04-01,約1,200\n"
	list = strings.Replace(list, "約1,200", `"約1,200"`, 1)
	if r := run(t, []byte(list), "", options(t, "342025")); len(r.Rows[0].draft.Deliverables) != 0 {
		t.Error("a quantity is guessed to be a promise")
	}
	r := run(t, []byte(list), "promised=設置台数（台）", options(t, "342025"))
	d := r.Rows[0].draft.Deliverables
	if len(d) != 1 || d[0].Title.JA != "設置台数" || d[0].Owner != "lawson" ||
		d[0].Promised.Quantity != (agreement.Quantity{Value: "1200", Unit: "台", Qualifier: "about"}) {
		t.Errorf("%+v", d)
	}
	r = run(t, []byte(strings.Replace(list, `"約1,200"`, "30〜50", 1)), "promised=設置台数（台）", options(t, "342025"))
	if diff := cmp.Diff([]string{"incomplete number-range"}, statuses(r)); diff != "" || len(r.Rows[0].draft.Deliverables) != 0 {
		t.Error(diff)
	}
}

// TestDamagedText: a row that lost characters is not imported.
func TestDamagedText(t *testing.T) {
	content := encoded(t, "名称,協定先,締結日\n災害協定,例会社,2020-04-01\n連携協定,㈱ローソン,2020-04-01\n包括協定,日本郵便㈱,2020-04-01\n", japanese.ShiftJIS)
	content = bytes.Replace(content, encoded(t, "例会社", japanese.ShiftJIS), []byte("\xf0\x40\x8b"), 1) // a character of the user's own
	r := run(t, content, "", options(t, "342025"))
	if diff := cmp.Diff([]string{"refused text-broken", "imported", "imported"}, statuses(r)); diff != "" {
		t.Error(diff)
	}
}
