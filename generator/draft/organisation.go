package draft

import (
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"seika/generator/agreement"
	"seika/generator/jatext"
	"seika/generator/load"
	"seika/generator/nearest"
	"seika/generator/orgname"
)

// Body is an organisation: one on record, or a New one that a draft names for the first time.
type Body struct {
	agreement.Organisation
	New bool
	// forms are the legal forms that its names state; none where they state none.
	forms []string
	names []string
}

// Directory knows the organisations on record, and those that drafts add, by the names that sources give them.
type Directory struct {
	bodies map[string][]*Body // by orgname.Key
	byID   map[string]*Body
	ids    map[string]bool
}

// NewDirectory knows the given organisations.
func NewDirectory(records []load.OrganisationRecord) *Directory {
	d := &Directory{bodies: map[string][]*Body{}, byID: map[string]*Body{}, ids: map[string]bool{}}
	for _, r := range records {
		b := &Body{Organisation: *r.Organisation}
		d.ids[strings.ToLower(b.ID)] = true
		if b.ID == "" {
			continue
		}
		d.byID[b.ID] = b
		for _, name := range append([]string{b.Name.JA, b.Name.EN}, b.Aliases...) {
			d.name(b, name)
		}
	}
	return d
}

// branch is a copy that can be added to while d stays as it is.
func (d *Directory) branch() *Directory {
	return &Directory{bodies: maps.Clone(d.bodies), byID: maps.Clone(d.byID), ids: maps.Clone(d.ids)}
}

// name adds a name under which the body is found.
func (d *Directory) name(b *Body, name string) {
	key, form := orgname.Key(name)
	if key == "" {
		return
	}
	b.names = append(b.names, jatext.Squeeze(orgname.Expand(jatext.Fold(name))))
	if form != "" && !slices.Contains(b.forms, form) {
		b.forms = append(b.forms, form)
	}
	if !slices.Contains(d.bodies[key], b) {
		d.bodies[key] = append(slices.Clip(d.bodies[key]), b)
	}
}

// ByID returns the organisation with that id.
func (d *Directory) ByID(id string) (*Body, bool) {
	b, ok := d.byID[id]
	return b, ok
}

// Find returns the organisation with that name, nil where there is none. A Problem says why there is none where there is not simply none:
// several fit, or the only one has another legal form.
func (d *Directory) Find(name string) (*Body, *Problem) {
	key, form := orgname.Key(name)
	all := d.bodies[key]
	var fit []*Body
	for _, b := range all {
		if form == "" || len(b.forms) == 0 || slices.Contains(b.forms, form) {
			fit = append(fit, b)
		}
	}
	switch {
	case key == "" || len(all) == 0:
		return nil, nil
	case len(fit) == 0:
		return nil, problem("partner-form", "「%s」は登録済みの「%s」と法人の種類が違います。", "%q has another legal form than %q, which is on record.",
			name, all[0].Name.In("ja"))
	case len(fit) > 1:
		var ids []string
		for _, b := range fit {
			ids = append(ids, b.ID)
		}
		return nil, problem("partner-ambiguous", "「%s」に当てはまる団体がいくつかあります：%s。", "%q fits several organisations: %s.",
			name, strings.Join(ids, ", "))
	}
	return fit[0], nil
}

// Draft returns the organisation with that name, made anew with the given kind ("" for unknown) where there is none.
func (d *Directory) Draft(name, kind string) *Body {
	if b, why := d.Find(name); b != nil && why == nil {
		return b
	}
	b := &Body{New: true, Organisation: agreement.Organisation{
		Schema: agreement.Schema, ID: d.newID(name), Name: agreement.L(name, ""), Kind: kind}}
	d.ids[b.ID], d.byID[b.ID] = true, b
	d.name(b, name)
	return b
}

// Named are the names of the organisation with that id, squeezed and folded.
func (d *Directory) Named(id string) []string {
	if b := d.byID[id]; b != nil {
		return b.names
	}
	return nil
}

// Similar is the id of an organisation on record whose name differs from that of a new one by a character or two, "" where there is none.
func (d *Directory) Similar(b *Body) string {
	key, _ := orgname.Key(b.Name.In("ja"))
	var keys []string
	for other, bodies := range d.bodies {
		if other != key && !bodies[0].New && firstRune(other) == firstRune(key) { // 第一生命 is not 住友生命
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
func (d *Directory) newID(name string) string {
	key, form := orgname.Key(name)
	core, _ := orgname.Cut(orgname.Expand(jatext.Fold(name)))
	digest := sha256.Sum256([]byte(form + key))
	short := hex.EncodeToString(digest[:4])
	id, ok := latinID(core)
	if !ok {
		id = "org-" + short
	}
	if d.ids[id] {
		id = shortened(id, 31) + "-" + short
	}
	return id
}

// latinID is the id that a name of kana or Latin letters gives.
func latinID(name string) (string, bool) {
	id, ok := jatext.Latin(name)
	id = shortened(id, 40)
	return id, ok && agreement.ValidID(id) && len(id) >= 2
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

// rename gives a new organisation another id.
func (d *Directory) rename(b *Body, id string) {
	delete(d.ids, b.ID)
	delete(d.byID, b.ID)
	b.ID = id
	d.ids[id], d.byID[id] = true, b
}
