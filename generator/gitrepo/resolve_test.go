package gitrepo

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

func storyRepo(t testing.TB, seed uint64, commits int) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "story.git")
	run(t, "", "init", "-q", "--bare", "-b", "main", dir)
	s := story{r: rand.New(rand.NewPCG(seed, 7))}
	s.write(commits)
	runInput(t, dir, s.out.String(), "fast-import", "--quiet", "--force")
	return dir
}

func TestResolveAgreesWithGit(t *testing.T) {
	dir := storyRepo(t, 3, 60)
	run(t, dir, "tag", "-a", "-m", "tag", "v1.0", "main~3")
	run(t, dir, "tag", "-a", "-m", "tag of a tag", "v1.1", "v1.0")
	run(t, dir, "tag", "light", "main~4")
	run(t, dir, "branch", "topic/深い", "main~2")
	run(t, dir, "branch", "beef", "main~5") // four hexadecimal digits, and a branch
	run(t, dir, "branch", "a@b", "main~6")
	run(t, dir, "tag", "both", "main~7")
	run(t, dir, "branch", "both", "main~8")
	run(t, dir, "update-ref", "refs/remotes/origin/main", "main~9")
	run(t, dir, "symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main")
	run(t, dir, "pack-refs", "--all")
	run(t, dir, "update-ref", "refs/heads/main", "main~1") // loose, beside the packed one
	r := open(t, dir)
	full := strings.TrimSpace(run(t, dir, "rev-parse", "main~10"))
	merge := strings.Fields(run(t, dir, "rev-list", "--min-parents=3", "main"))[0]
	revs := []string{
		"main", "HEAD", "@", "@~2", "@^", "heads/main", "refs/heads/main", "main~0", "main^0", "main~3~2", "main~2^", "main^^^", "main~~", "v1.0", "v1.0^{}",
		"v1.1", "v1.1^{commit}", "v1.1~1", "tags/v1.0", "light", "topic/深い", "beef", "a@b", "both", "heads/both", "tags/both", "origin", "origin/main", full, full[:7],
		full[:12], full[:13], strings.ToUpper(full), "v1.0-3-g" + full[:8], merge + "^1", merge + "^2", merge + "^3", merge + "^3~1", ":/body", "main^{/body}",
		"main^{/Commit [0-9]*5}", "main~5^{/!-Commit}", ":/^Commit 1",
		// None of these is a commit.
		"", "mian", "main^9", "main~1000", "~1", "^", "^main", "main^{tree}", "main^{blob}", "main:README.md", "main..", "@{", "main@{", "main^{", "main^{/nothing}", ":/nothing",
		":/[", "v1.0^{tag}", "refs/heads", "../main", "refs/heads/../heads/main", "main~99999999999999999999", full[:39] + "g", "0000000000000000000000000000000000000000",
		"main^{/!x}", "..", "@@", "-x", "main/", "\x00", "main~x", "main@", "HEAD@", "a b",
	}
	for _, rev := range revs {
		peeled := rev
		if !strings.HasPrefix(rev, ":/") { // there it would be part of the text
			peeled += "^{commit}"
		}
		cmd := exec.Command("git", "--no-replace-objects", "rev-parse", "--verify", "--quiet", "--end-of-options", peeled)
		cmd.Dir, cmd.Env = dir, gitEnv()
		var want string
		if !strings.Contains(rev, "\x00") && rev != "" && !strings.HasSuffix(rev, "^{tree}") && !strings.HasSuffix(rev, "^{tag}") && rev[0] != '^' {
			out, err := cmd.Output()
			if err == nil {
				want = strings.TrimSpace(string(out))
			}
		}
		id, err := r.Resolve(rev)
		if want == "" {
			if err == nil {
				t.Errorf("%q: git knows none, we have %s", rev, id)
			} else if !errors.As(err, new(*RevisionError)) {
				t.Errorf("%q: %T %v", rev, err, err)
			}
			continue
		}
		if err != nil || id.String() != want {
			t.Errorf("%q: git has %s, we have %s, %v", rev, want, id, err)
		}
	}
}

