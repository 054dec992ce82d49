package format

import (
	"slices"

	"gopkg.in/yaml.v3"

	"seika/generator/agreement"
)

type shapeKind int

const (
	unknown shapeKind = iota // not in the field table: kept as it is written
	scalar
	mapping
	list
)

// shape is what the field table says about the value of a field, in the terms of its layout.
type shape struct {
	kind shapeKind
	// party marks a reference to a party, which is quoted where it holds a colon.
	party bool
	// spread marks a mapping that is always written with one key a line.
	spread bool
	// rank, of a mapping, gives the place of each key in the canonical order and fields the shapes of the values in that order.
	rank   map[string]int
	fields []*shape
	// groups holds the ranks with which a new group of keys begins.
	groups []int
	// item is the shape of the items of a list.
	item *shape
}

var anything = &shape{}

// below returns the shape of the value under key.
func (s *shape) below(key string) *shape {
	if i, ok := s.rank[key]; ok {
		return s.fields[i]
	}
	return anything
}

// items returns the shape of a list's items.
func (s *shape) items() *shape {
	if s.kind == list {
		return s.item
	}
	return anything
}

// matches reports whether a node has the form that the shape asks for.
func (s *shape) matches(n *yaml.Node) bool {
	switch s.kind {
	case scalar:
		return n.Kind == yaml.ScalarNode
	case mapping:
		return n.Kind == yaml.MappingNode
	case list:
		return n.Kind == yaml.SequenceNode
	default:
		return false
	}
}

// group returns the number of the group of keys that the key of that rank belongs to.
func (s *shape) group(rank int) int {
	n := 0
	for _, first := range s.groups {
		if first <= rank {
			n++
		}
	}
	return n
}

// spreadObjects are written with one key a line even where they would fit on one: they grow, and their addresses are long.
var spreadObjects = []string{"deliverable", "indicator", "evidence", "conflict"}

// groupStarts are the top-level keys that begin a new group, set off by a blank line.
var groupStarts = map[string][]string{
	"agreement": {"parties", "signed", "themes", "summary", "burden", "deliverables", "pathway", "activations", "replications", "conflicts",
		"responses", "amendments", "review", "evidence"},
	"organisation": {"evidence"},
}

var (
	localizedShape = &shape{kind: mapping, rank: map[string]int{"ja": 0, "en": 1}, fields: []*shape{{kind: scalar}, {kind: scalar}}}
	objectShapes   = map[*agreement.Object]*shape{}

	recordShape       = objectShape(agreement.RecordObject)
	organisationShape = objectShape(agreement.OrganisationObject)
	themesShape       = &shape{kind: list, item: objectShape(agreement.ThemeObject)}
)

func shapeOf(kind Kind) *shape {
	switch kind {
	case Organisation:
		return organisationShape
	case Themes:
		return themesShape
	default:
		return recordShape
	}
}

func objectShape(o *agreement.Object) *shape {
	if s := objectShapes[o]; s != nil {
		return s
	}
	s := &shape{kind: mapping, rank: map[string]int{}, spread: slices.Contains(spreadObjects, o.Name)}
	objectShapes[o] = s
	for i := range o.Fields {
		s.rank[o.Fields[i].Key] = i
		s.fields = append(s.fields, fieldShape(&o.Fields[i]))
	}
	for _, key := range groupStarts[o.Name] {
		rank, ok := s.rank[key]
		if !ok {
			panic("format: " + o.Name + " has no key " + key)
		}
		s.groups = append(s.groups, rank)
	}
	return s
}

func fieldShape(f *agreement.Field) *shape {
	s := &shape{kind: scalar}
	switch f.Type {
	case agreement.TypeObject:
		s = objectShape(f.Object)
	case agreement.TypeLocalized, agreement.TypeProse:
		s = localizedShape
	case agreement.TypePartyRef:
		s.party = true
	}
	if f.List {
		return &shape{kind: list, item: s}
	}
	return s
}
