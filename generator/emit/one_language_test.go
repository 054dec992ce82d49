package emit_test

import (
	"strings"
	"testing"
)

// A site in one language opens in that language, and none of its pages leads to the other.
func TestRootOfOneLanguage(t *testing.T) {
	for lang, other := range map[string]string{"ja": "en", "en": "ja"} {
		in := example(t)
		in.Config.Languages = []string{lang}
		files := mustFiles(t, in)
		root := string(files["static/index.html"])
		if !strings.Contains(root, `content="0; url=`+lang+`/index.html"`) || !strings.Contains(root, `<html lang="`+lang+`">`) || strings.Contains(root, other+"/") {
			t.Errorf("%s: the root leads elsewhere:\n%s", lang, root)
		}
		if missing := string(files["static/404.html"]); (missing != "") != (lang == "en") || strings.Contains(missing, "refresh") {
			t.Errorf("%s: the page for missing addresses:\n%s", lang, missing)
		}
		for path, content := range files {
			if strings.HasPrefix(path, "content/") && strings.Contains(string(content), `"/seika/`+other+"/") {
				t.Errorf("%s leads to the other language", path)
			}
		}
	}
	if files := mustFiles(t, example(t)); files["static/index.html"] != nil || files["static/404.html"] != nil {
		t.Error("a site in both languages gets the pages of a site in one")
	}
}
