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
	return []File{{Path: "config/_default/hugo.json", Content: encode(config)}}
}
