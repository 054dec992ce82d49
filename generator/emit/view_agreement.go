package emit

// Agreement is the page of one record: content/agreements/<id>.<lang>.html. The title stands in FrontMatter.Title.
//
// Anchors on the page that links of this struct lead to, to be printed as id attributes: "deliverable-<id>", "indicator-<deliverable>-<id>",
// "evidence-<id>" (all given as Anchor below), and the sections "burden", "pathway", "activations", "replications", "conflicts",
// "responses", "amendments", "exceptions", "related", "evidence", "verdict", "history", "facts".
type Agreement struct {
	Page
	ID string `json:"id"`
	// TitleLang is set where the title is not in the page's language; OtherTitle is the title in the other language, if there is one.
	TitleLang  string `json:"title_lang,omitempty"`
	OtherTitle Link   `json:"other_title,omitzero"`

	// Class is the headline, Reasons the findings that decided it.
	Class   State    `json:"class"`
	Reasons []Reason `json:"reasons"`
	// Programme says that the record is a programme and not one agreement; empty for the others.
	Programme string `json:"programme,omitempty"`
	// ReviewLine says in a sentence whether the record was reviewed, with name and date where known.
	ReviewLine string `json:"review_line"`
	Flags      []Flag `json:"flags,omitempty"`
	// Aspects are what the method says beside the class: clarity, continuation, burden.
	Aspects []Aspect `json:"aspects"`

	// Facts are parties, signing, term, state, ending, kind, themes and the like.
	Facts   []Fact `json:"facts"`
	Summary HTML   `json:"summary,omitzero"`

	Deliverables []Deliverable `json:"deliverables,omitempty"`
	Burden       []BurdenItem  `json:"burden,omitempty"`
	// Pathway are the steps in order; empty where the record has none.
	Pathway      []Step        `json:"pathway,omitempty"`
	Activations  []Occurrence  `json:"activations,omitempty"`
	Replications []Replication `json:"replications,omitempty"`
	Conflicts    []Conflict    `json:"conflicts,omitempty"`
	Responses    []Response    `json:"responses,omitempty"`
	Amendments   []Amendment   `json:"amendments,omitempty"`
	Exceptions   []Exception   `json:"exceptions,omitempty"`
	Related      []Relation    `json:"related,omitempty"`
	Evidence     []Evidence    `json:"evidence"`

	// Questions are the headline rules in the order asked, down to the first that holds: how the verdict came about.
	Questions []Question `json:"questions"`
	// History is how the record came to say it.
	History *RecordHistory `json:"history"`

	// Downloads are the record as data.
	Downloads []Link `json:"downloads"`
	// EditHref leads to the record's file on the repository's host, CorrectHref, ResultHref and ReplyHref to a form there that begins with the
	// record's id: to correct it, to add a result, to reply as a party. All are empty where no repository is known.
	EditHref    string `json:"edit_href,omitempty"`
	CorrectHref string `json:"correct_href,omitempty"`
	ResultHref  string `json:"result_href,omitempty"`
	ReplyHref   string `json:"reply_href,omitempty"`
	// Cite is the line to quote, plain text.
	Cite string `json:"cite"`
}

// Flag is a flag of the verdict.
type Flag struct {
	State
	Reasons []Reason `json:"reasons,omitempty"`
}

// Aspect is one part of the verdict beside the class. ID is clarity, continuation or burden; Name is its label.
type Aspect struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	State State  `json:"state"`
	// Line is a sentence of figures, such as "2 of 5 deliverables verifiable", or the first finding.
	Line string `json:"line,omitempty"`
}

// Deliverable is one promise: what was promised, what was done, what changed.
type Deliverable struct {
	Anchor string `json:"anchor"`
	Title  Link   `json:"title"`
	Kind   string `json:"kind,omitempty"`
	Owner  Link   `json:"owner,omitzero"`
	// State is what became of it; Reasons say why.
	State   State    `json:"state"`
	Reasons []Reason `json:"reasons,omitempty"`
	// Verifiable and Clarity say whether the promise is concrete; Missing what it lacks.
	Verifiable bool     `json:"verifiable"`
	Clarity    string   `json:"clarity"`
	Missing    []string `json:"missing,omitempty"`
	// Promised are quantity, due date and period; empty where nothing concrete was promised.
	Promised   []Fact       `json:"promised,omitempty"`
	Events     []Occurrence `json:"events,omitempty"`
	Indicators []Indicator  `json:"indicators,omitempty"`
	Note       HTML         `json:"note,omitzero"`
}

