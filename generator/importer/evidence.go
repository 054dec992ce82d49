package importer

import (
	"fmt"
	"net/url"
	"strings"

	"seika/generator/agreement"
	"seika/generator/draft"
	"seika/generator/jatext"
	"seika/generator/place"
)

// evidence is the list itself, with the place in it, and the row's own page where it has one on the site of the local government.
func (d *drafter) evidence(e *entry, row *Row, home place.Government) []agreement.Evidence {
	list := agreement.Evidence{ID: "e1", Type: d.Source.Type, Title: d.Source.Title, Publisher: d.Source.Publisher, URL: d.Source.URL, Accessed: d.Source.Accessed}
	if list.Type == "" {
		list.Type = "official-page"
	}
	if d.Source.Publisher == home.Name || d.Source.Publisher == home.FullName() {
		list.By = agreement.GovernmentPrefix + home.Code
	}
	list.Note = d.whereInList(e, row)
	sources := []agreement.Evidence{list}
	v := e.first(FieldURL)
	if jatext.Blank(v.Text) {
		return sources
	}
	address := strings.TrimSpace(v.Text)
	if base, err := url.Parse(d.Source.URL); err == nil && !strings.Contains(address, "://") && strings.ContainsAny(address, "/.") {
		if ref, err := base.Parse(address); err == nil {
			address = ref.String()
		}
	}
	switch {
	case !openable(address):
		d.say(row, v, because("url-unreadable"))
	case strings.TrimSuffix(address, "/") == strings.TrimSuffix(d.Source.URL, "/"):
	case draft.SameHost(address, home.URL):
		sources = append(sources, agreement.Evidence{ID: "e2", Type: "official-page", Publisher: home.Name, By: agreement.GovernmentPrefix + home.Code, URL: address})
	case draft.SameHost(address, d.Source.URL):
		sources = append(sources, agreement.Evidence{ID: "e2", Type: list.Type, Publisher: list.Publisher, By: list.By, URL: address})
	default:
		d.say(row, v, because("url-foreign"))
	}
	return sources
}

// whereInList says where in the list the row stands, and what it says about the signing beyond a plain date.
func (d *drafter) whereInList(e *entry, row *Row) agreement.Localized {
	ja, en := fmt.Sprintf("%d行目", row.Number), fmt.Sprintf("Row %d", row.Number)
	if d.table.Sideways {
		ja, en = fmt.Sprintf("%d列目", row.Number), fmt.Sprintf("Column %d", row.Number)
	}
	if d.table.Sheet != "" {
		sheet := escaped(clipped(jatext.OneLine(d.table.Sheet), 31))
		ja, en = "シート「"+sheet+"」の"+ja, en+" of the sheet “"+sheet+"”"
	} else {
		ja, en = "一覧の"+ja, en+" of the list"
	}
	ja, en = ja+"。", en+"."
	v := e.first(FieldSigned)
	text := jatext.OneLine(v.Text)
	s := readSigning(v.Text, 0, d.Source.Accessed)
	if text != "" && (s.On.IsZero() || s.Remark != "") && !jatext.HoldsContact(text) && !jatext.Unreadable(text) && len([]rune(text)) <= 100 {
		ja += "締結日の欄に「" + escaped(text) + "」とある。"
		en += " It says on the signing: “" + escaped(text) + "”."
	}
	return agreement.L(ja, en)
}
