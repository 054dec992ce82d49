package diff

import (
	"strings"
	"unicode/utf8"
)

// zeroWidth stands where a host would read a mention, a reference or a short code across two characters.
const zeroWidth = "\u200b"

// escapeMarkdown writes text from a record so that GitHub-flavoured Markdown shows it as it is. Every ASCII punctuation mark is escaped, which
// ends all markup, HTML, links and table cells; hosts look for mentions (@name), references (#12, GH-12) and emoji codes (:name:) in the
// finished text, so a character without width breaks those.
func escapeMarkdown(s string) string {
	s = visible(s)
	var b strings.Builder
	b.Grow(len(s) + 16)
	for i, r := range s {
		switch {
		case r == utf8.RuneError:
			b.WriteRune(r)
			continue
		case r > 0x7f || isWord(r) || r == ' ':
			b.WriteRune(r)
			continue
		}
		b.WriteByte('\\')
		b.WriteRune(r)
		switch next := nextRune(s, i+1); r {
		case '@', '#':
			b.WriteString(zeroWidth)
		case ':':
			if next == '+' || next == '-' || next < 0x80 && isWord(next) {
				b.WriteString(zeroWidth)
			}
		case '-':
			if i >= 2 && strings.EqualFold(s[i-2:i], "gh") {
				b.WriteString(zeroWidth)
			}
		}
	}
	return b.String()
}

func isWord(r rune) bool {
	return r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
}

func nextRune(s string, i int) rune {
	r, _ := utf8.DecodeRuneInString(s[i:])
	return r
}

// codeText makes text fit to stand between single backticks, where nothing is markup.
func codeText(s string) string {
	s = strings.NewReplacer("`", "'", "|", "¦").Replace(visible(s))
	if strings.TrimSpace(s) == "" {
		return "-"
	}
	return s
}

// escapeHTML makes text fit to stand between HTML tags of a comment: entities for HTML, and no sign that Markdown or the host would read.
func escapeHTML(s string) string {
	s = visible(s)
	var b strings.Builder
	for i, r := range s {
		switch {
		case r == '@' || r == '#' || r == ':':
			b.WriteRune(r)
			b.WriteString(zeroWidth)
		case r == '-' && i >= 2 && strings.EqualFold(s[i-2:i], "gh"):
			b.WriteString("-" + zeroWidth)
		case r < 0x80 && !isWord(r) && r != ' ' && r != '-':
			b.WriteString("&#" + decimalByte(byte(r)) + ";")
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func decimalByte(c byte) string {
	digits := []byte{'0' + c/100, '0' + c/10%10, '0' + c%10}
	return strings.TrimLeft(string(digits), "0")
}
