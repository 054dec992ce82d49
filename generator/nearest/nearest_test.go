package nearest

import (
	"fmt"
	"testing"
)

func TestWord(t *testing.T) {
	tests := []struct {
		name, word string
		candidates []string
		want       string // "" for no suggestion
	}{
		{"letter missing", "helth", []string{"disaster", "health"}, "health"},
		{"letter added", "signeed", []string{"signed", "signed_basis"}, "signed"},
		{"neighbours swapped", "tilte", []string{"title", "to"}, "title"},
		{"letter wrong", "evidance", []string{"evidence", "events"}, "evidence"},
		{"case only", "Signed", []string{"signed"}, "signed"},
		{"case only, short", "E1", []string{"e2", "e1"}, "e1"},
		{"hyphen for underscore", "first-known", []string{"first_known"}, "first_known"},
		{"nearest of several", "osaka-pref-lawson-2015", []string{"osaka-pref-family-2014", "osaka-pref-lawson-2014"}, "osaka-pref-lawson-2014"},
		{"first among equals", "cot", []string{"cut", "cat"}, "cut"},
		{"Japanese", "大阪附大阪市", []string{"大阪府大阪市", "京都府京都市"}, "大阪府大阪市"},
		{"beginning of one", "measure", []string{"measurements", "note"}, "measurements"},
		{"longer than one", "evidence-source", []string{"evidence", "note"}, "evidence"},

		{"another number is not a slip", "e9", []string{"e1", "e2"}, ""},
		{"nothing alike", "colour", []string{"signed", "title"}, ""},
		{"beginning of two", "meas", []string{"measured", "measurements"}, ""},
		{"beginning too short", "no", []string{"notes"}, ""},
		{"the word itself", "health", []string{"health"}, ""},
		{"no candidates", "health", nil, ""},
		{"empty word", "", []string{"a", "ab", ""}, ""},
		{"empty candidate", "a", []string{""}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, ok := Word(tt.word, tt.candidates)
			if got != tt.want || ok != (tt.want != "") {
				t.Errorf("Word(%q, %q) = %q, %v; want %q", tt.word, tt.candidates, got, ok, tt.want)
			}
		})
	}
}

// TestDistance holds the table method against the definition.
func TestDistance(t *testing.T) {
	words := []string{"", "a", "b", "ab", "ba", "abc", "acb", "cab", "abcd", "badc", "xbcdy"}
	for _, a := range words {
		for _, b := range words {
			var rows [3][]int
			got, want := distance([]rune(a), []rune(b), 100, &rows), define([]rune(a), []rune(b))
			if got != want {
				t.Errorf("distance(%q, %q) = %d, want %d", a, b, got, want)
			}
		}
	}
}

// define is the recursive definition of optimal string alignment.
func define(a, b []rune) int {
	switch {
	case len(a) == 0:
		return len(b)
	case len(b) == 0:
		return len(a)
	}
	m, n := len(a)-1, len(b)-1
	cost := 1
	if a[m] == b[n] {
		cost = 0
	}
	d := min(define(a[:m], b)+1, define(a, b[:n])+1, define(a[:m], b[:n])+cost)
	if m > 0 && n > 0 && a[m] == b[n-1] && a[m-1] == b[n] {
		d = min(d, define(a[:m-1], b[:n-1])+1)
	}
	return d
}

func FuzzWord(f *testing.F) {
	f.Add("helth", "health")
	f.Add("\xff", "大阪")
	f.Fuzz(func(t *testing.T, word, candidate string) {
		if got, ok := Word(word, []string{candidate}); ok && (got != candidate || got == word) {
			t.Errorf("Word(%q, [%q]) = %q", word, candidate, got)
		}
	})
}

// BenchmarkWord is a reference to a record that does not exist, among 10,000.
func BenchmarkWord(b *testing.B) {
	var ids []string
	for i := range 10000 {
		ids = append(ids, fmt.Sprintf("osaka-pref-example-%05d", i))
	}
	for b.Loop() {
		Word("osaka-perf-example-09999", ids)
	}
}
