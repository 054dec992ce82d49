package emit_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"
)

// value is a string in the front matter of a page: where it stands, under which key, and the object around it.
type value struct {
	path, key, text string
	object          map[string]any
}

// values returns every string of a page, and checks that the file is one JSON object and nothing else: a body would pass through Hugo's
// shortcodes.
func values(t *testing.T, path string, content []byte) (list []value) {
	t.Helper()
	dec := json.NewDecoder(bytes.NewReader(content))
	var page map[string]any
	if err := dec.Decode(&page); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	if rest, _ := io.ReadAll(dec.Buffered()); strings.TrimSpace(string(rest)) != "" || dec.More() {
		t.Errorf("%s has a body: %.80q", path, rest)
	}
	for key := range page {
		if !slices.Contains([]string{"title", "layout", "params"}, key) {
			t.Errorf("%s: key %q at the top would be read by Hugo", path, key)
		}
	}
	var walk func(at, key string, v any, object map[string]any)
	walk = func(at, key string, v any, object map[string]any) {
		switch v := v.(type) {
		case string:
			list = append(list, value{at, key, v, object})
		case []any:
			for i, e := range v {
				walk(fmt.Sprintf("%s[%d]", at, i), key, e, object)
			}
		case map[string]any:
			for _, k := range slices.Sorted(maps.Keys(v)) {
				if strings.ToLower(k) != k {
					t.Errorf("%s: key %s would be lower-cased by Hugo", path, k)
				}
				walk(at+"."+k, k, v[k], v)
			}
		}
	}
	walk("", "", page, nil)
	return list
}

func pages(files map[string][]byte) []string {
	var list []string
	for _, path := range slices.Sorted(maps.Keys(files)) {
		if strings.HasPrefix(path, "content/") {
			list = append(list, path)
		}
	}
	return list
}

func isMarkup(key string) bool {
	return key == "html" || strings.HasSuffix(key, "_html") || strings.HasSuffix(key, "_svg")
}

func isAddress(key string) bool { return strings.HasSuffix(key, "href") }
