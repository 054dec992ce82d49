package diff

import (
	"maps"
	"reflect"
	"slices"
	"strings"

	"seika/generator/agreement"
)

// Register is what the records of a data set share.
type Register struct {
	Organisations []*agreement.Organisation
	Themes        []agreement.Theme
}

// EntryKind says what an entry of a register is.
type EntryKind string

// The kinds of entries.
const (
	EntryOrganisation EntryKind = "organisation"
	EntryTheme        EntryKind = "theme"
)

// EntryDiff is the difference of one organisation or theme.
type EntryDiff struct {
	Entry EntryKind `json:"entry"`
	ID    string    `json:"id"`
	// Name is what it is called now; of an entry that is gone, what it was called.
	Name agreement.Localized `json:"name"`
	// Kind is RecordNew, RecordWithdrawn or RecordChanged.
	Kind RecordKind `json:"kind"`
	// Changes are the changes of an entry that is on both sides, each with its Text. Of an item of a list of objects there is one, without values.
	Changes []Change `json:"changes,omitempty"`
}

var (
	organisationPlan = newPlan(agreement.OrganisationObject, reflect.TypeFor[agreement.Organisation](), map[*agreement.Object]*plan{})
	themePlan        = newPlan(agreement.ThemeObject, reflect.TypeFor[agreement.Theme](), map[*agreement.Object]*plan{})
)

// registerEntry is an entry as it is compared.
type registerEntry struct {
	name   agreement.Localized
	fields FieldMap
}

// Registers compares what two data sets share: organisations, then themes, each sorted by id. Of several entries with one id the first counts.
func Registers(old, new Register) []EntryDiff {
	return slices.Concat(
		compareEntries(EntryOrganisation, agreement.OrganisationObject, old.organisations(), new.organisations()),
		compareEntries(EntryTheme, agreement.ThemeObject, old.themes(), new.themes()))
}

func (r Register) organisations() map[string]registerEntry {
	entries := map[string]registerEntry{}
	for _, o := range r.Organisations {
		if o == nil {
			continue
		}
		if _, known := entries[o.ID]; !known {
			entries[o.ID] = registerEntry{titled(o.Name, o.ID), fieldsOf(reflect.ValueOf(o).Elem(), organisationPlan)}
		}
	}
	return entries
}

func (r Register) themes() map[string]registerEntry {
	entries := map[string]registerEntry{}
	for i := range r.Themes {
		t := &r.Themes[i]
		if _, known := entries[t.ID]; !known {
			entries[t.ID] = registerEntry{titled(agreement.L(t.JA, t.EN), t.ID), fieldsOf(reflect.ValueOf(t).Elem(), themePlan)}
		}
	}
	return entries
}

func compareEntries(kind EntryKind, object *agreement.Object, was, is map[string]registerEntry) (list []EntryDiff) {
	ids := map[string]bool{}
	for id := range was {
		ids[id] = true
	}
	for id := range is {
		ids[id] = true
	}
	for _, id := range slices.Sorted(maps.Keys(ids)) {
		before, old := was[id]
		after, new := is[id]
		d := EntryDiff{Entry: kind, ID: id, Name: after.name, Kind: RecordChanged}
		switch {
		case !old:
			d.Kind = RecordNew
		case !new:
			d.Kind, d.Name = RecordWithdrawn, before.name
		default:
			if d.Changes = entryChanges(object, before.fields, after.fields); len(d.Changes) == 0 {
				continue
			}
		}
		list = append(list, d)
	}
	return list
}

// entryChanges compares two entries value by value, the items of lists of objects as wholes.
func entryChanges(object *agreement.Object, old, new FieldMap) (changes []Change) {
	sides := map[string][2]string{}
	collect := func(m FieldMap, side int) {
		for _, f := range m {
			path, value := f.Path, f.Value
			if key, rest, _ := strings.Cut(path, "/"); objectList(object, key) {
				item, inside, _ := strings.Cut(rest, "/")
				path, value = key+"/"+item, inside+"\x00"+value+"\x00"
			}
			both := sides[path]
			both[side] += value
			sides[path] = both
		}
	}
	collect(old, 0)
	collect(new, 1)
	for _, path := range slices.Sorted(maps.Keys(sides)) {
		from, to := sides[path][0], sides[path][1]
		key, rest, _ := strings.Cut(path, "/")
		if from == to || key == "schema" || rest == orderName {
			continue
		}
		c := Change{Path: path, Kind: Changed, Old: from, New: to}
		switch {
		case from == "":
			c.Kind = Added
		case to == "":
			c.Kind = Removed
		}
		f, known := object.Field(key)
		label := verbatim(key)
		if known {
			label = f.Label
		}
		if objectList(object, key) {
			c.Old, c.New = "", ""
			label = say("%s（%s）", "%s (%s)", label, unescaper.Replace(rest))
		} else if known && localized(f) {
			label = say("%s（%s）", "%s (%s)", label, map[string]agreement.Localized{"ja": agreement.L("日本語", "Japanese"), "en": agreement.L("英語", "English")}[rest])
		}
		c.Text = entryText(label, &c)
		changes = append(changes, c)
	}
	slices.SortStableFunc(changes, func(a, b Change) int { return keyRankOf(object, a.Path) - keyRankOf(object, b.Path) })
	return changes
}

func objectList(object *agreement.Object, key string) bool {
	f, ok := object.Field(key)
	return ok && f.List && f.Object != nil
}

func keyRankOf(object *agreement.Object, path string) int {
	key, _, _ := strings.Cut(path, "/")
	return keyRank(object, key)
}

func entryText(label agreement.Localized, c *Change) agreement.Localized {
	from, to := quote(verbatim(c.Old)), quote(verbatim(c.New))
	switch {
	case c.Old == "" && c.New == "":
		return say("%s：%s", "%s: %s", label, map[Kind]agreement.Localized{
			Added: agreement.L("追加", "added"), Removed: agreement.L("削除", "removed"), Changed: agreement.L("変更", "changed"),
		}[c.Kind])
	case c.Kind == Added:
		return say("%s：%sを追加", "%s: %s added", label, to)
	case c.Kind == Removed:
		return say("%s：%sを削除", "%s: %s removed", label, from)
	}
	return say("%s：%s → %s", "%s: %s → %s", label, from, to)
}

// headline says what became of an entry as a whole, "" for one that changed.
func (e *EntryDiff) headline() agreement.Localized {
	what := agreement.L("団体", "organisation")
	if e.Entry == EntryTheme {
		what = agreement.L("分野", "theme")
	}
	switch e.Kind {
	case RecordNew:
		return say("新しい%s", "new %s", what)
	case RecordWithdrawn:
		return say("%sの取り下げ", "%s withdrawn", what)
	}
	return what
}
