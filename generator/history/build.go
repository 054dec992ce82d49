package history

import (
	"cmp"
	"context"
	"maps"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"seika/generator/agreement"
	"seika/generator/diff"
	"seika/generator/gitrepo"
	"seika/generator/load"
	"seika/generator/source"
	"seika/generator/verdict"
)

// Options say how a history is read.
type Options struct {
	// Folder is the folder of the records, from the top of the repository.
	Folder string
	// Read returns the content of a blob; it is called from several goroutines.
	Read func(gitrepo.ID) ([]byte, error)
	// Ignore holds commits whose changes are passed over: migrations of the format, mass reformatting.
	Ignore func(gitrepo.ID) bool
	// Zone is where days are counted for the standing; Until its last day.
	Zone  *time.Location
	Until agreement.Date
	// Complete makes revisions that create, withdraw or restore a record carry all its fields as changes. A site does without them.
	Complete bool
	// Progress, if set, is called with the number of versions read so far.
	Progress func(done, total int)
}

// Build derives the history of all records from the log of a repository.
func Build(ctx context.Context, log *gitrepo.Log, o Options) (*History, error) {
	b := &builder{options: o, log: log}
	chains := b.chains()
	if err := b.read(ctx, chains); err != nil {
		return nil, err
	}
	timelines, err := b.timelines(chains)
	if err != nil {
		return nil, err
	}
	h := &History{Timelines: timelines}
	h.Certificate = certify(log, h)
	return h, nil
}

type builder struct {
	options Options
	log     *gitrepo.Log
}

// step is one commit's change of one file. The versions themselves are dropped once they are compared: a long history holds more of them
// than memory should.
type step struct {
	entry         int // index in the log; the newest is 0
	path          string
	before, after gitrepo.ID
	others        []gitrepo.ID // the file in the further parents of a merge

	// What reading found: the record's id before and after, why the new version cannot be read, and how the two differ.
	oldID, newID string
	problem      agreement.Localized
	told         comparison
	standing     []Standing
	from, end    agreement.Date // the days for which the standing holds
	reviewed     bool           // the new version has been reviewed
}

// comparison is how two versions of a record differ.
type comparison struct {
	changes []diff.Change
	texts   []agreement.Localized
	moves   []diff.Move
}

// compare tells how a record changed. Of a merge, whose further parents are others, it tells only what differs from every parent: the rest was
// told by the commits that were merged.
func compare(old, new *agreement.Agreement, others []*agreement.Agreement, drafting bool) comparison {
	before, after := diff.Fields(old), diff.Fields(new)
	c := comparison{changes: diff.FieldMaps(before, after)}
	for _, other := range others {
		differs := map[string]bool{}
		for _, change := range diff.FieldMaps(diff.Fields(other), after) {
			differs[change.Path] = true
		}
		c.changes = slices.DeleteFunc(c.changes, func(change diff.Change) bool { return !differs[change.Path] })
	}
	for _, change := range c.changes {
		c.texts = append(c.texts, diff.Describe(before, after, change))
	}
	if len(c.changes) > 0 {
		c.moves = diff.Moves(old, new, c.changes, drafting)
	}
	return c
}

// version is the content of a file at one time. The zero version means that there was no file.
type version struct {
	record  *agreement.Agreement
	problem agreement.Localized // set where there was a file and it could not be read
}

