package hugosite

import (
	"fmt"
	"path"
	"slices"
	"strings"
)

// pageKey returns the page that a content file belongs to, without language
// and extension: content/a/X.ja.html is a/x. It is empty for other files.
// Hugo does not tell letter case apart in page paths.
func (p *project) pageKey(name string) (key, language string) {
	rest, ok := strings.CutPrefix(name, contentPrefix)
	ext := path.Ext(rest)
	if !ok || !slices.Contains(pageExtensions, strings.ToLower(ext)) {
		return "", ""
	}
	rest = strings.TrimSuffix(rest, ext)
	if ext := path.Ext(rest); ext != "" && slices.Contains(p.languages(), strings.ToLower(ext[1:])) {
		rest, language = strings.TrimSuffix(rest, ext), strings.ToLower(ext[1:])
	} else {
		language = p.configs.Base.DefaultContentLanguage
	}
	rest = strings.ReplaceAll(strings.ToLower(rest), " ", "-")
	return strings.TrimSuffix(rest, "/index"), language
}

func (p *project) languages() []string {
	var list []string
	for _, l := range p.configs.Languages {
		list = append(list, l.Lang)
	}
	return list
}

// A sitePage is a page in one language.
type sitePage struct{ key, language string }

// checkPages finds pages with two sources. Hugo builds one of them and says
// nothing.
func (p *project) checkPages(stage *Stage) error {
	first := make(map[sitePage]string)
	for name := range stage.All() {
		key, language := p.pageKey(name)
		if key == "" {
			continue
		}
		at := sitePage{key, language}
		if other, ok := first[at]; ok {
			return &Error{
				Path:    name,
				Message: fmt.Sprintf("the same page as %s", other),
				Err:     ErrConflict,
			}
		}
		first[at] = name
	}
	return nil
}
