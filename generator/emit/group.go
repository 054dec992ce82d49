package emit

import (
	"fmt"
	"slices"

	"seika/generator/agreement"
	"seika/generator/place"
)

func (l *locale) groupFiles(d *dimension, g *group) []File {
	lists := l.groupLists(d, g)
	var all []*entry
	for _, list := range lists {
		all = append(all, list.entries...)
	}
	pages := pageCount(len(all))
	name := l.groupName(d, g)
	facts, note := l.groupFacts(d, g)
	breakdown, members := l.breakdown(g), l.members(d, g)
	intro := l.groupIntro(d, g, name.Text)
	var files []File
	var feeds []Feed
	if f, ok := l.groupFeed(d, g); ok {
		files, feeds = l.feedFiles(f), l.feeds(f)
	}
	for n := 1; n <= pages; n++ {
		path := pagePath(d.folder, g.id, n)
		view := Group{
			Page: l.pageOf(LayoutGroup, path, intro+" "+breakdown.Caption, l.groupCrumbs(d, g)...),
			Of:   d.of, ID: g.id, Label: l.dimensionLabel(d.of), Intro: intro, Breakdown: breakdown,
			Sections: l.sectionsOnPage(lists, n), Pager: l.pager(d.folder, g.id, n, pages),
		}
		view.Feeds = feeds
		if n == 1 {
			view.Links = feedLinks(feeds)
			view.Facts, view.Note, view.Members = facts, note, members
		} else {
			view.Crumbs = append(view.Crumbs, Link{Text: name.Text, Href: l.href(d.folder + "/" + g.id), Lang: name.Lang})
		}
		if d.of == "class" {
			class := l.rule("headline", g.id)
			view.Class = &class
		}
		files = append(files, l.page(contentPath(path), name.Text+l.pageSuffix(n, pages), LayoutGroup, view))
	}
	return files
}

// groupList is one list on the page of a group.
type groupList struct {
	id, heading string
	entries     []*entry
}

func (l *locale) groupLists(d *dimension, g *group) []groupList {
	var lists []groupList
	if len(g.own) > 0 {
		lists = append(lists, groupList{"own", "", g.own})
	}
	if len(g.below) > 0 {
		lists = append(lists, groupList{"below", l.t("市区町村の協定", "Agreements of its municipalities and wards"), g.below})
	}
	if len(g.programmes) > 0 {
		lists = append(lists, groupList{"programmes", l.t("制度・窓口（割合に入れない）", "Programmes (not counted in shares)"), g.programmes})
	}
	if len(lists) > 1 && lists[0].id == "own" {
		lists[0].heading = l.t("協定", "Agreements")
		if d.of == "place" && len(g.below) > 0 {
			lists[0].heading = l.names[g.id] + l.t("の協定", ": its own agreements")
		}
	}
	return lists
}

// sectionsOnPage cuts page n out of the lists put one after the other.
func (l *locale) sectionsOnPage(lists []groupList, n int) (sections []GroupSection) {
	from, to := (n-1)*rowsPerPage, n*rowsPerPage
	at := 0
	for _, list := range lists {
		a, b := max(from-at, 0), min(to-at, len(list.entries))
		at += len(list.entries)
		if a < b {
			sections = append(sections, GroupSection{ID: list.id, Heading: list.heading, Rows: l.rows(list.entries[a:b])})
		}
	}
	return sections
}

func (l *locale) groupIntro(d *dimension, g *group, name string) string {
	switch {
	case d.of == "class":
		return l.ruleMeaning("headline", g.id).Meaning
	case d.of == "year" && g.id == unknownYear:
		return l.t("締結日の出典がない協定の記録。", "Recorded agreements whose signing no source dates.")
	case g.size() == 0:
		return l.t("まだ記録がない。", "Nothing is recorded yet.")
	case d.of == "place" && len(g.below) > 0:
		if p, ok := place.Lookup(g.id); ok && p.Kind == place.Prefecture {
			return l.t(name+"と、その中の市区町村が結んだ協定の記録。", "Recorded agreements of "+name+" and of the municipalities in it.")
		}
		return l.t(name+"とその区が結んだ協定の記録。", "Recorded agreements of "+name+" and of its wards.")
	}
	return fmt.Sprintf(l.in(dimensionWords[d.of].intros), name)
}

func (l *locale) groupCrumbs(d *dimension, g *group) []Link {
	crumbs := []Link{{Text: l.dimensionTitle(d.of), Href: l.href(d.folder + "/")}}
	if d.of != "place" {
		return crumbs
	}
	var above []Link
	for p, ok := place.ParentOf(g.id); ok; p, ok = place.ParentOf(p.Code) {
		if l.places.byID[p.Code] != nil {
			above = append(above, Link{Text: l.names[p.Code], Href: l.href(placesFolder + "/" + p.Code)})
		}
	}
	slices.Reverse(above)
	return append(crumbs, above...)
}

// groupFacts are what is known about a place or a partner.
func (l *locale) groupFacts(d *dimension, g *group) (facts []Fact, note HTML) {
	add := func(id, label string, value Link) {
		if value.Text != "" {
			facts = append(facts, Fact{ID: id, Label: label, Values: []Link{value}})
		}
	}
	website := func(address string) Link {
		href := external(address)
		if href == "" {
			return Link{}
		}
		return Link{Text: href, Href: href}
	}
	o := agreement.OrganisationObject
	switch d.of {
	case "place":
		p, _ := place.Lookup(g.id)
		add("name", l.t("英語名", "Japanese name"), Link{Text: l.t(p.FullEnglishName(), p.FullName()), Lang: l.t("en", "ja")})
		add("code", l.t("団体コード", "Code"), Link{Text: g.id})
		add("url", l.fieldLabel(o, "url"), website(p.URL))
	case "partner":
		org := l.organisations[g.id]
		add("kind", l.fieldLabel(o, "kind"), Link{Text: l.word(agreement.OrganisationVocabulary, org.Kind).Label})
		if other := l.t(org.Name.EN, org.Name.JA); other != "" && other != l.groupName(d, g).Text {
			add("name", l.t("英語名", "Japanese name"), Link{Text: other, Lang: l.t("en", "ja")})
		}
		add("corporate_number", l.fieldLabel(o, "corporate_number"), Link{Text: org.CorporateNumber})
		add("url", l.fieldLabel(o, "url"), website(org.URL))
		if org.Successor != "" {
			add("successor", l.fieldLabel(o, "successor"), l.party(org.Successor))
		}
		note = l.prose(org.Note)
	}
	return facts, note
}

// members are the municipalities of a prefecture, or the wards of a city, that have records.
func (l *locale) members(d *dimension, g *group) (list []Count) {
	if d.of != "place" {
		return nil
	}
	for _, member := range g.members {
		p, _ := place.Lookup(member.id)
		count := l.groupCount(d, member, 0)
		count.Text = l.t(p.ShortName(), count.Text)
		list = append(list, count)
	}
	return list
}
