package emit

// Pilots is the page of the way from a pilot to a contract, and of agreements beside pilots: content/pilots.<lang>.html.
type Pilots struct {
	Page
	Intro string `json:"intro"`
	// Caption says what the steps are counted among, Empty that there is nothing to count; one of them is set.
	Caption string      `json:"caption,omitempty"`
	Empty   string      `json:"empty,omitempty"`
	Steps   []PilotStep `json:"steps,omitempty"`
	// Lists are the pilots by how they went on; each says in More how many it leaves out.
	Lists []PilotList `json:"lists,omitempty"`
	// Groups are the columns of the comparison, Measures its lines.
	Groups         []PilotGroup   `json:"groups"`
	Measures       []PilotMeasure `json:"measures"`
	CompareCaption string         `json:"compare_caption"`
}

// PilotStep is one step of the way, with the number of pilots for which a source confirms it.
type PilotStep struct {
	ID    string `json:"id"`
	Label Link   `json:"label"`
	// Number and Share are as shown; Share is empty where there are too few pilots for one.
	Number string `json:"number"`
	Share  string `json:"share,omitempty"`
	// BarSVG is the number as a bar, on one scale for all steps.
	BarSVG string `json:"bar_svg"`
}

// PilotList is a list of pilots.
type PilotList struct {
	ID      string `json:"id"`
	Heading string `json:"heading"`
	Rows    []Row  `json:"rows"`
	More    string `json:"more,omitempty"`
}

// PilotGroup is one kind of agreement that is compared with the others.
type PilotGroup struct {
	ID      string `json:"id"`
	Label   string `json:"label"`
	Meaning string `json:"meaning"`
	Number  string `json:"number"`
}

// PilotMeasure is what is compared: a label, and for each group how many of its agreements it holds for.
type PilotMeasure struct {
	Label Link     `json:"label"`
	Cells []string `json:"cells"`
}
