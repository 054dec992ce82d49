package draft

import (
	"path"
	"slices"
	"strings"

	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/format"
	"seika/generator/lint"
	"seika/generator/lint/subjects"
	"seika/generator/load"
	"seika/generator/source"
)

// Check finds what “seika lint” would say about new files, together with everything that is on record in folder: all findings about the
// new files, in their order. Others are the rules of other finders, which exceptions may name.
func Check(set *load.Set, today agreement.Date, folder string, files []File, others []*diag.Rule) diag.List {
	all := *set
	all.Records, all.Organisations = slices.Clip(set.Records), slices.Clip(set.Organisations)
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
				all.Organisations = append(all.Organisations, *o)
			}
			continue
		}
		r, findings := load.ParseRecord(file)
		found.Add(findings...)
		if r != nil {
			all.Records = append(all.Records, *r)
		}
	}
	if len(ours) == 0 {
		return nil
	}
	for _, d := range lint.Run(subjects.Of(&all, today, others), 0) {
		if ours[d.Position.File] {
			found.Add(d)
		}
	}
	return found.Sorted()
}

// PartyFile is the file of an organisation.
func PartyFile(folder, id string) string { return path.Join(folder, load.PartiesFolder, id+".yaml") }