// Occurrence is something dated: an event of a deliverable, an activation.
type Occurrence struct {
	On Time `json:"on,omitzero"`
	// Type is the kind of event; without id for an activation.
	Type     State `json:"type,omitzero"`
	Title    Link  `json:"title,omitzero"`
	Quantity Link  `json:"quantity,omitzero"`
	Reason   HTML  `json:"reason,omitzero"`
	Note     HTML  `json:"note,omitzero"`
	Refs     []Ref `json:"refs,omitempty"`
	// Unproven says that no source is given, so that it does not count; empty otherwise.
	Unproven string `json:"unproven,omitempty"`
}

// Indicator is one thing that is measured.
type Indicator struct {
	Anchor string `json:"anchor"`
	Title  Link   `json:"title"`
	Level  State  `json:"level"`
	// Unit is the unit as shown.
	Unit Link `json:"unit,omitzero"`
	// Properties are direction, series, way of counting, scope and attribution, each where the record states it.
	Properties []Fact `json:"properties,omitempty"`
	// Result is what the latest value shows; Reasons say why.
	Result  State    `json:"result"`
	Reasons []Reason `json:"reasons,omitempty"`
	// Caution is the sentence about causes, where a change is shown without proof that the agreement made it.
	Caution string `json:"caution,omitempty"`
	// Yardsticks are what the value is compared with: signed-day target, current target, baseline.
	Yardsticks []Yardstick `json:"yardsticks,omitempty"`
	// Moves say what the history knows about changes of the yardsticks and values, with a link to the move: ids are statuses of a Move.
	Moves []State `json:"moves,omitempty"`
	// Values are all measurements in the order of time.
	Values []Value `json:"values,omitempty"`
	// ChartSVG shows the values over time; empty where there is nothing to draw. The table of Values says the same.
	ChartSVG string `json:"chart_svg,omitempty"`
	Note     HTML   `json:"note,omitzero"`
}

// Yardstick is a target or the baseline.
type Yardstick struct {
	// ID is signed-target, target (one between the first and the last), current-target or baseline; Label is its name. Value says in words
	// where the current target is the signed-day one, and where there is none.
	ID    string `json:"id"`
	Label string `json:"label"`
	Value Link   `json:"value"`
	// Past says what the history knows: that the record says another value today, or which one stood here before. It leads to the move.
	Past Link `json:"past,omitzero"`
	// When is the target's date or the baseline's period; SetOn the day the target was set.
	When  Time `json:"when,omitzero"`
	SetOn Time `json:"set_on,omitzero"`
	// State says whether it is reached ("yes", "no"), or that it is not compared ("none"), with a label.
	State State `json:"state,omitzero"`
	// Change is the difference from the baseline as shown ("+4.7 ポイント").
	Change string `json:"change,omitempty"`
	Note   HTML   `json:"note,omitzero"`
	Refs   []Ref  `json:"refs,omitempty"`
}

// Value is one measurement.
type Value struct {
	Period Time `json:"period"`
	// Value is number, qualifier and unit, or the source's words.
	Value Link `json:"value"`
	// Parts are numerator and denominator as shown ("362 / 1,000").
	Parts string `json:"parts,omitempty"`
	// Method, By and Stated are labels, empty where the record does not say.
	Method string `json:"method,omitempty"`
	By     string `json:"by,omitempty"`
	Stated string `json:"stated,omitempty"`
	// Marks are short words beside the value: judged, final, corrected, before the signing, …
	Marks []State `json:"marks,omitempty"`
	// Judged is true for the value that the result rests on, Superseded for one that a later one corrects.
	Judged     bool   `json:"judged,omitempty"`
	Superseded bool   `json:"superseded,omitempty"`
	Note       HTML   `json:"note,omitzero"`
	Refs       []Ref  `json:"refs,omitempty"`
	Unproven   string `json:"unproven,omitempty"`
}

// BurdenItem is one statement about costs.
type BurdenItem struct {
	Bearer State  `json:"bearer"`
	Facts  []Fact `json:"facts,omitempty"` // form, price, amount, basis, period
	Note   HTML   `json:"note,omitzero"`
	Refs   []Ref  `json:"refs,omitempty"`
}

