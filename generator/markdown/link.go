package markdown

import (
	"net/url"
	"regexp"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
)

// safeURL returns the address as it may be linked to. It must be absolute: http or https with a host and without a user name (which makes
// https://bank.example@evil.example look like the bank), or mailto with an address.
func safeURL(address string) (string, bool) {
	if strings.ContainsFunc(address, func(r rune) bool { return unicode.IsControl(r) || unicode.IsSpace(r) || r == '\\' }) {
		return "", false
	}
	u, err := url.Parse(address)
	if err != nil {
		return "", false
	}
	switch u.Scheme {
	case "http", "https":
		return u.String(), u.Host != "" && u.User == nil
	case "mailto":
		return u.String(), strings.Contains(u.Opaque, "@")
	}
	return "", false
}

// link writes content as a link to address; where that is not allowed, or a link is open already, only content.
func (w *writer) link(address string, content func()) {
	href, ok := safeURL(address)
	if !ok || w.inLink {
		content()
		return
	}
	rel := ` rel="external nofollow noopener"`
	if strings.HasPrefix(href, "mailto:") {
		rel = ""
	}
	w.inLink = true
	w.within(`<a href="`+escape(href)+`"`+rel+`>`, "</a>", content)
	w.inLink = false
}

// autoLink writes an address in angle brackets. One that is not allowed keeps the brackets, so that it reads as it was written.
func (w *writer) autoLink(n *ast.AutoLink) {
	label := string(n.Label(w.source))
	address := autoLinkAddress(n, w.source)
	if _, ok := safeURL(address); !ok {
		w.text("<" + label + ">")
		return
	}
	w.link(address, func() { w.text(label) })
}

// autoLinkAddress is the address that an address in angle brackets means.
func autoLinkAddress(n *ast.AutoLink, source []byte) string {
	address := string(n.URL(source))
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(address), "mailto:") {
		return "mailto:" + address
	}
	return address
}

// bareURL finds an address in running text. Only ASCII belongs to it, so that it ends where Japanese text goes on without a space.
var bareURL = regexp.MustCompile(`https?://[A-Za-z0-9\-._~:/?#@!$&'()*+,;=%\[\]]+`)

// linkified writes text with the addresses in it as links.
func (w *writer) linkified(s string) {
	if w.plain || w.inLink || !strings.Contains(s, "://") {
		w.text(s)
		return
	}
	for s != "" {
		at := bareURL.FindStringIndex(s)
		if at == nil {
			break
		}
		address := trimURL(s[at[0]:at[1]])
		w.text(s[:at[0]])
		s = s[at[0]+len(address):]
		w.link(address, func() { w.text(address) })
	}
	w.text(s)
}

// trimURL takes off what more likely ends the sentence than the address: punctuation, and a closing bracket that was opened before it.
func trimURL(s string) string {
	for {
		trimmed := strings.TrimRight(s, `.,:;!?'*`)
		for _, pair := range []string{"()", "[]"} {
			if strings.HasSuffix(trimmed, pair[1:]) && strings.Count(trimmed, pair[:1]) < strings.Count(trimmed, pair[1:]) {
				trimmed = trimmed[:len(trimmed)-1]
			}
		}
		if trimmed == s {
			return s
		}
		s = trimmed
	}
}
