package main

import (
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"

	"seika/generator/verdict"
)

// release is the version of Seika.
const release = "0.1.0"

func newVersion(env *environment) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version",
		Args:  argsUsage(cobra.NoArgs),
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintf(env.stdout, "seika %s (method %d)\n", version(), verdict.Method)
			return err
		},
	}
}

// version is the release, with the commit where the binary was built from a repository.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return release
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && len(s.Value) >= 12 {
			return release + "+" + s.Value[:12]
		}
	}
	return release
}
