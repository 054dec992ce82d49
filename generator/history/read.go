package history

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"sync"
	"time"

	"seika/generator/agreement"
	"seika/generator/gitrepo"
)

// ReadOptions say which history is read, and how.
type ReadOptions struct {
	// From is the newest commit; HEAD where it is zero.
	From gitrepo.ID
	// Folder is the folder of the records, from the top of the repository.
	Folder string
	// Ignore holds commits whose changes are passed over: migrations of the format, mass reformatting.
	Ignore func(gitrepo.ID) bool
	// Zone is where days are counted; Until is the last day for which the standing is told.
	Zone  *time.Location
	Until agreement.Date
	// Cache is a folder that makes the next reading of the same repository faster, "" for none; Program names the program that reads. See Options.
	Cache, Program string
	Progress       func(done, total int)
	// Complete is Options.Complete.
	Complete bool
	// Before is the certificate of the last publication, zero for none.
	Before Certificate
}

// Read reads the history of a repository. A shallow or partial clone gives no error but a history that knows nothing, with a certificate that
// says so: what cannot be known must not stop a site from being built. Commands that are about the history itself ask Certificate.Known.
func Read(ctx context.Context, repo *gitrepo.Repo, o ReadOptions) (*History, error) {
	state, err := repo.State()
	if err != nil {
		return nil, err
	}
	switch {
	case state.Shallow:
		return &History{Certificate: Certificate{Version: CertificateVersion, State: Shallow}}, nil
	case state.Partial:
		return &History{Certificate: Certificate{Version: CertificateVersion, State: Partial}}, nil
	}
	options := Options{
		Folder: o.Folder, Blobs: repo.Blobs, Ignore: o.Ignore, Zone: o.Zone, Until: o.Until, Complete: o.Complete,
		Cache: o.Cache, Program: o.Program, Progress: o.Progress,
	}
	results := newResults(options)
	go results.warm() // while the commits are read
	log, err := repo.Walk(ctx, gitrepo.WalkOptions{From: o.From, Folder: o.Folder, Mode: gitrepo.Full, Cache: o.Cache})
	if err != nil {
		var missing *gitrepo.EmptyError
		if errors.As(err, &missing) {
			return &History{Certificate: Certificate{Version: CertificateVersion, State: None}}, nil
		}
		return nil, err
	}
	files := sync.OnceValues(func() (*gitrepo.Tree, error) { return repo.Tree(log.Head, "") })
	options.Present = func(path string) (bool, error) {
		tree, err := files()
		if err == nil {
			_, err = fs.Stat(tree, path)
		}
		if errors.Is(err, fs.ErrNotExist) {
			return false, nil
		}
		return err == nil, err
	}
	h, err := build(ctx, log, options, results)
	if err != nil {
		return nil, err
	}
	if state.Grafts+state.Replacements > 0 {
		h.Certificate.State, h.Certificate.Grafts, h.Certificate.Replacements = Grafted, state.Grafts, state.Replacements
	}
	h.Certificate, err = h.Certificate.Compare(o.Before, func(head string) (bool, error) { return sameLine(repo, log, head) })
	return h, err
}

// sameLine reports whether the commit of an earlier publication is part of log, or log's head part of that commit's history.
func sameLine(repo *gitrepo.Repo, log *gitrepo.Log, head string) (bool, error) {
	id, err := gitrepo.ParseID(head)
	if err != nil {
		return false, fmt.Errorf("the certificate of the last publication names no commit: %w", err)
	}
	if slices.ContainsFunc(log.Entries, func(e gitrepo.Entry) bool { return e.ID == id }) {
		return true, nil
	}
	if _, err := repo.Commit(id); err != nil {
		return false, nil // a rewritten history is soon collected
	}
	bases, err := repo.MergeBases(log.Head, id)
	return slices.Contains(bases, log.Head), err
}
