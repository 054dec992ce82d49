package emit

import (
	"slices"
	"strings"

	"seika/generator/agreement"
	"seika/generator/place"
	"seika/generator/verdict"
)

func (l *locale) groupIndexFiles(d *dimension) []File {
	path := d.folder + "/"
	intro := l.in(dimensionWords[d.of].intro)
	view := GroupIndex{Page: l.pageOf(LayoutGroupIndex, path, intro), Of: d.of, Intro: intro}
	switch d.of {
	case "place":
		m := l.tileMap()
		view.Map, view.Sections = &m, l.placeSections(d)
	case "partner":
		view.Sections = l.partnerSections(d)
	default:
		view.Sections = l.oneSection(d)
	}
	if hasBars(view.Sections) {
		for _, class := range l.classes.groups {
			view.Classes = append(view.Classes, l.rule("headline", class.id))
		}
	}
	return []File{l.page(contentPath(path), l.dimensionTitle(d.of), LayoutGroupIndex, view)}
}

func hasBars(sections []IndexSection) bool {
	return slices.ContainsFunc(sections, func(s IndexSection) bool {
		return slices.ContainsFunc(s.Entries, func(e IndexEntry) bool { return e.BarSVG != "" })
	})
}

func (l *locale) oneSection(d *dimension) []IndexSection {
	section := IndexSection{ID: d.of}
	largest := largestGroup(d.groups)
	total := len(l.all().own)
	for _, g := range d.groups {
		var entry IndexEntry
		switch {
		case d.of == "class": // every class, its share, without programmes
			entry.Count = l.groupCount(d, g, 0)
			entry.N, entry.Number, entry.Share = len(g.own), integer(len(g.own)), l.share(len(g.own), total)
			class := l.rule("headline", g.id)
			entry.Class = &class
		case g.size() == 0:
			continue
		default:
			entry = l.indexEntry(d, g, largest)
		}
		section.Entries = append(section.Entries, entry)
	}
	if len(section.Entries) == 0 {
		return nil
	}
	return []IndexSection{section}
}

// indexEntry is a group with its number of records, of results among them, and its bar.
func (l *locale) indexEntry(d *dimension, g *group, largest int) IndexEntry {
	entry := IndexEntry{Count: l.groupCount(d, g, 0), BarSVG: l.countBar(g.counted(), largest)}
	results := 0
	for _, e := range g.counted() {
		if e.Verdict.Class == verdict.Results || e.Verdict.Class == verdict.Partial {
			results++
		}
	}
	if results > 0 {
		entry.Results = l.t("成果あり・一部成果 "+integer(results)+" 件", integer(results)+" with results")
	}
	return entry
}

// placeSections are the prefectures that have records, each with the municipalities and wards that do. They have no bars: there may be 2,000
// of them on the page.
func (l *locale) placeSections(d *dimension) (sections []IndexSection) {
	for _, g := range d.groups { // in code order: a prefecture, then what lies in it
		if g.size() == 0 {
			continue
		}
		p, _ := place.Lookup(g.id)
		entry := IndexEntry{Count: l.groupCount(d, g, 0)}
		if p.Kind == place.Prefecture {
			sections = append(sections, IndexSection{ID: "p" + g.id, Heading: entry.Link})
			entry.Text = l.t("すべての記録", "All records")
		} else {
			entry.Text = l.t(p.Name, entry.Text)
		}
		if n := len(sections); n > 0 {
			sections[n-1].Entries = append(sections[n-1].Entries, entry)
		}
	}
	return sections
}

// partnerSections are the partners by kind, those with most records first.
func (l *locale) partnerSections(d *dimension) (sections []IndexSection) {
	kinds := append(agreement.OrganisationVocabulary.IDs(), "")
	for _, kind := range kinds {
		section := IndexSection{ID: kind, Heading: Link{Text: l.word(agreement.OrganisationVocabulary, kind).Label}}
		if kind == "" {
			section.ID, section.Heading.Text = "other", l.t("種類の記載なし", "Kind not stated")
		}
		for _, g := range d.groups {
			if l.organisations[g.id].Kind == kind && g.size() > 0 {
				section.Entries = append(section.Entries, IndexEntry{Count: l.groupCount(d, g, 0)})
			}
		}
		slices.SortStableFunc(section.Entries, func(a, b IndexEntry) int {
			if a.N != b.N {
				return b.N - a.N
			}
			return strings.Compare(a.Text, b.Text)
		})
		if len(section.Entries) > 0 {
			sections = append(sections, section)
		}
	}
	return sections
}
