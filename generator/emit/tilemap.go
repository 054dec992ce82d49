package emit

import (
	"math"

	"seika/generator/place"
)

// shades is how many shades the map has for prefectures with records.
const shades = 4

func (l *locale) newTileMap(count func(code string) int) TileMap {
	m := TileMap{Caption: l.t("都道府県ごとの記録の件数。市区町村の記録を含む。記録の少なさは、協定の少なさを意味しない。",
		"Records by prefecture, those of municipalities included. Few records do not mean few agreements.")}
	largest := 0
	for _, tile := range place.TileMap() {
		largest = max(largest, count(tile.Code))
	}
	from := shadeBounds(largest)
	m.Levels = []string{"0"}
	for i := range from {
		if i+1 < len(from) {
			m.Levels = append(m.Levels, levelText(from[i], from[i+1]-1))
		} else {
			m.Levels = append(m.Levels, levelText(from[i], 0))
		}
	}
	for _, tile := range place.TileMap() {
		g, _ := place.Lookup(tile.Code)
		n := count(tile.Code)
		t := Tile{Count: l.groupCount(l.places, l.places.byID[tile.Code], 0), Short: l.t(shortName(g), g.Romaji()), Column: tile.Column, Row: tile.Row}
		if n == 0 {
			t.Href = ""
		}
		for i := range from {
			if n >= from[i] {
				t.Level = i + 1
			}
		}
		m.Tiles = append(m.Tiles, t)
	}
	return m
}

// shortName is a prefecture's name without its ending; 北海道 keeps it.
func shortName(g place.Government) string {
	runes := []rune(g.Name)
	if g.PrefectureEN == "Hokkaido" || len(runes) < 2 {
		return g.Name
	}
	return string(runes[:len(runes)-1])
}

// shadeBounds are the least numbers of each shade: 1, and then growing by equal factors up to the largest number.
func shadeBounds(largest int) []int {
	bounds := []int{1}
	for i := 1; i < shades; i++ {
		next := int(math.Ceil(math.Pow(float64(largest), float64(i)/shades)))
		next = max(next, bounds[i-1]+1)
		if next >= 10 {
			next = (next + 4) / 5 * 5
		}
		bounds = append(bounds, next)
	}
	return bounds
}
