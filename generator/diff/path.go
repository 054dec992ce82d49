package diff

import (
	"strings"

	"seika/generator/agreement"
)

// orderName stands in the place of an item's name for the order of a list. No item is called so: names are escaped.
const orderName = "@order"

var (
	escaper   = strings.NewReplacer("~", "~0", "/", "~1", "#", "~2", "@", "~3")
	unescaper = strings.NewReplacer("~0", "~", "~1", "/", "~2", "#", "~3", "@")
)

// escape makes a name fit to be a segment of a path.
func escape(name string) string {
	if strings.ContainsAny(name, "~/#@") {
		return escaper.Replace(name)
	}
	return name
}

// joinPath appends segments, which must be keys or escaped names, to a path.
func joinPath(path string, segments ...string) string {
	return strings.Join(append([]string{path}, segments...), "/")
}

// place is one segment of a path with what the field table knows about it.
type place struct {
	path  string // up to and including this segment
	name  string // the segment itself
	field *agreement.Field
	item  bool // the segment names an item of the list that field is
	lang  bool // the segment names a language of the text that field is
	rank  int  // of a key in its object
}

// places follows a path through the field table. It stops before a segment that the table does not know.
func places(path string) []place {
	list := make([]place, 0, 8)
	object := agreement.RecordObject
	var last *agreement.Field // the list or text that the next segment belongs to
	for start := 0; start <= len(path); {
		end := start + strings.IndexByte(path[start:], '/')
		if end < start {
			end = len(path)
		}
		here := place{path: path[:end], name: path[start:end]}
		switch {
		case last != nil && last.List:
			here.field, here.item = last, true
			object, last = last.Object, nil
		case last != nil:
			if here.name != "ja" && here.name != "en" {
				return list
			}
			here.field, here.lang = last, true
			object, last = nil, nil
		case object == nil:
			return list
		default:
			here.rank = keyRank(object, here.name)
			if here.rank < 0 {
				return list
			}
			here.field = &object.Fields[here.rank]
			switch {
			case here.field.List, localized(here.field):
				last = here.field
			default:
				object = here.field.Object
			}
		}
		list = append(list, here)
		start = end + 1
	}
	return list
}

func localized(f *agreement.Field) bool {
	return f.Type == agreement.TypeLocalized || f.Type == agreement.TypeProse
}

func keyRank(o *agreement.Object, key string) int {
	for i := range o.Fields {
		if o.Fields[i].Key == key {
			return i
		}
	}
	return -1
}

// fieldAt returns the field whose value stands at path, nil for an item of a list of objects, an order, or a path that is not known.
func fieldAt(path string) *agreement.Field {
	list := places(path)
	if len(list) == 0 || list[len(list)-1].path != path {
		return nil
	}
	last := list[len(list)-1]
	if last.item && (last.field.Object != nil || last.name == orderName) {
		return nil
	}
	return last.field
}

// within reports whether path is parent or lies below it.
func within(path, parent string) bool {
	return strings.HasPrefix(path, parent) && (len(path) == len(parent) || path[len(parent)] == '/')
}
