package load

import (
	"regexp"
	"strings"
	"unicode"

	"seika/generator/diag"
)

// The YAML library says that a file is broken, and of a bracket or quote that is never closed only where the file ends or the record
// begins. The scan below looks for the line that a person would point at. It knows the YAML that records are written in and no more, is
// asked about broken files only, and may find nothing: then the library's own word stands.

// culprit is a mistake in the text of a file; line and column count from 1, columns in runes.
type culprit struct {
	line, column int
	message, fix diag.Text
}

// scan is how far the search has come.
type scan struct {
	line    int // from 1
	indent  int // of the line
	flow    []opened
	quote   *opened
	indents []int // of the open blocks
	opens   bool  // the line before opened a block: "key:" or "- "
	literal int   // lines indented deeper than this belong to a block of text (|, >); -1 outside
}

// opened is a bracket or quote, and the indentation of its line.
type opened struct {
	sign         rune
	line, column int
	indent       int
}

var (
	blockKey   = regexp.MustCompile(`^(?:- +)*(?:[A-Za-z_]+|"[^"]*"):(?: |$)`)
	tightKey   = regexp.MustCompile(`^(?:- +)*[A-Za-z_]+(:)[^ \t/]`)
	wideColon  = regexp.MustCompile(`^(?:- +)*[A-Za-z_]+(：)`)
	blockText  = regexp.MustCompile(`: *[|>][-+0-9]* *$`)
	invisibles = func(r rune) bool { return r < 0x20 && r != '\t' || r >= 0x7f && r < 0xa0 && r != 0x85 }
)

// findCulprit looks for the first mistake that the scan knows.
func findCulprit(text string) *culprit {
	s := scan{literal: -1}
	for line := range strings.SplitSeq(strings.TrimPrefix(text, "\ufeff"), "\n") {
		s.line++
		line = strings.TrimSuffix(line, "\r")
		if i := strings.IndexFunc(line, invisibles); i >= 0 {
			return s.at(column(line, i), diag.T("目に見えない制御文字があります。", "There is an invisible control character."),
				diag.T("その行を打ち直してください。", "Type the line again."))
		}
		if c := s.next(line); c != nil {
			return c
		}
	}
	return s.unclosed()
}

func (s *scan) at(column int, message, fix diag.Text) *culprit {
	return &culprit{s.line, column, message, fix}
}

// column is the column of byte i of a line.
func column(line string, i int) int { return len([]rune(line[:i])) + 1 }

// next scans one line.
func (s *scan) next(line string) *culprit {
	rest := strings.TrimLeft(line, " ")
	s.indent = len(line) - len(rest)
	if rest == "" || s.literal >= 0 && s.indent > s.literal {
		return nil
	}
	s.literal = -1
	if s.quote != nil || len(s.flow) > 0 {
		// Inside brackets or quotes nobody begins a line with a key that belongs outside of them.
		first := s.quote
		if first == nil {
			first = &s.flow[0]
		}
		if s.indent <= first.indent && (blockKey.MatchString(rest) || strings.HasPrefix(rest, "- ")) {
			return s.unclosed()
		}
		return s.signs(line, rest)
	}
	if strings.HasPrefix(rest, "#") {
		return nil
	}
	if strings.HasPrefix(rest, "---") || strings.HasPrefix(rest, "...") {
		s.indents, s.opens = nil, false
		return nil
	}
	if c := s.margin(line, rest); c != nil {
		return c
	}
	if blockText.MatchString(rest) {
		s.literal, s.opens = s.indent, false
		return nil
	}
	return s.signs(line, rest)
}

// margin looks at how a line begins: its indentation and its key.
func (s *scan) margin(line, rest string) *culprit {
	switch r := []rune(rest)[0]; {
	case r == '\t':
		return s.at(s.indent+1, diag.T("字下げにタブがあります。", "A tab is used for indentation."),
			diag.T("タブを半角の空白 2 つに直してください。", "Replace the tab by two spaces."))
	case r == '\u3000':
		return s.at(s.indent+1, diag.T("字下げに全角の空白があります。", "A full-width space is used for indentation."),
			diag.T("全角の空白を半角の空白 2 つに直してください。", "Replace it by two ordinary spaces."))
	}
	if m := wideColon.FindStringSubmatchIndex(rest); m != nil {
		return s.at(s.indent+column(rest, m[2]), diag.T("項目名のあとのコロンが全角です。", "The colon after the key is a full-width one."), fullWidthColon)
	}
	if m := tightKey.FindStringSubmatchIndex(rest); m != nil {
		return s.at(s.indent+column(rest, m[2]), diag.T("コロンのあとに空白がありません。", "There is no space after the colon."),
			diag.T("「項目名: 値」のように、コロンのあとに半角の空白を入れてください。", "Write “key: value”, with a space after the colon."))
	}
	before := len(s.indents)
	for len(s.indents) > 0 && s.indents[len(s.indents)-1] > s.indent {
		s.indents = s.indents[:len(s.indents)-1]
	}
	same := len(s.indents) > 0 && s.indents[len(s.indents)-1] == s.indent
	if !same && before > 0 && (len(s.indents) < before || !s.opens) && (blockKey.MatchString(rest) || strings.HasPrefix(rest, "- ")) {
		return s.at(s.indent+1, diag.T("字下げが前の行とそろっていません。", "The indentation does not fit the lines before."),
			diag.T("同じ一覧や集まりの項目は、行の始まりの空白の数をそろえてください。", "Items of one list or mapping begin with the same number of spaces."))
	}
	if !same {
		s.indents = append(s.indents, s.indent)
	}
	for inner := rest; strings.HasPrefix(inner, "- "); { // what follows "- " is a block of its own
		inner = strings.TrimLeft(inner[2:], " ")
		if blockKey.MatchString(inner) {
			s.indents = append(s.indents, s.indent+len(rest)-len(inner))
		}
	}
	s.opens = strings.HasSuffix(strings.TrimRight(rest, " "), ":") || strings.TrimRight(rest, " ") == "-"
	return nil
}

