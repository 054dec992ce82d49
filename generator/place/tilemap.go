package place

// Tile is the cell of a prefecture in the tile map: Column counts from the west, Row from the north, both from 0.
type Tile struct {
	Code        string
	Column, Row int
}

// tileRows draws the country with one cell per prefecture, named by the first two digits of its code. Neighbours stay neighbours where a
// grid allows it, and Hokkaido, Shikoku and Kyushu stand apart as they do at sea.
var tileRows = [...][13]string{
	{"", "", "", "", "", "", "", "", "", "", "", "", "01"},
	{"", "", "", "", "", "", "", "", "", "", "", "", "02"},
	{"", "", "", "", "", "", "", "", "", "", "", "05", "03"},
	{"", "", "", "", "", "", "", "", "", "", "", "06", "04"},
	{"", "", "", "", "", "", "", "", "", "17", "16", "15", "07"},
	{"", "", "", "", "32", "31", "28", "26", "18", "21", "20", "10", "09"},
	{"42", "41", "40", "35", "34", "33", "27", "29", "25", "23", "19", "11", "08"},
	{"", "43", "44", "", "38", "37", "", "30", "24", "", "22", "13", "12"},
	{"", "46", "45", "", "39", "36", "", "", "", "", "", "14", ""},
	{"47", "", "", "", "", "", "", "", "", "", "", "", ""},
}

// TileColumns and TileRows are the size of the tile map.
const (
	TileColumns = len(tileRows[0])
	TileRows    = len(tileRows)
)

// TileMap returns the tile of each prefecture in code order.
func TileMap() []Tile {
	cells := map[string]Tile{}
	for row := range tileRows {
		for column, digits := range tileRows[row] {
			if digits != "" {
				cells[digits] = Tile{Column: column, Row: row}
			}
		}
	}
	var tiles []Tile
	for _, prefecture := range Prefectures() {
		tile, ok := cells[prefecture.Code[:2]]
		if !ok {
			continue
		}
		tile.Code = prefecture.Code
		tiles = append(tiles, tile)
	}
	return tiles
}
