package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"seika/generator/corpus"
)

// newCorpus is hidden: it serves measurements.
func newCorpus(env *environment) *cobra.Command {
	var records int
	cmd := &cobra.Command{
		Use:    "corpus DIR",
		Short:  "Write made-up records for measurements",
		Hidden: true,
		Args:   argsUsage(cobra.ExactArgs(1)),
		RunE: func(_ *cobra.Command, args []string) error {
			if records < 1 {
				return usagef("--records wants a number from 1, not %d", records)
			}
			if entries, err := os.ReadDir(args[0]); err == nil && len(entries) > 0 {
				return usagef("%s is not empty", args[0])
			}
			for _, f := range corpus.Files(records) {
				name := filepath.Join(args[0], filepath.FromSlash(f.Path))
				if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
					return err
				}
				if err := os.WriteFile(name, []byte(f.Content), 0o644); err != nil {
					return err
				}
			}
			_, err := fmt.Fprintf(env.stdout, "%d made-up records in %s\n", records, args[0])
			return err
		},
	}
	cmd.Flags().IntVar(&records, "records", 1000, "how many records")
	return cmd
}
