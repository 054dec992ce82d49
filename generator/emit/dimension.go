package emit

import (
	"slices"
	"strconv"
	"strings"

	"seika/generator/agreement"
	"seika/generator/place"
	"seika/generator/verdict"
)

// dimension is one way to divide the records: by place, partner, theme, class or year.
type dimension struct {
	of     string
	folder string
	groups []*group
	byID   map[string]*group
}

// group is the records of one place, partner, theme, class or year, in the order of the site. Each record stands in one of the lists.
type group struct {
	id  string
	own []*entry
	// below are the records of what lies in a place.
	below []*entry
	// programmes stand apart.
	programmes []*entry
	// members are the groups of what lies directly in a place.
	members []*group
}

// unknownYear is the id of the group of agreements whose signing is not dated.
const unknownYear = "unknown"

func (g *group) size() int { return len(g.own) + len(g.below) + len(g.programmes) }

// counted are the agreements of g that count in shares.
func (g *group) counted() []*entry {
	if len(g.below) == 0 {
		return g.own
	}
	return slices.Concat(g.own, g.below)
}

func (d *dimension) group(id string) *group {
	g := d.byID[id]
	if g == nil {
		g = &group{id: id}
		d.byID[id] = g
		d.groups = append(d.groups, g)
	}
	return g
}

func (g *group) add(e *entry, below bool) {
	switch {
	case e.programme():
		g.programmes = append(g.programmes, e)
	case below:
		g.below = append(g.below, e)
	default:
		g.own = append(g.own, e)
	}
}

func (s *site) newDimensions() []*dimension {
	newDimension := func(of, folder string) *dimension {
		return &dimension{of: of, folder: folder, byID: map[string]*group{}}
	}
	places, partners := newDimension("place", placesFolder), newDimension("partner", partnersFolder)
	themes, classes, years := newDimension("theme", themesFolder), newDimension("class", classesFolder), newDimension("year", yearsFolder)
	for _, p := range place.Prefectures() {
		places.group(p.Code)
	}
	for _, o := range s.input.Organisations {
		partners.group(o.ID)
	}
	for _, t := range s.input.Themes {
		themes.group(t.ID)
	}
	for _, class := range s.classIDs() {
		classes.group(class)
	}
	for _, e := range s.entries {
		for _, code := range e.governments {
			places.group(code).add(e, false)
		}
		for _, code := range e.above() {
			places.group(code).add(e, true)
		}
		for _, id := range e.organisations {
			partners.group(id).add(e, false)
		}
		for i, id := range e.Agreement.Themes {
			if _, known := s.themes[id]; known && !slices.Contains(e.Agreement.Themes[:i], id) {
				themes.group(id).add(e, false)
			}
		}
		if g := classes.byID[string(e.Verdict.Class)]; g != nil {
			g.add(e, false)
		}
		years.group(yearID(e.year())).add(e, false)
	}
	byID := func(a, b *group) int { return strings.Compare(a.id, b.id) }
	slices.SortFunc(places.groups, byID)
	slices.SortFunc(partners.groups, byID)
	slices.SortFunc(years.groups, func(a, b *group) int { return -yearOrder(a.id, b.id) })
	for _, g := range places.groups {
		if parent, ok := place.ParentOf(g.id); ok {
			above := places.byID[parent.Code]
			above.members = append(above.members, g)
		}
	}
	s.places, s.classes = places, classes
	return []*dimension{places, partners, themes, classes, years}
}

// above are the local governments that e's governments lie in and that are not parties themselves.
func (e *entry) above() (codes []string) {
	for _, code := range e.governments {
		for g, ok := place.ParentOf(code); ok; g, ok = place.ParentOf(g.Code) {
			if !slices.Contains(e.governments, g.Code) && !slices.Contains(codes, g.Code) {
				codes = append(codes, g.Code)
			}
		}
	}
	return codes
}

func yearID(year int) string {
	if year == 0 {
		return unknownYear
	}
	return strconv.Itoa(year)
}

// yearOrder puts the unknown year before all others.
func yearOrder(a, b string) int {
	if a == unknownYear || b == unknownYear {
		return strings.Compare(b, a)
	}
	return strings.Compare(a, b)
}

// classIDs are the classes in the order of the method.
func (s *site) classIDs() []string {
	section := s.sections["headline"]
	if section == nil {
		section = verdict.HeadlineSection
	}
	ids := make([]string, len(section.Rules))
	for i, r := range section.Rules {
		ids[i] = r.ID
	}
	return ids
}

// government looks up the local government that ref names.
func government(ref string) (place.Government, bool) {
	code, ok := agreement.GovernmentCode(ref)
	if !ok {
		return place.Government{}, false
	}
	return place.Lookup(code)
}
