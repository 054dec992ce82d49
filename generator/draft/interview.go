package draft

import (
	"maps"
	"slices"
	"strings"
	"sync"

	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/jatext"
	"seika/generator/place"
)

// Interview asks a person for what a draft needs, page by page. It knows no terminal: somebody else shows the questions. Its methods may be
// called at the same time: proposals are looked up while a person types.
type Interview struct {
	mu       sync.Mutex
	composer *Composer
	base     *Base
	answers  Answers
	// given are the questions that were answered before the interview began.
	given map[Key]bool
}

// NewInterview begins with what is known already; base may be nil.
func NewInterview(c *Composer, base *Base, answers Answers) *Interview {
	i := &Interview{composer: c, base: base, answers: Answers{}, given: map[Key]bool{}}
	for k, answer := range answers {
		i.answers[k] = answer
		i.given[k] = strings.TrimSpace(answer) != ""
	}
	return i
}

// Answer takes an answer.
func (i *Interview) Answer(k Key, answer string) {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.answers[k] = answer
}

// Answered is the answer given to a question so far.
func (i *Interview) Answered(k Key) string {
	i.mu.Lock()
	defer i.mu.Unlock()
	return i.answers[k]
}

// Answers are all answers given so far.
func (i *Interview) Answers() Answers {
	i.mu.Lock()
	defer i.mu.Unlock()
	return maps.Clone(i.answers)
}

// Insist makes the draft another one than those it looks like.
func (i *Interview) Insist() {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.composer.Insist = true
}

// Draft is the draft that the answers given so far make.
func (i *Interview) Draft() *Draft {
	i.mu.Lock()
	defer i.mu.Unlock()
	return i.composer.Compose(i.base, i.answers)
}

// Files are the files of a draft without comments, to be shown.
func (i *Interview) Files(d *Draft) []File { return i.composer.Files(d, "") }

// Page is what is asked together. Its keys depend on the answers of the pages before it; there may be none.
type Page struct {
	Title diag.Text
	Keys  []Key
}

// Pages is how many pages there are.
const Pages = 8

// Page returns page n, from 0.
func (i *Interview) Page(n int) Page {
	i.mu.Lock()
	defer i.mu.Unlock()
	d := i.composer.Compose(i.base, i.answers)
	p := Page{Title: diag.T("協定", "The agreement")}
	switch n {
	case 0:
		p.Title = diag.T("当事者", "The parties")
		p.Keys = []Key{KeyPlace, KeyPartner}
	case 1:
		p.Title = diag.T("新しい団体", "A new organisation")
		for _, b := range d.New {
			name := b.Name.JA
			if why := d.ProblemOf(KeyPartnerSame.Of(name)); why != nil && len(why.Near) > 0 {
				p.Keys = append(p.Keys, KeyPartnerSame.Of(name))
			}
		}
	case 2:
		p.Title = diag.T("新しい団体", "A new organisation")
		for _, b := range d.New {
			for _, k := range []Key{KeyPartnerKind, KeyPartnerEN, KeyPartnerNumber, KeyPartnerID} {
				if k != KeyPartnerKind || slices.Contains(d.Missing, k.Of(b.Name.JA)) || i.answers[k.Of(b.Name.JA)] != "" {
					p.Keys = append(p.Keys, k.Of(b.Name.JA))
				}
			}
		}
	case 3:
		p.Keys = []Key{KeyKind, KeySigned, KeyTitle}
	case 4:
		p.Keys = []Key{KeyBasis}
		if d.Agreement.Signed.IsZero() {
			p.Keys = []Key{KeyFirstKnown}
		}
	case 5:
		p.Title = diag.T("出典", "The source")
		p.Keys = []Key{KeyURL}
	case 6:
		p.Title = diag.T("出典", "The source")
		p.Keys = []Key{KeyType, KeySource}
	case 7:
		p.Title = diag.T("出典と ID", "The source and the id")
		p.Keys = []Key{KeyPublisher, KeyPublished, KeyID}
	}
	p.Keys = slices.DeleteFunc(p.Keys, func(k Key) bool { return i.known(d, k) })
	return p
}

