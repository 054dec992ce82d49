package lint

import (
	"slices"

	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/source"
)

var relatedOneWay = &rule{
	Rule: diag.Rule{
		ID:       "related-one-way",
		Severity: diag.Hint,
		Title:    diag.T("片方だけに書かれた関係", "A relation that only one record tells"),
		Why: diag.T(
			"後の協定に引き継がれたことは、前の協定の記録にあって初めて判定されます。片方の記録だけでは、前の協定は終わったきりに見えます。",
			"That another agreement took it over is judged from the earlier record. Told by the later one alone, the earlier agreement looks as if it had simply ended."),
		Bad: "-- agreements/first.yaml --\n" + relatedExample("first", "2015", "") +
			"-- agreements/second.yaml --\n" + relatedExample("second", "2020", "related: [{rel: supersedes, id: first}]\n"),
		Good: "-- agreements/first.yaml --\n" + relatedExample("first", "2015", "related: [{rel: superseded-by, id: second}]\n") +
			"-- agreements/second.yaml --\n" + relatedExample("second", "2020", "related: [{rel: supersedes, id: first}]\n"),
		Since: since010,
	},
	register: func(p *registerPass) {
		byID := map[string]*Subject{}
		for i := range p.Agreements {
			if a := p.Agreements[i].Agreement; a != nil {
				for _, id := range append([]string{a.ID}, a.Aliases...) {
					if id != "" && byID[id] == nil {
						byID[id] = &p.Agreements[i]
					}
				}
			}
		}
		for i := range p.Agreements {
			s := &p.Agreements[i]
			if s.Agreement == nil {
				continue
			}
			for j, r := range s.Agreement.Related {
				other, back := byID[r.ID], opposite[r.Rel]
				if other == nil || other == s || other.Partial || back == "" || tells(other.Agreement, back, s.Agreement) {
					continue
				}
				p.in(other.File, other.Map)
				path := source.Path("related")
				d := p.reportKey(path, diag.Tf(
					"記録「%[1]s」はこの記録を %[2]s と書いていますが、こちらにはありません。", "The record %[1]q names this one as %[2]s; this one does not name it back.", s.Agreement.ID, r.Rel))
				d.Fix = diag.Tf("related に {rel: %[1]s, id: %[2]s} を加えてください。", "Add {rel: %[1]s, id: %[2]s} to related.", back, s.Agreement.ID)
				if len(other.Agreement.Related) == 0 {
					d.Edits = []diag.Edit{{Operation: diag.Insert, Key: "related", Value: "[{rel: " + back + ", id: " + s.Agreement.ID + "}]"}}
				}
				d.Notes = []diag.Note{noteAt(s.File, s.Map, path.Index(j), diag.T("もう一方の記述はここです。", "The other record says so here."))}
			}
		}
	},
}

// opposite is how the other record tells of a relation.
var opposite = map[string]string{"supersedes": "superseded-by", "superseded-by": "supersedes"}

// tells reports whether a names other, by its id or a former one, under that relation.
func tells(a *agreement.Agreement, rel string, other *agreement.Agreement) bool {
	return slices.ContainsFunc(a.Related, func(r agreement.Relation) bool {
		return r.Rel == rel && (r.ID == other.ID || slices.Contains(other.Aliases, r.ID))
	})
}

func relatedExample(id, year, related string) string {
	return `id: ` + id + `
title: {ja: 例市と株式会社例の包括連携協定}
parties:
  - {role: government, ref: "jp:270008"}
  - {role: company, ref: example}
signed: ` + year + "\n" + related + exampleEvidence
}
