package gitrepo

import (
	"fmt"
	"io/fs"
	"strings"
)

// The errors of this package that a caller can do something about are of the types below. All of them have a method Mend, which returns the
// command that repairs the cause, or "" where no command does; Error names it too.

// NotRepositoryError says that neither Path nor a folder above it is a git repository.
type NotRepositoryError struct{ Path string }

func (e *NotRepositoryError) Error() string {
	return withMend(fmt.Sprintf("%s is not in a git repository", e.Path), e.Mend())
}

// Mend returns the command that makes one.
func (e *NotRepositoryError) Mend() string { return "git init && git add . && git commit" }

// EmptyError says that the repository has no commit yet.
type EmptyError struct{ Path string }

func (e *EmptyError) Error() string {
	return withMend(fmt.Sprintf("the git repository %s has no commit yet", e.Path), e.Mend())
}

// Mend returns the command that makes the first commit.
func (e *EmptyError) Mend() string { return "git add . && git commit" }

// RevisionError says that an expression names no commit.
type RevisionError struct {
	Revision string
	Reason   string   // what is wrong with it; empty when the name is simply not known
	Near     []string // names of branches and tags that may be meant, the nearest first
}

func (e *RevisionError) Error() string {
	text := fmt.Sprintf("there is no revision %q", e.Revision)
	if e.Reason != "" {
		text += ": " + e.Reason
	}
	if len(e.Near) > 0 {
		text += fmt.Sprintf(" (is it %s?)", strings.Join(e.Near, ", "))
	}
	return withMend(text, e.Mend())
}

// Mend returns the command that fetches or lists what there is.
func (e *RevisionError) Mend() string {
	if e.Reason != "" {
		return ""
	}
	return "git fetch --all --tags && git branch --all"
}

// ShallowError says that the repository holds only the last part of the history (git clone --depth), so that nothing can be said about it.
type ShallowError struct {
	Path    string
	Missing ID // an object that was needed; zero if history was refused before any was read
}

func (e *ShallowError) Error() string {
	return withMend(fmt.Sprintf("the git repository %s is a shallow clone: its history is cut off%s", e.Path, needed(e.Missing)), e.Mend()) +
		" (for the checkout step of a workflow: fetch-depth: 0)"
}

// Unwrap returns a MissingError if an object was needed.
func (e *ShallowError) Unwrap() error { return missing(e.Missing, e.Path) }

// Mend returns the command that fetches the rest.
func (e *ShallowError) Mend() string { return "git fetch --unshallow" }

// PartialError says that the repository was cloned without some of its objects (git clone --filter), so that old content is missing.
type PartialError struct {
	Path    string
	Remote  string // the remote that promised the objects; may be empty
	Filter  string // such as blob:none; may be empty
	Missing ID     // an object that was needed; zero if history was refused before any was read
}

func (e *PartialError) Error() string {
	text := fmt.Sprintf("the git repository %s is a partial clone", e.Path)
	if e.Filter != "" {
		text += " (" + e.Filter + ")"
	}
	return withMend(text+": old content is missing"+needed(e.Missing), e.Mend())
}

// Unwrap returns a MissingError if an object was needed.
func (e *PartialError) Unwrap() error { return missing(e.Missing, e.Path) }

func needed(id ID) string {
	if id.IsZero() {
		return ""
	}
	return " (object " + id.String() + ")"
}

func missing(id ID, path string) error {
	if id.IsZero() {
		return nil
	}
	return &MissingError{ID: id, Path: path}
}

// Mend returns the command that fetches what was left out.
func (e *PartialError) Mend() string {
	remote := e.Remote
	if remote == "" {
		remote = "origin"
	}
	return fmt.Sprintf("git config --unset remote.%s.partialclonefilter; git fetch --refetch %s", remote, remote)
}

// UnsupportedError says that the repository is stored in a way that cannot be read.
type UnsupportedError struct {
	Path    string
	What    string // the reason, as part of a sentence: "its objects are named by SHA-256"
	Command string // the command that mends it; may be empty
}

func (e *UnsupportedError) Error() string {
	return withMend(fmt.Sprintf("cannot read the git repository %s: %s", e.Path, e.What), e.Mend())
}

// Mend returns the command that stores it otherwise, or "".
func (e *UnsupportedError) Mend() string { return e.Command }

// MissingError says that an object is in no pack, not loose, and not in an alternate.
type MissingError struct {
	ID   ID
	Path string // of the repository
}

func (e *MissingError) Error() string {
	return withMend(fmt.Sprintf("object %s is missing from the git repository %s", e.ID, e.Path), e.Mend())
}

// Mend returns the command that fetches all objects again.
func (e *MissingError) Mend() string { return mendObjects }

// CorruptError says that an object is there and damaged: what was read is not what its id names.
type CorruptError struct {
	ID   ID     // the object that was asked for
	File string // where it was read from
	Err  error  // what is wrong
}

func (e *CorruptError) Error() string {
	return withMend(fmt.Sprintf("object %s is damaged in %s: %v", e.ID, e.File, e.Err), e.Mend())
}

// Mend returns the command that fetches all objects again.
func (e *CorruptError) Mend() string { return mendObjects }

func (e *CorruptError) Unwrap() error { return e.Err }

const mendObjects = "git fsck --full; git fetch --refetch"

// TooLargeError says that something is larger than will be read.
type TooLargeError struct {
	What  string // "object 2fc0…", "folder agreements of commit 2fc0…"
	Size  int64  // in Unit; -1 when it was not counted to the end
	Limit int64
	Unit  string // "bytes", "files", "levels"
}

func (e *TooLargeError) Error() string {
	if e.Size < 0 {
		return fmt.Sprintf("%s has more than %d %s", e.What, e.Limit, e.Unit)
	}
	return fmt.Sprintf("%s has %d %s, more than %d", e.What, e.Size, e.Unit, e.Limit)
}

// Mend returns "": what is that large in a commit must be taken out of the history by hand.
func (e *TooLargeError) Mend() string { return "" }

// FolderError says that a commit has no such folder. It is an fs.ErrNotExist.
type FolderError struct {
	Commit ID
	Folder string
}

func (e *FolderError) Error() string {
	return fmt.Sprintf("commit %s has no folder %q", e.Commit, e.Folder)
}

// Mend returns the command that shows what the commit has.
func (e *FolderError) Mend() string { return "git ls-tree --name-only " + e.Commit.String() }

// Is makes errors.Is(err, fs.ErrNotExist) hold.
func (e *FolderError) Is(target error) bool { return target == fs.ErrNotExist }

func withMend(text, command string) string {
	if command == "" {
		return text
	}
	return text + "; mend it with: " + command
}
