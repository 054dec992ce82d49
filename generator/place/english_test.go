package place

import (
	"regexp"
	"strings"
	"testing"
)

func TestEnglishName(t *testing.T) {
	tests := map[string]string{
		"010006": "Hokkaido",
		"130001": "Tokyo Metropolis",
		"230006": "Aichi Prefecture",
		"260002": "Kyoto Prefecture",
		"270008": "Osaka Prefecture",
		"280003": "Hyogo Prefecture",
		"390003": "Kochi Prefecture",
		"440001": "Oita Prefecture",
		"011002": "Sapporo City",
		"011011": "Chuo Ward, Sapporo City",
		"012025": "Hakodate City",
		"013471": "Oshamambe Town",
		"013951": "Niseko Town",
		"014001": "Kutchan Town",
		"014559": "Pippu Town",
		"015610": "Okoppe Town",
		"015636": "Oumu Town",
		"032085": "Tono City",
		"041009": "Sendai City",
		"073016": "Koori Town",
		"082171": "Toride City",
		"102024": "Takasaki City",
		"111007": "Saitama City",
		"122181": "Katsuura City",
		"131016": "Chiyoda Ward",
		"131041": "Shinjuku Ward",
		"131113": "Ota Ward",
		"131130": "Shibuya Ward",
		"133647": "Kozushima Village",
		"141003": "Yokohama City",
		"152102": "Tokamachi City",
		"192082": "Minami-Alps City",
		"203033": "Koumi Town",
		"205613": "Yamanouchi Town",
		"221309": "Hamamatsu City",
		"242021": "Yokkaichi City",
		"261009": "Kyoto City",
		"271004": "Osaka City",
		"271276": "Kita Ward, Osaka City",
		"272205": "Minoh City",
		"281000": "Kobe City",
		"282090": "Toyooka City",
		"285862": "Shin'onsen Town",
		"341002": "Hiroshima City",
		"352161": "San'yo-Onoda City",
		"353051": "Suo-Oshima Town",
		"372056": "Kan'onji City",
		"401005": "Kitakyushu City",
		"401013": "Moji Ward, Kitakyushu City",
		"401307": "Fukuoka City",
		"422088": "Matsuura City",
		"462179": "Soo City",
		"471151": "", // no such code: guards the loop below
		"473138": "Ginoza Village",
	}
	for code, want := range tests {
		g, ok := Lookup(code)
		if ok == (want == "") {
			t.Errorf("%s (%s): found %v, name %q", code, want, ok, g.Name)
			continue
		}
		if got := g.EnglishName(); got != want {
			t.Errorf("%s %s: %q, want %q", code, g.Name, got, want)
		}
	}
}

func TestFullEnglishName(t *testing.T) {
	tests := map[string]string{
		"010006": "Hokkaido",
		"270008": "Osaka Prefecture",
		"011002": "Sapporo City, Hokkaido",
		"131016": "Chiyoda Ward, Tokyo Metropolis",
		"271276": "Kita Ward, Osaka City, Osaka Prefecture",
	}
	for code, want := range tests {
		g, _ := Lookup(code)
		if got := g.FullEnglishName(); got != want {
			t.Errorf("%s: %q, want %q", code, got, want)
		}
	}
}

// Every name is made of Latin letters only, so that no kana has been forgotten.
func TestEnglishNamesAreLatin(t *testing.T) {
	shape := regexp.MustCompile(`^[A-Z][a-z']+(-[A-Z][a-z]+)?$`)
	for g := range All() {
		if !shape.MatchString(g.Romaji()) {
			t.Errorf("%s %s: %q", g.Code, g.Name, g.Romaji())
		}
	}
}

// The addresses of home pages show how municipalities write themselves: nine of ten agree with the rule to the letter.
func TestRomanisationAgreesWithHomePages(t *testing.T) {
	host := regexp.MustCompile(`^https?://(?:www\.)?(?:city|town|vill|village)\.([a-z0-9-]+)\.`)
	agree, all := 0, 0
	for g := range All() {
		m := host.FindStringSubmatch(g.URL)
		if m == nil || g.Kind == Ward || g.Kind == Prefecture {
			continue
		}
		all++
		name := strings.ToLower(strings.ReplaceAll(g.Romaji(), "'", ""))
		if m[1] == name || strings.HasSuffix(m[1], "-"+name) {
			agree++
		}
	}
	if all < 1500 || agree*100 < all*97 {
		t.Errorf("%d of %d home pages agree", agree, all)
	}
}

func TestSpellingTablesAreUsed(t *testing.T) {
	stems := map[string]bool{}
	for g := range All() {
		stems[g.kanaStem()] = true
	}
	for stem, divided := range dividedStems {
		if !stems[stem] {
			t.Errorf("dividedStems: nothing is read %s", stem)
		}
		if strings.NewReplacer("|", "", "-", "").Replace(divided) != stem {
			t.Errorf("dividedStems: %s is not %s", divided, stem)
		}
	}
	for code, spelling := range ownSpellings {
		g, ok := Lookup(code)
		if !ok {
			t.Errorf("ownSpellings: no %s", code)
		}
		if !strings.Contains(g.URL, strings.ToLower(spelling)) {
			t.Errorf("ownSpellings: %s does not stand in %s", spelling, g.URL)
		}
	}
}

func TestRomanise(t *testing.T) {
	tests := map[string]string{
		"":       "",
		"しゃちゅじょ": "Shachujo",
		"きゃりゅひょ": "Kyaryuhyo",
		"はっちょう":  "Hatcho",
		"さっぽろ":   "Sapporo",
		"こんや":    "Kon'ya",
		"しんいち":   "Shin'ichi",
		"おおおか":   "Ooka",
		"ゃ":      "ゃ",
		"っ":      "",
		"Abcあ":   "Abca",
	}
	for kana, want := range tests {
		if got := romanise(kana); got != want {
			t.Errorf("%s: %q, want %q", kana, got, want)
		}
	}
}

func FuzzRomanise(f *testing.F) {
	for _, s := range []string{"おおさか", "っ|-ん|あ", "ｱ\xff", "-"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { romanise(s) })
}
