package lint

import (
	"cmp"
	"strings"
	"unicode/utf8"
)

// vagueWord is a word that leaves open what will be done.
type vagueWord struct {
	word string
	// notBefore and notAfter are what makes it part of another word: 平等, 推進協議会.
	notBefore, notAfter []string
	// open says that the word is vague only where the text ends with it or goes on in general words: 活用 is, 活用講座 is a course; 協定等
	// is, 弁当等の販売 is a sale.
	open bool
	as   string // its dictionary form, where word is a stem
}

// bodies are what follows a word in the name of a body or document: 推進協議会 is somebody, not an intention.
var bodies = []string{
	"協議会", "会議", "協会", "委員", "計画", "本部", "機構", "センター", "条例", "室", "課", "局", "部会", "大会", "大綱", "指針", "月間", "週間", "拠点", "員", "法",
}

// vagueWords are the words of Japanese promises that oblige nobody to anything, as they stand in agreements.
var vagueWords = []vagueWord{
	{word: "等", open: true, notBefore: strings.Split("平 高 均 初 中 同 対 優 上 下 特 劣 親 一 二 三 四 五", " ")},
	{word: "など", open: true},
	{word: "その他", open: true},
	{word: "推進", notAfter: bodies},
	{word: "促進", notAfter: bodies},
	{word: "強化", notAfter: append([]string{"月間", "週間", "ガラス", "合宿", "選手", "指定", "食品"}, bodies...)},
	{word: "検討", notAfter: append([]string{"会"}, bodies...)},
	{word: "努め", as: "努める"},
	{word: "連携を図", as: "連携を図る"},
	{word: "図る"},
	{word: "図り", as: "図る"},
	{word: "目指", as: "目指す"},
	{word: "活性化", notAfter: bodies},
	{word: "振興", notAfter: append([]string{"券", "局"}, bodies...)},
	{word: "向上", open: true},
	{word: "充実", open: true},
	{word: "創出", open: true},
	{word: "醸成", open: true},
	{word: "展開", open: true},
	{word: "活用", open: true},
	{word: "連携", open: true},
	{word: "協力", open: true},
	{word: "支援", open: true},
	{word: "貢献", open: true},
	{word: "取組", open: true},
	{word: "取り組み", open: true},
	{word: "まちづくり", open: true},
}

// generalities are what may follow an open word without saying more.
var generalities = []string{"の取組", "の取り組み", "の事業", "の活動", "の推進", "の促進", "の連携", "の協力", "の支援", "に関すること", "に関する取組", "を通じ", "による", "を活用", "を推進", "を図"}

// vagueWordsEN are the same for titles that stand in English only.
var vagueWordsEN = []string{
	"etc", "and so on", "and others", "and the like", "promote", "promotion of", "promoting", "strengthen", "consider ", "considering", "consideration of", "strive", "endeavour", "endeavor", "explore",
	"cooperation in", "cooperation on", "support for", "contribute", "enhance", "foster", "facilitate",
}

// vague returns the first vague word of a Japanese text.
func vague(text string) (string, bool) {
	text = withoutAside(text)
	for i := range vagueWords {
		if w := &vagueWords[i]; w.in(text) {
			return cmp.Or(w.as, w.word), true
		}
	}
	return "", false
}

// withoutAside is a text without the full stop, closing quotes or bracketed remark at its end.
func withoutAside(text string) string {
	for {
		text = strings.TrimRight(text, " 　。．.」』")
		i := max(strings.LastIndex(text, "（"), strings.LastIndex(text, "("))
		if i <= 0 || !strings.HasSuffix(text, "）") && !strings.HasSuffix(text, ")") {
			return text
		}
		text = text[:i]
	}
}

func (w *vagueWord) in(text string) bool {
	for rest := text; ; {
		i := strings.Index(rest, w.word)
		if i < 0 {
			return false
		}
		before := text[:len(text)-len(rest)+i]
		rest = rest[i+len(w.word):]
		if w.open && rest != "" && !startsWithAny(rest, generalities) {
			continue
		}
		if !endsWithAny(before, w.notBefore) && !startsWithAny(rest, w.notAfter) {
			return true
		}
	}
}

func endsWithAny(s string, words []string) bool {
	for _, w := range words {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}

func startsWithAny(s string, words []string) bool {
	for _, w := range words {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

// vagueEN returns the first vague word of an English text, at the beginning of a word.
func vagueEN(text string) (string, bool) {
	text = strings.ToLower(text) + " "
	for _, w := range vagueWordsEN {
		for at := 0; ; {
			i := strings.Index(text[at:], w)
			if i < 0 {
				break
			}
			at += i
			if r, _ := utf8.DecodeLastRuneInString(text[:at]); at == 0 || r < 'a' || r > 'z' {
				return strings.TrimSpace(w), true
			}
			at += len(w)
		}
	}
	return "", false
}
