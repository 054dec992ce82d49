package lint

import (
	"strings"

	"seika/generator/diag"
	"seika/generator/source"
)

var idDuplicate = &rule{
	Rule: diag.Rule{
		ID:       "id-duplicate",
		Severity: diag.Error,
		Title:    diag.T("ID が二度使われている", "An id is used twice"),
		Why: diag.T(
			"同じ ID の記録は同じアドレスのページになり、一方が消えます。大文字と小文字の違いしかない名は、区別しない環境で同じファイルになります。以前の ID（aliases）も、ほかの記録が使うと転送先が決まりません。",
			"Records with one id become pages at one address, and one of them disappears. Names that differ in letter case only are one file on many systems. A former id (aliases) that another record uses leads to two places."),
		Bad: "-- agreements/osaka/example-2020.yaml --\n" + exampleHead + exampleEvidence +
			"-- agreements/kyoto/example-2020.yaml --\n" + exampleHead + exampleEvidence,
		Good: "-- agreements/osaka/example-2020.yaml --\n" + exampleHead + exampleEvidence +
			"-- agreements/kyoto/example-2021.yaml --\n" + strings.NewReplacer("example-2020", "example-2021", "signed: 2020", "signed: 2021").Replace(exampleHead) + exampleEvidence,
		Since: since010,
	},
	register: func(p *registerPass) {
		agreements := seenIDs{pass: p, first: make(map[string]usedID, len(p.Agreements))}
		for i := range p.Agreements {
			if s := &p.Agreements[i]; s.Agreement != nil {
				agreements.add(usedID{s.Agreement.ID, "id", s.File, s.Map, false})
			}
		}
		for i := range p.Agreements {
			s := &p.Agreements[i]
			if s.Agreement == nil {
				continue
			}
			for j, alias := range s.Agreement.Aliases {
				agreements.add(usedID{alias, source.Path("aliases").Index(j), s.File, s.Map, true})
			}
		}
		organisations := seenIDs{pass: p, first: make(map[string]usedID, len(p.Organisations))}
		for i := range p.Organisations {
			if s := &p.Organisations[i]; s.Organisation != nil {
				organisations.add(usedID{s.Organisation.ID, "id", s.File, s.Map, false})
			}
		}
		themes := seenIDs{pass: p, first: make(map[string]usedID, len(p.Themes.Themes))}
		for i := range p.Themes.Themes {
			themes.add(usedID{p.Themes.Themes[i].ID, source.Path("").Index(i).Key("id"), p.Themes.File, p.Themes.Map, false})
		}
	},
}

// usedID is an id and where it is declared.
type usedID struct {
	id     string
	path   source.Path
	file   string
	spans  *source.Map
	former bool
}

// seenIDs are the ids of one kind of record, by their lower-case form.
type seenIDs struct {
	pass  *registerPass
	first map[string]usedID
}

func (s seenIDs) add(u usedID) {
	if u.id == "" {
		return
	}
	first, used := s.first[strings.ToLower(u.id)]
	if !used {
		s.first[strings.ToLower(u.id)] = u
		return
	}
	s.pass.in(u.file, u.spans)
	var d *diag.Diagnostic
	switch {
	case first.id != u.id:
		d = s.pass.report(u.path, diag.Tf(
			"ID「%s」は「%s」と大文字・小文字しか違いません。", "The id %q differs from %q in letter case only.", u.id, first.id))
	case u.former:
		d = s.pass.report(u.path, diag.Tf("以前の ID「%s」は、すでに使われています。", "The former id %q is in use already.", u.id))
	default:
		d = s.pass.report(u.path, diag.Tf("ID「%s」は二度使われています。", "The id %q is used twice.", u.id))
	}
	d.Expected = diag.T("ほかのどの記録も使っていない ID", "an id that no other record uses or has used")
	d.Fix = diag.T(
		"新しい方の記録の ID を変えてください。公開済みの ID は変えません。同じ協定なら一つの記録にまとめ、消える方の ID を aliases に書きます。",
		"Give the newer record another id; one that is published never changes. If both are one agreement, keep one record and put the other id under aliases.")
	d.Notes = []diag.Note{noteAt(first.file, first.spans, first.path, diag.T("最初はここにあります。", "First declared here."))}
}
