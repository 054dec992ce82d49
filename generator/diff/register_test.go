package diff_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"seika/generator/agreement"
	"seika/generator/diff"
)

func TestRegisters(t *testing.T) {
	old := diff.Register{
		Organisations: []*agreement.Organisation{
			{ID: "same", Name: agreement.L("同じ", ""), Aliases: []string{"b", "a"}, Evidence: []agreement.Evidence{{ID: "e1", URL: "https://example.org"}}},
			{ID: "renamed", Name: agreement.L("旧社名株式会社", "Old Inc."), Kind: "company", Aliases: []string{"旧"}, URL: "https://example.org/a"},
			{ID: "gone", Name: agreement.L("消えた会社", "")},
		},
		Themes: []agreement.Theme{{ID: "health", JA: "健康", EN: "Health"}, {ID: "waste", JA: "ごみ", EN: "Waste"}},
	}
	new := diff.Register{
		Organisations: []*agreement.Organisation{
			nil,
			{ID: "came", Name: agreement.L("新しい会社", "")},
			{ID: "renamed", Schema: 1, Name: agreement.L("新社名株式会社", "New Inc."), Kind: "company", Aliases: []string{"旧", "旧社名株式会社"}, Successor: "came", Evidence: []agreement.Evidence{
				{ID: "e1", Type: "press", Title: "社名の変更", URL: "https://example.org/b"},
			}},
			{ID: "same", Name: agreement.L("同じ", ""), Aliases: []string{"a", "b"}, Evidence: []agreement.Evidence{{ID: "e1", URL: "https://example.org"}}},
			{ID: "same", Name: agreement.L("同じIDの別の団体", "")},
		},
		Themes: []agreement.Theme{{ID: "waste", JA: "ごみ減量", EN: "Waste"}, {ID: "digital", JA: "デジタル", EN: "Digital"}},
	}
	d := diff.SetDiff{Register: diff.Registers(old, new)}
	forms := written(t, &d)
	want := `新しい会社 [came] — new organisation

消えた会社 [gone] — organisation withdrawn

New Inc. [renamed] — organisation
  ~ Name (English): “Old Inc.” → “New Inc.”
  ~ Name (Japanese): “旧社名株式会社” → “新社名株式会社”
  + Aliases: “旧社名株式会社” added
  - Website: “https://example.org/a” removed
  + Successor: “came” added
  + Evidence (e1): added

Digital [digital] — new theme

Health [health] — theme withdrawn

Waste [waste] — theme
  ~ Japanese: “ごみ” → “ごみ減量”

6 organisations and themes differ
`
	if diff := cmp.Diff(want, forms["text.en"]); diff != "" {
		t.Errorf("text (-want +got):\n%s", diff)
	}
	for _, part := range []string{"新社名株式会社 [renamed] — 団体\n", "名称（日本語）：「旧社名株式会社」 → 「新社名株式会社」", "出典（e1）：追加", "健康 [health] — 分野の取り下げ", "団体・分野の変化 6 件"} {
		if !strings.Contains(forms["text.ja"], part) {
			t.Errorf("the Japanese text lacks %q:\n%s", part, forms["text.ja"])
		}
	}
	if part := "### Organisations and themes (6)"; !strings.Contains(forms["markdown.en"], part) {
		t.Errorf("the Markdown lacks %q:\n%s", part, forms["markdown.en"])
	}
	var parsed struct {
		Summary  diff.Summary     `json:"summary"`
		Register []diff.EntryDiff `json:"register"`
	}
	if err := json.Unmarshal([]byte(forms["diff.json"]), &parsed); err != nil || len(parsed.Register) != 6 || parsed.Summary.Register != 6 {
		t.Errorf("%v: %s", err, forms["diff.json"])
	}
	if again := diff.Registers(new, new); len(again) != 0 {
		t.Errorf("a register differs from itself: %v", again)
	}
}

// TestRegisterTextIsInert: names can make no markup, and move no cursor.
func TestRegisterTextIsInert(t *testing.T) {
	evil := "<b>@all</b> | [x](javascript:1)\x1b[2J\n# h"
	d := diff.SetDiff{Register: diff.Registers(
		diff.Register{Organisations: []*agreement.Organisation{{ID: evil, Name: agreement.L("a", "")}}},
		diff.Register{Organisations: []*agreement.Organisation{{ID: evil, Name: agreement.L(evil, evil), Aliases: []string{evil}, Evidence: []agreement.Evidence{{ID: evil}}}}, Themes: []agreement.Theme{{ID: evil, JA: evil, EN: evil}}},
	)}
	var text, markdown bytes.Buffer
	if err := diff.WriteText(&text, &d, diff.TextOptions{Lang: "ja"}); err != nil {
		t.Fatal(err)
	}
	if strings.ContainsRune(text.String(), '\x1b') || strings.Contains(text.String(), "\n# h") {
		t.Errorf("%q", &text)
	}
	if err := diff.WriteMarkdown(&markdown, &d, diff.MarkdownOptions{Lang: "en"}); err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{"<b>", "@all", "](", "\n# h", "\x1b"} {
		outside := markdown.String()
		for { // what stands between backticks is no markup
			before, rest, ok := strings.Cut(outside, "`")
			_, after, closed := strings.Cut(rest, "`")
			if !ok || !closed {
				break
			}
			outside = before + after
		}
		if strings.Contains(outside, bad) {
			t.Errorf("%q in %s", bad, outside)
		}
	}
}
