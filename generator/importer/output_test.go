package importer

import (
	"encoding/csv"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/draft"
	"seika/generator/lint"
	"seika/generator/lint/subjects"
	"seika/generator/load"
	"seika/generator/source"
)

// TestLintClean: everything that the lists of the other tests give is clean, warnings included.
func TestLintClean(t *testing.T) {
	company := options(t, "")
	company.Partner = "株式会社セブン-イレブン・ジャパン"
	for _, c := range []struct {
		name    string
		content []byte
		o       Options
	}{
		{"disaster list", []byte(disasterList), options(t, "342025")},
		{"open data", []byte(towns), options(t, "010006")},
		{"workbook", furano(t), options(t, "012297")},
		{"company", []byte("自治体名,協定の名称,協定締結日,連携事項\n大阪府,包括協定,2015年11月27日,<b>健康</b> *と* [観光](x) {{防災}}\n"), company},
		{"awkward words", []byte("名称,相手方,締結日,概要,備考\n\"{a: b}\",㈱例,2020-04-01,'x' \"y\": z,null\n「協定」: #1,㈱例2,2020-04-01,- a,!x\n2020-04-01,㈱例3,2020-04-01,\"a\nb\",true\n"), options(t, "342025")},
	} {
		r := run(t, c.content, "", c.o)
		if len(r.Files) == 0 {
			t.Errorf("%s writes nothing:\n%s", c.name, report(t, r))
		}
		set := loaded(t, with(r))
		for _, f := range lint.Run(subjects.Of(set, c.o.Today, nil), 0) {
			if f.Severity != diag.Hint {
				t.Errorf("%s: %s: %s [%s]", c.name, f.Position, f.Message.EN, f.Rule)
			}
		}
		for _, row := range r.Rows {
			if row.draft == nil || row.File == "" {
				continue
			}
			record, _ := load.ParseRecord(&source.File{Path: row.File, Content: draft.RecordText(row.draft)})
			if record.Agreement.Title != row.draft.Title || record.Agreement.Summary != row.draft.Summary || record.Agreement.Evidence[0].Note != row.draft.Evidence[0].Note {
				t.Errorf("%s: what is written is not what was read:\n%s", c.name, draft.RecordText(row.draft))
			}
			if record.Agreement.Review.State != "unreviewed" {
				t.Errorf("%s: a draft is %s", c.name, record.Agreement.Review.State)
			}
		}
	}
}

// TestTakenBack: a record that the checks refuse is not written, nor is an organisation that only it names.
func TestTakenBack(t *testing.T) {
	o := options(t, "342025")
	o.Source.URL = "https://例.jp\u3000/"
	table, err := tabulated(t, "名称,相手方,締結日\n協定,㈱例,2020-04-01\n", "")
	if err != nil {
		t.Fatal(err)
	}
	d := &drafter{Options: &o, table: table, dir: draft.NewDirectory(o.Set.Organisations)}
	o.Folder, d.partners = "agreements", partnerReader{dir: d.dir}
	rows := d.rows(table.entries(nil, d.dir))
	d.name(rows)
	d.lint(rows)
	result := &Result{Table: table, Rows: rows}
	d.files(result)
	if len(result.Files) != 0 || rows[0].Status != Refused || rows[0].Remarks[len(rows[0].Remarks)-1].Reason.Code != "lint" {
		t.Errorf("%s %v", written(result), statuses(result))
	}
}

func TestSave(t *testing.T) {
	r := run(t, []byte(disasterList), "", options(t, "342025"))
	dir := t.TempDir()
	if err := r.Save(dir); err != nil {
		t.Fatal(err)
	}
	for _, f := range r.Files {
		got, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(f.Path)))
		if err != nil || string(got) != string(f.Content) {
			t.Errorf("%s: %v", f.Path, err)
		}
	}
	// A file that is there is never overwritten, and then nothing is written at all.
	dir = t.TempDir()
	last := filepath.Join(dir, filepath.FromSlash(r.Files[len(r.Files)-1].Path))
	if err := os.MkdirAll(filepath.Dir(last), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(last, []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := r.Save(dir); !errors.Is(err, draft.ErrExists) {
		t.Errorf("over a file: %v", err)
	}
	if got, _ := os.ReadFile(last); string(got) != "mine" {
		t.Error("the file is overwritten")
	}
	if _, err := os.Stat(filepath.Join(dir, filepath.FromSlash(r.Files[0].Path))); err == nil {
		t.Error("half of the files are written")
	}
	// A link cannot lead out of the folder.
	dir, outside := t.TempDir(), t.TempDir()
	if err := os.Symlink(outside, filepath.Join(dir, "agreements")); err != nil {
		t.Skip("no symbolic links here")
	}
	if err := r.Save(dir); err == nil {
		t.Error("files are written through a link")
	}
	if entries, _ := os.ReadDir(outside); len(entries) > 0 {
		t.Error("files are written outside")
	}
}

func TestReportCSV(t *testing.T) {
	list := strings.Replace(disasterList, "例学園", "=cmd()例", 1)
	r := run(t, []byte(list), "", options(t, "342025"))
	var b strings.Builder
	if err := r.CSV(&b); err != nil {
		t.Fatal(err)
	}
	rest, ok := strings.CutPrefix(b.String(), "\ufeff")
	records, err := csv.NewReader(strings.NewReader(rest)).ReadAll()
	if err != nil || !ok {
		t.Fatal(err)
	}
	if !slices.Equal(records[0], reportColumns) || len(records) < len(r.Rows)+1 {
		t.Errorf("%q", records)
	}
	for _, c := range []struct {
		row, column int
		want        string
	}{{1, 0, "4"}, {1, 1, "imported"}, {1, 2, "agreements/hiroshima/kure-lawson-2014.yaml"}, {6, 1, "refused"}, {6, 3, "10:4"}, {6, 4, "協定先"}, {6, 5, "'=cmd()例"}, {6, 6, "partner-kind"}} {
		if got := records[c.row][c.column]; got != c.want {
			t.Errorf("line %d, column %d: %q, want %q", c.row, c.column, got, c.want)
		}
	}
}

// TestReportLanguages: every reason has a text in both languages, and a report in Japanese has no English sentence.
func TestReportLanguages(t *testing.T) {
	for code, r := range reasons {
		if r.ja == "" || r.en == "" || !agreement.ValidID(code) || strings.Count(r.ja, "%") != strings.Count(r.en, "%") {
			t.Errorf("reason %s", code)
		}
	}
	r := run(t, []byte(disasterList), "", options(t, "342025"))
	var b strings.Builder
	if err := r.Table.Describe(&b, "list.csv", "ja"); err != nil {
		t.Fatal(err)
	}
	if err := r.Report(&b, "ja"); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"3 協定名称 → title（名称）", "行 9: 取り込み（一部は要確認）", "年度だけが分かります", "9行：取り込み 4、一部取り込み 2、登録済み 0、取り込まない 1、協定でない行 2。人の確認が要る行 3"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %q in\n%s", want, b.String())
		}
	}
	if strings.Contains(b.String(), "imported") {
		t.Error(b.String())
	}
}
