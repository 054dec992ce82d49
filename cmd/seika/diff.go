package main

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"seika/generator/diff"
	"seika/generator/pipeline"
)

type diffOptions struct {
	repo, format, lang, asOf string
}

func newDiff(env *environment) *cobra.Command {
	var o diffOptions
	cmd := &cobra.Command{
		Use:   "diff [A..B | A B | A]",
		Short: "Show what changed in meaning between two revisions",
		Long: `diff compares the records of two revisions by what they mean: new, ended and withdrawn
records, changed verdicts with the rule, moved goalposts, new results, sources that
came and went. Nothing is printed where only the layout changed.

A..B and A B compare the common ancestor of both with B, as a pull request does. A
alone compares its common ancestor with HEAD with the files on disk; nothing compares
HEAD with the files on disk. Both sides are judged as of one day.

Exit status: 0 no difference, 1 differences, 2 wrong usage, 3 failure.`,
		Example: "  seika diff main..my-branch\n  seika diff main --format markdown",
		Args:    argsUsage(cobra.MaximumNArgs(2)),
		RunE:    func(cmd *cobra.Command, args []string) error { return o.run(cmd.Context(), env, args) },
	}
	cmd.Flags().StringVar(&o.repo, "repo", ".", "folder of the data repository, or the address of a remote one")
	cmd.Flags().StringVar(&o.format, "format", "text", "output format: text, markdown or json")
	cmd.Flags().StringVar(&o.lang, "lang", "", "language: ja or en (default: the locale's)")
	cmd.Flags().StringVar(&o.asOf, "as-of", "", "the day for which both sides are judged, YYYY-MM-DD (default: today)")
	return cmd
}

func (o *diffOptions) run(ctx context.Context, env *environment, args []string) error {
	if err := env.checkLang(o.lang); err != nil {
		return err
	}
	if o.format != "text" && o.format != "markdown" && o.format != "json" {
		return usagef("--format is text, markdown or json, not %q", o.format)
	}
	if len(args) == 2 && strings.Contains(args[0]+args[1], "..") {
		return usagef("give A..B or A B, not both")
	}
	p, err := env.open(ctx, o.repo)
	if err != nil {
		return err
	}
	asOf, err := env.asOf(p, o.asOf)
	if err != nil {
		return err
	}
	repo, err := p.NeedRepository()
	if err != nil {
		return err
	}
	defer repo.Close()
	c, err := pipeline.Compare(p, repo, args, asOf)
	if err != nil {
		return err
	}
	for _, file := range c.Unreadable {
		env.errorf("cannot be read and is left out: %s", file)
	}
	switch o.format {
	case "json":
		err = diff.WriteJSON(env.stdout, &c.Diff)
	case "markdown":
		err = diff.WriteMarkdown(env.stdout, &c.Diff, diff.MarkdownOptions{Lang: env.lang})
	default:
		err = diff.WriteText(env.stdout, &c.Diff, diff.TextOptions{Lang: env.lang})
	}
	if err == nil && !c.Diff.Empty() {
		return errFindings
	}
	return err
}
