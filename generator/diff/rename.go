package diff

import (
	"slices"
	"strconv"
	"strings"

	"seika/generator/agreement"
)

// maxTwins bounds how many items of one list that share a key are compared with each other. More than two are an error of the record.
const maxTwins = 16

// renames finds items that are the same although they are called otherwise, because they are now known by another alternative of their
// natural key: a measurement that was known by its period got an id so that a later one can correct it. It returns new paths by old ones.
// Ids that were changed are not guessed.
func renames(changes []Change) map[string]string {
	candidates := map[string][]*Change{}
	for i := range changes {
		if c := &changes[i]; c.Kind == Added {
			for _, key := range c.sharedKeys() {
				candidates[key] = append(candidates[key], c)
			}
		}
	}
	renamed, used := map[string]string{}, map[*Change]bool{}
	for i := range changes {
		gone := &changes[i]
		if gone.Kind != Removed {
			continue
		}
		var best *Change
		score := 0
		for _, key := range gone.sharedKeys() {
			list := candidates[key]
			for _, come := range list[:min(len(list), maxTwins)] {
				if used[come] || gone.knownByFirst() && come.knownByFirst() {
					continue // two ids that differ are two items
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

// sharedKeys returns the alternatives of its natural key that an item states, each with its list and values; nil where there is only
// one alternative or c is no whole item.
func (c *Change) sharedKeys() (keys []string) {
	if c.Leaves == nil {
		return nil
	}
	list, object := listOf(c.Path)
	if object == nil || len(object.NaturalKey) < 2 {
		return nil
	}
	for n, alternative := range object.NaturalKey {
		if c.leaf(alternative[0]) == "" {
			continue
		}
		key := list + "\x00" + strconv.Itoa(n)
		for _, k := range alternative {
			key += "\x00" + c.leaf(k)
		}
		keys = append(keys, key)
	}
	return keys
}

// knownByFirst reports whether an item states the first alternative of its natural key.
func (c *Change) knownByFirst() bool {
	_, object := listOf(c.Path)
	return c.leaf(object.NaturalKey[0][0]) != ""
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

// leaf returns the value of a key of an item, "" where none is stated.
func (c *Change) leaf(key string) string { return c.Leaves.Get(c.Path + "/" + key) }

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
	m = slices.Clone(m)
	for from, to := range renamed {
		end := strings.LastIndexByte(from, '/')
		list, name := from[:end], from[end+1:]
		for i := range m {
			switch f := &m[i]; {
			case within(f.Path, from):
				f.Path = to + f.Path[len(from):]
			case f.Path == list+"/"+orderName:
				names := strings.Split(f.Value, "/")
				if at := slices.Index(names, name); at >= 0 {
					names[at] = to[len(list)+1:]
					f.Value = strings.Join(names, "/")
				}
			}
		}
	}
	slices.SortStableFunc(m, func(a, b Field) int { return strings.Compare(a.Path, b.Path) })
	return m
}
