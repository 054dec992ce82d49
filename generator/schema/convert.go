package schema

import (
	"encoding/json"
	"strings"

	"seika/generator/agreement"
)

func objectName(o *agreement.Object) string         { return o.Name }
func vocabularyName(v *agreement.Vocabulary) string { return "word-" + v.Name }
func reference(name string) string                  { return "#/$defs/" + name }

var no = false

func objectSchema(o *agreement.Object) *node {
	n := &node{Type: types{"object"}, Additional: &no}
	n.describe(o.Label, agreement.Localized{})
	for i := range o.Fields {
		f := &o.Fields[i]
		n.Properties = append(n.Properties, member{f.Key, fieldSchema(f)})
		if f.Required {
			n.Required = append(n.Required, f.Key)
		}
	}
	n.OneOf = alternatives(o)
	return n
}

// alternatives reads from the natural key of an object that exactly one of several keys must be there: a party has a ref or a name. Where
// one of the keys is required anyway there is nothing to choose.
func alternatives(o *agreement.Object) []*node {
	if len(o.NaturalKey) < 2 {
		return nil
	}
	var choice []*node
	for _, keys := range o.NaturalKey {
		f, ok := o.Field(keys[0])
		if !ok || f.Required || keys[0] == "id" {
			return nil
		}
		choice = append(choice, &node{Required: []string{keys[0]}})
	}
	return choice
}

func fieldSchema(f *agreement.Field) *node {
	value := &node{}
	switch {
	case f.Key == "schema":
		version := agreement.Schema
		value = &node{Const: &version}
	case f.Object != nil:
		value.Ref = reference(objectName(f.Object))
	case f.Vocabulary != nil:
		value.Ref = reference(vocabularyName(f.Vocabulary))
	default:
		value.Ref = reference(typeNames[f.Type])
	}
	n := value
	if f.List {
		n = &node{Type: types{"array"}, Items: value}
	}
	n.describe(f.Label, f.Doc)
	if v, ok := exampleValue(f); ok {
		n.Examples = []any{v}
	} else if f.Example != "" {
		n.MarkdownDescription = strings.TrimPrefix(n.MarkdownDescription+"\n\n`"+f.Key+": "+f.Example+"`", "\n\n")
	}
	return n
}

// exampleValue is the example of a field as a value; not ok where it is a list or a mapping, which editors get as text.
func exampleValue(f *agreement.Field) (value any, ok bool) {
	text := f.Example
	if text == "" || f.List || f.Object != nil || strings.ContainsAny(text[:1], "[{") {
		return nil, false
	}
	switch f.Type {
	case agreement.TypeInteger, agreement.TypeNumber:
		return json.Number(text), true
	case agreement.TypeBool:
		return text == "true", true
	}
	for _, quote := range []string{`"`, `'`} {
		if inner, ok := strings.CutPrefix(text, quote); ok {
			return strings.TrimSuffix(inner, quote), true
		}
	}
	return text, true
}

func vocabularySchema(v *agreement.Vocabulary) *node {
	n := &node{Enum: v.IDs()}
	var lines []string
	for _, w := range v.Words {
		label := w.Label.JA + " / " + w.Label.EN
		if w.Doc.IsZero() {
			n.EnumDescriptions = append(n.EnumDescriptions, label)
			lines = append(lines, "- `"+w.ID+"` "+label)
			continue
		}
		n.EnumDescriptions = append(n.EnumDescriptions, w.Label.JA+"："+w.Doc.JA+" / "+w.Label.EN+": "+w.Doc.EN)
		lines = append(lines, "- `"+w.ID+"` "+label+" — "+w.Doc.JA+" "+w.Doc.EN)
	}
	n.MarkdownDescription = strings.Join(lines, "\n")
	return n
}
