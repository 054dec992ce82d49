package emit

import "strings"

// atom writes a feed as Atom (RFC 4287).
func (l *locale) atom(f feed, entries []feedEntry) []byte {
	var x svg
	x.Grow(atomSize(entries))
	x.WriteString(`<?xml version="1.0" encoding="utf-8"?>` + "\n")
	x.open("feed", "xmlns", "http://www.w3.org/2005/Atom", "xml:lang", l.lang)
	x.text("id", l.feedID(l.lang, "feed", f.name))
	x.text("title", f.title)
	x.text("updated", updated(entries))
	x.open("author")
	x.text("name", l.in(l.siteTitle()))
	x.close("author")
	x.empty("link", "rel", "self", "type", "application/atom+xml", "href", l.origin+l.base+"feeds/"+l.lang+"/"+f.name+".xml")
	x.empty("link", "rel", "alternate", "type", "text/html", "href", l.origin+l.href(f.page))
	for i := range entries {
		e := &entries[i]
		x.WriteByte('\n')
		x.open("entry")
		x.text("id", e.id)
		x.text("title", e.title)
		x.text("updated", e.at)
		if e.author != "" {
			x.open("author")
			x.text("name", e.author)
			x.close("author")
		}
		x.empty("link", "rel", "alternate", "type", "text/html", "href", e.href)
		x.text("content", e.html, "type", "html")
		x.close("entry")
	}
	x.close("feed")
	x.WriteByte('\n')
	return []byte(x.String())
}

// atomSize is about how many bytes a feed takes: its markup, and what escaping adds to that of the entries.
func atomSize(entries []feedEntry) int {
	size := 1000
	for i := range entries {
		e := &entries[i]
		size += 280 + len(e.id) + len(e.title) + len(e.at) + len(e.author) + len(e.href) + len(e.html)*5/4 + 6*strings.Count(e.html, "<")
	}
	return size
}

// updated is when the latest entry was told.
func updated(entries []feedEntry) string { return entries[0].at }
