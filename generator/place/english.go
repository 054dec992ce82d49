package place

import "strings"

// kindEN is the English word that follows the name.
var kindEN = map[Kind]string{City: "City", SpecialWard: "Ward", Town: "Town", Village: "Village", Ward: "Ward"}

// Romaji is the name in Latin letters without its kind: "Osaka" for 大阪市 as for 大阪府, "Kita" for 大阪市北区.
func (g Government) Romaji() string {
	if g.Kind == Prefecture {
		return g.PrefectureEN
	}
	stem := g.kanaStem()
	if own, ok := ownSpellings[g.Code]; ok {
		return own
	}
	if divided, ok := dividedStems[stem]; ok {
		stem = divided
	}
	return romanise(stem)
}

// EnglishName is the name for English text: "Osaka City", "Yorii Town", "Chuo Ward, Sapporo City", "Aichi Prefecture", "Tokyo
// Metropolis", "Hokkaido".
//
// The register has no English for municipalities, so the name is derived from the reading. The rule is Hepburn as municipalities
// themselves commonly write it: no macrons, the long vowels おう, おお and うう shortened to o and u (おおさか Osaka, こうべ Kobe), いい and えい
// written out (いいだ Iida), ん always n (なんば Nanba) with an apostrophe before a vowel or y (しんおんせん Shin'onsen), a doubled consonant
// doubled, tch for っち. Where a long vowel is only seeming because two words meet, the vowels stay (まつうら Matsuura); the readings do not
// show that, so those names are listed in spelling.go, with the few that spell themselves against the rule.
func (g Government) EnglishName() string {
	switch {
	case g.Kind == Prefecture && g.PrefectureEN == "Hokkaido":
		return g.PrefectureEN
	case g.Kind == Prefecture && g.PrefectureEN == "Tokyo":
		return g.PrefectureEN + " Metropolis"
	case g.Kind == Prefecture:
		return g.PrefectureEN + " Prefecture"
	}
	name := strings.TrimSpace(g.Romaji() + " " + kindEN[g.Kind])
	if city, ok := ParentOf(g.Code); ok && g.Kind == Ward {
		name += ", " + city.EnglishName()
	}
	return name
}

// FullEnglishName is EnglishName with the prefecture: "Kita Ward, Osaka City, Osaka Prefecture", "Sapporo City, Hokkaido".
func (g Government) FullEnglishName() string {
	if prefecture, ok := PrefectureOf(g.Code); ok && g.Kind != Prefecture {
		return g.EnglishName() + ", " + prefecture.EnglishName()
	}
	return g.EnglishName()
}
