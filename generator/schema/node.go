package schema

import (
	"bytes"
	"encoding/json"

	"seika/generator/agreement"
)

// node is a schema: the keywords that are used here, in the order in which they are written.
type node struct {
	Schema string `json:"$schema,omitempty"`
	ID     string `json:"$id,omitempty"`
	Title  string `json:"title,omitempty"`
	// Description is what editors show; those that know markdownDescription show the Japanese above it.
	Description         string   `json:"description,omitempty"`
	MarkdownDescription string   `json:"markdownDescription,omitempty"`
	Examples            []any    `json:"examples,omitempty"`
	Ref                 string   `json:"$ref,omitempty"`
	Type                types    `json:"type,omitempty"`
	Const               *int     `json:"const,omitempty"`
	Enum                []string `json:"enum,omitempty"`
	EnumDescriptions    []string `json:"enumDescriptions,omitempty"`
	Pattern             string   `json:"pattern,omitempty"`
	MaxLength           int      `json:"maxLength,omitempty"`
	Minimum             *int     `json:"minimum,omitempty"`
	Maximum             *int     `json:"maximum,omitempty"`
	MinProperties       int      `json:"minProperties,omitempty"`
	Properties          members  `json:"properties,omitempty"`
	Required            []string `json:"required,omitempty"`
	Additional          *bool    `json:"additionalProperties,omitempty"`
	OneOf               []*node  `json:"oneOf,omitempty"`
	AnyOf               []*node  `json:"anyOf,omitempty"`
	Items               *node    `json:"items,omitempty"`
	Defs                members  `json:"$defs,omitempty"`
}

// describe fills the titles and descriptions: the label in both languages, the text in English and, for editors that show Markdown, in
// both.
func (n *node) describe(label, doc agreement.Localized) {
	n.Title = label.JA + " / " + label.EN
	if !doc.IsZero() {
		n.Description = doc.EN
		n.MarkdownDescription = doc.JA + "\n\n" + doc.EN
	}
}

// types is the keyword type: one name, or a list of names.
type types []string

func (t types) MarshalJSON() ([]byte, error) {
	if len(t) == 1 {
		return json.Marshal(t[0])
	}
	return json.Marshal([]string(t))
}

// members is a JSON object that keeps its order.
type members []member

type member struct {
	name string
	node *node
}

func (m members) MarshalJSON() ([]byte, error) {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	out.WriteByte('{')
	for i, e := range m {
		if i > 0 {
			out.WriteByte(',')
		}
		if err := enc.Encode(e.name); err != nil {
			return nil, err
		}
		out.WriteByte(':')
		if err := enc.Encode(e.node); err != nil {
			return nil, err
		}
	}
	out.WriteByte('}')
	return out.Bytes(), nil
}

// onlyUsed drops the common types that neither root nor any other member refers to.
func (m members) onlyUsed(root *node) members {
	used := map[string]bool{}
	var visit func(n *node)
	visit = func(n *node) {
		if n == nil {
			return
		}
		used[n.Ref] = true
		visit(n.Items)
		for _, p := range n.Properties {
			visit(p.node)
		}
	}
	visit(root)
	for _, e := range m {
		visit(e.node)
	}
	var kept members
	for _, e := range m {
		if !isCommon(e.name) || used[reference(e.name)] {
			kept = append(kept, e)
		}
	}
	return kept
}
