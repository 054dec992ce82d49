package history

import (
	"context"
	"maps"
	"slices"
	"strings"
	"time"

	"seika/generator/agreement"
	"seika/generator/diff"
	"seika/generator/gitrepo"
	"seika/generator/load"
)

// Options say how a history is read.
type Options struct {
	// Folder is the folder of the records, from the top of the repository.
	Folder string
	// Blobs reads the contents of files, as gitrepo.Repo.Blobs does.
	Blobs func(ctx context.Context, ids []gitrepo.ID, limit int64, visit func(i int, content []byte, err error) error) error
	// Present, if set, reports whether there is a file with that path at the log's head. It is asked where branches of the history disagree, and from
	// several goroutines.
	Present func(path string) (bool, error)
	// Ignore holds commits whose changes are passed over: migrations of the format, mass reformatting.
	Ignore func(gitrepo.ID) bool
	// Zone is where days are counted for the standing; Until its last day.
	Zone  *time.Location
	Until agreement.Date
	// Complete makes revisions that create, withdraw or restore a record carry all its fields as changes. A site does without them.
	Complete bool
	// Cache is a folder that makes the next reading faster, "" for none; Program names the program that reads: conclusions that another one
	// drew are not used. Where it is empty, none are kept.
	Cache, Program string
	// Progress, if set, is called with the number of versions read so far.
	Progress func(done, total int)
}

// Build derives the history of all records from the log of a repository.
func Build(ctx context.Context, log *gitrepo.Log, o Options) (*History, error) {
	return build(ctx, log, o, newResults(o))
}

func build(ctx context.Context, log *gitrepo.Log, o Options, results *shelf) (*History, error) {
	if o.Zone == nil {
		o.Zone = time.UTC
	}
	b := &builder{ctx: ctx, options: o, log: log, versions: newVersions(o.Cache, o.Blobs), results: results}
	chains := b.chains()
	if err := b.read(chains); err != nil {
		return nil, err
	}
	timelines, err := b.timelines(chains)
	if err != nil {
		return nil, err
	}
	b.save(chains)
	h := &History{Timelines: timelines}
	h.Certificate = certify(log, h)
	return h, nil
}

type builder struct {
	ctx      context.Context
	options  Options
	log      *gitrepo.Log
	versions *versions
	results  *shelf // what reading found, by step
}

// step is one commit's change of one file. The versions themselves are dropped once they are compared: a long history holds more of them
// than memory should.
type step struct {
	entry         int            // index in the log; the newest is 0
	day           agreement.Date // on which it was told
	path          string
	before, after gitrepo.ID
	others        []gitrepo.ID // the file in the further parents of a merge

	key  shelfKey // of what reading finds: a hash over this step, all earlier ones of its chain, and the options
	last bool     // no later step in its chain
	*result
}

// comparison is how two versions of a record differ.
type comparison struct {
	changes []diff.Change
	texts   []agreement.Localized
	moves   []diff.Move
}

// compare tells how a record changed. Of a merge, whose further parents are others, it tells only what differs from every parent: the rest was
// told by the commits that were merged.
func compare(old, new *diff.Version, others []*diff.Version, drafting bool) comparison {
	c := comparison{changes: diff.FieldMaps(old.Fields, new.Fields)}
	for _, other := range others {
		differs := map[string]bool{}
		for _, change := range diff.FieldMaps(other.Fields, new.Fields) {
			differs[change.Path] = true
		}
		c.changes = slices.DeleteFunc(c.changes, func(change diff.Change) bool { return !differs[change.Path] })
	}
	for _, change := range c.changes {
		c.texts = append(c.texts, diff.Describe(old.Fields, new.Fields, change))
	}
	if len(c.changes) > 0 {
		c.moves = diff.VersionMoves(old, new, c.changes, drafting)
	}
	return c
}

// chains groups the changes of record files by path, the first change first.
func (b *builder) chains() [][]*step {
	byPath := map[string][]*step{}
	changes := 0
	for i := range b.log.Entries {
		changes += len(b.log.Entries[i].Changes)
	}
	steps := make([]step, 0, changes)
	for i := len(b.log.Entries) - 1; i >= 0; i-- {
		entry := &b.log.Entries[i]
		if b.options.Ignore != nil && b.options.Ignore(entry.ID) {
			continue
		}
		for _, c := range entry.Changes {
			before, after := blob(c.Before), blob(c.After)
			if !b.isRecord(c.Path) || before == after {
				continue // another file, or its mode alone
			}
			steps = append(steps, step{entry: i, path: c.Path, before: before, after: after})
			s := &steps[len(steps)-1]
			for _, other := range c.Others {
				s.others = append(s.others, blob(other))
			}
			byPath[c.Path] = append(byPath[c.Path], s)
		}
	}
	chains := make([][]*step, 0, len(byPath))
	for _, path := range slices.Sorted(maps.Keys(byPath)) {
		chain := byPath[path]
		chain[len(chain)-1].last = true
		chains = append(chains, chain)
	}
	return chains
}

// The part of a file's mode that says what it is, and its value for a regular file.
const (
	formatMask gitrepo.FileMode = 0o170000
	regular    gitrepo.FileMode = 0o100000
)

// blob returns the content of a regular file; what is no regular file has none.
func blob(b gitrepo.Blob) gitrepo.ID {
	if b.Mode&formatMask != regular {
		return gitrepo.ID{}
	}
	return b.ID
}

func (b *builder) isRecord(path string) bool {
	below, ok := strings.CutPrefix(path, b.options.Folder+"/")
	return ok && load.IsRecord(below)
}

// committed is when the commit was made, as it states itself; the author's time where the committer states none.
func committed(e *gitrepo.Entry) time.Time {
	if e.Committed.Known {
		return e.Committed.Time()
	}
	return e.Author.When.Time()
}

func subject(message string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(message), "\n")
	return strings.TrimSpace(line)
}
