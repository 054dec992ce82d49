package emit_test

import (
	"strings"
	"testing"
	"unicode"
)

// sections are the anchors that the template of a record's page prints by itself.
var sections = []string{
	"facts", "verdict", "summary", "deliverables", "burden", "pathway", "activations", "replications", "conflicts", "responses", "amendments", "exceptions", "related",
	"evidence", "questions", "history",
}

// address is where a content file is published.
func address(path string) string {
	path = strings.TrimSuffix(strings.TrimPrefix(path, "content/"), ".html")
	name, lang := path[:len(path)-3], path[len(path)-2:]
	name = strings.Replace(name, "_index", "index", 1)
	return "/seika/" + lang + "/" + name + ".html"
}

func TestEveryLinkLeadsSomewhere(t *testing.T) {
	t.Run("example", func(t *testing.T) { checkLinks(t, mustFiles(t, example(t))) })
	t.Run("history", func(t *testing.T) { checkLinks(t, mustFiles(t, witnessed(t))) })
	t.Run("lists of several pages", func(t *testing.T) { checkLinks(t, mustFiles(t, many(t, 450))) })
}

// The pages of the list show every record once, in one order, and lead from the first to the last.
func TestListsOfSeveralPages(t *testing.T) {
	in := many(t, 450)
	files := mustFiles(t, in)
	seen := map[string]int{}
	path, visited := "content/agreements/_index.en.html", 0
	for path != "" {
		visited++
		next := ""
		for _, v := range values(t, path, files[path]) {
			switch {
			case v.key == "id" && v.object["signed_label"] != nil:
				seen[v.text]++
			case v.key == "next_href":
				next = "content/" + strings.TrimPrefix(strings.Replace(v.text, ".html", ".en.html", 1), "/seika/en/")
			}
		}
		path = next
	}
	if visited != 3 {
		t.Errorf("%d pages, want 3", visited)
	}
	for _, r := range in.Records {
		if seen[r.Agreement.ID] != 1 {
			t.Errorf("%s stands in the list %d times", r.Agreement.ID, seen[r.Agreement.ID])
		}
	}
}

func checkLinks(t *testing.T, files map[string][]byte) {
	anchors := map[string]map[string]bool{}
	for path := range files {
		if static, ok := strings.CutPrefix(path, "static/"); ok {
			anchors["/seika/"+static] = map[string]bool{}
		}
	}
	for _, path := range pages(files) {
		own := map[string]bool{}
		for _, v := range values(t, path, files[path]) {
			if v.key == "anchor" || v.key == "id" && v.object["why"] != nil { // a rule stands at its id
				own[v.text] = true
			}
		}
		if strings.Contains(path, "/agreements/") {
			for _, s := range sections {
				own[s] = true
			}
		}
		anchors[address(path)] = own
	}
	links := 0
	for _, path := range pages(files) {
		here := address(path)
		for _, v := range values(t, path, files[path]) {
			if !isAddress(v.key) || strings.HasPrefix(v.text, "http") {
				continue
			}
			links++
			page, fragment, _ := strings.Cut(v.text, "#")
			if page == "" {
				page = here
			}
			target, ok := anchors[page]
			switch {
			case !ok:
				t.Errorf("%s%s leads to %s, which is not made", path, v.path, v.text)
			case fragment != "" && !target[fragment]:
				t.Errorf("%s%s leads to %s, an anchor that is not there", path, v.path, v.text)
			}
			if v.key == "href" && v.path == ".params.href" && v.text != here {
				t.Errorf("%s says that it stands at %s", path, v.text)
			}
		}
	}
	if links < 500 {
		t.Errorf("only %d links", links)
	}
}

// japaneseKeys are the keys whose text is a name in a source or in a record, whatever the language of the page.
var japaneseKeys = map[string]bool{"title": true, "publisher": true, "cite": true, "example": true, "bad": true, "good": true}

func TestBothLanguagesAreComplete(t *testing.T) {
	t.Run("example", func(t *testing.T) { checkLanguages(t, mustFiles(t, example(t))) })
	t.Run("history", func(t *testing.T) { checkLanguages(t, mustFiles(t, witnessed(t))) })
}

func checkLanguages(t *testing.T, files map[string][]byte) {
	t.Helper()
	for _, path := range pages(files) {
		other := strings.Replace(path, ".ja.", ".en.", 1)
		if strings.Contains(path, ".en.") {
			other = strings.Replace(path, ".en.", ".ja.", 1)
		}
		if files[other] == nil {
			t.Errorf("%s has no translation", path)
		}
		for _, v := range values(t, path, files[path]) {
			if strings.TrimSpace(v.text) == "" {
				t.Errorf("%s%s is empty", path, v.path)
			}
			if strings.Contains(path, ".en.") && isJapanese(v.text) && v.object["lang"] != "ja" && v.key != "author" && !japaneseKeys[v.key] && !isMarkup(v.key) && !mayQuote(v) {
				t.Errorf("%s%s is Japanese without saying so: %s", path, v.path, v.text)
			}
		}
	}
}

// mayQuote reports whether an English text may hold a Japanese name that has no English one in the example.
func mayQuote(v value) bool {
	for _, name := range []string{"公民連携課", "配布数", "増加傾向", "株式会社つぎ", "札幌市北区の見守り", "公民連携の窓口", "法人番号", "unit 倍"} {
		if strings.Contains(v.text, name) {
			return true
		}
	}
	return false
}

func isJapanese(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool {
		return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
	})
}
