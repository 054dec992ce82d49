package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// The scripts of the workflows and pipelines run here as they stand, on a made-up repository, with this seika and with a go that builds
// nothing.

const (
	proposedRecord = `schema: 1
id: bus
title: {ja: 大阪府と株式会社例の包括連携協定}

parties:
  - {role: government, ref: "jp:270008"}
  - {role: company, ref: example}

signed: 2015-04-01

deliverables:
  - id: d1
    title: {ja: 移動販売}
    owner: example
    promised: {quantity: {value: 1000, unit: 箇所}, due: 2018-04-01, evidence: [e1]}

review: {state: reviewed, on: 2015-05-01}

evidence:
  - id: e1
    type: official-report
    title: 報告書
    url: https://www.pref.osaka.lg.jp/p1.html
    accessed: 2026-11-20
`
	partner = "schema: 1\nid: example\nname: {ja: 株式会社例}\n"
	// pretendGo puts a link to seika where “go build -o” would have put it.
	pretendGo = "#!/bin/sh\nwhile [ $# -gt 0 ]; do\n  [ \"$1\" = -o ] && ln -sf \"$(command -v seika)\" \"$2\"\n  shift\ndone\n"
)

// runner is a machine that a host lends for a job.
type runner struct {
	t              *testing.T
	dir, temp, bin string
	env            []string
}

// newRunner has the folder data, a clone of a repository with the branch main and the proposals 7, which lowers a promise, and 8, whose
// record is broken. Proposal 7 is checked out.
func newRunner(t *testing.T) *runner {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("the scripts are for the hosts' Linux machines")
	}
	for _, name := range []string{"git", "bash"} {
		if _, err := exec.LookPath(name); err != nil {
			t.Skip(name, "is not installed")
		}
	}
	dir := t.TempDir()
	r := &runner{t: t, dir: dir, temp: filepath.Join(dir, "temp"), bin: filepath.Join(dir, "bin")}
	for _, folder := range []string{r.temp, r.bin, filepath.Join(dir, "origin", "agreements", "osaka"), filepath.Join(dir, "origin", "agreements", "parties")} {
		if err := os.MkdirAll(folder, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	r.write("bin/go", pretendGo)
	if err := os.Chmod(filepath.Join(r.bin, "go"), 0o755); err != nil {
		t.Fatal(err)
	}
	r.env = append(os.Environ(),
		"PATH="+r.bin+":"+os.Getenv("PATH"), "HOME="+dir, "XDG_CACHE_HOME="+filepath.Join(dir, "cache"), "GIT_CONFIG_GLOBAL=/dev/null", "LC_ALL=C.UTF-8",
		"RUNNER_TEMP="+r.temp, "GITHUB_PATH="+filepath.Join(r.temp, "path"), "GITHUB_OUTPUT="+filepath.Join(r.temp, "output"),
		"GITHUB_STEP_SUMMARY="+filepath.Join(r.temp, "summary.md"),
		"GIT_AUTHOR_NAME=Hanako", "GIT_AUTHOR_EMAIL=hanako@example.org", "GIT_COMMITTER_NAME=Hanako", "GIT_COMMITTER_EMAIL=hanako@example.org",
	)
	r.write("origin/agreements/parties/example.yaml", partner)
	r.write("origin/agreements/osaka/bus.yaml", proposedRecord)
	r.must("origin", "git init -q -b main && git add -A && git commit -q -m Records")
	r.write("origin/agreements/osaka/bus.yaml", strings.Replace(proposedRecord, "value: 1000", "value: 600", 1))
	r.must("origin", "git checkout -q -b lower && git commit -q -a -m Tidy && git update-ref refs/pull/7/head HEAD && git checkout -q -b broken main")
	r.write("origin/agreements/osaka/bus.yaml", strings.Replace(proposedRecord, "2018-04-01", "2018年4月", 1))
	r.must("origin", "git commit -q -a -m Break && git update-ref refs/pull/8/head HEAD && git checkout -q main && git branch -q -D lower broken")
	r.must(".", "git clone -q origin data && git -C data fetch -q origin refs/pull/7/head && git -C data checkout -q FETCH_HEAD")
	return r
}

func (r *runner) write(name, text string) {
	r.t.Helper()
	if err := os.WriteFile(filepath.Join(r.dir, filepath.FromSlash(name)), []byte(text), 0o644); err != nil {
		r.t.Fatal(err)
	}
}

func (r *runner) read(name string) string {
	r.t.Helper()
	text, err := os.ReadFile(filepath.Join(r.dir, filepath.FromSlash(name)))
	if err != nil {
		r.t.Fatal(err)
	}
	return string(text)
}

// run runs a script in a folder as hosts do and returns what it prints.
func (r *runner) run(folder, script string, env ...string) (out string, err error) {
	cmd := exec.Command("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script)
	cmd.Dir, cmd.Env = filepath.Join(r.dir, folder), append(r.env, env...)
	text, err := cmd.CombinedOutput()
	return string(text), err
}

func (r *runner) must(folder, script string, env ...string) string {
	r.t.Helper()
	out, err := r.run(folder, script, env...)
	if err != nil {
		r.t.Fatalf("%v\n%s\n%s", err, script, out)
	}
	return out
}

// stepOf returns the script of a step of a workflow.
func stepOf(t *testing.T, file, job, name string) string {
	t.Helper()
	var w struct {
		Jobs map[string]struct {
			Steps []struct{ ID, Name, Run string }
		}
	}
	decode(t, ".github/workflows/"+file, &w)
	for _, s := range w.Jobs[job].Steps {
		if s.Name == name && s.Run != "" {
			return s.Run
		}
	}
	t.Fatalf("%s: job %s has no step %q that runs something", file, job, name)
	return ""
}

func decode(t *testing.T, path string, into any) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", filepath.FromSlash(path)))
	if err != nil {
		t.Fatal(err)
	}
	if err := yaml.Unmarshal(text, into); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
}

func holds(t *testing.T, what, text string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(text, part) {
			t.Errorf("%s lacks %q:\n%s", what, part, text)
		}
	}
}

