// Package markdown turns the prose of records into HTML that cannot run anything.
//
// The prose is CommonMark with tables and strikethrough, written by contributors whom nobody knows. Safety rests on construction, not on
// cleaning up: the renderer here knows a short list of elements and writes no other; every text and every attribute value passes through one
// escaping function; a link exists only for an address that was parsed and found to be http, https or mailto. Raw HTML is text like any
// other. All functions accept any input and are safe for concurrent use.
package markdown

import (
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// prose parses everything but raw HTML, which therefore stays text.
var prose = parser.NewParser(
	parser.WithBlockParsers(
		util.Prioritized(parser.NewSetextHeadingParser(), 100),
		util.Prioritized(parser.NewThematicBreakParser(), 200),
		util.Prioritized(parser.NewListParser(), 300),
		util.Prioritized(parser.NewListItemParser(), 400),
		util.Prioritized(parser.NewCodeBlockParser(), 500),
		util.Prioritized(parser.NewATXHeadingParser(), 600),
		util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
		util.Prioritized(parser.NewBlockquoteParser(), 800),
		util.Prioritized(parser.NewParagraphParser(), 1000),
	),
	parser.WithInlineParsers(
		util.Prioritized(parser.NewCodeSpanParser(), 100),
		util.Prioritized(parser.NewLinkParser(), 200),
		util.Prioritized(parser.NewAutoLinkParser(), 300),
		util.Prioritized(wideEmphasis{parser.NewEmphasisParser()}, 500),
		util.Prioritized(wideEmphasis{extension.NewStrikethroughParser()}, 500),
	),
	parser.WithParagraphTransformers(
		util.Prioritized(parser.LinkReferenceParagraphTransformer, 100),
		util.Prioritized(extension.NewTableParagraphTransformer(), 200),
	),
	parser.WithASTTransformers(util.Prioritized(extension.NewTableASTTransformer(), 0)),
)

// parse returns the tree of src and the bytes that it refers to.
func parse(src string) (ast.Node, []byte) {
	source := []byte(normalise(src))
	return prose.Parse(text.NewReader(source)), source
}

// normalise makes line ends and encoding uniform; columns in runes stay the same.
func normalise(src string) string {
	if !utf8.ValidString(src) {
		src = strings.ToValidUTF8(src, string(utf8.RuneError))
	}
	if strings.ContainsRune(src, '\r') {
		src = strings.ReplaceAll(strings.ReplaceAll(src, "\r\n", "\n"), "\r", "\n")
	}
	return src
}

// Render returns src as HTML that is safe to put into a page as it stands.
//
// Headings begin at h4, since prose stands below the headings of a page. A line end between two Japanese characters is no space. Addresses
// written out become links, in the middle of Japanese text too. Images become links to them. Links to anything but http, https and mailto
// become their text, as do relative ones: a record does not know where its page will stand.
func Render(src string) string {
	tree, source := parse(src)
	w := writer{source: source}
	w.blocks(tree)
	// Templates that read "{{" run code. The output is never given to one; this holds even if somebody does.
	return strings.ReplaceAll(w.out.String(), "{{", "&#123;&#123;")
}

// PlainText returns the text of src without any markup on one line, for descriptions and feeds: at most maxRunes runes, the last of which
// is "…" where something is left out. A maxRunes below 1 means no limit. The result is text, not HTML.
func PlainText(src string, maxRunes int) string {
	tree, source := parse(src)
	w := writer{source: source, plain: true}
	w.blocks(tree)
	return shorten(strings.Join(strings.Fields(w.out.String()), " "), maxRunes)
}
