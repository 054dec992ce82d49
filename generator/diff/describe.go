package diff

import (
	"strings"

	"seika/generator/agreement"
)

// Describe says in both languages what a change between two versions is: where it is, in the labels of the field table and the titles of
// the items, and what became of the value. The maps are those that the change was found in.
func Describe(old, new FieldMap, c Change) agreement.Localized {
	d := describer{old: old, new: new, change: &c}
	return d.text()
}

type describer struct {
	old, new FieldMap
	change   *Change
}

// get looks a value up on the side that tells it as it is now.
func (d *describer) get(path string) string {
	if d.change.Kind == Removed {
		if v := d.old.Get(path); v != "" {
			return v
		}
	}
	if v := d.new.Get(path); v != "" {
		return v
	}
	return d.old.Get(path)
}

func (d *describer) text() agreement.Localized {
	c := d.change
	at := places(c.Path)
	if len(at) == 0 || at[len(at)-1].path != c.Path {
		at = nil // a path that this version of the field table does not know
	}
	where := d.where(at)
	if at == nil {
		where = verbatim(c.Path)
	}
	switch {
	case c.Leaves != nil:
		return d.whole(where, at)
	case strings.HasSuffix(c.Path, "/"+orderName):
		return say("%sの順序が変わった：%s → %s", "%s, order changed: %s → %s", where, orderText(c.Old), orderText(c.New))
	}
	from, to := d.value(at, c.Old), d.value(at, c.New)
	switch c.Kind {
	case Added:
		return say("%s：%sを追加", "%s: %s added", where, spaced(to))
	case Removed:
		return say("%s：%sを削除", "%s: %s removed", where, spaced(from))
	}
	return say("%s：%s → %s", "%s: %s → %s", where, from, to)
}

func (d *describer) whole(where agreement.Localized, at []place) agreement.Localized {
	amount := agreement.Localized{}
	if t := d.amount(at[len(at)-1].path); !t.IsZero() {
		amount = say("：%s", ": %s", t)
	}
	if d.change.Kind == Added {
		return say("%sを追加%s", "%s added%s", where, amount)
	}
	return say("%sを削除%s", "%s removed%s", where, amount)
}

// where names the place of a change: 取組「移動販売」› 目標（2015-04-01）› 値.
func (d *describer) where(at []place) agreement.Localized {
	var ja, en []string
	push := func(t agreement.Localized) { ja, en = append(ja, t.JA), append(en, t.EN) }
	for n, p := range at {
		last := n == len(at)-1
		switch {
		case p.item && p.field.Object == nil: // the value says it
		case p.item && p.name == orderName:
			push(p.field.Label)
		case p.item:
			push(d.itemTitle(p))
		case p.lang:
			t := map[string]agreement.Localized{"ja": agreement.L("（日本語）", " (Japanese)"), "en": agreement.L("（英語）", " (English)")}[p.name]
			ja[len(ja)-1] += t.JA
			en[len(en)-1] += t.EN
		case p.field.List && p.field.Object != nil && !last: // the items say it
		default:
			push(p.field.Label)
		}
	}
	return agreement.L(strings.Join(ja, " › "), strings.Join(en, " › "))
}

// itemTitle names an item of a list: by its title, or by what tells it apart.
func (d *describer) itemTitle(p place) agreement.Localized {
	o := p.field.Object
	if i := keyRank(o, "title"); i >= 0 {
		if f := &o.Fields[i]; localized(f) {
			if t := d.localized(p.path + "/title"); !t.IsZero() {
				return say("%s%s", "%s %s", o.Label, quote(t))
			}
		} else if t := d.get(p.path + "/title"); t != "" {
			return say("%s%s", "%s %s", o.Label, quote(verbatim(t)))
		}
	}
	for _, alternative := range o.NaturalKey {
		var ja, en []string
		for _, key := range alternative {
			i := keyRank(o, key)
			t := d.keyValue(&o.Fields[i], p.path+"/"+key)
			if t.IsZero() {
				continue
			}
			ja, en = append(ja, t.In("ja")), append(en, t.In("en"))
		}
		if len(ja) > 0 {
			if period := d.get(p.path + "/period"); alternative[0] == "id" && period != "" { // an id of a measurement says little
				return say("%s（%s、%s）", "%s (%s, %s)", o.Label, shortPeriod(period), ja[0])
			}
			return say("%s（%s）", "%s (%s)", o.Label, agreement.L(strings.Join(ja, "、"), strings.Join(en, ", ")))
		}
	}
	return say("%s（%s）", "%s (%s)", o.Label, unescaper.Replace(p.name))
}