func TestCheckWorkflow(t *testing.T) {
	r := newRunner(t)
	step := func(name string) (string, error) {
		return r.run("data", stepOf(t, "check.yml", "records", name), "BASE=main", "MESSAGES=en")
	}
	if out, err := step("Build Seika"); err != nil {
		t.Fatal(err, out)
	}
	for _, name := range []string{"Layout of the files", "Changes of meaning", "Site"} {
		if out, err := step(name); err != nil {
			t.Errorf("%s: %v\n%s", name, err, out)
		}
	}
	holds(t, "the summary", r.read("temp/summary.md"), `1\,000 places to 600 places`, "`bus`")
	holds(t, "the site", r.read("temp/site/en/agreements/bus.html"), "600")
	if out, err := step("Findings that this change brings"); strings.Contains(out, "::error") != (err != nil) {
		t.Errorf("findings: %v\n%s", err, out)
	}

	r.must("data", "git fetch -q origin refs/pull/8/head && git checkout -q FETCH_HEAD")
	out, err := step("Findings that this change brings")
	if err == nil {
		t.Error("a broken record passes")
	}
	holds(t, "the findings", out, "::error file=agreements/osaka/bus.yaml,line=15,", "title=value-date")
	r.write("data/agreements/osaka/bus.yaml", "id: bus\n"+strings.Replace(proposedRecord, "id: bus\n", "", 1))
	if out, err := step("Layout of the files"); err == nil {
		t.Error("a record in another layout passes")
	} else {
		holds(t, "the layout", out, "::error::", "agreements/osaka/bus.yaml")
	}
}

// The comment is about the commit that is asked for, whatever is checked out.
func TestCommentWorkflow(t *testing.T) {
	r := newRunner(t)
	r.must("data", "git checkout -q main")
	base := strings.TrimSpace(r.must("origin", "git rev-parse main"))
	head := strings.TrimSpace(r.must("origin", "git rev-parse refs/pull/7/head"))
	r.must(".", stepOf(t, "comment.yml", "report", "Compare"), "NUMBER=7", "BASE="+base, "HEAD="+head)
	holds(t, "the comment", r.read("report/ja.md"), `1\,000`, "600", "記録の変化")
	holds(t, "the comment", r.read("report/en.md"), `1\,000`, "600", "What changed")
	if text := r.read("data/agreements/osaka/bus.yaml"); text != proposedRecord {
		t.Error("the proposal was checked out")
	}
	r.must(".", "rm -r report")
	r.must(".", stepOf(t, "comment.yml", "report", "Compare"), "NUMBER=7", "BASE="+base, "HEAD="+base)
	if text := r.read("report/ja.md"); text != "" {
		t.Errorf("nothing changed, and the comment says %s", text)
	}
}

