package emit

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// How long texts from commits may be on a page, in characters.
const (
	maxName    = 60
	maxSubject = 160
	maxText    = 400
)

// oneLine makes a text of unknown origin fit to stand in a line of a page: without line breaks, control characters and characters that
// change the direction of what stands beside them, and not longer than limit.
func oneLine(s string, limit int) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r), r == utf8.RuneError, r >= 0xE0000 && r <= 0xE007F: // also tags, which nobody sees
			return -1
		}
		return r
	}, s)
	if strings.Contains(s, "  ") || strings.HasPrefix(s, " ") || strings.HasSuffix(s, " ") {
		s = strings.Join(strings.Fields(s), " ")
	}
	if len(s) <= limit {
		return s // there are no more characters than bytes
	}
	n := 0
	for i := range s {
		if n == limit {
			return s[:i] + "…"
		}
		n++
	}
	return s
}

// personName is the name in a commit. What looks like an e-mail address is cut before its @: names are public, addresses are not shown.
func personName(name string) string { return oneLine(withoutAddresses(name), maxName) }

// withoutAddresses cuts every word that looks like an e-mail address before its @.
func withoutAddresses(s string) string {
	if !strings.Contains(s, "@") {
		return s
	}
	words := strings.Fields(s)
	for i, word := range words {
		if at := strings.IndexByte(word, '@'); at > 0 {
			words[i] = strings.TrimLeft(word[:at], "<(")
		}
	}
	return strings.Join(words, " ")
}
