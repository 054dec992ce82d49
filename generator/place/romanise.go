package place

import (
	"strings"
	"unicode/utf8"
)

// syllables are the Hepburn letters of single hiragana. Small kana stand beside their large ones and are joined in romanise.
var syllables = map[rune]string{
	'あ': "a", 'い': "i", 'う': "u", 'え': "e", 'お': "o",
	'か': "ka", 'き': "ki", 'く': "ku", 'け': "ke", 'こ': "ko",
	'が': "ga", 'ぎ': "gi", 'ぐ': "gu", 'げ': "ge", 'ご': "go",
	'さ': "sa", 'し': "shi", 'す': "su", 'せ': "se", 'そ': "so",
	'ざ': "za", 'じ': "ji", 'ず': "zu", 'ぜ': "ze", 'ぞ': "zo",
	'た': "ta", 'ち': "chi", 'つ': "tsu", 'て': "te", 'と': "to",
	'だ': "da", 'ぢ': "ji", 'づ': "zu", 'で': "de", 'ど': "do",
	'な': "na", 'に': "ni", 'ぬ': "nu", 'ね': "ne", 'の': "no",
	'は': "ha", 'ひ': "hi", 'ふ': "fu", 'へ': "he", 'ほ': "ho",
	'ば': "ba", 'び': "bi", 'ぶ': "bu", 'べ': "be", 'ぼ': "bo",
	'ぱ': "pa", 'ぴ': "pi", 'ぷ': "pu", 'ぺ': "pe", 'ぽ': "po",
	'ま': "ma", 'み': "mi", 'む': "mu", 'め': "me", 'も': "mo",
	'や': "ya", 'ゆ': "yu", 'よ': "yo",
	'ら': "ra", 'り': "ri", 'る': "ru", 'れ': "re", 'ろ': "ro",
	'わ': "wa", 'ゐ': "i", 'ゑ': "e", 'を': "o", 'ん': "n", 'ゔ': "vu",
	'ぁ': "a", 'ぃ': "i", 'ぅ': "u", 'ぇ': "e", 'ぉ': "o",
}

var smallY = map[rune]string{'ゃ': "a", 'ゅ': "u", 'ょ': "o"}

// romanise writes a reading in hiragana in Latin letters by the rule of EnglishName, the first letter large. A "|" in it keeps two vowels
// apart; a "-" does the same, is written, and makes the next letter large. Anything that is no hiragana is left as it is.
func romanise(kana string) string {
	var out strings.Builder
	previous := ""   // letters of the kana before, "" at the beginning and after a divider
	doubled := false // a っ is waiting for its consonant
	large := true
	emit := func(letters string) {
		if large && letters != "" && letters[0] < utf8.RuneSelf {
			letters = strings.ToUpper(letters[:1]) + letters[1:]
		}
		large = false
		out.WriteString(letters)
	}
	runes := []rune(kana)
	for i := 0; i < len(runes); i++ {
		r := runes[i]
		switch {
		case r == '|':
			previous = ""
			continue
		case r == '-':
			emit("-")
			previous, large = "", true
			continue
		case r == 'っ':
			doubled = true
			continue
		case r == 'ー': // a long vowel, which is not written
			continue
		}
		letters, known := syllables[r]
		if !known {
			emit(string(r))
			previous = ""
			continue
		}
		if i+1 < len(runes) {
			if vowel, ok := smallY[runes[i+1]]; ok && strings.HasSuffix(letters, "i") && len(letters) > 1 {
				letters = joinY(strings.TrimSuffix(letters, "i"), vowel)
				i++
			}
		}
		if lengthens(previous, r) {
			previous = "" // a third vowel is a new syllable: すおうおお is su-o-o
			continue
		}
		if previous == "n" && strings.ContainsRune("aiueoy", rune(letters[0])) {
			out.WriteByte('\'')
		}
		if doubled {
			emit(doubledConsonant(letters))
			doubled = false
		}
		emit(letters)
		previous = letters
	}
	return out.String()
}

// lengthens reports whether kana r only lengthens the vowel of the letters before it.
func lengthens(previous string, r rune) bool {
	switch r {
	case 'う':
		return strings.HasSuffix(previous, "o") || strings.HasSuffix(previous, "u")
	case 'お':
		return strings.HasSuffix(previous, "o")
	}
	return false
}

// joinY joins a consonant and a small ya, yu or yo: sh+a "sha", ch+o "cho", j+u "ju", but k+a "kya".
func joinY(consonant, vowel string) string {
	switch consonant {
	case "sh", "ch", "j":
		return consonant + vowel
	}
	return consonant + "y" + vowel
}

func doubledConsonant(letters string) string {
	if strings.HasPrefix(letters, "ch") {
		return "t"
	}
	return letters[:1]
}
