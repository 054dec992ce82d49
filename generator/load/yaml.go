package load

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"seika/generator/diag"
	"seika/generator/source"
)

// maxDepth bounds the nesting of a record; the deepest path of schema 1 has 9 levels.
const maxDepth = 32

// parse reads the single YAML document of f. The root is nil when there is none that can be used; the findings say why.
func parse(f *source.File) (*yaml.Node, diag.List) {
	findings, ok := checkText(f)
	if !ok {
		return nil, findings
	}
	content := bytes.TrimPrefix(f.Content, []byte("\xef\xbb\xbf"))
	decoder := yaml.NewDecoder(bytes.NewReader(content))
	var document yaml.Node
	err := decoder.Decode(&document)
	if errors.Is(err, io.EOF) || err == nil && (len(document.Content) == 0 || isNull(document.Content[0])) {
		return nil, diag.List{ruleSyntax.New(inFile(f.Path), diag.T("ファイルが空です。", "The file is empty.")).
			Fixing(diag.T("id・title・parties・signed・evidence を書くか、ファイルを削除してください。",
				"Write id, title, parties, signed and evidence, or delete the file."))}
	}
	if err != nil {
		return nil, diag.List{syntaxFinding(f, err)}
	}
	root := document.Content[0]
	clamp(root, lastLine(f), 0)
	var second yaml.Node
	switch err := decoder.Decode(&second); {
	case errors.Is(err, io.EOF):
	case err != nil:
		findings.Add(syntaxFinding(f, err))
	default:
		clamp(&second, lastLine(f), 0)
		at := diag.Place{Position: position(f.Path, &second)}
		findings.Add(ruleDocuments.New(at, diag.T("二つ目の文書がここから始まります。", "A second document begins here.")).
			Fixing(diag.T("--- で区切らず、別のファイルに分けてください。", "Do not separate with ---; use a file of its own.")))
	}
	if bad := refuse(f.Path, root, 0); len(bad) > 0 {
		findings.Add(bad...)
		return nil, findings
	}
	return root, findings
}

// refuse reports what YAML allows and records do not.
func refuse(file string, n *yaml.Node, depth int) (findings diag.List) {
	at := diag.Place{Position: position(file, n), Length: length(n)}
	switch {
	case depth > maxDepth:
		return diag.List{ruleType.New(at, diag.Tf("入れ子が %d 段を超えています。", "It is nested more than %d levels deep.", maxDepth))}
	case n.Kind == yaml.AliasNode:
		return diag.List{ruleAlias.New(at, diag.Tf("エイリアス *%s は使えません。", "The alias *%s is not allowed.", n.Value)).
			Fixing(diag.T("値をここにもう一度書いてください。", "Write the value out here."))}
	case n.Anchor != "":
		return diag.List{ruleAlias.New(at, diag.Tf("アンカー &%s は使えません。", "The anchor &%s is not allowed.", n.Anchor)).
			Fixing(diag.Tf("&%s を消してください。", "Delete &%s.", n.Anchor))}
	case n.Style&yaml.TaggedStyle != 0:
		return diag.List{ruleTag.New(at, diag.Tf("タグ %s は使えません。", "The tag %s is not allowed.", n.Tag)).
			Fixing(diag.T("タグを消し、値だけを書いてください。", "Delete the tag and keep the value."))}
	}
	for _, c := range n.Content {
		findings = append(findings, refuse(file, c, depth+1)...)
		if len(findings) >= 20 { // a file of nothing but aliases needs no more
			break
		}
	}
	return findings
}

// clamp keeps positions inside the file. The library counts line breaks that editors do not (U+0085, U+2028) and puts what is missing
// at the end of a file on the line after it.
func clamp(n *yaml.Node, last, depth int) {
	n.Line, n.Column = min(max(n.Line, 1), last), max(n.Column, 1)
	if depth > maxDepth {
		return
	}
	for _, c := range n.Content {
		clamp(c, last, depth+1)
	}
}

func lastLine(f *source.File) int {
	return max(1, bytes.Count(f.Content, []byte("\n"))+1)
}

func position(file string, n *yaml.Node) source.Position {
	return source.Position{File: file, Line: n.Line, Column: n.Column}
}

// length returns the runes of a plain scalar's first line; quoted ones count their two quotes.
func length(n *yaml.Node) int {
	if n.Kind != yaml.ScalarNode || n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
		return 0
	}
	first, _, _ := strings.Cut(n.Value, "\n")
	l := utf8.RuneCountInString(first)
	if n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0 {
		l += 2
	}
	return l
}

var yamlLine = regexp.MustCompile(`^yaml: (?:line (\d+): )?(.*)$`)

