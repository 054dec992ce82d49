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
	started := time.Now()
	report, apart, err := build(ctx, stage, o)
	if err != nil && apart && ctx.Err() == nil {
		// Perhaps one part wanted another; see it all.
		why := err
		o.Full = true
		if report, _, err = build(ctx, stage, o); err == nil {
			report.CannotKeep = why.Error()
		}
	}
	report.Rendering = time.Since(started) - report.Writing
	return report, err
}

// build tells with apart whether pages were left out or split into shards.
func build(ctx context.Context, stage *Stage, o Options) (report Report, apart bool, err error) {
	dir, err := openOutDir(ctx, o.Out)
	if err != nil {
		return report, false, err
	}
	var (
		f      *fingerprints
		kept   map[string]bool
		shards = []shard{{}}
	)
	if !o.Full {
		f = fingerprint(stage, o)
		kept = dir.keptPages(f)
		shards = split(f, kept)
		apart = len(shards) > 1 || len(kept) > 0
	}
	m := &manifest{}
	t, err := renderShards(ctx, stage, o, newPublishFS(dir), f, shards, &report)
	if err == nil && apart {
		m.Shared, m.Pages, m.Resources = f.shared, t.pages, t.resources
		err = dir.keepPages(kept, m)
	}
	if err != nil {
		return report, apart, errors.Join(err, dir.abort())
	}
	for name := range stage.files {
		if isPage(name) {
			report.Pages++
			if kept[pageGroup(name)] {
				report.Kept++
			}
		}
	}
	placing := time.Now()
	err = dir.commit(m, &report)
	report.Writing = time.Since(placing)
	return report, apart, err
}
