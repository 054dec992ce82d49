package lint

import (
	"strings"
	"unicode/utf8"

	"seika/generator/diag"
)

var privateContact = &rule{
	Rule: diag.Rule{
		ID:       "private-contact",
		Severity: diag.Error,
		Title:    diag.T("電話番号やメールアドレスがある", "There is a telephone number or mail address"),
		Why: diag.T(
			"記録は git に残り、後から消しても履歴で読めます。連絡先は担当者が替わっても残り、迷惑になります。連絡先は出典のページで分かります。",
			"Records stay in git, where everybody can read what was deleted later. Contacts outlive the person who had them. Whoever needs one finds it in the source."),
		Bad:   exampleHead + "summary: {ja: 問い合わせは企画課（０６−１２３４−５６７８）まで。}\n" + exampleEvidence,
		Good:  exampleHead + "summary: {ja: 問い合わせ先は市のページにある。2020-04-01 現在の担当は企画課。}\n" + exampleEvidence,
		Since: since010,
	},
	file: func(p *pass) {
		for i := range p.texts {
			t := &p.texts[i]
			if t.field.Key == "corporate_number" {
				continue
			}
			if s, ok := findMail(t.value); ok {
				d := p.report(p.textPath(t), diag.Tf("メールアドレス「%s」があります。", "There is a mail address: %s.", masked(s)))
				d.Fix = contactFix
			}
			if s, ok := findPhone(t.value); ok {
				d := p.report(p.textPath(t), diag.Tf("電話番号「%s」があります。", "There is a telephone number: %s.", masked(s)))
				d.Fix = contactFix
			}
		}
	},
}

var contactFix = diag.T(
	"連絡先を消してください。出典の題名の一部なら、その部分を…にします。すでに公開した記録なら、運営者に知らせてください。",
	"Remove the contact; in the title of a source write … instead. If the record is public already, tell the operator of the site.")

// masked shows enough of a contact to find it and not enough to use it: messages are printed in public logs.
func masked(s string) string {
	shown := (utf8.RuneCountInString(s) + 2) / 3
	n := 0
	return strings.Map(func(r rune) rune {
		if n++; n <= shown || r == '@' || r == '-' {
			return r
		}
		return '*'
	}, s)
}
