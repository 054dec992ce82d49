package place

import (
	"cmp"
	"slices"
	"strings"
	"sync"
)

// searchEntry is one entry of the register with all the folded texts under which it is found.
type searchEntry struct {
	Government
	keys []string
}

var searchIndex = sync.OnceValue(func() []searchEntry {
	var index []searchEntry
	for g := range All() {
		var keys []string
		for _, text := range []string{
			g.ShortName(), g.stem(), g.Name, g.FullName(),
			g.shortKana(), g.kanaStem(), g.Kana,
			g.Romaji(), romanise(g.shortKana()), romanise(g.Kana), g.EnglishName(), g.FullEnglishName(),
		} {
			if key := fold(text); key != "" && !slices.Contains(keys, key) {
				keys = append(keys, key)
			}
		}
		index = append(index, searchEntry{g, keys})
	}
	return index
})

// Closeness of a match, best first.
const (
	exactMatch = iota
	prefixMatch
	innerMatch
	noMatch
)

// kindOrder breaks ties of closeness: who asks for 大阪 more likely means the prefecture or the city than one of its wards.
var kindOrder = map[Kind]int{Prefecture: 0, City: 1, SpecialWard: 2, Town: 3, Village: 4, Ward: 5}

// Search returns the local governments that fit query, the closest first: exact, then beginning with it, then containing it; among
// equals prefectures, cities, special wards, towns, villages and wards, each by code. At most limit are returned; a limit below 1 means
// all. An empty query finds nothing.
//
// The query is a name (大阪市, 大阪, 大阪府大阪市), a reading in hiragana or katakana, a romanisation (macrons, apostrophes and the spellings of
// long vowels do not matter: Ōsaka, oosaka and Osaka are one), or the beginning of a code, with the check digit or without. Full-width
// letters and digits, case and spaces do not matter.
func Search(query string, limit int) []Government {
	folded := fold(query)
	if folded == "" {
		return nil
	}
	match := matchText
	if notDigit(folded) < 0 {
		match = matchCode
	}
	type hit struct {
		*Government
		closeness int
	}
	var hits []hit
	index := searchIndex()
	for i := range index {
		if c := match(&index[i], folded); c < noMatch {
			hits = append(hits, hit{&index[i].Government, c})
		}
	}
	slices.SortStableFunc(hits, func(a, b hit) int {
		return cmp.Or(
			cmp.Compare(a.closeness, b.closeness),
			cmp.Compare(kindOrder[a.Kind], kindOrder[b.Kind]),
			cmp.Compare(a.Code, b.Code),
		)
	})
	if limit >= 1 && len(hits) > limit {
		hits = hits[:limit]
	}
	var out []Government
	for _, h := range hits {
		out = append(out, *h.Government)
	}
	return out
}

// matchCode compares with the code; five digits are a whole code without its check digit.
func matchCode(e *searchEntry, digits string) int {
	switch {
	case e.Code == digits, e.Code[:5] == digits:
		return exactMatch
	case strings.HasPrefix(e.Code, digits):
		return prefixMatch
	}
	return noMatch
}

func matchText(e *searchEntry, folded string) int {
	best := noMatch
	for _, key := range e.keys {
		switch {
		case key == folded:
			return exactMatch
		case best > prefixMatch && strings.HasPrefix(key, folded):
			best = prefixMatch
		case best > innerMatch && strings.Contains(key, folded):
			best = innerMatch
		}
	}
	return best
}

// fold reduces a text to what counts in a search.
func fold(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r >= '！' && r <= '～': // full-width forms of ASCII
			r -= '！' - '!'
		case r >= 'ァ' && r <= 'ヶ':
			r -= 'ァ' - 'ぁ'
		}
		switch {
		case r >= 'A' && r <= 'Z':
			r += 'a' - 'A'
		case r == 'ゖ': // the small ヶ of place names, which sources write large as well
			r = 'け'
		case strings.ContainsRune(" \u3000\t\r\n-'’.,・", r):
			continue
		}
		if plain, ok := macrons[r]; ok {
			r = plain
		}
		b.WriteRune(r)
	}
	return foldLatin(b.String())
}

var macrons = map[rune]rune{
	'ā': 'a', 'ī': 'i', 'ū': 'u', 'ē': 'e', 'ō': 'o', 'Ā': 'a', 'Ī': 'i', 'Ū': 'u', 'Ē': 'e', 'Ō': 'o',
	'â': 'a', 'î': 'i', 'û': 'u', 'ê': 'e', 'ô': 'o', 'Â': 'a', 'Î': 'i', 'Û': 'u', 'Ê': 'e', 'Ô': 'o',
}

// foldLatin makes the common ways of spelling one sound equal: ou, oo and oh (not before a vowel) become o, uu becomes u, m before b, m
// and p becomes n.
func foldLatin(s string) string {
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		c := s[i]
		var last, next byte
		if len(out) > 0 {
			last = out[len(out)-1]
		}
		if i+1 < len(s) {
			next = s[i+1]
		}
		switch {
		case last == 'o' && (c == 'o' || c == 'u'),
			last == 'o' && c == 'h' && !strings.ContainsRune("aiueoy", rune(next)),
			last == 'u' && c == 'u':
			continue
		case c == 'm' && (next == 'b' || next == 'm' || next == 'p'):
			c = 'n'
		}
		out = append(out, c)
	}
	return string(out)
}
