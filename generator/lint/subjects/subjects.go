// Package subjects makes what the linter looks at from what the loader read. Rules see no files, and the loader judges nothing; here the two
// meet.
package subjects

import (
	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/lint"
	"seika/generator/load"
)

// Of is everything in a data set, to be checked together, with today as the day after which nothing can have happened. Others are the rules
// of other finders that exceptions may name.
func Of(set *load.Set, today agreement.Date, others []*diag.Rule) *lint.Register {
	register := &lint.Register{AsOf: today, Others: others, Themes: lint.ThemesSubject{Themes: set.Themes.Themes, Map: set.Themes.Map}}
	if set.Themes.File != nil {
		register.Themes.File = set.Themes.File.Path
	}
	for _, r := range set.Records {
		register.Agreements = append(register.Agreements, lint.Subject{Agreement: r.Agreement, Map: r.Map, File: r.File.Path, Partial: r.Partial, Unread: r.Unread})
	}
	for _, o := range set.Organisations {
		register.Organisations = append(register.Organisations, lint.OrganisationSubject{Organisation: o.Organisation, Map: o.Map, File: o.File.Path, Partial: o.Partial})
	}
	return register
}
