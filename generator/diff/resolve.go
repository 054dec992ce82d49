package diff

import (
	"reflect"
	"strconv"
	"strings"

	"seika/generator/agreement"
)

// resolver writes the paths of amendments, in which items stand by their id, their natural key or their number from 0, as field maps have
// them.
type resolver struct {
	record reflect.Value
	lists  map[string]*itemIndex // by the path of the list
}

func newResolver(a *agreement.Agreement) *resolver {
	return &resolver{reflect.ValueOf(a).Elem(), map[string]*itemIndex{}}
}

// canonical returns the path as field maps have it. The second result is false where it leads to nothing in the record; the path then comes
// back as it is.
func (r *resolver) canonical(path string) (string, bool) {
	names, _, ok := r.follow(path)
	if !ok {
		return path, false
	}
	return names, names != ""
}

// follow returns the path with the names of items and with their numbers. Where it leads to nothing in the record, ok is false and both end
// with the last thing that is there.
func (r *resolver) follow(path string) (names, numbers string, ok bool) {
	v, p, rest := r.record, recordPlan, path
	for rest != "" {
		key, below, _ := strings.Cut(rest, "/")
		s := p.step(key)
		if s == nil {
			return names, numbers, false
		}
		names, numbers, rest = strings.TrimPrefix(names+"/"+key, "/"), strings.TrimPrefix(numbers+"/"+key, "/"), below
		v = v.Field(s.index)
		switch {
		case rest == "":
		case s.field.List && s.below != nil:
			ix := r.lists[names]
			if ix == nil {
				ix = newItemIndex(v, s.below)
				r.lists[names] = ix
			}
			i, length := ix.find(rest)
			if i < 0 {
				return names, numbers, false
			}
			names, numbers, v, p = names+"/"+ix.names[i], numbers+"/"+strconv.Itoa(i), v.Index(i), s.below
			rest = strings.TrimPrefix(rest[length:], "/")
		case s.below != nil:
			if v.Kind() == reflect.Pointer && v.IsNil() {
				return names + "/" + rest, numbers, true
			}
			v, p = reflect.Indirect(v), s.below
		case s.field.List:
			name, number := simpleItem(v, s.field, rest)
			return names + "/" + escape(name), numbers + number, true
		default:
			return names + "/" + rest, numbers + "/" + rest, true
		}
	}
	return names, numbers, true
}

// simpleItem finds an item of a list of simple values, which is named by the value itself or by its number. What is not there keeps its name
// and has no number.
func simpleItem(list reflect.Value, f *agreement.Field, name string) (value, number string) {
	for i := range list.Len() {
		if scalarText(list.Index(i), f) == name {
			return name, "/" + strconv.Itoa(i)
		}
	}
	if i, err := strconv.Atoi(name); err == nil && i >= 0 && i < list.Len() {
		return scalarText(list.Index(i), f), "/" + strconv.Itoa(i)
	}
	return name, ""
}

// itemIndex finds the items of one list.
type itemIndex struct {
	names  []string       // what field maps call them
	byName map[string]int // by that name and by the natural key as it is written
	// slashed are the natural keys that contain slashes: a period from one date to another.
	slashed []string
}

func newItemIndex(list reflect.Value, p *plan) *itemIndex {
	ix := &itemIndex{names: itemNames(list, p), byName: map[string]int{}}
	for i, name := range ix.names {
		if name == "" {
			continue
		}
		ix.byName[name] = i
		natural := naturalName(list.Index(i), p)
		if _, taken := ix.byName[natural]; !taken {
			ix.byName[natural] = i
			if strings.Contains(natural, "/") && len(ix.slashed) < maxTwins {
				ix.slashed = append(ix.slashed, natural)
			}
		}
	}
	return ix
}

// find returns the item that path begins with and how much of path its name takes; -1 for none. The number of an item counts where no name
// does.
func (ix *itemIndex) find(path string) (index, length int) {
	for _, name := range ix.slashed {
		if len(name) > length && within(path, name) {
			index, length = ix.byName[name], len(name)
		}
	}
	if length > 0 {
		return index, length
	}
	first, _, _ := strings.Cut(path, "/")
	if i, ok := ix.byName[first]; ok && first != "" {
		return i, len(first)
	}
	if i, err := strconv.Atoi(first); err == nil && i >= 0 && i < len(ix.names) && ix.names[i] != "" {
		return i, len(first)
	}
	return -1, 0
}
