package history

import (
	"cmp"
	"context"
	"maps"
	"path"
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

// timelines sorts the steps by the record they belong to.
func (b *builder) timelines(chains [][]*step) ([]*Timeline, error) {
	byID := map[string][]*step{}
	for _, chain := range chains {
		last := ""
		for i, s := range chain {
			id := cmp.Or(s.newID, s.oldID, last)
			for k := i + 1; id == "" && k < len(chain); k++ { // unreadable from the start: named by what it became
				id = cmp.Or(chain[k].newID, chain[k].oldID)
			}
			if id == "" {
				id = strings.TrimSuffix(path.Base(s.path), ".yaml")
			}
			if s.oldID != "" && s.newID != "" && s.oldID != s.newID { // the id itself was changed in place: one record ends, another begins
				byID[s.oldID] = append(byID[s.oldID], &step{entry: s.entry, path: s.path, before: s.before, oldID: s.oldID})
			}
			byID[id] = append(byID[id], s)
			last = id
		}
	}
	timelines := make([]*Timeline, 0, len(byID))
	for _, id := range slices.Sorted(maps.Keys(byID)) {
		steps := byID[id]
		slices.SortStableFunc(steps, func(a, b *step) int { return cmp.Or(cmp.Compare(b.entry, a.entry), cmp.Compare(a.path, b.path)) })
		t, err := b.timeline(id, steps)
		if err != nil {
			return nil, err
		}
		if len(t.Revisions) > 0 {
			timelines = append(timelines, t)
		}
	}
	return timelines, nil
}

// timeline makes the revisions of one record. Steps without a change in meaning make none.
func (b *builder) timeline(id string, steps []*step) (*Timeline, error) {
	t := &Timeline{ID: id}
	seen, broken, renamed := false, false, false
	var facts verdict.Facts
	for i := 0; i < len(steps); i++ {
		s, oldPath := steps[i], ""
		if i+1 < len(steps) {
			joined, from, err := b.rename(s, steps[i+1])
			if err != nil {
				return nil, err
			}
			if joined != nil {
				s, oldPath = joined, from
				i++
			}
		}
		entry := &b.log.Entries[s.entry]
		r := Revision{
			Commit: entry.ID, Author: entry.Author.Name, Committed: committed(entry), Subject: subject(entry.Message), Path: s.path, OldPath: oldPath,
			Changes: s.told.changes, Texts: s.told.texts, Moves: s.told.moves,
		}
		unreadable := !s.after.IsZero() && s.newID == ""
		switch {
		case s.after.IsZero():
			r.Kind = Withdrawn
		case unreadable:
			r.Kind, r.Problem = Unreadable, s.problem
		case s.before.IsZero() && !seen:
			r.Kind = Created
		case s.before.IsZero():
			r.Kind = Restored
		case oldPath != "":
			r.Kind = Moved
		default:
			r.Kind = Changed
		}
		if r.Kind == Changed && len(r.Changes) == 0 && !broken {
			continue // formatting alone
		}
		broken = unreadable
		t.Path, t.Withdrawn = s.path, s.after.IsZero()
		if !seen || r.Committed.Before(t.FirstSeen) {
			t.FirstSeen = r.Committed
		}
		seen = true
		t.Revisions = append(t.Revisions, r)
		note(&facts, r.Moves)
		renamed = renamed || oldPath != ""
		if renamed && len(facts.Lowered) > 0 && s.newID != "" { // what was lowered under the old name counts under the new one
			content, err := b.options.Read(s.after)
			if err != nil {
				return nil, err
			}
			s.standing = standing(parse(s.path, content).record, facts, s.from, s.end, entry.ID)
		}
		for _, standing := range s.standing {
			t.Standing = hold(t.Standing, standing)
		}
	}
	return t, nil
}

// rename joins the deletion and the addition of one record in one commit: its file was renamed. The two versions are read once more, because
// they stand in different chains.
func (b *builder) rename(x, y *step) (joined *step, from string, err error) {
	if x.entry != y.entry || x.path == y.path {
		return nil, "", nil
	}
	gone, came := x, y
	if !gone.after.IsZero() {
		gone, came = y, x
	}
	if !gone.after.IsZero() || !came.before.IsZero() || came.newID == "" {
		return nil, "", nil
	}
	joined = &step{
		entry: came.entry, path: came.path, before: gone.before, after: came.after, oldID: gone.oldID, newID: came.newID, standing: came.standing, from: came.from, end: came.end, reviewed: came.reviewed,
	}
	if gone.before == came.after {
		return joined, gone.path, nil
	}
	old, err := b.options.Read(gone.before)
	if err != nil {
		return nil, "", err
	}
	new, err := b.options.Read(came.after)
	if err != nil {
		return nil, "", err
	}
	if a, z := parse(gone.path, old).record, parse(came.path, new).record; a != nil && z != nil {
		joined.told = compare(a, z, nil, !gone.reviewed)
	}
	return joined, gone.path, nil
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
