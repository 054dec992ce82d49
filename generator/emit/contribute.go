package emit

import (
	"net/url"

	"seika/generator/agreement"
)

// A form is a way for readers to tell what a record should say. Its name is that of the issue form, NAME.LANG.yml in .github/ISSUE_TEMPLATE,
// which hosts that know forms fill in from the address; all others get the title and the text.
type form struct {
	name        string
	title, text agreement.Localized
}

// The forms that a record's page leads to, and the one for an agreement without a record.
var (
	agreementForm = form{"agreement", agreement.L("新しい協定", "New agreement"),
		agreement.L("自治体：\n\n相手方：\n\n締結日：\n\n出典（URL）：\n", "Local government:\n\nPartner:\n\nSigned:\n\nSource (URL):\n")}
	correctForm = form{"correct", agreement.L("記録の訂正", "correction of the record"),
		agreement.L("誤っている点：\n\n正しい内容：\n\n出典（URL）：\n", "What is wrong:\n\nWhat is right:\n\nSource (URL):\n")}
	resultForm = form{"result", agreement.L("成果・測定値", "a result"),
		agreement.L("行われたこと、測られた値：\n\n時期：\n\n出典（URL）：\n", "What was done or measured:\n\nWhen:\n\nSource (URL):\n")}
	replyForm = form{"reply", agreement.L("当事者の見解", "reply of a party"),
		agreement.L("見解を述べる団体：\n\n見解：\n\n公表されているページ（URL）：\n", "Who replies:\n\nReply:\n\nPage on which it is published (URL):\n")}
)

// recordField is the id of the field for the record's id, in every issue form.
const recordField = "record"

// formHref leads to a form about the record of the page, with the record's id filled in; empty where no repository is known.
func (p *recordPage) formHref(f form) string {
	title := p.entry.id + ": " + p.in(f.title)
	if p.host.forms {
		return p.host.issueHref("template", f.name+"."+p.lang+".yml", "title", title, recordField, p.entry.id)
	}
	text := p.t("記録：", "Record: ") + p.entry.Path + "\n" + p.address() + "\n\n" + p.in(f.text)
	return p.host.issueHref(p.host.title, title, p.host.body, text)
}

// reportHref leads to the form for an agreement that is not on record; empty where no repository is known.
func (l *locale) reportHref() string {
	f, title := agreementForm, l.in(agreementForm.title)
	if l.host.forms {
		return l.host.issueHref("template", f.name+"."+l.lang+".yml", "title", title+l.t("：", ": "))
	}
	return l.host.issueHref(l.host.title, title, l.host.body, l.in(f.text))
}

// issueHref is the address for a new issue that begins with what pairs say: names and values in turn.
func (h host) issueHref(pairs ...string) string {
	if h.repository == "" {
		return ""
	}
	address, sign := h.repository+h.issue, "?"
	for i := 0; i+1 < len(pairs); i += 2 {
		address += sign + url.QueryEscape(pairs[i]) + "=" + url.QueryEscape(pairs[i+1])
		sign = "&"
	}
	return address
}