// signs follows brackets and quotes through a line.
func (s *scan) signs(line, rest string) *culprit {
	runes := []rune(line)
	start := len(runes) - len([]rune(rest))
	fresh := s.quote == nil // a value can begin here
	colons, wide := 0, 0    // “: ” in the entry so far, and the place of a full-width comma or colon
	for i := start; i < len(runes); i++ {
		r, end := runes[i], i+1 == len(runes)
		spaced := end || unicode.IsSpace(runes[i+1]) || len(s.flow) > 0 && strings.ContainsRune("{}[],", runes[i+1])
		switch {
		case s.quote != nil:
			if r == '\\' && s.quote.sign == '"' {
				i++
			} else if r == s.quote.sign {
				if r == '\'' && !end && runes[i+1] == '\'' {
					i++
				} else {
					s.quote = nil
				}
			}
			continue
		case r == ' ':
			continue
		case r == '#' && i > 0 && runes[i-1] == ' ':
			if len(s.flow) > 0 && strings.ContainsAny(string(runes[i:]), "}]") {
				return s.at(i+1, diag.T("「 #」から後は注釈とみなされ、閉じる括弧まで読まれません。", "From “ #” on the line is a comment, its closing bracket included."),
					diag.T("# を含む値を \" \" で囲んでください。", "Put the value that contains # in quotes."))
			}
			return nil
		case fresh && (r == '"' || r == '\''):
			s.quote = &opened{r, s.line, i + 1, s.indent}
		case fresh && (r == '{' || r == '['), len(s.flow) > 0 && (r == '{' || r == '['):
			s.flow = append(s.flow, opened{r, s.line, i + 1, s.indent})
			colons, wide, fresh = 0, 0, true
			continue
		case len(s.flow) > 0 && (r == '}' || r == ']'):
			s.flow = s.flow[:len(s.flow)-1]
			colons = 1
		case len(s.flow) > 0 && r == ',':
			colons, wide, fresh = 0, 0, true
			continue
		case fresh && (strings.ContainsRune("@`%", r) || r == '*' && !spaced && runes[i+1] > unicode.MaxASCII):
			return s.at(i+1, diag.Tf("値を「%c」で始めることはできません。", "A value cannot begin with %c.", r),
				diag.T("値を \" \" で囲んでください。", "Put the value in quotes."))
		case r == '-' && fresh && spaced:
			continue
		case r == '、' || r == '，' || r == '：':
			wide = i + 1
		case r == ':' && spaced:
			if colons++; colons > 1 {
				return s.secondColon(i+1, wide, runes)
			}
			fresh = true
			continue
		}
		fresh = false
	}
	return nil
}

// secondColon is about a “: ” inside a value.
func (s *scan) secondColon(column, wide int, runes []rune) *culprit {
	if wide > 0 && len(s.flow) > 0 {
		return s.at(wide, diag.Tf("区切りが全角の「%c」です。", "The full-width %c does not separate.", runes[wide-1]),
			diag.T("半角の「, 」を使ってください。", "Use “, ”."))
	}
	return s.at(column, diag.T("値の中に「: 」があります。", "There is a “: ” inside a value."),
		diag.T("値全体を \" \" で囲んでください。コロンの前までが項目名のつもりなら、行を分けます。", "Put the whole value in quotes; if a new key begins here, begin a new line."))
}

// unclosed is about a bracket or quote that is still open.
func (s *scan) unclosed() *culprit {
	switch {
	case s.quote != nil:
		return &culprit{s.quote.line, s.quote.column, diag.T("引用符が閉じていません。", "A quote is not closed."),
			diag.Tf("値の終わりに %c を書いてください。", "Write %c at the end of the value.", s.quote.sign)}
	case len(s.flow) > 0:
		last := s.flow[len(s.flow)-1]
		closing := map[rune]rune{'{': '}', '[': ']'}[last.sign]
		return &culprit{last.line, last.column, diag.Tf("「%c」が閉じていません。", "A %c is not closed.", last.sign),
			diag.Tf("終わりに %c を書いてください。値にコンマや括弧が入るときは、値を \" \" で囲みます。", "Write %c at its end; put values that contain commas or brackets in quotes.", closing)}
	}
	return nil
}
