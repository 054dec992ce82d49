package importer

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"seika/generator/agreement"
	"seika/generator/jatext"
	"seika/generator/load"
	"seika/generator/nearest"
	"seika/generator/orgname"
	"seika/generator/place"
)

// body is an organisation: one on record, or one that the list names for the first time.
type body struct {
	ID, Name, Kind string
	// forms are the legal forms that its names state; none where they state none.
	forms []string
	names []string
	draft bool
}

// directory knows the organisations and local governments by the names that lists give them.
type directory struct {
	bodies map[string][]*body // by orgname.Key
	byID   map[string]*body
	ids    map[string]bool
}

// governmentsByName are the local governments by the governmentKey of their names.
var governmentsByName = sync.OnceValue(func() map[string][]place.Government {
	byName := map[string][]place.Government{}
	for g := range place.All() {
		for _, name := range []string{g.FullName(), g.Name, g.ShortName()} {
			key := governmentKey(name)
			if !slices.ContainsFunc(byName[key], func(h place.Government) bool { return h.Code == g.Code }) {
				byName[key] = append(byName[key], g)
			}
		}
	}
	return byName
})

func newDirectory(records []load.OrganisationRecord) *directory {
	d := &directory{bodies: map[string][]*body{}, byID: map[string]*body{}, ids: map[string]bool{}}
	for _, r := range records {
		o := r.Organisation
		b := &body{ID: o.ID, Name: o.Name.In("ja"), Kind: o.Kind}
		d.ids[strings.ToLower(o.ID)] = true
		if o.ID == "" {
			continue
		}
		d.byID[o.ID] = b
		for _, name := range append([]string{o.Name.JA, o.Name.EN}, o.Aliases...) {
			d.name(b, name)
		}
	}
	return d
}

// name adds a name under which the body is found.
func (d *directory) name(b *body, name string) {
	key, form := orgname.Key(name)
	if key == "" {
		return
	}
	b.names = append(b.names, jatext.Squeeze(orgname.Expand(jatext.Fold(name))))
	if form != "" && !slices.Contains(b.forms, form) {
		b.forms = append(b.forms, form)
	}
	if !slices.Contains(d.bodies[key], b) {
		d.bodies[key] = append(d.bodies[key], b)
	}
}

// find returns the organisation with that name. A Reason says why there is none where there is not simply none: several fit, or the only
// one has another legal form.
func (d *directory) find(name string) (*body, *Reason) {
	key, form := orgname.Key(name)
	all := d.bodies[key]
	var fit []*body
	for _, b := range all {
		if form == "" || len(b.forms) == 0 || slices.Contains(b.forms, form) {
			fit = append(fit, b)
		}
	}
	switch {
	case key == "" || len(all) == 0:
		return nil, nil
	case len(fit) == 0:
		return nil, reason("partner-form", name, all[0].Name)
	case len(fit) > 1:
		var ids []string
		for _, b := range fit {
			ids = append(ids, b.ID)
		}
		return nil, reason("partner-ambiguous", name, strings.Join(ids, ", "))
	}
	return fit[0], nil
}

// draft returns the organisation with that name, made anew where there is none.
func (d *directory) draft(name, kind string) *body {
	if b, why := d.find(name); b != nil && why == nil {
		return b
	}
	b := &body{ID: d.newID(name), Name: name, Kind: kind, draft: true}
	d.ids[b.ID], d.byID[b.ID] = true, b
	d.name(b, name)
	return b
}

// named are the names of the organisation with that id.
func (d *directory) named(id string) []string {
	if b := d.byID[id]; b != nil {
		return b.names
	}
	return nil
}

