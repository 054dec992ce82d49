package main

import (
	"github.com/spf13/cobra"
)

func newServe(env *environment) *cobra.Command {
	var o buildOptions
	cmd := &cobra.Command{Use: "serve", Short: "Build the site, serve it and rebuild it on every change", Args: argsUsage(cobra.NoArgs)}
	o.sourceFlags(cmd)
	return cmd
}
