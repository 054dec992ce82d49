package importer

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// book writes a workbook: cells by their names, then whatever else is done to it.
func book(t testing.TB, cells map[string]any, more ...func(f *excelize.File) error) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for name, v := range cells {
		if err := f.SetCellValue("Sheet1", name, v); err != nil {
			t.Fatal(err)
		}
	}
	for _, do := range more {
		if err := do(f); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func merged(from, to string) func(*excelize.File) error {
	return func(f *excelize.File) error { return f.MergeCell("Sheet1", from, to) }
}

// numberFormat gives cells a number format: the built-in one with that number, or a text.
func numberFormat(number int, text string, cells ...string) func(*excelize.File) error {
	return func(f *excelize.File) error {
		style := &excelize.Style{NumFmt: number}
		if text != "" {
			style.CustomNumFmt = &text
		}
		id, err := f.NewStyle(style)
		if err != nil {
			return err
		}
		for _, c := range cells {
			if err := f.SetCellStyle("Sheet1", c, c, id); err != nil {
				return err
			}
		}
		return nil
	}
}

func serial(year int, month time.Month, day int) float64 {
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24
}

const eraFormat = `[$-411]ggge"年"m"月"d"日";@`

// furano is a table of disaster agreements as a city's workbook has it: a merged title, a header of two merged rows, one agreement's name
// merged over the rows of its partners with a day each, dates typed as dates and shown in eras, windows with telephone numbers.
func furano(t testing.TB) []byte {
	return book(t, map[string]any{
		"A1": "災害時における協定一覧",
		"A3": "協定名", "B3": "締結日", "C3": "締結先", "D3": "担当（要請）窓口（電話番号）",
		"A5": "災害時における応急対策業務に関する協定", "B5": serial(2008, 6, 2), "C5": "富良野建設業協会", "D5": "事務局（0167-12-3456）",
		"B6": serial(2012, 10, 1), "C6": "富良野電気工事業協同組合", "D6": "0167-12-3457",
		"A7": "災害時における物資の供給に関する協定", "B7": "平成２６年１２月１７日", "C7": "㈱ローソン", "D7": "本社\n03-1234-5678",
		"A8": "災害時における相互応援に関する協定書", "B8": serial(2019, 5, 1), "C8": "西脇市（兵庫県）", "D8": "危機管理課",
		"A9": "福祉避難所の設置運営に関する協定", "B9": "令和元年8月", "C9": "社会福祉法人例福祉会", "D9": "0167-12-3458",
		"A11": "※担当窓口は令和6年4月1日現在",
	},
		merged("A1", "D1"), merged("A3", "A4"), merged("B3", "B4"), merged("C3", "C4"), merged("D3", "D4"),
		merged("A5", "A6"), merged("A11", "D11"),
		numberFormat(0, eraFormat, "B5", "B6"), numberFormat(58, "", "B8"))
}

func TestWorkbook(t *testing.T) {
	r := run(t, furano(t), "", options(t, "012297"))
	if diff := cmp.Diff([]string{"imported", "imported", "imported", "imported", "imported", "ignored row-note"}, statuses(r)); diff != "" {
		t.Fatalf("-want +got\n%s%s", diff, report(t, r))
	}
	var got []string
	for _, row := range r.Rows[:5] {
		got = append(got, fmt.Sprintf("%d %s %s %s", row.Number, row.draft.Signed, row.draft.Title.JA, row.draft.Parties[1].Ref))
	}
	title := "災害時における応急対策業務に関する協定"
	want := []string{
		"5 2008-06-02 " + title + " " + r.Rows[0].draft.Parties[1].Ref,
		"6 2012-10-01 " + title + " " + r.Rows[1].draft.Parties[1].Ref,
		"7 2014-12-17 災害時における物資の供給に関する協定 lawson",
		"8 2019-05-01 災害時における相互応援に関する協定書 jp:282138",
		"9 2019-08 福祉避難所の設置運営に関する協定 " + r.Rows[4].draft.Parties[1].Ref,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	text := written(r) + report(t, r)
	for _, never := range []string{"0167", "03-1234", "3457"} {
		if strings.Contains(text, never) {
			t.Errorf("%s is imported or reported", never)
		}
	}
	if !strings.Contains(text, "シート「Sheet1」の5行目。") {
		t.Error("the record does not say where in the list it stands")
	}
}

// TestMergedPartners: rows whose title and day are one merged cell each are one agreement or several only when a person says so.
func TestMergedPartners(t *testing.T) {
	content := book(t, map[string]any{
		"A1": "協定名", "B1": "締結日", "C1": "締結先",
		"A2": "連携協定", "B2": "令和2年4月1日", "C2": "㈱ローソン", "C3": "日本郵便㈱",
		"A4": "見守り協定", "B4": "令和2年4月1日", "C4": "㈱ローソン",
	}, merged("A2", "A3"), merged("B2", "B3"))
	o := options(t, "012297")
	if diff := cmp.Diff([]string{"refused shared-cells", "refused shared-cells", "imported"}, statuses(run(t, content, "", o))); diff != "" {
		t.Error(diff)
	}
	o.Shared = "one"
	if r := run(t, content, "", o); len(r.Rows[0].draft.Parties) != 3 || r.Rows[1].File != r.Rows[0].File {
		t.Error(report(t, r))
	}
	o.Shared = "each"
	if r := run(t, content, "", o); r.Rows[1].draft.Title.JA != "連携協定" || len(r.Rows[1].draft.Parties) != 2 {
		t.Error(report(t, r))
	}
}

// TestNumberFormats: a date in a cell is read with the parts that the cell shows, and no number is taken for a date.
func TestNumberFormats(t *testing.T) {
	day := serial(2014, 11, 27)
	for _, c := range []struct {
		number int
		text   string
		value  any
		want   string
	}{
		{0, eraFormat, day, "2014-11-27"}, {0, `ge.m.d`, day, "2014-11-27"}, {0, `yyyy/m/d;@`, day, "2014-11-27"},
		{0, `yyyy"年"m"月"`, day, "2014-11"}, {0, `[$-411]ggge"年度"`, day, "2014"}, {0, `m"月"d"日"`, day, "11月27日"},
		{14, "", day, "2014-11-27"}, {57, "", day, "2014-11-27"}, {55, "", day, "2014-11"}, {56, "", day, "11月27日"},
		{0, "", 41970, "41970"}, {0, `#,##0"円"`, 1200, "1,200円"}, {0, `0.0`, 3.14, "3.1"}, {3, "", 1234567, "1,234,567"},
		{0, "", "2014-11-27", "2014-11-27"}, {0, "", true, "TRUE"}, {0, eraFormat, 0, ""},
	} {
		g, err := Read(book(t, map[string]any{"A1": c.value}, numberFormat(c.number, c.text, "A1")), "", "")
		if err != nil {
			t.Fatal(err)
		}
		if got := g.Rows[0][0].Text; got != c.want && !(c.want == "" && got != "1900-01-00") {
			t.Errorf("%v as %d %q: %q, want %q", c.value, c.number, c.text, got, c.want)
		}
	}
}

// TestHidden: what a sheet does not show is not read, and the person is told.
func TestHidden(t *testing.T) {
	content := book(t, map[string]any{
		"A1": "協定名", "B1": "備考", "C1": "締結先", "D1": "締結日",
		"A2": "連携協定", "B2": "内部用", "C2": "㈱ローソン", "D2": "2020-04-01",
		"A3": "未公表の協定", "C3": "日本郵便㈱", "D3": "2021-04-01",
	}, func(f *excelize.File) error {
		if err := f.SetColVisible("Sheet1", "B", false); err != nil {
			return err
		}
		if err := f.SetRowVisible("Sheet1", 3, false); err != nil {
			return err
		}
		if _, err := f.NewSheet("別表"); err != nil {
			return err
		}
		return f.SetCellValue("別表", "A1", "協定名")
	})
	r := run(t, content, "", options(t, "012297"))
	text := written(r) + report(t, r)
	if len(r.Rows) != 1 || strings.Contains(text, "内部用") || strings.Contains(text, "未公表") {
		t.Error(text)
	}
	for _, want := range []string{"not read: 1 hidden rows, 1 hidden columns", "sheets not read (choose with --sheet): 別表"} {
		if !strings.Contains(text, want) {
			t.Errorf("the report does not say %q:\n%s", want, text)
		}
	}
	if _, err := Read(content, "", "ない表"); !errors.Is(err, ErrWorkbook) {
		t.Errorf("a sheet that is not there: %v", err)
	}
	if g, err := Read(content, "", "別表"); err != nil || g.Sheet != "別表" {
		t.Errorf("the named sheet is not read: %v", err)
	}
}

// archive writes a zip file with the given entries.
func archive(t testing.TB, entries map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, content := range entries {
		f, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(content)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestHostileFiles: files that are made to cost much, or are no lists, are refused with an error that says which, quickly.
func TestHostileFiles(t *testing.T) {
	sheet := func(inside string) []byte {
		return archive(t, map[string]string{"xl/workbook.xml": "<workbook/>", "xl/worksheets/sheet1.xml": "<worksheet>" + inside + "</worksheet>"})
	}
	for _, c := range []struct {
		name    string
		content []byte
		want    error
	}{
		{"a bomb", archive(t, map[string]string{"xl/workbook.xml": "<workbook/>", "xl/worksheets/sheet1.xml": strings.Repeat(" ", maxUnzipped+1)}), ErrTooLarge},
		{"a row far below", sheet(`<sheetData><row r="1048576"><c r="A1048576"/></row></sheetData>`), ErrTooLarge},
		{"a cell far right", sheet(`<sheetData><row r="1"><c r="ZZZ1"/></row></sheetData>`), ErrTooLarge},
		{"many merged cells", sheet("<mergeCells>" + strings.Repeat(`<mergeCell ref="A1:B2"/>`, maxMerged+1) + "</mergeCells>"), ErrTooLarge},
		{"broken XML", sheet("<sheetData"), ErrWorkbook},
		{"another archive", archive(t, map[string]string{"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), ErrWorkbook},
		{"half a workbook", furano(t)[:2000], ErrWorkbook},
		{"an old workbook", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), ErrFormat},
		{"a PDF", []byte("%PDF-1.7\n"), ErrFormat},
		{"a web page", []byte("\n<!DOCTYPE html><table>"), ErrFormat},
		{"many rows", []byte(strings.Repeat("a,b\n", maxRows+1)), ErrTooLarge},
		{"many columns", []byte(strings.Repeat("a,", maxColumns+1)), ErrTooLarge},
		{"a large file", make([]byte, MaxFileSize+1), ErrTooLarge},
		{"noise", bytes.Repeat([]byte{0xff, 0xfd, 0x80}, 50), ErrEncoding},
	} {
		started := time.Now()
		if _, err := Read(c.content, "", ""); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
		if took := time.Since(started); took > 20*time.Second {
			t.Errorf("%s: refused after %v", c.name, took)
		}
	}
	if _, err := Read([]byte("a,\"b\n"+strings.Repeat("c", maxCellSize)), "", ""); err == nil || !strings.Contains(err.Error(), "quotation mark") {
		t.Errorf("a quotation mark that is never closed: %v", err)
	}
}

// TestWideMerge: a merged block that reaches over the whole sheet is cut to what is used.
func TestWideMerge(t *testing.T) {
	content := book(t, map[string]any{"A1": "x", "C3": "y"}, merged("A2", "B2"))
	in, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	entries := map[string]string{}
	for _, f := range in.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		entries[f.Name] = strings.Replace(string(text), `ref="A2:B2"`, `ref="A2:XFD99999"`, 1)
	}
	g, err := Read(archive(t, entries), "", "")
	if err != nil || len(g.Rows) != 3 || len(g.Rows[0]) != 3 || g.Rows[2][2].block == 0 {
		t.Errorf("%v: %+v", err, g)
	}
}

// FuzzRead: no file makes the import panic, and what it writes is clean.
func FuzzRead(f *testing.F) {
	f.Add([]byte(disasterList))
	f.Add([]byte(towns))
	f.Add([]byte("協定名,締結日,締結先\n,,\n〃,同上,々\n"))
	f.Add([]byte("協定の名称,a\n相手方,b\n締結日,c\n"))
	f.Add(furano(f))
	o := options(f, "342025")
	o.Role = "company"
	f.Fuzz(func(t *testing.T, content []byte) {
		if len(content) > 1<<16 {
			return
		}
		g, err := Read(content, "", "")
		if err != nil {
			return
		}
		table, err := Tabulate(g, "")
		if err != nil {
			return
		}
		r, err := New(table, o)
		if err != nil {
			return
		}
		loaded(t, with(r))
		report(t, r)
	})
}
