package lint

import (
	"runtime"
	"sync"
	"sync/atomic"

	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/source"
)

// Subject is one agreement record, where its values stand, and its file as shown to people.
type Subject struct {
	Agreement *agreement.Agreement
	Map       *source.Map
	File      string
	// Partial says that values of the file could not be read. Rules about what is missing then stay silent.
	Partial bool
	// Unread are the places of those values where they are known; rules about what is missing in other parts of the record then speak.
	Unread []source.Path
}

// OrganisationSubject is the same for an organisation.
type OrganisationSubject struct {
	Organisation *agreement.Organisation
	Map          *source.Map
	File         string
	Partial      bool
}

// ThemesSubject is the same for the list of themes.
type ThemesSubject struct {
	Themes []agreement.Theme
	Map    *source.Map
	File   string
}

// Register is everything that is checked together. A nil Map is allowed: findings then name the file alone. A Subject without an
// Agreement, an OrganisationSubject without an Organisation, is passed over.
type Register struct {
	Agreements    []Subject
	Organisations []OrganisationSubject
	Themes        ThemesSubject
	// AsOf is the day after which nothing can have happened yet; the zero Date switches off what depends on it.
	AsOf agreement.Date
	// Others are the rules of other finders about the same files. Exceptions may name them; whether such an exception is needed is not
	// known here. Their findings go through Except.
	Others []*diag.Rule
}

// Run applies every rule to the register and returns the findings in the order of diag.List.Sorted. Records are checked by parallel
// goroutines; with 0 or less, by as many as the Go scheduler uses processors. The result does not depend on their number.
func Run(reg *Register, parallel int) diag.List {
	if parallel <= 0 {
		parallel = runtime.GOMAXPROCS(0)
	}
	ix := newIndex(reg)
	found := make([]diag.List, len(reg.Agreements)+len(reg.Organisations))
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(parallel, len(found)) {
		workers.Go(func() {
			p := &pass{index: ix, asOf: reg.AsOf}
			for {
				i := int(next.Add(1)) - 1
				if i >= len(found) {
					return
				}
				if i < len(reg.Agreements) {
					found[i] = p.checkAgreement(&reg.Agreements[i])
				} else {
					found[i] = p.checkOrganisation(&reg.Organisations[i-len(reg.Agreements)])
				}
			}
		})
	}
	workers.Wait()

	var all diag.List
	for _, list := range found {
		all = append(all, list...)
	}
	return settle(reg, append(all, checkRegister(reg, ix)...)).Sorted()
}
