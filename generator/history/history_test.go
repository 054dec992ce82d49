package history_test

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"seika/generator/agreement"
	"seika/generator/gitrepo"
	"seika/generator/history"
)

var update = flag.Bool("update", false, "rewrite the expected histories in testdata")

// TestGolden plays the scripts in testdata with git and compares the histories. A script is a file named "script" in a txtar archive, a
// command a line:
//
//	put PATH FILE            the archive's file becomes PATH
//	sub PATH OLD => NEW      replace a text in PATH
//	rm PATH, mv FROM TO
//	commit DATE MESSAGE      commit everything, DATE as 2024-04-01 (at noon in Japan)
//	branch NAME, checkout NAME
//	merge DATE NAME MESSAGE  merge, keeping the conflict-free result
//	ours DATE NAME MESSAGE   merge, and keep everything as it is here
//	ignore                   pass over the last commit
func TestGolden(t *testing.T) {
	archives, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatalf("no test data: %v", err)
	}
	for _, name := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			files := map[string]string{}
			want := -1
			for i, f := range archive.Files {
				files[f.Name] = string(f.Data)
				if f.Name == "want" {
					want = i
				}
			}
			g := newGit(t)
			g.play(files)
			h := read(t, g.dir, g.ignored)
			got := describe(h)
			if *update {
				if want < 0 {
					archive.Files = append(archive.Files, txtar.File{Name: "want"})
					want = len(archive.Files) - 1
				}
				archive.Files[want].Data = []byte(got)
				if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if want < 0 || string(archive.Files[want].Data) != got {
				t.Errorf("the history differs; run with -update if it is right. Got:\n%s", got)
			}
		})
	}
}

func read(t *testing.T, dir string, ignored map[string]bool) *history.History {
	t.Helper()
	repo, err := gitrepo.Open(dir, gitrepo.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { repo.Close() })
	h, err := history.Read(context.Background(), repo, history.ReadOptions{
		Folder: "agreements", Ignore: func(id gitrepo.ID) bool { return ignored[id.String()] }, Zone: japan, Until: agreement.Date{Year: 2026, Month: 11, Day: 23},
	})
	if err != nil {
		t.Fatal(err)
	}
	return h
}

var japan = time.FixedZone("JST", 9*3600)

func describe(h *history.History) string {
	var b strings.Builder
	fmt.Fprintf(&b, "certificate: %s, %d commits, %d records\n", h.Certificate.State, h.Certificate.Commits, h.Certificate.Records)
	for _, t := range h.Timelines {
		fmt.Fprintf(&b, "\n%s (%s), first seen %s", t.ID, t.Path, t.FirstSeen.In(japan).Format(time.DateOnly))
		if t.Withdrawn {
			fmt.Fprintf(&b, ", withdrawn as %q", t.Title.JA)
		}
		b.WriteString("\n")
		for _, r := range t.Revisions {
			fmt.Fprintf(&b, "  %s %s %q by %s", r.Committed.In(japan).Format(time.DateOnly), r.Kind, r.Subject, r.Author)
			if r.OldPath != "" {
				b.WriteString(" from " + r.OldPath)
			}
			if r.Problem.EN != "" {
				b.WriteString(": " + r.Problem.EN)
			}
			b.WriteString("\n")
			for i, c := range r.Changes {
				fmt.Fprintf(&b, "    %s %s: %q → %q\n", c.Kind, c.Path, c.Old, c.New)
				if i < len(r.Texts) { // of a record that came or went there are none
					fmt.Fprintf(&b, "      %s\n", r.Texts[i].EN)
				}
			}
			for _, m := range r.Moves {
				fmt.Fprintf(&b, "    move %s %s declared=%v drafting=%v counts=%v\n      %s\n", m.Kind, m.Direction, m.Declared, m.Drafting, m.Counts(), m.Text().EN)
			}
		}
		for _, s := range t.Standing {
			fmt.Fprintf(&b, "  from %s: %s (%s)\n", s.From, s.Class, s.Cause)
		}
	}
	return b.String()
}

// git plays scripts with the git command.
type git struct {
	t       *testing.T
	dir     string
	ignored map[string]bool
}

func newGit(t *testing.T) *git {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed; these tests play histories with it")
	}
	g := &git{t: t, dir: t.TempDir(), ignored: map[string]bool{}}
	g.run("", "init", "-q", "-b", "main")
	return g
}

func (g *git) run(date string, args ...string) string {
	g.t.Helper()
	cmd := exec.Command("git", args...)
	cmd.Dir = g.dir
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_SYSTEM=/dev/null",
		"GIT_AUTHOR_NAME=Hanako", "GIT_AUTHOR_EMAIL=hanako@example.org", "GIT_COMMITTER_NAME=Hanako", "GIT_COMMITTER_EMAIL=hanako@example.org")
	if date != "" {
		cmd.Env = append(cmd.Env, "GIT_AUTHOR_DATE="+date+"T12:00:00+0900", "GIT_COMMITTER_DATE="+date+"T12:00:00+0900")
	}
	out, err := cmd.CombinedOutput()
	if err != nil {
		g.t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return strings.TrimSpace(string(out))
}

func (g *git) play(files map[string]string) {
	g.t.Helper()
	for line := range strings.SplitSeq(files["script"], "\n") {
		word, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		first, second, _ := strings.Cut(rest, " ")
		switch word {
		case "", "#":
		case "put":
			text, ok := files[second]
			if !ok {
				g.t.Fatalf("no file %q in the archive", second)
			}
			g.write(first, text)
		case "sub":
			old, new, ok := strings.Cut(second, " => ")
			text, err := os.ReadFile(filepath.Join(g.dir, first))
			if err != nil || !ok || !strings.Contains(string(text), old) {
				g.t.Fatalf("%s: nothing to replace (%v)", line, err)
			}
			g.write(first, strings.Replace(string(text), old, new, 1))
		case "rm":
			g.run("", "rm", "-q", first)
		case "mv":
			if err := os.MkdirAll(filepath.Dir(filepath.Join(g.dir, second)), 0o755); err != nil {
				g.t.Fatal(err)
			}
			g.run("", "mv", first, second)
		case "commit":
			g.run("", "add", "-A")
			g.run(first, "commit", "-q", "--allow-empty", "-m", second)
		case "branch":
			g.run("", "branch", first)
		case "checkout":
			g.run("", "checkout", "-q", first)
		case "merge":
			name, message, _ := strings.Cut(second, " ")
			g.run(first, "merge", "-q", "--no-ff", "-m", message, name)
		case "ours":
			name, message, _ := strings.Cut(second, " ")
			g.run(first, "merge", "-q", "--no-ff", "-s", "ours", "-m", message, name)
		case "ignore":
			g.ignored[g.run("", "rev-parse", "HEAD")] = true
		default:
			g.t.Fatalf("unknown command %q", word)
		}
	}
}

func (g *git) write(path, text string) {
	g.t.Helper()
	name := filepath.Join(g.dir, filepath.FromSlash(path))
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		g.t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		g.t.Fatal(err)
	}
}
