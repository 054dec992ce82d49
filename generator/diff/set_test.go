package diff_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	stdhtml "html"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"
	"golang.org/x/tools/txtar"

	"seika/generator/agreement"
	"seika/generator/diff"
	"seika/generator/verdict"
)

var asOf = agreement.Date{Year: 2026, Month: 11, Day: 20}

// TestSets runs testdata/sets/*.txtar: records under old/ and new/, what is printed under want/. An archive that begins with "json" holds the
// JSON form too.
func TestSets(t *testing.T) {
	eachArchive(t, "testdata/sets", func(t *testing.T, archive *txtar.Archive) {
		d := diff.Sets(items(t, archive, "old/"), items(t, archive, "new/"))
		for name, text := range written(t, &d) {
			if strings.HasSuffix(name, ".json") && !strings.HasPrefix(string(archive.Comment), "json") {
				continue
			}
			expect(t, archive, "want/"+name, text)
		}
		slices.SortStableFunc(archive.Files, func(a, b txtar.File) int { return place(a.Name) - place(b.Name) })
	})
}

// place keeps the files of an archive in a fixed order although the forms come from a map.
func place(name string) int {
	order := []string{"old/", "new/", "want/text.ja", "want/text.en", "want/markdown.ja", "want/markdown.en", "want/diff.json"}
	return slices.IndexFunc(order, func(prefix string) bool { return strings.HasPrefix(name, prefix) })
}

func written(t testing.TB, d *diff.SetDiff) map[string]string {
	t.Helper()
	forms := map[string]string{}
	var b bytes.Buffer
	write := func(name string, err error) {
		if err != nil {
			t.Fatal(err)
		}
		forms[name] = b.String()
		b.Reset()
	}
	for _, lang := range []string{"ja", "en"} {
		write("text."+lang, diff.WriteText(&b, d, diff.TextOptions{Lang: lang}))
		write("markdown."+lang, diff.WriteMarkdown(&b, d, diff.MarkdownOptions{Lang: lang}))
	}
	write("diff.json", diff.WriteJSON(&b, d))
	return forms
}

func items(t *testing.T, archive *txtar.Archive, prefix string) (list []diff.Item) {
	t.Helper()
	for _, f := range archive.Files {
		if strings.HasPrefix(f.Name, prefix) {
			list = append(list, judged(parse(t, complete(string(f.Data)))))
		}
	}
	return list
}

// judged judges a record. The sentences of the method are its own affair; here each reason only names its rule.
func judged(a *agreement.Agreement) diff.Item {
	v := verdict.Judge(a, verdict.Facts{}, asOf)
	rename := func(reasons []verdict.Reason) {
		for i := range reasons {
			reasons[i].Text = agreement.L("規則 "+reasons[i].Rule+"。", "Rule "+reasons[i].Rule+".")
		}
	}
	for i := range v.Steps {
		rename(v.Steps[i].Reasons)
	}
	for i := range v.Indicators {
		rename(v.Indicators[i].Reasons)
	}
	return diff.Item{Agreement: a, Verdict: v}
}

// TestReviewedBefore holds that a review which was taken back does not make drafts of later changes.
func TestReviewedBefore(t *testing.T) {
	text := func(value int) string {
		return complete(fmt.Sprintf("review: {state: unreviewed}\ndeliverables:\n  - {id: d1, title: {ja: 移動販売}, promised: {quantity: {value: %d, unit: 台}}}\n", value))
	}
	old, new := diff.Item{Agreement: parse(t, text(10))}, diff.Item{Agreement: parse(t, text(6))}
	for _, reviewed := range []bool{false, true} {
		old.Reviewed = reviewed
		d := diff.Sets([]diff.Item{old}, []diff.Item{new})
		m := d.Records[0].Moves[0]
		if m.Drafting == reviewed || m.Counts != reviewed {
			t.Errorf("reviewed before: %t, drafting: %t, counts: %t", reviewed, m.Drafting, m.Counts)
		}
	}
}

// TestUnreadableItems holds that a record nobody could read is passed over.
func TestUnreadableItems(t *testing.T) {
	a := diff.Item{Agreement: parse(t, complete(""))}
	d := diff.Sets([]diff.Item{{}, a}, []diff.Item{a, {}})
	if !d.Empty() {
		t.Errorf("got %+v", d.Records)
	}
}

