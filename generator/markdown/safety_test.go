package markdown

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// allowed are the elements that may come out, with their attributes and those attributes' values (nil: checked apart).
var allowed = map[string]map[string][]string{
	"p": {}, "h4": {}, "h5": {}, "h6": {}, "ul": {}, "ol": {"start": nil}, "li": {}, "blockquote": {}, "pre": {}, "code": {}, "hr": {},
	"br": {}, "em": {}, "strong": {}, "del": {}, "table": {}, "thead": {}, "tbody": {}, "tr": {},
	"th": {"scope": {"col"}, "class": {"align-right", "align-center"}},
	"td": {"class": {"align-right", "align-center"}},
	"a":  {"href": nil, "rel": {"external nofollow noopener"}},
}

// checkSafe reads HTML as a browser does, inside an element of a page, and fails on anything that is not on the list.
func checkSafe(t *testing.T, src, out string) {
	t.Helper()
	if strings.Contains(out, "{{") {
		t.Errorf("%q: a template delimiter in %q", src, out)
	}
	nodes, err := html.ParseFragment(strings.NewReader(out), &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div})
	if err != nil {
		t.Errorf("%q: %v in %q", src, err, out)
		return
	}
	var visit func(n *html.Node)
	visit = func(n *html.Node) {
		switch n.Type {
		case html.TextNode:
		case html.ElementNode:
			attributes, ok := allowed[n.Data]
			if !ok || n.Namespace != "" {
				t.Errorf("%q: element %s in %q", src, n.Data, out)
			}
			for _, a := range n.Attr {
				checkAttribute(t, src, a, attributes)
			}
		default:
			t.Errorf("%q: node of type %v in %q", src, n.Type, out)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			visit(c)
		}
	}
	for _, n := range nodes {
		visit(n)
	}
}

func checkAttribute(t *testing.T, src string, a html.Attribute, attributes map[string][]string) {
	t.Helper()
	values, ok := attributes[a.Key]
	if !ok || a.Namespace != "" || values != nil && !slices.Contains(values, a.Val) {
		t.Errorf("%q: attribute %s=%q", src, a.Key, a.Val)
	}
	switch a.Key {
	case "href":
		u, err := url.Parse(a.Val)
		if err != nil || !slices.Contains([]string{"http", "https", "mailto"}, u.Scheme) || u.User != nil {
			t.Errorf("%q: href %q", src, a.Val)
			return
		}
		// What browsers drop or read differently must not be there: what we checked is what they follow.
		if strings.ContainsAny(a.Val, "\\\t\n\r\x00 ") || !strings.HasPrefix(a.Val, u.Scheme+":") || u.Scheme != "mailto" && u.Host == "" {
			t.Errorf("%q: href %q", src, a.Val)
		}
	case "start":
		if strings.Trim(a.Val, "0123456789") != "" {
			t.Errorf("%q: start %q", src, a.Val)
		}
	}
}

// attacks are inputs that have run something somewhere.
var attacks = []string{
	"<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", "<a href=javascript:alert(1)>x</a>",
	"[x](javascript:alert(1))", "[x](  javascript:alert(1))", "[x](JAVASCRIPT:alert(1))", "[x](java\tscript:alert(1))",
	"[x](java&Tab;script:alert(1))", "[x](java&NewLine;script:alert(1))", "[x](javascript&#58;alert(1))", "[x](&#x6A;avascript:x)",
	"[x](%6Aavascript:alert(1))", "[x](\x01javascript:alert(1))", "[x](<javascript:alert(1)>)", "[x]: javascript:alert(1)\n\n[x]",
	"[x](data:text/html,<script>alert(1)</script>)", "[x](vbscript:x)", "[x](//evil.example)", "[x](https:\\\\evil.example)",
	"[x](https://good.example\\@evil.example)", "[x](https://e.jp/\"onmouseover=\"alert(1))", "![x](javascript:alert(1))",
	"![x\" onerror=\"alert(1)](https://e.jp)", "<javascript:alert(1)>", "<https://e.jp/\"onclick=alert(1)>", "```\"><script>\nx\n```",
	"{{< raw >}}", "{{% raw %}}", "{{{{<", "{\\{<", "&#123;{<", "|a\"><script>|\n|-|\n|<b>|\n", "# <h1>{#x onclick=y}", "a {onclick=x}\n",
	"https://e.jp/<script>", "https://e.jp/'\"><b>", "https://e.jp/{{<x>}}", "<!--", "<![CDATA[x]]>", "<?php x ?>", "</p></div><script>",
	"- <li>\n  - <ul>", "> <blockquote>\n> <x", "a\u202eb\u2066c", "[![x](https://e.jp)](javascript:x)", "[a[b](https://e.jp)c](https://e.jp)",
	"<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
	"`<script>`", "    <script>", "~~<b>~~", "**<b>**", "&lt;script&gt;", "&#60;script&#62;", "1. a\n9999999999. b", "[x](mailto:a@b?body=<script>)",
}

func TestAttacksAreHarmless(t *testing.T) {
	for _, src := range attacks {
		checkSafe(t, src, Render(src))
	}
	checkSafe(t, "all", Render(strings.Join(attacks, "\n\n")))
	checkSafe(t, "all in one line", Render(strings.Join(attacks, " ")))
}

func FuzzRender(f *testing.F) {
	for _, src := range attacks {
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src string) {
		checkSafe(t, src, Render(src))
		if plain := PlainText(src, 20); strings.ContainsAny(plain, "\n\r\t\x00\x1b\u202e") || len([]rune(plain)) > 20 {
			t.Errorf("%q: plain text %q", src, plain)
		}
		lines := strings.Split(normalise(src), "\n")
		for _, p := range Problems(src) {
			if p.Line < 1 || p.Line > len(lines) || p.Column < 1 || p.Column > len([]rune(lines[p.Line-1]))+1 || p.Length < 1 {
				t.Errorf("%q: %+v lies outside", src, p)
			}
			if p.JA == "" || p.EN == "" {
				t.Errorf("%q: no message in %+v", src, p)
			}
		}
	})
}
