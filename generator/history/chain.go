package history

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"runtime"
	"runtime/debug"
	"slices"
	"sync"
	"sync/atomic"

	"seika/generator/agreement"
	"seika/generator/diff"
	"seika/generator/gitrepo"
	"seika/generator/verdict"
)

// conclusionVersion changes whenever the form of results does. What they say depends on the program, whose name is part of the stamp.
const conclusionVersion = 1

// newResults is the shelf of what reading found. Whoever wants all fields of a record that came or went gets a shelf of his own.
func newResults(o Options) *shelf {
	name, dir := "steps", o.Cache
	if o.Complete {
		name = "steps-complete"
	}
	if o.Program == "" {
		dir = ""
	}
	return newShelf(dir, name, fmt.Sprintf("%d %d %s %q", conclusionVersion, verdict.Method, tableStamp(), o.Program))
}

// Reading many versions leaves much behind that nobody needs. The usual pace of the garbage collector would let that double the memory; a faster one
// costs a few hundredths of the time.
const (
	manyVersions = 20_000
	thriftyGC    = 40 // per cent
)

// read finds out about every step of all chains, several chains at a time: from what an earlier run kept, or else from the versions.
func (b *builder) read(chains [][]*step) error {
	first := make([]int, len(chains)) // of each chain the first step of which nothing is known
	if err := b.each(len(chains), func(i int) error {
		first[i] = b.recall(chains[i])
		return nil
	}); err != nil {
		return err
	}
	steps, list := b.unknown(chains, first)
	if steps == 0 {
		return nil
	}
	if len(list) > manyVersions {
		defer debug.SetGCPercent(debug.SetGCPercent(thriftyGC))
	}
	progress := b.options.Progress
	if progress == nil {
		progress = func(int, int) {}
	}
	// Decoding is most of the work: to compare four steps takes as long as to decode one version.
	decoded, err := b.versions.fetch(b.ctx, list, func(done, of int) { progress(done, of+steps/4) })
	if err != nil {
		return err
	}
	var done atomic.Int64
	var mu sync.Mutex
	return b.each(len(chains), func(i int) error {
		rest := len(chains[i]) - first[i]
		if rest == 0 {
			return nil
		}
		if err := b.readChain(chains[i], first[i]); err != nil {
			return err
		}
		mu.Lock()
		defer mu.Unlock()
		progress(decoded+int(done.Add(int64(rest)))/4, decoded+steps/4)
		return nil
	})
}

// each calls do with 0 to n-1, from as many goroutines as there are processors. The first error ends it.
func (b *builder) each(n int, do func(i int) error) error {
	var next atomic.Int64
	var mu sync.Mutex
	var first error
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), n) {
		workers.Go(func() {
			for i := int(next.Add(1)) - 1; i < n && b.ctx.Err() == nil; i = int(next.Add(1)) - 1 {
				if err := do(i); err != nil {
					next.Store(int64(n))
					mu.Lock()
					first = cmp.Or(first, err)
					mu.Unlock()
				}
			}
		})
	}
	workers.Wait()
	return cmp.Or(first, b.ctx.Err())
}

// recall names the steps of a chain and fetches what an earlier run found about them. It returns the first step of which nothing is known.
func (b *builder) recall(chain []*step) int {
	sum := sha256.New()
	fmt.Fprintf(sum, "%s %t %q", b.options.Zone, b.options.Complete, chain[0].path)
	for _, s := range chain {
		s.day = b.day(s.entry)
	}
	known, buf := 0, make([]byte, 0, 256)
	for i, s := range chain {
		id := b.log.Entries[s.entry].ID
		buf = append(append(append(buf[:0], id[:]...), s.before[:]...), s.after[:]...)
		for _, other := range s.others {
			buf = append(buf, other[:]...)
		}
		sum.Write(buf)
		s.key = shelfKey(sum.Sum(buf[:0]))
		if known < i {
			continue
		}
		if text, ok := b.results.get(s.key); ok {
			if r, ok := decodeResult(text); ok && !end(chain, i).After(r.end) {
				r.endOn(end(chain, i))
				s.result = r
				known++
			}
		}
	}
	return known
}

