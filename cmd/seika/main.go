// Command seika builds a public site from records of partnership agreements, and checks, explains and compares them.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	_ "time/tzdata" // today is a day in a time zone, also where the system has no zones
)

func main() { os.Exit(run()) }

// run is main with a result, so that deferred work is done before the process ends.
func run() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	return execute(ctx, newEnvironment(), os.Args[1:])
}
