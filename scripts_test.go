package seika_test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// host plays the parts of GitHub that the scripts of the workflows use. It reads what the scripts find from its input and prints what they
// do.
const host = `
const input = JSON.parse(require('fs').readFileSync(0, 'utf8'));
const done = [];
const act = (name) => async (args) => { done.push({ name, ...args }); return { data: {} }; };
const list = (name) => Object.assign(async () => ({ data: input[name] || [] }), { list: name });
const github = {
  rest: {
    pulls: { list: list('pulls'), create: act('create pull') },
    issues: { listComments: list('comments'), createComment: act('create'), updateComment: act('update') },
    repos: { get: async () => ({ data: { default_branch: 'trunk' } }) },
  },
  paginate: async (method, args) => { done.push({ name: method.list, ...args }); return input[method.list] || []; },
};
const core = { notice: (text) => done.push({ name: 'notice', text }), setOutput: (key, value) => done.push({ name: 'output', key, value }) };
const context = { repo: { owner: 'city', repo: 'data' }, payload: { workflow_run: input.run } };
const script = new (Object.getPrototypeOf(async () => {}).constructor)('github', 'context', 'core', 'require', input.script);
script(github, context, core, require).then(() => console.log(JSON.stringify(done)), (e) => { console.error(e); process.exit(1); });
`

// action is something that a script did.
type action struct {
	Name        string
	Key         string
	Value       any
	Body        string
	IssueNumber int    `json:"issue_number"`
	CommentID   int    `json:"comment_id"`
	Head, Base  string // of a list or a new pull request
}

// play runs a script of a workflow against a host that holds what state says.
func play(t *testing.T, file, job string, state map[string]any, env ...string) []action {
	t.Helper()
	node, err := exec.LookPath("node")
	if err != nil {
		if os.Getenv("SEIKA_REQUIRE_BROWSER") == "1" {
			t.Fatal("node is missing; .ci/run installs it")
		}
		t.Skip("node is missing; install it to run the scripts of the workflows")
	}
	var w workflow
	readYAML(t, filepath.Join(".github", "workflows", file), &w)
	for _, s := range w.Jobs[job].Steps {
		if s.With["script"] != "" {
			state["script"] = s.With["script"]
		}
	}
	input, err := json.Marshal(state)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(node, "-e", host)
	cmd.Stdin, cmd.Env = bytes.NewReader(input), append(os.Environ(), env...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, stderr.Bytes())
	}
	var done []action
	if err := json.Unmarshal(out, &done); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return done
}

type object = map[string]any

// The comment is for the open pull request that ends with the commit of the run, in the fork that it came from.
func TestPullRequestOfARun(t *testing.T) {
	pull := func(number int, sha string, repo any) object {
		return object{"number": number, "base": object{"sha": "base"}, "head": object{"sha": sha, "repo": repo}}
	}
	run := object{"head_sha": "new", "head_branch": "x`$(id)", "head_repository": object{"id": 7, "owner": object{"login": "fork"}}}
	for name, test := range map[string]struct {
		pulls []object
		want  float64
	}{
		"none":            {nil, 0},
		"older commit":    {[]object{pull(1, "old", object{"id": 7})}, 0},
		"other fork":      {[]object{pull(1, "new", object{"id": 8}), pull(2, "new", object{"id": 7})}, 2},
		"fork is deleted": {[]object{pull(1, "new", nil)}, 0},
	} {
		done := play(t, "comment.yml", "report", object{"run": run, "pulls": test.pulls})
		if done[0].Head != "fork:x`$(id)" {
			t.Errorf("%s: asked for %q", name, done[0].Head)
		}
		var got float64
		for _, a := range done {
			if a.Name == "output" && a.Key == "number" {
				got = a.Value.(float64)
			}
		}
		if got != test.want {
			t.Errorf("%s: pull request %v, want %v", name, got, test.want)
		}
	}
}

// There is one comment, in both languages, that is renewed; comments of others are left alone.
func TestComment(t *testing.T) {
	const marker = "<!-- seika: changes of meaning -->"
	mine := object{"id": 5, "user": object{"login": "github-actions[bot]"}, "body": marker + "\nold"}
	others := object{"id": 6, "user": object{"login": "mallory"}, "body": marker + "\nfake"}
	long := strings.Repeat("変", 40000)
	for name, test := range map[string]struct {
		ja, en   string
		comments []object
		want     string // what is done, and to which comment
		id       int
		holds    []string
		lacks    string
	}{
		"nothing changed":            {"", "", nil, "", 0, nil, ""},
		"nothing but a fake":         {"", "", []object{others}, "", 0, nil, ""},
		"first":                      {"## 変化", "## Changes", []object{others, {"id": 9, "user": nil, "body": nil}}, "create", 0, []string{marker, "## 変化", "<summary>English", "## Changes", "https://host/run"}, ""},
		"again":                      {"## 変化", "## Changes", []object{others, mine}, "update", 5, []string{"## 変化"}, "old"},
		"taken back":                 {"", "", []object{mine}, "update", 5, []string{"変化はない", "Nothing changed"}, "old"},
		"one language fits":          {long, long, nil, "create", 0, []string{long}, "<summary>"},
		"not even one language fits": {long + long, long, nil, "create", 0, []string{"Too much changed"}, long},
	} {
		folder := t.TempDir()
		for lang, text := range map[string]string{"ja": test.ja, "en": test.en} {
			if err := os.WriteFile(filepath.Join(folder, lang+".md"), []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		done := play(t, "comment.yml", "post", object{"run": object{"html_url": "https://host/run"}, "comments": test.comments}, "REPORT="+folder, "NUMBER=12", "FIRST=ja")
		if done = done[1:]; test.want == "" {
			if len(done) > 0 {
				t.Errorf("%s: %+v", name, done)
			}
			continue
		}
		if len(done) != 1 || done[0].Name != test.want || done[0].CommentID != test.id || test.want == "create" && done[0].IssueNumber != 12 {
			t.Errorf("%s: %+v", name, done)
			continue
		}
		for _, text := range test.holds {
			if !strings.Contains(done[0].Body, text) {
				t.Errorf("%s: the comment lacks %.80q", name, text)
			}
		}
		if test.lacks != "" && strings.Contains(done[0].Body, test.lacks) {
			t.Errorf("%s: the comment holds %.80q", name, test.lacks)
		}
		if n := len([]rune(done[0].Body)); n > 65536 {
			t.Errorf("%s: %d characters", name, n)
		}
	}
}

// A pull request about links stays open until it is merged; there is never a second one.
func TestPullRequestAboutLinks(t *testing.T) {
	done := play(t, "links.yml", "propose", object{"pulls": []object{}}, "BRANCH=seika-links")
	if len(done) != 1 || done[0].Name != "create pull" || done[0].Base != "trunk" || done[0].Head != "seika-links" {
		t.Errorf("%+v", done)
	}
	if done := play(t, "links.yml", "propose", object{"pulls": []object{{"number": 3}}}, "BRANCH=seika-links"); len(done) != 0 {
		t.Errorf("%+v", done)
	}
}
