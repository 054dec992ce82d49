package pipeline

import (
	"slices"

	"seika/generator/against"
	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/links"
	"seika/generator/lint"
	"seika/generator/lint/subjects"
	"seika/generator/load"
	"seika/generator/source"
)

// Checked is everything read from a project, with all findings in their order.
type Checked struct {
	Set      *load.Set
	Findings diag.List
	// Older are the findings that a check against a revision left out, because they were there before.
	Older diag.List
	// Links is what is known about the addresses that the records cite, nil where nothing is; BrokenLinks says why it could not be read.
	Links       *links.Register
	BrokenLinks *links.FileError

	register *lint.Register
	files    map[string]*source.File
}

// File returns the file with that path, nil where it was not read.
func (c *Checked) File(path string) *source.File { return c.files[path] }

func (c *Checked) side() against.Side { return against.Side{Set: c.Set, Findings: c.Findings} }

// Rules returns the documentation of every rule that Check and Base.Check can report.
func Rules() []*diag.Rule { return append(otherRules(), lint.Rules()...) }

// otherRules are the rules of other finders than the linter. Exceptions may name them too.
func otherRules() []*diag.Rule { return slices.Concat(load.Rules(), against.Rules(), links.Rules()) }

// Check loads the records of p and lints them, with today as the day after which nothing can have happened. Records of which some values
// could not be read are linted for the others.
func Check(p *Project, today agreement.Date) (*Checked, error) {
	set, findings, err := load.Load(p.FS, p.Records)
	if err != nil {
		return nil, err
	}
	register := subjects.Of(set, today, otherRules())
	findings.Add(lint.Run(register, 0)...)
	c := &Checked{Set: set, register: register, files: set.Files()}
	findings.Add(c.readLinks(p)...)
	c.Findings = findings.Sorted()
	return c, nil
}