func TestResolveDates(t *testing.T) {
	dir := linear(t, one("1"), one("2"), one("3"))                                       // 1, 2 and 3 April, 12:00 UTC
	extend(t, dir, "main", 0, one("0"))                                                  // another root, of the first day
	run(t, dir, "update-ref", "refs/heads/old", "main")                                  // kept
	run(t, dir, "update-ref", "-d", "refs/heads/old")                                    // and dropped
	run(t, dir, "update-ref", "refs/heads/main", topOf(t, dir, "day 2"))                 // back
	extend(t, dir, "main", 6, one("7"), one("8"))                                        // 7 and 8 April
	extend(t, dir, "late", 0, map[string]string{"x": "the clock of this one was wrong"}) // a branch
	r := open(t, dir)
	for _, c := range []struct{ rev, want string }{
		{"main@{2026-04-01}", "day 0"}, {"main@{2026-04-02}", "day 1"}, {"main@{2026-04-05}", "day 2"}, {"main@{2026-04-07}", "day 6"},
		{"main@{2030-01-01}", "day 7"}, {"@{2026-04-03}", "day 2"}, {"HEAD@{2026-04-03}", "day 2"}, {"@@{2026-04-03}", "day 2"},
		{"main@{2026-04-02 11:59}", "day 0"}, {"main@{2026-04-02 12:00}", "day 1"}, {"main@{2026-04-02 12:00:00}", "day 1"},
		{"main@{2026-04-02T11:59:59Z}", "day 0"}, {"main@{2026-04-02T21:00:00+09:00}", "day 1"}, {"main@{2026-04-02 20:59:59 +0900}", "day 0"},
		{"main@{2026-04}", "day 7"}, {"main~1@{2026-04-30}", "day 6"}, {"main@{2026-04-07}~1", "day 2"},
		{"main@{2026-03-31}", "its first commit is of 2026-04-01"}, {"main@{1}", "is not a date"}, {"main@{upstream}", "is not a date"},
		{"main@{}", "is not a date"}, {"main@{2026-02-30}", "is not a date"},
	} {
		id, err := r.Resolve(c.rev)
		if strings.HasPrefix(c.want, "day") {
			commit, err2 := r.Commit(id)
			if err != nil || err2 != nil || commit.Message != c.want {
				t.Errorf("%s: %q, %v, want %q", c.rev, commit.Message, err, c.want)
			}
		} else if !errors.As(err, new(*RevisionError)) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.rev, err, c.want)
		}
	}

	// The day ends where the zone says: 2 April 12:00 UTC is 21:00 in Tokyo, and 3 April in Kiritimati.
	for hours, want := range map[int]string{9: "day 1", 14: "day 0"} {
		r, err := Open(dir, Options{Zone: time.FixedZone("", hours*3600)})
		if err != nil {
			t.Fatal(err)
		}
		defer r.Close()
		head := must(r.Resolve("main"))
		if c := must(r.Commit(must(r.LastOn(head, "2026-04-02")))); c.Message != want {
			t.Errorf("at UTC+%d: %q, want %q", hours, c.Message, want)
		}
	}
}

func topOf(t *testing.T, dir, message string) string {
	t.Helper()
	for _, line := range strings.Split(run(t, dir, "cat-file", "--batch-all-objects", "--batch-check"), "\n") {
		f := strings.Fields(line)
		if len(f) == 3 && f[1] == "commit" && strings.HasSuffix(run(t, dir, "cat-file", "commit", f[0]), "\n"+message+"\n") {
			return f[0]
		}
	}
	t.Fatalf("no commit %q", message)
	return ""
}

func TestResolveSuggests(t *testing.T) {
	dir := linear(t, one("1"))
	for _, branch := range []string{"release-2026", "release-2025", "topic"} {
		run(t, dir, "branch", branch, "main")
	}
	r := open(t, dir)
	for rev, want := range map[string][]string{"mian": {"main"}, "man": {"main"}, "Release-2026": {"release-2026", "release-2025"}, "xyz": nil, "topic~": nil} {
		_, err := r.Resolve(rev)
		var e *RevisionError
		if !errors.As(err, &e) {
			t.Errorf("%s: %v", rev, err)
			continue
		}
		for _, name := range want {
			if !slices.Contains(e.Near, name) || e.Near[0] != want[0] {
				t.Errorf("%s: suggestions %q, want %q", rev, e.Near, want)
			}
		}
		if want == nil && rev == "xyz" && len(e.Near) > 0 {
			t.Errorf("%s: suggestions %q", rev, e.Near)
		}
	}
}

