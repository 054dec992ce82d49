package lint

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// findMail returns the first mail address of a text. Full-width letters and signs are read like their ordinary forms.
func findMail(s string) (string, bool) {
	if strings.IndexByte(s, '@') < 0 && !strings.Contains(s, "＠") {
		return "", false
	}
	runes := []rune(s)
	for i, r := range runes {
		if narrow(r) != '@' {
			continue
		}
		start, end := i, i+1
		for start > 0 && isMailRune(narrow(runes[start-1]), true) {
			start--
		}
		for end < len(runes) && isMailRune(narrow(runes[end]), false) {
			end++
		}
		domain := strings.Trim(narrowString(runes[i+1:end]), ".-")
		dot := strings.LastIndexByte(domain, '.')
		if start < i && dot > 0 && len(domain)-dot > 2 && onlyLetters(domain[dot+1:]) {
			return narrowString(runes[start:i+1]) + domain, true
		}
	}
	return "", false
}

func isMailRune(r rune, local bool) bool {
	switch {
	case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '.', r == '-':
		return true
	}
	return local && strings.ContainsRune("_+%'", r)
}

func onlyLetters(s string) bool {
	for i := range len(s) {
		if c := s[i] | 0x20; c < 'a' || c > 'z' {
			return false
		}
	}
	return s != ""
}

// findPhone returns the first text that is written like a telephone number of Japan: ten or eleven digits from 0 in three groups, or with
// the area code in brackets, or eleven digits of a mobile number in a row, or the same after +81. Dates, years, ranges, codes and amounts
// have other lengths or begin otherwise; parts of longer numbers and of web addresses do not count.
func findPhone(s string) (string, bool) {
	for i := 0; i < len(s); {
		c := s[i]
		if !isDigit(rune(c)) && c != '+' && c != '(' && c != fullWidthLead {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		r = narrow(r)
		if r == '0' || r == '+' || r == '(' {
			if end, ok := phoneAt(s, i); ok && !continuesNumber(s, i) && !inAddress(s, i) {
				return s[i:end], true
			}
		}
		i += size
		if isDigit(r) { // nothing begins inside a number
			i += digitsAt(s[i:])
		}
	}
	return "", false
}

// fullWidthLead is the first byte of every full-width sign of ASCII.
const fullWidthLead = 0xef

// digitsAt returns how many bytes of digits s begins with.
func digitsAt(s string) int {
	for i, r := range s {
		if !isDigit(narrow(r)) {
			return i
		}
	}
	return len(s)
}

// phoneAt reads a telephone number that begins at byte i and returns where it ends. A bracket that follows a whole number, or is never
// closed, is not part of it.
func phoneAt(s string, i int) (end int, ok bool) {
	var n, beforeBracket phone
	open, after := false, false // inside a bracket; just behind one
	for j := i; j < len(s); {
		r, size := utf8.DecodeRuneInString(s[j:])
		r = narrow(r)
		switch {
		case isDigit(r) && n.digits < len(n.text):
			n.text[n.digits] = byte(r)
			n.digits++
			n.group++
			n.end, after = j+size, false
		case isDigit(r):
			return 0, false // longer than any telephone number
		case r == '+' && j == i:
			n.abroad = true
		case r == '(' && !open && (n.group > 0 || j == i):
			beforeBracket, open = n, true
			n.close()
		case r == ')' && open && n.group > 0:
			open, after = false, true
			n.close()
		case isHyphen(r) && !open && (n.group > 0 || after):
			after = false
			n.close()
		default:
			j = len(s)
			continue
		}
		j += size
	}
	if open {
		n = beforeBracket
	}
	n.close()
	return n.end, n.valid()
}

// phone is a telephone number as far as it is read.
type phone struct {
	text   [13]byte
	digits int
	groups [5]int // the number of digits in each group
	parts  int    // how many groups there are; more than fit make no number
	group  int    // the digits of the group being read
	abroad bool   // it begins with +
	end    int
}

// close ends the group being read.
func (n *phone) close() {
	if n.group == 0 {
		return
	}
	if n.parts < len(n.groups) {
		n.groups[n.parts] = n.group
	}
	n.parts++
	n.group = 0
}

func (n *phone) valid() bool {
	digits, groups := n.text[:n.digits], n.groups[:min(n.parts, len(n.groups))]
	if n.abroad {
		return validAbroad(digits, len(groups))
	}
	if len(digits) != 10 && len(digits) != 11 || digits[0] != '0' {
		return false
	}
	switch len(groups) {
	case 1: // no separators: only what nothing else looks like
		return len(digits) == 11 && (digits[1] == '7' || digits[1] == '8' || digits[1] == '9') && digits[2] == '0'
	case 2: // 06-12345678
		return groups[0] >= 2 && groups[0] <= 5 && groups[1] >= 6
	case 3:
		return groups[0] >= 2 && groups[0] <= 5 && groups[1] <= 4 && groups[2] >= 3 && groups[2] <= 4
	}
	return false
}

// validAbroad reports whether the digits are Japan's country code and a number without its zero.
func validAbroad(digits []byte, groups int) bool {
	if len(digits) < 3 || digits[0] != '8' || digits[1] != '1' {
		return false
	}
	rest := digits[2:]
	if rest[0] == '0' {
		rest = rest[1:]
	}
	return groups >= 2 && (len(rest) == 9 || len(rest) == 10)
}

// continuesNumber reports whether a number or a word runs into byte i, so that what begins there is a part of it.
func continuesNumber(s string, i int) bool {
	r, size := utf8.DecodeLastRuneInString(s[:i])
	if size == 0 {
		return false
	}
	n := narrow(r)
	if isDigit(n) || n == '.' || n == '_' || n == '/' || n == '=' || n >= 'a' && n <= 'z' || n >= 'A' && n <= 'Z' {
		// "TEL06-…" is a number after a word, the digits in "abc06-…" are not.
		before := strings.ToLower(narrowString([]rune(s[:i])))
		return !strings.HasSuffix(before, "tel") && !strings.HasSuffix(before, "fax") && !strings.HasSuffix(before, "tel.") && !strings.HasSuffix(before, "fax.")
	}
	if !isHyphen(n) {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(s[:i-size])
	return isDigit(narrow(before)) // "978-0-…"
}

// inAddress reports whether byte i lies inside a web address.
func inAddress(s string, i int) bool {
	start := strings.LastIndexFunc(s[:i], func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("<>\"'「」（）()", r) }) + 1
	return strings.Contains(s[start:i], "://")
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// isHyphen knows what Japanese texts write between the groups of a number: hyphens, dashes, minus signs and the sign of the long vowel.
func isHyphen(r rune) bool {
	switch r {
	case '-', '‐', '‑', '‒', '–', '—', '―', '−', 'ー', 'ｰ', '－':
		return true
	}
	return false
}

// narrow is the ordinary form of a full-width sign of ASCII.
func narrow(r rune) rune {
	if r >= '！' && r <= '～' {
		return r - '！' + '!'
	}
	return r
}

func narrowString(runes []rune) string {
	var b strings.Builder
	for _, r := range runes {
		b.WriteRune(narrow(r))
	}
	return b.String()
}
