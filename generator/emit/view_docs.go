package emit

// Method is the method page: content/method.<lang>.html. Its anchors are Section.Anchor and MethodRule.Anchor.
type Method struct {
	Page
	// Version is the version of the method, as shown.
	Version  string          `json:"version"`
	Sections []MethodSection `json:"sections"`
}

// MethodSection is one part of the method.
type MethodSection struct {
	ID     string       `json:"id"`
	Anchor string       `json:"anchor"`
	Title  string       `json:"title"`
	Text   string       `json:"text"`
	Rules  []MethodRule `json:"rules"`
}

// MethodRule is one rule; for the headline its ID is a class.
type MethodRule struct {
	ID     string `json:"id"`
	Anchor string `json:"anchor"`
	Title  string `json:"title"`
	Text   string `json:"text"`
	// Href leads to the agreements of a class.
	Href string `json:"href,omitempty"`
}

// Rules is the page of the checks that records must pass: content/rules.<lang>.html. Each rule's anchor is its ID.
type Rules struct {
	Page
	Intro string `json:"intro"`
	// Severities are error, warning and hint.
	Severities []Severity `json:"severities"`
}

// Severity is how grave a finding is, with the rules whose findings are so. Its anchor is Anchor.
type Severity struct {
	State
	Anchor string `json:"anchor"`
	Number string `json:"number"`
	Rules  []Rule `json:"rules,omitempty"`
}

// Rule is one check.
type Rule struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Why   string `json:"why"`
	// Bad and Good are YAML; the files of an example with several stand in one text, each after a line "-- name --".
	Bad   string `json:"bad,omitempty"`
	Good  string `json:"good,omitempty"`
	Since string `json:"since,omitempty"`
}

// Fields is the field reference: content/fields.<lang>.html.
type Fields struct {
	Page
	Intro string `json:"intro"`
	// Objects are the kinds of mappings, the record first; anchors "object-<id>", fields "field-<object>-<key>", given as Anchor.
	Objects []FieldObject `json:"objects"`
	// Vocabularies are the controlled words; anchors "vocabulary-<id>".
	Vocabularies []FieldVocabulary `json:"vocabularies"`
}

// FieldObject is one kind of mapping.
type FieldObject struct {
	ID     string  `json:"id"`
	Anchor string  `json:"anchor"`
	Label  string  `json:"label"`
	Fields []Field `json:"fields"`
}

// Field is one key.
type Field struct {
	Key    string `json:"key"`
	Anchor string `json:"anchor"`
	Label  string `json:"label"`
	Doc    string `json:"doc"`
	// Type says what it holds, in words; its Href leads to the object or the vocabulary.
	Type Link `json:"type"`
	// Required and List are words ("必須", "一覧"), empty where they do not hold.
	Required string `json:"required,omitempty"`
	List     string `json:"list,omitempty"`
	// Example is a YAML value.
	Example string `json:"example,omitempty"`
}

// FieldVocabulary is one closed list of words.
type FieldVocabulary struct {
	ID     string  `json:"id"`
	Anchor string  `json:"anchor"`
	Words  []State `json:"words"`
}

// Downloads is the page of the data files: content/downloads.<lang>.html.
type Downloads struct {
	Page
	Intro string     `json:"intro"`
	Files []Download `json:"files"`
}

// Download is one file, or a pattern of files.
type Download struct {
	// File is its name; without Href where it is a pattern such as data/agreements/<id>.json.
	File Link   `json:"file"`
	Text string `json:"text"`
	// Size is as shown ("12 KB"), empty for a pattern.
	Size string `json:"size,omitempty"`
}
