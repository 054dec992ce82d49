package emit

import "slices"

// hugoConfig is config/_default/hugo.json: what of Hugo's configuration follows from the operator's settings. It stands over hugo.toml.
type hugoConfig struct {
	Title    string   `json:"title"`
	Language string   `json:"defaultContentLanguage"`
	Disabled []string `json:"disableLanguages,omitempty"`
}

func (s *site) configFiles() []File {
	first := s.locales[0]
	config := hugoConfig{Title: first.in(s.siteTitle()), Language: first.lang}
	for _, lang := range languages {
		if !slices.ContainsFunc(s.locales, func(l *locale) bool { return l.lang == lang }) {
			config.Disabled = append(config.Disabled, lang)
		}
	}
	files := []File{{Path: "config/_default/hugo.json", Content: encode(config)}}
	if len(config.Disabled) > 0 {
		files = append(files, File{Path: "static/index.html", Content: first.rootPage()})
	}
	return files
}

// rootPage leads from the root of a site in one language to its front page; a site in all of them has a page that offers each.
func (l *locale) rootPage() []byte {
	var s svg
	s.WriteString("<!DOCTYPE html>\n")
	s.open("html", "lang", l.lang)
	s.open("head")
	s.open("meta", "charset", "utf-8")
	s.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
	s.open("meta", "http-equiv", "Content-Security-Policy", "content", "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'")
	s.open("meta", "http-equiv", "refresh", "content", "0; url="+l.lang+"/index.html")
	s.text("title", l.in(l.siteTitle()))
	s.open("link", "rel", "icon", "href", "data:,")
	s.close("head")
	s.open("body")
	s.open("main")
	s.text("h1", l.in(l.siteTitle()))
	s.open("p")
	s.text("a", l.t("ホーム", "Home"), "href", l.lang+"/index.html")
	s.close("p")
	s.close("main")
	s.close("body")
	s.close("html")
	return []byte(s.String() + "\n")
}
