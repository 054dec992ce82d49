package emit

import (
	"slices"
	"strconv"

	"seika/generator/agreement"
	"seika/generator/verdict"
)

func evidenceAnchor(id string) string { return "evidence-" + id }

// refs are the sources with these ids, in the order given, each once. Ids that name no source are passed over.
func (p *recordPage) refs(ids []string) (list []Ref) {
	for i, id := range ids {
		if slices.Contains(ids[:i], id) {
			continue
		}
		for k := range p.a.Evidence {
			e := &p.a.Evidence[k]
			if e.ID != id {
				continue
			}
			list = append(list, Ref{
				Number: strconv.Itoa(k + 1), Href: "#" + evidenceAnchor(id), Grade: p.a.Grade(e).String(), Title: p.sourceTitle(e),
			})
			break
		}
	}
	return list
}

// sourceTitle names a source in one line: publisher and title, or its address.
func (p *recordPage) sourceTitle(e *agreement.Evidence) string {
	switch {
	case e.Publisher != "" && e.Title != "":
		return p.t(e.Publisher+"「"+e.Title+"」", e.Publisher+": "+e.Title)
	case e.Title != "":
		return e.Title
	case e.Publisher != "":
		return e.Publisher
	}
	return e.URL
}

// unproven is what stands beside a claim without a source.
func (p *recordPage) unproven(ids []string) string {
	for _, id := range ids {
		if _, ok := p.a.EvidenceByID(id); ok {
			return ""
		}
	}
	return p.t("出典がないため数えない", "No source: it does not count")
}

func (p *recordPage) evidence() []Evidence {
	list := make([]Evidence, len(p.a.Evidence))
	for i := range p.a.Evidence {
		e := &p.a.Evidence[i]
		view := Evidence{
			Anchor: evidenceAnchor(e.ID), Number: strconv.Itoa(i + 1), Grade: p.rule("evidence", p.a.Grade(e).String()),
			Type: p.word(agreement.EvidenceVocabulary, string(e.Type)), Publisher: e.Publisher,
			Published: p.date(e.Published), Accessed: p.date(e.Accessed), ArchiveHref: external(e.ArchiveURL), SHA256: e.SHA256, Note: p.prose(e.Note),
		}
		view.Title = p.sourced(e.Title)
		if e.Title == "" {
			view.Title = Link{Text: e.URL}
		}
		view.Title.Href = external(e.URL)
		p.addLink(&view, e)
		view.Grade = State{ID: view.Grade.ID, Label: view.Grade.Label, Meaning: view.Grade.Label}
		if e.By != "" {
			view.By = p.party(e.By)
		}
		if e.Page > 0 {
			view.Page = p.t(integer(e.Page)+"ページ", "page "+integer(e.Page))
		}
		list[i] = view
	}
	return list
}

// reasons are findings as shown at the anchor here of the page; they do not lead to where they stand.
func (p *recordPage) reasons(reasons []verdict.Reason, here string) (list []Reason) {
	for _, r := range reasons {
		view := Reason{Text: p.in(r.Text), Refs: p.refs(r.Evidence)}
		for _, path := range r.Paths {
			if link, _ := p.locate(path); link.Href != "" && link.Href != "#"+here && !slices.Contains(view.Places, link) {
				view.Places = append(view.Places, link)
			}
		}
		list = append(list, view)
	}
	return list
}
