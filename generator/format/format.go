package format

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/load"
	"seika/generator/source"
)

// Kind says what a file holds.
type Kind int

// The kinds of files below the folder of records.
const (
	Record       Kind = iota // an agreement
	Organisation             // a party, in parties/
	Themes                   // the list of themes, themes.yaml
)

// KindAt tells the kind of a file from its slash-separated path below the folder of records.
func KindAt(below string) Kind {
	switch {
	case below == load.ThemesFile:
		return Themes
	case strings.HasPrefix(below, load.PartiesFolder+"/"):
		return Organisation
	default:
		return Record
	}
}

// Guess tells the kind of a file from its content alone: a list is the list of themes, a mapping with a name and without parties is an
// organisation, everything else a record.
func Guess(content []byte) Kind {
	var document yaml.Node
	if err := yaml.Unmarshal(normalise(content), &document); err != nil || len(document.Content) == 0 {
		return Record
	}
	root := document.Content[0]
	has := func(key string) bool { return lookUp(root, key) != nil }
	switch {
	case root.Kind == yaml.SequenceNode:
		return Themes
	case has("name") && !has("parties") && !has("title"):
		return Organisation
	default:
		return Record
	}
}

// A Refusal says why a file was left alone: it is broken, or uses what records do without (anchors, tags, several documents), so that
// rewriting it would be guessing. The findings have places and say how to mend them; there is at least one.
type Refusal struct{ Findings diag.List }

func (r *Refusal) Error() string {
	if len(r.Findings) == 0 {
		return "the file cannot be formatted"
	}
	return r.Findings[0].String()
}

// ErrChanged is returned where formatting would have changed what the file says. It is a defect of this package, found before any harm
// was done.
var ErrChanged = errors.New("formatting would change what the file says, so it was left alone; please report this")

// File returns the canonical text of f, the content itself where it is canonical already. The error is a *Refusal or wraps ErrChanged.
func File(f *source.File, kind Kind) ([]byte, error) {
	before, err := parse(f, kind)
	if err != nil {
		return nil, err
	}
	if before.foreign() {
		return f.Content, nil
	}
	before.arrange(kind)
	text := emit(before)
	if bytes.Equal(text, f.Content) {
		return f.Content, nil
	}
	if len(text) > load.MaxFileSize {
		return nil, refuse(&source.File{Path: f.Path, Content: text}, kind)
	}
	after, err := parse(&source.File{Path: f.Path, Content: text}, kind)
	if err != nil {
		return nil, fmt.Errorf("%w (the result cannot be read: %v)", ErrChanged, err)
	}
	if err := same(before, after); err != nil {
		return nil, fmt.Errorf("%w (%v)", ErrChanged, err)
	}
	return text, nil
}

// document is a parsed file.
type document struct {
	text string // normalised
	yaml *yaml.Node
	root *node
	head []string // what stands above the first key: comments, "" for a blank line
	// comments are all comments in the order of the file.
	comments []string
}

// parse reads f to nodes and accounts for every byte of it.
func parse(f *source.File, kind Kind) (*document, error) {
	text := normalise(f.Content)
	if len(f.Content) > load.MaxFileSize || !utf8.Valid(text) {
		return nil, refuse(f, kind)
	}
	root, ok := decode(text)
	if !ok || root.Kind != rootKind(kind) || !fit(root, shapeOf(kind), 0) {
		return nil, refuse(f, kind)
	}
	return build(string(text), root)
}

func rootKind(kind Kind) yaml.Kind {
	if kind == Themes {
		return yaml.SequenceNode
	}
	return yaml.MappingNode
}

// normalise removes the byte order mark and turns all line ends into LF. YAML reads both texts alike.
func normalise(content []byte) []byte {
	content = bytes.TrimPrefix(content, []byte("\xef\xbb\xbf"))
	if bytes.IndexByte(content, '\r') < 0 {
		return content
	}
	content = bytes.ReplaceAll(content, []byte("\r\n"), []byte("\n"))
	return bytes.ReplaceAll(content, []byte("\r"), []byte("\n"))
}

// decode returns the root of the only document in text.
func decode(text []byte) (*yaml.Node, bool) {
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	var first, second yaml.Node
	if err := decoder.Decode(&first); err != nil || len(first.Content) == 0 {
		return nil, false
	}
	if err := decoder.Decode(&second); !errors.Is(err, io.EOF) {
		return nil, false
	}
	return first.Content[0], true
}

// Limits of what is formatted; schema 1 stays far below them.
const (
	maxDepth = 32  // of nesting
	maxKey   = 128 // bytes of a key
)

// fit reports whether the nodes are of the sort that records consist of. What is not, load refuses or reports too.
func fit(n *yaml.Node, s *shape, depth int) bool {
	if depth > maxDepth || n.Kind == yaml.AliasNode || n.Anchor != "" || n.Style&yaml.TaggedStyle != 0 {
		return false
	}
	switch n.Kind {
	case yaml.MappingNode:
		seen := map[string]bool{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			key := n.Content[i]
			if key.Kind != yaml.ScalarNode || key.Value == "" || len(key.Value) > maxKey || s.kind == mapping && seen[key.Value] {
				return false
			}
			seen[key.Value] = true
			if !fit(key, anything, depth) || !fit(n.Content[i+1], s.below(key.Value), depth+1) {
				return false
			}
		}
	case yaml.SequenceNode:
		for _, c := range n.Content {
			if !fit(c, s.items(), depth+1) {
				return false
			}
		}
	}
	return true
}

// reasons select the findings that say why a file is refused: those about the first reason that there is.
var reasons = []func(rule string) bool{
	func(rule string) bool { return strings.HasPrefix(rule, "yaml-") || strings.HasPrefix(rule, "file-") },
	func(rule string) bool { return rule == "key-unknown" || rule == "value-type" },
	func(rule string) bool { return true },
}

// refuse lets load say in its words what is wrong with f.
func refuse(f *source.File, kind Kind) error {
	var findings diag.List
	switch kind {
	case Organisation:
		_, findings = load.ParseOrganisation(f)
	case Themes:
		_, findings = load.ParseThemes(f)
	default:
		_, findings = load.ParseRecord(f)
	}
	r := &Refusal{}
	for _, about := range reasons {
		for _, d := range findings {
			if d.Severity == diag.Error && about(d.Rule) {
				r.Findings.Add(d)
			}
		}
		if len(r.Findings) > 0 {
			break
		}
	}
	return r
}

// foreign reports whether the record says that it has another schema version than the one known here.
func (d *document) foreign() bool {
	version := lookUp(d.yaml, "schema")
	if version == nil || version.Kind != yaml.ScalarNode || version.Value == fmt.Sprint(agreement.Schema) {
		return false
	}
	return version.Value != "" && strings.Trim(version.Value, "0123456789") == ""
}

// lookUp returns the value under key of a mapping, nil where there is none.
func lookUp(n *yaml.Node, key string) *yaml.Node {
	if n.Kind != yaml.MappingNode {
		return nil
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	return nil
}