// unknown returns how many steps have to be read, and the versions that this takes, in the order of history.
func (b *builder) unknown(chains [][]*step, first []int) (steps int, list []wanted) {
	type need struct {
		entry int
		wanted
	}
	var needs []need
	for i, chain := range chains {
		for _, s := range chain[first[i]:] {
			steps++
			for _, id := range append([]gitrepo.ID{s.before, s.after}, s.others...) {
				needs = append(needs, need{s.entry, wanted{id, i}})
			}
		}
	}
	slices.SortStableFunc(needs, func(x, y need) int { return cmp.Compare(y.entry, x.entry) })
	for _, n := range needs {
		list = append(list, n.wanted)
	}
	return steps, list
}

// readChain reads the steps of a chain from number first on, and keeps what it finds.
func (b *builder) readChain(chain []*step, first int) error {
	m := &memory{}
	get := func(id gitrepo.ID) (version, error) { return b.versions.get(b.ctx, id, m) }
	reviewed := first > 0 && chain[first-1].reviewed
	var facts verdict.Facts
	for _, s := range chain[:first] {
		note(&facts, s.told.moves)
	}
	for i := first; i < len(chain); i++ {
		s := chain[i]
		old, err := get(s.before)
		if err != nil {
			return err
		}
		new, err := get(s.after)
		if err != nil {
			return err
		}
		r := &result{oldID: old.id(), newID: new.id(), problem: new.problem, end: end(chain, i)}
		if r.newID != cmp.Or(r.oldID, r.newID) || s.after.IsZero() {
			if r.oldTitle, err = title(chain[:i+1], get); err != nil {
				return err
			}
		}
		if old.said != nil {
			reviewed = reviewed || !old.said.Fields.Unreviewed()
		}
		switch {
		case old.said != nil && new.said != nil:
			var others []*diff.Version
			for _, id := range s.others {
				other, err := get(id)
				if err != nil {
					return err
				}
				if other.said != nil {
					others = append(others, other.said)
				}
			}
			r.told = compare(old.said, new.said, others, !reviewed)
		case b.options.Complete:
			r.told = comparison{changes: diff.FieldMaps(old.fields(), new.fields())}
		}
		if new.said != nil {
			reviewed = reviewed || !new.said.Fields.Unreviewed()
			note(&facts, r.told.moves)
			r.standing = standing(new.said.Record(), facts, s.day, r.end, b.log.Entries[s.entry].ID)
		}
		r.reviewed = reviewed
		if s.result, err = b.keep(s.key, r); err != nil {
			return err
		}
	}
	return nil
}

// keep puts a result on the shelf and returns it as it will be read from there: its texts are parts of what is kept, and not of the versions, which
// can go.
func (b *builder) keep(key shelfKey, r *result) (*result, error) {
	text := string(encodeResult(r))
	b.results.put(key, text)
	kept, ok := decodeResult(text)
	if !ok {
		return nil, fmt.Errorf("history: a result of %d bytes cannot be read again", len(text))
	}
	return kept, nil
}

// title returns what the record was called before the last of the given steps of a chain; some versions may have been unreadable.
func title(chain []*step, get func(gitrepo.ID) (version, error)) (agreement.Localized, error) {
	for _, s := range slices.Backward(chain) {
		v, err := get(s.before)
		if err != nil {
			return agreement.Localized{}, err
		}
		if v.said != nil {
			return agreement.Localized{JA: v.said.Fields.Get("title/ja"), EN: v.said.Fields.Get("title/en")}, nil
		}
	}
	return agreement.Localized{}, nil
}

// day is the day on which an entry of the log was committed.
func (b *builder) day(entry int) agreement.Date {
	return agreement.DateOf(committed(&b.log.Entries[entry]).In(b.options.Zone))
}

// end returns the last day before the next step of the chain. Of the last step it is the end of time: up to which day the standing is told, is
// decided when it is used, so that another day needs no other result.
func end(chain []*step, i int) agreement.Date {
	if i+1 == len(chain) {
		return agreement.Date{Year: 9999, Month: 12, Day: 31}
	}
	return chain[i+1].day.AddDays(-1)
}

// save keeps what was found for the next run.
func (b *builder) save(chains [][]*step) {
	b.versions.shelf.save(func() map[shelfKey]bool {
		keys := map[shelfKey]bool{}
		for _, chain := range chains {
			for _, s := range chain {
				keys[shelfKey(s.before)], keys[shelfKey(s.after)] = true, true
			}
		}
		return keys
	})
	b.results.save(func() map[shelfKey]bool {
		keys := map[shelfKey]bool{}
		for _, chain := range chains {
			for _, s := range chain {
				keys[s.key] = true
			}
		}
		return keys
	})
}
