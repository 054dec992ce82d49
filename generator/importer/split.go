package importer

import (
	"strings"

	"seika/generator/jatext"
	"seika/generator/orgname"
)

// items cuts a cell into the parties it lists: at line breaks, commas, 及び and circled numbers, outside brackets; what a line break cut
// inside a name is joined again.
func (r *partnerReader) items(cell string) []string {
	marked := strings.Map(func(c rune) rune {
		if c >= '①' && c <= '⒛' || c >= '❶' && c <= '➓' {
			return '\x1f'
		}
		return c
	}, cell)
	text := orgname.Expand(jatext.Fold(marked))
	for _, word := range []string{"及び", "および", "並びに", "ならびに"} {
		text = strings.ReplaceAll(text, word, "\x1f")
	}
	var items []string
	wrapped := false // the item before ends at a line break
	add := func(item string, lineBreak bool) {
		item = jatext.OneLine(strings.TrimSpace(item))
		if item != "" {
			if n := len(items); n > 0 && (wrapped && r.continues(items[n-1], item) || corpWords.MatchString(item)) {
				items[n-1] = join(items[n-1], item)
			} else {
				items = append(items, item)
			}
			wrapped = lineBreak
		}
	}
	depth, start := 0, 0
	for i, c := range text {
		switch {
		case c == '(' || c == '「':
			depth++
		case (c == ')' || c == '」') && depth > 0:
			depth--
		case depth > 0:
		case strings.ContainsRune("\x1f\n、,;/", c):
			add(text[start:i], c == '\n')
			start = i + len(string(c))
		}
	}
	add(text[start:], false)
	return items
}

// continues reports whether a line goes on with the name of the line before: a legal form stands alone, a bracket or a branch follows,
// or the two lines make a name that is known.
func (r *partnerReader) continues(before, line string) bool {
	if core, form := orgname.Cut(before); core == before && form == "" && orgname.IsForm(before) {
		return true
	}
	if orgname.IsForm(line) || strings.HasPrefix(line, "(") || officerRow.MatchString(line) {
		return true
	}
	if kind := orgname.Kind(before); branchTail.MatchString(line) && orgname.Kind(line) == "" &&
		(kind == "company" || kind != "" && (strings.HasSuffix(line, "支部") || strings.HasSuffix(line, "支所"))) {
		return true
	}
	if _, ok := r.known(before + line); ok {
		_, first := r.known(before)
		_, second := r.known(line)
		return !first || !second
	}
	return false
}

// join puts two lines of a name together.
func join(a, b string) string {
	if orgname.IsForm(a) || orgname.IsForm(b) || strings.HasPrefix(b, "(") {
		return a + b
	}
	return a + " " + b
}

// split cuts at signs that stand inside names as often as between them (・ and と): only where every part names a party by itself.
func (r *partnerReader) split(text string, ps *partners) bool {
	for _, sign := range []string{"・", "と", "×", "&"} {
		parts := strings.Split(text, sign)
		if len(parts) < 2 {
			continue
		}
		all, onRecord := true, false
		for _, part := range parts {
			if part = strings.TrimSpace(part); part == "" || !r.recognised(part) {
				all = false
				continue
			}
			_, known := r.known(part)
			onRecord = onRecord || known
		}
		switch {
		case all:
			for _, part := range parts {
				r.item(strings.TrimSpace(part), ps)
			}
			return true
		case onRecord, sign == "・" && orgname.Kind(text) == "":
			ps.refuse("partner-several", text)
			return true
		}
	}
	return false
}
