package lint

import (
	"slices"
	"strings"
	"sync"

	"seika/generator/agreement"
	"seika/generator/orgname"
	"seika/generator/place"
	"seika/generator/source"
)

// orgNames finds organisations by the keys of their names (orgname.Key).
type orgNames struct {
	byKey map[string][]orgNamed // in the order of the register
	names map[string][]string   // of an organisation by its id
}

// orgNamed is an organisation under one of its names.
type orgNamed struct {
	*OrganisationSubject
	name string
	form string // the legal form that the name states
	path source.Path
}

// official reports whether the organisation is called so, and not only found under it.
func (n *orgNamed) official() bool { return strings.HasPrefix(string(n.path), "name") }

func newOrgNames(reg *Register) *orgNames {
	ns := &orgNames{byKey: map[string][]orgNamed{}, names: map[string][]string{}}
	for i := range reg.Organisations {
		s := &reg.Organisations[i]
		if s.Organisation == nil {
			continue
		}
		o := s.Organisation
		add := func(name string, path source.Path) {
			key, form := orgname.Key(name)
			if key == "" {
				return
			}
			core, _ := orgname.Cut(orgname.Expand(orgname.Fold(name)))
			ns.names[o.ID] = append(ns.names[o.ID], name, core)
			if at := slices.IndexFunc(ns.byKey[key], func(n orgNamed) bool { return n.OrganisationSubject == s }); at < 0 {
				ns.byKey[key] = append(ns.byKey[key], orgNamed{s, name, form, path})
			}
		}
		add(o.Name.JA, "name/ja")
		add(o.Name.EN, "name/en")
		for j, alias := range o.Aliases {
			add(alias, source.Path("aliases").Index(j))
		}
	}
	return ns
}

// compatible reports whether two names can be of one organisation by the legal forms they state.
func compatible(a, b string) bool { return a == "" || b == "" || a == b }

// governmentNames are the local governments by their names as sources write them; a name that several have is left out.
var governmentNames = sync.OnceValue(func() map[string]place.Government {
	byName, several := map[string]place.Government{}, map[string]bool{}
	for g := range place.All() {
		for _, name := range []string{g.Name, g.FullName()} {
			if other, used := byName[name]; used && other.Code != g.Code {
				several[name] = true
			}
			byName[name] = g
		}
	}
	for name := range several {
		delete(byName, name)
	}
	return byName
})

// partyNames are the names of an agreement's parties as titles write them.
func (ns *orgNames) partyNames(a *agreement.Agreement) []string {
	var names []string
	for i := range a.Parties {
		p := &a.Parties[i]
		if code, ok := agreement.GovernmentCode(p.Ref); ok {
			if g, ok := place.Lookup(code); ok {
				names = append(names, g.FullName(), g.Name)
			}
			continue
		}
		names = append(names, ns.names[p.Ref]...)
	}
	return names
}
