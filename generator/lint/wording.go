package lint

import (
	"fmt"
	"strings"

	"seika/generator/diag"
)

// didYouMean is the advice to take a word that is near to the one written.
func didYouMean(s string) diag.Text {
	return diag.Tf("もしかして %s ですか。", "Did you mean %s?", s)
}

// sentence is a message that others word as a clause, as a sentence of its own.
func sentence(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:] + "."
}

// enumerate joins a few words for a message; of many it tells the first ones and how many more there are.
func enumerate(words []string) string {
	const most = 12
	if len(words) == 0 {
		return "–"
	}
	if len(words) <= most {
		return strings.Join(words, ", ")
	}
	return fmt.Sprintf("%s, … (+%d)", strings.Join(words[:most], ", "), len(words)-most)
}
