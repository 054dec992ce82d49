package gitrepo

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/ianaindex"
)

// encodingAliases are names that people write into i18n.commitEncoding, and that the register of character sets does not know or has no table
// for. The table of Shift_JIS is that of Windows.
var encodingAliases = map[string]string{
	"sjis": "shift_jis", "shift-jis": "shift_jis", "cp932": "shift_jis", "ms932": "shift_jis", "windows-31j": "shift_jis", "eucjp": "euc-jp", "ujis": "euc-jp",
	"iso8859-1": "iso-8859-1", "iso8859-15": "iso-8859-15", "cp1252": "windows-1252",
}

// encodingName returns the registered name of a character set in small letters, or "" for UTF-8.
func encodingName(name string) string {
	name = strings.ToLower(strings.TrimSpace(name))
	if name == "utf-8" || name == "utf8" {
		return ""
	}
	if alias, ok := encodingAliases[name]; ok {
		return alias
	}
	return name
}

// validText decodes text to UTF-8. Text that is not in the encoding it claims to be in, or in one that is not known, is taken as UTF-8; there every
// byte that belongs to no character becomes U+FFFD.
func validText(b []byte, encoding string) string {
	if encoding != "" {
		if enc, err := ianaindex.IANA.Encoding(encoding); err == nil && enc != nil {
			if decoded, err := enc.NewDecoder().Bytes(b); err == nil && !bytes.ContainsRune(decoded, utf8.RuneError) {
				return string(decoded)
			}
		}
	}
	if utf8.Valid(b) {
		return string(b)
	}
	var s strings.Builder
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		s.WriteRune(r)
		b = b[n:]
	}
	return s.String()
}

const hexDigits = "0123456789abcdef"

// validPath makes the name of a file valid UTF-8: each byte that belongs to no character becomes \x and two digits, so that two names do not
// become one.
func validPath(b []byte) string {
	if utf8.Valid(b) {
		return string(b)
	}
	var s strings.Builder
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		if r == utf8.RuneError && n == 1 {
			s.WriteString(`\x`)
			s.WriteByte(hexDigits[b[0]>>4])
			s.WriteByte(hexDigits[b[0]&15])
		} else {
			s.Write(b[:n])
		}
		b = b[n:]
	}
	return s.String()
}