// Step is one stage of the pathway.
type Step struct {
	Stage State  `json:"stage"`
	On    Time   `json:"on,omitzero"`
	Facts []Fact `json:"facts,omitempty"` // method, awarded to, bidders, amount, funding, reason
	Note  HTML   `json:"note,omitzero"`
	Refs  []Ref  `json:"refs,omitempty"`
	// Ahead marks a step dated after the as-of date; Unproven says that no source is given.
	Ahead    bool   `json:"ahead,omitempty"`
	Unproven string `json:"unproven,omitempty"`
}

// Replication is the spread to another place.
type Replication struct {
	To   Link  `json:"to"`
	On   Time  `json:"on,omitzero"`
	Of   State `json:"of"` // signing or result
	Form State `json:"form,omitzero"`
	Note HTML  `json:"note,omitzero"`
	Refs []Ref `json:"refs,omitempty"`
}

// Conflict is a value about which sources disagree.
type Conflict struct {
	// Field is the value's label, with a link to where it stands on the page.
	Field  Link            `json:"field"`
	Values []ConflictValue `json:"values"`
	Note   HTML            `json:"note,omitzero"`
}

// ConflictValue is what some of the sources say.
type ConflictValue struct {
	Value string `json:"value"`
	Refs  []Ref  `json:"refs,omitempty"`
}

// Response is a party's reply.
type Response struct {
	By   Link  `json:"by"`
	On   Time  `json:"on"`
	Text HTML  `json:"text"`
	Refs []Ref `json:"refs,omitempty"`
}

// Amendment is a declared change of a promise.
type Amendment struct {
	On     Time   `json:"on"`
	Field  Link   `json:"field"`
	From   string `json:"from,omitempty"`
	To     string `json:"to,omitempty"`
	Cause  State  `json:"cause"`
	Reason HTML   `json:"reason,omitzero"`
	Refs   []Ref  `json:"refs,omitempty"`
}

// Exception is a finding of the checks that the record asks to pass over.
type Exception struct {
	// Rule leads to the rule; Field is where the finding stands, without Text for the whole record.
	Rule   Link `json:"rule"`
	Field  Link `json:"field,omitzero"`
	Reason HTML `json:"reason"`
	Until  Time `json:"until"`
}

// Relation is another record.
type Relation struct {
	Rel State `json:"rel"`
	// To is the other record; without Href where it is not on the site. Class is its class.
	To    Link   `json:"to"`
	Class *State `json:"class,omitempty"`
}

// Evidence is one source.
type Evidence struct {
	Anchor string `json:"anchor"`
	Number string `json:"number"`
	// Grade is its letter (the id) and what the letter stands for (the label, and the same as meaning).
	Grade State `json:"grade"`
	Type  State `json:"type"`
	// Title is the source's own title, or its address where it has none; its Href is the source itself.
	Title     Link   `json:"title"`
	Publisher string `json:"publisher,omitempty"`
	// By is the party that wrote it.
	By        Link   `json:"by,omitzero"`
	Published Time   `json:"published,omitzero"`
	Accessed  Time   `json:"accessed,omitzero"`
	Page      string `json:"page,omitempty"`
	// ArchiveHref is an archived copy.
	ArchiveHref string `json:"archive_href,omitempty"`
	// Link says whether the source opens; nil where that was never checked.
	Link   *SourceLink `json:"link,omitempty"`
	SHA256 string      `json:"sha256,omitempty"`
	Note   HTML        `json:"note,omitzero"`
}

// SourceLink is what the last check of a source's address found.
type SourceLink struct {
	// State is opens, moved, unclear, unreachable, archived (gone, and Evidence.Title leads to the archive copy) or gone, with its label in
	// words.
	State State `json:"state"`
	// Checked is the day of the check.
	Checked Time `json:"checked"`
	// Line says what else a reader should know about the links.
	Line string `json:"line,omitempty"`
	// To leads to the new address of a page that moved, or to the address at which an archived page stood.
	To Link `json:"to,omitzero"`
}

// Question is one headline rule and its answer. The reasons of the one that holds are Agreement.Reasons and not repeated here.
type Question struct {
	Class State `json:"class"`
	Holds bool  `json:"holds"`
	// Answer is yes or no, in the page's language.
	Answer  string   `json:"answer"`
	Reasons []Reason `json:"reasons,omitempty"`
}
