package gitrepo

import (
	"container/heap"
	"slices"
	"strings"
)

// A Range is two commits to compare.
type Range struct {
	From, To ID
	// Base is the commit that both histories have in common, from which a comparison of what To did begins; the zero id if they have none.
	Base ID
}

// ResolveRange reads "A..B", "A...B" or "A", which is short for "A..HEAD". A missing side is HEAD.
func (r *Repo) ResolveRange(expression string) (Range, error) {
	a, b, _ := strings.Cut(expression, "..")
	b = strings.TrimPrefix(b, ".")
	var g Range
	var err error
	if g.From, err = r.Resolve(orHead(a)); err != nil {
		return Range{}, err
	}
	if g.To, err = r.Resolve(orHead(b)); err != nil {
		return Range{}, err
	}
	bases, err := r.MergeBases(g.From, g.To)
	if len(bases) > 0 {
		g.Base = bases[0]
	}
	return g, err
}

func orHead(rev string) string {
	if rev == "" {
		return "HEAD"
	}
	return rev
}

// MergeBases returns the best common ancestors of two commits: those that are not ancestors of another one. There is more than one after
// branches were merged crosswise; the latest committed comes first, then the smallest id.
func (r *Repo) MergeBases(a, b ID) ([]ID, error) {
	if a == b {
		return []ID{a}, nil // also at the end of a shallow clone
	}
	var bases []ID
	err := r.withReader(func(reader *reader) (err error) {
		bases, err = mergeBases(newGraph(r, reader), a, b)
		return err
	})
	return bases, err
}

// What is known of a commit on the way down from two others.
const (
	fromA     = 1 << iota
	fromB     // both: a common ancestor
	fromBelow // an ancestor of a common ancestor
	found     // noted as a candidate
)

// mergeBases paints the ancestors of a and b in two colours, the latest first, until all that is left is below a common ancestor. Times may
// lie: a commit is looked at again when it gets a new colour, and candidates that turn out to be below another one are taken out at the end.
func mergeBases(g *graph, a, b ID) ([]ID, error) {
	colours := map[ID]int{}
	paint := func(id ID, colour int) error {
		if colours[id]|colour == colours[id] {
			return nil
		}
		colours[id] |= colour
		return g.requeue(id)
	}
	if err := paint(a, fromA); err != nil {
		return nil, err
	}
	if err := paint(b, fromB); err != nil {
		return nil, err
	}
	var candidates []*Commit
	for g.any(func(id ID) bool { return colours[id]&fromBelow == 0 }) {
		c, _ := g.pop()
		colour := colours[c.ID] &^ found
		if colour&(fromA|fromB) == fromA|fromB && colour&fromBelow == 0 {
			if colours[c.ID]&found == 0 {
				colours[c.ID] |= found
				candidates = append(candidates, c)
			}
			colour |= fromBelow
		}
		for _, parent := range c.Parents {
			if err := paint(parent, colour); err != nil {
				return nil, err
			}
		}
	}
	candidates = slices.DeleteFunc(candidates, func(c *Commit) bool { return colours[c.ID]&fromBelow != 0 })
	return independent(g, candidates)
}

// independent leaves out the commits that are ancestors of another one, and sorts the rest.
func independent(g *graph, commits []*Commit) ([]ID, error) {
	var ids []ID
	slices.SortFunc(commits, func(a, b *Commit) int {
		if before(a, b) {
			return -1
		}
		return 1
	})
	for i, c := range commits {
		below := false
		for j, other := range commits {
			if i == j || below {
				continue
			}
			var err error
			if below, err = isAncestor(g, c.ID, other.ID); err != nil {
				return nil, err
			}
		}
		if !below {
			ids = append(ids, c.ID)
		}
	}
	return ids, nil
}

// isAncestor reports whether a is an ancestor of b.
func isAncestor(g *graph, a, b ID) (bool, error) {
	seen := map[ID]bool{b: true}
	stack := []ID{b}
	for len(stack) > 0 {
		id := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if id == a {
			return true, nil
		}
		n, err := g.node(id)
		if err != nil {
			return false, err
		}
		for _, parent := range n.commit.Parents {
			if !seen[parent] {
				seen[parent] = true
				stack = append(stack, parent)
			}
		}
	}
	return false, nil
}

// A graph reads commits, each once, and hands them out by time.
type graph struct {
	repo   *Repo
	reader *reader
	nodes  map[ID]*node
	queued map[ID]bool
	queue  nodeQueue
}

func newGraph(r *Repo, reader *reader) *graph {
	return &graph{repo: r, reader: reader, nodes: map[ID]*node{}, queued: map[ID]bool{}}
}

func (g *graph) node(id ID) (*node, error) {
	if n := g.nodes[id]; n != nil {
		return n, nil
	}
	c, err := g.repo.commit(g.reader, id)
	if err != nil {
		return nil, err
	}
	n := &node{commit: &c}
	g.nodes[id] = n
	return n, nil
}

// push queues a commit that was never queued before.
func (g *graph) push(id ID) error {
	if g.nodes[id] != nil {
		return nil
	}
	return g.requeue(id)
}

// requeue queues a commit unless it waits already.
func (g *graph) requeue(id ID) error {
	if g.queued[id] {
		return nil
	}
	n, err := g.node(id)
	if err != nil {
		return err
	}
	g.queued[id] = true
	heap.Push(&g.queue, n)
	return nil
}

// pop returns the latest committed of the commits that wait.
func (g *graph) pop() (*Commit, bool) {
	if len(g.queue) == 0 {
		return nil, false
	}
	c := heap.Pop(&g.queue).(*node).commit
	delete(g.queued, c.ID)
	return c, true
}

// any reports whether a commit waits for which the condition holds.
func (g *graph) any(condition func(ID) bool) bool {
	return slices.ContainsFunc(g.queue, func(n *node) bool { return condition(n.commit.ID) })
}
