package links

import (
	"slices"
	"testing"

	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/source"
)

func citations(addresses ...string) (list []Citation) {
	for _, a := range addresses {
		list = append(list, Citation{Address: a})
	}
	return list
}

func TestPlan(t *testing.T) {
	a, b, c, d := "https://example.org/a", "https://www.example.org/b", "http://example.com/c", "https://example.com/old/d"
	all := citations(d, c, b, a, a)
	r := New()
	r.Record(a, ok, day(t, "2026-11-20"))
	r.Record(b, ok, day(t, "2026-11-16"))
	r.Record(c, silent, day(t, "2026-11-01"))
	today := day(t, "2026-11-23")
	until := func(s string) agreement.Date { return day(t, s) }
	tests := []struct {
		name         string
		selection    Selection
		due, skipped []string
		fresh, later int
	}{
		{"all, the oldest first", Selection{}, []string{d, c, b, a}, nil, 0, 0},
		{"stale ones", Selection{OlderThan: 7}, []string{d, c, b}, nil, 1, 0},
		{"very stale ones", Selection{OlderThan: 8}, []string{d, c}, nil, 2, 0},
		{"some", Selection{Limit: 2}, []string{d, c}, nil, 0, 2},
		{"no more than there are", Selection{Limit: 9}, []string{d, c, b, a}, nil, 0, 0},
		{"a host and those below", Selection{Hosts: []string{"EXAMPLE.org"}}, []string{b, a}, nil, 0, 0},
		{"one host", Selection{Hosts: []string{"www.example.org"}}, []string{b}, nil, 0, 0},
		{"no part of a name", Selection{Hosts: []string{"ample.org"}}, nil, nil, 0, 0},
		{"skip an address", Selection{Skips: []Skip{{URL: a, Until: until("2026-11-23")}}}, []string{d, c, b}, []string{a}, 0, 0},
		{"skip no longer", Selection{Skips: []Skip{{URL: a, Until: until("2026-11-22")}}}, []string{d, c, b, a}, nil, 0, 0},
		{"skip until the end of a month", Selection{Skips: []Skip{{URL: a, Until: until("2026-11")}}}, []string{d, c, b}, []string{a}, 0, 0},
		{"skip a folder", Selection{Skips: []Skip{{URL: "https://example.com/old/", Until: until("2027")}}}, []string{c, b, a}, []string{d}, 0, 0},
		{"skip no beginning of a name", Selection{Skips: []Skip{{URL: "https://example.com/old", Until: until("2027")}}}, []string{d, c, b, a}, nil, 0, 0},
		{"skip a host", Selection{Skips: []Skip{{Host: "Example.com", Until: until("2027")}}}, []string{b, a}, []string{c, d}, 0, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.selection.Day = today
			p := tt.selection.Plan(r, all)
			var skipped []string
			for _, s := range p.Skipped {
				skipped = append(skipped, s.Address)
			}
			if !slices.Equal(p.Due, tt.due) || !slices.Equal(skipped, tt.skipped) || p.Fresh != tt.fresh || p.Later != tt.later {
				t.Errorf("due %v, skipped %v, fresh %d, later %d", p.Due, skipped, p.Fresh, p.Later)
			}
		})
	}
}

func TestFindings(t *testing.T) {
	evidence := []agreement.Evidence{
		{ID: "opens", URL: "https://example.org/opens#p1"},
		{ID: "moved", URL: "https://example.org/moved"},
		{ID: "front", URL: "https://example.org/front"},
		{ID: "refused", URL: "https://example.org/refused"},
		{ID: "failing", URL: "https://example.org/failing"},
		{ID: "gone", URL: "https://example.org/gone"},
		{ID: "archived", URL: "https://example.org/gone", ArchiveURL: "https://archive.example/1"},
		{ID: "twice", URL: "https://example.org/gone", ArchiveURL: "https://archive.example/2"},
		{ID: "unchecked", URL: "https://example.org/unchecked"},
		{ID: "no-address", URL: "gopher://example.org/"},
	}
	r := New()
	first, second := day(t, "2026-11-01"), day(t, "2026-11-08")
	r.Record("https://example.org/opens", ok, second)
	r.Record("https://example.org/moved", Observation{Status: 200, MovedTo: "https://example.org/new", Final: "https://example.org/new"}, second)
	r.Record("https://example.org/front", Observation{Status: 200, MovedTo: "https://example.org/", Final: "https://example.org/"}, second)
	r.Record("https://example.org/refused", forbids, second)
	r.Record("https://example.org/failing", silent, second)
	r.Record("https://example.org/gone", ok, first)
	r.Record("https://example.org/gone", takenOff, second)
	r.Record("https://archive.example/2", notFound, first)
	r.Record("https://archive.example/2", notFound, second)
	spans := map[source.Path]source.Span{}
	for i := range evidence {
		at := source.Path("evidence").Index(i)
		spans[at.Key("url")], spans[at.Key("archive_url")] = source.Span{Line: 10 + i, Column: 5, Length: 1}, source.Span{Line: 10 + i, Column: 50, Length: 1}
	}
	m := source.NewMap("a.yaml", func() map[source.Path]source.Span { return spans })
	var got []string
	for _, d := range Findings(r, Cite(evidence, m)) {
		got = append(got, d.String())
		if d.Message.JA == "" || d.Fix.JA == "" || d.Fix.EN == "" {
			t.Errorf("%s: a text is missing", d)
		}
	}
	want := []string{
		"a.yaml:11:5: warning: The page has moved to https://example.org/new. [link-moved]",
		"a.yaml:12:5: warning: The page has moved to https://example.org/. [link-moved]",
		"a.yaml:13:5: hint: It cannot be checked automatically (HTTP 403). [link-unclear]",
		"a.yaml:14:5: hint: It has not opened since 2026-11-08 (no answer in time). [link-unreachable]",
		"a.yaml:15:5: warning: The page is gone (HTTP 410, since 2026-11-08, last opened on 2026-11-01). [link-gone]",
		"a.yaml:17:5: warning: The page is gone (HTTP 410, since 2026-11-08, last opened on 2026-11-01). [link-gone]",
		"a.yaml:17:50: warning: The archive copy is gone (HTTP 404, since 2026-11-01). [link-gone]",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got:")
		for _, line := range got {
			t.Log(line)
		}
	}
}

func TestExpiredSkips(t *testing.T) {
	skips := []Skip{{Host: "a.example", Until: day(t, "2026-11-22")}, {Host: "b.example", Until: day(t, "2026-11-23")}}
	at := func(i int) diag.Place { return diag.Place{Position: source.Position{File: "seika.yaml", Line: i + 1}} }
	findings := ExpiredSkips(skips, day(t, "2026-11-23"), at)
	if len(findings) != 1 || findings[0].Position.Line != 1 || findings[0].Severity != diag.Warning {
		t.Errorf("%v", findings)
	}
}

// Every rule of this package and every problem can be read in both languages.
func TestWords(t *testing.T) {
	for _, r := range Rules() {
		if r.Title.JA == "" || r.Title.EN == "" || r.Why.JA == "" || r.Why.EN == "" || r.Severity == diag.Error {
			t.Errorf("%s: %+v", r.ID, r)
		}
	}
	for p, text := range problemTexts {
		if text.JA == "" || text.EN == "" {
			t.Errorf("%s has no words", p)
		}
	}
}
