package draft

import (
	"strings"

	"seika/generator/agreement"
	"seika/generator/diag"
)

// ComposeParty makes the record of an organisation alone, from its name and the answers about it. The draft has no Agreement; what is missing
// and what is wrong stand in it as they do for an agreement. Aliases are its other names.
func (c *Composer) ComposeParty(name string, aliases []string, answers Answers) *Draft {
	w := &composition{Composer: c, answers: answers, base: &Base{}, dir: c.directory(),
		Draft: &Draft{Agreement: &agreement.Agreement{}, Proposed: Answers{}, named: map[string]string{}}}
	for _, text := range append([]string{name}, aliases...) {
		if found := GovernmentsNamed(text, ""); len(found) > 0 {
			w.wrong(KeyPartner, &Problem{Code: "party-government", Text: diag.Tf("「%s」は自治体で、団体の記録は要りません。", "%q is a local government and needs no record of its own.", text),
				Fix: diag.Tf("記録では %s と書きます。", "Records name it as %s.", agreement.GovernmentPrefix+found[0].Code)})
			continue
		}
		b, ok := w.dir.ByID(text)
		if !ok {
			b, _ = w.dir.Find(text)
		}
		if b != nil {
			w.wrong(KeyPartner, &Problem{Code: "party-duplicate", Text: diag.Tf("「%s」は登録済みです：%s（%s）。", "%q is on record: %s (%s).", text, b.ID, b.Name.In("ja"))})
		}
	}
	if name = strings.TrimSpace(name); name == "" {
		w.missing(KeyPartner)
	}
	if len(w.Problems)+len(w.Missing) > 0 {
		return w.Draft
	}
	if b := w.newBody(name, ""); b != nil {
		b.Aliases = aliases
	}
	return w.Draft
}

// PartyFiles are the files of the organisations of a draft that are not on record, and the findings about them.
func (c *Composer) PartyFiles(d *Draft) ([]File, diag.List, error) {
	var files []File
	for _, b := range d.New {
		files = append(files, File{Path: PartyFile(c.Folder, b.ID), Content: OrganisationText(&b.Organisation)})
	}
	return files, Check(c.Set, c.Today, c.Folder, files, c.Others), c.formatted(files)
}
