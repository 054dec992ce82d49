package importer

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"seika/generator/draft"
)

func tabulated(t testing.TB, list, mapping string) (*Table, error) {
	t.Helper()
	g, err := Read([]byte(list), "", "")
	if err != nil {
		t.Fatal(err)
	}
	return Tabulate(g, mapping)
}

// TestTabulate says what the columns of lists are taken for.
func TestTabulate(t *testing.T) {
	for _, c := range []struct{ name, list, mapping, want string }{
		{"a city's table", "番号,分野,協定名称,協定先,協定の概要,締結日\n", "", "- theme title partner summary signed"},
		{"with telephone numbers", "協定名,締結日,締結先,担当(要請)窓口(電話番号)\n", "", "title signed partner private"},
		{"notes in brackets", "協定の名称※,協定相手方（都道府県名）,締結年月日（和暦）\n", "", "title partner signed"},
		{"full width and spaces", "協 定 名,相　手　方,締 結 日\n", "", "title partner signed"},
		{"a company's releases", "自治体名,協定の名称,協定締結日,協定の目的,連携事項,具体的な取り組み内容\n", "", "place title signed summary summary summary"},
		{"open data", "全国地方公共団体コード,協定名,団体名,締結日,ＵＲＬ,備考\n", "", "place title partner signed url remarks"},
		{"two columns of partners", "協定名,団体名,協定先,締結日\n", "", "title - partner signed"},
		{"persons in brackets", "協定名,相手方（代表者名）,締結日\n", "", "title partner signed"},
		{"code and name", "都道府県コード又は市区町村コード,市区町村名,協定名,相手方\n", "", "place - title partner"},
		{"two dates", "協定名,協定先,締結日,発効日,終期\n", "", "title partner signed effective end"},
		{"a fiscal year", "年度,企業名,連携内容\n", "", "fiscal-year partner summary"},
		{"never persons", "協定名,相手方,代表者名,住所,連絡先\n", "", "title partner private private private"},
		{"by hand", "あ,い,う\n", "title=あ,partner=う", "title - partner"},
		{"by hand over the guess", "協定名,相手方,締結日,調印\n", "signed=調印", "title partner - signed"},
		{"by number", "協定名,相手方,いつ\n", "signed=#3", "title partner signed"},
		{"left out by hand", "協定名,相手方,概要\n", "summary=", "title partner -"},
		{"a quoted name", "\"名,称\",相手方\n", `"title=名,称"`, "title partner -"},
	} {
		table, err := tabulated(t, c.list+"x,y,z\n", c.mapping)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		var got []string
		for _, u := range table.Columns {
			if u.Field == "" {
				got = append(got, "-")
			} else {
				got = append(got, string(u.Field))
			}
		}
		if diff := cmp.Diff(c.want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}

func TestTabulateErrors(t *testing.T) {
	list := "協定名,相手方,締結日\na,b,c\n"
	for _, c := range []struct{ list, mapping, want string }{
		{list, "titel=協定名", `there is no field "titel"; did you mean title?`},
		{list, "name=協定名", `there is no field "name"; the fields are place, `},
		{list, "title", `"title" is no pair such as title=協定名称`},
		{list, "title=協定名称", `the list has no column "協定名称"; did you mean 協定名?`},
		{list, "title=担当", `the list has no column "担当"; it has 協定名, 相手方, 締結日`},
		{list, "title=#9", "the list has no column #9; it has 3"},
		{list, "title=協定名,partner=協定名", `the column "協定名" cannot be both title and partner`},
	} {
		_, err := tabulated(t, c.list, c.mapping)
		var wrong *MappingError
		if !errors.As(err, &wrong) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", c.mapping, err, c.want)
		}
	}
	for _, list := range []string{"", "\n\n", "a,b,c\n1,2,3\n", "電話番号,住所\n", "締結日,担当課\n"} {
		if _, err := tabulated(t, list, ""); !errors.Is(err, ErrHeader) {
			t.Errorf("%q: %v", list, err)
		}
	}
}

// TestEntries says which rows are agreements and which are not, and what is filled from above.
func TestEntries(t *testing.T) {
	list := `包括連携協定一覧
市町村名,協定名,協定先,締結日
令和5年度
札幌市,連携協定,㈱ローソン,4月1日
,見守り協定,〃,2月1日
市町村名,協定名,協定先,締結日
【令和6年度】
函館市,連携協定,日本郵便㈱,同上
,,,
小計,1件,,
,何かの協定,,
（注）締結順
以上
`
	table, err := tabulated(t, list, "")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range table.entries(nil, draft.NewDirectory(nil)) {
		switch {
		case e.alone:
			got = append(got, fmt.Sprintf("%d alone", e.row()))
		case e.note:
			got = append(got, fmt.Sprintf("%d note", e.row()))
		default:
			got = append(got, fmt.Sprintf("%d %d %s %s %s", e.row(), e.fiscal, e.first(FieldPlace).Text, e.first(FieldPartner).Text, e.first(FieldSigned).Text))
		}
	}
	want := []string{
		"3 note", "4 2023 札幌市 ㈱ローソン 4月1日", "5 2023 札幌市 ㈱ローソン 2月1日", "6 note", "7 note", "8 2024 函館市 日本郵便㈱ 2月1日",
		"10 note", "11 alone", "12 note", "13 note",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

// TestPlaceHeadings: the name of a town over a group of rows is the place of the rows below it.
func TestPlaceHeadings(t *testing.T) {
	r := run(t, []byte("協定名,協定先,締結日\n札幌市,,\n連携協定,㈱ローソン,2020-04-01\n函館市,,\n連携協定,㈱ローソン,2020-04-01\n"), "", options(t, "010006"))
	if got := r.Rows[1].File + " " + r.Rows[3].File; got != "agreements/hokkaido/sapporo-lawson-2020.yaml agreements/hokkaido/hakodate-lawson-2020.yaml" {
		t.Error(got + "\n" + report(t, r))
	}
}

func TestFill(t *testing.T) {
	list := []byte("協定名,協定先,締結日\n連携協定,㈱ローソン,2020-04-01\n,日本郵便㈱,2020-05-01\n")
	if diff := cmp.Diff([]string{"imported", "refused title-missing"}, statuses(run(t, list, "", options(t, "342025")))); diff != "" {
		t.Error(diff)
	}
	o := options(t, "342025")
	o.Fill = []Field{FieldTitle}
	if diff := cmp.Diff([]string{"imported", "imported"}, statuses(run(t, list, "", o))); diff != "" {
		t.Error(diff)
	}
}

func TestOptionErrors(t *testing.T) {
	table, err := tabulated(t, "協定名,協定先,締結日\n連携協定,㈱ローソン,2020-04-01\n", "")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name   string
		change func(o *Options)
		want   string
	}{
		{"no address", func(o *Options) { o.Source.URL = "" }, "a record without evidence is none"},
		{"no title", func(o *Options) { o.Source.Title = "" }, "a record without evidence is none"},
		{"no publisher", func(o *Options) { o.Source.Publisher = "" }, "a record without evidence is none"},
		{"no day of access", func(o *Options) { o.Source.Accessed.Day = 0 }, "a record without evidence is none"},
		{"a file's address", func(o *Options) { o.Source.URL = "file:///home/list.csv" }, "must begin with https://"},
		{"a later day", func(o *Options) { o.Source.Accessed = date(t, "2026-11-25") }, "has not come"},
		{"a type that is none", func(o *Options) { o.Source.Type = "page" }, "no type of evidence"},
		{"a telephone number", func(o *Options) { o.Source.Title = "一覧（06-1234-5678）" }, "telephone number"},
		{"a kind that is none", func(o *Options) { o.Kind = "包括" }, "no kind of agreement"},
		{"a role that is none", func(o *Options) { o.Role = "government" }, "no role of a partner"},
		{"shared", func(o *Options) { o.Shared = "both" }, "not both"},
		{"no place", func(o *Options) { o.Place = nil }, "whose agreements these are"},
	} {
		o := options(t, "342025")
		c.change(&o)
		_, err := New(table, o)
		var wrong *OptionError
		if !errors.As(err, &wrong) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

// TestWideRows: a row with a separator that is not quoted is left to a person, and what repeats it is not filled from it.
func TestWideRows(t *testing.T) {
	list := "分野,協定名,相手方,概要,締結日\n物資,災害時の物資の協定,㈱ローソン,約1,200食,令和6年4月1日\n〃,災害時の水の協定,日本郵便株式会社,水,令和6年4月2日\n" +
		"輸送,輸送の協定,㈱ローソン,トラック,令和6年4月3日,\n"
	r := run(t, []byte(list), "", options(t, "342025"))
	if diff := cmp.Diff([]string{"refused row-wide", "imported", "imported"}, statuses(r)); diff != "" {
		t.Error(diff)
	}
	if s := r.Rows[1].draft.Summary.JA; strings.Contains(s, "物資") {
		t.Errorf("the field of another row is taken over: %s", s)
	}
}
