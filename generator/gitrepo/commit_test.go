package gitrepo

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// TestOddPeopleAndTimes has lines that programs other than git have written.
func TestOddPeopleAndTimes(t *testing.T) {
	for line, want := range map[string]Person{
		"A U Thor <a@example.org> 1600000000 +0900": {"A U Thor", "a@example.org", Stamp{1600000000, 540, true}},
		"A <a@b> 1600000000 -0330":                  {"A", "a@b", Stamp{1600000000, -210, true}},
		"A <a@b> 1600000000 +0530":                  {"A", "a@b", Stamp{1600000000, 330, true}},
		"A <a@b> 1600000000":                        {"A", "a@b", Stamp{1600000000, 0, true}},
		"A <a@b> 1600000000 zone":                   {"A", "a@b", Stamp{1600000000, 0, true}},
		"A <a@b> 1600000000 +999999":                {"A", "a@b", Stamp{1600000000, 0, true}},
		"A <a@b> -100 +0000":                        {"A", "a@b", Stamp{-100, 0, true}},
		"A <a@b> 0 +0000":                           {"A", "a@b", Stamp{0, 0, true}},
		"A <a@b> 253402300799 +0000":                {"A", "a@b", Stamp{253402300799, 0, true}},
		"A <a@b> 253402300800 +0000":                {"A", "a@b", Stamp{}}, // the year 10000
		"A <a@b> 99999999999999999999 +0000":        {"A", "a@b", Stamp{}}, // more than 64 bits
		"A <a@b>":                                   {"A", "a@b", Stamp{}},
		"A <a@b> ":                                  {"A", "a@b", Stamp{}},
		"A <a@b> yesterday":                         {"A", "a@b", Stamp{}},
		"A <a > b> 1 +0000":                         {"A", "a", Stamp{1, 0, true}},
		"A <x> <a@b> 1 +0000":                       {"A", "x", Stamp{1, 0, true}},
		"<> 1 +0000":                                {"", "", Stamp{1, 0, true}},
		"A":                                         {"A", "", Stamp{}},
		"A <a@b 1 +0000":                            {"A", "a@b 1 +0000", Stamp{}},
		"":                                          {},
		"\xe5\xb1\xb1\xe7\x94\xb0 <a\xff@b> 1600000000 +0900": {"山田", "a\uFFFD@b", Stamp{1600000000, 540, true}},
	} {
		var p commitParser
		c, err := p.parse(ID{1}, []byte("tree "+strings.Repeat("1", 40)+"\nauthor "+line+"\ncommitter "+line+"\n\nx\n"))
		if diff := cmp.Diff(want, c.Author); err != nil || diff != "" {
			t.Errorf("%q: %v\n%s", line, err, diff)
		}
		if c.Committed != want.When {
			t.Errorf("%q: committed %+v", line, c.Committed)
		}
	}
}

func TestStampTime(t *testing.T) {
	at := Stamp{1600000000, -210, true}.Time()
	if got := at.Format(time.RFC3339); got != "2020-09-13T08:56:40-03:30" {
		t.Errorf("got %s", got)
	}
	if !(Stamp{}).Time().IsZero() {
		t.Error("an unknown time must be the zero time")
	}
}

func TestMessages(t *testing.T) {
	long := strings.Repeat("あ", maxMessage)
	for _, c := range []struct{ encoding, text, want string }{
		{"", "title\n\nbody\n\n\n", "title\n\nbody"},
		{"", "caf\xe9", "caf\uFFFD"},
		{"", "before\x00after", "before"},
		{"UTF-8", "協定", "協定"},
		{"ISO-8859-1", "caf\xe9", "café"},
		{"latin1", "caf\xe9", "café"},
		{"Shift_JIS", "\x8b\xa6\x92\xe8", "協定"},
		{"SJIS", "\x8b\xa6\x92\xe8", "協定"},
		{"CP932", "\x87\x40", "①"},
		{"EUC-JP", "\xb6\xa8\xc4\xea", "協定"},
		{"eucJP", "\xb6\xa8\xc4\xea", "協定"},
		{"ISO-2022-JP", "\x1b$B6(Dj\x1b(B", "協定"},
		{"Shift_JIS", "協定", "協定"}, // which is UTF-8 in truth, and not Shift_JIS
		{"no-such-thing", "caf\xe9", "caf\uFFFD"},
		{"", long, long[:maxMessage/3*3]},
	} {
		var p commitParser
		header := "tree " + strings.Repeat("1", 40) + "\nauthor A <a@b> 1 +0000\n"
		if c.encoding != "" {
			header += "encoding " + c.encoding + "\n"
		}
		got, err := p.parse(ID{1}, []byte(header+"gpgsig x\n encoding y\n\n"+c.text))
		if err != nil || got.Message != c.want {
			t.Errorf("%s: %.60q, %v; want %.60q", c.encoding, got.Message, err, c.want)
		}
	}
}

func TestMalformedCommits(t *testing.T) {
	tree := "tree " + strings.Repeat("1", 40) + "\n"
	for _, text := range []string{"", "\n", "tree\n", "tree x\n\n", tree + tree + "\n", tree + "parent x\n\n", "author A <a@b> 1 +0000\n\nx"} {
		var p commitParser
		if c, err := p.parse(ID{1}, []byte(text)); err == nil {
			t.Errorf("%q is %v", text, c)
		}
	}
}
