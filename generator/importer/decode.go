package importer

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	xunicode "golang.org/x/text/encoding/unicode"
)

// Encodings are the names that Options.Encoding accepts; the empty name detects.
var Encodings = []string{"utf-8", "shift_jis", "euc-jp", "iso-2022-jp", "utf-16le", "utf-16be"}

// ErrEncoding is returned for a file whose characters cannot be told.
var ErrEncoding = errors.New("the encoding of the file is not clear")

// encodings maps the names to decoders. Shift_JIS is the one that Japanese Windows writes (CP932), with ㈱, ① and the like.
var encodings = map[string]encoding.Encoding{
	"utf-8":       xunicode.UTF8,
	"shift_jis":   japanese.ShiftJIS,
	"euc-jp":      japanese.EUCJP,
	"iso-2022-jp": japanese.ISO2022JP,
	"utf-16le":    xunicode.UTF16(xunicode.LittleEndian, xunicode.IgnoreBOM),
	"utf-16be":    xunicode.UTF16(xunicode.BigEndian, xunicode.IgnoreBOM),
}

var byteOrderMarks = []struct {
	mark []byte
	name string
}{
	{[]byte{0xef, 0xbb, 0xbf}, "utf-8"}, {[]byte{0xff, 0xfe}, "utf-16le"}, {[]byte{0xfe, 0xff}, "utf-16be"},
}

// decode returns the text of a file and the name of its encoding: the one that is asked for, else the one its byte order mark names, else
// the only one that makes sense of its bytes. Bytes that mean nothing in it become U+FFFD, as long as they are few.
func decode(content []byte, name string) (text, used string, err error) {
	if name != "" && encodings[name] == nil {
		return "", "", fmt.Errorf("%w: %q is not one of %s", ErrEncoding, name, strings.Join(Encodings, ", "))
	}
	for _, b := range byteOrderMarks {
		if rest, ok := bytes.CutPrefix(content, b.mark); ok && (name == "" || name == b.name) {
			content, name = rest, b.name
			break
		}
	}
	if name == "" {
		if name, err = detect(content); err != nil {
			return "", "", err
		}
	}
	text, err = decodeAs(content, name)
	if err != nil {
		return "", "", fmt.Errorf("%w: %v", ErrEncoding, err)
	}
	return text, name, nil
}

func decodeAs(content []byte, name string) (string, error) {
	out, err := encodings[name].NewDecoder().Bytes(content)
	if err != nil {
		return "", err
	}
	return strings.ToValidUTF8(string(out), string(unicode.ReplacementChar)), nil
}

// detect names the encoding of bytes without a byte order mark.
func detect(content []byte) (string, error) {
	sample := content[:min(len(content), 1<<20)]
	if wide := zeroBytes(sample); wide != "" {
		return wide, nil
	}
	if utf8.Valid(content) {
		if bytes.Contains(sample, []byte("\x1b$")) || bytes.Contains(sample, []byte("\x1b(J")) {
			return "iso-2022-jp", nil
		}
		return "utf-8", nil
	}
	best, bestScore, second := "", 0.0, 0.0
	for _, name := range []string{"shift_jis", "euc-jp", "utf-8"} {
		text, err := decodeAs(sample, name)
		if err != nil {
			continue
		}
		if score := plausibility(text); score > bestScore {
			best, bestScore, second = name, score, bestScore
		} else if score > second {
			second = score
		}
	}
	if bestScore < 0.5 || second > 0.9*bestScore {
		return "", fmt.Errorf("%w; it is none of UTF-8, Shift_JIS, EUC-JP and UTF-16 without doubt", ErrEncoding)
	}
	return best, nil
}

// zeroBytes recognises UTF-16 without a byte order mark by the zero bytes of its ASCII signs: line ends, commas and digits.
func zeroBytes(sample []byte) string {
	var even, odd int
	for i, c := range sample {
		if c == 0 {
			if i%2 == 0 {
				even++
			} else {
				odd++
			}
		}
	}
	switch few := len(sample) / 100; {
	case odd > few && odd > 20*even:
		return "utf-16le"
	case even > few && even > 20*odd:
		return "utf-16be"
	}
	return ""
}

// plausibility is the share of a text's characters beyond ASCII that Japanese text is made of. The wrong encoding gives half-width kana,
// rare signs and errors instead.
func plausibility(text string) float64 {
	var all, good float64
	for _, r := range text {
		switch {
		case r < utf8.RuneSelf:
			continue
		case r == unicode.ReplacementChar:
			all += 3
		case r >= 0xff61 && r <= 0xff9f: // half-width kana: real in few places, everywhere in EUC-JP read as Shift_JIS
			all++
			good += 0.3
		case unicode.In(r, unicode.Hiragana, unicode.Katakana), r >= 0x3000 && r <= 0x30ff, r >= 0xff01 && r <= 0xff5e:
			all++
			good++
		case r >= 0x4e00 && r <= 0x9fff, r >= 0x2460 && r <= 0x2473, r >= 0x3200 && r <= 0x32ff:
			all++
			good += 0.9
		default:
			all++
			good += 0.3
		}
	}
	if all == 0 {
		return 1
	}
	return good / all
}
