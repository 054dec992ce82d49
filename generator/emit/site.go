package emit

import (
	"cmp"
	"slices"
	"strings"

	"seika/generator/agreement"
	"seika/generator/place"
	"seika/generator/verdict"
)

// site is the input, put in order and cross-referenced. It is not changed once newSite has returned.
type site struct {
	input   Input
	base    string
	origin  string
	host    host
	locales []*locale

	// entries are the records, latest signing first; see listedAt.
	entries       []*entry
	byID          map[string]*entry
	organisations map[string]*agreement.Organisation
	themes        map[string]agreement.Theme
	// rules are the rules of the method by their section and id.
	sections map[string]*verdict.Section

	dimensions []*dimension
	places     *dimension
	classes    *dimension

	past past
}

// locale is the site in one language.
type locale struct {
	*site
	lang  string
	index int
	names map[string]string // of local governments, by code
}

// t chooses between a Japanese and an English text.
func (l *locale) t(ja, en string) string {
	if l.lang == "ja" {
		return ja
	}
	return en
}

// in chooses the text of l's language; both are always there.
func (l *locale) in(t agreement.Localized) string { return l.t(t.JA, t.EN) }

// entry is a record with what lists and links need of it.
type entry struct {
	Record
	id string
	// start is the day of signing, or the first day the agreement is known for where dated is false.
	start agreement.Date
	dated bool
	// governments are the codes of the parties that the register of local governments knows, organisations the ids of the others that
	// have a file: each once, in the order of the record.
	governments, organisations []string
	// news is what is told about the record, the latest first.
	news []news
	// rows is the line of the record in lists, by language.
	rows []Row
}

func newSite(in Input) *site {
	s := &site{
		input: in, base: basePath(in.Config.BaseURL), origin: origin(in.Config.BaseURL), host: newHost(in.Config.Repository, in.Config.Branch),
		byID: make(map[string]*entry, len(in.Records)), organisations: make(map[string]*agreement.Organisation, len(in.Organisations)),
		themes: make(map[string]agreement.Theme, len(in.Themes)), sections: make(map[string]*verdict.Section, len(in.Method)),
	}
	for _, o := range in.Organisations {
		s.organisations[o.ID] = o
	}
	for _, t := range in.Themes {
		s.themes[t.ID] = t
	}
	for _, section := range in.Method {
		s.sections[section.ID] = section
	}
	codes := map[string]bool{}
	for _, r := range in.Records {
		e := s.newEntry(r)
		s.entries = append(s.entries, e)
		s.byID[e.id] = e
		for _, code := range e.governments {
			codes[code] = true
		}
		for _, x := range e.Agreement.Replications {
			if code, ok := agreement.GovernmentCode(x.To); ok {
				codes[code] = true
			}
		}
	}
	slices.SortFunc(s.entries, func(a, b *entry) int {
		return cmp.Or(b.listedAt().Compare(a.listedAt()), strings.Compare(a.id, b.id))
	})
	wanted := in.Config.Languages
	if len(wanted) == 0 {
		wanted = languages
	}
	for i, lang := range wanted {
		s.locales = append(s.locales, &locale{site: s, lang: lang, index: i, names: governmentNames(lang, codes)})
	}
	s.dimensions = s.newDimensions()
	s.past = s.newPast()
	inParallel(len(s.entries), func(i int) {
		for _, l := range s.locales {
			s.entries[i].rows = append(s.entries[i].rows, l.newRow(s.entries[i]))
		}
	})
	return s
}

func (s *site) newEntry(r Record) *entry {
	e := &entry{Record: r, id: r.Agreement.ID}
	e.start, e.dated = r.Agreement.Start()
	for i := range r.Agreement.Parties {
		ref := r.Agreement.Parties[i].Ref
		if code, ok := agreement.GovernmentCode(ref); ok {
			if _, known := place.Lookup(code); known && !slices.Contains(e.governments, code) {
				e.governments = append(e.governments, code)
			}
		} else if s.organisations[ref] != nil && !slices.Contains(e.organisations, ref) {
			e.organisations = append(e.organisations, ref)
		}
	}
	return e
}

// listedAt is the day that places the record in lists, latest first. A day that is no more than the one on which somebody looked says nothing
// about the agreement: such a record comes last.
func (e *entry) listedAt() agreement.Date {
	if checked := e.Agreement.Checked; !e.dated && !checked.IsZero() && !e.start.Before(checked) {
		return agreement.Date{}
	}
	return e.start
}

// governmentNames gives the full name of each local government of a set, of all prefectures, and of what lies between them.
func governmentNames(lang string, codes map[string]bool) map[string]string {
	names := make(map[string]string, len(codes)+47)
	add := func(g place.Government) {
		switch {
		case lang == "ja":
			names[g.Code] = g.FullName()
		default:
			names[g.Code] = g.EnglishName()
		}
	}
	for _, p := range place.Prefectures() {
		add(p)
	}
	for code := range codes {
		for g, ok := place.Lookup(code); ok; g, ok = place.ParentOf(g.Code) {
			add(g)
		}
	}
	return names
}

// programme reports whether e is a programme, which counts in no share.
func (e *entry) programme() bool { return !e.Verdict.InShares }

// year is the fiscal year of signing, 0 where no source dates it.
func (e *entry) year() int {
	if !e.dated || e.start.IsZero() {
		return 0
	}
	return e.start.FiscalYear()
}
