// Package title compares the titles of agreements: whether two of them name one agreement, however lists and records write it.
package title

import (
	"regexp"
	"slices"
	"strings"

	"seika/generator/jatext"
	"seika/generator/orgname"
)

var (
	noise  = regexp.MustCompile(`に関する|について|における|に係る|に関し|締結|[\s「」『』()（）\[\]・、。,.~〜/-]`)
	ending = regexp.MustCompile(`協定書$`)
)

// Key is a title without what lists add and leave out: the given names of its parties, particles, brackets.
func Key(title string, parties []string) string {
	s := jatext.Squeeze(orgname.Expand(jatext.Fold(title)))
	names := slices.Clone(parties)
	slices.SortFunc(names, func(a, b string) int { return len(b) - len(a) })
	for _, name := range names {
		if len([]rune(name)) >= 2 {
			for _, joint := range []string{"と" + name + "との", "と" + name + "の", name + "との", name + "と", name + "の", name} {
				s = strings.ReplaceAll(s, joint, "")
			}
		}
	}
	s = ending.ReplaceAllString(s, "協定")
	return noise.ReplaceAllString(s, "")
}

// Similar reports whether two keys name one thing: one is part of the other, or nearly all of their pairs of characters are common.
// Different numbers in them (その1, その2) make them different.
func Similar(a, b string) bool {
	if a == b {
		return true
	}
	if digitsOf(a) != digitsOf(b) {
		return false
	}
	x, y := []rune(a), []rune(b)
	if len(x) > len(y) {
		x, y = y, x
		a, b = b, a
	}
	if len(x) >= 4 && strings.Contains(b, a) {
		return true
	}
	if len(x) < 4 {
		return false
	}
	pairs := map[[2]rune]int{}
	for i := range len(x) - 1 {
		pairs[[2]rune{x[i], x[i+1]}]++
	}
	common := 0
	for i := range len(y) - 1 {
		if p := [2]rune{y[i], y[i+1]}; pairs[p] > 0 {
			pairs[p]--
			common++
		}
	}
	return 2*common*100 >= 85*(len(x)+len(y)-2)
}

// digitsOf are the digits of a key, those in kanji included; 一 stands in words as well.
func digitsOf(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || jatext.KanjiDigits[r] > 0 && r != '一' {
			return r
		}
		return -1
	}, s)
}