// TestDuplicateIDs holds that two records of one id are compared in their order.
func TestDuplicateIDs(t *testing.T) {
	a, b := diff.Item{Agreement: parse(t, complete("kind: field\n"))}, diff.Item{Agreement: parse(t, complete("kind: pilot\n"))}
	if d := diff.Sets([]diff.Item{a, b}, []diff.Item{a, b}); !d.Empty() {
		t.Errorf("got %+v", d.Records)
	}
	d := diff.Sets([]diff.Item{a, b}, []diff.Item{a})
	if len(d.Records) != 1 || d.Records[0].Kind != diff.RecordWithdrawn {
		t.Errorf("got %+v", d.Records)
	}
}

// TestVerdictAlone holds that a verdict that changed with the day is told, although the record did not change.
func TestVerdictAlone(t *testing.T) {
	a := parse(t, complete("signed: 2026-01-01\n"))
	early := diff.Item{Agreement: a, Verdict: verdict.Judge(a, verdict.Facts{}, agreement.Date{Year: 2026, Month: 2, Day: 1})}
	late := diff.Item{Agreement: a, Verdict: verdict.Judge(a, verdict.Facts{}, agreement.Date{Year: 2028, Month: 2, Day: 1})}
	d := diff.Sets([]diff.Item{early}, []diff.Item{late})
	if len(d.Records) != 1 || d.Records[0].Verdict == nil || d.Records[0].Verdict.Old.Class != verdict.Early || d.Records[0].Verdict.New.Class != verdict.Paper {
		t.Errorf("got %+v", d.Records)
	}
}

// TestMarkdownIsBounded holds that a long difference fits into a comment, is still closed, and says that something is missing.
func TestMarkdownIsBounded(t *testing.T) {
	var old, new []diff.Item
	for i := range 300 {
		id := fmt.Sprintf("id: example-%03d\n", i)
		old = append(old, judged(parse(t, complete(id+"summary: {ja: 古い概要である}\nkind: field\n"))))
		new = append(new, judged(parse(t, complete(id+"summary: {ja: 新しい概要である}\nkind: pilot\n"))))
	}
	d := diff.Sets(old, new)
	for _, limit := range []int{1000, 5000, 60000} {
		var b bytes.Buffer
		if err := diff.WriteMarkdown(&b, &d, diff.MarkdownOptions{Lang: "en", MaxBytes: limit}); err != nil {
			t.Fatal(err)
		}
		text := b.String()
		if len(text) > limit {
			t.Errorf("%d bytes, the limit is %d", len(text), limit)
		}
		if strings.Count(text, "<details>") != strings.Count(text, "</details>") {
			t.Errorf("limit %d: not every fold is closed", limit)
		}
		if !strings.Contains(text, "left out") {
			t.Errorf("limit %d: nothing says that something is missing", limit)
		}
	}
}

// markdown renders as hosts do: GitHub's extensions, raw HTML let through.
var markdown = goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithRendererOptions(html.WithUnsafe()))

var hostile = []string{
	"<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</details></td></tr></table><b>x", "**bold** _it_ ~~no~~ `code`", "[a](https://evil.example)",
	"![i](https://evil.example/x.png)", "https://evil.example/a www.evil.example", "me@evil.example", "@everyone @octocat/team", "#12 GH-12 gh-3 a/b#4", ":tada: :+1:",
	"a | b | c", "| --- |", "\\| \\", "line\n\n# heading\n- item\n1. one", "\x1b[31mred\x1b[0m", "\u202eevil", "&lt;b&gt; &#60;", "<!-- -->", "``` ` ``", "> quote", "$x$", "{{< x >}}", "- [ ] task", "[^1]", "~~~",
}

// hostileRecord puts a text wherever a record holds free text.
func hostileRecord(text string, value agreement.Number) *agreement.Agreement {
	l := agreement.L(text, text)
	return &agreement.Agreement{
		ID: text, Title: l, Signed: agreement.Date{Year: 2015, Month: 4, Day: 1}, Summary: agreement.L(text+string(value), text), State: agreement.State(text),
		Review: agreement.Review{State: "reviewed"}, Themes: []string{text + string(value)},
		Evidence: []agreement.Evidence{{ID: "e" + string(value), Type: "press", Title: text, URL: text}, {ID: "x", Type: "press"}},
		Deliverables: []agreement.Deliverable{{
			ID: text, Title: l, Promised: agreement.Promise{Quantity: agreement.Quantity{Value: value, Unit: text}},
			Indicators: []agreement.Indicator{{
				ID: text, Title: l, Level: agreement.LevelOutcome, Unit: text, Targets: []agreement.Target{{Value: value, Evidence: []string{"x"}}},
				Measurements: []agreement.Measurement{{Period: agreement.FiscalYear(2018), Value: "7", Text: text, Qualifier: text + string(value), Evidence: []string{"x"}}},
			}},
		}},
		Amendments: []agreement.Amendment{{Path: text, Cause: text, From: agreement.Scalar(value)}},
	}
}

