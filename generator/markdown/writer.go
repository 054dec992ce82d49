package markdown

import (
	"html"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"
)

// maxDepth is how deep blocks and inline markup may nest; what stands deeper is written without its markup. Browsers give up at some depth
// as well, and nobody writes prose like that.
const maxDepth = 32

// writer writes a tree, as HTML or, if plain, as text without markup.
type writer struct {
	source []byte
	plain  bool
	out    strings.Builder
	// depth is that of the markup being written, inLink whether a link is open: links do not nest.
	depth  int
	inLink bool
}

// tag writes a piece of markup. It is only ever given constants and the results of escape.
func (w *writer) tag(markup string) {
	if !w.plain {
		w.out.WriteString(markup)
	}
}

func (w *writer) text(s string) {
	if w.plain {
		w.out.WriteString(dropControls(s))
		return
	}
	w.out.WriteString(escape(s))
}

// escape makes s harmless as text and as a quoted attribute value.
func escape(s string) string { return html.EscapeString(dropControls(s)) }

// within writes start, content and end; too deep, only content.
func (w *writer) within(start, end string, content func()) {
	if w.depth >= maxDepth {
		content()
		return
	}
	w.depth++
	w.tag(start)
	content()
	w.tag(end)
	w.depth--
}

func (w *writer) blocks(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		w.block(n)
	}
}

func (w *writer) block(n ast.Node) {
	inline := func() { w.inlines(n) }
	blocks := func() { w.blocks(n) }
	switch n := n.(type) {
	case *ast.Heading:
		level := strconv.Itoa(min(n.Level+3, 6))
		w.within("<h"+level+">", "</h"+level+">\n", inline)
	case *ast.Paragraph:
		w.within("<p>", "</p>\n", inline)
	case *ast.TextBlock:
		w.inlines(n)
		w.tag("\n")
	case *ast.Blockquote:
		w.within("<blockquote>\n", "</blockquote>\n", blocks)
	case *ast.List:
		switch {
		case !n.IsOrdered():
			w.within("<ul>\n", "</ul>\n", blocks)
		case n.Start == 1:
			w.within("<ol>\n", "</ol>\n", blocks)
		default:
			w.within(`<ol start="`+strconv.Itoa(n.Start)+"\">\n", "</ol>\n", blocks)
		}
	case *ast.ListItem:
		w.within("<li>", "</li>\n", blocks)
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		w.within("<pre><code>", "</code></pre>\n", func() { w.lines(n) })
	case *ast.ThematicBreak:
		w.tag("<hr>\n")
	case *extension.Table:
		w.table(n)
	case *ast.LinkReferenceDefinition: // its address stands where it is used
	default:
		w.blocks(n)
	}
	if w.plain {
		w.out.WriteByte('\n')
	}
}

// lines writes the lines of a code block.
func (w *writer) lines(n ast.Node) {
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		w.text(string(line.Value(w.source)))
	}
}

func (w *writer) table(table *extension.Table) {
	if w.depth >= maxDepth {
		w.text(string(table.Lines().Value(w.source)))
		return
	}
	w.within("<table>\n", "</table>\n", func() {
		body := false
		for n := table.FirstChild(); n != nil; n = n.NextSibling() {
			if _, head := n.(*extension.TableHeader); head {
				w.tag("<thead>\n")
				w.row(n, "th", ` scope="col"`)
				w.tag("</thead>\n")
				continue
			}
			if !body {
				w.tag("<tbody>\n")
				body = true
			}
			w.row(n, "td", "")
		}
		if body {
			w.tag("</tbody>\n")
		}
	})
}

// cellClasses are the classes of cells that are not aligned as usual. There are no style attributes: the pages forbid them.
var cellClasses = map[extension.Alignment]string{
	extension.AlignRight:  ` class="align-right"`,
	extension.AlignCenter: ` class="align-center"`,
}

func (w *writer) row(row ast.Node, element, attributes string) {
	w.tag("<tr>")
	for n := row.FirstChild(); n != nil; n = n.NextSibling() {
		class := ""
		if cell, ok := n.(*extension.TableCell); ok {
			class = cellClasses[cell.Alignment]
		}
		w.tag("<" + element + attributes + class + ">")
		w.inlines(n)
		w.tag("</" + element + ">")
		if w.plain {
			w.out.WriteByte('\n')
		}
	}
	w.tag("</tr>\n")
}

// inlines writes the inline children of n. Texts that follow each other are joined first, since the parser cuts them at every character
// that might have been markup, in the middle of addresses too.
func (w *writer) inlines(parent ast.Node) {
	var pending strings.Builder
	flush := func() {
		w.linkified(pending.String())
		pending.Reset()
	}
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		t, ok := n.(*ast.Text)
		if !ok {
			flush()
			w.inline(n)
			continue
		}
		segment := string(t.Segment.Value(w.source))
		if !t.IsRaw() {
			segment = decode(segment)
		}
		pending.WriteString(segment)
		switch {
		case t.HardLineBreak():
			flush()
			w.tag("<br>")
			w.out.WriteByte('\n')
		case t.SoftLineBreak():
			before, _ := utf8.DecodeLastRuneInString(pending.String())
			flush()
			if n.NextSibling() != nil && !joinsLines(before, w.firstRune(n.NextSibling())) {
				w.out.WriteByte('\n')
			}
		}
	}
	flush()
}

func (w *writer) inline(n ast.Node) {
	children := func() { w.inlines(n) }
	switch n := n.(type) {
	case *ast.String:
		w.text(string(n.Value))
	case *ast.CodeSpan:
		w.within("<code>", "</code>", func() {
			for c := n.FirstChild(); c != nil; c = c.NextSibling() {
				if t, ok := c.(*ast.Text); ok {
					w.text(strings.ReplaceAll(string(t.Segment.Value(w.source)), "\n", " "))
				}
			}
		})
	case *ast.Emphasis:
		if n.Level == 2 {
			w.within("<strong>", "</strong>", children)
		} else {
			w.within("<em>", "</em>", children)
		}
	case *extension.Strikethrough:
		w.within("<del>", "</del>", children)
	case *ast.Link:
		w.link(decode(string(n.Destination)), children)
	case *ast.Image:
		w.link(decode(string(n.Destination)), func() {
			before := w.out.Len()
			w.inlines(n)
			if w.out.Len() == before { // an image without words is known by its address
				w.text(decode(string(n.Destination)))
			}
		})
	case *ast.AutoLink:
		w.autoLink(n)
	default:
		w.inlines(n)
	}
}

// firstRune is the first rune that n will show, 0 where there is none.
func (w *writer) firstRune(n ast.Node) rune {
	for n != nil {
		if t, ok := n.(*ast.Text); ok {
			r, _ := utf8.DecodeRune(t.Segment.Value(w.source))
			return r
		}
		n = n.FirstChild()
	}
	return 0
}
