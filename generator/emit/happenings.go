package emit

import (
	"strconv"

	"seika/generator/agreement"
)

func (p *recordPage) burden() (list []BurdenItem) {
	for i := range p.a.Burden {
		b := &p.a.Burden[i]
		item := BurdenItem{Bearer: p.word(agreement.BearerVocabulary, b.Bearer), Note: p.prose(b.Note), Refs: p.refs(b.Evidence)}
		add := func(key string, value Link) {
			if value.Text != "" {
				item.Facts = append(item.Facts, Fact{ID: key, Label: p.fieldLabel(burdenObject, key), Values: []Link{value}})
			}
		}
		add("form", Link{Text: p.word(agreement.BurdenFormVocabulary, b.Form).Label})
		add("price", Link{Text: p.word(agreement.PriceVocabulary, b.Price).Label})
		add("amount", p.quantity(b.Amount))
		add("basis", Link{Text: p.word(agreement.BasisVocabulary, b.Basis).Label})
		add("period", Link{Text: p.periodText(b.Period)})
		list = append(list, item)
	}
	return list
}

func (p *recordPage) pathway() (list []Step) {
	for _, i := range inOrder(len(p.a.Pathway), func(i int) agreement.Date { return p.a.Pathway[i].On }) {
		s := &p.a.Pathway[i]
		step := Step{
			Stage: p.word(agreement.StageVocabulary, string(s.Stage)), On: p.date(s.On), Note: p.prose(s.Note), Refs: p.refs(s.Evidence),
			Unproven: p.unproven(s.Evidence), Ahead: s.On.First().After(p.v.AsOf),
		}
		add := func(key string, value Link) {
			if value.Text != "" {
				step.Facts = append(step.Facts, Fact{ID: key, Label: p.fieldLabel(stageObject, key), Values: []Link{value}})
			}
		}
		add("method", Link{Text: p.word(agreement.ProcurementVocabulary, s.Method).Label})
		add("awarded_to", Link{Text: p.word(agreement.AwardedVocabulary, s.AwardedTo).Label})
		if s.Bidders > 0 {
			add("bidders", Link{Text: strconv.Itoa(s.Bidders)})
		}
		add("amount", p.quantity(s.Amount))
		add("funding", Link{Text: p.word(agreement.FundingVocabulary, s.Funding).Label})
		add("reason", Link{Text: p.word(agreement.EndReasonVocabulary, s.Reason).Label})
		list = append(list, step)
	}
	return list
}

func (p *recordPage) activations() (list []Occurrence) {
	for _, i := range inOrder(len(p.a.Activations), func(i int) agreement.Date { return p.a.Activations[i].On }) {
		x := &p.a.Activations[i]
		list = append(list, Occurrence{
			On: p.date(x.On), Title: p.text(x.Event, ""), Quantity: p.quantity(x.Quantity), Note: p.prose(x.Note), Refs: p.refs(x.Evidence),
			Unproven: p.unproven(x.Evidence),
		})
	}
	return list
}

func (p *recordPage) replications() (list []Replication) {
	for i := range p.a.Replications {
		r := &p.a.Replications[i]
		to := p.text(r.Name, "")
		if r.To != "" {
			to = p.party(r.To)
		}
		list = append(list, Replication{
			To: to, On: p.date(r.On), Of: p.word(agreement.ReplicationVocabulary, r.Of), Form: p.word(agreement.ReplicationFormVocabulary, r.Form),
			Note: p.prose(r.Note), Refs: p.refs(r.Evidence),
		})
	}
	return list
}

func (p *recordPage) conflicts() (list []Conflict) {
	for i := range p.a.Conflicts {
		c := &p.a.Conflicts[i]
		link, field := p.locate(c.Path)
		view := Conflict{Field: link, Note: p.prose(c.Note)}
		for _, v := range c.Values {
			view.Values = append(view.Values, ConflictValue{Value: p.scalar(v.Value, field), Refs: p.refs(v.Evidence)})
		}
		list = append(list, view)
	}
	return list
}

func (p *recordPage) responses() (list []Response) {
	for i := range p.a.Responses {
		r := &p.a.Responses[i]
		list = append(list, Response{By: p.party(r.By), On: p.date(r.On), Text: p.prose(r.Text), Refs: p.refs(r.Evidence)})
	}
	return list
}

func (p *recordPage) amendments() (list []Amendment) {
	for i := range p.a.Amendments {
		m := &p.a.Amendments[i]
		link, field := p.locate(m.Path)
		list = append(list, Amendment{
			On: p.date(m.On), Field: link, From: p.scalar(m.From, field), To: p.scalar(m.To, field),
			Cause: p.word(agreement.AmendmentVocabulary, m.Cause), Reason: p.prose(m.Reason), Refs: p.refs(m.Evidence),
		})
	}
	return list
}

func (p *recordPage) exceptions() (list []Exception) {
	for _, x := range p.a.Exceptions {
		view := Exception{Rule: Link{Text: x.Rule}, Reason: p.prose(x.Reason), Until: p.date(x.Until)}
		for _, rule := range p.input.Rules {
			if rule.ID == x.Rule {
				view.Rule = Link{Text: p.t(rule.Title.JA, rule.Title.EN), Href: p.href("rules") + "#" + rule.ID}
			}
		}
		if x.Path != "" {
			view.Field, _ = p.locate(x.Path)
		}
		list = append(list, view)
	}
	return list
}

func (p *recordPage) related() (list []Relation) {
	for _, r := range p.a.Related {
		view := Relation{Rel: p.word(agreement.RelationVocabulary, r.Rel), To: Link{Text: r.ID}}
		if other := p.byID[r.ID]; other != nil {
			view.To = other.rows[p.index].Title
			class := p.class(other.Verdict.Class)
			view.Class = &class
		}
		list = append(list, view)
	}
	return list
}