// code is what hosts read nothing in.
var code = regexp.MustCompile(`(?s)<code>.*?</code>`)

// TestRecordTextIsInert renders the Markdown of records full of markup and looks for anything that came from them.
func TestRecordTextIsInert(t *testing.T) {
	for _, text := range hostile {
		inert(t, text)
	}
}

func FuzzRecordTextIsInert(f *testing.F) {
	for _, text := range hostile {
		f.Add(text)
	}
	f.Fuzz(inert)
}

func inert(t *testing.T, text string) {
	t.Helper()
	d := diff.Sets([]diff.Item{judged(hostileRecord(text, "1000"))}, []diff.Item{judged(hostileRecord(text, "600"))})
	plain := diff.Sets([]diff.Item{judged(hostileRecord("x", "1000"))}, []diff.Item{judged(hostileRecord("x", "600"))})
	forms, plainForms := written(t, &d), written(t, &plain)
	for _, lang := range []string{"ja", "en"} {
		var got, want bytes.Buffer
		if err := markdown.Convert([]byte(forms["markdown."+lang]), &got); err != nil {
			t.Fatal(err)
		}
		if err := markdown.Convert([]byte(plainForms["markdown."+lang]), &want); err != nil {
			t.Fatal(err)
		}
		if a, b := tags(got.String()), tags(want.String()); strings.TrimSpace(text) != "" && !slices.Equal(a, b) {
			t.Errorf("%q made tags:\n%v\n%v\n%s", text, a, b, forms["markdown."+lang])
		}
		for _, bad := range []string{"@everyone", "@octocat", "#12", "GH-12", "gh-3", ":tada:", ":+1:", "b#4"} {
			if strings.Contains(stdhtml.UnescapeString(code.ReplaceAllString(got.String(), "")), bad) {
				t.Errorf("%q is left as %s", text, bad)
			}
		}
		for _, r := range forms["text."+lang] + forms["markdown."+lang] {
			if r < ' ' && r != '\n' || r == 0x7f || r >= 0x80 && r < 0xa0 || r == 0x202e {
				t.Errorf("%q leaves the character %U", text, r)
			}
		}
	}
	if !json.Valid([]byte(forms["diff.json"])) {
		t.Errorf("%q makes invalid JSON", text)
	}
}

// tags lists the HTML tags of a text.
func tags(s string) (list []string) {
	for {
		i := strings.IndexByte(s, '<')
		if i < 0 {
			return list
		}
		j := strings.IndexByte(s[i:], '>')
		if j < 0 {
			return append(list, s[i:])
		}
		list = append(list, s[i:i+j+1])
		s = s[i+j+1:]
	}
}

// TestRandomSets holds sets to what must be true of any two.
func TestRandomSets(t *testing.T) {
	base := records(t)
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 3))
		var old, new []diff.Item
		for range 12 {
			a := base[r.IntN(len(base))]
			b := a
			for range r.IntN(3) {
				b = mutate(r, b)
			}
			if r.IntN(6) > 0 {
				old = append(old, judged(a))
			}
			if r.IntN(6) > 0 {
				new = append(new, judged(b))
			}
		}
		d := diff.Sets(old, new)
		if forms := written(t, &d); d.Empty() != (forms["text.en"] == "") || d.Empty() != (forms["markdown.ja"] == "") {
			t.Errorf("seed %d: empty: %t, printed: %q", seed, d.Empty(), forms["text.en"])
		}
		if same := diff.Sets(old, old); !same.Empty() {
			t.Errorf("seed %d: a set differs from itself: %+v", seed, same.Records)
		}
		back := diff.Sets(new, old)
		if d.Empty() != back.Empty() {
			t.Errorf("seed %d: one direction is empty, the other is not", seed)
		}
		if a, b := d.Summary(), back.Summary(); a.Verdicts != b.Verdicts || a.EvidenceRemoved > 0 && b.EvidenceAdded == 0 {
			t.Errorf("seed %d: %+v and backwards %+v", seed, a, b)
		}
	}
}
