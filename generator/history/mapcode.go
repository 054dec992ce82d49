package history

import (
	"seika/generator/diff"
)

// encodeMap writes a field map as what is to be done with another one, which may be empty: so many fields are taken over, so many passed over,
// so many put in, and again. Of the path of a field that is put in only what differs from the path before it is written. Two versions of one
// record have nearly everything in common.
func encodeMap(e *encoder, m, base diff.FieldMap) {
	before := ""
	for i, j := 0, 0; i < len(m) || j < len(base); {
		from := i
		for i < len(m) && j < len(base) && m[i] == base[j] {
			i++
			j++
		}
		if e.number(i - from); i > from {
			before = m[i-1].Path
		}
		skipped, put := j, i
		for i < len(m) || j < len(base) {
			switch {
			case i < len(m) && j < len(base) && m[i] == base[j]:
			case j == len(base) || i < len(m) && m[i].Path < base[j].Path:
				i++
				continue
			case i == len(m) || m[i].Path > base[j].Path:
				j++
				continue
			default: // the same path with another value
				i++
				j++
				continue
			}
			break
		}
		e.number(j - skipped)
		e.number(i - put)
		for _, f := range m[put:i] {
			same := commonPrefix(before, f.Path)
			e.number(same)
			e.text(f.Path[same:])
			e.text(f.Value)
			before = f.Path
		}
	}
}

// decodeMap reads what encodeMap wrote with the same base. The field map shares its texts with the base and the decoder.
func decodeMap(d *decoder, base diff.FieldMap) diff.FieldMap {
	m := make(diff.FieldMap, 0, max(len(base), len(d.rest)/24))
	var paths []byte // of the fields that are put in, one after the other
	var ends, places []int
	var before []byte // the path before
	for d.rest != "" {
		same := d.number(len(base))
		m, base = append(m, base[:same]...), base[same:]
		if same > 0 {
			before = append(before[:0], m[len(m)-1].Path...)
		}
		base = base[d.number(len(base)):]
		for range d.count() {
			before = append(before[:d.number(len(before))], d.text()...)
			paths = append(paths, before...)
			ends, places = append(ends, len(paths)), append(places, len(m))
			m = append(m, diff.Field{Value: d.text()})
		}
	}
	all, start := string(paths), 0
	for i, end := range ends {
		m[places[i]].Path = all[start:end]
		start = end
	}
	return m
}

func commonPrefix(a, b string) int {
	n := min(len(a), len(b))
	for i := range n {
		if a[i] != b[i] {
			return i
		}
	}
	return n
}
