package lint

import (
	"path"
	"strings"

	"seika/generator/diag"
)

var idFileName = &rule{
	Rule: diag.Rule{
		ID:       "id-file-name",
		Severity: diag.Error,
		Title:    diag.T("ID がファイル名と違う", "The id differs from the file name"),
		Why: diag.T(
			"ID は記録の永久の名前です。ファイル名と同じでないと、記録を探せず、履歴が別の記録のものになります。",
			"The id is the permanent name of a record. Where the file has another name, people cannot find the record and its history is taken for another's."),
		Bad:   "-- agreements/osaka/example-2021.yaml --\n" + exampleHead + exampleEvidence,
		Good:  "-- agreements/osaka/example-2020.yaml --\n" + exampleHead + exampleEvidence,
		Since: since010,
	},
	file: func(p *pass) {
		id, name := p.id(), fileID(p.file)
		if id == "" || name == "" || id == name {
			return
		}
		d := p.report("id", diag.Tf("ID「%[1]s」がファイル名「%[2]s」と違います。", "The id %[1]q differs from the file name %[2]q.", id, name))
		d.Fix = diag.Tf(
			"公開済みの記録なら ID はそのままにして、ファイル名を %[1]s.yaml に変えてください。新しい記録なら ID を %[2]s にしても構いません。",
			"Rename the file to %[1]s.yaml if the record is already published; in a new record the id may become %[2]s instead.", id, name)
	},
}

// fileID returns the id that a file's name promises; "" for standard input.
func fileID(file string) string {
	name := path.Base(file)
	if file == "" || name == "-" {
		return ""
	}
	return strings.TrimSuffix(name, path.Ext(name))
}
