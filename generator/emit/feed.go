package emit

import (
	"crypto/sha1"
	"encoding/hex"
	"math"
	"slices"
	"strings"
	"time"
)

// How many entries feeds have.
const (
	siteFeedEntries = 50
	feedEntries     = 20 // of a place, a partner or a record
)

// feed is what can be followed: the same entries are written as Atom and as JSON Feed. Feeds exist only where something is told.
type feed struct {
	name  string // below feeds/<language>/, without ending: also what makes its id
	title string
	page  string // path of the page it belongs to, as for href
	news  []news
}

// feedTypes are the forms of a feed with their ending and media type.
var feedTypes = []struct{ ending, media, label string }{
	{".xml", "application/atom+xml", "Atom"},
	{".json", "application/feed+json", "JSON Feed"},
}

// feedFiles writes a feed in both forms.
func (l *locale) feedFiles(f feed) []File {
	path := "static/feeds/" + l.lang + "/" + f.name
	entries := make([]feedEntry, len(f.news))
	for i := range f.news {
		entries[i] = l.feedEntry(&f.news[i])
	}
	return []File{{Path: path + ".xml", Content: l.atom(f, entries)}, {Path: path + ".json", Content: l.jsonFeed(f, entries)}}
}

// feeds are the addresses of a feed, for the head of pages.
func (l *locale) feeds(f feed) (list []Feed) {
	for _, t := range feedTypes {
		list = append(list, Feed{Type: t.media, Title: f.title + " (" + t.label + ")", Href: l.base + "feeds/" + l.lang + "/" + f.name + t.ending})
	}
	return list
}

// feedLinks are the same as links to be read.
func feedLinks(feeds []Feed) (links []Link) {
	for i, f := range feeds {
		links = append(links, Link{Text: feedTypes[i].label, Href: f.Href})
	}
	return links
}

func (l *locale) feedTitle(of string) string {
	title := l.in(l.siteTitle())
	if of == "" {
		return title + l.t("：", ": ") + l.in(changesTitle)
	}
	return title + l.t("：", ": ") + of
}

func (l *locale) siteFeed() feed {
	return feed{name: "changes", title: l.feedTitle(""), page: "changes", news: firstOf(l.past.news, siteFeedEntries)}
}

// siteFeeds are the addresses of the site's feed, nil where nothing is told.
func (l *locale) siteFeeds() []Feed {
	if len(l.past.news) == 0 {
		return nil
	}
	return l.feeds(l.siteFeed())
}

// recordFeed is the feed of a record; ok is false where nothing is told about it.
func (l *locale) recordFeed(e *entry) (f feed, ok bool) {
	if len(e.news) == 0 {
		return feed{}, false
	}
	title, _ := l.pick(e.Agreement.Title)
	path := agreementsFolder + "/" + e.id
	return feed{name: path, title: l.feedTitle(title), page: path, news: firstOf(e.news, feedEntries)}, true
}

func (l *locale) recordFeeds(e *entry) []Feed {
	if f, ok := l.recordFeed(e); ok {
		return l.feeds(f)
	}
	return nil
}

// groupFeed is the feed of a place or partner; the other groups have none.
func (l *locale) groupFeed(d *dimension, g *group) (f feed, ok bool) {
	if d.of != "place" && d.of != "partner" {
		return feed{}, false
	}
	list := newest(feedEntries, g.own, g.below, g.programmes)
	if len(list) == 0 {
		return feed{}, false
	}
	path := d.folder + "/" + g.id
	return feed{name: path, title: l.feedTitle(l.groupName(d, g).Text), page: path, news: list}, true
}

// newest is the news about several lists of entries, the n latest, the latest first. A prefecture has thousands of entries: what cannot be among the
// n is not gathered.
func newest(n int, lists ...[]*entry) []news {
	byRank := func(a, b news) int { return a.rank - b.rank }
	told := 0
	for _, entries := range lists {
		for _, e := range entries {
			told += min(len(e.news), n)
		}
	}
	found := make([]news, 0, min(told, 5*n))
	last := math.MaxInt // the rank of the oldest that can be among them
	for _, entries := range lists {
		for _, e := range entries {
			for _, news := range firstOf(e.news, n) {
				if news.rank > last {
					break
				}
				found = append(found, news)
			}
			if len(found) > 4*n {
				slices.SortFunc(found, byRank)
				found = found[:n]
				last = found[n-1].rank
			}
		}
	}
	slices.SortFunc(found, byRank)
	return firstOf(found, n)
}

func firstOf(list []news, n int) []news { return list[:min(len(list), n)] }

// feedEntry is one entry in whatever form.
type feedEntry struct {
	id, title, href, html, author string
	at                            string // RFC 3339
}

func (l *locale) feedEntry(n *news) feedEntry {
	view := l.revision(n, maxTexts)
	record := l.recordLink(n.id, n.entry)
	e := feedEntry{title: record.Text + l.t("：", ": ") + l.headline(&view), author: view.Author, at: n.at.Format(time.RFC3339), html: l.feedContent(&view)}
	key := []string{l.lang, n.id, "day", n.at.Format(time.DateOnly), string(n.is)}
	e.href = record.Href
	if n.revision != nil {
		key = []string{l.lang, n.id, "commit", n.commit, n.revision.Path}
		page, _, _ := strings.Cut(record.Href, "#")
		e.href = page + "#" + commitAnchor(n.revision)
	}
	if n.entry == nil {
		e.href = l.href("changes")
	}
	e.id, e.href = l.feedID(key...), l.origin+e.href
	return e
}

// headline says in a few words what is most worth knowing about a revision.
func (l *locale) headline(r *Revision) string {
	switch {
	case len(r.Moves) > 0:
		return r.Moves[0].Label
	case r.Is != nil && r.Was != nil:
		return l.classLineOf(r)
	}
	return r.Kind.Label
}

func (l *locale) classLineOf(r *Revision) string {
	if r.Was == nil {
		return l.t("判定：", "Verdict: ") + r.Is.Label
	}
	return l.t("判定：", "Verdict: ") + r.Was.Label + " → " + r.Is.Label
}

// feedContent is a revision as markup.
func (l *locale) feedContent(r *Revision) string {
	var m svg
	m.text("p", r.Kind.Label)
	if r.Is != nil {
		m.text("p", l.classLineOf(r))
	}
	if len(r.Moves) > 0 || len(r.Texts) > 0 {
		m.open("ul")
		for _, move := range r.Moves {
			m.open("li")
			m.text("strong", move.Label)
			m.close("li")
		}
		for _, text := range r.Texts {
			m.text("li", text)
		}
		m.close("ul")
	}
	if r.More != "" {
		m.text("p", r.More)
	}
	return m.String()
}

// feedID is an id that depends on what is told and on nothing else: not on the address of the site, nor on the day it was built. It is a
// name-based UUID (RFC 9562, version 5) in a space of names that the first commit of the repository opens.
func (s *site) feedID(parts ...string) string {
	h := sha1.New()
	h.Write([]byte("seika feed\x00" + s.past.certificate.First))
	for _, part := range parts {
		h.Write([]byte("\x00" + part))
	}
	id := h.Sum(nil)[:16]
	id[6] = id[6]&0x0f | 0x50
	id[8] = id[8]&0x3f | 0x80
	text := hex.EncodeToString(id)
	return "urn:uuid:" + text[:8] + "-" + text[8:12] + "-" + text[12:16] + "-" + text[16:20] + "-" + text[20:]
}
