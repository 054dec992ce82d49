package gitrepo

import "container/heap"

// sorted puts commits in the order that Log.Entries promises. It depends on the set of commits alone, so that a walk which took some of them
// from the cache ends in the same order as one that read them all.
func sorted(entries []Entry) []Entry {
	position := make(map[ID]int32, len(entries))
	for i := range entries {
		position[entries[i].ID] = int32(i)
	}
	children := make([]int32, len(entries)) // not yet placed
	for i := range entries {
		for _, parent := range entries[i].Parents {
			if p, ok := position[parent]; ok {
				children[p]++
			}
		}
	}
	free := entryHeap{entries: entries}
	for i, n := range children {
		if n == 0 {
			free.free = append(free.free, int32(i))
		}
	}
	heap.Init(&free)
	out := make([]Entry, 0, len(entries))
	for len(free.free) > 0 {
		e := &entries[heap.Pop(&free).(int32)]
		out = append(out, *e)
		for _, parent := range e.Parents {
			if p, ok := position[parent]; ok {
				if children[p]--; children[p] == 0 {
					heap.Push(&free, p)
				}
			}
		}
	}
	return out
}

// An entryHeap holds the positions of entries all of whose children are placed.
type entryHeap struct {
	entries []Entry
	free    []int32
}

func (h *entryHeap) Len() int { return len(h.free) }
func (h *entryHeap) Less(i, j int) bool {
	return before(&h.entries[h.free[i]].Commit, &h.entries[h.free[j]].Commit)
}
func (h *entryHeap) Swap(i, j int) { h.free[i], h.free[j] = h.free[j], h.free[i] }
func (h *entryHeap) Push(p any)    { h.free = append(h.free, p.(int32)) }
func (h *entryHeap) Pop() any {
	last := len(h.free) - 1
	p := h.free[last]
	h.free = h.free[:last]
	return p
}
