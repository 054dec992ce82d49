// Package place is the register of Japan's local governments: 47 prefectures, 1,741 municipalities and 175 wards of designated cities,
// each known by its code of local public bodies (全国地方公共団体コード).
//
// The register is embedded (localgov.csv; origin, licence CC0 and known faults stand in README.md beside it). The wards of Hamamatsu in
// it are those of before 2024. It is read once, at first use; everything here is then safe for concurrent use.
package place

import "strings"

// Kind says what sort of local government it is. Only a Ward is none: an administrative part of a designated city (行政区).
type Kind string

// The kinds of the register.
const (
	Prefecture  Kind = "prefecture"
	City        Kind = "city"
	SpecialWard Kind = "special-ward" // 特別区, the 23 of Tokyo
	Town        Kind = "town"
	Village     Kind = "village"
	Ward        Kind = "ward" // of a designated city
)

// Government is one entry of the register.
type Government struct {
	// Code has six digits, the last of which is a check digit.
	Code string
	Kind Kind
	// Prefecture is the name of the prefecture ("大阪府"), PrefectureEN the same in Latin letters without "Prefecture" ("Osaka").
	Prefecture   string
	PrefectureEN string
	// Name is the name without the prefecture; a ward's begins with its city ("大阪市北区"). A prefecture's is Prefecture again.
	Name string
	// Kana is the reading of Name in hiragana.
	Kana string
	// Lat and Lng are the coordinates of the office in degrees.
	Lat, Lng float64
	// URL is the home page.
	URL string
}

// Slug is the stable part of the address of its page: the code. Names change and repeat (there are two cities of Fuchu), codes do not.
func (g Government) Slug() string { return g.Code }

// FullName is the name with its prefecture ("大阪府大阪市北区").
func (g Government) FullName() string {
	if g.Kind == Prefecture {
		return g.Name
	}
	return g.Prefecture + g.Name
}

// ShortName is the name without what it stands in: "北区" for 大阪市北区, Name for all others.
func (g Government) ShortName() string {
	if city, ok := ParentOf(g.Code); ok && g.Kind == Ward {
		return strings.TrimPrefix(g.Name, city.Name)
	}
	return g.Name
}

// shortKana is the reading of ShortName.
func (g Government) shortKana() string {
	if city, ok := ParentOf(g.Code); ok && g.Kind == Ward {
		return strings.TrimPrefix(g.Kana, city.Kana)
	}
	return g.Kana
}

// suffixes are the endings of names by kind, longest first where one ends with another: written, then read.
var suffixes = map[Kind]struct{ name, kana []string }{
	Prefecture:  {[]string{"都", "府", "県"}, []string{"けん", "と", "ふ"}}, // 北海道 keeps its 道
	City:        {[]string{"市"}, []string{"し"}},
	SpecialWard: {[]string{"区"}, []string{"く"}},
	Town:        {[]string{"町"}, []string{"ちょう", "まち"}},
	Village:     {[]string{"村"}, []string{"むら", "そん"}},
	Ward:        {[]string{"区"}, []string{"く"}},
}

// stem is ShortName without its kind ("大阪", "北"); kanaStem is its reading.
func (g Government) stem() string     { return trimAnySuffix(g.ShortName(), suffixes[g.Kind].name) }
func (g Government) kanaStem() string { return trimAnySuffix(g.shortKana(), suffixes[g.Kind].kana) }

func trimAnySuffix(s string, suffixes []string) string {
	for _, suffix := range suffixes {
		if stem, ok := strings.CutSuffix(s, suffix); ok && stem != "" {
			return stem
		}
	}
	return s
}
