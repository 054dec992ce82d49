package gitrepo

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// A corpus is a made-up repository of records, the same for the same numbers.
type corpus struct {
	records, folders int // folders 1: all records in one
	commits          int
	mergeEvery       int // a branch of one commit is merged after so many commits; 0 for never
	size             int // bytes of a record
}

// generate makes the repository with git fast-import, packed as a clone would be.
func (c corpus) generate(tb testing.TB, dir string) {
	tb.Helper()
	run(tb, "", "init", "-q", "--bare", "-b", "main", dir)
	cmd := exec.Command("git", "-C", dir, "fast-import", "--quiet", "--force")
	cmd.Env = gitEnv()
	in, err := cmd.StdinPipe()
	if err != nil {
		tb.Fatal(err)
	}
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	if err := cmd.Start(); err != nil {
		tb.Fatal(err)
	}
	w := bufio.NewWriterSize(in, 1<<20)
	c.stream(w)
	if err := w.Flush(); err != nil {
		tb.Error(err)
	}
	in.Close()
	if err := cmd.Wait(); err != nil {
		tb.Fatalf("git fast-import: %v\n%s", err, &stderr)
	}
	run(tb, dir, "-c", "pack.threads=2", "repack", "-q", "-a", "-d", "-f", "--window=10")
}

func (c corpus) path(record int) string {
	if c.folders <= 1 {
		return fmt.Sprintf("agreements/record-%05d.yaml", record)
	}
	return fmt.Sprintf("agreements/place-%02d/record-%05d.yaml", record%c.folders, record)
}

func (c corpus) stream(w io.Writer) {
	r := rand.New(rand.NewPCG(1, uint64(c.records)))
	lines := max(c.size/56, 1)
	content := make([][]string, c.records)
	line := func() string {
		return fmt.Sprintf("  - {id: i%08x, value: %d, note: %s}\n", r.Uint32(), r.IntN(100000), strings.Repeat("成果", r.IntN(4)))
	}
	write := func(record int) {
		if content[record] == nil {
			for range lines {
				content[record] = append(content[record], line())
			}
		} else {
			content[record][r.IntN(lines)] = line()
		}
		text := strings.Join(content[record], "")
		fmt.Fprintf(w, "M 100644 inline %s\ndata %d\n%s\n", c.path(record), len(text), text)
	}
	born := 0
	mark := 0
	commit := func(branch string, from, merge int) int {
		mark++
		date := 1_500_000_000 + mark*3600
		who := r.IntN(40)
		message := fmt.Sprintf("記録 %d を改める\n\nReported by a reader.\n", mark)
		fmt.Fprintf(w, "commit refs/heads/%s\nmark :%d\nauthor Person %02d <p%02d@example.org> %d +0900\ncommitter Person %02d <p%02d@example.org> %d +0900\ndata %d\n%s\n",
			branch, mark, who, who, date, who, who, date, len(message), message)
		if from > 0 {
			fmt.Fprintf(w, "from :%d\n", from)
		}
		if merge > 0 {
			fmt.Fprintf(w, "merge :%d\n", merge)
		}
		return mark
	}
	tip := 0
	for mark < c.commits {
		if c.mergeEvery > 0 && mark%c.mergeEvery == c.mergeEvery-1 && born > 0 && mark+3 <= c.commits {
			record := r.IntN(born)
			base := tip
			side := commit("side", base, 0)
			write(record)
			text := strings.Join(content[record], "")
			tip = commit("main", base, 0)
			other := (record + 1) % born
			write(other)
			tip = commit("main", tip, side)
			fmt.Fprintf(w, "M 100644 inline %s\ndata %d\n%s\n", c.path(record), len(text), text)
			continue
		}
		tip = commit("main", tip, 0)
		changes := 1 + r.IntN(3)
		for range changes {
			// Records appear over the whole time, most of them early.
			if born < c.records && (born == 0 || r.IntN(c.commits) < 4*c.records*(c.commits-mark)/c.commits) {
				write(born)
				born++
			} else {
				write(r.IntN(born))
			}
		}
	}
	for ; born < c.records; born++ {
		if born%500 == 0 || mark == c.commits {
			tip = commit("main", tip, 0)
		}
		write(born)
	}
}

func gitEnv(extra ...string) []string {
	return append([]string{
		"PATH=" + os.Getenv("PATH"), "HOME=" + os.DevNull, "GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL=" + os.DevNull, "LC_ALL=C.UTF-8", "TZ=UTC",
		"GIT_AUTHOR_NAME=A U Thor", "GIT_AUTHOR_EMAIL=author@example.org", "GIT_COMMITTER_NAME=C O Mitter", "GIT_COMMITTER_EMAIL=committer@example.org",
		"GIT_AUTHOR_DATE=1600000000 +0900", "GIT_COMMITTER_DATE=1600000000 +0900",
	}, extra...)
}

// run runs git in dir and returns its output.
func run(tb testing.TB, dir string, args ...string) string {
	tb.Helper()
	return runInput(tb, dir, "", args...)
}

func runInput(tb testing.TB, dir, input string, args ...string) string {
	tb.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		tb.Skip("this test compares with git, which is not installed")
	}
	cmd := exec.Command("git", args...)
	cmd.Dir = dir
	cmd.Env = gitEnv()
	cmd.Stdin = strings.NewReader(input)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil {
		tb.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, &stderr)
	}
	return stdout.String()
}

// open opens a repository for a test.
func open(tb testing.TB, path string) *Repo {
	tb.Helper()
	r, err := Open(path, Options{})
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		if err := r.Close(); err != nil {
			tb.Error(err)
		}
	})
	return r
}
