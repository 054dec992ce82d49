package seika_test

import (
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// gitlabJob is what the rules below look at.
type gitlabJob struct {
	Extends string           `yaml:"extends"`
	Stage   string           `yaml:"stage"`
	Image   string           `yaml:"image"`
	Timeout string           `yaml:"timeout"`
	Before  []string         `yaml:"before_script"`
	Script  []string         `yaml:"script"`
	Rules   []map[string]any `yaml:"rules"`
	Needs   []string         `yaml:"needs"`
	Output  struct {
		ExposeAs string   `yaml:"expose_as"`
		Paths    []string `yaml:"paths"`
		Reports  struct {
			Codequality string `yaml:"codequality"`
		} `yaml:"reports"`
	} `yaml:"artifacts"`
}

// keywords are the keys of .gitlab-ci.yml that are no jobs.
var keywords = []string{"variables", "workflow", "stages"}

func gitlabJobs(t *testing.T) (jobs map[string]gitlabJob, variables map[string]string) {
	t.Helper()
	var top map[string]yaml.Node
	readYAML(t, ".gitlab-ci.yml", &top)
	jobs = map[string]gitlabJob{}
	for name, n := range top {
		if slices.Contains(keywords, name) {
			continue
		}
		var j gitlabJob
		if err := n.Decode(&j); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		jobs[name] = j
	}
	v := top["variables"]
	if err := v.Decode(&variables); err != nil {
		t.Fatal(err)
	}
	return jobs, variables
}

func TestGitLabPipeline(t *testing.T) {
	jobs, variables := gitlabJobs(t)
	if variables["GIT_DEPTH"] != "0" {
		t.Error("the history is cut off")
	}
	for _, name := range []string{"lint", "changes", "preview", "pages", "links"} {
		if len(jobs[name].Script) == 0 {
			t.Errorf("there is no job %s", name)
		}
	}
	for name, j := range jobs {
		// What a job says itself comes before what it extends.
		stage, image, timeout, rules := j.Stage, j.Image, j.Timeout, j.Rules
		for parent := j.Extends; parent != ""; parent = jobs[parent].Extends {
			p, ok := jobs[parent]
			if !ok {
				t.Fatalf("%s extends %s, which is not there", name, parent)
			}
			if stage == "" {
				stage = p.Stage
			}
			if image == "" {
				image = p.Image
			}
			if timeout == "" {
				timeout = p.Timeout
			}
			if rules == nil {
				rules = p.Rules
			}
		}
		if strings.HasPrefix(name, ".") {
			continue
		}
		if stage == "" || image == "" || timeout == "" || len(j.Script) == 0 {
			t.Errorf("%s lacks a stage, an image, a timeout or a script", name)
		}
		text := strings.Join(slices.Concat(j.Before, j.Script), "\n")
		if bash, err := exec.LookPath("bash"); err == nil {
			if out, err := exec.Command(bash, "-n", "-c", text).CombinedOutput(); err != nil {
				t.Errorf("%s: %v\n%s", name, err, out)
			}
		}
		if e := j.Output.ExposeAs; !regexp.MustCompile(`^[A-Za-z0-9 _-]{0,100}$`).MatchString(e) {
			t.Errorf("%s: GitLab allows letters, digits, spaces, - and _ in expose_as, not %q", name, e)
		}
		if strings.Contains(text, "TOKEN") {
			if len(rules) != 1 || !strings.Contains(rules[0]["if"].(string), `$CI_PIPELINE_SOURCE == "schedule"`) {
				t.Errorf("%s uses a token outside of scheduled pipelines", name)
			}
		}
		for _, path := range append(j.Output.Paths, j.Output.Reports.Codequality) {
			if path != "" && path != "public" && !strings.Contains(text, strings.TrimSuffix(path, "/")) {
				t.Errorf("%s keeps %s, which nothing writes", name, path)
			}
		}
	}
}

func TestPreCommitHooks(t *testing.T) {
	var hooks []struct {
		ID, Name, Description, Entry, Language, Files string
	}
	readYAML(t, ".pre-commit-hooks.yaml", &hooks)
	if len(hooks) != 2 {
		t.Errorf("%d hooks, want fmt and lint", len(hooks))
	}
	for _, h := range hooks {
		if h.ID == "" || h.Name == "" || h.Description == "" || h.Language != "golang" || !strings.HasPrefix(h.Entry, "seika ") {
			t.Errorf("incomplete hook: %+v", h)
		}
		checkFiles(t, h.ID, h.Files)
	}
	var config struct {
		Repos []struct {
			Hooks []struct {
				ID, Entry, Language, Files string
			}
		}
	}
	readYAML(t, ".pre-commit-config.yaml", &config)
	for _, r := range config.Repos {
		for _, h := range r.Hooks {
			if strings.HasPrefix(h.ID, "seika") {
				checkFiles(t, h.ID, h.Files)
			}
		}
	}
}

// checkFiles looks whether a pattern of a hook selects the files that hold records, and no others.
func checkFiles(t *testing.T, hook, pattern string) {
	t.Helper()
	files, err := regexp.Compile(pattern)
	if err != nil {
		t.Fatalf("%s: %v", hook, err)
	}
	for path, want := range map[string]bool{
		"agreements/osaka/a.yaml": true, "agreements/parties/b.yaml": true, "agreements/themes.yaml": true,
		"seika.yaml": false, "agreements/README.md": false, "old/agreements/a.yaml": false,
	} {
		if files.MatchString(path) != want {
			t.Errorf("%s: %s is selected: %v", hook, path, !want)
		}
	}
}
