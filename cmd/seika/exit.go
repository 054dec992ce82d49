package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

// The exit codes of every command.
const (
	exitClean    = 0 // nothing to report
	exitFindings = 1 // findings or differences, reported
	exitUsage    = 2 // the command was called wrongly
	exitFailure  = 3 // it could not do its work
)

// errFindings ends a command whose findings have been printed already.
var errFindings = errors.New("findings")

// usageError is a wrong call of a command.
type usageError struct{ err error }

func (e usageError) Error() string { return e.err.Error() }
func (e usageError) Unwrap() error { return e.err }

func usagef(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }

// execute runs the command line and chooses the exit code, once and here.
func execute(ctx context.Context, env *environment, args []string) int {
	root := newRoot(env)
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	var usage usageError
	switch {
	case err == nil:
		return exitClean
	case errors.Is(err, errFindings):
		return exitFindings
	case errors.As(err, &usage) || strings.HasPrefix(err.Error(), "unknown command"):
		env.errorf("%v", err)
		env.errorf("run “seika help” for the commands, “seika help COMMAND” for one of them")
		return exitUsage
	default:
		env.errorf("%v", err)
		return exitFailure
	}
}

// argsUsage turns cobra's complaint about arguments into a usage error.
func argsUsage(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if err := check(cmd, args); err != nil {
			return usageError{err}
		}
		return nil
	}
}
