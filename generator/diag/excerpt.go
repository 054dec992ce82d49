package diag

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mattn/go-runewidth"
)

// cells measures text in terminal cells. Characters of ambiguous width count as narrow, as most terminals draw them today; the measure
// must not depend on the locale of the machine.
var cells = &runewidth.Condition{EastAsianWidth: false, StrictEmojiNeutral: true}

const (
	tabStop = 4
	// excerptCells is the widest source line that is shown whole; of a longer one, the part around the finding is.
	excerptCells = 120
	// excerptLead is how many runes of a longer line are shown before the finding.
	excerptLead = 30
	ellipsis    = "…"
)

// excerpt prepares a source line for a terminal. It returns the line as shown and where the mark goes: cells before it and its width,
// which is at least 1. A column beyond the end of the line marks the place after its last rune; column 0 marks nothing.
func excerpt(line string, column, length int) (shown string, offset, width int) {
	runes := []rune(line)
	from := min(max(column-1, 0), len(runes))
	to := min(from+max(length, 1), len(runes))
	if length > len(runes) { // from+length may overflow
		to = len(runes)
	}

	start, stop := 0, len(runes)
	if len(runes) > excerptCells || cells.StringWidth(line) > excerptCells {
		start = max(0, from-excerptLead)
		stop = start
		for total := 0; stop < len(runes); stop++ {
			total += max(1, cells.RuneWidth(runes[stop]))
			if total > excerptCells {
				break
			}
		}
		to = min(to, stop)
	}
	lead := ""
	if start > 0 {
		lead = ellipsis
	}
	before := display(lead+string(runes[start:from]), 0)
	offset = cells.StringWidth(before)
	marked := display(string(runes[from:to]), offset)
	width = max(1, cells.StringWidth(marked))
	shown = before + marked
	shown += display(string(runes[to:stop]), cells.StringWidth(shown))
	if stop < len(runes) {
		shown += ellipsis
	}
	return strings.TrimRight(shown, " "), offset, width
}

// display expands tabs, counted from cell offset at, and makes everything else visible.
func display(s string, at int) string {
	if !strings.ContainsRune(s, '\t') {
		return visible(s)
	}
	var b strings.Builder
	for i, part := range strings.Split(s, "\t") {
		if i > 0 {
			gap := tabStop - at%tabStop
			b.WriteString(strings.Repeat(" ", gap))
			at += gap
		}
		part = visible(part)
		b.WriteString(part)
		at += cells.StringWidth(part)
	}
	return b.String()
}

// visible replaces what a terminal would obey or hide: control characters by their signs (␛), line ends by spaces, marks that turn the
// direction of text and invalid bytes by U+FFFD.
func visible(s string) string {
	clean := true
	for _, r := range s {
		if unprintable(r) {
			clean = false
			break
		}
	}
	if clean {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\r' || r == '\t':
			return ' '
		case r < 0x20:
			return '␀' + r
		case r == 0x7f:
			return '␡'
		case unprintable(r):
			return utf8.RuneError
		}
		return r
	}, s)
}

// unprintable reports control characters, line and paragraph separators, marks of text direction, and what stands for invalid bytes.
func unprintable(r rune) bool {
	return unicode.IsControl(r) || r == '\u2028' || r == '\u2029' || r == utf8.RuneError || unicode.Is(unicode.Bidi_Control, r)
}
