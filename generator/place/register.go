package place

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"
	"sync"
)

//go:embed localgov.csv
var localgovCSV string

// columns are the ones the embedded file must have, in this order.
var columns = []string{"lgcode", "kind", "prefecture", "prefecture_en", "name", "kana", "lat", "lng", "url"}

// register is the parsed file, in code order, and how its entries hang together.
type register struct {
	all    []Government
	byCode map[string]int
	parent map[string]string // ward → city, municipality → prefecture
}

// loaded parses the register at its first use. A fault in the embedded file is a fault of the build; the tests read every line of it.
var loaded = sync.OnceValue(func() *register {
	r, err := parse(localgovCSV)
	if err != nil {
		panic("place: embedded register: " + err.Error())
	}
	return r
})

func parse(text string) (*register, error) {
	reader := csv.NewReader(strings.NewReader(text))
	reader.FieldsPerRecord = len(columns)
	rows, err := reader.ReadAll()
	if err != nil {
		return nil, err
	}
	if len(rows) == 0 || !slices.Equal(rows[0], columns) {
		return nil, fmt.Errorf("the first line must be %s", strings.Join(columns, ","))
	}
	rows = rows[1:]
	r := &register{
		all:    make([]Government, 0, len(rows)),
		byCode: make(map[string]int, len(rows)),
		parent: make(map[string]string, len(rows)),
	}
	for i, row := range rows {
		g, err := parseRow(row)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", i+2, err)
		}
		r.all = append(r.all, g)
	}
	slices.SortStableFunc(r.all, func(a, b Government) int { return strings.Compare(a.Code, b.Code) })
	for i, g := range r.all {
		if _, double := r.byCode[g.Code]; double {
			return nil, fmt.Errorf("code %s stands twice", g.Code)
		}
		r.byCode[g.Code] = i
	}
	return r, r.link()
}

func parseRow(row []string) (Government, error) {
	g := Government{
		Code: row[0], Kind: Kind(row[1]), Prefecture: row[2], PrefectureEN: row[3], Name: row[4], Kana: row[5], URL: row[8],
	}
	if _, known := suffixes[g.Kind]; !known {
		return g, fmt.Errorf("unknown kind %q", row[1])
	}
	if err := CheckCode(g.Code); err != nil {
		return g, err
	}
	var err error
	if g.Lat, err = strconv.ParseFloat(row[6], 64); err != nil {
		return g, err
	}
	g.Lng, err = strconv.ParseFloat(row[7], 64)
	return g, err
}

// link finds each entry's parent: by the first two digits for a municipality, by the beginning of the name for a ward.
func (r *register) link() error {
	prefectures := map[string]string{} // first two digits → code
	cities := map[string]string{}      // full name → code
	for _, g := range r.all {
		switch g.Kind {
		case Prefecture:
			prefectures[g.Code[:2]] = g.Code
		case City:
			cities[g.FullName()] = g.Code
		}
	}
	for _, g := range r.all {
		var parent string
		switch g.Kind {
		case Prefecture:
			continue
		case Ward:
			city, _, _ := strings.Cut(g.FullName(), "市")
			parent = cities[city+"市"]
		default:
			parent = prefectures[g.Code[:2]]
		}
		if parent == "" {
			return fmt.Errorf("%s %s: what it belongs to is missing", g.Code, g.Name)
		}
		r.parent[g.Code] = parent
	}
	return nil
}

// Lookup returns the local government with the six-digit code.
func Lookup(code string) (Government, bool) {
	r := loaded()
	i, ok := r.byCode[code]
	if !ok {
		return Government{}, false
	}
	return r.all[i], true
}

// All yields the whole register in code order: each prefecture is followed by what lies in it.
func All() iter.Seq[Government] { return slices.Values(loaded().all) }

// Prefectures returns the 47 prefectures in code order, from Hokkaido to Okinawa.
func Prefectures() []Government {
	return where(func(g Government) bool { return g.Kind == Prefecture })
}

// Municipalities returns the cities, special wards, towns and villages of a prefecture in code order; wards of designated cities are
// not among them. The result is empty where the code is not a prefecture's.
func Municipalities(prefectureCode string) []Government { return children(prefectureCode) }

// Wards returns the wards of a designated city in code order; empty for all others.
func Wards(cityCode string) []Government { return children(cityCode) }

// ParentOf returns what the entry lies in: the city of a ward, the prefecture of a municipality. A prefecture has no parent.
func ParentOf(code string) (Government, bool) { return Lookup(loaded().parent[code]) }

// PrefectureOf returns the prefecture that the entry lies in; a prefecture's is itself.
func PrefectureOf(code string) (Government, bool) {
	g, ok := Lookup(code)
	for ok && g.Kind != Prefecture {
		g, ok = ParentOf(g.Code)
	}
	return g, ok
}

func children(code string) []Government {
	parent := loaded().parent
	return where(func(g Government) bool { return code != "" && parent[g.Code] == code })
}

func where(keep func(Government) bool) []Government {
	var out []Government
	for g := range All() {
		if keep(g) {
			out = append(out, g)
		}
	}
	return out
}
