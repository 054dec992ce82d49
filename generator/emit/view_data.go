package emit

// Site is data/site.json: what all pages share. Read it with hugo.Data.site. It holds nothing that changes with a single record.
type Site struct {
	// Title is the name of the site in each language.
	Title SiteText `json:"title"`
	// AsOf is the day for which all verdicts hold.
	AsOf SiteText `json:"as_of"`
	// RepositoryHref is the address of the repository, empty where none is configured.
	RepositoryHref string `json:"repository_href,omitempty"`
	// ReportHref leads to the form for an agreement that is not on record, in each language; empty where no repository is known.
	ReportHref SiteText `json:"report_href"`
	// Base is the path the site stands under, with a slash at both ends: "/" or "/seika/".
	Base string `json:"base"`
}

// SiteText is a text in both languages.
type SiteText struct {
	JA string `json:"ja"`
	EN string `json:"en"`
}

// Index is static/data/index.json: all agreements in few bytes, for the filter of the explorer. It is the same for both languages.
//
// The lists of Classes, Places, Partners and Themes hold the values; a row names them by their index in these lists.
type Index struct {
	Version int    `json:"version"` // 1
	AsOf    string `json:"as_of"`   // YYYY-MM-DD
	// Classes have no text in other languages missing: every Ja and En is filled.
	Classes  []IndexWord `json:"classes"`
	Kinds    []IndexWord `json:"kinds"`
	Places   []IndexWord `json:"places"` // id is the six-digit code; municipalities name their prefecture in Up
	Partners []IndexWord `json:"partners"`
	Themes   []IndexWord `json:"themes"`
	Rows     []IndexRow  `json:"rows"`
}

// IndexWord is a value that rows point to.
type IndexWord struct {
	ID string `json:"id"`
	JA string `json:"ja"`
	EN string `json:"en"`
	// Up is the index of the prefecture of a municipality, -1 for a prefecture; left out elsewhere.
	Up *int `json:"up,omitempty"`
}

// IndexRow is one agreement. Its page is <base><lang>/agreements/<id>.html. Rows stand in the order of the explorer.
type IndexRow struct {
	ID string `json:"id"`
	JA string `json:"ja,omitempty"` // title; at least one of both is there
	EN string `json:"en,omitempty"`
	// Class, Kind: index; Kind -1 where not stated.
	Class int `json:"c"`
	Kind  int `json:"k"`
	// Places holds each government and, for a municipality, its prefecture too, so that a filter by prefecture needs one look.
	Places   []int `json:"p,omitempty"`
	Partners []int `json:"o,omitempty"`
	Themes   []int `json:"t,omitempty"`
	// Year is the fiscal year of signing, 0 where the signing is not dated; Signed the day as written in the record (or the first known).
	Year   int    `json:"y"`
	Signed string `json:"s,omitempty"`
	// Unreviewed is 1 where no second person has checked the record.
	Unreviewed int `json:"u,omitempty"`
}
