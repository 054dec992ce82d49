package main

import (
	"errors"

	"github.com/spf13/cobra"

	"seika/generator/gitrepo"
	"seika/generator/pipeline"
)

// revisionOptions choose the commit from which records are read.
type revisionOptions struct {
	rev, onDate string
}

func (o *revisionOptions) flags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&o.rev, "rev", "", "read the records of this revision instead of the files on disk")
	cmd.Flags().StringVar(&o.onDate, "as-of-commit", "", "read the records of the last commit on or before this day, on the first-parent chain")
}

// apply returns the project as it was at the chosen revision, with what must be done after its last use; the project itself where none is chosen.
func (o *revisionOptions) apply(p *pipeline.Project) (*pipeline.Project, func() error, error) {
	done := func() error { return nil }
	if o.rev == "" && o.onDate == "" {
		return p, done, nil
	}
	repo, err := p.Repository()
	if err != nil {
		return nil, done, err
	}
	if repo == nil {
		return nil, done, pipeline.ErrNoRepository
	}
	commit, err := o.resolve(repo)
	if err != nil {
		return nil, done, errors.Join(err, repo.Close())
	}
	at, err := p.At(repo, commit)
	if err != nil {
		return nil, done, errors.Join(err, repo.Close())
	}
	return at, repo.Close, nil
}

func (o *revisionOptions) resolve(repo *gitrepo.Repo) (gitrepo.ID, error) {
	rev := o.rev
	if rev == "" {
		rev = "HEAD"
	}
	commit, err := repo.Resolve(rev)
	if err != nil || o.onDate == "" {
		return commit, err
	}
	return repo.LastOn(commit, o.onDate)
}
