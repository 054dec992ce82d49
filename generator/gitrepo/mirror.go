package gitrepo

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"github.com/go-git/go-billy/v5/osfs"
	git "github.com/go-git/go-git/v5"
	"github.com/go-git/go-git/v5/config"
	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/cache"
	"github.com/go-git/go-git/v5/plumbing/transport"
	"github.com/go-git/go-git/v5/storage/filesystem"
)

// AddressError says that a remote repository cannot be fetched from an address of that form.
type AddressError struct {
	Address string // without a password
	Reason  string
}

func (e *AddressError) Error() string {
	return fmt.Sprintf("cannot fetch a repository from %s: %s", e.Address, e.Reason)
}

// Mend returns "".
func (e *AddressError) Mend() string { return "" }

// RemoteError says that a remote repository could not be fetched.
type RemoteError struct {
	Address string // without a password
	Err     error
}

func (e *RemoteError) Error() string {
	return withMend(fmt.Sprintf("cannot fetch %s: %v", e.Address, e.Err), e.Mend())
}

// Mend returns the command that shows whether git itself can reach the remote.
func (e *RemoteError) Mend() string { return "git ls-remote " + e.Address }

func (e *RemoteError) Unwrap() error { return e.Err }

// IsRemote reports whether a name is the address of a remote repository rather than a path.
func IsRemote(name string) bool { return strings.Contains(name, "://") || scpAddress.MatchString(name) }

// scpAddress is the short form of an ssh address: git@host:path.
var scpAddress = regexp.MustCompile(`^([^@/:\\]+@)?[^@/:\\]{2,}:[^:\\]`)

// Mirror brings the copy of a remote repository in a cache folder up to date, making it if there is none, and opens it. The address is
// https://…, ssh://… or user@host:path, with keys in an ssh agent, or file://…, which needs git installed. Branches and tags are fetched, the
// whole history with them; only what is new crosses the network.
//
// A copy appears when it is complete: a fetch that was killed leaves at most a folder that no later call takes for one. A copy that turns out to
// be damaged is made anew. Passwords in the address are used and not stored. It fails with an AddressError, a RemoteError or an EmptyError.
func Mirror(ctx context.Context, address, cacheDir string, o Options) (*Repo, error) {
	shown, err := checkAddress(address)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(cacheDir, 0o777); err != nil {
		return nil, err
	}
	removeLeftovers(cacheDir)
	dir := filepath.Join(cacheDir, mirrorName(shown))
	if r, err := updateMirror(ctx, address, shown, dir, o); err == nil {
		return r, nil
	} else if errors.As(err, new(*RemoteError)) || ctx.Err() != nil {
		return nil, err
	}
	// There is no copy, or none that can be used.
	fresh, err := os.MkdirTemp(cacheDir, leftover+"*")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(fresh)
	if err := fetch(ctx, address, shown, fresh, o.Progress); err != nil {
		return nil, err
	}
	if err := replaceDir(fresh, dir); err != nil {
		return nil, err
	}
	r, err := Open(dir, o)
	if err != nil {
		return nil, err
	}
	return r, r.usable()
}

const (
	leftover    = ".fetch-" // how the names of unfinished copies begin
	leftoverAge = 24 * time.Hour
)

// removeLeftovers deletes what fetches that were killed have left behind. It is not needed, so that errors do not count.
func removeLeftovers(cacheDir string) {
	entries, err := os.ReadDir(cacheDir)
	if err != nil {
		return
	}
	for _, entry := range entries {
		if info, err := entry.Info(); err == nil && strings.HasPrefix(entry.Name(), leftover) && time.Since(info.ModTime()) > leftoverAge {
			_ = os.RemoveAll(filepath.Join(cacheDir, entry.Name()))
		}
	}
}

// updateMirror fetches what is new into a copy and opens it.
func updateMirror(ctx context.Context, address, shown, dir string, o Options) (*Repo, error) {
	if _, err := os.Stat(filepath.Join(dir, "HEAD")); err != nil {
		return nil, err
	}
	if err := fetch(ctx, address, shown, dir, o.Progress); err != nil {
		return nil, err
	}
	r, err := Open(dir, o)
	if err != nil {
		return nil, err
	}
	if err := r.usable(); err != nil {
		return nil, errors.Join(err, r.Close())
	}
	return r, nil
}

// usable reads the newest commit.
func (r *Repo) usable() error {
	id, err := r.Resolve("HEAD")
	if err == nil {
		_, err = r.Commit(id)
	}
	return err
}

