package draft

import (
	"reflect"
	"strconv"
	"strings"

	"seika/generator/agreement"
	"seika/generator/format"
	"seika/generator/source"
)

// schemaLine tells editors where the schema of a file is; %s is the schema's name.
const schemaLine = "# yaml-language-server: $schema=../../schema/%s.schema.json\n"

// RecordText is the file of a record in its canonical form: what a says, and nothing else.
func RecordText(a *agreement.Agreement) []byte {
	return canonical(fileText("agreement", agreement.RecordObject, reflect.ValueOf(a).Elem()), format.Record)
}

// OrganisationText is the file of an organisation in its canonical form.
func OrganisationText(o *agreement.Organisation) []byte {
	return canonical(fileText("organisation", agreement.OrganisationObject, reflect.ValueOf(o).Elem()), format.Organisation)
}

func fileText(schema string, o *agreement.Object, v reflect.Value) string {
	var w writer
	w.out.WriteString(strings.Replace(schemaLine, "%s", schema, 1))
	w.object(o, v, "")
	return w.out.String()
}

// writer writes values as YAML by the field table, one key a line; format gives them their layout.
type writer struct{ out strings.Builder }

// object writes the keys that have a value; indent stands before each.
func (w *writer) object(o *agreement.Object, v reflect.Value, indent string) {
	for i := range o.Fields {
		f := &o.Fields[i]
		value := byTag(v, f.Key)
		if value.IsZero() || value.Kind() == reflect.Slice && value.Len() == 0 {
			continue
		}
		for value.Kind() == reflect.Pointer {
			value = value.Elem()
		}
		w.out.WriteString(indent + f.Key + ":")
		switch {
		case f.Type == agreement.TypeObject && f.List:
			w.out.WriteByte('\n')
			for k := range value.Len() {
				w.item(f.Object, value.Index(k), indent+"  ")
			}
		case f.Type == agreement.TypeObject:
			w.out.WriteByte('\n')
			w.object(f.Object, value, indent+"  ")
		case f.List:
			var parts []string
			for k := range value.Len() {
				parts = append(parts, scalar(f, value.Index(k)))
			}
			w.out.WriteString(" [" + strings.Join(parts, ", ") + "]\n")
		default:
			w.out.WriteString(" " + scalar(f, value) + "\n")
		}
	}
}

// item writes one item of a list: the dash stands before its first key.
func (w *writer) item(o *agreement.Object, v reflect.Value, indent string) {
	var keys writer
	keys.object(o, v, indent+"  ")
	text := keys.out.String()
	if text == "" {
		text = indent + "  {}\n"
	}
	w.out.WriteString(indent + "- " + strings.TrimPrefix(text, indent+"  "))
}

// byTag is the field of the struct v whose JSON name is key.
func byTag(v reflect.Value, key string) reflect.Value {
	for i := range v.NumField() {
		if name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ","); name == key {
			return v.Field(i)
		}
	}
	panic("draft: " + v.Type().Name() + " has no field for " + key)
}

// scalar is a value on one line.
func scalar(f *agreement.Field, v reflect.Value) string {
	switch x := v.Interface().(type) {
	case agreement.Localized:
		var parts []string
		for _, t := range [][2]string{{"ja", x.JA}, {"en", x.EN}} {
			if t[1] != "" {
				parts = append(parts, t[0]+": "+format.Scalar(t[1]))
			}
		}
		return "{" + strings.Join(parts, ", ") + "}"
	case agreement.Date:
		return x.String()
	case agreement.Period:
		return x.String()
	case bool:
		return strconv.FormatBool(x)
	case int:
		return strconv.Itoa(x)
	}
	text := v.String()
	if f.Type == agreement.TypeNumber {
		return text
	}
	return format.Scalar(text)
}

// canonical is a new file as “seika fmt” would write it. A text that is no record is left alone: the checks say what is wrong with it.
func canonical(text string, kind format.Kind) []byte {
	content, err := format.File(&source.File{Path: "new.yaml", Content: []byte(text)}, kind)
	if err != nil {
		return []byte(text)
	}
	return content
}
