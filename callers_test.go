package seika_test

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// caller is a workflow of another repository, as the guide gives it.
type caller struct {
	Name        string            `yaml:"name"`
	On          yaml.Node         `yaml:"on"`
	Permissions map[string]string `yaml:"permissions"`
	Jobs        map[string]struct {
		Permissions map[string]string `yaml:"permissions"`
		Uses        string            `yaml:"uses"`
		With        map[string]string `yaml:"with"`
	} `yaml:"jobs"`
}

var yamlBlock = regexp.MustCompile("(?ms)^```yaml[^\n]*\n(.*?)^```$")

// The workflows that the guide gives to operators, in both languages, call workflows that exist, with inputs that these have and permissions that are enough
// for their jobs and no more.
func TestGuideCallsWorkflows(t *testing.T) {
	for _, lang := range []string{"ja", "en"} {
		t.Run(lang, func(t *testing.T) { checkCallers(t, filepath.Join("content", "contributing", "own-site."+lang+".md")) })
	}
}

func checkCallers(t *testing.T, guide string) {
	t.Helper()
	text, err := os.ReadFile(guide)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, m := range yamlBlock.FindAllStringSubmatch(string(text), -1) {
		if !strings.Contains(m[1], "uses:") {
			continue
		}
		var c caller
		if err := yaml.Unmarshal([]byte(m[1]), &c); err != nil {
			t.Fatalf("%v\n%s", err, m[1])
		}
		if len(c.Permissions) > 0 || c.On.IsZero() || len(c.Jobs) != 1 {
			t.Errorf("%s: permissions, events or jobs", c.Name)
		}
		for _, j := range c.Jobs {
			path, commit, _ := strings.Cut(j.Uses, "@")
			name := filepath.Base(path)
			names = append(names, name)
			if path != "OWNER/seika/.github/workflows/"+name || commit != "COMMIT" || j.With["generator"] != "OWNER/seika" || j.With["generator-ref"] != "COMMIT" {
				t.Errorf("%s calls %s with %v", c.Name, j.Uses, j.With)
			}
			checkCall(t, name, j.With, j.Permissions)
		}
	}
	slices.Sort(names)
	if want := []string{"check.yml", "comment.yml", "links.yml", "site.yml"}; !slices.Equal(names, want) {
		t.Errorf("the guide calls %v, want %v", names, want)
	}
}

func checkCall(t *testing.T, name string, with, permissions map[string]string) {
	t.Helper()
	var w struct {
		On struct {
			Call *struct {
				Inputs map[string]yaml.Node `yaml:"inputs"`
			} `yaml:"workflow_call"`
		} `yaml:"on"`
		Jobs map[string]job `yaml:"jobs"`
	}
	readYAML(t, filepath.Join(".github", "workflows", name), &w)
	if w.On.Call == nil {
		t.Errorf("%s cannot be called", name)
		return
	}
	for input := range with {
		if _, ok := w.On.Call.Inputs[input]; !ok {
			t.Errorf("%s has no input %s", name, input)
		}
	}
	needed := map[string]string{}
	for _, j := range w.Jobs {
		for scope, right := range *j.Permissions {
			if needed[scope] != "write" {
				needed[scope] = right
			}
		}
	}
	if !maps.Equal(needed, permissions) {
		t.Errorf("%s needs the permissions %v, the guide gives %v", name, needed, permissions)
	}
}
