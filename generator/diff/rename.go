package diff

import (
	"slices"
	"strconv"
	"strings"

	"seika/generator/agreement"
)

// maxTwins bounds how many items of one list that share a key are compared with each other. More than two are an error of the record.
const maxTwins = 16

// renames finds items that are the same although they are called otherwise, because their natural key says the same in other words: a
// measurement that was known by its period got an id so that a later one can correct it; the month of an event became a day of that
// month; a fiscal year was written as two dates. It returns new paths by old ones. Ids that were changed are not guessed.
func renames(changes []Change) map[string]string {
	candidates := map[alias][]*Change{}
	for i := range changes {
		if c := &changes[i]; c.Kind == Added {
			for _, a := range c.aliases() {
				candidates[a] = append(candidates[a], c)
			}
		}
	}
	renamed, used := map[string]string{}, map[*Change]bool{}
	if len(candidates) == 0 {
		return nil
	}
	for i := range changes {
		gone := &changes[i]
		if gone.Kind != Removed {
			continue
		}
		var best *Change
		score := 0
		for _, a := range gone.aliases() {
			list := candidates[a]
			for _, come := range list[:min(len(list), maxTwins)] {
				if used[come] || !gone.sameItem(come, a.alternative) {
					continue
				}
				if s := 1 + alike(gone, come); s > score {
					best, score = come, s
				}
			}
		}
		if best != nil {
			renamed[gone.Path], used[best] = best.Path, true
		}
	}
	return renamed
}

// alias is what items share that may be the same: their list, and an alternative of their natural key with dates cut to the year.
type alias struct {
	list        string
	alternative int
	values      string
}

// aliases returns the alternatives of its natural key that an item states; nil where c is no whole item.
func (c *Change) aliases() (all []alias) {
	if c.Leaves == nil {
		return nil
	}
	list, object := listOf(c.Path)
	for n, alternative := range object.NaturalKey {
		if n == 0 && len(object.NaturalKey) == 1 && !slices.ContainsFunc(alternative, func(key string) bool { return dated(object, key) }) {
			continue // only an id tells it apart
		}
		var values strings.Builder
		stated := false
		for _, key := range alternative {
			text := c.leaf(key)
			stated = stated || text != ""
			if dated(object, key) {
				first, _ := span(text)
				text = strconv.Itoa(first.Year)
			}
			values.WriteString(text + "\x00")
		}
		if stated {
			all = append(all, alias{list, n, values.String()})
		}
	}
	return all
}

func dated(o *agreement.Object, key string) bool {
	f, ok := o.Field(key)
	return ok && (f.Type == agreement.TypeDate || f.Type == agreement.TypePeriod)
}

// span returns the first and the last day that a date or period can mean.
func span(text string) (first, last agreement.Date) {
	if p, err := agreement.ParsePeriod(text); err == nil {
		return p.First(), p.Last()
	}
	return agreement.Date{}, agreement.Date{}
}

// sameItem reports whether two items say the same in alternative n of their natural key: equal values, periods of the same days, and dates of
// which one is the other with more precision. Two ids that differ are two items.
func (c *Change) sameItem(d *Change, n int) bool {
	_, object := listOf(c.Path)
	if n > 0 && c.leaf(object.NaturalKey[0][0]) != "" && d.leaf(object.NaturalKey[0][0]) != "" {
		return false
	}
	for _, key := range object.NaturalKey[n] {
		a, b := c.leaf(key), d.leaf(key)
		if a == b {
			continue
		}
		if !dated(object, key) {
			return false
		}
		firstA, lastA := span(a)
		firstB, lastB := span(b)
		if firstA == firstB && lastA == lastB {
			continue
		}
		f, _ := object.Field(key)
		if f.Type == agreement.TypePeriod || !contains(firstA, lastA, firstB, lastB) && !contains(firstB, lastB, firstA, lastA) {
			return false
		}
	}
	return true
}

// contains reports whether the days from a to b contain those from c to d.
func contains(a, b, c, d agreement.Date) bool {
	return !a.IsZero() && !c.IsZero() && !a.After(c) && !b.Before(d)
}

// listOf returns the path of the list that the item at path belongs to, and the object that its items are.
func listOf(path string) (string, *agreement.Object) {
	i := strings.LastIndexByte(path, '/')
	all := places(path)
	if i < 0 || len(all) == 0 || !all[len(all)-1].item || all[len(all)-1].path != path {
		return "", nil
	}
	return path[:i], all[len(all)-1].field.Object
}

// leaf returns the value of a key of an item, of a text in two languages the Japanese; "" where none is stated.
func (c *Change) leaf(key string) string {
	path := c.Path + "/" + key
	for _, p := range []string{path, path + "/ja", path + "/en"} {
		if v := c.Leaves.Get(p); v != "" {
			return v
		}
	}
	return ""
}

// alike counts the values that two items have in common.
func alike(gone, come *Change) (n int) {
	for _, f := range gone.Leaves {
		if come.Leaves.Get(come.Path+f.Path[len(gone.Path):]) == f.Value {
			n++
		}
	}
	return n
}

// rename returns a map in which items have their new names, in orders too.
func rename(m FieldMap, renamed map[string]string) FieldMap {
	if len(renamed) == 0 {
		return m
	}
	m = slices.Clone(m)
	for i := range m {
		f := &m[i]
		if list, ok := strings.CutSuffix(f.Path, orderName); ok {
			names := strings.Split(f.Value, "/")
			for k, name := range names {
				if to, ok := renamed[list+name]; ok {
					names[k] = to[len(list):]
				}
			}
			f.Value = strings.Join(names, "/")
		}
		for end := strings.IndexByte(f.Path, '/'); end >= 0; {
			if to, ok := renamed[f.Path[:end]]; ok {
				f.Path = to + f.Path[end:]
				break
			}
			next := strings.IndexByte(f.Path[end+1:], '/')
			if next < 0 {
				break
			}
			end += 1 + next
		}
	}
	slices.SortStableFunc(m, func(a, b Field) int { return strings.Compare(a.Path, b.Path) })
	return m
}
