package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"seika/generator/diag"
	"seika/generator/pipeline"
	"seika/generator/source"
)

type lintOptions struct {
	format, lang, asOf string
}

func newLint(env *environment) *cobra.Command {
	var o lintOptions
	cmd := &cobra.Command{
		Use:   "lint [PATH...]",
		Short: "Check records and say how to mend them",
		Long: `lint checks records: all of those below each PATH, a file or a folder. Without PATH
it checks the records of the repository in the current folder. References are
checked against the whole repository that a PATH lies in.

Exit status: 0 when nothing is wrong (hints and warnings allowed), 1 when there are
errors, 2 wrong usage, 3 failure.`,
		Example: "  seika lint\n  seika lint agreements/osaka --lang ja\n  seika lint --format sarif > findings.sarif",
		RunE:    func(_ *cobra.Command, args []string) error { return o.run(env, args) },
	}
	cmd.Flags().StringVar(&o.format, "format", diag.Formats[0], "output format: "+strings.Join(diag.Formats, ", "))
	cmd.Flags().StringVar(&o.lang, "lang", "", "language of messages: ja or en (default: the locale's)")
	cmd.Flags().StringVar(&o.asOf, "as-of", "", "the day that counts as today, YYYY-MM-DD")
	return cmd
}

func (o *lintOptions) run(env *environment, paths []string) error {
	if err := env.checkLang(o.lang); err != nil {
		return err
	}
	if !slices.Contains(diag.Formats, o.format) {
		return usagef("--format is one of %s, not %q", strings.Join(diag.Formats, ", "), o.format)
	}
	if len(paths) == 0 {
		paths = []string{"."}
	}
	projects, err := lintTargets(paths)
	if err != nil {
		return err
	}
	var all diag.List
	files := map[string]*source.File{}
	for _, t := range projects {
		asOf, err := env.asOf(t.project, o.asOf)
		if err != nil {
			return err
		}
		checked, err := pipeline.Check(t.project, asOf)
		if err != nil {
			return err
		}
		findings := shown(t.project, t.within(checked.Findings))
		for i, d := range t.within(checked.Findings) {
			files[findings[i].Position.File] = checked.File(d.Position.File)
			for k, n := range d.Notes {
				files[findings[i].Notes[k].Position.File] = checked.File(n.Position.File)
			}
		}
		all.Add(shown(t.project, t.settings)...)
		all.Add(findings...)
	}
	printer := env.printer(projects[0].project, nil)
	printer.Source = func(file string) *source.File { return files[file] }
	if err := printer.Print(env.stdout, o.format, all); err != nil {
		return err
	}
	if all.HasErrors() {
		return errFindings
	}
	return nil
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

// within keeps the findings about what was asked for.
func (t *lintTarget) within(findings diag.List) (selected diag.List) {
	for _, d := range findings {
		if slices.ContainsFunc(t.inside, func(inside string) bool {
			return inside == "" || d.Position.File == inside || strings.HasPrefix(d.Position.File, inside+"/")
		}) {
			selected.Add(d)
		}
	}
	return selected
}
