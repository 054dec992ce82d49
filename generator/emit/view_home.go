package emit

// Home is the front page: content/_index.<lang>.html.
type Home struct {
	Page
	// Answer is the headline sentence: what share of the agreements produced results.
	Answer string `json:"answer"`
	// Figures are the few numbers beside it.
	Figures []Figure `json:"figures"`
	// Shares is the one picture: all agreements by class.
	Shares Breakdown `json:"shares"`
	// ClassLines say in one line each what the classes mean, with the number of agreements.
	ClassLines []ClassLine `json:"class_lines"`
	// Cohorts are the fiscal years of signing, latest first; the last one may gather the agreements whose signing is not dated.
	Cohorts []Cohort `json:"cohorts,omitempty"`
	// CohortsCaption says what the denominators are.
	CohortsCaption string  `json:"cohorts_caption"`
	Map            TileMap `json:"map"`
	// Proven are the best-proven cases, Silent those without a sign for the longest time; Row.Line says why.
	Proven []Row `json:"proven,omitempty"`
	Silent []Row `json:"silent,omitempty"`
	// Latest are the last changes of different records; LatestLine says that the history is not known. Both are empty without a history.
	Latest     []LatestChange `json:"latest,omitempty"`
	LatestLine string         `json:"latest_line,omitempty"`
	// LatestLinks lead to the pages of changes and of goalpost moves.
	LatestLinks []Link `json:"latest_links,omitempty"`
	// Programmes are shown apart.
	Programmes []Row `json:"programmes,omitempty"`
	// ProgrammesMore leads to the rest where not all are shown.
	ProgrammesMore Link `json:"programmes_more,omitzero"`
}

// LatestChange is a change with its day.
type LatestChange struct {
	On Time `json:"on"`
	Revision
}

// Figure is one number of the front page.
type Figure struct {
	ID    string `json:"id"`
	Value string `json:"value"`
	Label string `json:"label"`
	// Note says what the number is a part of, or where it does not count.
	Note string `json:"note,omitempty"`
	Href string `json:"href,omitempty"`
}

// ClassLine is one class of the method.
type ClassLine struct {
	Class State `json:"class"`
	// Meaning is one plain sentence; the exact rule stands in Class.Meaning and on the method page.
	Meaning string `json:"meaning"`
	Count   Count  `json:"count"`
}

// Cohort is what became of the agreements signed in one fiscal year. Its total never changes with the verdicts.
type Cohort struct {
	Year      Link      `json:"year"`
	Breakdown Breakdown `json:"breakdown"`
}

// TileMap is the map of the 47 prefectures, one tile each.
type TileMap struct {
	// Caption says what the tiles show.
	Caption string `json:"caption"`
	// Levels explain the shades: the text of each, from none up.
	Levels []string `json:"levels"`
	// Tiles are the prefectures in code order.
	Tiles []Tile `json:"tiles"`
}

// Tile is one prefecture.
type Tile struct {
	Count
	// Short is the name without its ending: 大阪, Osaka.
	Short  string `json:"short"`
	Column int    `json:"column"` // from the west, from 0
	Row    int    `json:"row"`    // from the north, from 0
	Level  int    `json:"level"`  // shade: 0 for no agreement, 1 to 4
}
