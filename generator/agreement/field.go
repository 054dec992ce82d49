package agreement

// Type is what a field holds. The loader reads by it and the JSON Schema is made from it.
type Type int

// The types of fields.
const (
	TypeText        Type = iota // one line of plain text
	TypeProse                   // Markdown in Japanese and English (ja, en), without raw HTML
	TypeLocalized               // one line in Japanese and English (ja, en); at least one of them
	TypeID                      // a permanent id: lower-case letters, digits, hyphens
	TypeInteger                 // a whole number from 0
	TypeNumber                  // a plain decimal number
	TypeBool                    // true or false
	TypeDate                    // YYYY, YYYY-MM or YYYY-MM-DD
	TypePeriod                  // a year, month, day, fiscal year or a range of them
	TypeWord                    // a word of Field.Vocabulary
	TypeURL                     // an http or https address
	TypePartyRef                // a party: "jp:" and a local government's code, or the id of an organisation
	TypeEvidenceRef             // the id of an item under evidence
	TypeRecordRef               // the id of another record
	TypeThemeRef                // the id of a theme
	TypePath                    // a data path inside the record, list items by their id
	TypeDigest                  // a SHA-256 digest, 64 hexadecimal digits
	TypeScalar                  // any simple value, as written
	TypeObject                  // the fields of Field.Object
)

// Field describes one key of a record: the single place from which the loader, the schema, the reference and the labels know it.
type Field struct {
	Key        string
	Type       Type
	List       bool // a list of Type
	Required   bool
	Vocabulary *Vocabulary // for TypeWord
	Object     *Object     // for TypeObject
	Label      Localized
	Doc        Localized
	Example    string // a YAML value
}

// Object is a mapping with known keys.
type Object struct {
	// Name names the object in the schema and the reference, in kebab case.
	Name  string
	Label Localized
	// NaturalKey holds the keys that tell items of a list of this object apart where they have no id, each alternative a list of keys:
	// the first alternative whose first key is present counts. Empty: items may repeat.
	NaturalKey [][]string
	Fields     []Field
}

// Field returns the field with that key.
func (o *Object) Field(key string) (*Field, bool) {
	for i := range o.Fields {
		if o.Fields[i].Key == key {
			return &o.Fields[i], true
		}
	}
	return nil, false
}

// Keys returns the keys of o in their canonical order.
func (o *Object) Keys() []string {
	keys := make([]string, len(o.Fields))
	for i := range o.Fields {
		keys[i] = o.Fields[i].Key
	}
	return keys
}

// Walk calls visit for o and every object below it, each once, in the order of the field table.
func (o *Object) Walk(visit func(*Object)) {
	seen := map[*Object]bool{}
	var walk func(*Object)
	walk = func(o *Object) {
		if seen[o] {
			return
		}
		seen[o] = true
		visit(o)
		for i := range o.Fields {
			if o.Fields[i].Object != nil {
				walk(o.Fields[i].Object)
			}
		}
	}
	walk(o)
}

// required and list set the flags of a field where the table reads better so.
func (f Field) required() Field { f.Required = true; return f }
func (f Field) list() Field     { f.List = true; return f }

func field(key string, t Type, ja, en, docJA, docEN, example string) Field {
	return Field{Key: key, Type: t, Label: L(ja, en), Doc: L(docJA, docEN), Example: example}
}

func word(key string, v *Vocabulary, ja, en, docJA, docEN string) Field {
	f := field(key, TypeWord, ja, en, docJA, docEN, v.Words[0].ID)
	f.Vocabulary = v
	return f
}

func object(key string, o *Object, ja, en, docJA, docEN string) Field {
	f := field(key, TypeObject, ja, en, docJA, docEN, "")
	f.Object = o
	return f
}

func evidenceRefs() Field {
	return field("evidence", TypeEvidenceRef, "出典", "Evidence", "根拠となる出典の id。これがない記述は判定に数えない。",
		"Ids of the sources that say so. Without one the claim does not count.", "[e1]").list()
}

func note() Field {
	return field("note", TypeProse, "補足", "Note", "読む人のための補足。判定には使わない。", "A remark for readers. It never decides anything.", "{ja: 第1期は7月7日に休止, en: The first phase paused on 7 July}")
}

// maxID is the longest id in bytes: it becomes a file name and an address.
const maxID = 80

// ValidID reports whether s has the form of an id: lower-case ASCII letters and digits in words joined by single hyphens, at most 80.
func ValidID(s string) bool {
	if s == "" || len(s) > maxID || s[0] == '-' || s[len(s)-1] == '-' {
		return false
	}
	for i := range len(s) {
		switch c := s[i]; {
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9':
		case c == '-' && s[i-1] != '-':
		default:
			return false
		}
	}
	return true
}
