package pipeline

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"seika/generator/agreement"
	"seika/generator/gitrepo"
	"seika/generator/history"
)

// IgnoreFile lists commits that the history passes over, one id a line: migrations of the format, mass reformatting.
const IgnoreFile = ".seika-ignore-revs"

// CertificateFile is where a site publishes the certificate of its history.
const CertificateFile = "data/history.json"

// Repository opens the git repository that the project lies in; nil where it lies in none.
func (p *Project) Repository() (*gitrepo.Repo, error) {
	repo, err := gitrepo.Open(p.Dir, gitrepo.Options{Zone: p.Zone})
	var none *gitrepo.NotRepositoryError
	if errors.As(err, &none) {
		return nil, nil
	}
	return repo, err
}

// OpenRemote clones the repository at an address (https, ssh, file) into a cache, or brings the clone up to date, and opens the project at its
// HEAD. The repository stays open as long as the project is used. Progress may be nil; see gitrepo.Options.
func OpenRemote(ctx context.Context, address string, progress func(done, total int)) (*Project, *gitrepo.Repo, error) {
	dir, err := os.UserCacheDir()
	if err != nil {
		return nil, nil, fmt.Errorf("there is no place for a clone of %s: %w", address, err)
	}
	repo, err := gitrepo.Mirror(ctx, address, filepath.Join(dir, "seika", "repositories"), gitrepo.Options{Progress: progress})
	if err != nil {
		return nil, nil, err
	}
	head, err := repo.Resolve("HEAD")
	if err != nil {
		return nil, nil, errors.Join(err, repo.Close())
	}
	p, err := (&Project{Dir: repo.Path(), Records: RecordsFolder}).At(repo, head)
	if err != nil {
		return nil, nil, errors.Join(err, repo.Close())
	}
	p.Overlays = p.FS
	return p, repo, nil
}

// folder is where the records stand from the top of the repository.
func (p *Project) folder(repo *gitrepo.Repo) string { return path.Join(repo.Prefix(), p.Records) }

// At returns the project with the records and settings that it had at a commit. Templates and hand-written pages stay those of today: an old
// record is shown, not an old program. Close the repository only after the project was used.
func (p *Project) At(repo *gitrepo.Repo, commit gitrepo.ID) (*Project, error) {
	tree, err := repo.Tree(commit, repo.Prefix())
	if err != nil {
		return nil, err
	}
	at := *p
	at.FS, at.Overlays, at.Commit = tree, p.Overlays, commit
	if _, err := fs.Stat(tree, p.Records); err != nil {
		return nil, fmt.Errorf("%w: there is no folder %q at %s", ErrNoRecords, p.Records, commit)
	}
	_, err = at.configure()
	return &at, err
}

// ReadHistory reads the history of the project's records, up to the project's commit or, where it has none, HEAD. Outside a repository it is a
// history that knows nothing.
func (p *Project) ReadHistory(ctx context.Context, repo *gitrepo.Repo, o HistoryOptions) (*history.History, error) {
	if repo == nil {
		return &history.History{Certificate: history.Certificate{Version: history.CertificateVersion, State: history.None}}, nil
	}
	ignore, err := p.ignored()
	if err != nil {
		return nil, err
	}
	return history.Read(ctx, repo, history.ReadOptions{
		From: p.Commit, Folder: p.folder(repo), Ignore: ignore, Zone: p.Zone, Until: o.Until, Cache: cacheFolder(repo), Program: program(), Progress: o.Progress,
		Complete: o.Complete, Before: o.Before,
	})
}

// HistoryOptions are the part of history.ReadOptions that commands choose.
type HistoryOptions struct {
	Until    agreement.Date
	Complete bool
	Before   history.Certificate
	Progress func(done, total int)
}

// ignored reads the list of commits to pass over.
func (p *Project) ignored() (func(gitrepo.ID) bool, error) {
	text, err := fs.ReadFile(p.FS, IgnoreFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	ids := map[gitrepo.ID]bool{}
	for n, line := range bytes.Split(text, []byte("\n")) {
		word, _, _ := strings.Cut(string(line), "#")
		if word = strings.TrimSpace(word); word == "" {
			continue
		}
		id, err := gitrepo.ParseID(word)
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %q is not the full id of a commit (40 hexadecimal digits)", IgnoreFile, n+1, word)
		}
		ids[id] = true
	}
	return func(id gitrepo.ID) bool { return ids[id] }, nil
}
