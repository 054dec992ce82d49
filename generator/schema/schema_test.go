package schema_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"seika/generator/agreement"
	"seika/generator/load"
	"seika/generator/schema"
)

func TestFilesAreCurrent(t *testing.T) {
	folder := filepath.Join("..", "..", "schema")
	files := append(schema.Files(), schema.Settings(load.ConfigObject))
	for _, f := range files {
		got, err := os.ReadFile(filepath.Join(folder, f.Name))
		if err != nil || !bytes.Equal(got, f.Content) {
			t.Errorf("schema/%s is stale (%v); run: go generate ./generator/schema", f.Name, err)
		}
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) != len(files) {
		t.Errorf("the folder schema holds %d files, want %d", len(entries), len(files))
	}
}

func compile(t *testing.T, f schema.File) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(f.Content))
	if err != nil {
		t.Fatalf("%s: %v", f.Name, err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource(f.Name, doc); err != nil {
		t.Fatalf("%s: %v", f.Name, err)
	}
	s, err := c.Compile(f.Name)
	if err != nil {
		t.Fatalf("%s is no valid schema: %v", f.Name, err)
	}
	return s
}

// Each archive in testdata is named after a schema. Files that begin with ok- must be accepted, the others refused with a message that
// contains the first line of the archive file NAME.error.
func TestSamples(t *testing.T) {
	for _, f := range append(schema.Files(), schema.Settings(load.ConfigObject)) {
		s := compile(t, f)
		archive, err := txtar.ParseFile(filepath.Join("testdata", strings.TrimSuffix(f.Name, ".schema.json")+".txtar"))
		if err != nil {
			t.Fatal(err)
		}
		wants := map[string]string{}
		for _, sample := range archive.Files {
			if name, ok := strings.CutSuffix(sample.Name, ".error"); ok {
				wants[name] = strings.TrimSpace(string(sample.Data))
			}
		}
		accepted := 0
		for _, sample := range archive.Files {
			if strings.HasSuffix(sample.Name, ".error") {
				continue
			}
			t.Run(f.Name+"/"+sample.Name, func(t *testing.T) {
				value, err := jsonschema.UnmarshalJSON(bytes.NewReader(sample.Data))
				if err != nil {
					t.Fatal(err)
				}
				err = s.Validate(value)
				switch want := wants[sample.Name]; {
				case strings.HasPrefix(sample.Name, "ok-"):
					accepted++
					if err != nil {
						t.Errorf("refused: %v", err)
					}
				case err == nil:
					t.Error("accepted")
				case want == "":
					t.Errorf("the archive does not say what is wrong with it: %v", err)
				case !strings.Contains(err.Error(), want):
					t.Errorf("refused with %v, want %q", err, want)
				}
			})
		}
		if accepted == 0 {
			t.Errorf("%s: no sample is accepted", f.Name)
		}
	}
}

// Every example is a value that its field takes.
func TestExamplesFit(t *testing.T) {
	for _, f := range append(schema.Files(), schema.Settings(load.ConfigObject)) {
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(f.Content))
		if err != nil {
			t.Fatal(err)
		}
		c, tried := jsonschema.NewCompiler(), 0
		if err := c.AddResource(f.Name, doc); err != nil {
			t.Fatal(err)
		}
		var visit func(at string, v any)
		visit = func(at string, v any) {
			m, _ := v.(map[string]any)
			examples, _ := m["examples"].([]any)
			for _, e := range examples {
				tried++
				s, err := c.Compile(f.Name + "#" + at)
				if err != nil {
					t.Fatal(err)
				}
				if err := s.Validate(e); err != nil {
					t.Errorf("%s: the example of %s does not fit: %v", f.Name, at, err)
				}
			}
			for key, below := range m {
				visit(at+"/"+key, below)
			}
		}
		visit("", doc)
		if tried == 0 {
			t.Errorf("%s has no examples", f.Name)
		}
	}
}

// quoted writes s as it stands inside a JSON string; keys come with their quotes.
func quoted(s string) string {
	if strings.HasPrefix(s, `"`) {
		return s
	}
	return strings.NewReplacer(`"`, `\"`, `\`, `\\`).Replace(s)
}

// Every key and word of the field table is in the schema, with its text in both languages.
func TestEveryFieldIsDescribed(t *testing.T) {
	text := map[*agreement.Object]string{
		agreement.RecordObject:       string(schema.Agreement()),
		agreement.OrganisationObject: string(schema.Organisation()),
		agreement.ThemeObject:        string(schema.Themes()),
		load.ConfigObject:            string(schema.Settings(load.ConfigObject).Content),
	}
	for top, content := range text {
		top.Walk(func(o *agreement.Object) {
			for _, f := range o.Fields {
				for _, want := range []string{`"` + f.Key + `"`, f.Label.JA + " / " + f.Label.EN, f.Doc.JA, f.Doc.EN} {
					if !strings.Contains(content, quoted(want)) {
						t.Errorf("schema of %s has no %q", top.Name, want)
					}
				}
				if f.Vocabulary == nil {
					continue
				}
				for _, w := range f.Vocabulary.Words {
					for _, want := range []string{`"` + w.ID + `"`, w.Label.JA, w.Label.EN, w.Doc.EN} {
						if !strings.Contains(content, want) {
							t.Errorf("schema of %s has no %q", top.Name, want)
						}
					}
				}
			}
		})
	}
}
