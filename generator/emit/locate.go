package emit

import (
	"strconv"
	"strings"

	"seika/generator/agreement"
)

// sectionAnchors are the keys of a record that have a section of their own on its page; the values of all others stand among the facts.
var sectionAnchors = map[string]string{
	"summary": "summary", "deliverables": "deliverables", "burden": "burden", "pathway": "pathway", "activations": "activations",
	"replications": "replications", "conflicts": "conflicts", "responses": "responses", "amendments": "amendments", "exceptions": "exceptions", "related": "related",
	"evidence": "evidence", "review": "verdict",
}

// locate finds what a data path of the record means: its name in the page's language, where it stands on the page, and the field, nil where
// the path leads to no field.
func (p *recordPage) locate(path string) (Link, *agreement.Field) {
	segments := strings.Split(path, "/")
	object := agreement.RecordObject
	link := Link{Href: "#facts"}
	var names []string
	var field *agreement.Field
	var deliverable *agreement.Deliverable
	for i := 0; i < len(segments) && object != nil; i++ {
		f, ok := object.Field(segments[i])
		if !ok {
			break
		}
		field, object = f, f.Object
		if i == 0 && sectionAnchors[f.Key] != "" {
			link.Href = "#" + sectionAnchors[f.Key]
		}
		if !f.List || i+1 == len(segments) {
			names = append(names, p.in(f.Label))
			continue
		}
		i++
		field = nil
		switch item := segments[i]; {
		case f.Key == "deliverables":
			if deliverable = findDeliverable(p.a, item); deliverable != nil {
				link.Href = "#" + deliverableAnchor(deliverable.ID)
				names, link.Lang = p.itemName(deliverable.Title)
				continue
			}
		case f.Key == "indicators" && deliverable != nil:
			if indicator := findIndicator(deliverable, item); indicator != nil {
				link.Href = "#" + indicatorAnchor(deliverable.ID, indicator.ID)
				names, link.Lang = p.itemName(indicator.Title)
				continue
			}
		case f.Key == "evidence":
			if _, ok := p.a.EvidenceByID(item); ok {
				link.Href = "#" + evidenceAnchor(item)
			}
		}
		names = append(names, p.in(f.Label))
	}
	if len(names) == 0 {
		return Link{Text: path}, nil
	}
	if len(names) > 1 {
		link.Lang = ""
	}
	link.Text = strings.Join(names, " › ")
	return link, field
}

func (p *recordPage) itemName(title agreement.Localized) (names []string, lang string) {
	text, lang := p.pick(title)
	return []string{text}, lang
}

// findDeliverable finds an item by its id or, where path counts, by its place in the list.
func findDeliverable(a *agreement.Agreement, item string) *agreement.Deliverable {
	for i := range a.Deliverables {
		if a.Deliverables[i].ID == item {
			return &a.Deliverables[i]
		}
	}
	if i, err := strconv.Atoi(item); err == nil && i >= 0 && i < len(a.Deliverables) {
		return &a.Deliverables[i]
	}
	return nil
}

func findIndicator(d *agreement.Deliverable, item string) *agreement.Indicator {
	for i := range d.Indicators {
		if d.Indicators[i].ID == item {
			return &d.Indicators[i]
		}
	}
	if i, err := strconv.Atoi(item); err == nil && i >= 0 && i < len(d.Indicators) {
		return &d.Indicators[i]
	}
	return nil
}

// scalar shows a value of a conflict or amendment the way the field that it belongs to is shown.
func (p *recordPage) scalar(value agreement.Scalar, f *agreement.Field) string {
	text := string(value)
	if f == nil {
		return text
	}
	switch f.Type {
	case agreement.TypeDate:
		if d, err := agreement.ParseDate(text); err == nil {
			return p.dateText(d)
		}
	case agreement.TypePeriod:
		if period, err := agreement.ParsePeriod(text); err == nil {
			return p.periodText(period)
		}
	case agreement.TypeNumber, agreement.TypeInteger:
		if n, err := agreement.ParseNumber(text); err == nil {
			return number(n)
		}
	case agreement.TypeWord:
		return p.in(f.Vocabulary.Label(text))
	case agreement.TypePartyRef:
		return p.party(text).Text
	}
	return text
}
