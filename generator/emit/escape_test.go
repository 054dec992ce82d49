package emit_test

import (
	"encoding/xml"
	"errors"
	"io"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"seika/generator/agreement"
	"seika/generator/emit"
	"seika/generator/verdict"
)

// hostile is what a contributor might write into any text.
const hostile = `"><script>alert(1)</script>' onload='x' {{< evil >}} {{% evil %}} {{ .Site }} {"a": } ` + "\x01" + ` [x](javascript:alert(1)) <style>*{}</style>`

// poison puts hostile into every free text of a record, however deep.
func poison(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			poison(v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			poison(v.Index(i))
		}
	case reflect.Struct:
		if l, ok := v.Addr().Interface().(*agreement.Localized); ok {
			*l = agreement.L(hostile+" ja", hostile+" en")
			return
		}
		for i := range v.NumField() {
			field := v.Type().Field(i)
			switch {
			case !field.IsExported():
			case slices.Contains([]string{"Unit", "Title", "Publisher", "Section", "Text", "By", "Value", "From", "To"}, field.Name) && field.Type.Kind() == reflect.String &&
				field.Type != reflect.TypeFor[agreement.Number]():
				v.Field(i).SetString(hostile)
			case strings.HasSuffix(field.Name, "URL"):
				v.Field(i).SetString("javascript:alert(1)")
			default:
				poison(v.Field(i))
			}
		}
	}
}

func poisoned(t *testing.T) emit.Input { return poisonInput(example(t)) }

// poisonedHistory is an input whose commits and old versions are hostile too. Times lie where no clock was.
func poisonedHistory(t *testing.T) emit.Input {
	in := poisonInput(witnessed(t))
	const turned = "\u202Egnp.exe\u2066\x1b[31m\u2028\xff"
	for _, timeline := range in.History.Timelines {
		for i := range timeline.Revisions {
			r := &timeline.Revisions[i]
			r.Author, r.Subject, r.OldPath = hostile+turned, hostile+turned, hostile
			r.Problem = agreement.L(hostile, hostile)
			r.Texts = append(r.Texts, agreement.L(hostile+turned, hostile+turned))
			r.Committed = []time.Time{{}, time.Unix(1<<60, 0), time.Unix(-1<<60, 0)}[i%3]
			for k := range r.Moves {
				m := &r.Moves[k]
				m.Subject, m.Old, m.New, m.Unit = agreement.L(hostile, hostile), hostile, hostile, hostile
			}
		}
	}
	return in
}

func poisonInput(in emit.Input) emit.Input {
	for i := range in.Records {
		r := &in.Records[i]
		poison(reflect.ValueOf(r.Agreement))
		r.Verdict = verdict.Judge(r.Agreement, verdict.Facts{}, asOf)
	}
	for _, o := range in.Organisations {
		poison(reflect.ValueOf(o))
	}
	in.Config.Title = agreement.L(hostile, hostile)
	return in
}

func TestNothingOfARecordIsTrusted(t *testing.T) {
	t.Run("records", func(t *testing.T) { checkTrust(t, mustFiles(t, poisoned(t))) })
	t.Run("history", func(t *testing.T) { checkTrust(t, mustFiles(t, poisonedHistory(t))) })
}

func checkTrust(t *testing.T, files map[string][]byte) {
	t.Helper()
	seen := 0
	for _, path := range pages(files) {
		for _, v := range values(t, path, files[path]) {
			switch {
			case isMarkup(v.key):
				seen++
				checkMarkup(t, path+v.path, v.text)
			case isAddress(v.key):
				if !strings.HasPrefix(v.text, "/seika/") && !strings.HasPrefix(v.text, "#") && !strings.HasPrefix(v.text, "https://") && !strings.HasPrefix(v.text, "http://") {
					t.Errorf("%s%s: address %q", path, v.path, v.text)
				}
			}
		}
	}
	if seen < 20 {
		t.Errorf("only %d pieces of markup", seen)
	}
}

var allowed = map[string][]string{
	"p": nil, "em": nil, "strong": nil, "code": nil, "ul": nil, "li": nil, "a": {"href", "rel"},
	"svg":  {"class", "viewbox", "preserveaspectratio", "role", "aria-label", "aria-labelledby", "aria-hidden"},
	"rect": {"class", "x", "y", "width", "height"}, "title": {"id"}, "desc": {"id"}, "line": {"class", "x1", "x2", "y1", "y2"},
	"text": {"class", "x", "y", "text-anchor"}, "circle": {"class", "cx", "cy", "r"}, "polyline": {"class", "points"},
}

func checkMarkup(t *testing.T, at, markup string) {
	t.Helper()
	tokens := html.NewTokenizer(strings.NewReader(markup))
	for {
		switch tokens.Next() {
		case html.ErrorToken:
			if !errors.Is(tokens.Err(), io.EOF) {
				t.Errorf("%s: %v", at, tokens.Err())
			}
			return
		case html.CommentToken, html.DoctypeToken:
			t.Errorf("%s: %s", at, tokens.Raw())
		case html.StartTagToken, html.SelfClosingTagToken:
			token := tokens.Token()
			attributes, ok := allowed[token.Data]
			if !ok {
				t.Errorf("%s: element %s", at, token.Data)
			}
			for _, a := range token.Attr {
				if !slices.Contains(attributes, a.Key) {
					t.Errorf("%s: attribute %s=%q of %s", at, a.Key, a.Val, token.Data)
				}
				if a.Key == "href" && !strings.HasPrefix(a.Val, "http") {
					t.Errorf("%s: link to %q", at, a.Val)
				}
			}
		}
	}
}

func TestDrawingsAreWellFormed(t *testing.T) {
	for _, in := range []emit.Input{example(t), poisoned(t), witnessed(t), poisonedHistory(t)} {
		files := mustFiles(t, in)
		drawings := 0
		for _, path := range pages(files) {
			ids := map[string]bool{}
			for _, v := range values(t, path, files[path]) {
				if !strings.HasSuffix(v.key, "_svg") {
					continue
				}
				drawings++
				dec := xml.NewDecoder(strings.NewReader(v.text))
				for {
					token, err := dec.Token()
					if errors.Is(err, io.EOF) {
						break
					}
					if err != nil {
						t.Errorf("%s%s: %v\n%s", path, v.path, err, v.text)
						break
					}
					start, ok := token.(xml.StartElement)
					if !ok {
						continue
					}
					for _, a := range start.Attr {
						if a.Name.Local == "id" && ids[a.Value] {
							t.Errorf("%s: id %s stands twice", path, a.Value)
						} else if a.Name.Local == "id" {
							ids[a.Value] = true
						}
					}
				}
			}
		}
		if drawings < 8 {
			t.Errorf("only %d drawings", drawings)
		}
	}
}
