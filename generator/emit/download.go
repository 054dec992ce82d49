package emit

import (
	"seika/generator/agreement"
	"seika/generator/verdict"
)

// Record is static/data/agreements/<id>.json: the record and its verdict, the same for all languages.
type RecordDownload struct {
	Record  *agreement.Agreement `json:"record"`
	Verdict *verdict.Verdict     `json:"verdict"`
}
