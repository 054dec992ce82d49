package agreement

// Organisation is a party that is not a local government: a company, a university, a bank, an association. One file each.
type Organisation struct {
	Schema int       `json:"schema,omitzero"`
	ID     string    `json:"id"`
	Name   Localized `json:"name"`
	Kind   string    `json:"kind,omitzero"`
	// Aliases are other names in sources: short forms, former names. They find the organisation; they are not shown as its name.
	Aliases []string `json:"aliases,omitempty"`
	// CorporateNumber is the 法人番号, 13 digits, the check digit first.
	CorporateNumber string      `json:"corporate_number,omitzero"`
	URL             string      `json:"url,omitzero"`
	Successor       string      `json:"successor,omitzero"`
	Note            Localized   `json:"note,omitzero"`
	Exceptions      []Exception `json:"exceptions,omitempty"`
	Evidence        []Evidence  `json:"evidence,omitempty"`
}

// Theme is an entry of the controlled list of subjects.
type Theme struct {
	ID string `json:"id"`
	JA string `json:"ja"`
	EN string `json:"en"`
}
