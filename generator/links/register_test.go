package links

import (
	"errors"
	"strings"
	"testing"

	"seika/generator/agreement"
)

func day(t *testing.T, s string) agreement.Date {
	t.Helper()
	d, err := agreement.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

var (
	ok       = Observation{Status: 200}
	notFound = Observation{Status: 404}
	takenOff = Observation{Status: 410}
	broken   = Observation{Status: 503}
	forbids  = Observation{Status: 403}
	silent   = Observation{Problem: Timeout}
	unknown  = Observation{Problem: NoName}
	odd      = Observation{Problem: NotSecure}
)

const page = "https://example.org/a"

// TestState follows addresses over days: what is seen, and what is said of them then.
func TestState(t *testing.T) {
	type check struct {
		on    string
		saw   Observation
		state State
	}
	tests := []struct {
		name   string
		checks []check
	}{
		{"one failure brands nothing", []check{{"2026-11-01", ok, Opens}, {"2026-11-08", notFound, Unreachable}, {"2026-11-15", ok, Opens}}},
		{"404 on two days", []check{{"2026-11-01", notFound, Unreachable}, {"2026-11-02", notFound, Gone}}},
		{"404 twice on one day", []check{{"2026-11-01", notFound, Unreachable}, {"2026-11-01", notFound, Unreachable}}},
		{"404 after a failure", []check{{"2026-11-01", silent, Unreachable}, {"2026-11-02", notFound, Gone}}},
		{"410 at once", []check{{"2026-11-01", ok, Opens}, {"2026-11-08", takenOff, Gone}}},
		{"no answer for two weeks", []check{{"2026-11-01", silent, Unreachable}, {"2026-11-08", unknown, Unreachable}, {"2026-11-15", broken, Gone}}},
		{"no answer, often, for a few days", []check{
			{"2026-11-01", silent, Unreachable}, {"2026-11-02", silent, Unreachable}, {"2026-11-03", silent, Unreachable}, {"2026-11-14", silent, Unreachable}, {"2026-11-15", silent, Gone}}},
		{"no answer twice, far apart", []check{{"2026-11-01", silent, Unreachable}, {"2026-12-01", silent, Unreachable}, {"2026-12-02", silent, Gone}}},
		{"a failure in between does not add up", []check{
			{"2026-11-01", silent, Unreachable}, {"2026-11-08", ok, Opens}, {"2026-11-15", silent, Unreachable}, {"2026-11-22", silent, Unreachable}}},
		{"machines are refused", []check{{"2026-11-01", forbids, Unclear}, {"2026-11-08", forbids, Unclear}, {"2026-11-22", odd, Unclear}, {"2026-12-22", forbids, Unclear}}},
		{"refused between failures", []check{{"2026-11-01", notFound, Unreachable}, {"2026-11-08", forbids, Unclear}, {"2026-11-22", notFound, Unreachable}}},
		{"gone stays gone", []check{{"2026-11-01", takenOff, Gone}, {"2026-11-08", forbids, Gone}, {"2026-11-09", silent, Gone}, {"2026-11-10", broken, Gone}}},
		{"gone comes back", []check{{"2026-11-01", takenOff, Gone}, {"2026-11-08", ok, Opens}, {"2026-11-09", notFound, Unreachable}}},
		{"moved", []check{
			{"2026-11-01", Observation{Status: 200, Final: "https://example.org/b", MovedTo: "https://example.org/b"}, Moved},
			{"2026-11-02", Observation{Status: 200, Final: "https://example.org/b"}, Opens},
			{"2026-11-03", Observation{Status: 404, Final: "https://example.org/b", MovedTo: "https://example.org/b"}, Unreachable}}},
		{"only tidied", []check{{"2026-11-01", Observation{Status: 200, Final: "http://example.org/a/", MovedTo: "http://example.org/a/"}, Opens}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := New()
			for _, c := range tt.checks {
				r.Record(page, c.saw, day(t, c.on))
				e, known := r.Find(page)
				if !known || e.State != c.state || e.Checked.String() != c.on {
					t.Errorf("on %s: %+v, want %s", c.on, e, c.state)
				}
				back, err := Parse(r.Marshal())
				if err != nil {
					t.Fatal(err)
				}
				if got, _ := back.Find(page); got != e {
					t.Errorf("read back as %+v, was %+v", got, e)
				}
			}
		})
	}
}

func TestMarshal(t *testing.T) {
	if got := string(New().Marshal()); got != "{\n  \"version\": 1,\n  \"links\": []\n}\n" {
		t.Errorf("%s", got)
	}
	r := New()
	r.Record("https://example.org/b?x=1&y=<2>", Observation{Status: 200, Final: "https://example.org/c"}, day(t, "2026-11-01"))
	r.Record("https://example.org/a", ok, day(t, "2026-11-01"))
	r.Record("https://example.org/a", silent, day(t, "2026-11-08"))
	r.Record("https://例.jp/協定", Observation{Status: 200, Final: "https://example.org/e", MovedTo: "https://example.org/d"}, day(t, "2026-11-02"))
	want := `{
  "version": 1,
  "links": [
    {"url":"https://example.org/a","state":"unreachable","problem":"timeout","opened":"2026-11-01","failed":"2026-11-08","failures":1,"checked":"2026-11-08"},
    {"url":"https://example.org/b?x=1&y=<2>","state":"opens","status":200,"final":"https://example.org/c","opened":"2026-11-01","checked":"2026-11-01"},
    {"url":"https://例.jp/協定","state":"moved","status":200,"moved_to":"https://example.org/d","final":"https://example.org/e","opened":"2026-11-02","checked":"2026-11-02"}
  ]
}
`
	if got := string(r.Marshal()); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	r.Keep(func(address string) bool { return address == page })
	if got := r.Entries(); len(got) != 1 || got[0].URL != page {
		t.Errorf("%+v", got)
	}
}

// A file that is not understood whole is refused with its place: written back, it would lose what was not understood.
func TestParseRefuses(t *testing.T) {
	line := func(s string) string { return "{\n  \"version\": 1,\n  \"links\": [\n    " + s + "\n  ]\n}\n" }
	tests := []struct{ name, content, want string }{
		{"empty", "", ".seika/links.json:1:1: It is not the JSON"},
		{"text", "hello\n", ".seika/links.json:1:1: It is not the JSON"},
		{"cut off", "{\n  \"version\": 1,\n  \"links\": [\n", ".seika/links.json:4:1: It is not the JSON"},
		{"a comma too many", line(`{"url":"https://example.org/a","state":"opens","opened":"2026-11-01","checked":"2026-11-01"},`), ".seika/links.json:5:3: It is not the JSON"},
		{"more after it", line("") + "{}", ".seika/links.json:1:1: It is not the JSON"},
		{"a conflict", "{\n  \"version\": 1,\n  \"links\": [\n<<<<<<< HEAD\n=======\n>>>>>>> b\n  ]\n}\n", ".seika/links.json:4:1: There are conflict markers"},
		{"another version", "{\"version\": 2, \"links\": []}", ".seika/links.json:1:1: Its version is not 1"},
		{"no version", "{\"links\": []}", ".seika/links.json:1:1: Its version is not 1"},
		{"an unknown key", "{\"version\": 1, \"more\": []}", `unknown field "more"`},
		{"an unknown key of an entry", line(`{"url":"https://example.org/a","state":"opens","opened":"2026-11-01","checked":"2026-11-01","by":"x"}`), `.seika/links.json:4:5: It is not the JSON that belongs there: json: unknown field "by"`},
		{"an unknown state", line(`{"url":"https://example.org/a","state":"fine","checked":"2026-11-01"}`), `.seika/links.json:4:5: It cannot be understood: "fine" is no state`},
		{"an unknown problem", line(`{"url":"https://example.org/a","state":"unclear","problem":"x","checked":"2026-11-01"}`), `"x" is no problem`},
		{"no address", line(`{"state":"unclear","checked":"2026-11-01"}`), `"" is no web address`},
		{"a fragment", line(`{"url":"https://example.org/a#b","state":"unclear","checked":"2026-11-01"}`), "is no web address"},
		{"no day", line(`{"url":"https://example.org/a","state":"unclear"}`), `"" of checked is no day`},
		{"a month", line(`{"url":"https://example.org/a","state":"unclear","checked":"2026-11"}`), `"2026-11" of checked is no day`},
		{"open without a day", line(`{"url":"https://example.org/a","state":"opens","checked":"2026-11-01"}`), `"" of opened is no day`},
		{"gone without a day", line(`{"url":"https://example.org/a","state":"gone","checked":"2026-11-01"}`), `"" of failed is no day`},
		{"gone without failures", line(`{"url":"https://example.org/a","state":"gone","failed":"2026-11-01","checked":"2026-11-01"}`), "failures is 0"},
		{"negative failures", line(`{"url":"https://example.org/a","state":"gone","failed":"2026-11-01","failures":-1,"checked":"2026-11-01"}`), "failures is -1"},
		{"a wrong type", line(`{"url":"https://example.org/a","state":"unclear","status":"404","checked":"2026-11-01"}`), ".seika/links.json:4:5: It is not the JSON"},
		{"twice", line(`{"url":"https://example.org/a","state":"unclear","checked":"2026-11-01"},` + "\n    " + `{"url":"https://example.org/a","state":"unclear","checked":"2026-11-02"}`), ".seika/links.json:5:5: It cannot be understood: https://example.org/a stands twice"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Parse([]byte(tt.content))
			var file *FileError
			if !errors.As(err, &file) || !strings.Contains(err.Error(), tt.want) {
				t.Fatalf("got  %v\nwant %s", err, tt.want)
			}
			if d := file.Diagnostic(); d.Message.JA == "" || d.Fix.JA == "" || d.Position.Line == 0 {
				t.Errorf("%+v", d)
			}
		})
	}
}

