package draft

import (
	"path"
	"slices"
	"strings"
	"sync"

	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/format"
	"seika/generator/load"
	"seika/generator/place"
)

// Composer makes records from answers.
type Composer struct {
	// Set are the records, organisations and themes that exist, in Folder (slash-separated) of the data repository.
	Set    *load.Set
	Folder string
	// Today is the day on which sources count as opened where nobody says another.
	Today agreement.Date
	// Insist says that a person knows of the records and organisations that look like the new ones, and means another one.
	Insist bool
	// Others are the rules of other finders than the linter and the loader; exceptions may name them.
	Others []*diag.Rule

	once sync.Once
	dir  *Directory
}

// directory knows the organisations on record, and can be added to.
func (c *Composer) directory() *Directory {
	c.once.Do(func() { c.dir = NewDirectory(c.Set.Organisations) })
	return c.dir.branch()
}

// Draft is a record in the making.
type Draft struct {
	Agreement *agreement.Agreement
	// New are the organisations that are not on record, in the order of the parties.
	New []*Body
	// Missing are the questions that must be answered before there is a record. A key made by Of is about an organisation.
	Missing []Key
	// Problems are answers that cannot be taken over, in the order of the questions.
	Problems []Answered
	// Duplicate says that the agreement is on record, or may be; nil where it is not.
	Duplicate *Duplicate
	// Proposed are answers that nobody gave and that follow from the others.
	Proposed Answers

	governments []place.Government
	bodies      []*Body // of the parties, on record or new
	// named are the references that names of parties turned out to be.
	named map[string]string
}

// Answered is the problem of one answer.
type Answered struct {
	Key     Key
	Problem *Problem
}

// Duplicate is a record that says what the draft says.
type Duplicate struct {
	Problem *Problem
	// Record is the agreement on record and File where it stands.
	Record *agreement.Agreement
	File   string
	// Certain is set for the very same agreement: insisting does not help.
	Certain bool
}

// OK reports whether the draft can be written as far as its answers say.
func (d *Draft) OK() bool { return len(d.Missing) == 0 && len(d.Problems) == 0 && d.Duplicate == nil }

// ProblemOf is the first problem of the answer to one question, nil where it has none.
func (d *Draft) ProblemOf(k Key) *Problem {
	for _, p := range d.Problems {
		if p.Key == k {
			return p.Problem
		}
	}
	return nil
}

// composition is the work on one draft.
type composition struct {
	*Composer
	*Draft
	answers Answers
	base    *Base
	dir     *Directory
}

// Compose makes a draft of a partial record and of answers, which go before it; base may be nil. It may be called with the answers given so
// far: what is missing and what is wrong stand in the draft.
func (c *Composer) Compose(base *Base, answers Answers) *Draft {
	w := &composition{Composer: c, answers: answers, base: base, dir: c.directory(),
		Draft: &Draft{Agreement: &agreement.Agreement{}, Proposed: Answers{}, named: map[string]string{}}}
	if base != nil {
		*w.Agreement = *base.Agreement // what is changed below the top is cloned before
	} else {
		w.base = &Base{Agreement: &agreement.Agreement{}}
	}
	a := w.Agreement
	a.Schema = agreement.Schema
	if a.Review.State == "" {
		a.Review.State = "unreviewed"
	}
	w.parties()
	w.references()
	w.dates()
	w.subject()
	w.source()
	w.identify()
	w.duplicates()
	return w.Draft
}

func (w *composition) wrong(k Key, p *Problem) { w.Problems = append(w.Problems, Answered{k, p}) }
func (w *composition) missing(k Key)           { w.Missing = append(w.Missing, k) }

// text is a one-line answer, or what the partial record has.
func (w *composition) text(k Key, recorded string) string {
	if answer := strings.TrimSpace(w.answers[k]); answer != "" {
		return answer
	}
	return recorded
}

// day is an answered date, or what the partial record has.
func (w *composition) day(k Key, recorded agreement.Date) agreement.Date {
	answer := strings.TrimSpace(w.answers[k])
	if answer == "" {
		return recorded
	}
	d, why := ReadDay(answer)
	if why != nil {
		w.wrong(k, why)
	}
	return d
}

// dates reads when it was signed, or since when it is known.
func (w *composition) dates() {
	a := w.Agreement
	a.Signed = w.day(KeySigned, a.Signed)
	a.FirstKnown = w.day(KeyFirstKnown, a.FirstKnown)
	if answer := w.answers[KeyBasis]; answer != "" && !a.Signed.IsZero() {
		basis, why := word(agreement.SignedBasisVocabulary, answer, format.Record, "signed_basis: %s", "signed_basis")
		if a.SignedBasis = basis; why != nil {
			w.wrong(KeyBasis, why)
		}
	}
	if a.Signed.IsZero() && a.FirstKnown.IsZero() && w.ProblemOf(KeySigned) == nil && w.ProblemOf(KeyFirstKnown) == nil {
		w.missing(KeySigned)
	}
}

