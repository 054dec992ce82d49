package main

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"
)

// reader follows a page in a repository of its own.
type reader struct {
	lang string
	now  time.Time
}

func newReader(t *testing.T, lang string, base *txtar.Archive) *reader {
	t.Chdir(t.TempDir())
	for _, f := range base.Files {
		putFile(t, f.Name, string(f.Data))
	}
	for name, value := range map[string]string{
		"HOME": t.TempDir(), "XDG_CACHE_HOME": t.TempDir(), "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.DevNull,
		"GIT_AUTHOR_NAME": "example", "GIT_AUTHOR_EMAIL": "example@example.org", "GIT_AUTHOR_DATE": "2026-11-01T10:00:00+09:00",
		"GIT_COMMITTER_NAME": "example", "GIT_COMMITTER_EMAIL": "example@example.org", "GIT_COMMITTER_DATE": "2026-11-01T10:00:00+09:00",
		"LANG": map[string]string{"ja": "ja_JP.UTF-8", "en": "en_US.UTF-8"}[lang], "LC_ALL": "", "LC_MESSAGES": "",
	} {
		t.Setenv(name, value)
	}
	r := &reader{lang: lang, now: time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)}
	for _, command := range []string{"git init -q -b main", "git add .", "git commit -q -m records"} {
		if out := r.run(t, command); out != "" {
			t.Fatalf("%s: %s", command, out)
		}
	}
	t.Setenv("GIT_AUTHOR_DATE", "2026-11-23T10:00:00+09:00")
	t.Setenv("GIT_COMMITTER_DATE", "2026-11-23T10:00:00+09:00")
	return r
}

func putFile(t *testing.T, name, text string) {
	t.Helper()
	path := filepath.FromSlash(name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// follow does what a block says.
func (r *reader) follow(t *testing.T, b *block) {
	t.Helper()
	switch {
	case b.partly:
		text, err := os.ReadFile(b.file)
		if err != nil {
			t.Fatalf("%s: %v", b.where, err)
		}
		putFile(t, b.file, replaceKeys(string(text), b.inner))
	case b.file != "":
		putFile(t, b.file, b.inner)
	case b.kind == "console":
		var got strings.Builder
		for _, step := range steps(b.inner) {
			out := r.run(t, step.command)
			if step.elided() && step.matches(out) {
				out = step.output
			}
			got.WriteString("$ " + step.command + "\n" + out)
		}
		if got.String() != b.inner {
			if *update {
				b.inner = got.String()
				return
			}
			t.Errorf("%s: run with -update if this is right:\n%s\nwant:\n%s", b.where, got.String(), b.inner)
		}
	case b.kind == "sh":
		for line := range strings.Lines(b.inner) {
			known := false
			for command := range unrun {
				known = known || strings.HasPrefix(line, command)
			}
			if command, _, _ := strings.Cut(line, "#"); strings.TrimSpace(command) != "" && !known {
				t.Errorf("%s: “%s” is not run by any test", b.where, strings.TrimSpace(command))
			}
		}
	}
}

// topKey is a key at the top of a record with all that stands indented below it.
var topKey = regexp.MustCompile(`(?m)^([a-z_]+:).*\n(?: .*\n)*`)

// replaceKeys puts the keys of part in the place of those of text, or above its evidence.
func replaceKeys(text, part string) string {
	for _, m := range topKey.FindAllStringSubmatchIndex(part, -1) {
		key, block := part[m[2]:m[3]], part[m[0]:m[1]]
		from, to := keyBounds(text, key)
		if from < 0 {
			from, _ = keyBounds(text, "evidence:")
			to = from
		}
		text = text[:from] + block + text[to:]
	}
	return text
}

// keyBounds are the bounds of a key with what stands below it, -1 where text does not have it.
func keyBounds(text, key string) (from, to int) {
	for _, m := range topKey.FindAllStringSubmatchIndex(text, -1) {
		if text[m[2]:m[3]] == key {
			return m[0], m[1]
		}
	}
	return -1, -1
}

// step is a command with the output that the page shows.
type step struct{ command, output string }

func steps(inner string) (all []step) {
	for line := range strings.Lines(inner) {
		if command, ok := strings.CutPrefix(line, "$ "); ok {
			all = append(all, step{command: strings.TrimSpace(command)})
		} else if len(all) > 0 {
			all[len(all)-1].output += line
		}
	}
	return all
}

const elision = "…\n"

func (s step) elided() bool { return strings.Contains("\n"+s.output, "\n"+elision) }

// matches reports whether out is the output with any lines in place of each elision.
func (s step) matches(out string) bool {
	pieces := strings.Split("\n"+s.output, "\n"+elision)
	rest := "\n" + out
	for i, piece := range pieces {
		if i > 0 && piece != "" {
			piece = "\n" + piece
		}
		at := strings.Index(rest, piece)
		if i == len(pieces)-1 {
			at = len(rest) - len(piece)
			if !strings.HasSuffix(rest, piece) {
				return false
			}
		}
		if at < 0 || i == 0 && at != 0 {
			return false
		}
		if rest = rest[at+len(piece):]; i < len(pieces)-1 && !strings.HasPrefix(rest, "\n") {
			return false
		}
	}
	return true
}

// run runs a command as the reader would and returns all that it prints.
func (r *reader) run(t *testing.T, command string) string {
	t.Helper()
	words := shellWords(t, command)
	var out bytes.Buffer
	switch words[0] {
	case "seika":
		env := &environment{stdout: &out, stderr: &out, lang: r.lang, now: func() time.Time { return r.now }}
		if code := execute(context.Background(), env, words[1:]); code != exitClean && code != exitFindings {
			t.Errorf("%s: exit status %d: %s", command, code, out.String())
		}
	case "git":
		cmd := exec.Command("git", words[1:]...)
		cmd.Stdout, cmd.Stderr = &out, &out
		if err := cmd.Run(); err != nil {
			t.Errorf("%s: %v: %s", command, err, out.String())
		}
	case "cat":
		for _, name := range words[1:] {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Error(err)
			}
			out.Write(text)
		}
	default:
		t.Errorf("%s: nobody told this reader about %s", command, words[0])
	}
	return out.String()
}

var shellWord = regexp.MustCompile(`'([^']*)'|"([^"]*)"|[^\s'"]+`)

// shellWords divides a command as a shell does, as far as the pages need it.
func shellWords(t *testing.T, command string) (words []string) {
	t.Helper()
	end := -1
	for _, m := range shellWord.FindAllStringSubmatchIndex(command, -1) {
		word := command[m[0]:m[1]]
		for _, group := range []int{2, 4} {
			if m[group] >= 0 {
				word = command[m[group]:m[group+1]]
			}
		}
		if m[0] == end { // --map='a b'
			words[len(words)-1] += word
		} else {
			words = append(words, word)
		}
		end = m[1]
	}
	if len(words) == 0 {
		t.Fatal("a command without words")
	}
	return words
}
