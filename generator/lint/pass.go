package lint

import (
	"strings"

	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/source"
)

// pass is the work on one file: what its rules see and where they report. A worker uses one pass for all its files.
type pass struct {
	*index
	values

	asOf         agreement.Date
	agreement    *agreement.Agreement    // nil in the file of an organisation
	organisation *agreement.Organisation // nil in the file of an agreement
	sources      sources
	cited        []bool     // space for citedSources
	numbers      []ownValue // space for ownValues
	paths        *follower  // of the file; made when its first path is followed
	reporter
}

func (p *pass) checkAgreement(s *Subject) diag.List {
	if s.Agreement == nil {
		return nil
	}
	p.agreement, p.organisation, p.paths = s.Agreement, nil, nil
	p.reporter = reporter{file: s.File, spans: s.Map}
	p.values.collect(agreementPlan, s.Agreement)
	p.sources = newSources(s.Agreement.Evidence)
	for _, r := range rules {
		if s.Partial && r.absence && !s.wasRead(r.within) {
			continue
		}
		p.rule = r
		switch {
		case r.record != nil:
			r.record(p, s.Agreement)
		case r.file != nil:
			r.file(p)
		}
	}
	return p.found
}

// wasRead reports whether those parts of the record could be read, as far as other parts refer to them: of the items of a list that is
// their ids.
func (s *Subject) wasRead(parts []source.Path) bool {
	if len(parts) == 0 || len(s.Unread) == 0 {
		return false
	}
	for _, unread := range s.Unread {
		_, known := agreement.RecordObject.Field(string(unread))
		misspelt := !known && !strings.Contains(string(unread), "/") // or missing, where it is ""
		for _, part := range parts {
			below, ok := strings.CutPrefix(string(unread), string(part)+"/")
			_, key, inItem := strings.Cut(below, "/")
			field, _ := agreement.RecordObject.Field(string(part))
			if unread == "" || misspelt && !field.Required || unread == part || ok && (!inItem || key == "id" || key == "ref") {
				return false
			}
		}
	}
	return true
}

func (p *pass) checkOrganisation(s *OrganisationSubject) diag.List {
	if s.Organisation == nil {
		return nil
	}
	p.agreement, p.organisation, p.paths = nil, s.Organisation, nil
	p.reporter = reporter{file: s.File, spans: s.Map}
	p.values.collect(organisationPlan, s.Organisation)
	p.sources = newSources(s.Organisation.Evidence)
	for _, r := range rules {
		if r.file != nil && !(s.Partial && r.absence) {
			p.rule = r
			r.file(p)
		}
	}
	return p.found
}

// id returns the id of the file's record.
func (p *pass) id() string {
	if p.agreement != nil {
		return p.agreement.ID
	}
	return p.organisation.ID
}

// exceptions returns the exceptions of the file.
func (p *pass) exceptions() []agreement.Exception {
	if p.agreement != nil {
		return p.agreement.Exceptions
	}
	return p.organisation.Exceptions
}

// follow returns where a path that stands in the file leads, valueAt the simple value there; see follower.
func (p *pass) follow(path string, removed bool) (source.Path, *astray) {
	return p.follower().follow(path, removed)
}

func (p *pass) valueAt(at source.Path) (string, bool) { return p.follower().valueAt(at) }

func (p *pass) follower() *follower {
	if p.paths == nil {
		if p.agreement != nil {
			p.paths = newFollower(agreementPlan, p.agreement)
		} else {
			p.paths = newFollower(organisationPlan, p.organisation)
		}
	}
	return p.paths
}

// registerPass is the work on the register as a whole.
type registerPass struct {
	*Register
	*index
	reporter
	watches map[string]bool // the rules of this package that allow exceptions, by their ids
}

func checkRegister(reg *Register, ix *index) diag.List {
	p := &registerPass{Register: reg, index: ix}
	for _, r := range rules {
		if r.register != nil {
			p.rule = r
			r.register(p)
		}
	}
	return p.found
}

// settle takes the findings away that exceptions silence, and adds those about the exceptions themselves.
func settle(reg *Register, found diag.List) diag.List {
	all := reg.exceptions()
	if len(all) == 0 {
		return found
	}
	p := &registerPass{Register: reg, watches: map[string]bool{}}
	_, exceptable := severitiesOf(Rules())
	for _, id := range exceptable {
		p.watches[id] = true
	}
	p.found = all.filter(found)
	for _, r := range rules {
		if r.exceptions != nil {
			p.rule = r
			r.exceptions(p, all)
		}
	}
	return p.found
}

// in makes the findings that follow belong to another file.
func (p *registerPass) in(file string, spans *source.Map) { p.file, p.spans = file, spans }

// reporter collects the findings of the rule that is running.
type reporter struct {
	rule  *rule
	file  string
	spans *source.Map
	found diag.List
}

// report adds a finding about the value at path; for a value that is missing it points at what would hold it. The returned finding may be
// completed (Expected, Fix, Notes) until the next report.
func (r *reporter) report(path source.Path, message diag.Text) *diag.Diagnostic {
	return r.add(diag.At(r.spans, path), message)
}

// reportKey is report with the key as the place, for a mapping or list that is wrong as a whole.
func (r *reporter) reportKey(path source.Path, message diag.Text) *diag.Diagnostic {
	return r.add(diag.AtKey(r.spans, path), message)
}

func (r *reporter) add(at diag.Place, message diag.Text) *diag.Diagnostic {
	if at.Position.File == "" {
		at.Position.File = r.file
	}
	r.found.Add(r.rule.New(at, message))
	return &r.found[len(r.found)-1]
}

// note makes a note about the value at path of the same file.
func (r *reporter) note(path source.Path, message diag.Text) diag.Note {
	return noteAt(r.file, r.spans, path, message)
}

func noteAt(file string, spans *source.Map, path source.Path, message diag.Text) diag.Note {
	pos := spans.At(path)
	if pos.File == "" {
		pos.File = file
	}
	return diag.Note{Position: pos, Message: message}
}
