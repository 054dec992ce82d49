package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"path/filepath"
	"strconv"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/hugosite"
	"seika/generator/pipeline"
)

// How long the server waits: for the head of a request, and for requests on their way when it is told to stop.
const (
	headerTimeout = 10 * time.Second
	stopTimeout   = 2 * time.Second
)

type serveOptions struct {
	buildOptions
	addr string
}

func newServe(env *environment) *cobra.Command {
	var o serveOptions
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Build the site, serve it and rebuild it on every change",
		Long: `serve builds the site in memory, serves it on this machine, watches records, pages,
templates and settings, and reloads the browser after every change. When a change
breaks something, the browser shows what and where; the site before stays reachable.`,
		Example: "  seika serve\n  seika serve --repo ../data --addr localhost:8080",
		Args:    argsUsage(cobra.NoArgs),
		RunE:    func(cmd *cobra.Command, _ []string) error { return o.run(cmd.Context(), env) },
	}
	o.sourceFlags(cmd)
	cmd.Flags().StringVar(&o.addr, "addr", "localhost:1313", "address to listen on; when the port is taken, the next free one is used")
	return cmd
}

func (o *serveOptions) run(ctx context.Context, env *environment) error {
	if err := env.checkLang(o.lang); err != nil {
		return err
	}
	p, err := env.open(ctx, o.repo)
	if err != nil {
		return err
	}
	if _, err := env.asOf(p, o.asOf); err != nil {
		return err
	}
	listener, err := listen(o.addr)
	if err != nil {
		return err
	}
	preview := pipeline.NewPreview(o.repo, func(p *pipeline.Project) (asOf, today agreement.Date) {
		asOf, _ = env.asOf(p, o.asOf) // checked above
		return asOf, p.Today(env.now())
	})
	server := &http.Server{Handler: preview.Session, ReadHeaderTimeout: headerTimeout, BaseContext: func(net.Listener) context.Context { return ctx }}
	failed := make(chan error, 2)
	go func() { failed <- server.Serve(listener) }()
	var updating sync.Mutex
	update := func() {
		updating.Lock()
		defer updating.Unlock()
		started := time.Now()
		summary, err := preview.Update(ctx)
		o.report(env, p, summary, err, time.Since(started))
	}
	go func() { // before the first build: it takes a while, and what is saved meanwhile must not be lost
		failed <- hugosite.Watch(ctx, pipeline.Watched(o.repo), func([]string) { update() })
	}()
	update()
	fmt.Fprintf(env.stdout, "http://%s/  (Ctrl+C stops)\n", listener.Addr())
	select {
	case <-ctx.Done():
	case err = <-failed:
	}
	stopping, cancel := context.WithTimeout(context.Background(), stopTimeout)
	defer cancel()
	if stop := server.Shutdown(stopping); err == nil && stop != nil && !errors.Is(stop, context.DeadlineExceeded) {
		err = stop
	}
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}

// report says on standard error what an update did.
func (o *serveOptions) report(env *environment, p *pipeline.Project, summary pipeline.Summary, err error, took time.Duration) {
	var findings *pipeline.FindingsError
	switch {
	case errors.As(err, &findings):
		// A printer that fails to write to the terminal has nobody to tell.
		_ = env.printer(p, findings.Checked).Text(env.stderr, shown(p, findings.Checked.Findings.Only(diag.Error)))
	case err != nil:
		env.errorf("%v", err)
	default:
		for _, w := range summary.Report.Warnings {
			env.errorf("warning from Hugo: %s", w)
		}
		fmt.Fprintf(env.stderr, "%d records, %d pages, %d of them new, %.2f s\n", summary.Records, summary.Report.Pages,
			summary.Report.Pages-summary.Report.Kept, took.Seconds())
	}
}

// listen opens the address, or the next free port after it.
func listen(addr string) (net.Listener, error) {
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, usagef("--addr wants HOST:PORT, not %q", addr)
	}
	first, err := strconv.Atoi(port)
	if err != nil || first < 0 || first > 65535 {
		return nil, usagef("--addr wants a port from 0 to 65535, not %q", port)
	}
	for n := first; ; n++ {
		listener, err := net.Listen("tcp", net.JoinHostPort(host, strconv.Itoa(n)))
		if err == nil || n >= first+20 || n >= 65535 {
			return listener, err
		}
	}
}

// abs is the path for people; the relative one where the absolute one cannot be had.
func abs(path string) string {
	if full, err := filepath.Abs(path); err == nil {
		return full
	}
	return path
}