func (d *describer) localized(path string) agreement.Localized {
	return agreement.L(d.get(path+"/ja"), d.get(path+"/en"))
}

func (d *describer) keyValue(f *agreement.Field, path string) agreement.Localized {
	if localized(f) {
		t := d.localized(path)
		return agreement.L(shorten(t.In("ja")), shorten(t.In("en")))
	}
	v := d.get(path)
	if v == "" {
		return agreement.Localized{}
	}
	switch {
	case f.Vocabulary != nil:
		return f.Vocabulary.Label(v)
	case f.Type == agreement.TypeDate:
		return day(v)
	case f.Type == agreement.TypePeriod:
		return shortPeriod(v)
	case f.Type == agreement.TypePath:
		if at := places(v); len(at) > 0 && at[len(at)-1].path == v {
			return d.where(at)
		}
	}
	return verbatim(shorten(v))
}

// shortPeriod is a period in a name: English keeps the short form of records, FY2017.
func shortPeriod(v string) agreement.Localized { return agreement.L(day(v).JA, v) }

// amount returns the number that an item is about, with its unit: the value of a measurement, the quantity of an event.
func (d *describer) amount(path string) agreement.Localized {
	for _, below := range []string{"", "/quantity", "/promised/quantity", "/amount"} {
		at := path + below
		value := rangeText(agreement.Number(d.get(at+"/value")), agreement.Number(d.get(at+"/min")), agreement.Number(d.get(at+"/max")))
		if value == "" {
			continue
		}
		if q := d.get(at + "/qualifier"); q != "" {
			value = q + " " + value
		}
		return withUnit(value, d.unit(at))
	}
	return agreement.Localized{}
}

// unit returns the unit of the numbers at path: its own, or that of what it lies in.
func (d *describer) unit(path string) string {
	for {
		if u := d.get(path + "/unit"); u != "" {
			return u
		}
		i := strings.LastIndexByte(path, '/')
		if i < 0 {
			return ""
		}
		path = path[:i]
	}
}

// value writes a value the way its field is read: words by their label, numbers with their unit, prose in quotes.
func (d *describer) value(at []place, text string) agreement.Localized {
	if len(at) == 0 || text == "" {
		return verbatim(shorten(text))
	}
	f := at[len(at)-1].field
	switch f.Type {
	case agreement.TypeWord:
		return quote(f.Vocabulary.Label(text))
	case agreement.TypeNumber:
		if f.Key == "numerator" || f.Key == "denominator" {
			return withUnit(text, "")
		}
		path := at[len(at)-1].path
		return withUnit(text, d.unit(path[:strings.LastIndexByte(path, '/')]))
	case agreement.TypeDate, agreement.TypePeriod:
		return day(text)
	case agreement.TypeText, agreement.TypeProse, agreement.TypeLocalized:
		return quote(verbatim(text))
	case agreement.TypeBool:
		return agreement.L("はい", "yes")
	case agreement.TypeEvidenceRef:
		if title := d.sourceTitle(text); title != "" {
			return say("%s（%s）", "%s (%s)", text, shorten(title))
		}
	}
	return verbatim(shorten(text))
}

// sourceTitle returns the title of the source with that id.
func (d *describer) sourceTitle(id string) string {
	return d.get("evidence/" + escape(id) + "/title")
}

// orderText lists the names of items in their order, without what is only needed in paths.
func orderText(order string) agreement.Localized {
	names := strings.Split(order, "/")
	for i, name := range names {
		names[i] = unescaper.Replace(strings.ReplaceAll(name, ",", " "))
	}
	return agreement.L(strings.Join(names, "、"), strings.Join(names, ", "))
}
