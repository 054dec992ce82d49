package pipeline

import (
	"errors"
	"fmt"
	"strings"

	"seika/generator/agreement"
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
	before, err := old.items(asOf, c)
	if err != nil {
		return nil, err
	}
	after, err := new.items(asOf, c)
	if err != nil {
		return nil, err
	}
	c.Diff = diff.Sets(before, after)
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

func (s side) items(asOf agreement.Date, c *Compared) ([]diff.Item, error) {
	if s.project == nil {
		return nil, nil
	}
	// Values that cannot be read are the linter's business; what can be read is compared.
	set, _, err := load.Load(s.project.FS, s.project.Records)
	if err != nil {
		return nil, err
	}
	for _, f := range set.Broken {
		c.Unreadable = append(c.Unreadable, fmt.Sprintf("%s (%s)", f.Path, s.name))
	}
	var items []diff.Item
	for i := range set.Records {
		r := &set.Records[i]
		if r.Agreement.ID == "" {
			c.Unreadable = append(c.Unreadable, fmt.Sprintf("%s (%s)", r.File.Path, s.name))
			continue
		}
		items = append(items, diff.Item{Agreement: r.Agreement, Verdict: verdict.Judge(r.Agreement, verdict.Facts{}, asOf)})
	}
	return items, nil
}
