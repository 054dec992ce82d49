package seika_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"gopkg.in/yaml.v3"

	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/lint"
	"seika/generator/lint/subjects"
	"seika/generator/load"
)

// issueForm is a form of .github/ISSUE_TEMPLATE.
type issueForm struct {
	Name        string  `yaml:"name"`
	Description string  `yaml:"description"`
	Title       string  `yaml:"title"`
	Body        []field `yaml:"body"`
}

type field struct {
	Type       string `yaml:"type"`
	ID         string `yaml:"id"`
	Attributes struct {
		Label, Description, Placeholder, Value, Render string
		Options                                        []yaml.Node
	} `yaml:"attributes"`
	Validations struct {
		Required bool `yaml:"required"`
	} `yaml:"validations"`
}

// formNames are the forms, each in Japanese and English. The site leads to all but the first with the record's id in the field "record".
var formNames = []string{"agreement", "result", "correct", "reply"}

func readForm(t *testing.T, name, lang string) issueForm {
	t.Helper()
	var f issueForm
	readYAML(t, filepath.Join(".github", "ISSUE_TEMPLATE", name+"."+lang+".yml"), &f)
	return f
}

// fieldTypes are the types of fields that the host knows; all but the first have an id.
var fieldTypes = []string{"markdown", "input", "textarea", "dropdown", "checkboxes"}

// The names that the host itself reads from the address of a form, so that no field can have them.
var taken = []string{"title", "body", "labels", "assignees", "milestone", "projects", "template"}

func TestIssueForms(t *testing.T) {
	paths, err := filepath.Glob(".github/ISSUE_TEMPLATE/*.yml")
	if err != nil || len(paths) != 2*len(formNames)+1 {
		t.Errorf("%d files, want each form in two languages and config.yml: %v", len(paths), err)
	}
	for _, name := range formNames {
		shapes := map[string][]string{}
		for _, lang := range []string{"ja", "en"} {
			f := readForm(t, name, lang)
			if f.Name == "" || f.Description == "" || f.Title == "" || len(f.Body) < 3 {
				t.Errorf("%s.%s: name, description, title or body is missing", name, lang)
			}
			labels := map[string]bool{}
			for i, b := range f.Body {
				switch {
				case !slices.Contains(fieldTypes, b.Type):
					t.Errorf("%s.%s: the host knows no field type %q", name, lang, b.Type)
				case b.Type == "markdown":
					if b.Attributes.Value == "" || b.ID != "" {
						t.Errorf("%s.%s: field %d: explanations have a text and no id", name, lang, i+1)
					}
				case b.ID == "" || !regexp.MustCompile(`^[a-z_-]+$`).MatchString(b.ID) || slices.Contains(taken, b.ID):
					t.Errorf("%s.%s: field %d cannot have the id %q", name, lang, i+1, b.ID)
				case b.Attributes.Label == "" || labels[b.Attributes.Label]:
					t.Errorf("%s.%s: field %s needs a label of its own", name, lang, b.ID)
				case (b.Type == "dropdown" || b.Type == "checkboxes") && len(b.Attributes.Options) == 0:
					t.Errorf("%s.%s: field %s has no options", name, lang, b.ID)
				}
				labels[b.Attributes.Label] = true
				shapes[lang] = append(shapes[lang], strings.Join([]string{b.Type, b.ID, b.Attributes.Render}, " "))
				if japanese := strings.ContainsFunc(b.Attributes.Label, func(r rune) bool { return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) }); b.Attributes.Label != "" && japanese != (lang == "ja") {
					t.Errorf("%s.%s: the label %q is in the other language", name, lang, b.Attributes.Label)
				}
			}
		}
		if !slices.Equal(shapes["ja"], shapes["en"]) {
			t.Errorf("%s: the languages have unlike fields:\nja %v\nen %v", name, shapes["ja"], shapes["en"])
		}
	}
}

// Each form hands over one block of YAML whose keys a record has, so that it can be taken over as it is.
func TestIssueFormsGiveRecordBlocks(t *testing.T) {
	for _, name := range formNames {
		for _, lang := range []string{"ja", "en"} {
			blocks := 0
			for _, b := range readForm(t, name, lang).Body {
				if b.Attributes.Render != "yaml" {
					continue
				}
				blocks++
				var block yaml.Node
				if err := yaml.Unmarshal([]byte(b.Attributes.Value), &block); err != nil || len(block.Content) != 1 {
					t.Errorf("%s.%s: the block is no YAML: %v", name, lang, err)
					continue
				}
				checkKeys(t, name+"."+lang, block.Content[0], agreement.RecordObject)
				if name == "agreement" {
					continue
				}
				if f := readForm(t, name, lang).Body[1]; f.ID != "record" || f.Type != "input" || !f.Validations.Required {
					t.Errorf("%s.%s does not begin with the id of the record", name, lang)
				}
			}
			if blocks != 1 {
				t.Errorf("%s.%s has %d blocks of YAML, want one", name, lang, blocks)
			}
		}
	}
}

