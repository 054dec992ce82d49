package draft

import (
	"slices"
	"strings"

	"github.com/mattn/go-runewidth"

	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/format"
	"seika/generator/source"
)

// suggested are the keys of a record that a contributor is shown with all that is in them, because they decide a verdict or are known at
// the signing. The others are named in one line.
var suggested = []string{"term", "state", "themes", "summary", "burden", "deliverables", "pathway", "activations"}

// unsuggested are keys inside them that only special cases need; the field reference explains them.
var unsuggested = []string{"note", "min", "max", "text", "stated", "qualifier", "numerator", "denominator", "supersedes", "growth", "aggregatable", "final", "section", "sha256"}

// commentWidth is the widest line with an explanation behind its value, in terminal cells; a longer explanation stands above.
const commentWidth = 110

// commented puts what else can be written into the text of a record, as comments in language lang: each key with an example, ready to be
// used when its “# ” is taken away, and each with its explanation from the field table behind “##” or behind the value.
func commented(a *agreement.Agreement, bodies []*Body, text []byte, lang string) []byte {
	t := &template{lang: lang, a: a}
	schema, chunks := topLevel(string(text))
	var out strings.Builder
	out.WriteString(schema)
	t.line(&out, "## ", diag.T(
		"下書き。「##」の行は説明、「# 」の行は書き足せる項目とその例である。",
		"A draft. Lines with “##” explain; lines with “# ” are keys that can be added, each with an example."))
	t.line(&out, "## ", diag.T(
		"出典に書いてある項目は、行の先頭の「# 」を消し、値を出典のとおりに書き換える。使わない行は消してよい。",
		"Where a source says it, take the “# ” away and write what the source says in the place of the example. Delete the rest."))
	t.line(&out, "## ", diag.T(
		"次に書くもの：取組（deliverables）の約束と出来事、成果を測る指標（indicators）、事業化の道筋（pathway）。",
		"What to add next: deliverables with what was promised and what happened, indicators that measure results, the pathway."))
	var others []string
	for i := range agreement.RecordObject.Fields {
		f := &agreement.RecordObject.Fields[i]
		chunk, written := chunks[f.Key]
		switch {
		case written && f.Key == "parties":
			out.WriteString(t.named(chunk, bodies))
		case written && f.Key == "evidence":
			out.WriteString(chunk)
			t.evidence(&out, f.Object)
		case written:
			out.WriteString(chunk)
		case f.Key == "activations" && !a.Standby, !slices.Contains(suggested, f.Key):
			if f.Key != "schema" && f.Key != "exceptions" && f.Key != "activations" && !strings.HasPrefix(f.Key, "signed") && f.Key != "first_known" {
				others = append(others, f.Key+t.in(diag.T("（", " ("))+f.Label.In(t.lang)+t.in(diag.T("）", ")")))
			}
		default:
			out.WriteString("\n")
			t.optional(&out, f)
			out.WriteString("\n")
		}
	}
	out.WriteString("\n")
	t.line(&out, "## ", diag.T("ほかに書ける項目："+strings.Join(others, "、"), "Other keys: "+strings.Join(others, ", ")))
	content, err := format.File(&source.File{Path: "new.yaml", Content: []byte(out.String())}, format.Record)
	if err != nil {
		return text // the checks say what is wrong with the record itself
	}
	return content
}

// topLevel takes the canonical text of a record apart: the lines above the first key, and each key with what is below it.
func topLevel(text string) (head string, chunks map[string]string) {
	chunks = map[string]string{}
	key := ""
	for line := range strings.Lines(text) {
		if c := line[0]; c >= 'a' && c <= 'z' {
			key, _, _ = strings.Cut(line, ":")
		}
		switch {
		case key == "":
			head += line
		case strings.TrimSpace(line) != "" || strings.HasPrefix(chunks[key], key+": |"):
			chunks[key] += line
		}
	}
	return head, chunks
}

// template writes keys with their explanations.
type template struct {
	lang string
	a    *agreement.Agreement
}

func (t *template) in(text diag.Text) string { return text.In(t.lang) }

func (t *template) line(out *strings.Builder, prefix string, text diag.Text) {
	out.WriteString(prefix + t.in(text) + "\n")
}

