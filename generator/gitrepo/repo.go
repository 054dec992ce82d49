package gitrepo

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"time"

	"github.com/go-git/go-billy/v5"
	"github.com/go-git/go-billy/v5/osfs"
	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/cache"
	"github.com/go-git/go-git/v5/plumbing/format/config"
	"github.com/go-git/go-git/v5/storage/filesystem"
	"github.com/go-git/go-git/v5/storage/filesystem/dotgit"
)

// Options says how a repository is read.
type Options struct {
	// Zone is the time zone in which a date without a time begins and ends, in expressions such as main@{2026-04-01}; UTC if nil. The zone of
	// the machine is never used: a revision must mean the same commit everywhere.
	Zone *time.Location
	// Progress, if set, is called while Mirror fetches, from one goroutine, with what the server tells of its preparations: so many of so many
	// objects counted, then compressed. Some servers tell nothing.
	Progress func(done, total int)
}

// A Repo is an open repository. Its methods may be called from several goroutines.
type Repo struct {
	loc   location
	zone  *time.Location
	cfg   *config.Config
	store *store

	mu   sync.Mutex
	refs *filesystem.Storage // guarded by mu
	idle []*reader           // guarded by mu
}

// Open opens the repository that path lies in: the folder of a bare repository, a work tree, a folder in one, or a linked work tree. It fails
// with a NotRepositoryError or an UnsupportedError. A repository without a commit opens.
func Open(path string, o Options) (*Repo, error) {
	loc, err := locate(path)
	if err != nil {
		return nil, err
	}
	cfg, err := readConfig(loc)
	if err != nil {
		return nil, err
	}
	if err := checkFormat(loc, cfg); err != nil {
		return nil, err
	}
	dirs, err := objectDirs(loc.common)
	if err != nil {
		return nil, err
	}
	objects, err := openStore(loc.gitDir, dirs)
	if err != nil {
		return nil, err
	}
	r := &Repo{loc: loc, zone: o.Zone, cfg: cfg, store: objects, refs: openRefs(loc)}
	if r.zone == nil {
		r.zone = time.UTC
	}
	return r, nil
}

// openRefs opens go-git's storage without git.PlainOpen, which refuses extensions that it only misspells, and finds no reference of a linked
// work tree. Objects are not read through it.
func openRefs(loc location) *filesystem.Storage {
	var files billy.Filesystem = osfs.New(loc.gitDir)
	if loc.common != loc.gitDir {
		files = dotgit.NewRepositoryFilesystem(files, osfs.New(loc.common))
	}
	return filesystem.NewStorage(files, cache.NewObjectLRU(0))
}

// Close closes the files that are open. The Repo must not be used afterwards.
func (r *Repo) Close() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	var errs []error
	for _, reader := range r.idle {
		errs = append(errs, reader.close())
	}
	r.idle = nil
	return errors.Join(errs...)
}

// Path returns the git folder.
func (r *Repo) Path() string { return r.loc.gitDir }

// CommonPath returns the folder that the repository shares with its linked work trees; Path where there are none.
func (r *Repo) CommonPath() string { return r.loc.common }

// WorkTree returns the folder that the repository is checked out in, or "" for a bare one.
func (r *Repo) WorkTree() string { return r.loc.workTree }

// Prefix returns the path from WorkTree to the folder that was opened, with slashes, or "" for the top.
func (r *Repo) Prefix() string { return r.loc.prefix }

// withReader lends a reader to f.
func (r *Repo) withReader(f func(*reader) error) error {
	r.mu.Lock()
	var lent *reader
	if last := len(r.idle) - 1; last >= 0 {
		lent, r.idle = r.idle[last], r.idle[:last]
	}
	r.mu.Unlock()
	if lent == nil {
		lent = newReader(r.store)
	}
	err := f(lent)
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.idle) >= runtime.GOMAXPROCS(0) {
		return errors.Join(err, lent.close()) // each keeps a cache
	}
	r.idle = append(r.idle, lent)
	return err
}

// A State tells how much of its history a repository holds, and whether git would show another history than the one that was committed.
type State struct {
	Empty   bool // there is no commit that HEAD, a branch or a tag names
	Shallow bool // the history is cut off (git clone --depth)
	Partial bool // content is missing that a remote promised (git clone --filter)
	// Grafts and Replacements count what was put in place of commits afterwards, with info/grafts and git replace. It is not followed here: the
	// history is read as it was committed, as git does with --no-replace-objects.
	Grafts       int
	Replacements int
}

// State looks at the repository as it is now.
func (r *Repo) State() (State, error) {
	var s State
	var err error
	if s.Shallow, err = r.isShallow(); err != nil {
		return State{}, err
	}
	_, _, s.Partial = promise(r.cfg)
	if s.Grafts, err = countLines(filepath.Join(r.loc.common, "info", "grafts")); err != nil {
		return State{}, err
	}
	names, err := r.references()
	if err != nil {
		return State{}, err
	}
	s.Empty = true
	for _, ref := range names {
		if strings.HasPrefix(ref.name, "refs/replace/") {
			s.Replacements++
		} else {
			s.Empty = false
		}
	}
	return s, nil
}

func (r *Repo) isShallow() (bool, error) {
	info, err := os.Stat(filepath.Join(r.loc.common, "shallow"))
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil && info.Size() > 0, err
}

// countLines returns how many lines of a file say something; 0 if there is no file.
func countLines(file string) (int, error) {
	text, err := readSmall(file, maxConfig)
	if errors.Is(err, fs.ErrNotExist) {
		return 0, nil
	}
	n := 0
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			n++
		}
	}
	return n, err
}

// Commit reads one commit.
func (r *Repo) Commit(id ID) (Commit, error) {
	var c Commit
	err := r.withReader(func(reader *reader) (err error) {
		c, err = r.commit(reader, id)
		return err
	})
	return c, err
}

func (r *Repo) commit(reader *reader, id ID) (Commit, error) {
	data, err := reader.read(id, plumbing.CommitObject, maxCommit)
	if err != nil {
		return Commit{}, r.explain(err)
	}
	var p commitParser
	c, err := p.parse(id, data)
	if err != nil {
		return Commit{}, &CorruptError{ID: id, File: r.Path(), Err: err}
	}
	return c, nil
}

// explain says of a missing object why it is missing, where the repository tells.
func (r *Repo) explain(err error) error {
	var missing *MissingError
	if !errors.As(err, &missing) {
		return err
	}
	if remote, filter, partial := promise(r.cfg); partial {
		return &PartialError{Path: r.Path(), Remote: remote, Filter: filter, Missing: missing.ID}
	}
	if shallow, shallowErr := r.isShallow(); shallowErr == nil && shallow {
		return &ShallowError{Path: r.Path(), Missing: missing.ID}
	}
	return err
}
