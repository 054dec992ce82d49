package seika_test

import (
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// workflow is what the rules below look at.
type workflow struct {
	On          map[string]yaml.Node `yaml:"on"`
	Permissions *map[string]string   `yaml:"permissions"`
	Concurrency *struct {
		Group string `yaml:"group"`
	} `yaml:"concurrency"`
	Jobs map[string]job `yaml:"jobs"`
}

type job struct {
	Permissions *map[string]string `yaml:"permissions"`
	Timeout     int                `yaml:"timeout-minutes"`
	Steps       []step             `yaml:"steps"`
}

type step struct {
	Uses string            `yaml:"uses"`
	Run  string            `yaml:"run"`
	With map[string]string `yaml:"with"`
}

// writes reports whether the job's token can change something.
func (j job) writes() bool {
	return j.Permissions != nil && slices.Contains(slices.Collect(maps.Values(*j.Permissions)), "write")
}

// readYAML decodes a file below the top of the repository.
func readYAML(t *testing.T, path string, into any) {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := yaml.Unmarshal(text, into); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
}

func workflows(t *testing.T) map[string]workflow {
	t.Helper()
	paths, err := filepath.Glob(".github/workflows/*.yml")
	if err != nil || len(paths) < 5 {
		t.Fatal("workflows are missing:", paths, err)
	}
	found := map[string]workflow{}
	for _, path := range paths {
		var w workflow
		readYAML(t, path, &w)
		found[path] = w
	}
	return found
}

var pinned = regexp.MustCompile(`^[\w.-]+/[\w./-]+@[0-9a-f]{40}$`)

// TestWorkflowsAreSafe holds what makes the workflows safe for proposals by strangers.
func TestWorkflowsAreSafe(t *testing.T) {
	for path, w := range workflows(t) {
		fail := func(format string, args ...any) { t.Errorf("%s: %s", path, fmt.Sprintf(format, args...)) }
		if w.Permissions == nil || len(*w.Permissions) > 0 {
			fail("the permissions at the top are not empty")
		}
		if w.Concurrency == nil || w.Concurrency.Group == "" {
			fail("no concurrency group")
		}
		if _, ok := w.On["pull_request_target"]; ok {
			fail("pull_request_target gives strangers' code a token that writes")
		}
		_, proposal := w.On["pull_request"]
		_, after := w.On["workflow_run"]
		for name, j := range w.Jobs {
			if j.Permissions == nil {
				fail("job %s does not name its permissions", name)
			}
			if j.Timeout == 0 {
				fail("job %s has no timeout", name)
			}
			if proposal && j.writes() {
				fail("job %s runs code of a proposal with a token that writes", name)
			}
			for i, s := range j.Steps {
				if s.Uses != "" && !pinned.MatchString(s.Uses) {
					fail("job %s, step %d: %s is not pinned to a commit", name, i+1, s.Uses)
				}
				if strings.Contains(s.Run, "${{") || strings.Contains(s.With["script"], "${{") {
					fail("job %s, step %d: an expression inside a script can be turned into commands; hand it over in env", name, i+1)
				}
				checkout := strings.HasPrefix(s.Uses, "actions/checkout@")
				if after && j.writes() && (s.Run != "" || checkout) {
					fail("job %s, step %d: a job that answers to proposals and can write runs nothing of the repository", name, i+1)
				}
				if checkout && s.With["persist-credentials"] == "" {
					fail("job %s, step %d: the checkout does not say whether it keeps the token", name, i+1)
				}
				if checkout && proposal && s.With["persist-credentials"] != "false" {
					fail("job %s, step %d: the token is kept where code of a proposal runs", name, i+1)
				}
				if checkout && strings.Contains(s.With["ref"], "head") {
					fail("job %s, step %d: the head of a proposal is checked out", name, i+1)
				}
			}
		}
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if (proposal || after) && strings.Contains(string(text), "secrets.") {
			fail("a secret stands beside a proposal")
		}
	}
}

var comment = regexp.MustCompile(`(?m)uses: ([\w./-]+)@([0-9a-f]{40})(.*)$`)

// TestActionsHaveOneVersion holds that an action is pinned to one commit everywhere, with the version for people beside it.
func TestActionsHaveOneVersion(t *testing.T) {
	commits := map[string]string{}
	for path := range workflows(t) {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range comment.FindAllStringSubmatch(string(text), -1) {
			pin := m[2] + m[3]
			if !regexp.MustCompile(`^ # v\d+\.\d+\.\d+$`).MatchString(m[3]) {
				t.Errorf("%s: %s@%s has no version beside it", path, m[1], m[2])
			}
			if known, ok := commits[m[1]]; ok && known != pin {
				t.Errorf("%s: %s is %s here and %s elsewhere", path, m[1], pin, known)
			}
			commits[m[1]] = pin
		}
	}
	if len(commits) < 8 {
		t.Errorf("only %d actions: %v", len(commits), commits)
	}
}

// TestActionlint runs the linter of workflows, and with shellcheck, where that is installed, the one of their scripts.
func TestActionlint(t *testing.T) {
	out, err := exec.Command("go", "tool", "actionlint", "-no-color").CombinedOutput()
	if err != nil {
		t.Errorf("go tool actionlint: %v\n%s", err, out)
	}
}

// TestWorkflowsSeeTheWholeHistory holds that jobs whose results speak about the past fetch all commits of the records.
func TestWorkflowsSeeTheWholeHistory(t *testing.T) {
	checkouts := 0
	for path, w := range workflows(t) {
		for name, j := range w.Jobs {
			past := slices.ContainsFunc(j.Steps, func(s step) bool {
				return regexp.MustCompile(`seika"? (build|diff|lint|history)|\.ci/run`).MatchString(s.Run)
			})
			for i, s := range j.Steps {
				if !past || !strings.HasPrefix(s.Uses, "actions/checkout@") || s.With["path"] == "generator" {
					continue
				}
				checkouts++
				if s.With["fetch-depth"] != "0" {
					t.Errorf("%s: job %s, step %d: the history is cut off", path, name, i+1)
				}
			}
		}
	}
	if checkouts != 4 {
		t.Errorf("%d checkouts for work with the history, want 4", checkouts)
	}
}
