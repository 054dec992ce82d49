package place_test

import (
	"slices"
	"testing"

	"seika/generator/place"
)

func TestNamed(t *testing.T) {
	for _, c := range []struct {
		query string
		want  []string
	}{
		{"呉市", []string{"342025"}},
		{"くれし", []string{"342025"}},
		{"クレ", []string{"342025"}},
		{"Kure", []string{"342025"}},
		{"342025", []string{"342025"}},
		{"34202", []string{"342025"}},
		{"3420", nil}, // the beginning of a code names nothing yet
		{"大阪", []string{"270008", "271004"}},
		{"大阪府", []string{"270008"}},
		{"府中市", []string{"132063", "342084"}},
		{"広島県府中市", []string{"342084"}},
		{"呉市役所", nil},
		{"", nil},
	} {
		var got []string
		for _, g := range place.Named(c.query) {
			got = append(got, g.Code)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q: %v, want %v", c.query, got, c.want)
		}
	}
}
