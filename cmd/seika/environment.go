package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"golang.org/x/term"

	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/gitrepo"
	"seika/generator/pipeline"
	"seika/generator/source"
)

// environment is what commands take from the world around them, in one place.
type environment struct {
	stdout, stderr io.Writer
	now            func() time.Time
	lang           string // of messages: "ja" or "en"
	color          bool   // the terminal behind stdout shows colours
}

func newEnvironment() *environment {
	return &environment{
		stdout: os.Stdout, stderr: os.Stderr, now: time.Now, lang: localeLanguage(os.Getenv),
		color: term.IsTerminal(int(os.Stdout.Fd())) && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb",
	}
}

// localeLanguage reads the language of messages from the variables that POSIX names for it, the first that is set.
func localeLanguage(getenv func(string) string) string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if value := getenv(name); value != "" {
			if strings.HasPrefix(value, "ja") {
				return "ja"
			}
			return "en"
		}
	}
	return "en"
}

// errorf writes one line about a failure to standard error.
func (e *environment) errorf(format string, args ...any) {
	fmt.Fprintf(e.stderr, "seika: "+format+"\n", args...)
}

// say writes one line to standard error in the language of messages. Both texts are formats of the same arguments.
func (e *environment) say(ja, en string, args ...any) {
	fmt.Fprintln(e.stderr, "seika: "+diag.Tf(ja, en, args...).In(e.lang))
}

// checkLang turns the --lang flag into a language.
func (e *environment) checkLang(flag string) error {
	switch flag {
	case "":
	case "ja", "en":
		e.lang = flag
	default:
		return usagef("--lang is ja or en, not %q", flag)
	}
	return nil
}

// asOf turns the --as-of flag into a day, today in the project's time zone where it is not given.
func (e *environment) asOf(p *pipeline.Project, flag string) (agreement.Date, error) {
	if flag == "" {
		return p.Today(e.now()), nil
	}
	d, err := agreement.ParseDate(flag)
	if err != nil || d.Day == 0 {
		return d, usagef("--as-of wants a day such as 2026-04-01, not %q", flag)
	}
	return d, nil
}

// open opens the project in dir, or in the clone of a remote repository, and prints findings about its settings.
func (e *environment) open(ctx context.Context, dir string) (*pipeline.Project, error) {
	if gitrepo.IsRemote(dir) {
		update, finish := e.fetchProgress()
		defer finish()
		p, _, err := pipeline.OpenRemote(ctx, dir, update) // the repository stays open until the process ends
		return p, err
	}
	p, findings, err := pipeline.Open(dir)
	if err != nil {
		return nil, err
	}
	if len(findings) > 0 {
		if err := e.printer(p, nil).Text(e.stderr, findings); err != nil {
			return nil, err
		}
		if findings.HasErrors() {
			return nil, errFindings
		}
	}
	return p, nil
}

// printer returns a printer of findings about the files of a project.
func (e *environment) printer(p *pipeline.Project, checked *pipeline.Checked) *diag.Printer {
	return &diag.Printer{
		Lang: e.lang, Color: e.color, Rules: pipeline.Rules(), Version: version(),
		RuleURL: func(rule string) string { return ruleURL(p, e.lang, rule) },
		Source: func(file string) *source.File {
			switch {
			case p.ConfigFile != nil && file == p.ConfigFile.Path:
				return p.ConfigFile
			case checked == nil:
				return nil
			}
			return checked.File(file)
		},
	}
}

// ruleURL is the address of a rule on the project's own site; without a known address it is the path on any site.
func ruleURL(p *pipeline.Project, lang, rule string) string {
	return strings.TrimSuffix(p.Config.BaseURL, "/") + "/" + lang + "/rules.html#" + rule
}

// shownFile returns the function that rewrites paths of files from the project's folder to the one the command runs in, so that a terminal can
// open them.
func shownFile(p *pipeline.Project) func(file string) string {
	here, err1 := os.Getwd()
	dir, err2 := filepath.Abs(p.Dir)
	if err1 != nil || err2 != nil {
		return func(file string) string { return file }
	}
	return func(file string) string { return shownPath(here, filepath.Join(dir, filepath.FromSlash(file))) }
}

// shown rewrites the paths of findings as shownFile does.
func shown(p *pipeline.Project, findings diag.List) diag.List {
	name := shownFile(p)
	move := func(pos source.Position) source.Position {
		if pos.File != "" {
			pos.File = name(pos.File)
		}
		return pos
	}
	out := make(diag.List, len(findings))
	for i, d := range findings {
		d.Position = move(d.Position)
		notes := make([]diag.Note, len(d.Notes))
		for k, n := range d.Notes {
			notes[k] = diag.Note{Position: move(n.Position), Message: n.Message}
		}
		d.Notes = notes
		out[i] = d
	}
	return out
}
