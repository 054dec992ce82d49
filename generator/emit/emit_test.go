package emit_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/emit"
	"seika/generator/load"
	"seika/generator/schema"
	"seika/generator/verdict"
)

// asOf is the day of all tests.
var asOf = agreement.Date{Year: 2026, Month: 11, Day: 23}

var config = emit.Config{
	Title: agreement.L("成果", "Seika"), BaseURL: "https://example.org/seika/", Repository: "https://git.example.org/city/agreements",
	Branch: "main", AsOf: asOf,
}

// input loads and judges the records of a file system with a folder agreements.
func input(t testing.TB, fsys fstest.MapFS) emit.Input {
	t.Helper()
	set, findings, err := load.Load(fsys, "agreements")
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range findings {
		t.Errorf("%v", d)
	}
	in := emit.Input{
		Themes: set.Themes.Themes, Method: verdict.Sections(), Schemas: schema.Files(), Config: config,
		Rules: []*diag.Rule{{ID: "date-order", Severity: diag.Warning, Title: diag.T("順序", "Order"), Why: diag.T("理由", "Why"), Bad: "a: 1\n", Good: "a: 2\n", Since: "0.1.0"}},
	}
	for _, r := range set.Records {
		in.Records = append(in.Records, emit.Record{
			Agreement: r.Agreement, Verdict: verdict.Judge(r.Agreement, verdict.Facts{}, asOf), Path: r.File.Path, Source: r.File.Content,
		})
	}
	for _, o := range set.Organisations {
		in.Organisations = append(in.Organisations, o.Organisation)
	}
	return in
}

// archiveInput reads the files below agreements/ of an archive, and their history where it has commits.
func archiveInput(t testing.TB, a *txtar.Archive) emit.Input {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, data := range state(a) {
		fsys[name] = &fstest.MapFile{Data: data}
	}
	in := input(t, fsys)
	in.History, in.Config.Zone = witness(t, a), japan
	for i := range in.Records {
		r := &in.Records[i]
		r.Verdict = verdict.Judge(r.Agreement, in.History.Timeline(r.Agreement.ID).Facts(), asOf)
	}
	return in
}

