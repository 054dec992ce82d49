package jatext

import (
	"strings"
	"unicode"
)

// kanaLetters are the Latin letters of kana, in katakana; hiragana are read by the same table. Long vowels are not written, as in the
// names of local governments.
var kanaLetters = map[string]string{
	"ア": "a", "イ": "i", "ウ": "u", "エ": "e", "オ": "o", "カ": "ka", "キ": "ki", "ク": "ku", "ケ": "ke", "コ": "ko",
	"ガ": "ga", "ギ": "gi", "グ": "gu", "ゲ": "ge", "ゴ": "go", "サ": "sa", "シ": "shi", "ス": "su", "セ": "se", "ソ": "so",
	"ザ": "za", "ジ": "ji", "ズ": "zu", "ゼ": "ze", "ゾ": "zo", "タ": "ta", "チ": "chi", "ツ": "tsu", "テ": "te", "ト": "to",
	"ダ": "da", "ヂ": "ji", "ヅ": "zu", "デ": "de", "ド": "do", "ナ": "na", "ニ": "ni", "ヌ": "nu", "ネ": "ne", "ノ": "no",
	"ハ": "ha", "ヒ": "hi", "フ": "fu", "ヘ": "he", "ホ": "ho", "バ": "ba", "ビ": "bi", "ブ": "bu", "ベ": "be", "ボ": "bo",
	"パ": "pa", "ピ": "pi", "プ": "pu", "ペ": "pe", "ポ": "po", "マ": "ma", "ミ": "mi", "ム": "mu", "メ": "me", "モ": "mo",
	"ヤ": "ya", "ユ": "yu", "ヨ": "yo", "ラ": "ra", "リ": "ri", "ル": "ru", "レ": "re", "ロ": "ro",
	"ワ": "wa", "ヰ": "i", "ヱ": "e", "ヲ": "o", "ン": "n", "ヴ": "vu",
	"ァ": "a", "ィ": "i", "ゥ": "u", "ェ": "e", "ォ": "o", "ャ": "ya", "ュ": "yu", "ョ": "yo", "ヮ": "wa",
	"シャ": "sha", "シュ": "shu", "ショ": "sho", "シェ": "she", "チャ": "cha", "チュ": "chu", "チョ": "cho", "チェ": "che",
	"ジャ": "ja", "ジュ": "ju", "ジョ": "jo", "ジェ": "je", "ファ": "fa", "フィ": "fi", "フェ": "fe", "フォ": "fo", "フュ": "fyu",
	"ティ": "ti", "ディ": "di", "トゥ": "tu", "ドゥ": "du", "テュ": "tyu", "デュ": "dyu",
	"ヴァ": "va", "ヴィ": "vi", "ヴェ": "ve", "ヴォ": "vo", "ウィ": "wi", "ウェ": "we", "ウォ": "wo", "イェ": "ye",
	"ツァ": "tsa", "ツィ": "tsi", "ツェ": "tse", "ツォ": "tso", "クァ": "kwa", "クォ": "kwo",
}

// Latin writes a name of kana and Latin letters as an id: lower-case letters, digits and hyphens. It returns false where the name has
// kanji or other signs, whose reading nobody can tell from the name.
func Latin(name string) (string, bool) {
	var out strings.Builder
	gap := false
	doubled := false
	var last rune
	emit := func(letters string) {
		if gap && out.Len() > 0 {
			out.WriteByte('-')
		}
		gap = false
		if doubled {
			if strings.HasPrefix(letters, "ch") {
				out.WriteByte('t')
			} else if strings.IndexByte("aiueo", letters[0]) < 0 {
				out.WriteByte(letters[0])
			}
			doubled = false
		}
		out.WriteString(letters)
	}
	runes := []rune(strings.ToLower(Fold(name)))
	for i := 0; i < len(runes); i++ {
		r := katakana(runes[i])
		if last != 0 && script(last) != script(r) && script(r) != 0 && script(last) != 0 {
			gap = true
		}
		last = r
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			emit(string(r))
		case r == 'ッ':
			doubled = true
		case r == 'ー':
		case unicode.Is(unicode.Katakana, r):
			if i+1 < len(runes) {
				if pair, ok := kanaLetters[string(r)+string(katakana(runes[i+1]))]; ok {
					emit(pair)
					i++
					continue
				}
				if base, ok := kanaLetters[string(r)]; ok && strings.ContainsRune("ャュョ", katakana(runes[i+1])) && strings.HasSuffix(base, "i") {
					emit(strings.TrimSuffix(base, "i") + kanaLetters[string(katakana(runes[i+1]))])
					i++
					continue
				}
			}
			letters, ok := kanaLetters[string(r)]
			if !ok {
				return "", false
			}
			emit(letters)
		case strings.ContainsRune(" -・.,'’&/+!_", r):
			gap = true
			last = 0
		default:
			return "", false
		}
	}
	return out.String(), out.Len() > 0
}

// katakana turns a hiragana into its katakana; any other rune stays.
func katakana(r rune) rune {
	if r >= 'ぁ' && r <= 'ゖ' {
		return r + ('ァ' - 'ぁ')
	}
	return r
}

// script tells kana from Latin letters and digits, so that a name that mixes them is cut between them.
func script(r rune) int {
	switch {
	case unicode.Is(unicode.Katakana, r):
		return 1
	case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
		return 2
	}
	return 0
}
