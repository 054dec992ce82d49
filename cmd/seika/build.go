package main

import (
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"seika/generator/diag"
	"seika/generator/history"
	"seika/generator/hugosite"
	"seika/generator/pipeline"
)

type buildOptions struct {
	revisionOptions
	previous                              string
	repo, out, asOf, baseURL, stage, lang string
	full, strict, timings                 bool
}

func newBuild(env *environment) *cobra.Command {
	var o buildOptions
	cmd := &cobra.Command{
		Use:   "build",
		Short: "Build the site",
		Long: `build makes the site from the records of a repository. The new site is made beside the
old one and takes its place only when it is complete: after an error, or when the
process is killed, the old site is there as it was. Nothing touches the network but a
remote --repo and an address given with --previous.

Exit status: 0 built, 1 records have errors, 2 wrong usage, 3 failure.`,
		Example: "  seika build\n  seika build --repo ../data --out /srv/www --base-url https://example.org/seika/",
		Args:    argsUsage(cobra.NoArgs),
		RunE:    func(cmd *cobra.Command, _ []string) error { return o.run(cmd, env) },
	}
	o.sourceFlags(cmd)
	cmd.Flags().StringVar(&o.out, "out", "public", "folder of the site")
	cmd.Flags().StringVar(&o.stage, "stage", "", "also write the stage, an ordinary Hugo project, to this folder")
	o.revisionOptions.flags(cmd)
	cmd.Flags().StringVar(&o.previous, "previous", "", "last publication, its folder, certificate file or https address: a history rewritten since is told")
	cmd.Flags().BoolVar(&o.full, "full", false, "render every page, also those that did not change since the last build")
	cmd.Flags().BoolVar(&o.strict, "strict", false, "fail when Hugo warns about something")
	cmd.Flags().BoolVar(&o.timings, "timings", false, "print how long each step took")
	return cmd
}

// sourceFlags are the flags of all commands that make a site.
func (o *buildOptions) sourceFlags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&o.repo, "repo", ".", "folder of the data repository, or the address of a remote one")
	cmd.Flags().StringVar(&o.asOf, "as-of", "", "the day for which the verdicts hold, YYYY-MM-DD (default: today)")
	cmd.Flags().StringVar(&o.lang, "lang", "", "language of messages: ja or en (default: the locale's)")
	if cmd.Name() == "build" {
		cmd.Flags().StringVar(&o.baseURL, "base-url", "", "address of the site (default: base_url in seika.yaml, or /)")
	}
}

func (o *buildOptions) run(cmd *cobra.Command, env *environment) error {
	if err := env.checkLang(o.lang); err != nil {
		return err
	}
	p, err := env.open(cmd.Context(), o.repo)
	if err != nil {
		return err
	}
	asOf, err := env.asOf(p, o.asOf)
	if err != nil {
		return err
	}
	var before history.Certificate
	if o.previous != "" {
		if before, err = pipeline.ReadCertificate(cmd.Context(), o.previous); err != nil {
			return err
		}
	}
	p, done, err := o.revisionOptions.apply(p)
	if err != nil {
		return err
	}
	defer done()
	started := time.Now()
	update, finish := env.historyProgress()
	summary, err := pipeline.Build(cmd.Context(), p, pipeline.Options{
		AsOf: asOf, Today: p.Today(env.now()), BaseURL: o.baseURL, Out: o.out, Stage: o.stage, Full: o.full, Strict: o.strict, Before: before, Progress: update,
	})
	finish()
	if o.timings {
		for _, s := range summary.Steps {
			fmt.Fprintf(env.stderr, "%-6s %v\n", s.Step, s.Took.Round(time.Millisecond))
		}
		r := summary.Report
		fmt.Fprintf(env.stderr, "pages: %d, kept from the previous site: %d; rendering %v, writing %v\n", r.Pages, r.Kept, r.Rendering.Round(time.Millisecond), r.Writing.Round(time.Millisecond))
		if r.CannotKeep != "" {
			fmt.Fprintf(env.stderr, "built as one piece: %s\n", r.CannotKeep)
		}
	}
	if err != nil {
		return buildFailure(env, p, err)
	}
	for _, w := range summary.Report.Warnings {
		env.errorf("warning from Hugo: %s", w)
	}
	if summary.BrokenLinks != nil {
		env.errorf("warning: %v; the site does not say which sources open", summary.BrokenLinks)
	}
	if n := summary.Findings.Count(diag.Warning); n > 0 {
		env.errorf("%d warnings about records; “seika lint” shows them", n)
	}
	fmt.Fprintf(env.stdout, "%s: %d records, %d pages, as of %s, %.1f s\n", abs(o.out), summary.Records, summary.Report.Pages, asOf, time.Since(started).Seconds())
	return nil
}

// buildFailure prints findings that stopped a build; any other error is passed on, with what to do about it.
func buildFailure(env *environment, p *pipeline.Project, err error) error {
	var findings *pipeline.FindingsError
	switch {
	case errors.As(err, &findings):
		if err := env.printer(p, findings.Checked).Text(env.stderr, findings.Checked.Findings); err != nil {
			return err
		}
		env.errorf("nothing was built; the site is as it was")
		return errFindings
	case errors.Is(err, hugosite.ErrForeign):
		return fmt.Errorf("%w; choose another folder with --out", err)
	}
	return err
}
