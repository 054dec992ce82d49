package schema_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"gopkg.in/yaml.v3"

	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/lint"
	"seika/generator/lint/subjects"
	"seika/generator/load"
	"seika/generator/schema"
)

// value is what an editor sees of a YAML text: YAML 1.2 has no type for dates, so they are text.
func value(t *testing.T, text []byte) any {
	t.Helper()
	var n yaml.Node
	if err := yaml.Unmarshal(text, &n); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return nodeValue(t, n.Content[0])
}

func nodeValue(t *testing.T, n *yaml.Node) any {
	t.Helper()
	switch n.Kind {
	case yaml.MappingNode:
		m := map[string]any{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			m[n.Content[i].Value] = nodeValue(t, n.Content[i+1])
		}
		return m
	case yaml.SequenceNode:
		list := []any{}
		for _, item := range n.Content {
			list = append(list, nodeValue(t, item))
		}
		return list
	}
	if n.ShortTag() == "!!timestamp" {
		return n.Value
	}
	var v any
	if err := n.Decode(&v); err != nil {
		t.Fatal(err)
	}
	return v
}

// TestRecordsFitTheirSchemas validates every file of the repository with a validator that shares no code with the loader.
func TestRecordsFitTheirSchemas(t *testing.T) {
	schemas := map[string]*jsonschema.Schema{}
	for _, f := range append(schema.Files(), schema.Settings(load.ConfigObject)) {
		schemas[strings.TrimSuffix(f.Name, ".schema.json")] = compile(t, f)
	}
	top, checked := filepath.Join("..", ".."), map[string]int{}
	check := func(path, name string) {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		checked[name]++
		if err := schemas[name].Validate(value(t, text)); err != nil {
			t.Errorf("%s: %v", path, err)
		}
	}
	check(filepath.Join(top, "seika.yaml"), "config")
	records := filepath.Join(top, "agreements")
	err := filepath.WalkDir(records, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".yaml" {
			return err
		}
		switch inside, _ := filepath.Rel(records, path); {
		case inside == "themes.yaml":
			check(path, "themes")
		case strings.HasPrefix(filepath.ToSlash(inside), "parties/"):
			check(path, "organisation")
		default:
			check(path, "agreement")
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if checked["agreement"] < 50 || checked["organisation"] < 50 || checked["themes"] != 1 {
		t.Errorf("only %v", checked)
	}
}

// today is the day of the mistakes.
var today = agreement.Date{Year: 2026, Month: 11, Day: 23}

// errorsOf loads and lints one record beside an organisation and the themes, and returns the rules of the errors.
func errorsOf(t *testing.T, record string) map[string]bool {
	t.Helper()
	set, findings, err := load.Load(fstest.MapFS{
		"agreements/a-example-2014.yaml":   {Data: []byte(record)},
		"agreements/parties/example.yaml":  {Data: []byte("id: example\nname: {ja: 株式会社例}\n")},
		"agreements/parties/stranger.yaml": {Data: []byte("id: stranger\nname: {ja: 株式会社別}\n")},
		"agreements/themes.yaml":           {Data: []byte("- {id: health, ja: 健康, en: Health}\n")},
	}, "agreements")
	if err != nil {
		t.Fatal(err)
	}
	findings.Add(lint.Run(subjects.Of(set, today, nil), 1)...)
	rules := map[string]bool{}
	for _, d := range findings {
		if d.Severity == diag.Error {
			rules[d.Rule] = true
		}
	}
	return rules
}

var (
	topLevel = regexp.MustCompile(`(?m)^(-?[^\s:#-][^:\n]*)(?::.*)?\n(?:[ \t].*\n)*`)
	verdict  = regexp.MustCompile(`^# (structural|semantic): ([a-z-]+)\n`)
)

// vary replaces the top-level keys of base by those of change.
func vary(base, change string) string {
	for _, block := range topLevel.FindAllStringSubmatch(change, -1) {
		text, key := block[0], block[1]
		if out, ok := strings.CutPrefix(key, "-"); ok {
			text, key = "", out
		}
		found := false
		base = topLevel.ReplaceAllStringFunc(base, func(old string) string {
			if !strings.HasPrefix(old, key+":") {
				return old
			}
			found = true
			return text
		})
		if !found {
			base += text
		}
	}
	return base
}

// TestSchemaAndLintAgree goes through records with one mistake each: what is wrong in shape is refused by both, what is wrong in meaning by
// the linter alone.
func TestSchemaAndLintAgree(t *testing.T) {
	archive, err := txtar.ParseFile(filepath.Join("testdata", "mistakes.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	records := compile(t, schema.Files()[0])
	base := string(archive.Files[0].Data)
	if err := records.Validate(value(t, []byte(base))); err != nil {
		t.Fatal("the record without a mistake:", err)
	}
	if rules := errorsOf(t, base); len(rules) > 0 {
		t.Fatal("the record without a mistake:", rules)
	}
	count := map[string]int{}
	for _, f := range archive.Files[1:] {
		t.Run(f.Name, func(t *testing.T) {
			head := verdict.FindStringSubmatch(string(f.Data))
			if head == nil {
				t.Fatal("the first line does not say which rule finds the mistake")
			}
			kind, rule := head[1], head[2]
			count[kind]++
			record := vary(base, string(f.Data))
			refused := records.Validate(value(t, []byte(record)))
			if (refused != nil) != (kind == "structural") {
				t.Errorf("a %s mistake; the schema says %v", kind, refused)
			}
			if rules := errorsOf(t, record); !rules[rule] {
				t.Errorf("seika lint finds %v, want %s in\n%s", rules, rule, record)
			}
		})
	}
	if count["structural"] < 30 || count["semantic"] < 15 {
		t.Errorf("only %v", count)
	}
}
