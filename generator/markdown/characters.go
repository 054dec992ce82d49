package markdown

import (
	"html"
	"regexp"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// entity is a character reference with its semicolon; without it, it is text.
var entity = regexp.MustCompile(`^&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]*);`)

// decode resolves backslash escapes and character references.
func decode(s string) string {
	if !strings.ContainsAny(s, `\&`) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\' && i+1 < len(s) && util.IsPunct(s[i+1]):
			i++
		case s[i] == '&':
			if reference := entity.FindString(s[i:]); reference != "" {
				b.WriteString(html.UnescapeString(reference))
				i += len(reference) - 1
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// dropControls removes control characters, and the marks that turn the direction of text and can make a page show something other than
// what it says. Line ends and tabs stay.
func dropControls(s string) string {
	return strings.Map(func(r rune) rune {
		if isUnwanted(r) {
			return -1
		}
		return r
	}, s)
}

func isUnwanted(r rune) bool {
	return unicode.IsControl(r) && r != '\n' && r != '\t' || unicode.Is(unicode.Bidi_Control, r)
}

// isWide reports characters of scripts that are written without spaces: full-width and wide ones, and half-width kana, but not Hangul.
func isWide(r rune) bool {
	switch util.EastAsianWidth(r) {
	case "F", "W", "H":
		return !unicode.Is(unicode.Hangul, r)
	}
	return false
}

// joinsLines reports whether a line end between the two characters is none in the text: both are wide, or one is and the other is
// punctuation that Japanese shares with other scripts (… — “ ”).
func joinsLines(before, after rune) bool {
	shared := func(r rune) bool { return util.EastAsianWidth(r) == "A" && unicode.IsPunct(r) }
	return isWide(before) && (isWide(after) || shared(after)) || shared(before) && isWide(after)
}

// wideEmphasis lets * and ~ open and close beside Japanese characters. CommonMark asks for a space or punctuation on the outer side where the
// inner side is punctuation, so that **「協定」**は would keep its asterisks: Japanese has no space there.
type wideEmphasis struct{ parser.InlineParser }

func (p wideEmphasis) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, _ := block.PeekLine()
	node := p.InlineParser.Parse(parent, block, pc)
	d, ok := node.(*parser.Delimiter)
	if !ok || d.Char == '_' {
		return node
	}
	after := ' '
	if d.OriginalLength < len(line) {
		after = util.ToRune(line, d.OriginalLength)
	}
	if isWide(before) && !util.IsSpaceRune(after) {
		d.CanOpen = true
	}
	if isWide(after) && !util.IsSpaceRune(before) {
		d.CanClose = true
	}
	return node
}

// shorten cuts s to at most maxRunes runes with "…" as the last; a letter is not parted from its marks.
func shorten(s string, maxRunes int) string {
	runes := []rune(s)
	if maxRunes < 1 || len(runes) <= maxRunes {
		return s
	}
	cut := maxRunes - 1
	for cut > 0 && continues(runes, cut) {
		cut--
	}
	return strings.TrimRight(string(runes[:cut]), " ") + "…"
}

// continues reports whether rune i belongs to the character that began before it.
func continues(runes []rune, i int) bool {
	const zeroWidthJoiner = '\u200d'
	return unicode.Is(unicode.M, runes[i]) || runes[i] == zeroWidthJoiner || i > 0 && runes[i-1] == zeroWidthJoiner
}
