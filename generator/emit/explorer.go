package emit

import (
	"strconv"

	"seika/generator/place"
)

func (l *locale) explorerFiles() []File {
	all := l.all()
	title := l.in(agreementsTitle)
	total := l.t("記録 "+integer(len(l.entries))+" 件。新しい締結から順に並べる。", l.count(len(l.entries), "record")+", latest signing first.")
	pages := pageCount(len(l.entries))
	var files []File
	for n := 1; n <= pages; n++ {
		path := pagePath(agreementsFolder, "", n)
		view := Explorer{
			Page: l.pageOf(LayoutExplorer, path, total), Total: total, First: n == 1, Rows: l.rows(onPage(l.entries, n)),
			Pager: l.pager(agreementsFolder, "", n, pages), IndexHref: l.base + "data/index.json", Breakdown: l.breakdown(all),
		}
		if n == 1 {
			view.Facets = l.facets()
		} else {
			view.Crumbs = append(view.Crumbs, Link{Text: title, Href: l.href(agreementsFolder + "/")})
		}
		files = append(files, l.page(contentPath(path), title+l.pageSuffix(n, pages), LayoutExplorer, view))
	}
	return files
}

// facets are the ways to divide the list. Of the places only the prefectures are given and of the partners none: there may be thousands.
func (l *locale) facets() (list []Facet) {
	for _, of := range []string{"class", "place", "partner", "theme", "year"} {
		d := l.dimension(of)
		f := Facet{ID: of, Label: l.facetLabel(of), All: Link{Text: l.in(dimensionWords[of].all), Href: l.href(d.folder + "/")}}
		for _, g := range d.groups {
			switch of {
			case "partner":
				continue
			case "place":
				if p, ok := place.Lookup(g.id); !ok || p.Kind != place.Prefecture {
					continue
				}
			}
			if g.size() > 0 {
				f.Items = append(f.Items, l.groupCount(d, g, 0))
			}
		}
		list = append(list, f)
	}
	return list
}

func (l *locale) facetLabel(of string) string {
	if of == "place" {
		return l.t("都道府県", "Prefecture")
	}
	return l.dimensionLabel(of)
}

// pageCount is how many pages a list of n rows has, at least one.
func pageCount(n int) int { return max(1, (n+rowsPerPage-1)/rowsPerPage) }

// onPage are the items of page n, from 1.
func onPage[T any](items []T, n int) []T {
	return items[min((n-1)*rowsPerPage, len(items)):min(n*rowsPerPage, len(items))]
}

// pageSuffix tells the further pages of a list apart in their titles.
func (l *locale) pageSuffix(n, pages int) string {
	if n == 1 {
		return ""
	}
	return l.t("（", " (") + strconv.Itoa(n) + "/" + strconv.Itoa(pages) + l.t("）", ")")
}

// pager leads through the pages of the list at folder/slug.
func (l *locale) pager(folder, slug string, n, pages int) *Pager {
	return pagerOf(n, pages, func(n int) string { return l.href(pagePath(folder, slug, n)) })
}

// pagerOf leads through pages of which at gives the addresses.
func pagerOf(n, pages int, at func(n int) string) *Pager {
	if pages == 1 {
		return nil
	}
	p := &Pager{Text: strconv.Itoa(n) + " / " + strconv.Itoa(pages)}
	if n > 1 {
		p.Prev = at(n - 1)
	}
	if n < pages {
		p.Next = at(n + 1)
	}
	for k := 1; k <= pages; k++ {
		link := Link{Text: strconv.Itoa(k)}
		if k != n {
			link.Href = at(k)
		}
		p.Pages = append(p.Pages, link)
	}
	return p
}
