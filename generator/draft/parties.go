package draft

import (
	"reflect"
	"slices"
	"strings"
	"unicode"

	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/format"
	"seika/generator/jatext"
	"seika/generator/nearest"
	"seika/generator/orgname"
)

// parties reads who signed: the answers in the place of those parties of the partial record that they are about.
func (w *composition) parties() {
	a := w.Agreement
	recorded := a.Parties
	a.Parties = nil
	places, partners := w.answers.list(KeyPlace), w.answers.list(KeyPartner)
	for _, text := range places {
		w.government(KeyPlace, agreement.Party{}, text)
	}
	for _, p := range recorded {
		code, government := agreement.GovernmentCode(p.Ref)
		switch {
		case government && len(places) > 0 && p.Role == agreement.RoleGovernment, !government && len(partners) > 0:
		case government:
			w.government(KeyPlace, p, code)
		case p.Ref != "" && p.Role == agreement.RoleGovernment && w.base.nameOf(p.Ref) != p.Ref:
			w.government(KeyPlace, p, w.base.nameOf(p.Ref))
		case p.Ref != "":
			w.organisation(p, w.base.nameOf(p.Ref))
		case w.isGroup(p):
			a.Parties = append(a.Parties, p)
		case p.Role == agreement.RoleGovernment:
			w.government(KeyPlace, p, p.Name.In("ja"))
		default:
			w.partner(p, p.Name.In("ja"))
		}
	}
	for _, text := range partners {
		w.partner(agreement.Party{}, text)
	}
	if section := strings.TrimSpace(w.answers[KeySection]); section != "" && len(a.Parties) > 0 {
		a.Parties[0].Section = section
	}
	if len(w.governments) == 0 && w.ProblemOf(KeyPlace) == nil {
		w.missing(KeyPlace)
	}
	if len(a.Parties) < 2 && w.ProblemOf(KeyPartner) == nil && (len(w.governments) > 0 || len(a.Parties) == 0) {
		w.missing(KeyPartner)
	}
	slices.SortStableFunc(a.Parties, func(p, q agreement.Party) int { return rank(p) - rank(q) })
}

// references puts ids in the place of the names that the partial record has for its parties.
func (w *composition) references() {
	rename := map[string]string{}
	for placeholder, name := range w.base.names {
		if ref, ok := w.named[name]; ok {
			rename[placeholder] = ref
		}
	}
	if len(rename) > 0 {
		*w.Agreement = *clone(w.Agreement)
		refer(agreement.RecordObject, reflect.ValueOf(w.Agreement).Elem(), rename)
	}
}

// rank puts local governments before their partners: the first names the record's folder.
func rank(p agreement.Party) int {
	if _, ok := agreement.GovernmentCode(p.Ref); ok {
		return 0
	}
	return 1
}

// isGroup reports whether a party without a reference is a group, as records mean it: a name that is on record, or that says what sort of
// body it is, is that of a party for which the reference was not known.
func (w *composition) isGroup(p agreement.Party) bool {
	name := jatext.Fold(p.Name.JA)
	if _, _, counted := orgname.Counted(name); p.Count > 0 || counted || orgname.Collective(name) || name == "" || p.Name.EN != "" {
		return true
	}
	b, why := w.dir.Find(name)
	return b == nil && why == nil && len(GovernmentsNamed(name, "")) == 0 && orgname.Kind(name) == ""
}

func (w *composition) add(p agreement.Party) {
	if !slices.ContainsFunc(w.Agreement.Parties, func(q agreement.Party) bool { return q.Ref == p.Ref }) {
		w.Agreement.Parties = append(w.Agreement.Parties, p)
	}
}

// government adds a local government to the parties.
func (w *composition) government(k Key, p agreement.Party, text string) {
	g, why := FindGovernment(text)
	if why != nil {
		w.wrong(k, why)
		return
	}
	p.Ref, p.Name = agreement.GovernmentPrefix+g.Code, agreement.Localized{}
	if p.Role == "" {
		p.Role = agreement.RoleGovernment
	}
	w.governments = append(w.governments, g)
	w.add(p)
}

// partner adds the partner that a text names: a local government by its exact name, an organisation by its id or name, or a new one.
func (w *composition) partner(p agreement.Party, text string) {
	if found := GovernmentsNamed(text, ""); len(found) == 1 {
		w.government(KeyPartner, p, found[0].Code)
		return
	}
	w.organisation(p, text)
}

// organisation adds the organisation with that id or name to the parties.
func (w *composition) organisation(p agreement.Party, text string) {
	b, ok := w.dir.ByID(text)
	if !ok {
		var why *Problem
		if b, why = w.dir.Find(text); why != nil {
			why.Fix = diag.T("ID で書いてください。別の団体なら、先に seika new party で記録を作ってください。",
				"Give its id. If it is another organisation, make its record first with “seika new party”.")
			w.wrong(KeyPartner, why)
			return
		}
	}
	if b == nil {
		if b = w.newBody(text, p.Role); b == nil {
			return
		}
	}
	w.named[text] = b.ID
	p.Ref, p.Name = b.ID, agreement.Localized{}
	if p.Role == "" {
		p.Role = orgname.Role(b.Kind)
	}
	if !slices.Contains(w.bodies, b) {
		w.bodies = append(w.bodies, b)
	}
	w.add(p)
}

