package jatext

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold is a text in the one form in which texts are compared and read: NFKC, so that full-width letters, half-width kana and ligatures
// such as ㈱ take their ordinary forms, with the many dashes made one hyphen.
func Fold(s string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case '‐', '‑', '‒', '–', '—', '―', '−', '─', '━':
			return '-'
		case '〜', '∼', '～':
			return '~'
		case '\u200b', '\u200c', '\u200d', '\ufeff', '\u00ad':
			return -1
		}
		return r
	}, norm.NFKC.String(s))
}

// Squeeze is s without white space.
func Squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// OneLine is a cell's text as one line: a line break between Japanese letters was made by the width of the column and goes, any other
// white space becomes one space. Control characters go.
func OneLine(s string) string {
	var b strings.Builder
	var last rune
	gap := rune(0) // the white space that waits: ' ' or '\n'
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			if r == '\n' || r == '\r' || gap == '\n' {
				gap = '\n'
			} else {
				gap = ' '
			}
			continue
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), r == unicode.ReplacementChar:
			continue
		}
		if gap != 0 && last != 0 && !(gap == '\n' && (isWide(last) || isWide(r))) {
			b.WriteByte(' ')
		}
		gap = 0
		b.WriteRune(r)
		last = r
	}
	return b.String()
}

// isWide reports whether r is a letter or sign of Japanese text, which is written without spaces.
func isWide(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) || r >= 0x3000 && r <= 0x30ff || r >= 0xff00 && r <= 0xffef
}

var errorValue = regexp.MustCompile(`^#(?:N/A|REF!|NAME\?|VALUE!|DIV/0!|NULL!|NUM!|SPILL!)$`)

// Unreadable reports whether a text lost characters when it was decoded, or is the error of a formula.
func Unreadable(s string) bool {
	return strings.ContainsRune(s, unicode.ReplacementChar) || errorValue.MatchString(strings.TrimSpace(s))
}

// Blank reports whether a cell says nothing: it is empty, or holds one of the signs that tables put into empty cells.
func Blank(s string) bool {
	switch Squeeze(Fold(s)) {
	case "", "-", "--", "---", "ー", "なし", "無し", "無", "…", "...", "/", "*", "・", "N/A":
		return true
	}
	return false
}

var (
	phoneText = regexp.MustCompile(`(?i)(?:(?:tel|fax|電話(?:番号)?|直通|ファックス|携帯)[.:]?\s*)?(?:\+81[-\s]?|\(?0)\d{1,4}\)?[-(.\s]{0,2}\d{1,4}[-).\s]{1,2}\d{3,4}|0[789]0\d{8}|\b0\d{9}\b`)
	extension = regexp.MustCompile(`内線:?\s*\d[\d,、~-]*`)
	mailText  = regexp.MustCompile(`[A-Za-z0-9._%+'-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+`)
)

// HoldsContact reports whether a text holds a telephone number, an extension or a mail address. Such texts never enter a record.
func HoldsContact(s string) bool {
	f := Fold(s)
	return phoneText.MatchString(f) || phoneText.MatchString(longVowelDashes.Replace(f)) || extension.MatchString(f) || mailText.MatchString(f)
}

// WithoutContacts is a text as one line without its telephone numbers, extensions and mail addresses, and without the brackets they leave
// empty.
func WithoutContacts(s string) string {
	if !HoldsContact(s) {
		return OneLine(s)
	}
	f := longVowelDashes.Replace(Fold(s))
	for _, pattern := range []*regexp.Regexp{mailText, phoneText, extension} {
		f = pattern.ReplaceAllString(f, "")
	}
	for _, empty := range []string{"()", "( )", "[]"} {
		f = strings.ReplaceAll(f, empty, "")
	}
	f = strings.Trim(OneLine(f), " 、,/;:")
	for strings.HasSuffix(f, ")") && strings.Count(f, ")") > strings.Count(f, "(") { // its other half went with a number: (06)1234…
		f = strings.TrimSuffix(f, ")")
	}
	return f
}

// longVowelDashes reads the sign of the long vowel between digits as the hyphen that it stands for in telephone numbers.
var longVowelDashes = strings.NewReplacer("0ー", "0-", "1ー", "1-", "2ー", "2-", "3ー", "3-", "4ー", "4-", "5ー", "5-", "6ー", "6-", "7ー", "7-", "8ー", "8-", "9ー", "9-")
