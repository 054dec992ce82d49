package corpus_test

import (
	"slices"
	"testing"

	"seika/generator/corpus"
)

func TestFilesAreDeterministic(t *testing.T) {
	a, b := corpus.Files(300), corpus.Files(300)
	if !slices.Equal(a, b) {
		t.Error("two calls give different files")
	}
	if !slices.Equal(a, corpus.Files(400)[:len(a)]) {
		t.Error("the first records depend on how many follow")
	}
	seen := map[string]bool{}
	for _, f := range a {
		if seen[f.Path] {
			t.Errorf("%s occurs twice", f.Path)
		}
		seen[f.Path] = true
	}
}
