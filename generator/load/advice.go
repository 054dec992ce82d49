package load

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/width"
	"gopkg.in/yaml.v3"

	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/nearest"
)

// What to write instead, where keys and words are concerned. Whoever reads it may never have seen a record before: labels stand beside the
// words, and examples are whole.

var fullWidthColon = diag.T("全角の「：」ではなく半角の「: 」を使ってください。", "Use “: ”, not the full-width “：”.")

// keyAdvice says what may stand instead of a key that p does not have.
func keyAdvice(key string, p *plan) (expected, fix diag.Text) {
	if word, ok := nearest.Word(key, p.keys); ok {
		return expected, diag.Tf("%s のことですか。", "Did you mean %s?", word)
	}
	for i := range p.object.Fields { // somebody wrote the label instead of the key
		if fd := &p.object.Fields[i]; key == fd.Label.JA || strings.EqualFold(key, fd.Label.EN) {
			return expected, write(fd.Key)
		}
	}
	switch below := p.below(key); {
	case strings.ContainsRune(key, '：'):
		return expected, fullWidthColon
	case isDigits(key):
		return expected, diag.T("桁区切りのコンマは書けません。1200 のように数字を続けて書いてください。", "Numbers have no separators: write 1200, not 1,200.")
	case key == "<<":
		return expected, diag.T("<< による取り込みは使えません。項目をここに書き並べてください。", "Merging by << is not allowed: write the keys out here.")
	case len(below) == 1:
		return expected, diag.Tf("%[1]s は %[2]s の中に書いてください。", "%[1]s belongs into %[2]s.", key, below[0])
	}
	return diag.Tf("次のどれか: %s", "one of: %s", strings.Join(p.keys, ", ")),
		diag.T("上のどれかの項目に書き直すか、この項目を消してください。", "Use one of these keys, or delete this one.")
}

// below returns the paths of the objects under p that have the key, as near as possible.
func (p *plan) below(key string) (paths []string) {
	type place struct {
		path string
		plan *plan
	}
	seen := map[*plan]bool{p: true}
	for level := []place{{"", p}}; len(level) > 0 && len(paths) == 0; {
		var next []place
		for _, at := range level {
			for _, name := range at.plan.keys {
				s := at.plan.steps[name]
				if s.below == nil || seen[s.below] {
					continue
				}
				seen[s.below] = true
				path := strings.TrimPrefix(at.path+"/"+name, "/")
				if _, ok := s.below.steps[key]; ok {
					paths = append(paths, path)
				}
				next = append(next, place{path, s.below})
			}
		}
		level = next
	}
	return paths
}

// vocabulary lists the words of v; Japanese readers see their labels too.
func vocabulary(v *agreement.Vocabulary) diag.Text {
	var labelled []string
	for _, w := range v.Words {
		labelled = append(labelled, w.ID+"（"+w.Label.JA+"）")
	}
	return diag.T("次のどれか: "+strings.Join(labelled, ", "), "one of: "+strings.Join(v.IDs(), ", "))
}

// katakana are the words of the method as officials write them.
var katakana = map[string]string{"インプット": "input", "アウトプット": "output", "アウトカム": "outcome", "インパクト": "impact", "パイロット": "pilot", "メモランダム": "memorandum"}

// wordFix says which word of v was probably meant.
func wordFix(text string, v *agreement.Vocabulary) diag.Text {
	var similar []string
	if word, ok := katakana[text]; ok && v.Has(word) {
		return write(word)
	}
	for _, w := range v.Words {
		if text == w.Label.JA || strings.EqualFold(text, w.Label.EN) { // somebody wrote the label instead of the word
			return write(w.ID)
		}
		if text != "" && (strings.Contains(w.Label.JA, text) || strings.Contains(text, w.Label.JA)) {
			similar = append(similar, w.ID)
		}
	}
	if word, ok := nearest.Word(text, v.IDs()); ok {
		similar = []string{word}
	}
	if len(similar) == 1 {
		return diag.Tf("%s のことですか。", "Did you mean %s?", similar[0])
	}
	return diag.T("上の言葉から一つを選んで書いてください。", "Choose one of these words.")
}

