package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/japanese"
)

// importRepo is a data repository with nothing but its themes.
func importRepo(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "agreements"), 0o755); err != nil {
		t.Fatal(err)
	}
	writeFile(t, filepath.Join(dir, "agreements", "themes.yaml"), []byte("- {id: disaster, ja: 防災, en: Disaster}\n"))
	return dir
}

func writeFile(t *testing.T, name string, content []byte) {
	t.Helper()
	if err := os.WriteFile(name, content, 0o644); err != nil {
		t.Fatal(err)
	}
}

// seika runs the command line in the repository and returns its exit code and output.
func seika(t *testing.T, args ...string) (int, string) {
	t.Helper()
	var out, messages bytes.Buffer
	env := newEnvironment()
	env.stdout, env.stderr, env.lang, env.color = &out, &messages, "en", false
	env.now = func() time.Time { return time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC) }
	code := execute(context.Background(), env, args)
	return code, out.String() + messages.String()
}

// TestImportBinary imports the two forms in which towns publish most lists, which no text script can hold: a CSV in Shift_JIS, and a
// workbook with merged cells and era dates. Both import whole, lint clean, and change nothing when they are imported again.
func TestImportBinary(t *testing.T) {
	csv, err := japanese.ShiftJIS.NewEncoder().Bytes([]byte("協定名称,協定先,締結日\r\n災害時における物資の供給に関する協定,㈱例,平成 26 年 12 月 17 日再締結\r\n災害時相互応援協定,福山市・三原市,昭和 45 年8 月 14 日\r\n"))
	if err != nil {
		t.Fatal(err)
	}
	f := excelize.NewFile()
	defer f.Close()
	era := `ggge"年"m"月"d"日"`
	style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &era})
	if err != nil {
		t.Fatal(err)
	}
	for name, v := range map[string]any{
		"A1": "災害協定一覧", "A2": "協定名", "B2": "締結日", "C2": "締結先", "D2": "担当（要請）窓口（電話番号）",
		"A3": "災害時における応急対策業務に関する協定", "B3": 39601, "C3": "例建設業協会", "D3": "0167-12-3456",
		"B4": 41183, "C4": "例電気工事業協同組合", "D4": "0167-12-3457",
	} {
		if err := f.SetCellValue("Sheet1", name, v); err != nil {
			t.Fatal(err)
		}
	}
	for _, do := range []error{f.MergeCell("Sheet1", "A1", "D1"), f.MergeCell("Sheet1", "A3", "A4"), f.SetCellStyle("Sheet1", "B3", "B4", style)} {
		if do != nil {
			t.Fatal(do)
		}
	}
	var xlsx bytes.Buffer
	if err := f.Write(&xlsx); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name    string
		content []byte
		place   string
		want    []string
	}{
		{"list.csv", csv, "342025", []string{"shift_jis, separated by “,”", "2 rows: 2 imported, 0 in part", "3 files written"}},
		{"list.xlsx", xlsx.Bytes(), "012297", []string{"sheet “Sheet1”, header in row 2", "2 rows: 2 imported, 0 in part", "4 files written"}},
	} {
		repo := importRepo(t)
		list := filepath.Join(t.TempDir(), c.name)
		writeFile(t, list, c.content)
		args := []string{"import", list, "--repo", repo, "--place", c.place, "--source-url", "https://www.city.example.lg.jp/kyotei.html",
			"--source-title", "災害協定一覧", "--source-publisher", "例市", "--accessed", "2026-11-20"}
		code, out := seika(t, args...)
		if code != exitClean {
			t.Errorf("%s: exit %d\n%s", c.name, code, out)
		}
		for _, want := range c.want {
			if !strings.Contains(out, want) {
				t.Errorf("%s: no %q in\n%s", c.name, want, out)
			}
		}
		if code, out := seika(t, "lint", repo); code != exitClean || !strings.Contains(out, "no problems found") {
			t.Errorf("%s: lint ends with %d\n%s", c.name, code, out)
		}
		if code, out := seika(t, "fmt", "--check", repo); code != exitClean {
			t.Errorf("%s: fmt ends with %d\n%s", c.name, code, out)
		}
		if code, out := seika(t, args...); code != exitClean || !strings.Contains(out, "there is nothing to write") {
			t.Errorf("%s: again: exit %d\n%s", c.name, code, out)
		}
	}
}
