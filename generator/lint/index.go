package lint

import (
	"slices"
	"sync"

	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/nearest"
)

// index answers what a reference leads to. It is made once and only read by the workers.
type index struct {
	records         map[string]bool
	recordIDs       []string
	aliases         map[string]string // former id → the id now
	organisations   map[string]bool
	organisationIDs []string
	themes          map[string]bool
	themeIDs        []string
	themesFile      *ThemesSubject
	severities      map[string]diag.Severity // of every rule by its id
	exceptable      []string                 // the rules that allow exceptions

	// orgNames is made when the first rule asks for it.
	orgNames func() *orgNames

	// suggestions remembers what was suggested for a word, because one missing organisation is often missed by many records.
	suggestions sync.Map
}

func newIndex(reg *Register) *index {
	ix := &index{
		records:       make(map[string]bool, len(reg.Agreements)),
		aliases:       map[string]string{},
		organisations: make(map[string]bool, len(reg.Organisations)),
		themes:        make(map[string]bool, len(reg.Themes.Themes)),
		themesFile:    &reg.Themes,
		orgNames:      sync.OnceValue(func() *orgNames { return newOrgNames(reg) }),
	}
	ix.severities, ix.exceptable = severitiesOf(append(Rules(), reg.Others...))
	for i := range reg.Agreements {
		if a := reg.Agreements[i].Agreement; a != nil {
			ix.records[a.ID] = true
			for _, alias := range a.Aliases {
				ix.aliases[alias] = a.ID
			}
		}
	}
	for i := range reg.Organisations {
		if o := reg.Organisations[i].Organisation; o != nil {
			ix.organisations[o.ID] = true
		}
	}
	for i := range reg.Themes.Themes {
		ix.themes[reg.Themes.Themes[i].ID] = true
	}
	ix.recordIDs, ix.organisationIDs, ix.themeIDs = sortedKeys(ix.records), sortedKeys(ix.organisations), sortedKeys(ix.themes)
	return ix
}

func sortedKeys(set map[string]bool) []string {
	keys := make([]string, 0, len(set))
	for k := range set {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// nearest returns the candidate that word was probably meant to be. The list is one of the index, named by of.
func (ix *index) nearest(of, word string, candidates []string) (string, bool) {
	type query struct{ of, word string }
	if s, ok := ix.suggestions.Load(query{of, word}); ok {
		return s.(string), s != ""
	}
	s, ok := nearest.Word(word, candidates)
	ix.suggestions.Store(query{of, word}, s)
	return s, ok
}

// isGovernment reports whether ref is written as a reference to a local government.
func isGovernment(ref string) bool {
	_, ok := agreement.GovernmentCode(ref)
	return ok
}