func FuzzParse(f *testing.F) {
	r := New()
	r.Record(page, Observation{Status: 200, Final: "https://example.org/b", MovedTo: "https://example.org/b"}, agreement.Date{Year: 2026, Month: 11, Day: 1})
	r.Record("https://example.org/c", silent, agreement.Date{Year: 2026, Month: 11, Day: 1})
	f.Add(r.Marshal())
	f.Add([]byte("{\"version\": 1}"))
	f.Fuzz(func(t *testing.T, content []byte) {
		r, err := Parse(content)
		if err != nil {
			return
		}
		again, err := Parse(r.Marshal())
		if err != nil || string(again.Marshal()) != string(r.Marshal()) {
			t.Errorf("%v: %s", err, r.Marshal())
		}
	})
}

func TestAddress(t *testing.T) {
	for cited, want := range map[string]string{
		"https://example.org/a#p3": "https://example.org/a", "http://example.org": "http://example.org", "https://例.jp/協定?a=b": "https://例.jp/協定?a=b",
		"": "", "ftp://example.org/": "", "mailto:a@example.org": "", "https:///a": "", "https://u:p@example.org/": "", "https:example.org": "", "//example.org/": "", "https://exa mple.org/": "",
		"https://example.org/%zz": "",
	} {
		got, ok := Address(cited)
		if ok != (want != "") || ok && got != want {
			t.Errorf("%q: %q, %v", cited, got, ok)
		}
	}
}
