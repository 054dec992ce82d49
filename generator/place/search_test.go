package place

import (
	"slices"
	"testing"
)

func TestSearchFindsFirst(t *testing.T) {
	tests := map[string][]string{ // query → codes that come first, in this order
		"大阪":         {"270008", "271004"},
		"大阪市":        {"271004"},
		"大阪府大阪市":     {"271004"},
		"大阪府　堺市":     {"271403"},
		"おおさか":       {"270008", "271004"},
		"オオサカシ":      {"271004"},
		"osaka":      {"270008", "271004"},
		"Ōsaka":      {"270008", "271004"},
		"oosaka":     {"270008", "271004"},
		"Osaka City": {"271004"},
		"ＯＳＡＫＡ":      {"270008", "271004"},
		"270008":     {"270008"},
		"27000":      {"270008"},
		"２７１００４":     {"271004"},
		"27":         {"270008", "271004"},
		"toukyou":    {"130001"},
		"Shinonsen":  {"285862"},
		"shin'onsen": {"285862"},
		"gumma":      {"100005"},
		"龍ヶ崎":        {"082082"},
		"中央区":        {"131024", "011011"},
		"大阪市北区":      {"271276"},
		"minoo":      {"212075", "272205"}, // 美濃, 箕面
		"minoh":      {"212075", "272205"},
		"北海道":        {"010006"},
		"ニセコ":        {"013951"},
		"にせこちょう":     {"013951"},
	}
	for query, want := range tests {
		var got []string
		for _, g := range Search(query, len(want)) {
			got = append(got, g.Code)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", query, got, want)
		}
	}
}

func TestSearchEveryEntryByItsOwnNames(t *testing.T) {
	for g := range All() {
		for _, query := range []string{g.FullName(), g.Code, g.Code[:5], g.FullEnglishName()} {
			found := Search(query, 0)
			if !slices.ContainsFunc(found[:min(4, len(found))], func(f Government) bool { return f.Code == g.Code }) {
				t.Errorf("%s is not among the first for %q", g.Code, query)
			}
		}
		if testing.Short() && g.Code > "10" {
			break
		}
	}
}

func TestSearchLimitAndNothing(t *testing.T) {
	if n := len(Search("北", 5)); n != 5 {
		t.Errorf("limit 5 gives %d", n)
	}
	all := Search("北", 0)
	if len(all) < 50 || len(all) != len(Search("北", -1)) {
		t.Errorf("without limit: %d", len(all))
	}
	for _, query := range []string{"", " 　", "xyzzy", "999999", "12345678901234", "\xff"} {
		if found := Search(query, 3); len(found) != 0 {
			t.Errorf("%q finds %s", query, found[0].Name)
		}
	}
}

func FuzzSearch(f *testing.F) {
	for _, s := range []string{"大阪", "Ōsaka", "27", "", "\xff\xfe", "ｵｵｻｶ", "ohohoh", "ヶ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if found := Search(s, 3); len(found) > 3 {
			t.Errorf("%q: %d results", s, len(found))
		}
		if once := fold(s); fold(once) != once {
			t.Errorf("fold is not stable: %q, %q, %q", s, once, fold(once))
		}
	})
}

func BenchmarkSearch(b *testing.B) {
	Search("x", 1)
	for b.Loop() {
		Search("みなみ", 10)
	}
}
