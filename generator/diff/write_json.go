package diff

import (
	"encoding/json"
	"io"
)

// JSONFormat is the version of the form that WriteJSON writes. It changes when a key changes its meaning or goes; keys may be added.
const JSONFormat = 1

// WriteJSON writes a difference for programs: {"format": 1, "summary": Summary, "records": [RecordDiff], "register": [EntryDiff]}. Texts are objects with the keys
// ja and en, dates and periods stand as in records, numbers have the digits of the record. An empty difference has no records; it is
// written all the same, so that there is always something to parse.
func WriteJSON(w io.Writer, d *SetDiff) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	records := d.Records
	if records == nil {
		records = []RecordDiff{}
	}
	return e.Encode(struct {
		Format   int          `json:"format"`
		Summary  Summary      `json:"summary"`
		Records  []RecordDiff `json:"records"`
		Register []EntryDiff  `json:"register,omitempty"`
	}{JSONFormat, d.Summary(), records, d.Register})
}
