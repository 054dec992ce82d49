package importer

import (
	"path"

	"seika/generator/diag"
	"seika/generator/lint"
	"seika/generator/load"
	"seika/generator/source"
)

// lint checks the drafts as “seika lint” would, together with everything that exists, and takes back those with an error. Organisations
// of a draft that is taken back are not checked again: they are written only where another record names them.
func (d *drafter) lint(rows []*Row) {
	for range 3 {
		wrong := d.errors(rows)
		if len(wrong) == 0 {
			return
		}
		for _, row := range rows {
			if finding, ok := wrong[row.File]; ok && row.writes() {
				row.takeBack(finding)
				continue
			}
			for _, b := range row.bodies {
				if finding, ok := wrong[d.partyFile(b)]; ok && row.writes() && b.draft {
					row.takeBack(finding)
				}
			}
		}
	}
}

func (r *Row) takeBack(finding diag.Diagnostic) {
	why := Reason{Code: "lint", Text: diag.T(
		"検査でエラーになりました："+finding.Message.JA+" ["+finding.Rule+"]",
		"The checks found an error: "+finding.Message.EN+" ["+finding.Rule+"]")}
	r.Status, r.File = Refused, ""
	r.Remarks = append(r.Remarks, Remark{Reason: why})
}

func (d *drafter) partyFile(b *body) string { return path.Join(d.Folder, "parties", b.ID+".yaml") }

// errors returns the first error of each new file.
func (d *drafter) errors(rows []*Row) map[string]diag.Diagnostic {
	register := &lint.Register{AsOf: d.Today, Themes: lint.ThemesSubject{Themes: d.Set.Themes.Themes, Map: d.Set.Themes.Map}}
	for _, r := range d.Set.Records {
		register.Agreements = append(register.Agreements, lint.Subject{Agreement: r.Agreement, Map: r.Map, File: r.File.Path, Partial: r.Partial})
	}
	for _, o := range d.Set.Organisations {
		register.Organisations = append(register.Organisations, lint.OrganisationSubject{Organisation: o.Organisation, Map: o.Map, File: o.File.Path, Partial: o.Partial})
	}
	wrong := map[string]diag.Diagnostic{}
	ours := map[string]bool{}
	note := func(findings diag.List) {
		for _, f := range findings {
			if _, known := wrong[f.Position.File]; !known && f.Severity == diag.Error && ours[f.Position.File] {
				wrong[f.Position.File] = f
			}
		}
	}
	for _, row := range rows {
		if !row.writes() {
			continue
		}
		ours[row.File] = true
		record, findings := load.ParseRecord(&source.File{Path: row.File, Content: recordYAML(row.draft)})
		note(findings)
		if record != nil {
			register.Agreements = append(register.Agreements, lint.Subject{Agreement: record.Agreement, Map: record.Map, File: row.File, Partial: record.Partial})
		}
		for _, b := range row.bodies {
			file := d.partyFile(b)
			if !b.draft || ours[file] {
				continue
			}
			ours[file] = true
			o, findings := load.ParseOrganisation(&source.File{Path: file, Content: organisationYAML(b)})
			note(findings)
			if o != nil {
				register.Organisations = append(register.Organisations, lint.OrganisationSubject{Organisation: o.Organisation, Map: o.Map, File: file, Partial: o.Partial})
			}
		}
	}
	if len(ours) > 0 {
		note(lint.Run(register, 0))
	}
	return wrong
}
