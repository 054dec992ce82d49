package importer

import (
	"regexp"
	"slices"
	"strings"

	"seika/generator/agreement"
	"seika/generator/draft"
	"seika/generator/jatext"
	"seika/generator/place"
)

// Status is what became of a row.
type Status string

// The statuses. A row that is Imported went over whole; from one that is Incomplete something was left out, and one that is Refused gave no
// record: a person must look at both. Duplicate rows are on record already. Ignored rows are no agreements.
const (
	Imported   Status = "imported"
	Incomplete Status = "incomplete"
	Duplicate  Status = "duplicate"
	Refused    Status = "refused"
	Ignored    Status = "ignored"
)

// Remark is one thing to know about a row.
type Remark struct {
	// Cell is how people find the cell (C5, or line:field), Header its column and Value its text; empty where the remark is about the row.
	Cell, Header, Value string
	Reason              Reason
}

// Row is what became of one row of the list.
type Row struct {
	// Number is the row in the file; for a list that lies sideways, the column.
	Number int
	// Label says what the row is about, for people.
	Label  string
	Status Status
	// File is the path of the record, of the one written or of the one that is the same.
	File    string
	Remarks []Remark
	draft   *agreement.Agreement
	bodies  []*draft.Body
	leader  *Row                 // the row whose agreement this row of a partner belongs to
	twin    *agreement.Agreement // the draft of an earlier row that is the same agreement
}

// drafter makes drafts from rows.
type drafter struct {
	*Options
	table    *Table
	dir      *draft.Directory
	partners partnerReader
}

// draft reads one agreement from an entry; more are the further rows of partners that share its title.
func (d *drafter) draft(e *entry, more []*entry) *Row {
	row := &Row{Number: e.row(), Label: d.label(e), Status: Imported, draft: &agreement.Agreement{Schema: agreement.Schema}}
	if d.table.Sideways {
		row.Number = e.cells[0].Column
	}
	a := row.draft
	var left []value // what the rows of further partners say that one agreement says once
	for _, other := range more {
		for _, c := range columns {
			f, values := c.field, other.values[c.field]
			switch {
			case len(values) == 0:
			case c.several || f == FieldPartner:
				e.values[f] = append(e.values[f], values...)
			case jatext.OneLine(values[0].Text) != jatext.OneLine(e.first(f).Text):
				left = append(left, values[0])
			}
		}
	}
	home, ok := d.place(e, row)
	if !ok {
		return row
	}
	d.parties(e, row, home)
	d.title(e, row, home)
	if row.Status == Refused {
		return row
	}
	a.Kind, a.Standby = draft.Subject(a.Title.JA, d.Kind)
	a.Themes = draft.Themes(a.Title.JA, texts(e.values[FieldTheme]), d.Set.Themes.Themes)
	a.Review = agreement.Review{State: "unreviewed"}
	a.Evidence = d.evidence(e, row, home)
	d.dates(e, row)
	d.summary(e, row)
	d.promised(e, row)
	for _, v := range left {
		d.say(row, v, because("shared-left"))
	}
	return row
}

// label is how a person recognises the row: its title or partner.
func (d *drafter) label(e *entry) string {
	for _, f := range []Field{FieldTitle, FieldPartner} {
		if text := jatext.OneLine(e.first(f).Text); text != "" {
			return clipped(jatext.WithoutContacts(text), 40)
		}
	}
	return ""
}

// clipped is the beginning of a text.
func clipped(s string, n int) string {
	if runes := []rune(s); len(runes) > n {
		return string(runes[:n-1]) + "…"
	}
	return s
}

// say adds a remark about a cell. Texts of private columns and contacts are never repeated.
func (d *drafter) say(row *Row, v value, why Reason) {
	m := Remark{Header: v.header, Reason: why}
	if v.header != "" {
		m.Cell, m.Value = d.table.Name(v.Cell), clipped(jatext.OneLine(jatext.WithoutContacts(v.Text)), 80)
	}
	row.Remarks = append(row.Remarks, m)
	if !why.Note && row.Status == Imported {
		row.Status = Incomplete
	}
}

func (d *drafter) refuse(row *Row, v value, why Reason) {
	d.say(row, v, why)
	row.Status = Refused
}

// place finds whose agreement the row is.
func (d *drafter) place(e *entry, row *Row) (place.Government, bool) {
	within := ""
	if d.Place != nil && d.Place.Kind == place.Prefecture {
		within = d.Place.Code
	}
	v := e.first(FieldPlace)
	switch {
	case v.header != "" && v.Text != "":
		if g, ok := draft.GovernmentByCode(v.Text); ok {
			return g, true
		}
		g, why := draft.GovernmentNamed(v.Text, within)
		if why != nil {
			d.refuse(row, v, Reason{Code: why.Code, Text: why.Text})
			return g, false
		}
		return g, true
	case len(d.table.columns(FieldPlace)) > 0:
		d.refuse(row, v, because("place-missing"))
		return place.Government{}, false
	case e.place != nil && (within == "" || e.place.Code[:2] == within[:2]):
		return *e.place, true
	}
	return *d.Place, true
}

// texts are the texts of values.
func texts(values []value) []string {
	var out []string
	for _, v := range values {
		out = append(out, v.Text)
	}
	return out
}

// namesPersons is a header that promises persons beside the partners.
var namesPersons = regexp.MustCompile(`代表者|氏名|担当者`)

