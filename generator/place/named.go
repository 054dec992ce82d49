package place

import (
	"cmp"
	"slices"
)

// Named returns the local governments that query names in full: by a name, a reading or a romanisation, with the ending that says what they
// are or without it, or by the code. It understands a query as Search does and has the same order.
func Named(query string) []Government {
	folded := fold(query)
	if folded == "" {
		return nil
	}
	match := matchText
	if notDigit(folded) < 0 {
		match = matchCode
	}
	var out []Government
	index := searchIndex()
	for i := range index {
		if match(&index[i], folded) == exactMatch {
			out = append(out, index[i].Government)
		}
	}
	slices.SortStableFunc(out, func(a, b Government) int {
		return cmp.Or(cmp.Compare(kindOrder[a.Kind], kindOrder[b.Kind]), cmp.Compare(a.Code, b.Code))
	})
	return out
}
