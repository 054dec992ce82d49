package hugosite

import (
	"context"
	"path"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"
)

// Render builds the stage in memory, as one piece. Options.Out and
// Options.Full do not matter. A failed build returns an *Error, or the error
// of ctx.
func Render(ctx context.Context, stage *Stage, o Options) (*Site, Report, error) {
	site := newSite()
	var report Report
	_, err := renderShards(ctx, stage, o, newPublishFS(site), nil, []shard{{}}, &report)
	if err != nil {
		return nil, report, err
	}
	for _, content := range site.All() {
		report.Files++
		report.Bytes += int64(len(content))
	}
	return site, report, nil
}

// A shard is a part of a stage that Hugo builds for itself: all files but some
// of the self-contained pages. Nothing reads those, so the parts can be built
// side by side and one after the other. That is faster, because Hugo reads its
// pages one by one in a single thread, and takes less memory, because only some
// of the pages are there at a time.
type shard struct {
	groups map[string]bool // of self-contained pages; nil: all
	// sections are the folders above those pages. Other sections, if they lie
	// deeper than the top level, are left out. nil: none is left out.
	sections map[string]bool
}

// newShard makes a shard; with all, no section is left out.
func newShard(groups []string, all bool) shard {
	s := shard{groups: make(map[string]bool, len(groups))}
	if !all {
		s.sections = make(map[string]bool)
	}
	for _, g := range groups {
		s.groups[g] = true
		for dir := path.Dir(g); !all && dir != "." && !s.sections[dir]; dir = path.Dir(dir) {
			s.sections[dir] = true
		}
	}
	return s
}

// skips tells which files are left out of the shard.
func (s shard) skips(f *fingerprints) func(string) bool {
	if s.groups == nil {
		return nil
	}
	return func(name string) bool {
		if !isPage(name) {
			return false
		}
		if strings.HasPrefix(path.Base(name), "_index.") {
			dir := path.Dir(name)
			return s.sections != nil && strings.Count(dir, "/") > 1 && !s.sections[dir]
		}
		group := pageGroup(name)
		return f.pages[group] != "" && !s.groups[group]
	}
}

// shardSize is how many groups of self-contained pages a shard holds at most.
// Opening a project costs about what fifty pages cost.
const shardSize = 1000

// split distributes the groups that are not kept over shards. When none are
// kept, there is one more, without any self-contained page: the other pages are
// rendered with several shards, and if they come out differently, or fail, they
// read what they should not. This proof holds as long as the shared files do,
// so a build that keeps pages does not repeat it.
func split(f *fingerprints, kept map[string]bool) []shard {
	var groups []string
	for g := range f.pages {
		if !kept[g] {
			groups = append(groups, g)
		}
	}
	slices.Sort(groups)
	proof := len(kept) == 0 || len(groups) == 0
	var shards []shard
	if proof {
		shards = append(shards, newShard(nil, true))
	}
	if len(groups) > 0 {
		n := (len(groups) + shardSize - 1) / shardSize
		for part := range slices.Chunk(groups, (len(groups)+n-1)/n) {
			shards = append(shards, newShard(part, len(shards) == 0))
		}
	}
	return shards
}

// renderShards builds the shards into out and copies the static files. It
// fills in the warnings of the report, and returns what the pages published;
// without fingerprints, there is one shard and nothing to return.
func renderShards(ctx context.Context, stage *Stage, o Options, out *publishFS, f *fingerprints, shards []shard, report *Report) (*traces, error) {
	defer holdHugo(o)()
	w, err := newWorkspace(stage)
	if err != nil {
		return nil, err
	}
	defer w.remove()
	out.begin(w.marker())
	t := &traces{pages: make(map[string]keptPage), known: make(map[string]bool)}
	work, workCtx := errgroup.WithContext(ctx)
	work.SetLimit(runtime.GOMAXPROCS(0))
	for i, s := range shards {
		work.Go(func() error {
			p, err := w.openProject(stage, o, out, s.skips(f))
			if err != nil {
				return err
			}
			defer p.close()
			if i == 0 { // of the stage as a whole, so once is enough
				if err := p.checkPages(stage); err != nil {
					return err
				}
			}
			if f == nil {
				return p.build(workCtx)
			}
			if err := p.checkKinds(); err != nil {
				return err
			}
			if i == 0 {
				if err := p.checkSections(stage, f); err != nil {
					return err
				}
			}
			if err := p.build(workCtx); err != nil {
				return err
			}
			return t.add(p, f)
		})
	}
	err = work.Wait()
	report.Warnings = w.log.take()
	for i, warning := range report.Warnings {
		report.Warnings[i] = w.withoutRoot(warning)
	}
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil {
		return nil, err
	}
	if o.Strict && len(report.Warnings) > 0 {
		return nil, &Error{Message: strings.Join(report.Warnings, "\n"), Err: ErrWarnings}
	}
	if f != nil {
		if err := t.finish(out); err != nil {
			return nil, err
		}
	}
	if err := copyStatic(stage, out); err != nil {
		return nil, err
	}
	return t, out.finish()
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
	return nil
}