// parties reads who signed.
func (d *drafter) parties(e *entry, row *Row, home place.Government) {
	a := row.draft
	a.Parties = []agreement.Party{{Role: agreement.RoleGovernment, Ref: agreement.GovernmentPrefix + home.Code, Section: d.section(e, row)}}
	values := e.values[FieldPartner]
	if len(d.table.columns(FieldPartner)) == 0 {
		values = []value{{Cell: Cell{Text: d.Partner, Row: e.row()}}}
	}
	if len(values) == 0 {
		d.refuse(row, value{}, because("partner-missing"))
		return
	}
	for _, v := range values {
		if title := e.first(FieldTitle); title.block != 0 && title.block == v.block {
			d.refuse(row, v, because("title-merged"))
			return
		}
		if namesPersons.MatchString(jatext.Fold(v.header)) && strings.ContainsAny(strings.TrimSpace(v.Text), " \u3000\n") {
			d.refuse(row, v, because("partner-private"))
			return
		}
		ps := d.partners.read(v.Text)
		for _, why := range ps.reasons {
			d.say(row, v, why)
		}
		if ps.refused {
			row.Status = Refused
			return
		}
		for _, p := range ps.list {
			d.party(row, p)
		}
	}
	if len(a.Parties) == 1 {
		d.refuse(row, values[0], because("partner-missing"))
	}
}

// party adds a partner unless it is a party already, as where a cell names both sides.
func (d *drafter) party(row *Row, p partner) {
	party := agreement.Party{Role: p.role(d.Role)}
	switch {
	case p.Government != nil:
		party.Ref = agreement.GovernmentPrefix + p.Government.Code
	case p.Body != nil:
		party.Ref = p.Body.ID
		row.bodies = append(row.bodies, p.Body)
	default:
		party = *p.Group
	}
	if !slices.ContainsFunc(row.draft.Parties, func(q agreement.Party) bool { return q.Ref == party.Ref && q.Name == party.Name }) {
		row.draft.Parties = append(row.draft.Parties, party)
	}
}

var sectionName = regexp.MustCompile(`(?:課|係|室|部|局|班|センター|グループ|署|所|委員会|事務局|チーム|担当)$`)

// section reads the name of the section in charge, without its telephone numbers. Anything else may be a person's name.
func (d *drafter) section(e *entry, row *Row) string {
	v := e.first(FieldSection)
	if v.Text == "" {
		return ""
	}
	text := strings.TrimSpace(jatext.Fold(jatext.WithoutContacts(v.Text)))
	if m := trailing.FindStringSubmatch(text); m != nil && strings.Trim(jatext.Fold(m[2]), "0123456789-~内線:、, ") == "" {
		text = m[1]
	}
	if text == "" || len([]rune(text)) > 40 || !sectionName.MatchString(text) || strings.ContainsAny(text, "0123456789@") {
		d.say(row, v, because("section-left"))
		return ""
	}
	return text
}

// title takes the name of the agreement as the list has it. A list without a column of names gets one made from the parties.
func (d *drafter) title(e *entry, row *Row, home place.Government) {
	v := e.first(FieldTitle)
	text := jatext.OneLine(v.Text)
	switch {
	case len(d.table.columns(FieldTitle)) == 0:
		if row.Status == Refused {
			return
		}
		row.draft.Kind = d.Kind
		text = draft.MadeTitle(row.draft, row.bodies)
	case text == "":
		d.refuse(row, v, because("title-missing"))
	case jatext.Unreadable(v.Text):
		d.refuse(row, v, because("text-broken"))
	case jatext.HoldsContact(text):
		d.refuse(row, v, because("contact-left"))
	case len([]rune(text)) > 200:
		d.refuse(row, v, because("text-long"))
	}
	row.draft.Title.JA = text
}

// dates reads signing and term.
func (d *drafter) dates(e *entry, row *Row) {
	a := row.draft
	fiscal := e.fiscal
	if v := e.first(FieldFiscal); v.Text != "" {
		year, ok := readFiscalYear(v.Text, true)
		if !ok {
			d.say(row, v, because("date-unreadable"))
		}
		fiscal = year
	}
	v := e.first(FieldSigned)
	s := readSigning(v.Text, fiscal, d.Source.Accessed)
	a.Signed = s.On
	if s.On.IsZero() {
		a.FirstKnown = d.Source.Accessed
		if !s.KnownBy.IsZero() {
			a.FirstKnown = s.KnownBy
		}
	} else if a.SignedBasis = "stated"; s.Derived {
		a.SignedBasis = "derived"
	}
	if s.Reason != nil {
		if v.Text == "" && len(e.values[FieldFiscal]) > 0 {
			v = e.first(FieldFiscal)
		}
		d.say(row, v, *s.Reason)
	}
	d.term(e.first(FieldTerm), "", row)
	d.term(e.first(FieldEffective), "from", row)
	d.term(e.first(FieldEnd), "to", row)
}

func (d *drafter) term(v value, only string, row *Row) {
	a := row.draft
	t := readTerm(v.Text, only)
	if t.Reason == nil && !t.To.IsZero() && !a.Signed.IsZero() && t.To.Last().Before(a.Signed) {
		t = ending{Reason: reason("term-before")}
	}
	if !t.From.IsZero() {
		a.Term.From = t.From
	}
	if !t.To.IsZero() {
		a.Term.To = t.To
	}
	if t.Automatic {
		a.Term.Renewal = "automatic"
	}
	if t.Reason != nil {
		d.say(row, v, *t.Reason)
	}
}
