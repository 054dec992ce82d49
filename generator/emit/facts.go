package emit

import (
	"seika/generator/agreement"
)

// facts are the key facts of a record: who, when, how long, what.
func (p *recordPage) facts() []Fact {
	facts := p.partyFacts()
	o := agreement.RecordObject
	add := func(key string, refs []Ref, values ...Link) {
		var kept []Link
		for _, v := range values {
			if v.Text != "" {
				kept = append(kept, v)
			}
		}
		if len(kept) > 0 {
			facts = append(facts, Fact{ID: key, Label: p.fieldLabel(o, key), Values: kept, Refs: refs})
		}
	}
	plain := func(text string) Link { return Link{Text: text} }

	signed := p.dateText(p.a.Signed)
	if signed != "" && p.a.SignedBasis != "" && p.a.SignedBasis != "stated" {
		signed += p.t("（", " (") + p.in(agreement.SignedBasisVocabulary.Label(p.a.SignedBasis)) + p.t("）", ")")
	}
	add("signed", nil, plain(signed))
	add("first_known", nil, plain(p.dateText(p.a.FirstKnown)))
	add("term", nil, plain(p.term()), plain(p.renewal()))
	add("state", nil, plain(p.word(agreement.StateVocabulary, string(p.a.State)).Label))
	if e := p.a.Ended; e != nil {
		note, lang := p.pick(e.Note)
		add("ended", p.refs(e.Evidence), plain(p.dateText(e.On)), plain(p.word(agreement.EndReasonVocabulary, e.Reason).Label), Link{Text: note, Lang: lang})
	}
	add("kind", nil, plain(p.word(agreement.KindVocabulary, string(p.a.Kind)).Label))
	if p.a.Standby {
		add("standby", nil, plain(p.t("何かが起きたときだけ働く", "Acts only when something happens")))
	}
	var themes []Link
	for _, id := range p.a.Themes {
		if t, ok := p.themes[id]; ok {
			themes = append(themes, Link{Text: p.t(t.JA, t.EN), Href: p.href(themesFolder + "/" + id)})
		} else {
			themes = append(themes, plain(id))
		}
	}
	add("themes", nil, themes...)
	if year := p.entry.year(); year != 0 {
		facts = append(facts, Fact{ID: "year", Label: p.dimensionLabel("year"), Values: []Link{{Text: p.fiscalYear(year), Href: p.href(yearsFolder + "/" + yearID(year))}}})
	}
	add("checked", nil, plain(p.dateText(p.a.Checked)))
	var aliases []Link
	for _, id := range p.a.Aliases {
		aliases = append(aliases, plain(id))
	}
	add("aliases", nil, aliases...)
	return facts
}

// partyFacts are the parties by their role, in the order in which the record names the roles.
func (p *recordPage) partyFacts() (facts []Fact) {
	place := map[agreement.Role]int{}
	for i := range p.a.Parties {
		party := &p.a.Parties[i]
		link := p.partyLink(party)
		if party.Section != "" {
			link.Text += p.t("（", " (") + party.Section + p.t("）", ")")
		}
		at, ok := place[party.Role]
		if !ok {
			at = len(facts)
			place[party.Role] = at
			facts = append(facts, Fact{ID: "party-" + string(party.Role), Label: p.word(agreement.RoleVocabulary, string(party.Role)).Label})
		}
		facts[at].Values = append(facts[at].Values, link)
	}
	return facts
}

func (p *recordPage) term() string {
	t := &p.a.Term
	from, to := p.dateText(t.From), p.dateText(t.To)
	switch {
	case from == "" && to == "":
		return ""
	case to == "":
		return p.t(from+"から", "from "+from)
	case from == "":
		return p.t(to+"まで", "until "+to)
	}
	return from + p.t("〜", " – ") + to
}

func (p *recordPage) renewal() string {
	if p.a.Term.Renewal == "" {
		return ""
	}
	return p.fieldLabel(termObject, "renewal") + p.t("：", ": ") + p.word(agreement.RenewalVocabulary, p.a.Term.Renewal).Label
}
