package main

import (
	"github.com/spf13/cobra"
)

func newRoot(env *environment) *cobra.Command {
	root := &cobra.Command{
		Use:   "seika",
		Short: "Show which partnership agreements produced real results",
		Long: `seika reads YAML records of partnership agreements between local governments and
companies, universities or other bodies, and builds a static site that shows which
of them produced real results.

Exit status: 0 clean, 1 findings, 2 wrong usage, 3 failure.`,
		SilenceUsage:  true,
		SilenceErrors: true,
		Args:          argsUsage(cobra.NoArgs),
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.SetOut(env.stdout)
	root.SetErr(env.stderr)
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	root.CompletionOptions.HiddenDefaultCmd = true
	root.AddCommand(newBuild(env), newServe(env), newLint(env), newFmt(env), newLinks(env), newNew(env), newImport(env), newExplain(env), newDiff(env), newHistory(env), newBlame(env), newVersion(env), newCorpus(env))
	return root
}
