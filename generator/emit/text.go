package emit

import (
	"strings"
	"unicode/utf8"

	"seika/generator/agreement"
	"seika/generator/markdown"
	"seika/generator/verdict"
)

// pick returns a text in l's language, or in the other one with its name.
func (l *locale) pick(t agreement.Localized) (text, lang string) {
	own, other, otherLang := t.JA, t.EN, "en"
	if l.lang == "en" {
		own, other, otherLang = t.EN, t.JA, "ja"
	}
	if own != "" || other == "" {
		return own, ""
	}
	return other, otherLang
}

func (l *locale) text(t agreement.Localized, href string) Link {
	text, lang := l.pick(t)
	return Link{Text: text, Href: href, Lang: lang}
}

// sourced is a text as a source has it, in the language of the source: Japanese, unless it has no character of it.
func (l *locale) sourced(text string) Link {
	if l.lang == "en" && !isASCII(text) {
		return Link{Text: text, Lang: "ja"}
	}
	return Link{Text: text}
}

func (l *locale) prose(t agreement.Localized) HTML {
	text, lang := l.pick(t)
	if strings.TrimSpace(text) == "" {
		return HTML{}
	}
	return HTML{HTML: strings.TrimSuffix(markdown.Render(text), "\n"), Lang: lang}
}

// party is a party by its reference: with a page where the register or an organisation's file knows it.
func (l *locale) party(ref string) Link {
	if g, ok := government(ref); ok {
		href := ""
		if l.places.byID[g.Code] != nil {
			href = l.href(placesFolder + "/" + g.Code)
		}
		name := l.names[g.Code]
		if name == "" {
			name = l.t(g.FullName(), g.EnglishName())
		}
		return Link{Text: name, Href: href}
	}
	if o := l.organisations[ref]; o != nil {
		return l.text(o.Name, l.href(partnersFolder+"/"+o.ID))
	}
	return Link{Text: ref}
}

// word is a word of a vocabulary, with its label.
func (l *locale) word(v *agreement.Vocabulary, id string) State {
	if id == "" {
		return State{}
	}
	return State{ID: id, Label: l.in(v.Label(id))}
}

// rule is a word of the method with its label and the address that explains it.
func (l *locale) rule(section, id string) State {
	s := State{ID: id, Label: id}
	if r, ok := l.findRule(section, id); ok {
		s.Label = l.in(r.Title)
		s.Href = l.href("method") + "#" + methodAnchor(section, id)
	}
	return s
}

// ruleMeaning is rule with its text.
func (l *locale) ruleMeaning(section, id string) State {
	s := l.rule(section, id)
	if r, ok := l.findRule(section, id); ok {
		s.Meaning = l.in(r.Text)
	}
	return s
}

func (s *site) findRule(section, id string) (verdict.Rule, bool) {
	if sec := s.sections[section]; sec != nil {
		for _, r := range sec.Rules {
			if r.ID == id {
				return r, true
			}
		}
	}
	return verdict.Rule{}, false
}

// state is rule without its address: id and label.
func (l *locale) state(section, id string) State {
	s := l.rule(section, id)
	s.Href = ""
	return s
}

// class is a headline class in a list.
func (l *locale) class(id verdict.Class) State { return l.state("headline", string(id)) }

// methodAnchor is the anchor of a rule on the method page.
func methodAnchor(section, id string) string { return section + "-" + id }

func isASCII(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r >= utf8.RuneSelf })
}
