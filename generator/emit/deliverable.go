package emit

import (
	"slices"

	"seika/generator/agreement"
	"seika/generator/verdict"
)

// missingWords say what a promise lacks to be verifiable.
var missingWords = map[string]agreement.Localized{
	"owner":    agreement.L("担い手が書かれていない", "No owner named"),
	"due":      agreement.L("期限も期間もない", "No due date or period"),
	"quantity": agreement.L("数量も目標もない", "No quantity or target"),
}

func deliverableAnchor(id string) string { return "deliverable-" + id }

func (p *recordPage) deliverables() (list []Deliverable) {
	for i := range p.a.Deliverables {
		d := &p.a.Deliverables[i]
		list = append(list, p.deliverable(d, deliverableVerdict(p.v, d.ID)))
	}
	return list
}

func deliverableVerdict(v *verdict.Verdict, id string) verdict.DeliverableVerdict {
	for _, d := range v.Deliverables {
		if d.ID == id {
			return d
		}
	}
	return verdict.DeliverableVerdict{ID: id, State: "unreported"}
}

func indicatorVerdict(v *verdict.Verdict, deliverable, id string) verdict.IndicatorVerdict {
	for _, i := range v.Indicators {
		if i.Deliverable == deliverable && i.ID == id {
			return i
		}
	}
	return verdict.IndicatorVerdict{Deliverable: deliverable, ID: id, Result: verdict.NotCounted, Measurement: -1, Proof: -1}
}

func (p *recordPage) deliverable(d *agreement.Deliverable, v verdict.DeliverableVerdict) Deliverable {
	anchor := deliverableAnchor(d.ID)
	view := Deliverable{
		Anchor: anchor, Title: p.text(d.Title, ""), Kind: p.word(agreement.DeliverableVocabulary, d.Kind).Label,
		State: p.state("delivery", v.State), Reasons: p.reasons(v.Reasons, anchor), Verifiable: v.Verifiable,
		Promised: p.promised(&d.Promised), Note: p.prose(d.Note),
	}
	if d.Owner != "" {
		view.Owner = p.party(d.Owner)
	}
	view.Clarity = p.t("検証できる約束", "A verifiable promise")
	if !v.Verifiable {
		view.Clarity = p.t("検証できない約束", "Not verifiable")
	}
	for _, missing := range v.Missing {
		view.Missing = append(view.Missing, p.in(missingWords[missing]))
	}
	for _, i := range inOrder(len(d.Events), func(i int) agreement.Date { return d.Events[i].On }) {
		e := &d.Events[i]
		view.Events = append(view.Events, Occurrence{
			On: p.date(e.On), Type: p.word(agreement.EventVocabulary, string(e.Type)), Quantity: p.quantity(e.Quantity),
			Reason: p.prose(e.Reason), Note: p.prose(e.Note), Refs: p.refs(e.Evidence), Unproven: p.unproven(e.Evidence),
		})
	}
	for i := range d.Indicators {
		ind := &d.Indicators[i]
		v := indicatorVerdict(p.v, d.ID, ind.ID)
		view.Indicators = append(view.Indicators, p.indicator(d, ind, &v))
	}
	return view
}

// inOrder returns the indices of a list by date; what has none stays behind the item before it.
func inOrder(n int, date func(int) agreement.Date) []int {
	order := make([]int, n)
	keys := make([]agreement.Date, n)
	for i := range order {
		order[i], keys[i] = i, date(i)
		if keys[i].IsZero() && i > 0 {
			keys[i] = keys[i-1]
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return keys[a].Compare(keys[b]) })
	return order
}

func (p *recordPage) promised(promise *agreement.Promise) (facts []Fact) {
	if promise.IsZero() {
		return nil
	}
	refs := p.refs(promise.Evidence)
	add := func(key string, value Link) {
		if value.Text != "" {
			facts = append(facts, Fact{ID: key, Label: p.fieldLabel(promiseObject, key), Values: []Link{value}, Refs: refs})
		}
	}
	add("quantity", p.quantity(promise.Quantity))
	add("due", Link{Text: p.dateText(promise.Due)})
	add("period", Link{Text: p.periodText(promise.Period)})
	return facts
}
