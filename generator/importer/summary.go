package importer

import (
	"regexp"
	"slices"
	"strings"

	"seika/generator/agreement"
	"seika/generator/jatext"
)

var endedWords = regexp.MustCompile(`終了|廃止|解除|解約|失効|満了|解消`)

// summary quotes what the list says about the agreement; nothing of it is put in other words.
func (d *drafter) summary(e *entry, row *Row) {
	var sentences []string
	quote := func(f Field) {
		for _, v := range e.values[f] {
			text := jatext.OneLine(v.Text)
			switch {
			case jatext.Unreadable(v.Text):
				d.say(row, v, because("text-broken"))
			case jatext.HoldsContact(text):
				d.say(row, v, because("contact-left"))
			case len([]rune(text)) > 600:
				d.say(row, v, because("text-long"))
			default:
				if f == FieldRemarks && endedWords.MatchString(text) {
					d.say(row, v, because("remark-ended"))
				}
				sentence := "一覧の「" + escaped(clipped(v.header, 30)) + "」欄に「" + escaped(text) + "」とある。"
				if !slices.Contains(sentences, sentence) {
					sentences = append(sentences, sentence)
				}
			}
		}
	}
	quote(FieldSummary)
	quote(FieldTheme)
	if len(e.marks) > 0 {
		sentences = append(sentences, "一覧で印のある区分：「"+escaped(strings.Join(e.marks, "」「"))+"」。")
	}
	quote(FieldRemarks)
	row.draft.Summary.JA = strings.Join(sentences, "")
}

// escaped disarms what Markdown would take for markup in a quoted text.
func escaped(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch r {
		case '<':
			r = '＜'
		case '>':
			r = '＞'
		case '{':
			r = '｛'
		case '}':
			r = '｝'
		case '\\', '`', '*', '_', '[', ']', '#', '|', '~', '!':
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// promised adds the promised quantity of a column that a person named for it.
func (d *drafter) promised(e *entry, row *Row) {
	v := e.first(FieldPromised)
	if jatext.Blank(v.Text) {
		return
	}
	n, why := readAmount(v.Text, v.header)
	if why == nil && n.Max != "" {
		why = reason("number-range")
	}
	if why != nil {
		d.say(row, v, *why)
		return
	}
	title := jatext.OneLine(unitOfHeader.ReplaceAllString(jatext.Fold(v.header), ""))
	item := agreement.Deliverable{ID: "d1", Title: agreement.L(title, ""), Promised: agreement.Promise{
		Quantity: agreement.Quantity{Value: n.Value, Unit: n.Unit, Qualifier: n.Qualifier}, Evidence: []string{"e1"}}}
	if len(row.draft.Parties) == 2 && row.draft.Parties[1].Ref != "" {
		item.Owner = row.draft.Parties[1].Ref
	}
	row.draft.Deliverables = []agreement.Deliverable{item}
}
