package lint

// pairwise is the length up to which lists are compared pair by pair, which needs no memory. Longer ones are rare, and pairs would let a
// hostile file cost the square of its length.
const pairwise = 32

// pair is two equal items of a list by their numbers: the first such one and a later one.
type pair struct{ first, second int }

// equalPairs returns each item, of n, whose key an earlier item has, with the first such one. Items with a zero key equal nothing.
func equalPairs[K comparable](n int, key func(int) K) []pair {
	var found []pair
	var none K
	if n <= pairwise {
		for j := 1; j < n; j++ {
			k := key(j)
			if k == none {
				continue
			}
			for i := range j {
				if key(i) == k {
					found = append(found, pair{i, j})
					break
				}
			}
		}
		return found
	}
	first := make(map[K]int, n)
	for j := range n {
		k := key(j)
		if k == none {
			continue
		}
		if i, ok := first[k]; ok {
			found = append(found, pair{i, j})
		} else {
			first[k] = j
		}
	}
	return found
}
