package lint

import (
	"testing"
	"unicode"

	"seika/generator/markdown"
)

// TestMayHaveMarkup: what markdown speaks about is never passed over, character by character.
func TestMayHaveMarkup(t *testing.T) {
	parsed := 0
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if r >= 0xd800 && r < 0xe000 {
			continue // no characters
		}
		s := "協定" + string(r) + "の本文"
		if mayHaveMarkup(s) {
			parsed++
			continue
		}
		if r < 0x3000 || r == 0xfeff || unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
			if problems := markdown.Problems(s); len(problems) > 0 {
				t.Errorf("%U: %v", r, problems)
			}
		}
	}
	if parsed == 0 || parsed > 100 {
		t.Errorf("%d characters make prose be parsed", parsed)
	}
}

func FuzzMayHaveMarkup(f *testing.F) {
	for _, s := range []string{"<b>", "[a](b)", "![a](b)", "{{<", "a\u200eb", "\xff", "<https://www.example.jp/>", "# a\n- b"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if problems := markdown.Problems(s); len(problems) > 0 && !mayHaveMarkup(s) {
			t.Errorf("%q is passed over: %v", s, problems)
		}
	})
}
