package diag

import (
	"bytes"
	"strings"
	"testing"

	"seika/generator/source"
)

func TestText(t *testing.T) {
	golden(t, "text.en.golden", render(t, printer("en"), "text", findings))
	golden(t, "text.ja.golden", render(t, printer("ja"), "text", findings))
}

func TestTextColor(t *testing.T) {
	p := printer("en")
	p.Color = true
	out := render(t, p, "text", findings)
	golden(t, "text.color.golden", bytes.ReplaceAll(out[:bytes.Index(out, []byte("control"))], []byte("\x1b"), []byte("<ESC>")))
	for _, sequence := range []string{"\x1b[2J", "\x1b[31m"} {
		if bytes.Contains(out, []byte(sequence)) {
			t.Errorf("a finding passes %q to the terminal", sequence)
		}
	}
}

func TestTextSummary(t *testing.T) {
	at := func(file string) source.Position { return source.Position{File: file, Line: 1, Column: 1} }
	e := Diagnostic{Rule: "e", Severity: Error, Position: at("a")}
	w := Diagnostic{Rule: "w", Severity: Warning, Position: at("b")}
	h := Diagnostic{Rule: "h", Severity: Hint}
	e2 := e
	e2.Position.Line = 2
	tests := []struct {
		list   List
		en, ja string
	}{
		{nil, "no problems found", "問題は見つかりませんでした"},
		{List{e}, "1 error in 1 file", "1ファイルにエラー1件"},
		{List{e, e2, w}, "2 errors, 1 warning in 2 files", "2ファイルにエラー2件、警告1件"},
		{List{e, e, w, h}, "1 error, 1 warning, 1 hint in 2 files", "2ファイルにエラー1件、警告1件、提案1件"},
		{List{h}, "1 hint", "提案1件"},
	}
	for _, tt := range tests {
		for lang, want := range map[string]string{"en": tt.en, "ja": tt.ja} {
			lines := strings.Split(strings.TrimSpace(string(render(t, &Printer{Lang: lang}, "text", tt.list))), "\n")
			if got := lines[len(lines)-1]; got != want {
				t.Errorf("%d findings: %q, want %q", len(tt.list), got, want)
			}
		}
	}
}

// The mark must stand under what it means, counted in terminal cells.
func TestExcerpt(t *testing.T) {
	tests := []struct {
		name           string
		line           string
		column, length int
		shown          string
		offset, width  int
	}{
		{"plain", "due: 2016", 6, 4, "due: 2016", 5, 4},
		{"full width", "題名: 包括連携", 5, 2, "題名: 包括連携", 6, 4},
		{"half-width kana", "ｶﾅ: x", 5, 1, "ｶﾅ: x", 4, 1},
		{"ambiguous is narrow", "①…é: x", 6, 1, "①…é: x", 5, 1},
		{"combining mark", "か\u3099: x", 5, 1, "か\u3099: x", 4, 1},
		{"tab at the start", "\tx", 2, 1, "    x", 4, 1},
		{"tab after two", "ab\tx", 4, 1, "ab  x", 4, 1},
		{"tab after full width", "包\tx\ty", 5, 1, "包  x   y", 8, 1},
		{"marked tab", "a\tb", 2, 1, "a   b", 1, 3},
		{"length unknown", "abc", 2, 0, "abc", 1, 1},
		{"length past the end", "abc", 2, 99, "abc", 1, 2},
		{"column past the end", "abc", 9, 2, "abc", 3, 1},
		{"column 0", "abc", 0, 0, "abc", 0, 1},
		{"escape", "a\x1b[1mb", 2, 1, "a␛[1mb", 1, 1},
		{"delete and C1", "a\x7f\u0085b", 4, 1, "a␡\ufffdb", 3, 1},
		{"invalid bytes", "a\xffb", 3, 1, "a\ufffdb", 2, 1},
		{"empty", "", 1, 1, "", 0, 1},
		{"huge", "abc", 2, 1<<63 - 1, "abc", 1, 2},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			shown, offset, width := excerpt(tt.line, tt.column, tt.length)
			if shown != tt.shown || offset != tt.offset || width != tt.width {
				t.Errorf("got %q, %d, %d; want %q, %d, %d", shown, offset, width, tt.shown, tt.offset, tt.width)
			}
		})
	}
}

func TestExcerptOfLongLine(t *testing.T) {
	line := strings.Repeat("長", 500) + "!" + strings.Repeat("x", 500)
	shown, offset, width := excerpt(line, 501, 1)
	if n := cells.StringWidth(shown); n > excerptCells+2 {
		t.Errorf("%d cells wide", n)
	}
	if !strings.HasPrefix(shown, ellipsis) || !strings.HasSuffix(shown, ellipsis) {
		t.Errorf("nothing shows that both ends are cut: %q", shown)
	}
	if before, _, _ := strings.Cut(shown, "!"); cells.StringWidth(before) != offset || width != 1 {
		t.Errorf("the mark stands at %d, the finding at %d", offset, cells.StringWidth(before))
	}
	if shown, _, _ := excerpt(line, 1, 2000); strings.HasPrefix(shown, ellipsis) {
		t.Errorf("cut before the first column: %q", shown)
	}
}

// A file named like a workflow command must not become one in a build log.
func TestTextGivesNoCommandToBuildLogs(t *testing.T) {
	list := List{{Rule: "r", Position: source.Position{File: "::error file=x::injected"}, Message: T("", "m"), Fix: T("", "a\n::error::b")}}
	out := string(render(t, &Printer{}, "text", list))
	checkSafeOutput(t, "text", out)
	if !strings.HasPrefix(out, "./::error") {
		t.Errorf("%q", out)
	}
}
