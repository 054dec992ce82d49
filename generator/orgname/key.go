package orgname

import (
	"strings"

	"seika/generator/jatext"
)

// Fold brings a text into the width and the signs that comparisons use: letters, digits and brackets of ASCII, katakana of full width
// (NFKC), one hyphen, one tilde, nothing invisible.
func Fold(s string) string { return jatext.Fold(s) }

// Key is what remains of a name when everything that sources write in different ways is gone: width, spaces, dashes, points, case, the
// legal form and its abbreviation. Names with one key are one organisation, unless they state different legal forms; form is the one that
// name states, "" for none.
func Key(name string) (key, form string) {
	core, form := Cut(Expand(strings.TrimSpace(Fold(name))))
	core = cutEnglish(core)
	var b strings.Builder
	var last rune
	for _, r := range strings.ToLower(core) {
		switch r {
		case ' ', '\n', '\t', '-', '・', '･', '.', ',', '、', '\'', '’', '"', '&', '=', '/', '·':
			continue
		case 'ー':
			if last == 'ン' || last == 'ん' { // typed for a hyphen: no ン is long
				continue
			}
		case 'ヶ':
			r = 'ケ'
		case 'ヵ':
			r = 'カ'
		case '髙':
			r = '高'
		case '﨑':
			r = '崎'
		}
		b.WriteRune(r)
		last = r
	}
	return b.String(), form
}
