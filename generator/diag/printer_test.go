package diag

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"seika/generator/source"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares got with testdata/name.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (-want +got; to accept: go test -update):\n%s", path, diff)
	}
}

// files are the sources of the cases below.
var files = map[string]*source.File{
	"agreements/osaka/a.yaml": {Path: "agreements/osaka/a.yaml", Content: []byte("schema: 1\n" +
		"id: a\n" +
		"title: {ja: 大阪府と株式会社例の包括連携協定, kind: 包括}\n" +
		"signed:\t2014-13-27\t# 締結日\n" +
		"\n" +
		"summary: ｶﾅ①…é👨‍👩‍👧か\u3099 end\n" +
		"note: \x1b[31mred\u202e\n" +
		"url: https://example.jp/" + strings.Repeat("長い", 40) + "?x=1&y=2#" + strings.Repeat("z", 80) + "\n" +
		"last: 1")},
	"agreements/crlf.yaml": {Path: "agreements/crlf.yaml", Content: []byte("id: b\r\nkind: comprehensiv\r\n")},
}

var rules = []*Rule{
	{
		ID: "date-format", Severity: Error, Title: T("日付の形が正しくない", "A date is malformed"), Why: T("比べられない。", "It cannot be compared."),
		Bad: "signed: 2014-13-27\n", Good: "signed: 2014-11-27\n", Since: "0.1.0",
	},
	{ID: "unknown-value", Severity: Error, Title: T("知らない値", "Unknown value"), Why: T("表にない。", "It is not in the list.")},
}

var findings = List{
	{
		Rule: "date-format", Severity: Error, Position: source.Position{File: "agreements/osaka/a.yaml", Line: 4, Column: 9}, Length: 10,
		Path: "signed", Message: T("13月はありません", "there is no month 13"),
		Expected: T("YYYY、YYYY-MM または YYYY-MM-DD", "YYYY, YYYY-MM or YYYY-MM-DD"),
		Fix:      T("例えば:\nsigned: 2014-11-27", "for example:\nsigned: 2014-11-27"),
	},
	{
		Rule: "unknown-value", Severity: Error, Position: source.Position{File: "agreements/osaka/a.yaml", Line: 3, Column: 37}, Length: 2,
		Path: "title/kind", Message: T("「包括」は種別ではありません", "“包括” is no kind, 100% sure: a, b"),
		Notes: []Note{
			{source.Position{File: "agreements/osaka/a.yaml", Line: 2, Column: 5}, T("この記録です", "this record")},
			{source.Position{}, T("場所のない参考", "a note without a place")},
		},
	},
	{
		Rule: "wide", Severity: Warning, Position: source.Position{File: "agreements/osaka/a.yaml", Line: 6, Column: 23}, Length: 3,
		Message: T("幅の異なる文字の後", "after characters of unlike widths"),
	},
	{
		Rule: "control", Severity: Warning, Position: source.Position{File: "agreements/osaka/a.yaml", Line: 7, Column: 7}, Length: 5,
		Message: T("制御文字\x1b[2J", "a control character\x1b[2J\n::error::injected"),
	},
	{
		Rule: "long", Severity: Hint, Position: source.Position{File: "agreements/osaka/a.yaml", Line: 8, Column: 106}, Length: 3,
		Message: T("長い行", "a long line"),
	},
	{
		Rule: "beyond", Severity: Hint, Position: source.Position{File: "agreements/osaka/a.yaml", Line: 9, Column: 50}, Length: 4,
		Message: T("行の終わりより後", "beyond the end of the line"),
	},
	{
		Rule: "beyond", Severity: Hint, Position: source.Position{File: "agreements/osaka/a.yaml", Line: 99, Column: 1},
		Message: T("最後の行より後", "beyond the last line"),
	},
	{
		Rule: "missing", Severity: Error, Position: source.Position{File: "agreements/osaka/a.yaml"},
		Path: "evidence", Message: T("根拠がありません", "no evidence"),
	},
	{
		Rule: "unknown-value", Severity: Error, Position: source.Position{File: "agreements/crlf.yaml", Line: 2, Column: 7}, Length: 12,
		Path: "kind", Message: T("種別が違います", "unknown kind"), Fix: T("comprehensive", "comprehensive"),
	},
	{
		Rule: "unknown-file", Severity: Warning, Position: source.Position{File: "agreements/no, such: file.yaml", Line: 3, Column: 4},
		Message: T("知らないファイル", "a file that is not known"),
	},
	{Rule: "nowhere", Severity: Warning, Message: T("場所のない警告", "a warning without a place")},
	{Message: T("規則のないエラー", "an error without a rule")},
}

