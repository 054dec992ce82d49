package emit

// Explorer is the list of all agreements, 200 to a page: content/agreements/_index.<lang>.html and content/agreements/pages/<n>.<lang>.html.
//
// Without scripts the facets are links to the pages of classes, places, partners, themes and years. With scripts a form over the index
// (see Index) filters the whole list.
type Explorer struct {
	Page
	// Total says how many records there are, in a sentence.
	Total string `json:"total"`
	// First reports whether this is the first page of the list, the one with the facets and the filter form.
	First     bool      `json:"first"`
	Breakdown Breakdown `json:"breakdown"`
	Facets    []Facet   `json:"facets,omitempty"`
	Rows      []Row     `json:"rows"`
	Pager     *Pager    `json:"pager,omitempty"`
	// IndexHref is the address of the index file.
	IndexHref string `json:"index_href"`
}

// Facet is one way to divide the list.
type Facet struct {
	// ID is class, place, partner, theme or year: also the key in the URL query and in the index.
	ID    string `json:"id"`
	Label string `json:"label"`
	// Items are the values with their counts, for a <select>: every class, theme and year, of the places the prefectures, of the partners
	// none, since there may be thousands. Item IDs are the values in the URL query.
	Items []Count `json:"items,omitempty"`
	// All leads to the index page of the facet.
	All Link `json:"all"`
}

// Group is the agreements that one place, partner, theme, class or year has: content/<section>/<id>.<lang>.html and, from the second page
// on, content/<section>/pages/<id>-<n>.<lang>.html.
type Group struct {
	Page
	// Of is what the group is of: place, partner, theme, class or year.
	Of string `json:"of"`
	ID string `json:"id"`
	// Label is the label of Of in the page's language ("自治体").
	Label string `json:"label"`
	// Intro is one sentence about the group, plain text; for a class what it means.
	Intro string `json:"intro,omitempty"`
	// Class is set on the page of a class.
	Class *State `json:"class,omitempty"`
	// Facts are what is known about a place (prefecture, website) or partner (kind, website, corporate number, successor).
	Facts []Fact `json:"facts,omitempty"`
	// Note is a partner's note.
	Note HTML `json:"note,omitzero"`
	// Breakdown counts the group; on a prefecture's page its own agreements and those of its municipalities, each once.
	Breakdown Breakdown `json:"breakdown"`
	// Sections are the lists: one for most groups; on a prefecture's page the prefecture's own agreements, then those of its municipalities.
	// Programmes come last, apart.
	Sections []GroupSection `json:"sections"`
	// Members are the municipalities of a prefecture that have agreements, or the wards of a city.
	Members []Count `json:"members,omitempty"`
	Pager   *Pager  `json:"pager,omitempty"`
	// Links are the feeds of a place or partner.
	Links []Link `json:"links,omitempty"`
}

// GroupSection is one list of a Group. Heading is empty where the group has only one list.
type GroupSection struct {
	ID      string `json:"id"`
	Heading string `json:"heading,omitempty"`
	Rows    []Row  `json:"rows"`
}

// GroupIndex is all places, partners, themes, classes or years: content/<section>/_index.<lang>.html.
type GroupIndex struct {
	Page
	// Of is place, partner, theme, class or year.
	Of string `json:"of"`
	// Intro is one sentence, plain text.
	Intro string `json:"intro"`
	// Map is on the page of places.
	Map *TileMap `json:"map,omitempty"`
	// Classes are the legend of the bars, in the order of the method; empty where the entries have none.
	Classes []State `json:"classes,omitempty"`
	// Sections hold the entries: prefecture by prefecture for places, by kind for partners, one section for the others.
	Sections []IndexSection `json:"sections"`
}

// IndexSection is a part of a GroupIndex. Heading has no text where the index is not divided.
type IndexSection struct {
	ID      string       `json:"id"`
	Heading Link         `json:"heading,omitzero"`
	Entries []IndexEntry `json:"entries"`
}

// IndexEntry is one place, partner, theme, class or year.
type IndexEntry struct {
	Count
	// Class is set on the page of classes.
	Class *State `json:"class,omitempty"`
	// Results is how many of the agreements have real or partial results, as shown.
	Results string `json:"results,omitempty"`
	// BarSVG is a small stacked bar of the counts by class, on one scale for all entries of the index.
	BarSVG string `json:"bar_svg,omitempty"`
}