// Where nothing is published yet, the site is built without a certificate.
func TestSiteWorkflow(t *testing.T) {
	r := newRunner(t)
	out := r.must(".", stepOf(t, "site.yml", "build", "Build"), "ADDRESS=https://127.0.0.1:1/city")
	page := r.read("site/en/agreements/bus.html")
	holds(t, "the page", page, `href="/city/en/`, "https://127.0.0.1:1/city/en/agreements/bus.html")
	if strings.Contains(out, "previous") {
		t.Errorf("unexpected: %s", out)
	}
}

// The results are pushed to a branch of their own, and only when they are new.
func TestLinksWorkflow(t *testing.T) {
	if _, err := exec.LookPath("jq"); err != nil {
		t.Skip("jq is not installed")
	}
	r := newRunner(t)
	r.must("data", "git checkout -q main")
	if err := os.Mkdir(filepath.Join(r.temp, "links"), 0o755); err != nil {
		t.Fatal(err)
	}
	commit := func() (string, error) {
		r.write("temp/output", "")
		return r.run("data", stepOf(t, "links.yml", "propose", "Commit the results to a branch of their own"), "BRANCH=seika-links")
	}
	for _, text := range []string{"", "no JSON", "[]"} {
		r.write("temp/links/links.json", text)
		if out, err := commit(); err == nil {
			t.Errorf("%q is committed: %s", text, out)
		}
	}
	r.write("temp/links/links.json", `{"version":1}`)
	if out, err := commit(); err != nil {
		t.Fatal(err, out)
	}
	holds(t, "the output", r.read("temp/output"), "pushed=true")
	if got := r.must("origin", "git show seika-links:.seika/links.json && git diff --name-only main seika-links"); got != "{\"version\":1}.seika/links.json\n" {
		t.Errorf("the branch holds %q", got)
	}
	if out, err := commit(); err != nil || r.read("temp/output") != "" {
		t.Errorf("the same results again: %v, %s", err, out)
	}
}

// The jobs of .gitlab-ci.yml for merge requests.
func TestGitLabJobs(t *testing.T) {
	var jobs map[string]struct {
		Script []string `yaml:"script"`
	}
	var top map[string]yaml.Node
	decode(t, ".gitlab-ci.yml", &top)
	jobs = map[string]struct {
		Script []string `yaml:"script"`
	}{}
	for name, n := range top {
		if n.Kind != yaml.MappingNode {
			continue
		}
		j := jobs[name]
		if err := n.Decode(&j); err == nil {
			jobs[name] = j
		}
	}
	r := newRunner(t)
	base := "CI_MERGE_REQUEST_DIFF_BASE_SHA=" + strings.TrimSpace(r.must("origin", "git rev-parse main"))
	job := func(name string) (string, error) {
		return r.run("data", strings.Join(jobs[name].Script, "\n"), "SEIKA_LANG=en", base, "CI_PAGES_URL=https://city.example.org/data")
	}
	for _, name := range []string{"changes", "preview", "pages"} {
		if out, err := job(name); err != nil {
			t.Errorf("%s: %v\n%s", name, err, out)
		}
	}
	holds(t, "changes.md", r.read("data/changes.md"), `1\,000`, "600")
	holds(t, "the preview", r.read("data/preview/en/agreements/bus.html"), "600")
	holds(t, "the page", r.read("data/public/en/agreements/bus.html"), `href="/data/en/`)

	r.must("data", "git fetch -q origin refs/pull/8/head && git checkout -q FETCH_HEAD")
	out, err := job("lint")
	if err == nil {
		t.Error("a broken record passes")
	}
	holds(t, "the findings", out, "agreements/osaka/bus.yaml:15:")
	holds(t, "findings.json", r.read("data/findings.json"), `"check_name": "value-date"`, `"path": "agreements/osaka/bus.yaml"`)
}