func printer(lang string) *Printer {
	return &Printer{
		Lang: lang, Rules: rules, Version: "1.2.3",
		RuleURL: func(rule string) string {
			if rule == "" || rule == "nowhere" {
				return ""
			}
			return "https://example.org/rules/" + rule + ".html"
		},
		Source: func(file string) *source.File { return files[file] },
	}
}

func render(t *testing.T, p *Printer, format string, list List) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := p.Print(&out, format, list); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestUnknownFormat(t *testing.T) {
	var out bytes.Buffer
	err := printer("en").Print(&out, "xml", findings)
	if err == nil || !strings.Contains(err.Error(), "sarif") || out.Len() > 0 {
		t.Errorf("error %v, output %q", err, out.String())
	}
}

// The same findings in another order give the same bytes.
func TestFormatsDoNotDependOnOrder(t *testing.T) {
	var backwards List
	for i := range findings {
		backwards.Add(findings[len(findings)-1-i])
	}
	for _, format := range Formats {
		if a, b := render(t, printer("ja"), format, findings), render(t, printer("ja"), format, backwards); !bytes.Equal(a, b) {
			t.Errorf("%s: the order of finding shows", format)
		}
	}
}

func TestZeroPrinter(t *testing.T) {
	for _, format := range Formats {
		if out := render(t, &Printer{}, format, findings); !bytes.Contains(out, []byte("no evidence")) {
			t.Errorf("%s: %s", format, out)
		}
	}
}

type failingWriter struct{}

func (failingWriter) Write([]byte) (int, error) { return 0, os.ErrClosed }

func TestWriteErrorsAreReturned(t *testing.T) {
	for _, format := range Formats {
		if err := printer("en").Print(failingWriter{}, format, findings); err == nil {
			t.Errorf("%s: no error", format)
		}
	}
}

func FuzzPrinters(f *testing.F) {
	f.Add("id: a\n", "a.yaml", "rule", "message", "path/0", 1, 1, 3, 0)
	f.Add("包括\t\x1b[0m\r\n", "", "", "a\n::error::b", "", 2, 9, -4, 7)
	f.Add("\xff\xfe", "../x y.yaml", "r", "](", "p", -1, 1<<62, 1<<62, -1)
	f.Add(strings.Repeat("長\t", 300), "a", "r", "m", "p", 1, 299, 5, 2)
	f.Fuzz(func(t *testing.T, content, file, rule, message, path string, line, column, length, severity int) {
		pos := source.Position{File: file, Line: line, Column: column}
		list := List{{
			Rule: rule, Severity: Severity(severity), Position: pos, Length: length, Path: source.Path(path),
			Message: T(message, message), Expected: T(content, content), Fix: T("", message), Notes: []Note{{pos, T(message, content)}},
		}}
		p := &Printer{Lang: "ja", Color: false, Source: func(string) *source.File { return &source.File{Path: file, Content: []byte(content)} }}
		for _, format := range Formats {
			var out bytes.Buffer
			if err := p.Print(&out, format, list); err != nil {
				t.Errorf("%s: %v", format, err)
			}
			if format == "text" || format == "github" {
				checkSafeOutput(t, format, out.String())
			}
		}
	})
}

// checkSafeOutput fails where text from a finding could command a terminal or a build log.
func checkSafeOutput(t *testing.T, format, out string) {
	t.Helper()
	if format == "github" {
		if strings.Count(out, "\n") != 1 || !strings.HasPrefix(out, "::") {
			t.Errorf("github: not one command: %q", out)
		}
		return
	}
	if strings.ContainsAny(out, "\x1b\r\x00\u202e\u2028") {
		t.Errorf("text: control characters: %q", out)
	}
	for l := range strings.Lines(out) {
		if strings.HasPrefix(strings.TrimSpace(l), "::") {
			t.Errorf("text: a line that is a command: %q", l)
		}
	}
}
