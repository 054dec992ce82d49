package hugosite

import (
	"bytes"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
)

// importSpecifier finds what scripts and style sheets import. It reads text
// and not syntax, so it may find one in a comment.
var importSpecifier = regexp.MustCompile("(?:\\bfrom|\\bimport|\\brequire)\\s*(?:\\(|url\\()?\\s*[\"'`]([^\"'`\\n]+)[\"'`]")

var importingExtensions = []string{".js", ".mjs", ".cjs", ".jsx", ".ts", ".mts", ".cts", ".tsx", ".css"}

// checkImports refuses scripts and style sheets that import what does not lie
// in assets/. esbuild would take it from the disk of the machine, and the site
// would depend on it. Hugo has no setting to forbid that. The check stops
// mistakes; an import that is hidden from it on purpose still works.
func checkImports(stage *Stage) error {
	for name, content := range stage.All() {
		if !strings.HasPrefix(name, assetsPrefix) || !slices.Contains(importingExtensions, path.Ext(name)) {
			continue
		}
		for _, m := range importSpecifier.FindAllSubmatchIndex(content, -1) {
			specifier := string(content[m[2]:m[3]])
			if !leavesAssets(stage, name, specifier) {
				continue
			}
			before := content[:m[2]]
			return &Error{
				Path:    name,
				Line:    1 + bytes.Count(before, []byte("\n")),
				Column:  len([]rune(string(before[bytes.LastIndexByte(before, '\n')+1:]))) + 1,
				Message: fmt.Sprintf("imports %q, which does not lie in assets/", specifier),
				Err:     ErrDenied,
			}
		}
	}
	return nil
}

func leavesAssets(stage *Stage, importer, specifier string) bool {
	switch {
	case strings.Contains(specifier, `\`), strings.HasPrefix(specifier, "file:"):
		return true
	case strings.HasPrefix(specifier, "/"):
		// Hugo takes it as a path in assets/, if there is one.
		root := strings.TrimSuffix(assetsPrefix, "/") + path.Clean(specifier)
		for name := range stage.files {
			if name == root || strings.HasPrefix(name, root+".") || strings.HasPrefix(name, root+"/index.") {
				return false
			}
		}
		return true
	case strings.HasPrefix(specifier, "."):
		return !strings.HasPrefix(path.Join(path.Dir(importer), specifier)+"/", assetsPrefix)
	}
	return false
}
