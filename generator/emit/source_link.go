package emit

import (
	"seika/generator/agreement"
	"seika/generator/links"
)

// addLink says in the view of a source whether it opens, where that was checked. The source that can still be opened comes first: for a page
// that is gone, its archive copy.
func (p *recordPage) addLink(view *Evidence, e *agreement.Evidence) {
	known, checked := p.input.Links.Find(e.URL)
	if !checked {
		return
	}
	link := &SourceLink{Checked: p.date(known.Checked)}
	set := func(id, ja, en string) { link.State = State{ID: id, Label: p.t(ja, en)} }
	switch known.State {
	case links.Opens:
		set("opens", "開ける", "Opens")
	case links.Moved:
		set("moved", "移転", "Moved")
		link.To = Link{Text: p.t("新しいアドレス", "new address"), Href: external(known.MovedTo)}
	case links.Unclear:
		set("unclear", "自動では確認できない", "Cannot be checked automatically")
	case links.Unreachable:
		set("unreachable", "つながらなかった", "Could not be reached")
	case links.Gone:
		switch {
		case view.ArchiveHref == "":
			set("gone", "消失（保存版なし）", "Gone, no archived copy")
		case !p.input.Links.HasCopy(e.ArchiveURL):
			set("gone", "消失（保存版も消失）", "Gone, and its archived copy too")
		default:
			set("archived", "消失（保存版あり）", "Gone, archived copy exists")
			link.Line = p.t("題名から保存版が開く", "the title opens the archived copy")
			link.To = Link{Text: p.t("元のアドレス", "former address"), Href: view.Title.Href}
			view.Title.Href, view.ArchiveHref = view.ArchiveHref, ""
		}
	}
	view.Link = link
}
