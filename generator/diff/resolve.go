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
	v, p, out, rest := r.record, recordPlan, "", path
	for rest != "" {
		key, below, _ := strings.Cut(rest, "/")
		s := p.step(key)
		if s == nil {
			return path, false
		}
		out, rest = strings.TrimPrefix(out+"/"+key, "/"), below
		v = v.Field(s.index)
		switch {
		case rest == "":
		case s.field.List && s.below != nil:
			ix := r.lists[out]
			if ix == nil {
				ix = newItemIndex(v, s.below)
				r.lists[out] = ix
			}
			i, length := ix.find(rest)
			if i < 0 {
				return path, false
			}
			out, v, p = out+"/"+ix.names[i], v.Index(i), s.below
			rest = strings.TrimPrefix(rest[length:], "/")
		case s.below != nil:
			if v.Kind() == reflect.Pointer && v.IsNil() {
				return out + "/" + rest, true
			}
			v, p = reflect.Indirect(v), s.below
		case s.field.List:
			return out + "/" + escape(rest), true
		default:
			return out + "/" + rest, true
		}
	}
	return out, out != ""
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
