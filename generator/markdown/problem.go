package markdown

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// ProblemKind says what Render will not do as its author meant.
type ProblemKind string

// The kinds of problems.
const (
	RawHTML   ProblemKind = "raw-html"          // shown as text
	BadLink   ProblemKind = "bad-link"          // not an absolute http, https or mailto address; only its text is shown
	Image     ProblemKind = "image"             // shown as a link
	Shortcode ProblemKind = "shortcode"         // {{< or {{%, shown as text
	Control   ProblemKind = "control-character" // invisible or turning the direction of text; left out
)

// Problem is a place in the prose that is not shown as written.
type Problem struct {
	Kind ProblemKind
	// Line and Column count from 1 inside the source given, Column and Length in runes. Length covers at most the first line.
	Line, Column, Length int
	// JA and EN are the message.
	JA, EN string
}

// withHTML is the parser that knows raw HTML, to find it where an author meant it.
var withHTML = parser.NewParser(
	parser.WithBlockParsers(parser.DefaultBlockParsers()...),
	parser.WithInlineParsers(parser.DefaultInlineParsers()...),
	parser.WithParagraphTransformers(
		append(parser.DefaultParagraphTransformers(), util.Prioritized(extension.NewTableParagraphTransformer(), 200))...),
	parser.WithASTTransformers(util.Prioritized(extension.NewTableASTTransformer(), 0)),
)

// Problems returns what Render changes or leaves out, in the order of the source.
func Problems(src string) []Problem {
	tree, source := parse(src)
	f := finder{source: source}
	f.walk(tree, f.linkProblem)
	f.walk(withHTML.Parse(text.NewReader(source)), f.htmlProblem)
	f.characterProblems()
	slices.SortStableFunc(f.problems, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column), cmp.Compare(a.Kind, b.Kind))
	})
	return f.problems
}

type finder struct {
	source   []byte
	problems []Problem
}

func (f *finder) walk(tree ast.Node, visit func(ast.Node)) {
	// The visitor returns no error, so Walk cannot.
	_ = ast.Walk(tree, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			visit(n)
		}
		return ast.WalkContinue, nil
	})
}

// add reports the bytes from start to stop, or to the end of their first line.
func (f *finder) add(kind ProblemKind, start, stop int, ja, en string) {
	start = min(max(start, 0), len(f.source))
	stop = min(max(stop, start), len(f.source))
	before := f.source[:start]
	first, _, _ := bytes.Cut(f.source[start:stop], []byte("\n"))
	f.problems = append(f.problems, Problem{
		Kind:   kind,
		Line:   bytes.Count(before, []byte("\n")) + 1,
		Column: utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:]) + 1,
		Length: max(1, utf8.RuneCount(first)),
		JA:     ja, EN: en,
	})
}

func (f *finder) linkProblem(n ast.Node) {
	switch n := n.(type) {
	case *ast.Link:
		f.checkAddress(decode(string(n.Destination)), n.Pos())
	case *ast.Image:
		f.add(Image, n.Pos(), n.Pos()+len("!["),
			"画像は表示せず、画像へのリンクにします。", "images are not shown; this becomes a link to the image")
		f.checkAddress(decode(string(n.Destination)), n.Pos())
	case *ast.AutoLink:
		f.checkAddress(autoLinkAddress(n, f.source), n.Pos())
	}
}

func (f *finder) checkAddress(address string, at int) {
	if _, ok := safeURL(address); ok {
		return
	}
	f.add(BadLink, at, at+1,
		fmt.Sprintf("リンク先 %q は使えません。http://、https:// または mailto: で始まる完全なアドレスにしてください。", address),
		fmt.Sprintf("the link to %q is dropped; give a whole address that begins with http://, https:// or mailto:", address))
}

func (f *finder) htmlProblem(n ast.Node) {
	const (
		ja = "HTMLは使えません。書いたまま文字として表示します。"
		en = "HTML has no effect here; it is shown as text"
	)
	switch n := n.(type) {
	case *ast.RawHTML:
		if n.Segments.Len() > 0 {
			f.add(RawHTML, n.Segments.At(0).Start, n.Segments.At(0).Stop, ja, en)
		}
	case *ast.HTMLBlock:
		if n.Lines().Len() > 0 {
			line := n.Lines().At(0)
			indent := len(line.Value(f.source)) - len(bytes.TrimLeftFunc(line.Value(f.source), unicode.IsSpace))
			f.add(RawHTML, line.Start+indent, line.Stop, ja, en)
		}
	}
}

func (f *finder) characterProblems() {
	for i, r := range string(f.source) {
		rest := f.source[i:]
		switch {
		case isUnwanted(r):
			f.add(Control, i, i+utf8.RuneLen(r),
				fmt.Sprintf("見えない制御文字 %U があります。取り除きます。", r), fmt.Sprintf("invisible control character %U is left out", r))
		case bytes.HasPrefix(rest, []byte("{{<")), bytes.HasPrefix(rest, []byte("{{%")):
			f.add(Shortcode, i, i+len("{{<"),
				fmt.Sprintf("%s は命令として働きません。書いたまま文字として表示します。", strings.TrimSpace(string(rest[:3]))),
				fmt.Sprintf("%s has no effect here; it is shown as text", string(rest[:3])))
		}
	}
}