// subject reads kind, title and themes.
func (w *composition) subject() {
	a := w.Agreement
	title := agreement.L(w.text(KeyTitle, a.Title.JA), w.text(KeyTitleEN, a.Title.EN))
	if answer := w.answers[KeyKind]; answer != "" {
		kind, why := word(agreement.KindVocabulary, answer, format.Record, "kind: %s", "kind")
		if a.Kind = agreement.Kind(kind); why != nil {
			w.wrong(KeyKind, why)
		}
	}
	if a.Kind == "" && w.ProblemOf(KeyKind) == nil {
		if kind, ok := KindOf(title.In("ja")); ok {
			a.Kind = kind
			w.Proposed[KeyKind] = string(kind)
		} else {
			w.missing(KeyKind)
		}
	}
	if title.IsZero() && a.Kind != "" && len(w.governments) > 0 && len(a.Parties) > 1 {
		title.JA = MadeTitle(a, w.bodies)
		w.Proposed[KeyTitle] = title.JA
	}
	a.Title = title
	if _, standby := Subject(title.In("ja"), a.Kind); standby {
		a.Standby = true
	}
	if themes := w.answers.list(KeyThemes); len(themes) > 0 {
		a.Themes = nil
		for _, text := range themes {
			w.theme(text)
		}
	} else if len(a.Themes) == 0 {
		a.Themes = Themes(title.In("ja"), nil, w.Set.Themes.Themes)
	}
}

func (w *composition) theme(text string) {
	for _, t := range w.Set.Themes.Themes {
		if text == t.ID || text == t.JA || strings.EqualFold(text, t.EN) {
			w.Agreement.Themes = append(w.Agreement.Themes, t.ID)
			return
		}
	}
	p := problem("theme-unknown", "分野「%s」は一覧にありません。", "There is no theme %q.", text)
	for _, t := range w.Set.Themes.Themes {
		p.Near = append(p.Near, t.ID)
	}
	w.wrong(KeyThemes, p)
}

// identify takes the id that a person wants, or proposes one.
func (w *composition) identify() {
	a := w.Agreement
	id, taken := w.text(KeyID, a.ID), TakenIDs(w.Set)
	switch {
	case id == "" && len(w.governments) > 0:
		a.ID = Identify(a, taken)
		w.Proposed[KeyID] = a.ID
	case id == "":
	case !agreement.ValidID(id):
		w.wrong(KeyID, misread(format.Record, "id: "+format.Scalar(id), "id"))
	case taken[id]:
		a.ID = id
		w.wrong(KeyID, &Problem{Code: "id-duplicate", Text: diag.Tf("ID「%s」はほかの記録が使っています。", "The id %s belongs to another record.", id),
			Fix: diag.T("別の ID にしてください。", "Choose another one.")})
	default:
		a.ID = id
	}
}

// duplicates looks for the agreement among those on record.
func (w *composition) duplicates() {
	a := w.Agreement
	if len(w.governments) == 0 || len(a.Parties) < 2 || a.Title.IsZero() || a.Signed.IsZero() && a.FirstKnown.IsZero() {
		return
	}
	known := NewKnown(w.neighbours(), w.dir)
	if r := known.Same(a); r != nil {
		w.Duplicate = &Duplicate{Record: r.Agreement, File: r.File, Certain: true, Problem: &Problem{Code: "duplicate",
			Text: diag.Tf("この協定は登録済みです：%s（%s）。", "This agreement is on record: %s (%s).", r.File, r.Title.In("ja")),
			Fix:  diag.T("分かったことは、その記録に書き加えてください。", "Add what you know to that record.")}}
		return
	}
	r, certain, code := known.Near(a)
	if r == nil || w.Insist {
		return
	}
	if certain {
		code = "duplicate"
	}
	text := diag.Tf("%s（%s）と当事者・締結日が同じで、名称も似ています。", "%s (%s) has the same parties and date and a similar title.", r.File, r.Title.In("ja"))
	switch code {
	case "duplicate-title":
		text = diag.Tf("%s（%s）と当事者・締結日が同じです。", "%s (%s) has the same parties and date.", r.File, r.Title.In("ja"))
	case "duplicate-date":
		text = diag.Tf("%s（%s）と当事者が同じで、名称が似ています。結び直したものかもしれません。", "%s (%s) has the same parties and a similar title; this may be the same one, or one signed anew.", r.File, r.Title.In("ja"))
	case "duplicate-parties":
		text = diag.Tf("%s（%s）と締結日・名称が似ていて、当事者の一部が同じです。", "%s (%s) has the date, a similar title and some of the parties.", r.File, r.Title.In("ja"))
	}
	w.Duplicate = &Duplicate{Record: r.Agreement, File: r.File, Problem: &Problem{Code: code, Text: text,
		Fix: diag.T("同じ協定なら、その記録に書き加えてください。別の協定なら --insist を付けてください。", "If it is the same agreement, add to that record; if it is another one, give --insist.")}}
}

// neighbours are the records that share a local government with the draft: no other can be the same agreement.
func (w *composition) neighbours() []load.Record {
	refs := governments(w.Agreement)
	var out []load.Record
	for _, r := range w.Set.Records {
		if slices.ContainsFunc(r.Agreement.Parties, func(p agreement.Party) bool { return slices.Contains(refs, p.Ref) }) {
			out = append(out, r)
		}
	}
	return out
}

// Files are the files of the draft: the record, with comments in language lang that say what can be added ("" for none), and the
// organisations that are not on record.
func (c *Composer) Files(d *Draft, lang string) []File {
	text := RecordText(d.Agreement)
	if lang != "" {
		text = commented(d.Agreement, d.bodies, text, lang)
	}
	files := []File{{Path: path.Join(c.Folder, FolderOf(d.Agreement), d.Agreement.ID+".yaml"), Content: text}}
	for _, b := range d.New {
		files = append(files, File{Path: PartyFile(c.Folder, b.ID), Content: OrganisationText(&b.Organisation)})
	}
	return slices.Clip(files)
}
