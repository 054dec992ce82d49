package lint

import (
	"strings"

	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/markdown"
)

var proseMarkup = &rule{
	Rule: diag.Rule{
		ID:       "prose-markup",
		Severity: diag.Error,
		Title:    diag.T("本文に使えない記法がある", "Prose has markup that is not allowed"),
		Why: diag.T(
			"記録の本文は誰でも書けるので、HTML・スクリプトへのリンク・見えない制御文字は動かないようにしてあります。書いたとおりには表示されません。",
			"Anybody can write the prose of records. HTML, links to scripts and invisible control characters are disarmed, so they are not shown as written."),
		Bad:   exampleHead + "summary: {ja: '詳しくは <a href=\"https://www.example.jp/\">こちら</a>'}\n" + exampleEvidence,
		Good:  exampleHead + "summary: {ja: '詳しくは[市のページ](https://www.example.jp/)'}\n" + exampleEvidence,
		Since: since010,
	},
	file: func(p *pass) {
		for i := range p.texts {
			t := &p.texts[i]
			if t.field.Type != agreement.TypeProse || !mayHaveMarkup(t.value) {
				continue
			}
			for _, problem := range markdown.Problems(t.value) {
				d := p.report(p.textPath(t), diag.T(problem.JA, sentence(problem.EN)))
				d.Fix = markupFix[problem.Kind]
				if problem.Line > 1 {
					d.Expected = diag.Text{}
					d.Message = diag.Tf("%[1]s（本文の%[3]d行目）", "%[2]s (line %[3]d of the text)", problem.JA, sentence(problem.EN), problem.Line)
				}
			}
		}
	},
}

var markupFix = map[markdown.ProblemKind]diag.Text{
	markdown.RawHTML:   diag.T("Markdown で書き直してください。リンクは [文字](https://…) です。", "Write it in Markdown; a link is [text](https://…)."),
	markdown.BadLink:   diag.T("https:// で始まる完全なアドレスを書いてください。", "Write the whole address, beginning with https://."),
	markdown.Image:     diag.T("画像の代わりに、画像のあるページへのリンクを書いてください。", "Write a link to the page that shows the image."),
	markdown.Shortcode: diag.T("{{ を取り除いてください。", "Remove the {{."),
	markdown.Control:   diag.T("その文字を消して打ち直してください。ほかの文書から写した文字に混じることがあります。", "Delete the character and type the text anew; such characters come with text copied from elsewhere."),
}

// mayHaveMarkup reports whether s has anything that markdown.Problems could speak about. Most prose has not and need not be parsed.
func mayHaveMarkup(s string) bool {
	for i := range len(s) {
		switch c := s[i]; c {
		case '<', '[', '{', 0x7f:
			return true
		case 0xc2: // U+0080 to U+009F
			if i+1 < len(s) && s[i+1] < 0xa0 {
				return true
			}
		case 0xd8: // U+061C
			if strings.HasPrefix(s[i+1:], "\x9c") {
				return true
			}
		case 0xe2: // U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069
			if directs(s[i+1:]) {
				return true
			}
		default:
			if c < ' ' && c != '\n' && c != '\t' {
				return true
			}
		}
	}
	return false
}

// directs reports whether the rest of a character that begins with the byte e2 makes it one that turns the direction of text.
func directs(rest string) bool {
	if len(rest) < 2 {
		return false
	}
	switch c := rest[1]; rest[0] {
	case 0x80:
		return c == 0x8e || c == 0x8f || c >= 0xaa && c <= 0xae
	case 0x81:
		return c >= 0xa6 && c <= 0xa9
	}
	return false
}