// syntaxFinding turns the YAML library's error into a finding that says what to do. The library names a line at best, and often the line
// above the culprit.
func syntaxFinding(f *source.File, err error) diag.Diagnostic {
	if c := findCulprit(string(f.Content)); c != nil {
		at := diag.Place{Position: source.Position{File: f.Path, Line: c.line, Column: c.column}}
		return ruleSyntax.New(at, c.message).Fixing(c.fix)
	}
	line, reason := 1, err.Error()
	if m := yamlLine.FindStringSubmatch(err.Error()); m != nil {
		reason = m[2]
		if n, err := strconv.Atoi(m[1]); err == nil {
			line = n
		}
	}
	line = min(max(line, 1), lastLine(f))
	column := 1
	if text := f.Line(line); text != "" {
		column += utf8.RuneCountInString(text) - utf8.RuneCountInString(strings.TrimLeft(text, " \t"))
	}
	message, fix := diag.Tf("YAML として読めません（%s）。", "This is not valid YAML: %s.", reason), diag.T(
		"この行とその前の行の、字下げ・コロンの後の空白・引用符を確かめてください。",
		"Check indentation, the space after colons and quotes on this line and the one before.")
	for _, known := range syntaxReasons {
		if strings.Contains(reason, known.contains) {
			message, fix = known.message, known.fix
			break
		}
	}
	return ruleSyntax.New(diag.Place{Position: source.Position{File: f.Path, Line: line, Column: column}}, message).Fixing(fix)
}

// syntaxReasons explains the library's most common errors in words that help somebody who has never heard of YAML.
var syntaxReasons = []struct {
	contains     string
	message, fix diag.Text
}{
	{"mapping values are not allowed", diag.T("ここに「: 」は書けません。", "A “: ” cannot stand here."),
		diag.T("値の中に「: 」があるなら値全体を ' ' で囲み、そうでなければ字下げをそろえてください。", "If the value contains “: ”, put it in quotes; otherwise align the indentation with the lines around it.")},
	{"cannot start any token", diag.T("値の始まりに使えない文字があります。", "A value begins with a character that cannot begin one."),
		diag.T("タブは空白に直し、% @ ` で始まる値は \" \" で囲んでください。", "Replace tabs by spaces; put values that begin with %, @ or ` in quotes.")},
	{"tab character", diag.T("字下げにタブがあります。", "A tab is used for indentation."),
		diag.T("タブを半角の空白 2 つに直してください。", "Replace the tab by two spaces.")},
	{"did not find expected key", diag.T("項目の並びがここで途切れています。", "The list of keys breaks off here."),
		diag.T("字下げを前後の行とそろえてください。値の途中の引用符や波括弧が閉じているかも確かめてください。", "Align the indentation with the lines around it, and check that quotes and braces are closed.")},
	{"did not find expected '-' indicator", diag.T("一覧の項目（- ）がここで途切れています。", "The list of items (- ) breaks off here."),
		diag.T("「- 」の字下げを前の項目とそろえてください。", "Align “- ” with the item above.")},
	{"did not find expected ',' or", diag.T("{ } または [ ] が閉じていません。", "A { } or [ ] is not closed, or a comma is missing in it."),
		diag.T("閉じる括弧とコンマを確かめてください。値にコンマや括弧が入るときは \" \" で囲みます。", "Check the closing bracket and the commas; put values that contain commas or brackets in quotes.")},
	{"unexpected end of stream", diag.T("引用符が閉じていません。", "A quote is not closed."),
		diag.T("この行より前で開いた \" か ' を閉じてください。", "Close the \" or ' that was opened before this line.")},
	{"could not find expected ':'", diag.T("項目名のあとに「: 」がありません。", "A key has no “: ” after it."),
		diag.T("「項目名: 値」の形にし、コロンの後に空白を入れてください（全角の：は使えません）。", "Write “key: value” with a space after the colon (a full-width ： does not work).")},
	{"control characters are not allowed", diag.T("目に見えない制御文字があります。", "There is an invisible control character."),
		diag.T("その行を打ち直してください。", "Type the line again.")},
	{"expected alphabetic or numeric character", diag.T("* や & で始まる値は、特別な意味に取られます。", "A value that begins with * or & has a meaning of its own."),
		diag.T("値を \" \" で囲んでください。", "Put the value in quotes.")},
	{"unknown anchor", diag.T("* で始まる値はエイリアスと解釈されます。", "A value that begins with * is read as an alias."),
		diag.T("値を \" \" で囲んでください。", "Put the value in quotes.")},
	{"exceeded max depth", diag.T("入れ子が深すぎます。", "It is nested too deeply."), diag.T("括弧の閉じ忘れを確かめてください。", "Look for brackets that are not closed.")},
}
