package against

import (
	"strings"

	"seika/generator/agreement"
	"seika/generator/diff"
	"seika/generator/format"
)

// The findings of this package print what is to be written, so that it can be copied.

// flow writes the values below path as a mapping on one line, keys in the order of the field table.
func flow(o *agreement.Object, values diff.FieldMap, path string) string {
	var pairs []string
	for i := range o.Fields {
		f := &o.Fields[i]
		if value := flowValue(f, values, path+"/"+f.Key); value != "" {
			pairs = append(pairs, f.Key+": "+value)
		}
	}
	if len(pairs) == 0 {
		return ""
	}
	return "{" + strings.Join(pairs, ", ") + "}"
}

// flowValue writes the value at path, "" where none is stated. Lists of mappings are left out: no item that is printed has one.
func flowValue(f *agreement.Field, values diff.FieldMap, path string) string {
	switch {
	case f.List && f.Object == nil:
		var items []string
		for _, v := range values {
			if strings.HasPrefix(v.Path, path+"/") {
				items = append(items, scalar(f, v.Value))
			}
		}
		if len(items) == 0 {
			return ""
		}
		return "[" + strings.Join(items, ", ") + "]"
	case f.List:
		return ""
	case f.Object != nil:
		return flow(f.Object, values, path)
	case f.Type == agreement.TypeLocalized || f.Type == agreement.TypeProse:
		return flow(languages, values, path)
	}
	if value := values.Get(path); value != "" {
		return scalar(f, value)
	}
	return ""
}

// languages is a text in two languages as a mapping.
var languages = &agreement.Object{Fields: []agreement.Field{{Key: "ja"}, {Key: "en"}}}

// scalar writes a value as its field wants it.
func scalar(f *agreement.Field, value string) string {
	switch f.Type {
	case agreement.TypeNumber, agreement.TypeInteger, agreement.TypeBool, agreement.TypeDate, agreement.TypePeriod:
		return value
	case agreement.TypeScalar:
		return plainScalar(value)
	}
	return format.Scalar(value)
}

// plainScalar writes a value that may be of any type: numbers and dates without quotes.
func plainScalar(value string) string {
	if _, err := agreement.ParseNumber(value); err == nil {
		return value
	}
	if _, err := agreement.ParseDate(value); err == nil {
		return value
	}
	return format.Scalar(value)
}

// amendment writes the entry that declares a change; what a person must fill in stands in capitals. A value that is gone, or that the entry need
// not name, is "".
func amendment(path, from, to, cause string) string {
	pairs := []string{"on: YYYY-MM-DD", "path: " + format.Scalar(path)}
	if from != "" {
		pairs = append(pairs, "from: "+plainScalar(from))
	}
	if to != "" {
		pairs = append(pairs, "to: "+plainScalar(to))
	}
	return "amendments:\n  - {" + strings.Join(append(pairs, "cause: "+cause, "reason: {ja: REASON}", "evidence: [SOURCE]"), ", ") + "}"
}

// object returns the description of the items of a list somewhere in a record.
func object(keys ...string) *agreement.Object {
	o := agreement.RecordObject
	for _, key := range keys {
		f, ok := o.Field(key)
		if !ok {
			panic("against: no field " + key)
		}
		o = f.Object
	}
	return o
}
