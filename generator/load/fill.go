package load

import (
	"fmt"
	"reflect"
	"strings"

	"gopkg.in/yaml.v3"

	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/source"
)

// plan joins an object of the field table with the Go struct that holds it.
type plan struct {
	object *agreement.Object
	steps  map[string]step
	keys   []string
}

type step struct {
	field *agreement.Field
	index int   // of the struct's field
	below *plan // for objects
}

var (
	recordPlan       = newPlan(agreement.RecordObject, reflect.TypeFor[agreement.Agreement](), map[*agreement.Object]*plan{})
	organisationPlan = newPlan(agreement.OrganisationObject, reflect.TypeFor[agreement.Organisation](), map[*agreement.Object]*plan{})
	themePlan        = newPlan(agreement.ThemeObject, reflect.TypeFor[agreement.Theme](), map[*agreement.Object]*plan{})
)

// newPlan panics when table and struct do not fit: that is a mistake of the program, found by any test that imports the package.
func newPlan(o *agreement.Object, t reflect.Type, known map[*agreement.Object]*plan) *plan {
	if p := known[o]; p != nil {
		return p
	}
	p := &plan{object: o, steps: map[string]step{}, keys: o.Keys()}
	known[o] = p
	index := map[string]int{}
	for i := range t.NumField() {
		name, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		index[name] = i
	}
	for i := range o.Fields {
		f := &o.Fields[i]
		at, ok := index[f.Key]
		if !ok {
			panic(fmt.Sprintf("load: %s has no field for key %q", t, f.Key))
		}
		s := step{field: f, index: at}
		if f.Object != nil {
			below := t.Field(at).Type
			for below.Kind() == reflect.Slice || below.Kind() == reflect.Pointer {
				below = below.Elem()
			}
			s.below = newPlan(f.Object, below, known)
		}
		p.steps[f.Key] = s
	}
	if len(index) != len(o.Fields) {
		panic(fmt.Sprintf("load: %s has %d fields, the table %d", t, len(index), len(o.Fields)))
	}
	return p
}

// filler fills structs from nodes and collects what does not fit.
type filler struct {
	file     string
	findings diag.List
	site     site // the mapping that is being read
}

func (f *filler) place(n *yaml.Node, p source.Path) diag.Place {
	return diag.Place{Position: position(f.file, n), Length: length(n), Path: p}
}

func (f *filler) add(d diag.Diagnostic) { f.findings.Add(d) }

// object fills v, a struct, from the mapping n.
func (f *filler) object(n *yaml.Node, v reflect.Value, p *plan, path source.Path) {
	if n.Kind != yaml.MappingNode {
		fix := diag.Tf("たとえば %[1]s のように書いてください。", "For example: %[1]s", objectExample(p.object))
		switch {
		case strings.ContainsRune(n.Value, '：'):
			fix = fullWidthColon
		case path == "":
			fix = rootFix(n)
		}
		f.wrongShape(n, path, diag.T("「項目名: 値」の組", "“key: value”"), fix)
		return
	}
	outer := f.site
	f.site = site{n, p}
	seen := make(map[string]*yaml.Node, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if key.Kind != yaml.ScalarNode {
			f.add(ruleUnknownKey.New(f.place(key, path), diag.T("項目名が文字ではありません。", "A key is not plain text.")).
				Fixing(diag.T("{ } や [ ] を含む値は引用符で囲んでください。", "Put values that contain { } or [ ] in quotes.")))
			continue
		}
		if first := seen[key.Value]; first != nil {
			f.add(ruleDuplicateKey.New(f.place(key, path.Key(key.Value)), diag.Tf("項目 %s が二回あります。", "The key %s occurs twice.", key.Value)).
				Fixing(diag.T("片方を消してください。出典が食い違うときは conflicts に書きます。", "Delete one of them. Where sources disagree, use conflicts.")).
				Noting(position(f.file, first), diag.T("一つ目はここです。", "The first is here.")))
			continue
		}
		seen[key.Value] = key
		s, ok := p.steps[key.Value]
		if !ok {
			f.unknownKey(key, p, path)
			continue
		}
		f.value(value, v.Field(s.index), s, path.Key(key.Value))
	}
	for i := range p.object.Fields {
		if fd := &p.object.Fields[i]; fd.Required && seen[fd.Key] == nil {
			d := ruleMissingKey.New(f.place(n, path), diag.Tf("項目 %s がありません。", "The key %s is missing.", fd.Key)).
				Expecting(diag.T(fd.Label.JA+"："+fd.Doc.JA, fd.Label.EN+": "+fd.Doc.EN))
			f.add(d.Fixing(exampleFix(fd)))
		}
	}
	f.site = outer
}

