package diag

import (
	"strconv"
	"unicode"
)

// EditText is a text as the value of an Edit: in quotes, unless it begins with a letter that only texts begin with and holds nothing but
// letters, digits and the signs of Japanese, so that it is text in every place.
func EditText(text string) string {
	quoted := text == "" || text[0] < 0x80
	for _, r := range text {
		if r < 0x80 && !unicode.IsLetter(r) && !unicode.IsDigit(r) || !unicode.IsPrint(r) {
			quoted = true
		}
	}
	if quoted {
		return strconv.Quote(text)
	}
	return text
}
