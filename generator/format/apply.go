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
	}
	return nil, fmt.Errorf("%w: there is no operation %d", ErrEdit, e.Operation)
}

// inOrder puts removals last, those of later items first: what is removed changes the numbers of the items behind it.
func inOrder(edits []diag.Edit) []diag.Edit {
	return slices.SortedStableFunc(slices.Values(edits), func(a, b diag.Edit) int {
		switch {
		case a.Operation != diag.Remove && b.Operation != diag.Remove:
			return 0
		case a.Operation != diag.Remove:
			return -1
		case b.Operation != diag.Remove:
			return 1
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