// answers are what somebody might fill in, by key.
var answers = map[string]string{
	"ja": "例", "en": "Example", "title": "包括連携協定を締結しました", "signed": "2024-05-20", "on": "2025-05-20", "accessed": "2026-11-20", "url": "https://www.example.jp/p1.html",
	"by": "example", "unit": "人", "value": "36.2", "period": "FY2025",
}

// fill fills in what a block leaves empty. Nothing that looks like a fact may stand there before: it would be sent in by those who overlook it.
func fill(t *testing.T, block string) string {
	t.Helper()
	var n yaml.Node
	if err := yaml.Unmarshal([]byte(block), &n); err != nil {
		t.Fatal(err)
	}
	parties := []string{"jp:270008", "example"}
	var visit func(n *yaml.Node)
	visit = func(n *yaml.Node) {
		if n.Kind != yaml.MappingNode {
			for _, item := range n.Content {
				visit(item)
			}
			return
		}
		for i := 0; i+1 < len(n.Content); i += 2 {
			key, value := n.Content[i].Value, n.Content[i+1]
			switch {
			case value.Kind != yaml.ScalarNode:
				visit(value)
			case value.Value != "":
				if !slices.Contains([]string{"id", "role", "type", "level"}, key) {
					t.Errorf("the block begins with a fact: %s is %s", key, value.Value)
				}
			case key == "ref":
				value.SetString(parties[0])
				parties = parties[1:]
			case answers[key] == "":
				t.Errorf("there is no answer for %s", key)
			default:
				*value = yaml.Node{Kind: yaml.ScalarNode, Value: answers[key]}
			}
		}
	}
	visit(&n)
	text, err := yaml.Marshal(&n)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// Filled in, the blocks are records, or parts of one, without an error.
func TestIssueFormBlocksAreRecords(t *testing.T) {
	base := []string{"id: form-2024\n", "title: {ja: 例市と株式会社例の包括連携協定}\n", "parties:\n  - {role: government, ref: \"jp:270008\"}\n  - {role: company, ref: example}\n", "signed: 2014-11-26\n"}
	for _, name := range formNames {
		for _, lang := range []string{"ja", "en"} {
			for _, b := range readForm(t, name, lang).Body {
				if b.Attributes.Render != "yaml" {
					continue
				}
				record := fill(t, b.Attributes.Value)
				for _, part := range base {
					key, _, _ := strings.Cut(part, ":")
					if !strings.Contains("\n"+record, "\n"+key+":") {
						record = part + record
					}
				}
				set, findings, err := load.Load(fstest.MapFS{
					"agreements/form-2024.yaml":       {Data: []byte(record)},
					"agreements/parties/example.yaml": {Data: []byte("id: example\nname: {ja: 株式会社例}\n")},
				}, "agreements")
				if err != nil {
					t.Fatal(err)
				}
				findings.Add(lint.Run(subjects.Of(set, agreement.Date{Year: 2026, Month: 11, Day: 23}, nil), 1)...)
				for _, d := range findings {
					if d.Severity == diag.Error {
						t.Errorf("%s.%s: %v", name, lang, d)
					}
				}
			}
		}
	}
}

// checkKeys compares the keys of a mapping, and of those below it, with the field table.
func checkKeys(t *testing.T, at string, n *yaml.Node, o *agreement.Object) {
	t.Helper()
	if n.Kind == yaml.SequenceNode {
		for _, item := range n.Content {
			checkKeys(t, at, item, o)
		}
		return
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i].Value
		f, ok := o.Field(key)
		switch {
		case !ok:
			t.Errorf("%s: %s has no key %q", at, o.Name, key)
		case f.Object != nil:
			checkKeys(t, at+"/"+key, n.Content[i+1], f.Object)
		case f.Vocabulary != nil && !slices.Contains(f.Vocabulary.IDs(), n.Content[i+1].Value):
			t.Errorf("%s: %q is no word for %s", at, n.Content[i+1].Value, key)
		}
	}
}

var formLink = regexp.MustCompile(`\]\(\.\./blob/HEAD/([^)]+)\)`)

// Links of the forms lead to files of this repository.
func TestIssueFormsLinkToFiles(t *testing.T) {
	paths, err := filepath.Glob(".github/ISSUE_TEMPLATE/*.yml")
	if err != nil {
		t.Fatal(err)
	}
	links := 0
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range formLink.FindAllStringSubmatch(string(text), -1) {
			links++
			if _, err := os.Stat(filepath.FromSlash(m[1])); err != nil {
				t.Errorf("%s leads to %s: %v", path, m[1], err)
			}
		}
	}
	if links < 2 {
		t.Error("the forms lead to no guide")
	}
}

// The checklist of proposals stands in both languages, item by item.
func TestPullRequestTemplate(t *testing.T) {
	text, err := os.ReadFile(".github/PULL_REQUEST_TEMPLATE.md")
	if err != nil {
		t.Fatal(err)
	}
	items := 0
	for line := range strings.Lines(string(text)) {
		item, ok := strings.CutPrefix(strings.TrimSpace(line), "- [ ] ")
		if !ok {
			continue
		}
		items++
		if ja, en, ok := strings.Cut(item, "<br>"); !ok || ja == "" || en == "" {
			t.Errorf("not in both languages: %s", item)
		}
	}
	if items < 8 {
		t.Errorf("only %d items", items)
	}
}
