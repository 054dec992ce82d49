package gitrepo

import (
	"context"
	"fmt"
	"path"
	"runtime"
	"strings"

	"golang.org/x/sync/errgroup"
)

// A Mode says which commits a walk visits and what a merge is compared with.
type Mode uint8

const (
	// FirstParent visits the first-parent chain alone. A merge is one change, as it arrived: it is compared with its first parent, like
	// `git log --first-parent -m`.
	FirstParent Mode = iota
	// Full visits every ancestor. A merge shows only what differs from all its parents, like `git log --full-history -c`: what it took over from
	// one of them is told by the commits that made it.
	Full
)

func (m Mode) String() string {
	if m == FirstParent {
		return "first-parent"
	}
	return "full"
}

// WalkOptions says what to walk through.
type WalkOptions struct {
	From   ID     // the newest commit; HEAD if zero
	Folder string // changes below this folder are told, "" or "." for all; with slashes, from the top of the repository
	Mode   Mode
	// Cache is a folder that keeps the result for the next walk, which then reads only the commits that are new; "" keeps nothing. It may be
	// deleted at any time, and used by several processes. A cache that cannot be written is no error: see Log.CacheErr.
	Cache string
	// Workers is the number of goroutines that compare folders; 0 for one a processor.
	Workers int
	// Progress, if set, is called from one goroutine with the number of commits read so far.
	Progress func(commits int)
}

// A Log is the history of a folder up to one commit.
type Log struct {
	Head   ID
	Folder string
	Mode   Mode
	// Entries holds all commits, also those that changed nothing below the folder. No commit stands before one of its children; where the
	// history leaves a choice, the later committed comes first, then the smaller id. In mode FirstParent it is the chain.
	Entries []Entry
	// Reused is how many entries were taken from the cache. CacheErr says why the cache could not be written; it never says why one could not
	// be used.
	Reused   int
	CacheErr error
}

// An Entry is a commit with what it changed, by path.
type Entry struct {
	Commit
	Changes []Change
}

// Walk reads the history of a folder. It refuses a shallow or partial clone: what is missing there would look as if it had never been.
func (r *Repo) Walk(ctx context.Context, o WalkOptions) (*Log, error) {
	if err := r.complete(); err != nil {
		return nil, err
	}
	folder, err := cleanFolder(o.Folder)
	if err != nil {
		return nil, err
	}
	if o.From.IsZero() {
		if o.From, err = r.Resolve("HEAD"); err != nil {
			return nil, err
		}
	}
	log := &Log{Head: o.From, Folder: folder, Mode: o.Mode}
	cached := loadCache(o.Cache, folder, o.Mode)
	if cached != nil && cached.Head == o.From {
		log.Entries, log.Reused = cached.Entries, len(cached.Entries)
		return log, nil
	}
	fresh, reached, err := r.list(ctx, o, folder, cached)
	if err != nil {
		return nil, err
	}
	if cached != nil && !reached { // the head of the cache is no ancestor: what it tells is another history
		cached = nil
		if fresh, _, err = r.list(ctx, o, folder, nil); err != nil {
			return nil, err
		}
	}
	log.Entries = fresh
	if cached != nil {
		log.Entries, log.Reused = append(log.Entries, cached.Entries...), len(cached.Entries)
	}
	if o.Mode == Full {
		log.Entries = sorted(log.Entries)
	}
	log.CacheErr = saveCache(o.Cache, log)
	return log, nil
}

// cleanFolder makes "" of the top, and refuses what is no path below it.
func cleanFolder(folder string) (string, error) {
	clean := path.Clean(strings.ReplaceAll(folder, "\\", "/"))
	if clean == "." || folder == "" {
		return "", nil
	}
	if path.IsAbs(clean) || clean == ".." || strings.HasPrefix(clean, "../") {
		return "", fmt.Errorf("%q is not a folder below the top of the repository", folder)
	}
	return clean, nil
}

// complete refuses a repository whose history is not all there.
func (r *Repo) complete() error {
	if shallow, err := r.isShallow(); err != nil {
		return err
	} else if shallow {
		return &ShallowError{Path: r.Path()}
	}
	if remote, filter, partial := promise(r.cfg); partial {
		return &PartialError{Path: r.Path(), Remote: remote, Filter: filter}
	}
	return nil
}

// A job is a commit whose changes are to be found: its top and those of the parents that count.
type job struct {
	entry   *Entry
	parents []ID
}

// list reads the commits from o.From back to what is in the cache, and their changes. One goroutine reads commits, the others compare
// folders. The entries of mode FirstParent come in order, those of mode Full in none. reached is whether the head of the cache was met.
func (r *Repo) list(ctx context.Context, o WalkOptions, folder string, cached *Log) (entries []Entry, reached bool, err error) {
	workers := o.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	group, ctx := errgroup.WithContext(ctx)
	jobs := newShare(workers)
	l := &lister{ctx: ctx, repo: r, mode: o.Mode, jobs: jobs, progress: o.Progress}
	l.know(cached)
	group.Go(func() error {
		defer jobs.close()
		return r.withReader(func(reader *reader) error {
			l.reader = reader
			return l.run(o.From)
		})
	})
	for worker := range workers {
		group.Go(func() error {
			return r.withReader(func(reader *reader) error {
				d := newDiffer(reader, folder)
				for {
					portion := jobs.take(worker)
					if len(portion) == 0 {
						return nil
					}
					if err := ctx.Err(); err != nil {
						return err
					}
					for _, j := range portion {
						changes, err := d.compare(j.entry.tree, j.parents)
						if err != nil {
							return inCommit(j.entry.ID, err)
						}
						j.entry.Changes = changes
					}
				}
			})
		})
	}
	if err := group.Wait(); err != nil {
		return nil, false, err
	}
	return l.entries(), l.reached, nil
}
