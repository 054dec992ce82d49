package place

import (
	"strings"
	"testing"
)

func TestRegisterIsComplete(t *testing.T) {
	counts := map[Kind]int{}
	previous := ""
	for g := range All() {
		counts[g.Kind]++
		if err := CheckCode(g.Code); err != nil {
			t.Errorf("%s: %v", g.Name, err)
		}
		if g.Code <= previous {
			t.Errorf("%s does not come after %s", g.Code, previous)
		}
		previous = g.Code
		if g.Lat < 24 || g.Lat > 46 || g.Lng < 122 || g.Lng > 149 {
			t.Errorf("%s %s: %v, %v is not in Japan", g.Code, g.Name, g.Lat, g.Lng)
		}
		if !strings.HasPrefix(g.URL, "http://") && !strings.HasPrefix(g.URL, "https://") {
			t.Errorf("%s %s: URL %q", g.Code, g.Name, g.URL)
		}
		if g.stem() == g.ShortName() && g.Code != "010006" {
			t.Errorf("%s %s: the name does not show its kind", g.Code, g.Name)
		}
		if g.kanaStem() == g.shortKana() && g.Code != "010006" {
			t.Errorf("%s %s: the reading %s does not show its kind", g.Code, g.Name, g.Kana)
		}
	}
	want := map[Kind]int{Prefecture: 47, City: 792, SpecialWard: 23, Town: 743, Village: 183, Ward: 175}
	for kind, n := range want {
		if counts[kind] != n {
			t.Errorf("%d entries of kind %s, want %d", counts[kind], kind, n)
		}
	}
	if municipalities := counts[City] + counts[SpecialWard] + counts[Town] + counts[Village]; municipalities != 1741 {
		t.Errorf("%d municipalities, want 1741", municipalities)
	}
}

func TestLookup(t *testing.T) {
	g, ok := Lookup("270008")
	if !ok || g.Name != "大阪府" || g.Kind != Prefecture || g.Slug() != "270008" {
		t.Errorf("270008: %+v, %v", g, ok)
	}
	for _, code := range []string{"", "27000", "270009", "999999", "２７０００８"} {
		if g, ok := Lookup(code); ok {
			t.Errorf("%q: found %s", code, g.Name)
		}
	}
}

func TestPrefectures(t *testing.T) {
	all := Prefectures()
	if len(all) != 47 || all[0].Name != "北海道" || all[46].Name != "沖縄県" {
		t.Fatalf("%d prefectures, first %s, last %s", len(all), all[0].Name, all[len(all)-1].Name)
	}
	all[0].Name = "changed"
	if Prefectures()[0].Name != "北海道" {
		t.Error("the caller can change the register")
	}
}

func TestFamily(t *testing.T) {
	tests := []struct{ code, parent, prefecture, short, full string }{
		{"010006", "", "010006", "北海道", "北海道"},
		{"271004", "270008", "270008", "大阪市", "大阪府大阪市"},
		{"271276", "271004", "270008", "北区", "大阪府大阪市北区"},
		{"221309", "220001", "220001", "浜松市", "静岡県浜松市"},
		{"221317", "221309", "220001", "中区", "静岡県浜松市中区"},
		{"131016", "130001", "130001", "千代田区", "東京都千代田区"},
		{"242021", "240001", "240001", "四日市市", "三重県四日市市"},
	}
	for _, tt := range tests {
		g, ok := Lookup(tt.code)
		if !ok {
			t.Errorf("%s is missing", tt.code)
			continue
		}
		parent, _ := ParentOf(tt.code)
		prefecture, _ := PrefectureOf(tt.code)
		if parent.Code != tt.parent || prefecture.Code != tt.prefecture {
			t.Errorf("%s: parent %q, prefecture %q", g.Name, parent.Code, prefecture.Code)
		}
		if g.ShortName() != tt.short || g.FullName() != tt.full {
			t.Errorf("%s: short %q, full %q", g.Name, g.ShortName(), g.FullName())
		}
	}
	if _, ok := PrefectureOf("nonsense"); ok {
		t.Error("nonsense lies in a prefecture")
	}
	for g := range All() {
		p, ok := PrefectureOf(g.Code)
		if !ok || p.Name != g.Prefecture || p.Code[:2] != g.Code[:2] {
			t.Errorf("%s %s: prefecture %s", g.Code, g.Name, p.Name)
		}
	}
}

func TestChildren(t *testing.T) {
	if n := len(Wards("271004")); n != 24 {
		t.Errorf("Osaka City has %d wards, want 24", n)
	}
	if n := len(Municipalities("270008")); n != 43 {
		t.Errorf("Osaka Prefecture has %d municipalities, want 43", n)
	}
	if n := len(Municipalities("130001")); n != 62 {
		t.Errorf("Tokyo has %d municipalities, want 62", n)
	}
	if len(Wards("")) != 0 || len(Municipalities("x")) != 0 || len(Wards("272027")) != 0 {
		t.Error("children of what has none")
	}
	total := 0
	for _, p := range Prefectures() {
		total += len(Municipalities(p.Code))
	}
	if total != 1741 {
		t.Errorf("the prefectures hold %d municipalities, want 1741", total)
	}
}

func TestParseRefuses(t *testing.T) {
	head := strings.Join(columns, ",") + "\n"
	prefecture := "270008,prefecture,大阪府,Osaka,大阪府,おおさかふ,34.6,135.5,https://a/\n"
	tests := map[string]string{
		"no header":      "",
		"other columns":  "a,b,c,d,e,f,g,h,i\n",
		"short line":     head + "270008,prefecture\n",
		"unknown kind":   head + strings.Replace(prefecture, "prefecture", "county", 1),
		"check digit":    head + strings.Replace(prefecture, "270008", "270007", 1),
		"latitude":       head + strings.Replace(prefecture, "34.6", "north", 1),
		"twice":          head + prefecture + prefecture,
		"ward, no city":  head + prefecture + "271276,ward,大阪府,Osaka,大阪市北区,おおさかしきたく,34,135,https://a/\n",
		"no prefecture":  head + "271004,city,大阪府,Osaka,大阪市,おおさかし,34,135,https://a/\n",
		"broken quoting": head + "\"270008\n",
	}
	for name, text := range tests {
		if _, err := parse(text); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
	if _, err := parse(head + prefecture); err != nil {
		t.Errorf("good register: %v", err)
	}
}

func TestZeroGovernment(t *testing.T) {
	var g Government
	for _, s := range []string{g.FullName(), g.ShortName(), g.EnglishName(), g.FullEnglishName(), g.Romaji(), g.Slug()} {
		if s != "" {
			t.Errorf("zero Government gives %q", s)
		}
	}
}

func BenchmarkParse(b *testing.B) {
	for b.Loop() {
		if _, err := parse(localgovCSV); err != nil {
			b.Fatal(err)
		}
	}
}
