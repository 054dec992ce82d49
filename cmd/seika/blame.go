package main

import (
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/spf13/cobra"
)

func newBlame(env *environment) *cobra.Command {
	var o historyOptions
	cmd := &cobra.Command{
		Use:   "blame ID",
		Short: "Show for each field of a record the commit that last changed it",
		Args:  argsUsage(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			timelines, err := o.read(cmd.Context(), env, args, true)
			if err != nil {
				return err
			}
			blame := timelines[0].Blame()
			for _, path := range slices.Sorted(maps.Keys(blame)) {
				r := blame[path]
				if _, err := fmt.Fprintf(env.stdout, "%s %s %-20s %s\n", r.Commit.String()[:12], r.Committed.Format(time.DateOnly), printable(r.Author), path); err != nil {
					return err
				}
			}
			return nil
		},
	}
	o.common(cmd)
	return cmd
}
