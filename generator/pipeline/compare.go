package pipeline

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/diff"
	"seika/generator/gitrepo"
	"seika/generator/load"
	"seika/generator/verdict"
)

// ErrNoRepository is returned where a command needs a git repository and the project lies in none.
var ErrNoRepository = errors.New("this is no git repository, so there is no history; run “git init”, or clone the repository instead of copying its files")

// NeedRepository opens the project's repository for a command that is about the history, and refuses one whose history is not all there.
func (p *Project) NeedRepository() (*gitrepo.Repo, error) {
	repo, err := p.Repository()
	if err != nil {
		return nil, err
	}
	if repo == nil {
		return nil, ErrNoRepository
	}
	state, err := repo.State()
	switch {
	case err != nil:
	case state.Shallow:
		err = &gitrepo.ShallowError{Path: repo.Path()}
	case state.Empty:
		err = &gitrepo.EmptyError{Path: repo.Path()}
	default:
		return repo, nil
	}
	return nil, errors.Join(err, repo.Close())
}

// Compared are the two sides of a comparison.
type Compared struct {
	Diff diff.SetDiff
	// Old and New name the sides for people.
	Old, New string
	// Unreadable are the files of either side that could not be read as records and were left out.
	Unreadable []string
}

// Compare compares the data sets of two revisions, both judged as of one day. The arguments are those of a command: none compares HEAD with the
// files on disk, "A" the common ancestor of A and HEAD with the files on disk, "A..B" or "A", "B" the common ancestor of both with B.
func Compare(p *Project, repo *gitrepo.Repo, args []string, asOf agreement.Date) (*Compared, error) {
	old, new, err := sides(p, repo, args)
	if err != nil {
		return nil, err
	}
	c := &Compared{Old: old.name, New: new.name}
	before, err := old.read(asOf)
	if err != nil {
		return nil, err
	}
	after, err := new.read(asOf)
	if err != nil {
		return nil, err
	}
	c.Unreadable = append(before.unreadable(old.name), after.unreadable(new.name)...)
	oldItems, oldShared := before.without(after.left)
	newItems, newShared := after.without(before.left)
	c.Diff = diff.Sets(oldItems, newItems)
	c.Diff.Register = diff.Registers(oldShared, newShared)
	return c, nil
}

// side is a project at a commit, or on disk.
type side struct {
	project *Project
	name    string
}

func sides(p *Project, repo *gitrepo.Repo, args []string) (old, new side, err error) {
	expression := strings.Join(args, "..")
	onDisk := !strings.Contains(expression, "..")
	r, err := repo.ResolveRange(expression)
	if err != nil {
		return old, new, err
	}
	if r.Base.IsZero() {
		return old, new, fmt.Errorf("%s and %s have no common ancestor, so there is nothing to compare", r.From, r.To)
	}
	if old, err = at(p, repo, r.Base); err != nil {
		return old, new, err
	}
	if onDisk {
		return old, side{p, "files on disk"}, nil
	}
	new, err = at(p, repo, r.To)
	return old, new, err
}

func at(p *Project, repo *gitrepo.Repo, commit gitrepo.ID) (side, error) {
	project, err := p.At(repo, commit)
	if errors.Is(err, ErrNoRecords) {
		return side{nil, commit.String()}, nil // before there were records there were none
	}
	return side{project, commit.String()}, err
}

// holdings is what a side holds, by the files it stands in.
type holdings struct {
	set  *load.Set
	asOf agreement.Date
	left map[string]bool // files that are there and cannot be read
}

func (s side) read(asOf agreement.Date) (*holdings, error) {
	c := &holdings{set: &load.Set{}, asOf: asOf, left: map[string]bool{}}
	if s.project == nil {
		return c, nil
	}
	// Values that cannot be read are the linter's business; what can be read is compared.
	set, findings, err := load.Load(s.project.FS, s.project.Records)
	if err != nil {
		return nil, err
	}
	c.set = set
	for _, f := range set.Broken {
		c.left[f.Path] = true
	}
	for i := range set.Records {
		if set.Records[i].Agreement.ID == "" {
			c.left[set.Records[i].File.Path] = true
		}
	}
	read := set.Files()
	for _, f := range findings {
		name := f.Position.File
		switch {
		case f.Severity != diag.Error || name == "" || read[name] != nil:
		case f.Rule == load.RuleUnreadable && !s.project.Commit.IsZero(): // the repository lacks the content
			return nil, fmt.Errorf("%s at %s: %s", name, s.name, f.Message.EN)
		default:
			c.left[name] = true
		}
	}
	return c, nil
}

// unreadable lists what is left out, for people.
func (c *holdings) unreadable(side string) (list []string) {
	for _, name := range slices.Sorted(maps.Keys(c.left)) {
		list = append(list, fmt.Sprintf("%s (%s)", name, side))
	}
	return list
}

// without returns what is compared: all but what stands in files that cannot be read on the other side. It would pass for something that came or
// went.
func (c *holdings) without(files map[string]bool) (items []diff.Item, shared diff.Register) {
	for i := range c.set.Records {
		if r := &c.set.Records[i]; r.Agreement.ID != "" && !files[r.File.Path] {
			items = append(items, diff.Item{Agreement: r.Agreement, Verdict: verdict.Judge(r.Agreement, verdict.Facts{}, c.asOf)})
		}
	}
	for i := range c.set.Organisations {
		if o := &c.set.Organisations[i]; o.Organisation.ID != "" && !files[o.File.Path] {
			shared.Organisations = append(shared.Organisations, o.Organisation)
		}
	}
	if t := c.set.Themes; t.File != nil && !files[t.File.Path] {
		shared.Themes = t.Themes
	}
	return items, shared
}