func TestResolveUnbornBranch(t *testing.T) {
	dir := linear(t, one("1"))
	run(t, dir, "symbolic-ref", "HEAD", "refs/heads/unborn")
	_, err := open(t, dir).Resolve("HEAD")
	if !errors.As(err, new(*RevisionError)) || !strings.Contains(err.Error(), "unborn") {
		t.Errorf("got %v", err)
	}
}

func TestMergeBasesAgreeWithGit(t *testing.T) {
	for seed := range uint64(6) {
		dir := storyRepo(t, seed, 50)
		r := open(t, dir)
		commits := strings.Fields(run(t, dir, "rev-list", "--all"))
		several := 0
		rnd := rand.New(rand.NewPCG(seed, 1))
		for range 60 {
			a, b := commits[rnd.IntN(len(commits))], commits[rnd.IntN(len(commits))]
			cmd := exec.Command("git", "merge-base", "--all", a, b)
			cmd.Dir, cmd.Env = dir, gitEnv()
			out, _ := cmd.Output() // exit 1: none
			want := strings.Fields(string(out))
			ids, err := r.MergeBases(must(ParseID(a)), must(ParseID(b)))
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, id := range ids {
				got = append(got, id.String())
			}
			slices.Sort(got)
			slices.Sort(want)
			if !slices.Equal(got, want) {
				t.Errorf("seed %d: %s and %s: git has %v, we have %v", seed, a, b, want, got)
			}
			if len(want) > 1 {
				several++
			}
		}
		t.Logf("seed %d: %d pairs with several bases", seed, several)
	}
}

func TestResolveRange(t *testing.T) {
	dir := linear(t, one("1"), one("2"))
	run(t, dir, "branch", "topic", "main")
	extend(t, dir, "main", 5, one("6"))
	extend(t, dir, "topic", 7, one("8"))
	extend(t, dir, "alone", 0, map[string]string{"other": "history"})
	r := open(t, dir)
	id := func(rev string) ID { return must(r.Resolve(rev)) }
	for expression, want := range map[string]Range{
		"main..topic":  {id("main"), id("topic"), id("main~1")},
		"main...topic": {id("main"), id("topic"), id("main~1")},
		"topic":        {id("topic"), id("main"), id("main~1")},
		"..topic":      {id("main"), id("topic"), id("main~1")},
		"main~1..":     {id("main~1"), id("main"), id("main~1")},
		"main..alone":  {id("main"), id("alone"), ID{}},
	} {
		if got, err := r.ResolveRange(expression); err != nil || got != want {
			t.Errorf("%s: %v, %v; want %v", expression, got, err, want)
		}
	}
	for _, expression := range []string{"main..nothing", "nothing..main", "main..topic..main"} {
		if _, err := r.ResolveRange(expression); !errors.As(err, new(*RevisionError)) {
			t.Errorf("%s: %v", expression, err)
		}
	}
}

func TestAbbreviationThatIsAmbiguous(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "repo.git")
	run(t, "", "init", "-q", "--bare", "-b", "main", dir)
	var in strings.Builder
	for i := range 700 { // two of so many ids begin with the same four digits
		fmt.Fprintf(&in, "commit refs/heads/main\ncommitter A <a@b> %d +0000\ndata 0\n\n", 1_700_000_000+i)
	}
	runInput(t, dir, in.String(), "fast-import", "--quiet")
	seen := map[string]bool{}
	r := open(t, dir)
	for _, id := range strings.Fields(run(t, dir, "rev-list", "main")) {
		if seen[id[:4]] {
			if _, err := r.Resolve(id[:4]); err == nil || !strings.Contains(err.Error(), "may be any of") {
				t.Errorf("%s: %v", id[:4], err)
			}
			return
		}
		seen[id[:4]] = true
	}
	t.Error("no two ids begin alike")
}