// archive is the input made of a golden archive.
func archive(t testing.TB, name string) emit.Input {
	t.Helper()
	a, err := txtar.ParseFile("testdata/golden/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return archiveInput(t, a)
}

// example is the input of the golden archive full.txtar, which uses every part of a record.
func example(t testing.TB) emit.Input {
	t.Helper()
	return archive(t, "full.txtar")
}

// witnessed is the input of the golden archive history.txtar, whose records have a past.
func witnessed(t testing.TB) emit.Input {
	t.Helper()
	return archive(t, "history.txtar")
}

func mustFiles(t testing.TB, in emit.Input) map[string][]byte {
	t.Helper()
	list, err := emit.Files(in)
	if err != nil {
		t.Fatal(err)
	}
	files := make(map[string][]byte, len(list))
	for _, f := range list {
		files[f.Path] = f.Content
	}
	if len(files) != len(list) {
		t.Fatalf("%d files at %d paths", len(list), len(files))
	}
	return files
}

func TestSameBytesWhateverTheOrder(t *testing.T) {
	t.Run("example", func(t *testing.T) { checkOrder(t, example(t)) })
	t.Run("history", func(t *testing.T) { checkOrder(t, witnessed(t)) })
}

func checkOrder(t *testing.T, in emit.Input) {
	want := mustFiles(t, in)
	reversed := in
	reversed.Records, reversed.Organisations = nil, nil
	for i := range in.Records {
		reversed.Records = append(reversed.Records, in.Records[len(in.Records)-1-i])
	}
	for i := range in.Organisations {
		reversed.Organisations = append(reversed.Organisations, in.Organisations[len(in.Organisations)-1-i])
	}
	for name, in := range map[string]emit.Input{"again": in, "reversed": reversed} {
		got := mustFiles(t, in)
		if len(got) != len(want) {
			t.Errorf("%s: %d files, want %d", name, len(got), len(want))
		}
		for path, content := range want {
			if !bytes.Equal(got[path], content) {
				t.Errorf("%s: %s differs", name, path)
			}
		}
	}
}

// A change of one record must leave the pages of unrelated records as they are, or nothing could be built again cheaply.
func TestOneRecordChangesOnlyItsOwnPages(t *testing.T) {
	in := example(t)
	before := mustFiles(t, in)
	changed := *in.Records[0].Agreement
	changed.Summary = agreement.L("書き直した概要。", "A rewritten summary.")
	id := changed.ID
	in.Records[0].Agreement = &changed
	for path, content := range mustFiles(t, in) {
		if !bytes.Equal(before[path], content) && !strings.Contains(path, id) {
			t.Errorf("%s changed with the summary of %s", path, id)
		}
	}
}

func TestTwoPagesOfOneAddressAreAnError(t *testing.T) {
	in := example(t)
	in.Records = append(in.Records, in.Records[0])
	if _, err := emit.Files(in); err == nil || !strings.Contains(err.Error(), in.Records[0].Agreement.ID) {
		t.Errorf("two records of one id: %v", err)
	}
	for _, id := range []string{"index", "pages"} {
		in := example(t)
		changed := *in.Records[0].Agreement
		changed.ID = id
		in.Records[0].Agreement = &changed
		if _, err := emit.Files(in); err == nil {
			t.Errorf("a record with id %q is accepted", id)
		}
	}
}

func TestNothingRecorded(t *testing.T) {
	files := mustFiles(t, emit.Input{Config: config, Method: verdict.Sections()})
	home := string(files["content/_index.en.html"])
	if !strings.Contains(home, "No agreement is recorded yet.") {
		t.Errorf("front page of an empty site: %s", home)
	}
	if strings.Contains(home, "%") {
		t.Error("an empty site shows percentages")
	}
}

func TestOneLanguage(t *testing.T) {
	in := example(t)
	in.Config.Languages = []string{"en"}
	files := mustFiles(t, in)
	for path, content := range files {
		if strings.Contains(path, ".ja.") || strings.Contains(string(content), `"alt_href"`) {
			t.Errorf("%s speaks of another language", path)
		}
	}
	got := string(files["config/_default/hugo.json"])
	if want := `{"title":"Seika","defaultContentLanguage":"en","disableLanguages":["ja"]}` + "\n"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// The list begins with the latest signing. A record whose only day is the one on which somebody looked is not the latest: it comes last.
func TestOrderOfTheList(t *testing.T) {
	record := func(id, day string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte("id: " + id + "\ntitle: {ja: 協定}\nparties: [{role: government, ref: \"jp:270008\"}]\n" + day + "\nchecked: 2026-11-20\n" +
			"evidence:\n  - {id: e1, type: press, url: https://example.org/1, accessed: 2026-11-20}\n")}
	}
	files := mustFiles(t, input(t, fstest.MapFS{
		"agreements/looked-up.yaml": record("looked-up", "first_known: 2026-11-20"), "agreements/known.yaml": record("known", "first_known: 2019"),
		"agreements/old.yaml": record("old", "signed: 2008-06-17"), "agreements/new.yaml": record("new", "signed: 2026-11-21"),
	}))
	var got []string
	for _, v := range values(t, "content/agreements/_index.en.html", files["content/agreements/_index.en.html"]) {
		if v.key == "id" && v.object["signed_label"] != nil {
			got = append(got, v.text)
		}
	}
	if want := "new known old looked-up"; strings.Join(got, " ") != want {
		t.Errorf("%v, want %s", got, want)
	}
}

// Where a target was reached by its date and a later value is judged, the page marks both.
func TestValueThatWasInTime(t *testing.T) {
	files := mustFiles(t, input(t, fstest.MapFS{"agreements/lost.yaml": &fstest.MapFile{Data: []byte(`id: lost
title: {ja: 協定, en: Agreement}
parties: [{role: government, ref: "jp:270008"}]
signed: 2015-04-01
deliverables:
  - id: d1
    title: {ja: 健診, en: Check-ups}
    indicators:
      - {id: i1, title: {ja: 率, en: Rate}, level: outcome, unit: "%", targets: [{value: 40, by: 2018-03-31, evidence: [e1]}], measurements: [{period: FY2016, value: 30, evidence: [e1]}, {period: FY2017, value: 41, evidence: [e1]}, {period: FY2019, value: 35, evidence: [e1]}]}
evidence:
  - {id: e1, type: press, url: https://example.org/1, accessed: 2026-11-20}
`)}}))
	var page struct {
		Params struct {
			Deliverables []struct {
				Indicators []struct {
					Result struct{ ID string }
					Values []struct{ Marks []struct{ ID string } }
				}
			}
		}
	}
	if err := json.Unmarshal(files["content/agreements/lost.ja.html"], &page); err != nil {
		t.Fatal(err)
	}
	indicator := page.Params.Deliverables[0].Indicators[0]
	got := indicator.Result.ID
	for _, v := range indicator.Values {
		got += ";"
		for _, m := range v.Marks {
			got += " " + m.ID
		}
	}
	if want := "met-lost;; in-time; judged"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
