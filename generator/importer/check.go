package importer

import (
	"seika/generator/diag"
	"seika/generator/draft"
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
				if finding, ok := wrong[d.partyFile(b)]; ok && row.writes() && b.New {
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

func (d *drafter) partyFile(b *draft.Body) string { return draft.PartyFile(d.Folder, b.ID) }

// errors returns the first error of each new file.
func (d *drafter) errors(rows []*Row) map[string]diag.Diagnostic {
	wrong := map[string]diag.Diagnostic{}
	for _, f := range draft.Check(d.Set, d.Today, d.Folder, d.newFiles(rows), nil) {
		if _, known := wrong[f.Position.File]; !known && f.Severity == diag.Error {
			wrong[f.Position.File] = f
		}
	}
	return wrong
}

// newFiles are the files that the rows give: the records, and the organisations that they name for the first time.
func (d *drafter) newFiles(rows []*Row) []draft.File {
	var files []draft.File
	seen := map[*draft.Body]bool{}
	for _, row := range rows {
		if !row.writes() {
			continue
		}
		files = append(files, draft.File{Path: row.File, Content: draft.RecordText(row.draft)})
		for _, b := range row.bodies {
			if b.New && !seen[b] {
				seen[b] = true
				files = append(files, draft.File{Path: d.partyFile(b), Content: draft.OrganisationText(&b.Organisation)})
			}
		}
	}
	return files
}
