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
		home := first.lang + "/index.html"
		files = append(files, File{Path: "static/index.html", Content: first.barePage(first.in(s.siteTitle()), home, home)})
	}
	if slices.Contains(config.Disabled, missingLanguage) {
		title := first.t("ページが見つからない", "Page not found")
		files = append(files, File{Path: "static/404.html", Content: first.barePage(title, first.href(""), "")})
	}
	return files
}

// missingLanguage is the language of the hand-written page for addresses that are missing, which speaks the other one too.
const missingLanguage = "ja"

// barePage is a page that stands outside the languages, in a site that has only one: it names itself and leads to the front page, at once where
// refresh is set.
func (l *locale) barePage(title, home, refresh string) []byte {
	var s svg
	s.WriteString("<!DOCTYPE html>\n")
	s.open("html", "lang", l.lang)
	s.open("head")
	s.open("meta", "charset", "utf-8")
	s.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
	s.open("meta", "http-equiv", "Content-Security-Policy", "content", "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'")
	if refresh != "" {
		s.open("meta", "http-equiv", "refresh", "content", "0; url="+refresh)
	}
	s.text("title", title)
	s.open("link", "rel", "icon", "href", "data:,")
	s.close("head")
	s.open("body")
	s.open("main")
	s.text("h1", title)
	s.open("p")
	s.text("a", l.t("ホーム", "Home"), "href", home)
	s.close("p")
	s.close("main")
	s.close("body")
	s.close("html")
	return []byte(s.String() + "\n")
}
