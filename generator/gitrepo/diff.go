package gitrepo

import (
	"bytes"
	"fmt"

	"github.com/go-git/go-git/v5/plumbing"
)

const (
	maxPath    = 4096    // bytes of a path
	maxDepth   = 256     // folders in folders
	maxEntries = 500_000 // entries looked at to compare one commit with its parents
)

// A Blob is the content of a file in a commit, with its mode. The zero value says that there is no such file.
type Blob struct {
	Mode FileMode
	ID   ID
}

// A Change is a file that a commit changed, added or deleted.
type Change struct {
	Path string // from the top of the repository, with slashes; bytes that are not UTF-8 stand as \x and two digits
	// Before is the file in the first parent, After in the commit. Either may be the zero value, never both in a commit with one parent.
	Before, After Blob
	// Others holds, for a merge in mode Full, the file in the second and every further parent.
	Others []Blob
}

// A differ compares folders of commits for one goroutine.
type differ struct {
	reader *reader
	folder [][]byte // the names that lead to the folder of interest; none for the top
	prefix string   // the folder with a slash at its end, or ""

	paths   map[string]string // paths seen, so that equal ones share memory
	tops    map[ID]ID         // the folder of interest by the top of a commit; zero where there is none
	path    []byte
	budget  int
	depth   int
	changes []Change
}

func newDiffer(r *reader, folder string) *differ {
	d := &differ{reader: r, paths: map[string]string{}, tops: map[ID]ID{}}
	if folder != "" {
		d.prefix = folder + "/"
		d.folder = bytes.Split([]byte(folder), []byte{'/'})
	}
	return d
}

// compare returns the changes from the parents to a commit, all given by the ids of their tops. With no parent, all files are new; with more than one,
// those files count that differ from every parent.
func (d *differ) compare(commit ID, parents []ID) ([]Change, error) {
	after, err := d.top(commit)
	if err != nil {
		return nil, err
	}
	before := make([]ID, max(len(parents), 1))
	for i, parent := range parents {
		if before[i], err = d.top(parent); err != nil {
			return nil, err
		}
		if before[i] == after {
			return nil, nil
		}
	}
	d.path = append(d.path[:0], d.prefix...)
	d.budget, d.depth, d.changes = maxEntries, 0, nil
	if len(before) == 1 {
		err = d.two(before[0], after)
	} else {
		err = d.many(before, after)
	}
	return d.changes, err
}

// top returns the id of the folder of interest in a commit.
func (d *differ) top(id ID) (ID, error) {
	if len(d.folder) == 0 {
		return id, nil
	}
	if found, ok := d.tops[id]; ok {
		return found, nil
	}
	found := id
	for _, name := range d.folder {
		data, err := d.tree(found)
		if err != nil {
			return ID{}, err
		}
		entry, err := findEntry(data, name)
		if err != nil {
			return ID{}, &CorruptError{ID: found, File: d.reader.store.path, Err: err}
		}
		if found = (ID{}); entry.isFolder() {
			found = ID(entry.id)
		}
		if found.IsZero() {
			break
		}
	}
	if len(d.tops) >= 1<<14 {
		clear(d.tops)
	}
	d.tops[id] = found
	return found, nil
}

// findEntry returns the folder of that name, or the zero value.
func findEntry(data, name []byte) (treeEntry, error) {
	for len(data) > 0 {
		e, n, err := parseEntry(data)
		if err != nil {
			return treeEntry{}, err
		}
		if e.isFolder() && bytes.Equal(e.name, name) {
			return e, nil
		}
		data = data[n:]
	}
	return treeEntry{}, nil
}

// tree returns the bytes of a folder; the zero id is an empty one.
func (d *differ) tree(id ID) ([]byte, error) {
	if id.IsZero() {
		return nil, nil
	}
	return d.reader.read(id, plumbing.TreeObject, maxObject)
}

// enter appends a name to the path and returns the length to go back to.
func (d *differ) enter(name []byte) (int, error) {
	length := len(d.path)
	if length+len(name) > maxPath {
		return 0, &TooLargeError{What: "a path", Size: -1, Limit: maxPath, Unit: "bytes"}
	}
	d.path = append(d.path, name...)
	return length, nil
}

func (d *differ) spend(n int) error {
	if d.budget -= n; d.budget < 0 {
		return &TooLargeError{What: "the difference to the parents", Size: -1, Limit: maxEntries, Unit: "entries"}
	}
	return nil
}

// two compares the folder before with the folder after; one of them may be the zero id.
func (d *differ) two(before, after ID) error {
	if d.depth++; d.depth > maxDepth {
		return &TooLargeError{What: "a path", Size: -1, Limit: maxDepth, Unit: "levels"}
	}
	defer func() { d.depth-- }()
	a, err := d.tree(before)
	if err != nil {
		return err
	}
	b, err := d.tree(after)
	if err != nil {
		return err
	}
	for {
		a, b = skipEqual(a, b)
		if len(a) == 0 && len(b) == 0 {
			return nil
		}
		if err := d.spend(1); err != nil {
			return err
		}
		var x, y treeEntry
		var n, m int
		if len(a) > 0 {
			if x, n, err = parseEntry(a); err != nil {
				return &CorruptError{ID: before, File: d.reader.store.path, Err: err}
			}
		}
		if len(b) > 0 {
			if y, m, err = parseEntry(b); err != nil {
				return &CorruptError{ID: after, File: d.reader.store.path, Err: err}
			}
		}
		if n > 0 && m > 0 {
			switch c := compareEntries(&x, &y); {
			case c < 0:
				y, m = treeEntry{}, 0
			case c > 0:
				x, n = treeEntry{}, 0
			}
		}
		a, b = a[n:], b[m:]
		if err := d.pair(&x, &y); err != nil {
			return err
		}
	}
}

// pair compares two entries of one name, or one entry with nothing.
func (d *differ) pair(x, y *treeEntry) error {
	name := y.name
	if name == nil {
		name = x.name
	}
	if x.same(y) || forged(name) {
		return nil
	}
	length, err := d.enter(name)
	if err != nil {
		return err
	}
	defer func() { d.path = d.path[:length] }()
	if x.isFolder() || y.isFolder() { // then the other one is a folder too, or nothing
		d.path = append(d.path, '/')
		return d.two(x.object(), y.object())
	}
	before, after := x.blob(), y.blob()
	if before == after { // both are submodules, or one and nothing
		return nil
	}
	d.add(before, after, nil)
	return nil
}

func (e *treeEntry) object() ID {
	if e.id == nil {
		return ID{}
	}
	return ID(e.id)
}

// blob returns the entry as a file. A submodule is none: what it names is in another repository.
func (e *treeEntry) blob() Blob {
	if e.id == nil || e.mode == ModeSubmodule {
		return Blob{}
	}
	return Blob{Mode: e.mode, ID: ID(e.id)}
}

// add notes a change of the file at d.path.
func (d *differ) add(before, after Blob, others []Blob) {
	d.changes = append(d.changes, Change{Path: d.pathString(), Before: before, After: after, Others: others})
}

func (d *differ) pathString() string {
	if s, ok := d.paths[string(d.path)]; ok {
		return s
	}
	s := validPath(d.path)
	d.paths[string(d.path)] = s
	return s
}

// inCommit adds to an error which commit it stands in the way of.
func inCommit(id ID, err error) error { return fmt.Errorf("commit %s: %w", id, err) }