func (f *filler) unknownKey(key *yaml.Node, p *plan, path source.Path) {
	d := ruleUnknownKey.New(f.place(key, path.Key(key.Value)), diag.Tf("%s という項目はありません。", "There is no key %s.", key.Value))
	expected, fix := keyAdvice(key.Value, p)
	f.add(d.Expecting(expected).Fixing(fix).Editing(f.mendKey(key, path)...))
}

// value fills v from n by what the field table says.
func (f *filler) value(n *yaml.Node, v reflect.Value, s step, path source.Path) {
	if isNull(n) {
		d := ruleType.New(f.place(n, path), diag.Tf("%s に値がありません。", "%s has no value.", s.field.Key)).
			Fixing(diag.T("分からないときは、この行を消してください。", "Where it is not known, delete the line."))
		if !s.field.Required {
			d = d.Editing(diag.Edit{Operation: diag.Remove, Path: path})
		}
		f.add(d)
		return
	}
	if !s.field.List {
		f.item(n, v, s, path)
		return
	}
	if n.Kind != yaml.SequenceNode {
		f.wrongShape(n, path, diag.T("一覧", "a list"), listFix(n, s.field), mendShape(n, s.field, path)...)
		return
	}
	v.Set(reflect.MakeSlice(v.Type(), len(n.Content), len(n.Content)))
	for i, c := range n.Content {
		if isNull(c) {
			f.add(ruleType.New(f.place(c, path.Index(i)), diag.T("一覧の項目が空です。", "An item of the list is empty.")).
				Fixing(diag.T("値を書くか、「- 」の行を消してください。", "Write a value or delete the line with “- ”.")))
			continue
		}
		f.item(c, v.Index(i), s, path.Index(i))
	}
}

func (f *filler) item(n *yaml.Node, v reflect.Value, s step, path source.Path) {
	switch s.field.Type {
	case agreement.TypeObject:
		if v.Kind() == reflect.Pointer {
			v.Set(reflect.New(v.Type().Elem()))
			v = v.Elem()
		}
		f.object(n, v, s.below, path)
	case agreement.TypeLocalized, agreement.TypeProse:
		f.localized(n, v.Addr().Interface().(*agreement.Localized), s.field, path)
	default:
		if n.Kind != yaml.ScalarNode {
			f.wrongShape(n, path, diag.T("一つの値", "a single value"), exampleFix(s.field))
			return
		}
		f.scalar(n, v, s.field, path)
	}
}

