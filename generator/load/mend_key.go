package load

import (
	"gopkg.in/yaml.v3"

	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/source"
)

// site is the mapping in which a value stands, with what the field table knows about it.
type site struct {
	node *yaml.Node
	plan *plan
}

// value returns the node under a key, nil where there is none.
func (s site) value(key string) *yaml.Node {
	for i := 0; i+1 < len(s.node.Content); i += 2 {
		if s.node.Content[i].Value == key {
			return s.node.Content[i+1]
		}
	}
	return nil
}

// torn reports whether a comma may have torn a value in two: in {value: 1,200} YAML reads the value 1 and the key 200.
func (s site) torn() bool {
	for i := 0; i+1 < len(s.node.Content); i += 2 {
		if isDigits(s.node.Content[i].Value) && isNull(s.node.Content[i+1]) {
			return true
		}
	}
	return false
}

// takes reports whether the mapping may have the key.
func (s site) takes(key string) bool {
	_, ok := s.plan.steps[key]
	return ok
}

// mendKey gives a key the name that is surely meant: the same one in another case, width or way of joining words, or the one key with that
// label. What is wrong with the value is mended with it, where it can be. A value whose right key is taken has to be moved by hand.
func (f *filler) mendKey(key *yaml.Node, path source.Path) []diag.Edit {
	s := f.site
	if isDigits(key.Value) {
		return s.mendTorn(key, path)
	}
	to := s.keyMeant(key.Value)
	if to == "" || s.value(to) != nil {
		return nil
	}
	here := path.Key(key.Value)
	return append(f.mendValue(s.value(key.Value), s.plan.steps[to].field, here), diag.Edit{Operation: diag.Rename, Path: here, Key: to})
}

// mendValue returns the edits that make a single value one of the field, none where it is one or a person must decide.
func (f *filler) mendValue(n *yaml.Node, fd *agreement.Field, path source.Path) []diag.Edit {
	if n.Kind != yaml.ScalarNode || isNull(n) {
		return nil
	}
	if fd.List || fd.Type == agreement.TypeLocalized || fd.Type == agreement.TypeProse {
		return mendShape(n, fd, path)
	}
	edits := f.mend(n.Value, fd, path)
	if len(edits) != 1 || edits[0].Value == n.Value {
		return nil
	}
	return edits
}

func (s site) keyMeant(key string) string {
	var meant []string
	for i := range s.plan.object.Fields {
		if fd := &s.plan.object.Fields[i]; sameWord(key, fd.Key) || key == fd.Label.JA {
			meant = append(meant, fd.Key)
		}
	}
	if len(meant) != 1 {
		return ""
	}
	return meant[0]
}
