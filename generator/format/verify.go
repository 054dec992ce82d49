package format

import (
	"errors"
	"fmt"
	"slices"

	"gopkg.in/yaml.v3"
)

// same reports what differs between two documents apart from their layout: values, and comments.
func same(a, b *document) error {
	if err := sameNode(a.yaml, b.yaml); err != nil {
		return err
	}
	before, after := slices.Sorted(slices.Values(a.comments)), slices.Sorted(slices.Values(b.comments))
	if !slices.Equal(before, after) {
		return errors.New("comments differ")
	}
	return nil
}

// sameNode compares what two nodes mean: kind, type and value. The keys of a mapping may stand in another order, the items of a list may
// not.
func sameNode(a, b *yaml.Node) error {
	if a.Kind != b.Kind || a.ShortTag() != b.ShortTag() || len(a.Content) != len(b.Content) {
		return differ(a, b)
	}
	switch a.Kind {
	case yaml.ScalarNode:
		if a.Value != b.Value && a.ShortTag() != "!!null" {
			return differ(a, b)
		}
	case yaml.SequenceNode:
		for i := range a.Content {
			if err := sameNode(a.Content[i], b.Content[i]); err != nil {
				return err
			}
		}
	case yaml.MappingNode:
		type key struct{ tag, value string }
		keyOf := func(n *yaml.Node) key { return key{n.ShortTag(), n.Value} }
		values := map[key][]*yaml.Node{}
		for i := 0; i+1 < len(b.Content); i += 2 {
			k := keyOf(b.Content[i])
			values[k] = append(values[k], b.Content[i+1])
		}
		for i := 0; i+1 < len(a.Content); i += 2 {
			k := keyOf(a.Content[i])
			if len(values[k]) == 0 {
				return fmt.Errorf("key %.40q is lost", a.Content[i].Value)
			}
			if err := sameNode(a.Content[i+1], values[k][0]); err != nil {
				return err
			}
			values[k] = values[k][1:]
		}
	}
	return nil
}

func differ(a, b *yaml.Node) error {
	return fmt.Errorf("line %d: %s %.40q became %s %.40q", a.Line, a.ShortTag(), a.Value, b.ShortTag(), b.Value)
}
