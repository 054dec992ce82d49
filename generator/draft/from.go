package draft

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/format"
	"seika/generator/load"
	"seika/generator/source"
)

// Base is a partial record to begin with.
type Base struct {
	Agreement *agreement.Agreement
	// File is where it was read, with everything in its place.
	File *source.File
	// names are what its party references stand for where a name was written in the place of an id.
	names map[string]string
	spans *source.Map
}

// nameOf is the name that a reference stands for, or the reference itself.
func (b *Base) nameOf(ref string) string {
	if name, ok := b.names[ref]; ok {
		return name
	}
	return ref
}

// Position is where the partial record answers a question, zero where it does not.
func (b *Base) Position(k Key) source.Position {
	if b == nil || b.spans == nil {
		return source.Position{}
	}
	for _, p := range []source.Path{keyPaths[k], keyPaths[k].Parent()} {
		if p == "" {
			continue
		}
		if at := b.spans.At(p); !at.IsZero() {
			return at
		}
	}
	return source.Position{File: b.File.Path}
}

// ReadBase reads a partial record: YAML with any of the keys of a record, or a Markdown text such as an issue with one in a fenced block.
// Beyond what a record allows, a party may be named in the place of its reference, and dates may be written as sources write them. What is
// missing is no error; the findings are errors, and there is no Base beside them.
func ReadBase(file *source.File) (*Base, diag.List) {
	b := &Base{File: &source.File{Path: file.Path, Content: fenced(file.Content)}, names: map[string]string{}}
	placeholders := map[string]string{}
	for range 200 { // each round mends one value
		record, findings := load.ParseRecord(b.File)
		var wrong diag.List
		mended := false
		for _, d := range findings {
			if d.Rule == "key-missing" || d.Severity != diag.Error {
				continue
			}
			if record != nil && !mended {
				if value, ok := b.mend(d, record.Map, placeholders); ok {
					if content, err := format.Replace(b.File, format.Record, d.Path, value); err == nil {
						b.File = &source.File{Path: file.Path, Content: content}
						mended = true
						continue
					}
				}
			}
			wrong.Add(d)
		}
		switch {
		case mended:
		case len(wrong) > 0:
			return nil, wrong
		default:
			b.Agreement, b.spans = record.Agreement, record.Map
			return b, nil
		}
	}
	return nil, diag.List{{Rule: "file-size", Severity: diag.Error, Position: source.Position{File: file.Path},
		Message: diag.T("直すところが多すぎます。", "Too many values need mending.")}}
}

// mend is the value, as YAML, that a finding's value stands for.
func (b *Base) mend(d diag.Diagnostic, spans *source.Map, placeholders map[string]string) (string, bool) {
	text := written(b.File, spans, d.Path)
	switch {
	case text == "":
	case d.Rule == "value-date":
		if day, why := ReadDay(text); why == nil {
			return day.String(), true
		}
	case d.Rule == "value-id" && isPartyRef(d.Path):
		if found := GovernmentsNamed(text, ""); len(found) == 1 {
			return format.Scalar(agreement.GovernmentPrefix + found[0].Code), true
		}
		placeholder, known := placeholders[text]
		if !known {
			placeholder = fmt.Sprintf("named-%d", len(placeholders)+1)
			placeholders[text], b.names[placeholder] = placeholder, text
		}
		return placeholder, true
	}
	return "", false
}

// isPartyRef reports whether a path leads to the reference of a party.
func isPartyRef(p source.Path) bool {
	key := string(p[strings.LastIndexByte(string(p), '/')+1:])
	return key == "ref" || key == "owner" || key == "by"
}

// written is the text of a value on one line, as it stands in the file.
func written(file *source.File, spans *source.Map, path source.Path) string {
	at, length := spans.Find(path)
	line := []rune(file.Line(at.Line))
	if at.IsZero() || at.Column < 1 || at.Column-1+length > len(line) {
		return ""
	}
	text := strings.TrimSpace(string(line[at.Column-1 : at.Column-1+length]))
	if n := len(text); n >= 2 && (text[0] == '"' || text[0] == '\'') && text[n-1] == text[0] {
		text = text[1 : n-1]
	}
	return text
}

var fence = regexp.MustCompile("^ {0,3}(```+|~~~+)\\s*([A-Za-z]*)\\s*$")

// fenced is the first fenced block of a Markdown text that holds YAML, every line in its place and the others empty; a text without such a
// block is returned as it is.
func fenced(content []byte) []byte {
	lines := strings.Split(strings.ReplaceAll(string(content), "\r\n", "\n"), "\n")
	open, mark := -1, ""
	for i, line := range lines {
		m := fence.FindStringSubmatch(line)
		switch {
		case m == nil:
		case open < 0 && slices.Contains([]string{"", "yaml", "yml"}, strings.ToLower(m[2])):
			open, mark = i, m[1]
		case open < 0:
			mark = m[1] // a block of something else
			open = len(lines)
		case strings.HasPrefix(m[1], mark) && m[2] == "":
			if open < len(lines) {
				out := make([]string, open+1, i)
				return []byte(strings.Join(append(out, lines[open+1:i]...), "\n") + "\n")
			}
			open = -1
		}
	}
	return content
}

// refer rewrites every reference to a party in the record below v.
func refer(o *agreement.Object, v reflect.Value, rename map[string]string) {
	for i := range o.Fields {
		f := &o.Fields[i]
		value := byTag(v, f.Key)
		for value.Kind() == reflect.Pointer && !value.IsNil() {
			value = value.Elem()
		}
		switch {
		case f.Type == agreement.TypePartyRef && !f.List:
			if to, ok := rename[value.String()]; ok {
				value.SetString(to)
			}
		case f.Object == nil || value.Kind() == reflect.Pointer:
		case f.List:
			for k := range value.Len() {
				refer(f.Object, value.Index(k), rename)
			}
		default:
			refer(f.Object, value, rename)
		}
	}
}

// clone is a copy of a record that shares nothing with it.
func clone(a *agreement.Agreement) *agreement.Agreement {
	r, _ := load.ParseRecord(&source.File{Path: "clone.yaml", Content: RecordText(a)})
	if r == nil {
		return a
	}
	return r.Agreement
}
