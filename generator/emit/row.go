package emit

import (
	"seika/generator/agreement"
	"seika/generator/verdict"
)

// listFlags are the flags that lists show, the most telling first; rowFlags is how many of them a row shows.
var listFlags = []string{"disputed", "goalpost-moved", "overdue", "zombie", "silent", "vague"}

const rowFlags = 3

func (l *locale) newRow(e *entry) Row {
	a := e.Agreement
	row := Row{
		ID:    e.id,
		Title: l.text(a.Title, l.href(agreementsFolder+"/"+e.id)),
		Class: l.class(e.Verdict.Class),
	}
	for i := range a.Parties {
		p := &a.Parties[i]
		link := l.partyLink(p)
		if p.Role == agreement.RoleGovernment {
			row.Governments = append(row.Governments, link)
		} else {
			row.Partners = append(row.Partners, link)
		}
	}
	if !e.start.IsZero() {
		row.Signed, row.SignedLabel = l.date(e.start), l.startLabel(e)
	}
	switch {
	case e.programme():
		row.Programme = l.in(agreement.KindVocabulary.Label(string(agreement.KindProgramme)))
	case a.Kind != "":
		row.Kind = l.in(agreement.KindVocabulary.Label(string(a.Kind)))
	}
	for _, id := range listFlags {
		if len(row.Flags) < rowFlags && e.Verdict.HasFlag(id) {
			row.Flags = append(row.Flags, l.state("flags", id))
		}
	}
	if unreviewed(e.Verdict) {
		row.Unreviewed = l.rule("flags", "unreviewed").Label
	}
	return row
}

func unreviewed(v *verdict.Verdict) bool { return v.HasFlag("unreviewed") }

// partyLink is a party of a record: by its reference, or the name of a group.
func (l *locale) partyLink(p *agreement.Party) Link {
	if p.Ref != "" {
		return l.party(p.Ref)
	}
	return l.text(p.Name, "")
}

// startLabel is the label of the day an agreement begins with in lists: signed, or first known.
func (l *locale) startLabel(e *entry) string {
	key := "signed"
	if !e.dated {
		key = "first_known"
	}
	return l.fieldLabel(agreement.RecordObject, key)
}

// fieldLabel is the label of a key in the field table.
func (l *locale) fieldLabel(o *agreement.Object, key string) string {
	if f, ok := o.Field(key); ok {
		return l.in(f.Label)
	}
	return key
}

func (l *locale) rows(entries []*entry) []Row {
	rows := make([]Row, len(entries))
	for i, e := range entries {
		rows[i] = e.rows[l.index]
	}
	return rows
}
