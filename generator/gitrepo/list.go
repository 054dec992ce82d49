package gitrepo

import (
	"container/heap"
	"context"
	"slices"

	"github.com/go-git/go-git/v5/plumbing"
)

const (
	maxCommit = 16 << 20 // the largest commit that is read, in bytes
	blockSize = 256      // commits that are handed on at a time
)

// A lister reads commits from a head back, each once, and hands them on for comparison as soon as the tops of their parents are known. Later
// committed ones come first: a worker then finds the folders it needs among those it has just read.
type lister struct {
	ctx      context.Context
	repo     *Repo
	reader   *reader
	mode     Mode
	parser   commitParser
	jobs     *share
	progress func(int)

	known   map[ID]ID // commits in the cache, with their tops
	head    ID        // the newest of them
	reached bool      // whether it was met

	stores  [][]Entry    // commits read; their places in memory never change
	tops    map[ID]ID    // the tops of commits read
	waiting map[ID][]int // commits that wait for the top of a parent, as positions
	open    []int        // how many tops a commit waits for, by position
	queue   commitQueue
	queued  map[ID]bool
	block   []job
	count   int
}

// know takes over what is in the cache.
func (l *lister) know(cached *Log) {
	l.tops, l.waiting, l.queued = map[ID]ID{}, map[ID][]int{}, map[ID]bool{}
	if cached == nil {
		return
	}
	l.head = cached.Head
	l.known = make(map[ID]ID, len(cached.Entries))
	for i := range cached.Entries {
		l.known[cached.Entries[i].ID] = cached.Entries[i].tree
	}
}

func (l *lister) run(from ID) error {
	if err := l.visit(from); err != nil {
		return err
	}
	for len(l.queue) > 0 {
		if err := l.ctx.Err(); err != nil {
			return err
		}
		c := heap.Pop(&l.queue).(*Commit)
		if err := l.take(c); err != nil {
			return err
		}
	}
	l.flush(1)
	return nil
}

// visit reads a commit and queues it, unless that was done or the cache has it.
func (l *lister) visit(id ID) error {
	if _, ok := l.known[id]; ok {
		l.reached = l.reached || id == l.head
		return nil
	}
	if l.queued[id] {
		return nil
	}
	l.queued[id] = true
	data, err := l.reader.read(id, plumbing.CommitObject, maxCommit)
	if err != nil {
		return err
	}
	c, err := l.parser.parse(id, data)
	if err != nil {
		return &CorruptError{ID: id, File: l.repo.Path(), Err: err}
	}
	heap.Push(&l.queue, &c)
	return nil
}

// take puts a commit into the list, queues its parents, and hands on the commits whose parents are now all known.
func (l *lister) take(c *Commit) error {
	parents := c.Parents
	if l.mode == FirstParent && len(parents) > 1 {
		parents = parents[:1]
	}
	if len(l.stores) == 0 || len(l.stores[len(l.stores)-1]) == blockSize {
		l.stores = append(l.stores, make([]Entry, 0, blockSize))
	}
	store := &l.stores[len(l.stores)-1]
	*store = append(*store, Entry{Commit: *c})
	position := l.count
	if l.count++; l.progress != nil && l.count%blockSize == 0 {
		l.progress(l.count)
	}

	wait := 0
	for i, parent := range parents {
		if err := l.visit(parent); err != nil {
			return inCommit(c.ID, err)
		}
		if _, ok := l.top(parent); !ok && !slices.Contains(parents[:i], parent) {
			l.waiting[parent] = append(l.waiting[parent], position)
			wait++
		}
	}
	l.open = append(l.open, wait)
	l.tops[c.ID] = c.tree
	if wait == 0 {
		l.ready(position)
	}
	for _, child := range l.waiting[c.ID] {
		if l.open[child]--; l.open[child] == 0 {
			l.ready(child)
		}
	}
	delete(l.waiting, c.ID)
	return nil
}

func (l *lister) top(id ID) (ID, bool) {
	if top, ok := l.tops[id]; ok {
		return top, true
	}
	top, ok := l.known[id]
	return top, ok
}

// ready hands on a commit.
func (l *lister) ready(position int) {
	entry := &l.stores[position/blockSize][position%blockSize]
	parents := entry.Parents
	if l.mode == FirstParent && len(parents) > 1 {
		parents = parents[:1]
	}
	tops := make([]ID, len(parents))
	for i, parent := range parents {
		tops[i], _ = l.top(parent)
	}
	l.block = append(l.block, job{entry, tops})
	l.flush(blockSize)
}

// flush hands on the commits that are ready if there are at least n.
func (l *lister) flush(n int) {
	if len(l.block) < n {
		return
	}
	l.jobs.add(l.block)
	l.block = l.block[:0]
}

// entries returns the commits read, in the order in which they were.
func (l *lister) entries() []Entry {
	all := make([]Entry, 0, l.count)
	for _, store := range l.stores {
		all = append(all, store...)
	}
	return all
}

// A commitQueue is a heap of commits, the latest committed first, then the smallest id.
type commitQueue []*Commit

func (q commitQueue) Len() int           { return len(q) }
func (q commitQueue) Less(i, j int) bool { return before(q[i], q[j]) }
func (q commitQueue) Swap(i, j int)      { q[i], q[j] = q[j], q[i] }
func (q *commitQueue) Push(c any)        { *q = append(*q, c.(*Commit)) }
func (q *commitQueue) Pop() any {
	last := len(*q) - 1
	c := (*q)[last]
	(*q)[last] = nil
	*q = (*q)[:last]
	return c
}

// before orders commits for which the history leaves a choice.
func before(a, b *Commit) bool {
	if a.Committed.Unix != b.Committed.Unix {
		return a.Committed.Unix > b.Committed.Unix
	}
	return string(a.ID[:]) < string(b.ID[:])
}