// chains groups the changes of record files by path, the first change first.
func (b *builder) chains() [][]*step {
	byPath := map[string][]*step{}
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
			s := &step{entry: i, path: c.Path, before: before, after: after}
			for _, other := range c.Others {
				s.others = append(s.others, blob(other))
			}
			byPath[c.Path] = append(byPath[c.Path], s)
		}
	}
	chains := make([][]*step, 0, len(byPath))
	for _, path := range slices.Sorted(maps.Keys(byPath)) {
		chains = append(chains, byPath[path])
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

// read reads the versions of all chains, several chains at a time. Within a chain every version is read once.
func (b *builder) read(ctx context.Context, chains [][]*step) error {
	total := 0
	for _, c := range chains {
		total += len(c)
	}
	var mu sync.Mutex
	var first error
	next, done := 0, 0
	take := func() []*step {
		mu.Lock()
		defer mu.Unlock()
		if next == len(chains) || first != nil || ctx.Err() != nil {
			return nil
		}
		next++
		return chains[next-1]
	}
	finish := func(n int, err error) {
		mu.Lock()
		defer mu.Unlock()
		if first == nil {
			first = err
		}
		done += n
		if b.options.Progress != nil {
			b.options.Progress(done, total)
		}
	}
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(chains)) {
		workers.Go(func() {
			for chain := take(); chain != nil; chain = take() {
				finish(len(chain), b.readChain(chain))
			}
		})
	}
	workers.Wait()
	return cmp.Or(first, ctx.Err())
}

func (b *builder) readChain(chain []*step) error {
	var last version // of the chain, with its id: the next step nearly always begins with it
	var lastID gitrepo.ID
	get := func(id gitrepo.ID, path string) (version, error) {
		if id.IsZero() || id == lastID {
			if id.IsZero() {
				return version{}, nil
			}
			return last, nil
		}
		content, err := b.options.Read(id)
		if err != nil {
			return version{}, err
		}
		return parse(path, content), nil
	}
	reviewed := false
	var facts verdict.Facts
	for i, s := range chain {
		old, err := get(s.before, s.path)
		if err != nil {
			return err
		}
		new, err := get(s.after, s.path)
		if err != nil {
			return err
		}
		s.oldID, s.newID, s.problem = old.id(), new.id(), new.problem
		if old.record != nil {
			reviewed = reviewed || !diff.Unreviewed(old.record)
		}
		if old.record != nil && new.record != nil {
			var others []*agreement.Agreement
			for _, id := range s.others {
				other, err := get(id, s.path)
				if err != nil {
					return err
				}
				if other.record != nil {
					others = append(others, other.record)
				}
			}
			s.told = compare(old.record, new.record, others, !reviewed)
		}
		if b.options.Complete && (old.record == nil) != (new.record == nil) {
			s.told = comparison{changes: diff.Records(old.record, new.record)}
		}
		if new.record != nil {
			reviewed = reviewed || !diff.Unreviewed(new.record)
			note(&facts, s.told.moves)
			s.standing = b.standing(new.record, facts, s, chain[i+1:])
		}
		s.reviewed = reviewed
		last, lastID = new, s.after
	}
	return nil
}

// standing finds the classes that the version told by s had until the next step of its chain.
func (b *builder) standing(record *agreement.Agreement, facts verdict.Facts, s *step, rest []*step) []Standing {
	zone, until := b.options.Zone, b.options.Until
	if zone == nil {
		zone = time.UTC
	}
	from := agreement.DateOf(committed(&b.log.Entries[s.entry]).In(zone))
	if !until.IsZero() && from.After(until) {
		from = until // a commit that claims to lie in the future
	}
	end := until
	if len(rest) > 0 {
		if next := agreement.DateOf(committed(&b.log.Entries[rest[0].entry]).In(zone)); until.IsZero() || next.Before(until) {
			end = next.AddDays(-1)
		}
	}
	s.from, s.end = from, end
	return standing(record, facts, from, end, b.log.Entries[s.entry].ID)
}

// parse reads an old version leniently: values that today's format no longer knows do not make it unreadable, as long as it has an id.
func parse(path string, content []byte) version {
	record, findings := load.ParseRecord(&source.File{Path: path, Content: content})
	if record != nil && record.Agreement.ID != "" {
		return version{record: record.Agreement}
	}
	v := version{problem: agreement.L("記録として読めない。", "It cannot be read as a record.")}
	if len(findings) > 0 {
		m := findings.Sorted()[0].Message
		v.problem = agreement.L(m.JA, m.EN)
	}
	return v
}

func (v version) id() string {
	if v.record == nil {
		return ""
	}
	return v.record.ID
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
