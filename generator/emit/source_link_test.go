package emit_test

import (
	"encoding/json"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"seika/generator/agreement"
	"seika/generator/emit"
	"seika/generator/links"
)

// TestSourceLinks shows sources in every state that a check of their address can find.
func TestSourceLinks(t *testing.T) {
	in := input(t, fstest.MapFS{"agreements/a.yaml": &fstest.MapFile{Data: []byte(`id: a
title: {ja: 協定, en: Agreement}
parties: [{role: government, ref: "jp:270008"}]
signed: 2020-04-01
evidence:
  - {id: opens, type: press, title: t, url: "https://example.org/opens#page=2"}
  - {id: moved, type: press, title: t, url: https://example.org/moved}
  - {id: unclear, type: press, title: t, url: https://example.org/unclear}
  - {id: unreachable, type: press, title: t, url: https://example.org/unreachable, archive_url: https://archive.example/unreachable}
  - {id: archived, type: press, title: t, url: https://example.org/gone, archive_url: https://archive.example/gone}
  - {id: bare, type: press, title: t, url: https://example.org/gone}
  - {id: lost, type: press, title: t, url: https://example.org/gone, archive_url: https://archive.example/lost}
  - {id: unchecked, type: press, title: t, url: https://example.org/unchecked}
`)}})
	before := mustFiles(t, in)
	r, first, second := links.New(), agreement.Date{Year: 2026, Month: 11, Day: 1}, agreement.Date{Year: 2026, Month: 11, Day: 8}
	r.Record("https://example.org/opens", links.Observation{Status: 200, Final: "https://example.org/elsewhere"}, second)
	r.Record("https://example.org/moved", links.Observation{Status: 200, Final: "https://example.org/new", MovedTo: "https://example.org/new"}, second)
	r.Record("https://example.org/unclear", links.Observation{Status: 403}, second)
	r.Record("https://example.org/unreachable", links.Observation{Problem: links.Timeout}, second)
	r.Record("https://example.org/gone", links.Observation{Status: 410}, second)
	r.Record("https://archive.example/lost", links.Observation{Status: 404}, first)
	r.Record("https://archive.example/lost", links.Observation{Status: 404}, second)
	in.Links = r
	after := mustFiles(t, in)

	got := map[string][]string{}
	for lang, day := range map[string]string{"ja": "2026年11月8日", "en": "8 November 2026"} {
		var page struct{ Params emit.Agreement }
		name := "content/agreements/a." + lang + ".html"
		if err := json.Unmarshal(after[name], &page); err != nil {
			t.Fatal(err)
		}
		for _, e := range page.Params.Evidence {
			line := strings.Join([]string{e.Title.Href, e.ArchiveHref}, " ")
			if l := e.Link; l != nil {
				line += " | " + l.State.ID + ": " + l.State.Label + " | " + l.Line + " | " + l.To.Text + " " + l.To.Href
				if l.Checked != (emit.Time{Text: day, DateTime: "2026-11-08"}) {
					t.Errorf("%s: checked %+v", e.Anchor, l.Checked)
				}
			}
			got[lang] = append(got[lang], line)
		}
		if string(before[name]) == string(after[name]) {
			t.Errorf("%s says nothing", name)
		}
	}
	want := map[string][]string{
		"ja": {
			"https://example.org/opens#page=2  | opens: 開ける |  |  ",
			"https://example.org/moved  | moved: 移転 |  | 新しいアドレス https://example.org/new",
			"https://example.org/unclear  | unclear: 自動では確認できない |  |  ",
			"https://example.org/unreachable https://archive.example/unreachable | unreachable: つながらなかった |  |  ",
			"https://archive.example/gone  | archived: 消失（保存版あり） | 題名から保存版が開く | 元のアドレス https://example.org/gone",
			"https://example.org/gone  | gone: 消失（保存版なし） |  |  ",
			"https://example.org/gone https://archive.example/lost | gone: 消失（保存版も消失） |  |  ",
			"https://example.org/unchecked ",
		},
		"en": {
			"https://example.org/opens#page=2  | opens: Opens |  |  ",
			"https://example.org/moved  | moved: Moved |  | new address https://example.org/new",
			"https://example.org/unclear  | unclear: Cannot be checked automatically |  |  ",
			"https://example.org/unreachable https://archive.example/unreachable | unreachable: Could not be reached |  |  ",
			"https://archive.example/gone  | archived: Gone, archived copy exists | the title opens the archived copy | former address https://example.org/gone",
			"https://example.org/gone  | gone: Gone, no archived copy |  |  ",
			"https://example.org/gone https://archive.example/lost | gone: Gone, and its archived copy too |  |  ",
			"https://example.org/unchecked ",
		},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for name := range before {
		if string(before[name]) != string(after[name]) && name != "content/agreements/a.ja.html" && name != "content/agreements/a.en.html" {
			t.Errorf("%s changed with the state of a link", name)
		}
	}
}
