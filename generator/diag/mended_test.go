package diag_test

import (
	"strings"
	"testing"

	"seika/generator/diag"
	"seika/generator/source"
)

func TestMended(t *testing.T) {
	at := func(file string, line, column int) source.Position {
		return source.Position{File: file, Line: line, Column: column}
	}
	findings := diag.List{
		diag.Diagnostic{Rule: "value-date", Severity: diag.Error, Position: at("agreements/b.yaml", 7, 9), Message: diag.T("日付ではありません。", "It is no date.")}.
			Editing(diag.Edit{Operation: diag.Replace, Path: "signed", Value: "2014-11-27"}),
		diag.Diagnostic{Rule: "id-changed", Position: at("agreements/a.yaml", 1, 5), Message: diag.T("ID が\x1b[31m変わった。", "The id \x1b[31mchanged.")}.
			Editing(diag.Edit{Operation: diag.Insert, Key: "aliases", Value: "[b]"}, diag.Edit{Operation: diag.Remove, Path: "themes/1"}, diag.Edit{Operation: diag.Rename, Path: "evidence/0/titel", Key: "title"}),
	}
	for _, c := range []struct {
		printer  diag.Printer
		findings diag.List
		want     string
	}{
		{diag.Printer{}, nil, ""},
		{diag.Printer{}, findings, `agreements/b.yaml:7:9: mended: It is no date. [value-date]
      signed: 2014-11-27
agreements/a.yaml:1:5: mended: The id ␛[31mchanged. [id-changed]
      + aliases: [b]
      - themes/1
      evidence/0/titel → title

2 findings mended in 2 files
`},
		{diag.Printer{Lang: "ja"}, findings[:1], `agreements/b.yaml:7:9: 直しました: 日付ではありません。 [value-date]
      signed: 2014-11-27

1ファイルの1件を直しました
`},
	} {
		var out strings.Builder
		if err := c.printer.Mended(&out, c.findings); err != nil || out.String() != c.want {
			t.Errorf("%v\n%s\nwant\n%s", err, out.String(), c.want)
		}
	}
	var out strings.Builder
	if err := (&diag.Printer{Color: true}).Mended(&out, findings); err != nil || strings.Count(out.String(), "\x1b[1;32mmended:\x1b[0m") != 2 {
		t.Errorf("%v %q", err, out.String())
	}
}
