package site

import (
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func read(t *testing.T, name string) string {
	t.Helper()
	content, err := fs.ReadFile(FS(), name)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

var wordLine = regexp.MustCompile(`(?m)^([a-z_]+):[ \t]*(.*)$`)

// words returns the words of a language by key.
func words(t *testing.T, language string) map[string]string {
	t.Helper()
	found := map[string]string{}
	for _, m := range wordLine.FindAllStringSubmatch(read(t, "i18n/"+language+".yaml"), -1) {
		if _, twice := found[m[1]]; twice {
			t.Errorf("%s.yaml has %q twice", language, m[1])
		}
		found[m[1]] = strings.Trim(m[2], `" `)
	}
	return found
}

// layouts returns all templates by name.
func layouts(t *testing.T) map[string]string {
	t.Helper()
	found := map[string]string{}
	err := fs.WalkDir(FS(), "layouts", func(name string, d fs.DirEntry, err error) error {
		if err == nil && path.Ext(name) == ".html" {
			found[name] = read(t, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// TestWords holds four lists equal: the words in Japanese, the words in English, the words that templates get, the words that templates use.
func TestWords(t *testing.T) {
	ja, en := words(t, "ja"), words(t, "en")
	for _, language := range []map[string]string{ja, en} {
		for key, word := range language {
			if word == "" {
				t.Errorf("%q is empty", key)
			}
		}
	}
	keys := slices.Sorted(maps.Keys(ja))
	if other := slices.Sorted(maps.Keys(en)); !slices.Equal(keys, other) {
		t.Errorf("the languages differ:\nja %v\nen %v", keys, other)
	}

	all := layouts(t)
	_, list, _ := strings.Cut(all["layouts/_partials/words.html"], "`")
	list, _, _ = strings.Cut(list, "`")
	if got := strings.Fields(list); !slices.Equal(got, keys) {
		t.Errorf("layouts/_partials/words.html lists\n%v\nwant\n%v", got, keys)
	}

	used := map[string]bool{}
	for name, text := range all {
		for _, m := range regexp.MustCompile(`\$t\.([a-z_]+)`).FindAllStringSubmatch(text, -1) {
			if _, ok := ja[m[1]]; !ok {
				t.Errorf("%s uses %q, which no language has", name, m[1])
			}
			used[m[1]] = true
		}
		// The navigation makes its keys from the names of sections.
		for _, m := range regexp.MustCompile(`\(slice "([a-z]+)" "[^"]*"\)`).FindAllStringSubmatch(text, -1) {
			used["nav_"+m[1]] = true
			if _, ok := ja["nav_"+m[1]]; !ok {
				t.Errorf("%s links to %q, which has no word nav_%s", name, m[1], m[1])
			}
		}
	}
	for _, key := range keys {
		if !used[key] {
			t.Errorf("no template uses the word %q", key)
		}
	}
}

// TestTemplatesHoldNoWords finds text between tags: words belong into i18n/ or come from the generator.
func TestTemplatesHoldNoWords(t *testing.T) {
	actions := regexp.MustCompile(`(?s)\{\{.*?\}\}`)
	tags := regexp.MustCompile(`(?s)<[^>]*>`)
	letters := regexp.MustCompile(`[\p{L}]{2,}`)
	names := map[string]bool{"日本語": true, "English": true} // each language in its own words
	for name, text := range layouts(t) {
		text = tags.ReplaceAllString(actions.ReplaceAllString(text, ""), " ")
		for _, word := range letters.FindAllString(text, -1) {
			if !names[word] {
				t.Errorf("%s holds the word %q", name, word)
			}
		}
	}
}

// TestNothingInline holds the templates to the Content-Security-Policy that they send.
func TestNothingInline(t *testing.T) {
	inline := regexp.MustCompile(`(?i)<style|\sstyle="|\son[a-z]+="|<script(?:[^>]*)>[^<]|javascript:`)
	for name, text := range layouts(t) {
		if found := inline.FindString(text); found != "" {
			t.Errorf("%s holds %q, which the policy forbids", name, found)
		}
	}
}
