// Package schema writes the record format as JSON Schema (draft 2020-12), so that an editor can complete keys, explain them and mark
// mistakes while a record is typed.
//
// The schemas follow from the field table of package agreement and hold nothing of their own. They say what the shape of one file must be;
// what needs other files, the register of local governments or arithmetic on dates is the business of seika lint. Every file that the
// loader reads without an error of shape fits its schema.
package schema

//go:generate go run ./write ../../schema

import (
	"bytes"
	"encoding/json"

	"seika/generator/agreement"
)

// File is one schema: its file name and its bytes.
type File struct {
	Name    string
	Content []byte
}

// Files returns the schemas of records, which are published with the site. The folder schema of the repository holds them and that of the
// settings.
func Files() []File {
	return []File{
		{"agreement.schema.json", Agreement()},
		{"organisation.schema.json", Organisation()},
		{"themes.schema.json", Themes()},
	}
}

// Settings returns the schema of seika.yaml, whose keys the package that reads it describes by settings.
func Settings(settings *agreement.Object) File {
	return File{"config.schema.json", document("config", settings, objectSchema(settings))}
}

// Agreement returns the schema of a record of an agreement.
func Agreement() []byte {
	root := objectSchema(agreement.RecordObject)
	// A record says when it was signed or, where no source does, since when it is known.
	root.AnyOf = []*node{{Required: []string{"signed"}}, {Required: []string{"first_known"}}}
	return document("agreement", agreement.RecordObject, root)
}

// Organisation returns the schema of a file under agreements/parties.
func Organisation() []byte {
	return document("organisation", agreement.OrganisationObject, objectSchema(agreement.OrganisationObject))
}

// Themes returns the schema of agreements/themes.yaml.
func Themes() []byte {
	o := agreement.ThemeObject
	return document("themes", o, &node{Type: types{"array"}, Items: objectSchema(o)})
}

func document(name string, top *agreement.Object, root *node) []byte {
	root.Schema = "https://json-schema.org/draft/2020-12/schema"
	root.ID = "urn:seika:schema:1:" + name
	root.describe(top.Label, agreement.Localized{})
	root.Defs = definitions(top).onlyUsed(root)

	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(root); err != nil {
		panic("schema: " + err.Error()) // a node holds nothing that cannot be written
	}
	return out.Bytes()
}

// definitions are the objects and vocabularies that top needs, in the order of the field table, after the types that occur everywhere.
func definitions(top *agreement.Object) members {
	defs := commonTypes()
	vocabularies := map[*agreement.Vocabulary]bool{}
	top.Walk(func(o *agreement.Object) {
		if o != top {
			defs = append(defs, member{objectName(o), objectSchema(o)})
		}
		for i := range o.Fields {
			if v := o.Fields[i].Vocabulary; v != nil && !vocabularies[v] {
				vocabularies[v] = true
				defs = append(defs, member{vocabularyName(v), vocabularySchema(v)})
			}
		}
	})
	return defs
}
