package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"seika/generator/diag"
	"seika/generator/draft"
	"seika/generator/pipeline"
	"seika/generator/source"
	"seika/generator/verdict"
)

// complain reports what keeps a draft from being written: wrong answers, missing ones, or that it is on record.
func complain(env *environment, base *draft.Base, d *draft.Draft) error {
	var lines []string
	inFile := false
	for _, wrong := range d.Problems {
		question, name := wrong.Key.Split()
		if question == draft.KeyPartnerSame { // on a terminal a question of its own
			question = draft.KeyPartner
		}
		where := "--" + string(question)
		if name != "" {
			where += " (" + name + ")"
		}
		if at := base.Position(question); !at.IsZero() {
			where, inFile = at.String(), true
		}
		lines = append(lines, where+": "+strings.ReplaceAll(wrong.Problem.In(env.lang), "\n", "\n    "))
	}
	switch {
	case len(lines) > 0 && inFile:
		fmt.Fprintln(env.stderr, strings.Join(lines, "\n"))
		return errFindings
	case len(lines) > 0:
		return usagef("%s", strings.Join(lines, "\n"))
	case len(d.Missing) > 0:
		return usagef("%s", missing(d.Missing, env.lang))
	case d.Duplicate != nil:
		fmt.Fprintln(env.stderr, d.Duplicate.Problem.In(env.lang))
		return errFindings
	}
	return nil
}

// missing lists every missing flag at once, each with an example.
func missing(keys []draft.Key, lang string) string {
	text := diag.T("足りないもの：", "missing:").In(lang)
	for _, k := range keys {
		question, name := k.Split()
		q := draft.QuestionOf(k)
		about := q.Text.In(lang)
		if name != "" {
			about += " (" + name + ")"
		}
		text += fmt.Sprintf("\n  --%s %s  %s", question, quoted(q.Example), about)
	}
	if slices.Contains(keys, draft.KeySigned) {
		text += diag.T("\n締結日の出典がなければ --first-known を付けてください。", "\nwhere no source dates the signing, give --first-known instead").In(lang)
	}
	return text
}

// quoted is an argument as a shell takes it.
func quoted(s string) string {
	if strings.ContainsAny(s, " ,&()'\"") {
		return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
	}
	return s
}

// write checks the files, then writes or prints them, and says what comes next.
func (o *newOptions) write(env *environment, p *pipeline.Project, c *draft.Composer, d *draft.Draft) error {
	comments := env.lang
	if o.bare {
		comments = ""
	}
	files, findings, err := c.Finish(d, comments)
	if err != nil {
		return err
	}
	if err := settle(env, p, files, findings); err != nil {
		return err
	}
	if o.dryRun {
		return printFiles(env, files)
	}
	if err := saveFiles(env, p, files); err != nil {
		return err
	}
	v := verdict.Judge(d.Agreement, verdict.Facts{}, c.Today)
	verdictText := verdict.HeadlineSection.Label(string(v.Class)).In(env.lang)
	for _, s := range v.Steps {
		if s.Holds && len(s.Reasons) > 0 {
			verdictText += " — " + s.Reasons[0].Text.In(env.lang)
		}
	}
	repo := ""
	if o.repo != "." {
		repo = " --repo " + quoted(o.repo)
	}
	say := func(ja, en string) string { return diag.T(ja, en).In(env.lang) }
	_, err = fmt.Fprintf(env.stdout, "%s: %s\n%s\n  seika lint %s\n  seika explain %s%s\n  seika serve%s\n",
		say("今の判定", "verdict as it stands"), verdictText, say("次にすること：ファイルを開いて書き足し、確かめる", "next: open the file, add what you know, and check"),
		quoted(filepath.Join(p.Dir, filepath.FromSlash(files[0].Path))), d.Agreement.ID, repo, repo)
	return err
}

// settle prints the findings about new files. Files with an error are not written.
func settle(env *environment, p *pipeline.Project, files []draft.File, findings diag.List) error {
	if len(findings) == 0 {
		return nil
	}
	shown := map[string]*source.File{}
	for _, f := range files {
		shown[f.Path] = &source.File{Path: f.Path, Content: f.Content}
	}
	err := printFindings(env, p, findings, shown)
	if !findings.HasErrors() && errors.Is(err, errFindings) {
		return nil
	}
	if errors.Is(err, errFindings) {
		fmt.Fprintln(env.stderr, diag.T("何も書いていません", "nothing was written").In(env.lang))
	}
	return err
}

// printFiles prints new files, each below its path where there are several.
func printFiles(env *environment, files []draft.File) error {
	for i, f := range files {
		if len(files) > 1 {
			if i > 0 {
				fmt.Fprintln(env.stdout)
			}
			fmt.Fprintf(env.stdout, "# %s\n", f.Path)
		}
		if _, err := env.stdout.Write(f.Content); err != nil {
			return err
		}
	}
	return nil
}

// saveFiles writes new files and says where they are.
func saveFiles(env *environment, p *pipeline.Project, files []draft.File) error {
	if err := draft.Save(p.Dir, files); err != nil {
		return fmt.Errorf("nothing was written: %w", err)
	}
	fmt.Fprintln(env.stdout, diag.T("書いたファイル：", "written:").In(env.lang))
	for _, f := range files {
		if _, err := fmt.Fprintf(env.stdout, "  %s\n", filepath.Join(p.Dir, filepath.FromSlash(f.Path))); err != nil {
			return err
		}
	}
	return nil
}
