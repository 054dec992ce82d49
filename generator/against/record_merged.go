package against

import (
	"strings"

	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/diff"
)

var recordMerged = &rule{
	Rule: diag.Rule{
		ID:       "record-merged",
		Severity: diag.Warning,
		Title:    diag.T("統合で取組が失われている", "A merged record lost deliverables"),
		Why: diag.T(
			"重複した記録を一つにまとめるときは、両方の約束と実績を残します。片方の取組が消えれば、守られなかった約束も一緒に消えます。まだ確認されていない記録では提案です。",
			"When duplicates become one record, the promises and results of both stay. Where deliverables of one are dropped, promises that were not kept go with them. In a record that nobody has reviewed yet it is a hint."),
		Bad: "-- before/agreements/example-2020.yaml --\n" + reviewed("") + "-- before/agreements/example-copy.yaml --\n" + instead(reviewed(examplePromise), "example-2020", "example-copy") +
			"-- after/agreements/example-2020.yaml --\n" + reviewed("aliases: [example-copy]\n"),
		Good: "-- before/agreements/example-2020.yaml --\n" + reviewed("") + "-- before/agreements/example-copy.yaml --\n" + instead(reviewed(examplePromise), "example-2020", "example-copy") +
			"-- after/agreements/example-2020.yaml --\n" + reviewed("aliases: [example-copy]\n"+examplePromise),
		Since: since010,
	},
	set: func(s *setPass) {
		for _, p := range s.pairs {
			if p.relation != merged || p.new.Partial {
				continue
			}
			old, new := p.old.Agreement, p.new.Agreement
			var ja, en []string
			for i := range old.Deliverables {
				if d := &old.Deliverables[i]; !holds(new, d) {
					title := titled(d.Title, d.ID)
					ja, en = append(ja, "「"+title.In("ja")+"」"), append(en, "“"+title.In("en")+"”")
				}
			}
			if len(ja) == 0 {
				continue
			}
			d := s.report(diag.At(p.new.Map, "aliases"), diag.T(
				"記録「"+old.ID+"」がこの記録に統合されていますが、その取組 "+strings.Join(ja, "、")+" がここにありません。",
				"The record “"+old.ID+"” went into this one, but not its deliverables "+strings.Join(en, ", ")+"."))
			if diff.Unreviewed(old) {
				d.Severity = diag.Hint
			}
			d.Fix = diag.Tf("次で前の記録を開き、約束・出来事・実績をここに書き写してください。\ngit show %[1]s:%[2]s",
				"Open the former record with this, and carry its promises, events and measurements over.\ngit show %[1]s:%[2]s", s.origin.Commit, s.origin.file(p.old.File.Path))
		}
	},
}

// holds reports whether a record has a deliverable, by its title or, where it has none, by its id.
func holds(a *agreement.Agreement, d *agreement.Deliverable) bool {
	for i := range a.Deliverables {
		other := &a.Deliverables[i]
		if !d.Title.IsZero() && (d.Title.JA != "" && d.Title.JA == other.Title.JA || d.Title.EN != "" && d.Title.EN == other.Title.EN) ||
			d.Title.IsZero() && d.ID == other.ID {
			return true
		}
	}
	return false
}

// titled is a title, or the id of what has none.
func titled(title agreement.Localized, id string) agreement.Localized {
	if title.IsZero() {
		return agreement.L(id, id)
	}
	return title
}
