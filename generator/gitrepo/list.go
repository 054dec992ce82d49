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

	stores [][]Entry    // commits read; their places in memory never change
	nodes  map[ID]*node // every commit met
	queue  nodeQueue
	block  []job
	count  int
}

// A node is a commit that was met on the way.
type node struct {
	commit  *Commit
	entry   *Entry  // its place in the list; nil until it is taken
	open    int     // how many parents are not yet taken
	waiting []*node // children that wait for it to be taken
}

// know takes over what is in the cache.
func (l *lister) know(cached *Log) {
	l.nodes = map[ID]*node{}
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
	if _, err := l.visit(from); err != nil {
		return err
	}
	for len(l.queue) > 0 {
		if err := l.ctx.Err(); err != nil {
			return err
		}
		if err := l.take(heap.Pop(&l.queue).(*node)); err != nil {
			return err
		}
	}
	l.flush(1)
	return nil
}

// visit reads a commit and queues it, unless that was done. It returns nil for a commit that is in the cache.
func (l *lister) visit(id ID) (*node, error) {
	if _, ok := l.known[id]; ok {
		l.reached = l.reached || id == l.head
		return nil, nil
	}
	if n := l.nodes[id]; n != nil {
		return n, nil
	}
	data, err := l.reader.read(id, plumbing.CommitObject, maxCommit)
	if err != nil {
		return nil, err
	}
	c, err := l.parser.parse(id, data)
	if err != nil {
		return nil, &CorruptError{ID: id, File: l.repo.Path(), Err: err}
	}
	n := &node{commit: &c}
	l.nodes[id] = n
	heap.Push(&l.queue, n)
	return n, nil
}

// take puts a commit into the list, queues its parents, and hands on the commits whose parents are now all known.
func (l *lister) take(n *node) error {
	if len(l.stores) == 0 || len(l.stores[len(l.stores)-1]) == blockSize {
		l.stores = append(l.stores, make([]Entry, 0, blockSize))
	}
	store := &l.stores[len(l.stores)-1]
	*store = append(*store, Entry{Commit: *n.commit})
	n.entry = &(*store)[len(*store)-1]
	n.commit = &n.entry.Commit
	if l.count++; l.progress != nil && l.count%blockSize == 0 {
		l.progress(l.count)
	}
	for _, id := range l.parents(n) {
		parent, err := l.visit(id)
		if err != nil {
			return inCommit(n.commit.ID, err)
		}
		if parent != nil && parent.entry == nil && !slices.Contains(parent.waiting, n) {
			parent.waiting = append(parent.waiting, n)
			n.open++
		}
	}
	if n.open == 0 {
		l.ready(n)
	}
	for _, child := range n.waiting {
		if child.open--; child.open == 0 {
			l.ready(child)
		}
	}
	n.waiting = nil
	return nil
}

// parents returns the parents that a commit is compared with.
func (l *lister) parents(n *node) []ID {
	if l.mode == FirstParent && len(n.commit.Parents) > 1 {
		return n.commit.Parents[:1]
	}
	return n.commit.Parents
}

// ready hands on a commit.
func (l *lister) ready(n *node) {
	ids := l.parents(n)
	tops := make([]ID, len(ids))
	for i, id := range ids {
		if parent := l.nodes[id]; parent != nil {
			tops[i] = parent.commit.tree
		} else {
			tops[i] = l.known[id]
		}
	}
	l.block = append(l.block, job{n.entry, tops})
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

// A nodeQueue is a heap of commits, the latest committed first, then the smallest id.
type nodeQueue []*node

func (q nodeQueue) Len() int           { return len(q) }
func (q nodeQueue) Less(i, j int) bool { return before(q[i].commit, q[j].commit) }
func (q nodeQueue) Swap(i, j int)      { q[i], q[j] = q[j], q[i] }
func (q *nodeQueue) Push(n any)        { *q = append(*q, n.(*node)) }
func (q *nodeQueue) Pop() any {
	last := len(*q) - 1
	n := (*q)[last]
	(*q)[last] = nil
	*q = (*q)[:last]
	return n
}

// before orders commits for which the history leaves a choice.
func before(a, b *Commit) bool {
	if a.Committed.Unix != b.Committed.Unix {
		return a.Committed.Unix > b.Committed.Unix
	}
	return string(a.ID[:]) < string(b.ID[:])
}