func (f *filler) localized(n *yaml.Node, t *agreement.Localized, fd *agreement.Field, path source.Path) {
	if n.Kind != yaml.MappingNode {
		fix := exampleFix(fd)
		if n.Kind == yaml.ScalarNode && !strings.Contains(n.Value, "\n") {
			fix = diag.Tf("%[1]s: {ja: %[2]s} のように言語ごとに書いてください。", "Give the language: %[1]s: {ja: %[2]s}", fd.Key, n.Value)
		}
		f.wrongShape(n, path, diag.T("言語（ja・en）ごとの文", "text by language (ja, en)"), fix, mendShape(n, fd, path)...)
		return
	}
	seen := map[string]*yaml.Node{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		at := path.Key(key.Value)
		if first := seen[key.Value]; first != nil {
			f.add(ruleDuplicateKey.New(f.place(key, at), diag.Tf("項目 %s が二回あります。", "The key %s occurs twice.", key.Value)).
				Fixing(diag.T("片方を消してください。", "Delete one of them.")).
				Noting(position(f.file, first), diag.T("一つ目はここです。", "The first is here.")))
			continue
		}
		seen[key.Value] = key
		var target *string
		switch {
		case key.Value == "ja":
			target = &t.JA
		case key.Value == "en":
			target = &t.EN
		default:
			f.add(ruleUnknownKey.New(f.place(key, at), diag.Tf("%s という言語はありません。", "There is no language %s.", key.Value)).
				Expecting(diag.T("ja（日本語）か en（英語）", "ja (Japanese) or en (English)")).Fixing(languageFix(key.Value)))
			continue
		}
		switch {
		case value.Kind != yaml.ScalarNode:
			f.wrongShape(value, at, diag.T("文", "text"), diag.T("コンマや括弧を含む文は \" \" で囲んでください。", "Put text that contains commas or brackets in quotes."))
		case isNull(value) || strings.TrimSpace(value.Value) == "":
			f.add(ruleType.New(f.place(value, at), diag.Tf("%s の文が空です。", "The text in %s is empty.", key.Value)).
				Fixing(diag.T("文を書くか、この項目を消してください。", "Write the text or delete the key.")))
		case fd.Type == agreement.TypeLocalized && strings.Contains(strings.TrimRight(value.Value, "\n"), "\n"):
			f.add(ruleType.New(f.place(value, at), diag.Tf("%s は一行で書きます。", "%s is one line.", key.Value)).
				Fixing(diag.T("「|」や改行を消し、一行にしてください。", "Remove the “|” and the line break.")))
		default:
			*target = strings.TrimSpace(value.Value)
		}
	}
	if len(seen) == 0 {
		f.wrongShape(n, path, diag.T("言語（ja・en）ごとの文", "text by language (ja, en)"), exampleFix(fd))
	}
}

func (f *filler) wrongShape(n *yaml.Node, path source.Path, want, fix diag.Text, edits ...diag.Edit) {
	got := diag.T("ただの文字", "plain text")
	switch n.Kind {
	case yaml.MappingNode:
		got = diag.T("「項目名: 値」の組", "“key: value”")
	case yaml.SequenceNode:
		got = diag.T("一覧", "a list")
	}
	f.add(ruleType.New(f.place(n, path), diag.T(
		"ここには"+want.JA+"が要りますが、"+got.JA+"が書かれています。", "Found "+got.EN+" where "+want.EN+" belongs.")).Fixing(fix).Editing(edits...))
}

func isNull(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.Tag == "!!null" && n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) == 0
}

// spans walks the nodes of a whole file for the positions of its values.
func spans(root *yaml.Node) map[source.Path]source.Span {
	m := map[source.Path]source.Span{}
	var walk func(n *yaml.Node, p source.Path, depth int)
	walk = func(n *yaml.Node, p source.Path, depth int) {
		if depth > maxDepth {
			return
		}
		if _, ok := m[p]; !ok {
			m[p] = source.Span{Line: n.Line, Column: n.Column, Length: length(n)}
		}
		switch n.Kind {
		case yaml.MappingNode:
			for i := 0; i+1 < len(n.Content); i += 2 {
				key := n.Content[i]
				at := p.Key(key.Value)
				if _, ok := m[source.KeyPath(at)]; ok {
					continue
				}
				m[source.KeyPath(at)] = source.Span{Line: key.Line, Column: key.Column, Length: length(key)}
				walk(n.Content[i+1], at, depth+1)
			}
		case yaml.SequenceNode:
			for i, c := range n.Content {
				walk(c, p.Index(i), depth+1)
			}
		}
	}
	walk(root, "", 0)
	return m
}
