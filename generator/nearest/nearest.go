// Package nearest finds the word somebody probably meant: the nearest valid key, id or code to one that is not valid.
package nearest

import (
	"unicode"
	"unicode/utf8"
)

// Word returns the candidate nearest to word, and whether one is near enough to be worth suggesting. Nearness is the number of
// insertions, deletions, substitutions and swaps of neighbouring runes (Damerau-Levenshtein in its optimal string alignment form); case
// does not count, and "-" equals "_". How many edits are near enough grows with the length of word: none for up to two runes, one for up
// to five, two for up to nine, three beyond. Where nothing is so near, a single candidate that begins with word, or that word begins
// with, is taken if the shorter has four runes or more.
//
// Among equals the first candidate wins. A candidate that equals word exactly is no suggestion and is passed over.
func Word(word string, candidates []string) (string, bool) {
	w := fold(nil, word)
	best, bestDistance := -1, tolerance(len(w))+1
	var c []rune
	var rows [3][]int
	for i, candidate := range candidates {
		if candidate == word || candidate == "" {
			continue
		}
		if n := utf8.RuneCountInString(candidate); n-len(w) >= bestDistance || len(w)-n >= bestDistance {
			continue // the difference in length alone is too much
		}
		c = fold(c[:0], candidate)
		if d := distance(w, c, bestDistance, &rows); d < bestDistance {
			best, bestDistance = i, d
		}
	}
	if best >= 0 {
		return candidates[best], true
	}
	return byPrefix(word, w, candidates)
}

// tolerance is how many edits a word of n runes may be away. In short words an edit changes too much: e9 is not a misspelt e1.
func tolerance(n int) int {
	switch {
	case n <= 2:
		return 0
	case n <= 5:
		return 1
	case n <= 9:
		return 2
	default:
		return 3
	}
}

// minPrefix is how many runes of a common beginning make a suggestion.
const minPrefix = 4

func byPrefix(word string, w []rune, candidates []string) (string, bool) {
	found := ""
	var c []rune
	for _, candidate := range candidates {
		c = fold(c[:0], candidate)
		n := min(len(w), len(c))
		if n < minPrefix || candidate == word || string(w[:n]) != string(c[:n]) {
			continue
		}
		if found != "" && found != candidate {
			return "", false
		}
		found = candidate
	}
	return found, found != ""
}

func fold(to []rune, s string) []rune {
	for _, r := range s {
		if r == '_' {
			r = '-'
		}
		to = append(to, unicode.ToLower(r))
	}
	return to
}

// distance returns the number of edits between a and b, or limit where it is limit or more. The rows are scratch space.
func distance(a, b []rune, limit int, rows *[3][]int) int {
	for i := range rows {
		if cap(rows[i]) < len(b)+1 {
			rows[i] = make([]int, len(b)+1)
		}
		rows[i] = rows[i][:len(b)+1]
	}
	before, last, row := rows[0], rows[1], rows[2] // rows i-2, i-1 and i of the table
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
			least = min(least, row[j])
		}
		if least > limit {
			return limit
		}
		before, last, row = last, row, before
	}
	return min(last[len(b)], limit)
}
