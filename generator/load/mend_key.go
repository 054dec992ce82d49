package load

import (
	"gopkg.in/yaml.v3"

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
// label. A value whose right key is taken has to be moved by hand.
func (s site) mendKey(key *yaml.Node, path source.Path) []diag.Edit {
	if isDigits(key.Value) {
		return s.mendTorn(key, path)
	}
	to := s.keyMeant(key.Value)
	if to == "" || s.value(to) != nil {
		return nil
	}
	return []diag.Edit{{Operation: diag.Rename, Path: path.Key(key.Value), Key: to}}
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
