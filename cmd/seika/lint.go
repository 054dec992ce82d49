package main

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/load"
	"seika/generator/pipeline"
	"seika/generator/source"
)

type lintOptions struct {
	format, lang, asOf, against string
	fix, diff                   bool
}

func newLint(env *environment) *cobra.Command {
	var o lintOptions
	cmd := &cobra.Command{
		Use:   "lint [PATH...]",
		Short: "Check records and say how to mend them",
		Long: `lint checks records: all of those below each PATH, a file or a folder. Without PATH
it checks the records of the repository in the current folder. References are
checked against the whole repository that a PATH lies in.

--fix mends what can be mended without judgement, and nothing else in the file: it
prints what it changed, then the findings that are left. With --diff it writes nothing
and prints the changes as a unified diff, and the findings to standard error.

--against REV compares the files on disk with the commit at which HEAD left REV. Only
findings that are new since then are reported. It also applies the rules about changes:
promises, published values, sources and addresses that were there must be there still.

Exit status: 0 when nothing is wrong (hints and warnings allowed), 1 when there are
errors or --diff has changes to show, 2 wrong usage, 3 failure.`,
		Example: "  seika lint\n  seika lint agreements/osaka --lang ja\n  seika lint --fix\n  seika lint --against main\n  seika lint --format sarif > findings.sarif",
		RunE:    func(cmd *cobra.Command, args []string) error { return o.run(cmd.Context(), env, args) },
	}
	cmd.Flags().StringVar(&o.format, "format", diag.Formats[0], "output format: "+strings.Join(diag.Formats, ", "))
	cmd.Flags().StringVar(&o.lang, "lang", "", "language of messages: ja or en (default: the locale's)")
	cmd.Flags().StringVar(&o.asOf, "as-of", "", "the day that counts as today, YYYY-MM-DD")
	cmd.Flags().StringVar(&o.against, "against", "", "report only what is new since the branch left this revision")
	cmd.Flags().BoolVar(&o.fix, "fix", false, "mend what can be mended without judgement")
	cmd.Flags().BoolVar(&o.diff, "diff", false, "with --fix: write nothing; print what would change")
	return cmd
}

// check refuses flags that do not go together.
func (o *lintOptions) check() error {
	switch {
	case !slices.Contains(diag.Formats, o.format):
		return usagef("--format is one of %s, not %q", strings.Join(diag.Formats, ", "), o.format)
	case o.diff && !o.fix:
		return usagef("--diff goes with --fix")
	case o.diff && o.format != "text":
		return usagef("--diff prints a diff, so --format %s has no place", o.format)
	case strings.Contains(o.against, ".."):
		return usagef("--against takes one revision, not the range %s; the other side is the files on disk", o.against)
	}
	return nil
}

func (o *lintOptions) run(ctx context.Context, env *environment, paths []string) error {
	if err := env.checkLang(o.lang); err != nil {
		return err
	}
	if err := o.check(); err != nil {
		return err
	}
	if len(paths) == 0 {
		paths = []string{"."}
	}
	targets, err := lintTargets(paths)
	if err != nil {
		return err
	}
	r := lintReport{files: map[string]*source.File{}}
	for _, t := range targets {
		if err := o.lint(ctx, env, t, &r); err != nil {
			return err
		}
	}
	return o.report(env, targets[0].project, &r)
}

// lint checks one project, and mends it where that was asked for.
func (o *lintOptions) lint(ctx context.Context, env *environment, t *lintTarget, r *lintReport) error {
	asOf, err := env.asOf(t.project, o.asOf)
	if err != nil {
		return err
	}
	check, settings := pipeline.Check, t.settings
	if o.against != "" {
		base, err := o.base(t.project, asOf)
		if err != nil {
			return err
		}
		var older diag.List
		settings, older = base.Settings(settings)
		r.older += len(older)
		check = base.Check
	}
	r.findings.Add(shown(t.project, settings)...)
	r.files[shownFile(t.project)(load.ConfigFile)] = t.project.ConfigFile
	if !o.fix {
		checked, err := check(t.project, asOf)
		if err != nil {
			return err
		}
		r.add(t, checked)
		return nil
	}
	interruptible := func(p *pipeline.Project) (*pipeline.Checked, error) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		return check(p, asOf)
	}
	mended, err := pipeline.Mend(t.project, interruptible, func(d diag.Diagnostic) bool { return t.holds(d.Position.File) })
	if err != nil {
		return err
	}
	r.add(t, mended.Checked)
	name, done := shownFile(t.project), mended.Done
	for _, f := range mended.Files {
		if o.diff {
			r.diff.WriteString(unified(name(f.Path), f.Before, f.After))
		} else if err := writeMended(t.project, f); err != nil {
			r.failures = append(r.failures, fmt.Errorf("%s is as it was: %w", name(f.Path), err))
			done = slices.DeleteFunc(slices.Clone(done), func(d diag.Diagnostic) bool { return d.Position.File == f.Path })
		}
	}
	r.mended.Add(shown(t.project, done)...)
	return nil
}

// base reads the records as they were where the branch left the revision that was named.
func (o *lintOptions) base(p *pipeline.Project, today agreement.Date) (*pipeline.Base, error) {
	repo, err := p.NeedRepository()
	if err != nil {
		return nil, err
	}
	defer repo.Close()
	return pipeline.ReadBase(p, repo, o.against, today)
}

// lintTarget is one project with the paths in it that were asked for.
type lintTarget struct {
	project  *pipeline.Project
	settings diag.List
	inside   []string
}

// lintTargets groups paths by the project they lie in.
func lintTargets(paths []string) ([]*lintTarget, error) {
	var targets []*lintTarget
	for _, path := range paths {
		p, inside, settings, err := pipeline.At(path)
		if err != nil {
			return nil, fmt.Errorf("lint %s: %w", path, err)
		}
		i := slices.IndexFunc(targets, func(t *lintTarget) bool {
			return filepath.Clean(t.project.Dir) == filepath.Clean(p.Dir) && t.project.Records == p.Records
		})
		if i < 0 {
			targets = append(targets, &lintTarget{project: p, settings: settings})
			i = len(targets) - 1
		}
		targets[i].inside = append(targets[i].inside, inside)
	}
	return targets, nil
}

// holds reports whether a file was asked for.
func (t *lintTarget) holds(file string) bool {
	return slices.ContainsFunc(t.inside, func(inside string) bool {
		return inside == "" || file == inside || strings.HasPrefix(file, inside+"/")
	})
}

// within keeps the findings about what was asked for.
func (t *lintTarget) within(findings diag.List) diag.List {
	return slices.DeleteFunc(slices.Clone(findings), func(d diag.Diagnostic) bool { return !t.holds(d.Position.File) })
}