// known reports whether a question was answered before the interview, well enough.
func (i *Interview) known(d *Draft, k Key) bool {
	if d.ProblemOf(k) != nil || slices.Contains(d.Missing, k) {
		return false
	}
	if i.given[k] {
		return true
	}
	if i.base == nil {
		return false
	}
	if k == KeyPlace || k == KeyPartner {
		return len(i.base.Agreement.Parties) > 0 && i.answers[k] == ""
	}
	path := keyPaths[k]
	return path != "" && !i.base.spans.At(path).IsZero()
}

// Revise makes the interview ask everything again, with the answers given so far as proposals.
func (i *Interview) Revise() {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.given = map[Key]bool{}
}

// Proposal is the answer that an empty one stands for, "" where it stands for none.
func (i *Interview) Proposal(k Key) string {
	i.mu.Lock()
	defer i.mu.Unlock()
	return i.composer.Compose(i.base, i.without(k)).Proposed[k]
}

// without are the answers to all other questions.
func (i *Interview) without(k Key) Answers {
	others := Answers{}
	for key, answer := range i.answers {
		if key != k {
			others[key] = answer
		}
	}
	return others
}

// Check is what is wrong with an answer to one question, nil where nothing is.
func (i *Interview) Check(k Key, answer string) *Problem {
	i.mu.Lock()
	defer i.mu.Unlock()
	answers := i.without(k)
	answers[k] = answer
	if strings.TrimSpace(answer) == "" {
		if d := i.composer.Compose(i.base, answers); !slices.Contains(d.Missing, k) || k == KeySigned {
			return nil // a day of signing may be unknown
		}
		return problem("answer-missing", "答えが要ります。", "An answer is needed.")
	}
	return i.composer.Verify(i.base, answers, k)
}

// Candidates are the nearest answers to what is typed so far, at most limit.
func (i *Interview) Candidates(k Key, typed string, limit int) []string {
	parts := strings.FieldsFunc(typed, func(r rune) bool { return strings.ContainsRune("\n、;；", r) })
	if len(parts) == 0 {
		return nil
	}
	last := strings.TrimSpace(parts[len(parts)-1])
	var out []string
	switch question, _ := k.Split(); question {
	case KeyPlace:
		for _, g := range place.Search(last, limit) {
			out = append(out, Shown(g))
		}
	case KeyPartner:
		for _, o := range i.organisations(last, limit) {
			out = append(out, o.Name.In("ja")+" ("+o.ID+")")
		}
	}
	return out
}

// Completions are answers that begin with what is typed.
func (i *Interview) Completions(k Key, typed string) []string {
	var out []string
	switch question, _ := k.Split(); question {
	case KeyPlace:
		for _, g := range place.Search(typed, 20) {
			out = append(out, g.Name, g.FullName())
		}
	case KeyPartner:
		for _, o := range i.organisations(typed, 20) {
			out = append(out, o.Name.In("ja"), o.ID)
		}
	}
	return slices.DeleteFunc(out, func(s string) bool { return typed == "" || !strings.HasPrefix(s, typed) })
}

// organisations are those on record of which a name or the id holds the typed text, the ones that begin with it first.
func (i *Interview) organisations(typed string, limit int) []*agreement.Organisation {
	fold := func(s string) string { return strings.ToLower(jatext.Squeeze(jatext.Fold(s))) }
	typed = fold(typed)
	if typed == "" {
		return nil
	}
	var begin, inside []*agreement.Organisation
	for _, r := range i.composer.Set.Organisations {
		best := -1
		for _, name := range append([]string{r.Organisation.ID, r.Organisation.Name.JA, r.Organisation.Name.EN}, r.Organisation.Aliases...) {
			if at := strings.Index(fold(name), typed); at >= 0 && (best < 0 || at < best) {
				best = at
			}
		}
		switch {
		case best == 0:
			begin = append(begin, r.Organisation)
		case best > 0:
			inside = append(inside, r.Organisation)
		}
	}
	begin = append(begin, inside...)
	return begin[:min(limit, len(begin))]
}

// NameOf is the name of the organisation with that id and the id, as people tell it from others.
func (i *Interview) NameOf(id string) string {
	for _, r := range i.composer.Set.Organisations {
		if r.Organisation.ID == id {
			return r.Organisation.Name.In("ja") + " (" + id + ")"
		}
	}
	return id
}
