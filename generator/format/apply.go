package format

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"seika/generator/diag"
	"seika/generator/source"
)

// Apply returns the content of f after all the edits that mend a finding, or an error and none of them. The paths are those that f has before
// the first edit. The error wraps ErrPath or ErrEdit, or is a *Refusal.
func Apply(f *source.File, kind Kind, edits []diag.Edit) ([]byte, error) {
	content := f.Content
	for _, e := range inOrder(edits) {
		next, err := applyOne(&source.File{Path: f.Path, Content: content}, kind, e)
		if err != nil {
			return nil, err
		}
		content = next
	}
	return content, nil
}

func applyOne(f *source.File, kind Kind, e diag.Edit) ([]byte, error) {
	switch e.Operation {
	case diag.Replace:
		return Replace(f, kind, e.Path, e.Value)
	case diag.Insert:
		return InsertKey(f, kind, e.Path, e.Key, e.Value)
	case diag.Remove:
		return Remove(f, kind, e.Path)
	case diag.Rename:
		return RenameKey(f, kind, e.Path, e.Key)
	}
	return nil, fmt.Errorf("%w: there is no operation %d", ErrEdit, e.Operation)
}

// inOrder puts what changes the paths of other places last: new names of keys, then removals, those of later items first.
func inOrder(edits []diag.Edit) []diag.Edit {
	rank := map[diag.Operation]int{diag.Rename: 1, diag.Remove: 2}
	return slices.SortedStableFunc(slices.Values(edits), func(a, b diag.Edit) int {
		if c := cmp.Compare(rank[a.Operation], rank[b.Operation]); c != 0 || a.Operation != diag.Remove {
			return c
		}
		return -comparePaths(a.Path, b.Path)
	})
}

// comparePaths orders paths as the file does where they lead to items of one list.
func comparePaths(a, b source.Path) int {
	as, bs := strings.Split(string(a), "/"), strings.Split(string(b), "/")
	return slices.CompareFunc(as, bs, func(x, y string) int {
		i, err1 := strconv.Atoi(x)
		k, err2 := strconv.Atoi(y)
		if err1 == nil && err2 == nil {
			return cmp.Compare(i, k)
		}
		return cmp.Compare(x, y)
	})
}
