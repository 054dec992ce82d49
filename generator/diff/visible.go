package diff

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// visible writes text from a record on one line so that it can neither move the cursor nor reorder what stands beside it: line breaks and
// tabs become spaces, other control and direction characters a sign.
func visible(s string) string {
	clean := func(r rune) bool { return r >= ' ' && r < 0x7f }
	if strings.IndexFunc(s, func(r rune) bool { return !clean(r) }) < 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case clean(r):
			return r
		case r == '\n' || r == '\t' || r == '\r' || r == '\u2028' || r == '\u2029':
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r), r == utf8.RuneError:
			return utf8.RuneError
		}
		return r
	}, s)
}