// checkAddress returns the address without a password.
func checkAddress(address string) (shown string, err error) {
	if !strings.Contains(address, "://") {
		if scpAddress.MatchString(address) && !strings.HasPrefix(address, "-") {
			return address, nil
		}
		return "", &AddressError{Address: address, Reason: "it is neither https://, ssh://, user@host:path nor file://"}
	}
	u, err := url.Parse(address)
	if err != nil {
		return "", &AddressError{Address: "the address given", Reason: "it is not well-formed"} // the text of the error holds the address
	}
	if u.User != nil {
		if u.User = url.User(u.User.Username()); u.Scheme == "https" {
			u.User = nil // a token may stand in the place of the name
		}
	}
	shown = u.String()
	switch u.Scheme {
	case "https", "ssh":
		if u.Host == "" || strings.HasPrefix(u.Host, "-") {
			return "", &AddressError{Address: shown, Reason: "it names no host"}
		}
	case "file":
		if u.Host != "" || !strings.HasPrefix(u.Path, "/") {
			return "", &AddressError{Address: shown, Reason: "it must be file:// and an absolute path"}
		}
	case "http", "git":
		return "", &AddressError{Address: shown, Reason: "what comes over " + u.Scheme + ":// can be changed by anybody on the way; use https:// or ssh://"}
	default:
		return "", &AddressError{Address: shown, Reason: "it is neither https://, ssh://, user@host:path nor file://"}
	}
	return shown, nil
}

// remoteError hides passwords: causes quote the address.
func remoteError(address, shown string, err error) error {
	text := strings.ReplaceAll(err.Error(), address, shown)
	if u, parseErr := url.Parse(address); parseErr == nil && u.User != nil {
		if secret, ok := u.User.Password(); ok && secret != "" {
			text = strings.ReplaceAll(strings.ReplaceAll(text, u.User.String(), "…"), secret, "…")
		}
	}
	if text != err.Error() {
		err = errors.New(text)
	}
	return &RemoteError{Address: shown, Err: err}
}

// mirrorName is the name of the folder for an address: readable, and unlike any other's.
func mirrorName(shown string) string {
	sum := sha256.Sum256([]byte(shown))
	last := strings.TrimSuffix(shown[strings.LastIndexAny(shown, "/:")+1:], ".git")
	last = regexp.MustCompile(`[^A-Za-z0-9_-]+`).ReplaceAllString(last, "-")
	return fmt.Sprintf("%.40s-%x.git", last, sum[:8])
}

// fetch brings the bare repository dir up to date, or makes it. The remote is not written into its configuration. New objects arrive in a pack that is
// renamed when complete, and before the references change.
func fetch(ctx context.Context, address, shown, dir string, progress func(done, total int)) error {
	storage := filesystem.NewStorage(osfs.New(dir), cache.NewObjectLRUDefault())
	if _, err := git.Init(storage, nil); err != nil && !errors.Is(err, git.ErrRepositoryAlreadyExists) {
		return err
	}
	remote := git.NewRemote(storage, &config.RemoteConfig{Name: "origin", URLs: []string{address}})
	refs, err := remote.ListContext(ctx, &git.ListOptions{})
	if errors.Is(err, transport.ErrEmptyRemoteRepository) {
		return &EmptyError{Path: shown}
	}
	if err != nil {
		return remoteError(address, shown, err)
	}
	options := &git.FetchOptions{
		RefSpecs: []config.RefSpec{"+refs/heads/*:refs/heads/*", "+refs/tags/*:refs/tags/*"},
		Tags:     git.NoTags, // the second rule fetches them all
		Force:    true,
		Prune:    true,
	}
	if progress != nil {
		options.Progress = &serverProgress{tell: progress}
	}
	err = remote.FetchContext(ctx, options)
	if err != nil && !errors.Is(err, git.NoErrAlreadyUpToDate) {
		return remoteError(address, shown, err)
	}
	for _, ref := range refs {
		if ref.Name() != plumbing.HEAD {
			continue
		}
		if ref.Type() == plumbing.SymbolicReference {
			return storage.SetReference(plumbing.NewSymbolicReference(plumbing.HEAD, ref.Target()))
		}
		return storage.SetReference(plumbing.NewHashReference(plumbing.HEAD, ref.Hash()))
	}
	return nil
}

// replaceDir moves a complete copy to its place. If another process was faster, its copy is as good; a damaged one goes.
func replaceDir(fresh, dir string) error {
	err := os.Rename(fresh, dir)
	if err == nil || !errors.Is(err, fs.ErrExist) && !isDir(dir) {
		return err
	}
	if r, err := Open(dir, Options{}); err == nil {
		err = r.usable()
		if errors.Join(err, r.Close()) == nil {
			return nil
		}
	}
	old, err := os.MkdirTemp(filepath.Dir(dir), leftover+"*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(old)
	if err := os.Rename(dir, filepath.Join(old, "repository")); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return os.Rename(fresh, dir)
}
