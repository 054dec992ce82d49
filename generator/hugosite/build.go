package hugosite

import (
	"context"
	"errors"
	"time"
)

// Options say how a stage is built.
type Options struct {
	// Out is the folder of the site. It must be absent, empty, or hold a site
	// built before.
	Out string

	// BaseURL is the address of the site, with its sub-path if it has one,
	// such as https://example.org/seika/. Empty: what the configuration says.
	BaseURL string

	// AsOf is the moment that templates see as now. Zero: the time of day,
	// and then two builds may differ.
	AsOf time.Time

	// Environment is Hugo's environment, which chooses config/<environment>.
	// Empty: production.
	Environment string

	// Full renders every page, also those that the previous build left in Out
	// and that could be kept.
	Full bool
}

func (o Options) environment() string {
	if o.Environment == "" {
		return "production"
	}
	return o.Environment
}

// Build renders the stage and puts the site into o.Out, whole or not at all:
// after an error, or when the process is killed, the previous site is there as
// it was. Files that did not change are not touched. A build waits for another
// one into the same folder, in this process or elsewhere.
//
// A failure of the stage is an *Error; ErrForeign says that o.Out holds
// something else, ErrDenied and ErrConflict tell what is wrong with the stage.
// Warnings are in the report and fail nothing.
func Build(ctx context.Context, stage *Stage, o Options) (Report, error) {
	report, kept, err := build(ctx, stage, o)
	if err != nil && kept && ctx.Err() == nil {
		// Perhaps a page wanted one that was left out; see it all.
		o.Full = true
		report, _, err = build(ctx, stage, o)
	}
	return report, err
}

// build tells with kept whether it left out pages.
func build(ctx context.Context, stage *Stage, o Options) (report Report, kept bool, err error) {
	started := time.Now()
	dir, err := openOutDir(ctx, o.Out)
	if err != nil {
		return report, false, err
	}
	f := fingerprint(stage, o)
	var groups map[string]bool
	if !o.Full {
		groups = dir.keptPages(f)
	}
	skip := func(name string) bool { return isPage(name) && groups[pageGroup(name)] }

	m := &manifest{}
	report, err = renderTo(ctx, stage, o, newPublishFS(dir), skip, func(p *project) { p.trace(f, m) })
	if err == nil && len(groups) > 0 {
		err = dir.keepPages(groups, m)
	}
	if err != nil {
		return report, len(groups) > 0, errors.Join(err, dir.abort())
	}
	for name := range stage.files {
		if isPage(name) {
			report.Pages++
			if skip(name) {
				report.Kept++
			}
		}
	}
	report.CannotKeep = m.cannotKeep
	report.Rendering = time.Since(started)
	err = dir.commit(m, &report)
	report.Writing = time.Since(started) - report.Rendering
	return report, len(groups) > 0, err
}
