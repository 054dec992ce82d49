package place

import "testing"

func TestTileMap(t *testing.T) {
	tiles := TileMap()
	if len(tiles) != 47 {
		t.Fatalf("%d tiles, want 47", len(tiles))
	}
	codes, cells := map[string]bool{}, map[[2]int]bool{}
	for _, tile := range tiles {
		if g, ok := Lookup(tile.Code); !ok || g.Kind != Prefecture {
			t.Errorf("%s is no prefecture", tile.Code)
		}
		if tile.Column < 0 || tile.Column >= TileColumns || tile.Row < 0 || tile.Row >= TileRows {
			t.Errorf("%+v lies outside", tile)
		}
		codes[tile.Code] = true
		cells[[2]int{tile.Column, tile.Row}] = true
	}
	if len(codes) != 47 || len(cells) != 47 {
		t.Errorf("%d prefectures on %d cells", len(codes), len(cells))
	}
}

// The map is a picture of the country: who lies well to the east or north on earth does so on the map.
func TestTileMapFollowsTheEarth(t *testing.T) {
	tiles := TileMap()
	for _, a := range tiles {
		for _, b := range tiles {
			ga, _ := Lookup(a.Code)
			gb, _ := Lookup(b.Code)
			if ga.Lng-gb.Lng > 2 && a.Column < b.Column {
				t.Errorf("%s lies east of %s, column %d against %d", ga.Name, gb.Name, a.Column, b.Column)
			}
			if ga.Lat-gb.Lat > 3 && a.Row > b.Row {
				t.Errorf("%s lies north of %s, row %d against %d", ga.Name, gb.Name, a.Row, b.Row)
			}
		}
	}
}

// Prefectures with a common border, one pair from each part of the country, touch on the map, at least at a corner.
func TestTileMapNeighboursTouch(t *testing.T) {
	pairs := [][2]string{
		{"020001", "030007"}, {"050008", "060003"}, {"040002", "070009"}, {"080004", "090000"}, {"110001", "130001"},
		{"120006", "130001"}, {"130001", "140007"}, {"160008", "170003"}, {"190004", "200000"}, {"210005", "230006"},
		{"220001", "140007"}, {"250007", "260002"}, {"260002", "270008"}, {"280003", "270008"}, {"290009", "300004"},
		{"310000", "320005"}, {"330001", "340006"}, {"350001", "340006"}, {"360007", "370002"}, {"380008", "390003"},
		{"400009", "410004"}, {"410004", "420000"}, {"430005", "440001"}, {"450006", "460001"},
	}
	cells := map[string]Tile{}
	for _, tile := range TileMap() {
		cells[tile.Code] = tile
	}
	for _, pair := range pairs {
		a, b := cells[pair[0]], cells[pair[1]]
		if a.Code == "" || b.Code == "" {
			t.Fatalf("no tile for %v", pair)
		}
		if max(a.Column-b.Column, b.Column-a.Column, a.Row-b.Row, b.Row-a.Row) > 1 {
			t.Errorf("%v: %+v and %+v do not touch", pair, a, b)
		}
	}
}
