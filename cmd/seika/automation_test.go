package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	// called is a command of seika with what follows it on its line, up to the end of a shell command.
	called = regexp.MustCompile("\\bseika\"? ([a-z]+)\\b([^|&;<>`]*)")
	flagOf = regexp.MustCompile(`(?:^|[\s"{+])--([a-z][a-z-]*)`)
)

// TestAutomationNamesWhatExists looks up every command and flag that the workflows, pipelines, hooks and forms of the repository name.
func TestAutomationNamesWhatExists(t *testing.T) {
	var files []string
	for _, pattern := range []string{".ci/run", ".github/*.md", ".github/*/*.yml", ".gitlab-ci.yml", ".pre-commit-hooks.yaml", ".pre-commit-config.yaml"} {
		found, err := filepath.Glob(filepath.Join("..", "..", filepath.FromSlash(pattern)))
		if err != nil || len(found) == 0 {
			t.Fatalf("%s: %v", pattern, err)
		}
		files = append(files, found...)
	}
	help, calls := map[string]string{}, map[string]int{}
	for _, path := range files {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(text)) {
			if strings.HasPrefix(strings.TrimSpace(line), "#") {
				continue
			}
			for _, m := range called.FindAllStringSubmatch(line, -1) {
				name := m[1]
				if help[name] == "" {
					help[name] = helpOf(t, name)
				}
				calls[name]++
				for _, flag := range flagOf.FindAllStringSubmatch(m[2], -1) {
					calls["--"+flag[1]]++
					if !regexp.MustCompile(`(?m)^\s+(?:-\w, )?--` + flag[1] + `\b`).MatchString(help[name]) {
						t.Errorf("%s: seika %s has no flag --%s", path, name, flag[1])
					}
				}
			}
		}
	}
	for _, want := range []string{"build", "diff", "fmt", "links", "lint", "--against", "--base-url", "--check", "--format", "--previous"} {
		if calls[want] == 0 {
			t.Errorf("nothing calls %s: %v", want, calls)
		}
	}
}

// helpOf is what “seika NAME --help” prints.
func helpOf(t *testing.T, name string) string {
	t.Helper()
	var out bytes.Buffer
	env := newEnvironment()
	env.stdout, env.stderr = &out, io.Discard
	root := newRoot(env)
	if cmd, _, err := root.Find([]string{name}); err != nil || cmd.Name() != name {
		t.Errorf("there is no command seika %s", name)
		return "none"
	}
	root.SetArgs([]string{name, "--help"})
	if err := root.Execute(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}