// newBody drafts an organisation that is not on record, from what was said about it. The party's role stands in for its kind.
func (w *composition) newBody(text string, role agreement.Role) *Body {
	if agreement.ValidID(text) {
		w.wrong(KeyPartner, w.noOrganisation(text))
		return nil
	}
	name := orgname.Tidy(orgname.Expand(jatext.OneLine(jatext.Fold(text))))
	if core, form := orgname.Cut(name); core == "" || orgname.IsForm(name) || form == name || !strings.ContainsFunc(name, isLetter) {
		w.wrong(KeyPartner, problem("partner-name", "「%s」は団体の名称ではありません。", "%q is not the name of an organisation.", text))
		return nil
	}
	if same := w.answers[KeyPartnerSame.Of(name)]; same != "" && same != "new" {
		b, ok := w.dir.ByID(same)
		if !ok {
			w.wrong(KeyPartnerSame.Of(name), w.noOrganisation(same))
			return nil
		}
		return b
	}
	b := w.dir.Draft(name, "")
	if !slices.Contains(w.New, b) {
		w.New = append(w.New, b)
	}
	describe(w.Composer, w.dir, b, w.answers, name, func(k Key, p *Problem) { w.wrong(k.Of(name), p) })
	if b.Kind == "" && agreement.OrganisationVocabulary.Has(string(role)) {
		b.Kind = string(role)
	}
	if b.Kind == "" {
		w.missing(KeyPartnerKind.Of(name))
	}
	w.Proposed[KeyPartnerID.Of(name)] = b.ID
	if id := w.dir.Similar(b); id != "" && !w.Insist && w.answers[KeyPartnerSame.Of(name)] == "" {
		other, _ := w.dir.ByID(id)
		w.wrong(KeyPartnerSame.Of(name), &Problem{Code: "partner-similar",
			Text: diag.Tf("「%s」と似た名称の団体が登録済みです：%s（%s）。", "An organisation with a name like %q is on record: %s (%s).", name, id, other.Name.In("ja")),
			Fix:  diag.Tf("同じ団体なら %[1]s と書いてください。別の団体なら --insist を付けてください。", "If it is the same, write %[1]s; if it is another one, give --insist.", id),
			Near: []string{id}})
	}
	return b
}

// noOrganisation is the problem of an id that no organisation has.
func (w *composition) noOrganisation(id string) *Problem {
	p := problem("party-unknown", "団体「%s」の記録がありません。", "There is no organisation %q.", id)
	p.Fix = diag.T("新しい団体なら、ID ではなく正式な名称を書いてください。", "For a new organisation give its full name, not an id.")
	var ids []string
	for _, o := range w.Set.Organisations {
		ids = append(ids, o.Organisation.ID)
	}
	if near, ok := nearest.Word(id, ids); ok {
		p.Near = []string{near}
	}
	return p
}

// describe fills the record of a new organisation from the answers about it.
func describe(c *Composer, dir *Directory, b *Body, answers Answers, name string, wrong func(Key, *Problem)) {
	say := func(k Key) string { return strings.TrimSpace(answers[k.Of(name)]) }
	b.Name.EN, b.URL = say(KeyPartnerEN), say(KeyPartnerURL)
	b.Kind = orgname.Kind(name)
	if kind := say(KeyPartnerKind); kind != "" {
		found, why := word(agreement.OrganisationVocabulary, kind, format.Organisation, "kind: %s", "kind")
		if b.Kind = found; why != nil {
			wrong(KeyPartnerKind, why)
		}
	}
	if number := jatext.Squeeze(jatext.Fold(say(KeyPartnerNumber))); number != "" {
		b.CorporateNumber = number
		for _, o := range c.Set.Organisations {
			if o.Organisation.CorporateNumber == number {
				wrong(KeyPartnerNumber, &Problem{Code: "corporate-number-duplicate",
					Text: diag.Tf("法人番号 %s は登録済みの %s（%s）のものです。", "The corporate number %s belongs to %s (%s), which is on record.", number, o.Organisation.ID, o.Organisation.Name.In("ja")),
					Fix:  diag.Tf("同じ団体なら %s と書いてください。", "If it is the same organisation, write %s.", o.Organisation.ID)})
			}
		}
	}
	if id, ok := latinID(b.Name.EN); ok && !dir.ids[id] {
		dir.rename(b, id)
	}
	switch id := say(KeyPartnerID); {
	case id == "":
	case !agreement.ValidID(id):
		wrong(KeyPartnerID, misread(format.Organisation, "id: "+format.Scalar(id), "id"))
	case dir.ids[id] && id != b.ID:
		wrong(KeyPartnerID, &Problem{Code: "id-duplicate", Text: diag.Tf("ID「%s」はほかの団体が使っています。", "The id %s belongs to another organisation.", id),
			Fix: diag.T("別の ID にしてください。", "Choose another one.")})
	default:
		dir.rename(b, id)
	}
}

func isLetter(r rune) bool { return unicode.IsLetter(r) }