// similar is the id of an organisation on record whose name differs from that of a new one by a character or two, "" where there is none.
func (d *directory) similar(b *body) string {
	key, _ := orgname.Key(b.Name)
	var keys []string
	for other, bodies := range d.bodies {
		if other != key && !bodies[0].draft && firstRune(other) == firstRune(key) { // 第一生命 is not 住友生命
			keys = append(keys, other)
		}
	}
	slices.Sort(keys)
	if word, ok := nearest.Word(key, keys); ok && len([]rune(key)) >= 4 {
		return d.bodies[word][0].ID
	}
	return ""
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// newID proposes the id of a new organisation: its name in Latin letters where it is written in kana or Latin letters, else, since nobody
// can tell the reading of kanji, a short digest of the name. The same name always gives the same id.
func (d *directory) newID(name string) string {
	key, form := orgname.Key(name)
	core, _ := orgname.Cut(orgname.Expand(jatext.Fold(name)))
	digest := sha256.Sum256([]byte(form + key))
	short := hex.EncodeToString(digest[:4])
	id, ok := jatext.Latin(core)
	id = shortened(id, 40)
	if !ok || !agreement.ValidID(id) || len(id) < 2 {
		id = "org-" + short
	}
	if d.ids[id] {
		id = shortened(id, 31) + "-" + short
	}
	return id
}

// shortened cuts an id to at most n bytes, at a hyphen where there is one.
func shortened(id string, n int) string {
	if len(id) <= n {
		return id
	}
	if i := strings.LastIndexByte(id[:n+1], '-'); i > n/2 {
		return id[:i]
	}
	return strings.TrimRight(id[:n], "-")
}

// governmentKey is a local government's name without spaces, in the spelling of the register, without the county (郡) that lists write
// before towns.
func governmentKey(name string) string {
	s := strings.NewReplacer("ヶ", "ケ", "ヵ", "カ").Replace(jatext.Squeeze(jatext.Fold(name)))
	if i := strings.Index(s, "郡"); i > 0 && (strings.HasSuffix(s, "町") || strings.HasSuffix(s, "村")) {
		county := i + len("郡")
		prefecture := 0
		for _, p := range place.Prefectures() {
			if strings.HasPrefix(s, p.Name) {
				prefecture = len(p.Name)
			}
		}
		if county < len(s) && prefecture < county && strings.Count(s[county:], "") > 2 {
			s = s[:prefecture] + s[county:]
		}
	}
	return s
}

// government returns the local governments with exactly that name; within narrows them to one prefecture (its code) unless it is "".
func (d *directory) government(name, within string) []place.Government {
	found := governmentsByName()[governmentKey(name)]
	if within == "" {
		return found
	}
	var inside []place.Government
	for _, g := range found {
		if p, ok := place.PrefectureOf(g.Code); ok && p.Code == within {
			inside = append(inside, g)
		}
	}
	return inside
}

// oneGovernment is the only local government that fits, or the Reason why there is none.
func (d *directory) oneGovernment(name, within string) (place.Government, *Reason) {
	found := d.government(name, within)
	switch len(found) {
	case 0:
		return place.Government{}, reason("place-unknown", jatext.OneLine(name))
	case 1:
		return found[0], nil
	}
	var names []string
	for _, g := range found {
		names = append(names, g.FullName()+" ("+g.Code+")")
	}
	return place.Government{}, reason("place-ambiguous", jatext.OneLine(name), strings.Join(names, ", "))
}

// placeByCode finds a local government by its code: six digits, five without the check digit, or five because a spreadsheet took the zero
// at the beginning away. Where five digits can mean two governments they mean none.
func placeByCode(code string) (place.Government, bool) {
	text := jatext.Squeeze(jatext.Fold(code))
	if text == "" || strings.Trim(text, "0123456789") != "" {
		return place.Government{}, false
	}
	if g, ok := place.Lookup(text); ok {
		return g, true
	}
	var found []place.Government
	if g, ok := place.Lookup("0" + text); ok {
		found = append(found, g)
	}
	if len(text) == 5 {
		for check := '0'; check <= '9'; check++ {
			if g, ok := place.Lookup(text + string(check)); ok {
				found = append(found, g)
			}
		}
	}
	if len(found) != 1 {
		return place.Government{}, false
	}
	return found[0], true
}

// ResolvePlace finds the local government that a person names by its code or its exact name.
func ResolvePlace(name string) (place.Government, error) {
	if g, ok := placeByCode(name); ok {
		return g, nil
	}
	text := jatext.Squeeze(jatext.Fold(name))
	if strings.Trim(text, "0123456789") == "" && text != "" {
		if err := place.CheckCode(text); err != nil {
			return place.Government{}, err
		}
	}
	g, why := newDirectory(nil).oneGovernment(text, "")
	if why != nil {
		err := &PlaceError{Name: name, Text: why.Text}
		if near := place.Search(name, 3); len(near) > 0 && why.Code == "place-unknown" {
			for _, n := range near {
				err.Near = append(err.Near, n.FullName()+" ("+n.Code+")")
			}
		}
		return g, err
	}
	return g, nil
}
