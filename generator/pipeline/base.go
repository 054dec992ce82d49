package pipeline

import (
	"seika/generator/against"
	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/gitrepo"
	"seika/generator/load"
)

// Base is the state of the records from which a branch began.
type Base struct {
	origin  against.Origin // the best common ancestor of the revision that was asked for and HEAD
	checked *Checked
	// settings are the findings about the settings that the project had.
	settings diag.List
}

// ReadBase reads and checks the records as they were where HEAD left the line of rev, as of today. Before there were records there were none. The
// repository is not needed any more when it returns.
func ReadBase(p *Project, repo *gitrepo.Repo, rev string, today agreement.Date) (*Base, error) {
	old, _, err := sides(p, repo, []string{rev})
	if err != nil {
		return nil, err
	}
	b := &Base{origin: against.Origin{Commit: old.name, Folder: repo.Prefix()}, checked: &Checked{Set: &load.Set{}}}
	if old.project == nil {
		return b, nil
	}
	if file := old.project.ConfigFile; file != nil {
		_, b.settings = load.ParseConfig(file)
	}
	b.checked, err = Check(old.project, today)
	return b, err
}

// Settings divides findings about the settings of a project into those that were not there at the base and the rest.
func (b *Base) Settings(findings diag.List) (fresh, older diag.List) {
	return against.Fresh(against.Side{Set: &load.Set{}, Findings: b.settings}, against.Side{Set: &load.Set{}, Findings: findings})
}

// Check is Check with the rules that need both versions. It reports only what was not there at the base; the rest goes to Older.
func (b *Base) Check(p *Project, today agreement.Date) (*Checked, error) {
	c, err := Check(p, today)
	if err != nil {
		return nil, err
	}
	c.Findings, c.Older = against.Fresh(b.checked.side(), c.side())
	c.Findings.Add(c.register.Except(against.Run(b.checked.Set, c.Set, b.origin))...)
	c.Findings = c.Findings.Sorted()
	return c, nil
}