// exampleWord is the word that examples show: the usual one, or the modest one.
func exampleWord(fd *agreement.Field) string {
	switch fd.Vocabulary {
	case agreement.EvidenceVocabulary:
		return "official-page"
	case agreement.LevelVocabulary:
		return "output"
	}
	return fd.Example
}

// exampleFix shows how a field is written.
func exampleFix(fd *agreement.Field) diag.Text {
	example := exampleWord(fd)
	if fd.Object != nil {
		example = objectExample(fd.Object)
		if fd.List {
			example = "[" + example + "]"
		}
	}
	if example == "" {
		return diag.T("値を一つだけ書いてください。", "Write a single value.")
	}
	return diag.Tf("たとえば「%[1]s: %[2]s」のように書いてください。", "For example: %[1]s: %[2]s", fd.Key, example)
}

// objectExample is an object with the keys that it cannot do without, or the first that it has.
func objectExample(o *agreement.Object) string {
	var keys []string
	if len(o.NaturalKey) > 0 {
		keys = o.NaturalKey[0]
	}
	var parts []string
	for i := range o.Fields {
		fd := &o.Fields[i]
		if (fd.Required || slices.Contains(keys, fd.Key)) && fd.Example != "" {
			parts = append(parts, fd.Key+": "+exampleWord(fd))
		}
	}
	if len(parts) == 0 {
		for i := range o.Fields {
			if fd := &o.Fields[i]; fd.Example != "" {
				return "{" + fd.Key + ": " + fd.Example + "}"
			}
		}
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

// rootFix is for a file that does not begin with keys.
func rootFix(n *yaml.Node) diag.Text {
	if n.Kind == yaml.SequenceNode {
		return diag.T("一つのファイルに記録は一つです。最初の「- 」を消し、「id: …」のように項目を行の先頭から書いてください。",
			"A file is one record: delete the first “- ” and begin the lines with keys, like “id: …”.")
	}
	return diag.T("「id: …」「title: …」のように、項目名と値の行を並べてください。", "Write lines of keys and values, like “id: …” and “title: …”.")
}

// listFix shows the list that n should be.
func listFix(n *yaml.Node, fd *agreement.Field) diag.Text {
	if n.Kind == yaml.ScalarNode && fd.Object == nil && !strings.ContainsAny(n.Value, "[]{}\n") {
		items := strings.FieldsFunc(n.Value, func(r rune) bool { return strings.ContainsRune(",、，・ 　", r) })
		if len(items) > 0 && len(items) <= 8 {
			return write(fmt.Sprintf("%s: [%s]", fd.Key, strings.Join(items, ", ")))
		}
	}
	return diag.T("一つだけでも、[ ] で囲むか「- 」で始まる行にしてください。", "Even a single item goes into [ ] or on a line that begins with “- ”.")
}

func languageFix(key string) diag.Text {
	for _, l := range []struct{ id, words string }{{"ja", "jp jpn japanese 日本語 和"}, {"en", "eng english 英語 英 us uk"}} {
		if slices.Contains(strings.Fields(l.words), strings.ToLower(key)) {
			return write(l.id)
		}
	}
	return diag.T("日本語は ja、英語は en の下に書き、ほかの言語は消してください。", "Write Japanese as ja and English as en, and delete other languages.")
}

func boolFix(text string) diag.Text {
	for _, b := range []struct{ value, words string }{{"true", "yes on y 1 はい 有 あり 可 ○ 真"}, {"false", "no off n 0 いいえ 無 なし 不可 × 偽"}} {
		if slices.Contains(strings.Fields(b.words), strings.ToLower(text)) {
			return write(b.value)
		}
	}
	return diag.T("当てはまるなら true、当てはまらないなら false と書いてください。", "Write true if it holds and false if it does not.")
}

func integerFix(text string) diag.Text {
	plain := strings.TrimPrefix(width.Narrow.String(text), "p.")
	digits := strings.TrimFunc(strings.ReplaceAll(plain, ",", ""), func(r rune) bool { return r < '0' || r > '9' })
	if isDigits(digits) && len(digits) <= 9 && !strings.HasPrefix(plain, "-") {
		return write(strings.TrimLeft(digits[:len(digits)-1], "0") + digits[len(digits)-1:])
	}
	return diag.T("半角の数字だけで書いてください。分からないときは、この項目を消します。", "Write digits only; where it is not known, delete the key.")
}
