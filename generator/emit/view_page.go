package emit

// Layout names the template of a page: layouts/<Layout>.html.
type Layout string

// The layouts and the struct that each finds in params.
const (
	LayoutHome       Layout = "front"      // Home
	LayoutExplorer   Layout = "explorer"   // Explorer: the list of all agreements, one page of it
	LayoutAgreement  Layout = "agreement"  // Agreement
	LayoutGroup      Layout = "group"      // Group: the agreements of one place, partner, theme, class or year
	LayoutGroupIndex Layout = "groupindex" // GroupIndex: all places, partners, themes, classes or years
	LayoutMethod     Layout = "method"     // Method
	LayoutRules      Layout = "rules"      // Rules
	LayoutFields     Layout = "fields"     // Fields
	LayoutDownloads  Layout = "downloads"  // Downloads
	LayoutChanges    Layout = "changes"    // Changes: what was recorded lately
	LayoutGoalposts  Layout = "goalposts"  // Goalposts: all goalpost moves
	LayoutPilots     Layout = "pilots"     // Pilots: from pilot to contract, agreements beside pilots
	LayoutRedirect   Layout = "redirect"   // Redirect: a former id of a record
)

// FrontMatter is what a content file holds.
type FrontMatter struct {
	// Title is plain text: the page's heading and, with the site's title, its <title>.
	Title  string `json:"title"`
	Layout Layout `json:"layout"`
	// Params is the page: a struct that embeds Page.
	Params any `json:"params"`
}

// Page is what every page has.
type Page struct {
	// View is the layout again, for partials that every page shares.
	View Layout `json:"view"`
	// Description is one plain sentence for search engines.
	Description string `json:"description"`
	// Href is the address of this page, AltHref that of the same page in the other language, empty on a site in one language.
	Href    string `json:"href"`
	AltHref string `json:"alt_href,omitempty"`
	// Crumbs lead from the home page to the page above this one. The home page has none.
	Crumbs []Link `json:"crumbs,omitempty"`
	// AsOf is the day for which all verdicts on the page hold, as shown.
	AsOf Time `json:"as_of"`
	// Feeds are the addresses to follow this page at, for its head.
	Feeds []Feed `json:"feeds,omitempty"`
}

// Link is a text that may lead somewhere: without Href it is plain text. Lang is set where the text is not in the page's language.
type Link struct {
	Text string `json:"text"`
	Href string `json:"href,omitempty"`
	Lang string `json:"lang,omitempty"`
}

// HTML is safe markup, and its language where it is not the page's.
type HTML struct {
	HTML string `json:"html"`
	Lang string `json:"lang,omitempty"`
}

// Time is a date or a period as shown, with the form for the datetime attribute of <time>; DateTime is empty where that attribute cannot
// express it (a range, a fiscal year): print the text without <time>.
type Time struct {
	Text     string `json:"text"`
	DateTime string `json:"datetime,omitempty"`
}

// State is a word of the method or of a vocabulary: its id (for classes, icons and colours in the style sheet), its label, what it means,
// and where the method or the field reference explains it.
type State struct {
	ID      string `json:"id"`
	Label   string `json:"label"`
	Meaning string `json:"meaning,omitempty"`
	Href    string `json:"href,omitempty"`
}

// Ref points to a source in the list of evidence on the same page.
type Ref struct {
	// Number is the source's place in the list, from "1".
	Number string `json:"number"`
	Href   string `json:"href"`
	// Grade is the letter A to D.
	Grade string `json:"grade"`
	// Title says which source it is, for the title attribute and for screen readers: publisher and title.
	Title string `json:"title"`
}

// Reason is one finding behind a verdict.
type Reason struct {
	Text string `json:"text"`
	Refs []Ref  `json:"refs,omitempty"`
	// Places lead to the parts of the page that the finding is about.
	Places []Link `json:"places,omitempty"`
}

// Fact is one labelled line of facts. Label is a field's label in the page's language.
type Fact struct {
	// ID is the field's key: "signed", "term", "parties", …
	ID     string `json:"id"`
	Label  string `json:"label"`
	Values []Link `json:"values"`
	Refs   []Ref  `json:"refs,omitempty"`
}

// Row is an agreement in a list.
type Row struct {
	ID    string `json:"id"`
	Title Link   `json:"title"`
	Class State  `json:"class"`
	// Governments and Partners are the parties; a group without a page of its own is plain text.
	Governments []Link `json:"governments,omitempty"`
	Partners    []Link `json:"partners,omitempty"`
	// Signed is the day of signing or the first day the agreement is known for; SignedLabel says which of the two, in the page's language.
	Signed      Time   `json:"signed,omitzero"`
	SignedLabel string `json:"signed_label,omitempty"`
	// Kind is the kind of agreement, empty where the record does not say.
	Kind string `json:"kind,omitempty"`
	// Flags are the most telling flags of the verdict, at most three: id and label.
	Flags []State `json:"flags,omitempty"`
	// Programme is the label of the kind where the record is a programme and not one agreement.
	Programme string `json:"programme,omitempty"`
	// Unreviewed is the label of the flag when no second person has checked the record.
	Unreviewed string `json:"unreviewed,omitempty"`
	// Line is why the agreement stands in this list, where the list has a reason of its own (best proven, longest silent).
	Line string `json:"line,omitempty"`
}

// Count is how many agreements something has.
type Count struct {
	Link
	ID string `json:"id"`
	// N is for comparing; Number is the same as shown.
	N      int    `json:"n"`
	Number string `json:"number"`
	// Share is the percentage of the group as shown ("12%"); empty where the group is too small for one.
	Share string `json:"share,omitempty"`
}

// Breakdown is how the agreements of a group are spread over the classes. Programmes are not among them.
type Breakdown struct {
	// Total is the denominator as shown, N the same for comparing.
	Total string `json:"total"`
	N     int    `json:"n"`
	// Caption says in a sentence what is counted, and where no share is shown, why.
	Caption string `json:"caption"`
	// BarSVG is a stacked bar of the shares, empty where the group is too small for shares; in a cohort a small bar of the counts, on one
	// scale for all cohorts. The same numbers stand in Classes, which has every class in the order of the method, also those with none.
	BarSVG  string  `json:"bar_svg,omitempty"`
	Classes []Count `json:"classes"`
	// Programmes says how many programmes stand apart, Unreviewed how many records no second person has checked; empty where none.
	Programmes string `json:"programmes,omitempty"`
	Unreviewed string `json:"unreviewed,omitempty"`
}

// Pager leads through the pages of a long list; nil where one page holds it.
type Pager struct {
	// Text says which page this is ("2 / 5").
	Text string `json:"text"`
	Prev string `json:"prev_href,omitempty"`
	Next string `json:"next_href,omitempty"`
	// Pages are all pages; the current one has no Href.
	Pages []Link `json:"pages"`
}

// Redirect is the page of a former id.
type Redirect struct {
	Page
	// To is where the record stands now.
	To Link `json:"to"`
}