// named writes the name of each party behind its reference.
func (t *template) named(chunk string, bodies []*Body) string {
	var out strings.Builder
	i := -1
	for line := range strings.Lines(chunk) {
		line = strings.TrimSuffix(line, "\n")
		if strings.HasPrefix(line, "  - ") {
			i++
			if strings.HasSuffix(line, "}") && i < len(t.a.Parties) && t.a.Parties[i].Ref != "" {
				if name := partyName(t.a.Parties[i], bodies); name != "" {
					line += " # " + name
				}
			}
		}
		out.WriteString(line + "\n")
	}
	return out.String()
}

// evidence offers the keys that the last source does not have yet.
func (t *template) evidence(out *strings.Builder, o *agreement.Object) {
	e := t.a.Evidence[len(t.a.Evidence)-1]
	has := map[string]bool{"id": true, "type": true, "title": e.Title != "", "publisher": e.Publisher != "", "by": e.By != "", "url": true,
		"archive_url": e.ArchiveURL != "", "published": !e.Published.IsZero(), "accessed": true, "page": e.Page > 0}
	for i := range o.Fields {
		if f := &o.Fields[i]; !has[f.Key] && !slices.Contains(unsuggested, f.Key) {
			for _, l := range t.leaf(f, "") {
				out.WriteString("    # " + l + "\n")
			}
		}
	}
}

// optional writes a key of the record that can be added, as comments.
func (t *template) optional(out *strings.Builder, f *agreement.Field) {
	out.WriteString("## " + f.Label.In(t.lang) + t.in(diag.T("：", ": ")) + f.Doc.In(t.lang) + "\n")
	var lines []string
	if f.Object == nil {
		lines = []string{f.Key + ": " + t.example(f)}
		if f.Vocabulary != nil {
			out.WriteString("## " + t.words(f.Vocabulary) + "\n")
		}
	} else {
		lines = t.field(f, "")
	}
	for _, l := range lines {
		if rest, ok := strings.CutPrefix(l, "##"); ok {
			out.WriteString("##" + rest + "\n")
			continue
		}
		out.WriteString("# " + l + "\n")
	}
}

// field writes a key with everything below it. A line that begins with ## explains the next one.
func (t *template) field(f *agreement.Field, indent string) []string {
	if f.Object == nil {
		return t.leaf(f, indent)
	}
	lines := []string{indent + f.Key + ":"}
	below := indent + "  "
	if f.List {
		below += "  "
	}
	if indent != "" {
		lines = t.explain(lines[0], f.Doc.In(t.lang), indent)
	}
	first := true
	for i := range f.Object.Fields {
		g := &f.Object.Fields[i]
		if slices.Contains(unsuggested, g.Key) {
			continue
		}
		for _, l := range t.field(g, below) {
			if f.List && first && !strings.HasPrefix(l, "##") {
				l = indent + "  - " + strings.TrimPrefix(l, below)
				first = false
			}
			lines = append(lines, l)
		}
	}
	return lines
}

// leaf writes a key with an example and its explanation.
func (t *template) leaf(f *agreement.Field, indent string) []string {
	doc := f.Doc.In(t.lang)
	if f.Type == agreement.TypeEvidenceRef {
		doc = ""
	}
	if f.Vocabulary != nil {
		doc += t.in(diag.T("", " ")) + t.words(f.Vocabulary)
	}
	return t.explain(indent+f.Key+": "+t.example(f), doc, indent)
}

// explain puts an explanation behind a line, or above it where that would be too wide.
func (t *template) explain(line, doc, indent string) []string {
	switch {
	case doc == "":
		return []string{line}
	case runewidth.StringWidth("# "+line+" # "+doc) <= commentWidth:
		return []string{line + " # " + doc}
	}
	return []string{"##" + indent + " " + doc, line}
}

// words are the words of a vocabulary with what they mean.
func (t *template) words(v *agreement.Vocabulary) string {
	var words []string
	for _, w := range v.Words {
		words = append(words, w.ID+t.in(diag.T("（", " ("))+w.Label.In(t.lang)+t.in(diag.T("）", ")")))
	}
	return strings.Join(words, t.in(diag.T("、", ", ")))
}

// example is the example of the field table, with this record's own partner where a party is asked for.
func (t *template) example(f *agreement.Field) string {
	switch f.Type {
	case agreement.TypePartyRef:
		for _, p := range t.a.Parties {
			if _, government := agreement.GovernmentCode(p.Ref); !government && p.Ref != "" {
				return format.Scalar(p.Ref)
			}
		}
	case agreement.TypeEvidenceRef:
		return "[" + t.a.Evidence[0].ID + "]"
	}
	return f.Example
}
