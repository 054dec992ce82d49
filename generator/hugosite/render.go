package hugosite

import (
	"context"
	"strings"
)

// Render builds the stage in memory. Options.Out and Options.Full do not matter.
// A failed build returns an *Error, or the error of ctx.
func Render(ctx context.Context, stage *Stage, o Options) (*Site, Report, error) {
	site := newSite()
	out := newPublishFS(site)
	report, err := renderTo(ctx, stage, o, out, nil, nil)
	if err != nil {
		return nil, report, err
	}
	return site, report, nil
}

// renderTo builds the stage without the files for which skip is true, and
// copies static files. inspect, if not nil, sees the project before the
// static files are there.
func renderTo(ctx context.Context, stage *Stage, o Options, out *publishFS, skip func(string) bool, inspect func(*project)) (Report, error) {
	var report Report
	hugoMu.Lock()
	defer hugoMu.Unlock()
	p, err := openProject(stage, o, out, false, skip)
	if err != nil {
		return report, err
	}
	defer p.close()
	if report.Warnings, err = p.build(ctx, o); err != nil {
		return report, err
	}
	if inspect != nil {
		inspect(p)
	}
	return report, copyStatic(stage, out)
}

// copyStatic publishes the files of static/ as they are.
func copyStatic(stage *Stage, out *publishFS) error {
	for name, f := range stage.files {
		if rest, ok := strings.CutPrefix(name, staticPrefix); ok {
			if err := out.publish(rest, f.content); err != nil {
				return err
			}
		}
	}
	return out.finish()
}
