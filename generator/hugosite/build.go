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

	// Strict makes a warning of Hugo fail the build with ErrWarnings, before
	// anything takes the place of the previous site.
	Strict bool
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
// Warnings are in the report; they fail the build if o.Strict says so.
func Build(ctx context.Context, stage *Stage, o Options) (Report, error) {
	started := time.Now()
	report, apart, err := build(ctx, stage, o)
	if apart && err != nil && ctx.Err() == nil {
		why := err
		o.Full = true
		if report, _, err = build(ctx, stage, o); err == nil {
			report.CannotKeep = cannotKeep(why)
		}
	}
	report.Rendering = time.Since(started) - report.Writing
	return report, err
}

func build(ctx context.Context, stage *Stage, o Options) (report Report, apart bool, err error) {
	dir, err := openOutDir(ctx, o.Out)
	if err != nil {
		return report, false, err
	}
	m := &manifest{}
	m.keepable, apart, err = renderOver(ctx, stage, o, dir, &dir.old.keepable, &report)
	if err != nil {
		return report, apart, errors.Join(err, dir.abort())
	}
	placing := time.Now()
	err = dir.commit(m, &report)
	report.Writing = time.Since(placing)
	return report, apart, err
}

// cannotKeep words the reason why a site was built as one piece after all.
func cannotKeep(why error) string { return "building it in parts failed: " + why.Error() }

// renderOver renders what is not kept of the old site, and keeps the rest. It
// tells with apart whether pages were left out or split into shards: if so, and
// there is an error, perhaps one part missed another, and the caller shall try
// again with o.Full before believing it.
func renderOver(ctx context.Context, stage *Stage, o Options, to target, old *keepable, report *Report) (k keepable, apart bool, err error) {
	if o.Full {
		_, err = renderShards(ctx, stage, o, newPublishFS(to), nil, []shard{{}}, report)
		report.count(stage, nil)
		return k, false, err
	}
	f := fingerprint(stage, o)
	kept := old.keptPages(f, to)
	shards := split(f, kept)
	apart = len(f.pages) > 0
	if !apart {
		f, shards = nil, []shard{{}}
	}
	t, err := renderShards(ctx, stage, o, newPublishFS(to), f, shards, report)
	report.count(stage, kept)
	if err != nil || !apart {
		return k, apart, err
	}
	if len(report.Warnings) > 0 {
		// A page that is kept would not warn again.
		report.CannotKeep = "there are warnings"
		return k, apart, old.keepPages(kept, to, &keepable{Pages: make(map[string]keptPage)})
	}
	k = keepable{Shared: f.shared, Pages: t.pages, Resources: t.resources}
	return k, apart, old.keepPages(kept, to, &k)
}
