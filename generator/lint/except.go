package lint

import (
	"slices"
	"strings"

	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/source"
)

// Except returns the findings that no exception of the register silences, in their order. Run does this for its own findings; the findings
// of others about the same files go through here.
func (reg *Register) Except(found diag.List) diag.List {
	return reg.exceptions().filter(found)
}

// exceptions are the exceptions that hold on the as-of date, by file.
type exceptions map[string][]*exception

// exception is one of them, with where its path leads and whether it silenced anything.
type exception struct {
	agreement.Exception
	item  int         // in the file's list
	at    source.Path // "" for the whole file
	used  bool
	spans *source.Map
	// partial says that values of the file could not be read, so that what the exception is for may not have been looked at.
	partial bool
}

func (reg *Register) exceptions() exceptions {
	all := exceptions{}
	add := func(file string, spans *source.Map, partial bool, list []agreement.Exception, paths func() *follower) {
		if len(list) == 0 {
			return
		}
		f := paths()
		for i := range list {
			x := &exception{Exception: list[i], item: i, spans: spans, partial: partial}
			if x.Path != "" {
				at, wrong := f.follow(x.Path, false)
				if wrong != nil {
					continue // path-unknown speaks about it
				}
				x.at = at
			}
			if !x.expired(reg.AsOf) {
				all[file] = append(all[file], x)
			}
		}
	}
	for i := range reg.Agreements {
		if s := &reg.Agreements[i]; s.Agreement != nil {
			add(s.File, s.Map, s.Partial, s.Agreement.Exceptions, func() *follower { return newFollower(agreementPlan, s.Agreement) })
		}
	}
	for i := range reg.Organisations {
		if s := &reg.Organisations[i]; s.Organisation != nil {
			add(s.File, s.Map, s.Partial, s.Organisation.Exceptions, func() *follower { return newFollower(organisationPlan, s.Organisation) })
		}
	}
	return all
}

// expired reports whether the last day that the exception's date can mean has passed. An exception without a date, which the loader
// reports, does not hold.
func (x *exception) expired(asOf agreement.Date) bool {
	return x.Until.IsZero() || !asOf.IsZero() && x.Until.Last().Before(asOf)
}

// covers reports whether the exception is about a finding: the rule is the same, and it stands at the path or below.
func (x *exception) covers(d *diag.Diagnostic) bool {
	if x.Rule != d.Rule || d.Severity == diag.Error {
		return false
	}
	rest, ok := strings.CutPrefix(string(d.Path), string(x.at))
	return ok && (x.at == "" || rest == "" || rest[0] == '/')
}

func (all exceptions) filter(found diag.List) diag.List {
	if len(all) == 0 {
		return found
	}
	return slices.DeleteFunc(slices.Clone(found), func(d diag.Diagnostic) bool {
		silenced := false
		for _, x := range all[d.Position.File] {
			if x.covers(&d) {
				x.used, silenced = true, true
			}
		}
		return silenced
	})
}
