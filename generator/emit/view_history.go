package emit

// RecordHistory is what the repository tells about a record: the section "history" of its page.
//
// Anchors in it: "move-<n>" and "commit-<hash>", given as Anchor.
type RecordHistory struct {
	// Line says in a sentence how far the history can be trusted. Where it cannot, or the record is not in it yet, nothing else is set.
	Line string `json:"line"`
	// Facts are when the record was first seen and last changed, how often it changed, and how long things took to be told.
	Facts []Fact `json:"facts,omitempty"`
	// Standings are the classes of the verdict over time, the first one first; StripSVG draws them where there is more than one.
	Standings []Standing `json:"standings,omitempty"`
	StripSVG  string     `json:"strip_svg,omitempty"`
	// Moves are the goalpost moves that count, Others those that do not (drafting, corrections, what became harder), latest first.
	// MovesLine says that there are none, or how many there are.
	MovesLine string `json:"moves_line,omitempty"`
	Moves     []Move `json:"moves,omitempty"`
	Others    []Move `json:"others,omitempty"`
	// Days are both clocks side by side, the earliest day first. DaysLine says how many revisions were left out, empty where none were.
	Days     []Day  `json:"days,omitempty"`
	DaysLine string `json:"days_line,omitempty"`
	Feeds    []Link `json:"feeds,omitempty"`
}

// Standing is a class that holds from a day on.
type Standing struct {
	From  Time  `json:"from"`
	Class State `json:"class"`
	// Cause says in words why the class changed; Commit is the commit, where one did it.
	Cause  string `json:"cause"`
	Commit Link   `json:"commit,omitzero"`
}

// Day is what happened on a day and what was recorded on it.
type Day struct {
	On       Time        `json:"on"`
	Happened []Happening `json:"happened,omitempty"`
	Recorded []Revision  `json:"recorded,omitempty"`
}

// Happening is something that the record dates.
type Happening struct {
	// What is what happened: the kind of event, the stage, "signed". Of is what it happened to, with a link to where it stands on the page.
	What string `json:"what"`
	Of   Link   `json:"of,omitzero"`
	// Value is a measured value or a quantity.
	Value Link  `json:"value,omitzero"`
	Refs  []Ref `json:"refs,omitempty"`
	// Unproven says that no source is given; empty otherwise.
	Unproven string `json:"unproven,omitempty"`
	// Ahead says that the day lies after the as-of date; empty otherwise.
	Ahead string `json:"ahead,omitempty"`
	// Told says how long it took to be recorded, with a link to the revision; empty where that is not known.
	Told Link `json:"told,omitzero"`
}

// Revision is one commit that changed the meaning of a record, or a day that changed its class without one.
type Revision struct {
	// Anchor is set on the page of a record.
	Anchor string `json:"anchor,omitempty"`
	// Record is set in lists of several records; without Href where the record is gone.
	Record Link  `json:"record,omitzero"`
	Kind   State `json:"kind"`
	// Texts say what changed; More says how many changes were left out, empty where none were.
	Texts []string `json:"texts,omitempty"`
	More  string   `json:"more,omitempty"`
	// Moves are the goalpost moves among the changes that count: id is undeclared or declared, label says direction and declaration.
	Moves []State `json:"moves,omitempty"`
	// Was and Is are the classes before and after where the class changed; Was is left out for the first one.
	Was *State `json:"was,omitempty"`
	Is  *State `json:"is,omitempty"`
	// Author is the name in the commit, Commit its short hash; both are empty for a change of class without a commit.
	Author string `json:"author,omitempty"`
	Commit Link   `json:"commit,omitzero"`
}

// Move is one goalpost move.
type Move struct {
	Anchor string `json:"anchor,omitempty"`
	// Record is set in lists of several records.
	Record Link `json:"record,omitzero"`
	// Kind is the sort of move, with a link to the method; Of the indicator, deliverable or source, with a link to where it stands.
	Kind State `json:"kind"`
	Of   Link  `json:"of"`
	// Text says all in one sentence.
	Text string `json:"text"`
	From Link   `json:"from,omitzero"`
	To   Link   `json:"to,omitzero"`
	// Size is the difference as shown: "−400人（−40%）", "+365日"; empty where the sides cannot be compared.
	Size string `json:"size,omitempty"`
	// Direction is easier, harder or neutral; Status undeclared, declared, correction or drafting.
	Direction State `json:"direction"`
	Status    State `json:"status"`
	// Cause is the declared cause, Declaration a sentence that says how the move is declared.
	Cause       string `json:"cause,omitempty"`
	Declaration string `json:"declaration"`
	On          Time   `json:"on"`
	Author      string `json:"author,omitempty"`
	Commit      Link   `json:"commit"`
}

// Changes is the page of recent changes: content/changes.<lang>.html.
type Changes struct {
	Page
	Intro string `json:"intro"`
	// Line says how far the history can be trusted, Empty that nothing is recorded.
	Line  string      `json:"line"`
	Empty string      `json:"empty,omitempty"`
	Days  []ChangeDay `json:"days,omitempty"`
	Links []Link      `json:"links,omitempty"` // feeds
}

// ChangeDay is a day of the page of changes, the latest one first.
type ChangeDay struct {
	On      Time           `json:"on"`
	Commits []ChangeCommit `json:"commits"`
}

// ChangeCommit is one commit with the records it changed, or the classes that changed on a day without a commit: then only Revisions is set.
type ChangeCommit struct {
	Commit  Link   `json:"commit,omitzero"`
	Author  string `json:"author,omitempty"`
	Subject Link   `json:"subject,omitzero"`
	// Note says that a day and no commit changed the classes.
	Note      string     `json:"note,omitempty"`
	Revisions []Revision `json:"revisions"`
}

// Goalposts is the page of all goalpost moves: content/goalposts.<lang>.html and, from the second page on, content/goalposts-<n>.<lang>.html.
type Goalposts struct {
	Page
	Intro string `json:"intro"`
	Line  string `json:"line"`
	// Total says how many moves count, or that there are none; empty where the history cannot tell.
	Total    string        `json:"total,omitempty"`
	Sections []MoveSection `json:"sections,omitempty"`
	Pager    *Pager        `json:"pager,omitempty"`
}

// MoveSection is one table of moves: ID is counted or others.
type MoveSection struct {
	ID      string `json:"id"`
	Heading string `json:"heading"`
	Text    string `json:"text"`
	Moves   []Move `json:"moves"`
}

// Feed is an address to follow, for <link rel="alternate">.
type Feed struct {
	Type  string `json:"type"`
	Title string `json:"title"`
	Href  string `json:"href"`
}
