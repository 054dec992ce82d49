package importer

import (
	"maps"
	"strings"
	"testing"
	"testing/fstest"

	"seika/generator/agreement"
	"seika/generator/load"
	"seika/generator/place"
)

// records is a small data repository: three organisations, the themes, and one record.
var records = fstest.MapFS{
	"agreements/themes.yaml":                     file("- {id: disaster, ja: 防災, en: Disaster}\n- {id: health, ja: 健康, en: Health}\n- {id: watch-over, ja: 見守り, en: Watch}\n- {id: tourism, ja: 観光, en: Tourism}\n"),
	"agreements/parties/lawson.yaml":             file("schema: 1\nid: lawson\nname: {ja: 株式会社ローソン, en: Lawson}\nkind: company\naliases: [ローソン]\n"),
	"agreements/parties/seven-eleven-japan.yaml": file("schema: 1\nid: seven-eleven-japan\nname: {ja: 株式会社セブン-イレブン・ジャパン, en: Seven-Eleven Japan}\nkind: company\naliases: [セブン-イレブン]\n"),
	"agreements/parties/japan-post.yaml":         file("schema: 1\nid: japan-post\nname: {ja: 日本郵便株式会社, en: Japan Post}\nkind: company\n"),
	"agreements/osaka/osaka-pref-lawson-2014.yaml": file(`schema: 1
id: osaka-pref-lawson-2014
title: {ja: 大阪府と株式会社ローソンの包括連携協定}
kind: comprehensive
parties:
  - {role: government, ref: "jp:270008"}
  - {role: company, ref: lawson}
signed: 2014-11-27
evidence:
  - {id: e1, type: official-page, url: https://www.pref.osaka.lg.jp/kyotei, accessed: 2026-11-20}
`),
}

func file(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }

func date(t testing.TB, s string) agreement.Date {
	t.Helper()
	d, err := agreement.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func loaded(t testing.TB, fsys fstest.MapFS) *load.Set {
	t.Helper()
	set, findings, err := load.Load(fsys, "agreements")
	if err != nil || findings.HasErrors() {
		t.Fatal(err, findings)
	}
	return set
}

// options are those of an import into records from a page of the local government with that code.
func options(t testing.TB, code string) Options {
	t.Helper()
	o := Options{
		Set: loaded(t, records), Today: date(t, "2026-11-24"),
		Source: Source{Title: "協定一覧", Publisher: "例市", URL: "https://www.city.example.lg.jp/kyotei.html", Accessed: date(t, "2026-11-20")},
	}
	if code != "" {
		g, ok := place.Lookup(code)
		if !ok {
			t.Fatal("no place " + code)
		}
		o.Place = &g
		o.Source.Publisher = g.Name
	}
	return o
}

// run imports a list.
func run(t testing.TB, content []byte, mapping string, o Options) *Result {
	t.Helper()
	g, err := Read(content, "", "")
	if err != nil {
		t.Fatal(err)
	}
	table, err := Tabulate(g, mapping)
	if err != nil {
		t.Fatal(err)
	}
	result, err := New(table, o)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// report is the whole report in English.
func report(t testing.TB, r *Result) string {
	t.Helper()
	var b strings.Builder
	if err := r.Table.Describe(&b, "list", "en"); err != nil {
		t.Fatal(err)
	}
	if err := r.Report(&b, "en"); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// written is the content of all files, with their names.
func written(r *Result) string {
	var b strings.Builder
	for _, f := range r.Files {
		b.WriteString("-- " + f.Path + " --\n" + string(f.Content))
	}
	return b.String()
}

// statuses are the rows of a result, each with its status and the codes of its remarks.
func statuses(r *Result) []string {
	var out []string
	for _, row := range r.Rows {
		s := string(row.Status)
		for _, m := range row.Remarks {
			s += " " + m.Reason.Code
		}
		out = append(out, s)
	}
	return out
}

// with is the repository after an import.
func with(r *Result) fstest.MapFS {
	fsys := maps.Clone(records)
	for _, f := range r.Files {
		fsys[f.Path] = file(string(f.Content))
	}
	return fsys
}
