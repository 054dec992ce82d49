package draft

import (
	"path"
	"strings"

	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/format"
	"seika/generator/lint"
	"seika/generator/load"
	"seika/generator/source"
)

// Check finds what “seika lint” would say about new files, together with everything that is on record in folder: all findings about the
// new files, in their order.
func Check(set *load.Set, today agreement.Date, folder string, files []File) diag.List {
	register := &lint.Register{AsOf: today, Themes: lint.ThemesSubject{Themes: set.Themes.Themes, Map: set.Themes.Map}}
	if set.Themes.File != nil {
		register.Themes.File = set.Themes.File.Path
	}
	for _, r := range set.Records {
		register.Agreements = append(register.Agreements, lint.Subject{Agreement: r.Agreement, Map: r.Map, File: r.File.Path, Partial: r.Partial})
	}
	for _, o := range set.Organisations {
		register.Organisations = append(register.Organisations, lint.OrganisationSubject{Organisation: o.Organisation, Map: o.Map, File: o.File.Path, Partial: o.Partial})
	}
	var found diag.List
	ours := map[string]bool{}
	for _, f := range files {
		if ours[f.Path] {
			continue
		}
		ours[f.Path] = true
		file := &source.File{Path: f.Path, Content: f.Content}
		if format.KindAt(strings.TrimPrefix(f.Path, folder+"/")) == format.Organisation {
			o, findings := load.ParseOrganisation(file)
			found.Add(findings...)
			if o != nil {
				register.Organisations = append(register.Organisations, lint.OrganisationSubject{Organisation: o.Organisation, Map: o.Map, File: f.Path, Partial: o.Partial})
			}
			continue
		}
		r, findings := load.ParseRecord(file)
		found.Add(findings...)
		if r != nil {
			register.Agreements = append(register.Agreements, lint.Subject{Agreement: r.Agreement, Map: r.Map, File: f.Path, Partial: r.Partial})
		}
	}
	if len(ours) == 0 {
		return nil
	}
	for _, d := range lint.Run(register, 0) {
		if ours[d.Position.File] {
			found.Add(d)
		}
	}
	return found.Sorted()
}

// PartyFile is the file of an organisation.
func PartyFile(folder, id string) string { return path.Join(folder, load.PartiesFolder, id+".yaml") }
