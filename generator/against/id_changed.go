package against

import (
	"seika/generator/agreement"
	"seika/generator/diag"
)

var idChanged = &rule{
	Rule: diag.Rule{
		ID:       "id-changed",
		Severity: diag.Error,
		Title:    diag.T("記録の ID が変わっている", "The id of a record is changed"),
		Why: diag.T(
			"ID は永久の名前で、ページのアドレスです。前の ID を aliases に残さなければ、リンクが切れ、記録の履歴が途切れます。",
			"The id is a permanent name and the address of a page. Unless the former id stays among the aliases, links break and the history of the record is cut."),
		Bad:   "-- before/agreements/example-2020.yaml --\n" + reviewed("") + "-- after/agreements/example-2021.yaml --\n" + instead(reviewed(""), "id: example-2020", "id: example-2021"),
		Good:  "-- before/agreements/example-2020.yaml --\n" + reviewed("") + "-- after/agreements/example-2021.yaml --\n" + instead(reviewed(""), "id: example-2020", "id: example-2021\naliases: [example-2020]"),
		Since: since010,
	},
	set: func(s *setPass) {
		for _, p := range s.pairs {
			if p.relation != byContent {
				continue
			}
			was, is := p.old.Agreement.ID, p.new.Agreement.ID
			d := s.report(diag.At(p.new.Map, "id"), diag.Tf("この記録の ID は「%[1]s」でしたが、「%[2]s」に変わっています。", "The id of this record was %[1]q; now it is %[2]q.", was, is))
			d.Fix = diag.Tf("ID を %[1]s に戻し、ファイル名を %[2]s にしてください。変える必要があるなら aliases: %[3]s と書いてください。",
				"Write %[1]s again and name the file %[2]s. If the id must change, write aliases: %[3]s.", was, fileOf(p.new, was), withAlias(p.new.Agreement, was))
			d.Edits = keepAlias(p.new.Agreement, was)
		}
	},
}

// keepAlias adds a former id to the aliases: whatever the reason for the change, the old address must go on leading to the record.
func keepAlias(a *agreement.Agreement, alias string) []diag.Edit {
	if !agreement.ValidID(alias) {
		return nil
	}
	if len(a.Aliases) == 0 {
		return []diag.Edit{{Operation: diag.Insert, Key: "aliases", Value: withAlias(a, alias)}}
	}
	return []diag.Edit{{Operation: diag.Replace, Path: "aliases", Value: withAlias(a, alias)}}
}
