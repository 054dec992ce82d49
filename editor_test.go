package seika_test

import (
	"encoding/json"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// editorSettings reads .vscode/settings.json, which may hold comments.
func editorSettings(t *testing.T) map[string]json.RawMessage {
	t.Helper()
	text, err := os.ReadFile(".vscode/settings.json")
	if err != nil {
		t.Fatal(err)
	}
	text = regexp.MustCompile(`(?m)^\s*//.*$`).ReplaceAll(text, nil)
	var settings map[string]json.RawMessage
	if err := json.Unmarshal(text, &settings); err != nil {
		t.Fatal(".vscode/settings.json:", err)
	}
	return settings
}

// globs is one pattern of the YAML extension or several; those with a “!” take out what the others match.
type globs []string

func (g *globs) UnmarshalJSON(text []byte) error {
	var one string
	if json.Unmarshal(text, &one) == nil {
		*g = globs{one}
		return nil
	}
	return json.Unmarshal(text, (*[]string)(g))
}

func (g globs) match(path string) (found bool) {
	for _, pattern := range g {
		pattern, out := strings.CutPrefix(pattern, "!")
		pattern = strings.NewReplacer(`\*\*/`, `(?:.*/)?`, `\*\*`, `.*`, `\*`, `[^/]*`).Replace(regexp.QuoteMeta(pattern))
		if regexp.MustCompile("^" + pattern + "$").MatchString(path) {
			found = !out
		}
	}
	return found
}

// Every file that a schema describes gets that schema from the editor, and no other.
func TestEditorKnowsTheSchemas(t *testing.T) {
	var patterns map[string]globs
	if err := json.Unmarshal(editorSettings(t)["yaml.schemas"], &patterns); err != nil {
		t.Fatal(err)
	}
	for schema := range patterns {
		if _, err := os.Stat(schema); err != nil {
			t.Error(err)
		}
	}
	used := map[string]int{}
	check := func(path, want string) {
		used[want]++
		var got []string
		for _, schema := range slices.Sorted(maps.Keys(patterns)) {
			if patterns[schema].match(path) {
				got = append(got, schema)
			}
		}
		if !slices.Equal(got, []string{"./schema/" + want + ".schema.json"}) {
			t.Errorf("%s gets %v, want %s", path, got, want)
		}
	}
	err := filepath.WalkDir("agreements", func(path string, d fs.DirEntry, err error) error {
		switch path := filepath.ToSlash(path); {
		case err != nil || d.IsDir() || filepath.Ext(path) != ".yaml":
		case path == "agreements/themes.yaml":
			check(path, "themes")
		case strings.HasPrefix(path, "agreements/parties/"):
			check(path, "organisation")
		default:
			check(path, "agreement")
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	check("seika.yaml", "config")
	if len(used) != len(patterns) {
		t.Errorf("the editor has %d schemas, the files need %v", len(patterns), used)
	}
}

func TestEditorRecommendsTheExtension(t *testing.T) {
	text, err := os.ReadFile(".vscode/extensions.json")
	if err != nil {
		t.Fatal(err)
	}
	var extensions struct{ Recommendations []string }
	if err := json.Unmarshal(text, &extensions); err != nil {
		t.Fatal(err)
	}
	if !slices.Contains(extensions.Recommendations, "redhat.vscode-yaml") {
		t.Errorf("%v: nothing reads yaml.schemas", extensions.Recommendations)
	}
}
