package gitrepo

import (
	"bytes"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/go-git/go-git/v5/plumbing"
)

// maxFiles is how many files a Tree may hold.
const maxFiles = 250_000

// A Tree holds the files below a folder as they were in a commit. It is an fs.FS whose root is the folder; it is read-only, may be used by
// several goroutines, and reads the content of a file when it is asked for.
//
// Only files are in it. Symbolic links, submodules, and files with a name that would lead elsewhere are left out and listed in Refused.
type Tree struct {
	Commit  ID
	Folder  string
	Refused []Refusal // by path
	repo    *Repo
	time    time.Time
	nodes   map[string]*treeNode // by path; "." is the root
}

// A Refusal is an entry that is no file of the Tree, with the reason.
type Refusal struct {
	Path   string // below the folder; valid UTF-8
	Reason string // part of a sentence: "it is a symbolic link"
}

// A treeNode is a file or a folder.
type treeNode struct {
	path    string
	name    string
	mode    FileMode
	id      ID
	entries []fs.DirEntry // of a folder, by name
	tree    *Tree

	sizeOnce sync.Once
	size     int64
	sizeErr  error
}

// Tree reads the list of the files below a folder in a commit; "" or "." is the top. It fails with a FolderError if the commit has no such
// folder, and with a TooLargeError if there are more than 250,000 files in it.
func (r *Repo) Tree(commit ID, folder string) (*Tree, error) {
	folder, err := cleanFolder(folder)
	if err != nil {
		return nil, err
	}
	t := &Tree{Commit: commit, Folder: folder, repo: r, nodes: map[string]*treeNode{}}
	err = r.withReader(func(reader *reader) error {
		c, err := r.commit(reader, commit)
		if err != nil {
			return err
		}
		t.time = c.Committed.Time()
		top, err := newDiffer(reader, folder).top(c.tree)
		if err != nil {
			return err
		}
		if top.IsZero() {
			return &FolderError{Commit: commit, Folder: folder}
		}
		root := &treeNode{path: ".", name: ".", mode: ModeFolder, id: top, tree: t}
		t.nodes["."] = root
		return t.list(reader, root, 1)
	})
	if err != nil {
		return nil, inCommit(commit, r.explain(err))
	}
	slices.SortFunc(t.Refused, func(a, b Refusal) int { return strings.Compare(a.Path, b.Path) })
	return t, nil
}

// list reads a folder and what is below it.
func (t *Tree) list(reader *reader, dir *treeNode, depth int) error {
	if depth > maxDepth {
		return &TooLargeError{What: "a path", Size: -1, Limit: maxDepth, Unit: "levels"}
	}
	data, err := reader.read(dir.id, plumbing.TreeObject, maxObject)
	if err != nil {
		return err
	}
	for len(data) > 0 {
		e, n, err := parseEntry(data)
		if err != nil {
			return &CorruptError{ID: dir.id, File: t.repo.Path(), Err: err}
		}
		data = data[n:]
		if len(t.nodes)+len(t.Refused) > maxFiles {
			return &TooLargeError{What: "folder " + t.Folder, Size: -1, Limit: maxFiles, Unit: "files"}
		}
		if reason := t.refuse(dir, &e); reason != "" {
			name := strings.ReplaceAll(validPath(e.name), "/", `\x2f`)
			t.Refused = append(t.Refused, Refusal{strings.TrimPrefix(dir.path+"/"+name, "./"), reason})
			continue
		}
		name := string(e.name)
		child := &treeNode{path: path.Join(dir.path, name), name: name, mode: e.mode, id: ID(e.id), tree: t}
		t.nodes[child.path] = child
		if e.isFolder() {
			if err := t.list(reader, child, depth+1); err != nil {
				return err
			}
		}
		dir.entries = append(dir.entries, child)
	}
	// Folders sort as if their names ended in a slash; fs.ReadDir wants the names.
	slices.SortFunc(dir.entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return nil
}

// refuse returns why an entry is left out, or "".
func (t *Tree) refuse(dir *treeNode, e *treeEntry) string {
	switch e.mode {
	case ModeSymlink:
		return "it is a symbolic link"
	case ModeSubmodule:
		return "it is a submodule"
	}
	if reason := refusedName(e.name); reason != "" {
		return reason
	}
	if len(dir.path)+1+len(e.name) > maxPath {
		return "its path is too long"
	}
	if t.nodes[path.Join(dir.path, string(e.name))] != nil {
		return "its name is there twice"
	}
	return ""
}

// Open implements fs.FS.
func (t *Tree) Open(name string) (fs.File, error) {
	n, err := t.node("open", name)
	if err != nil {
		return nil, err
	}
	if n.IsDir() {
		return &openDir{node: n}, nil
	}
	data, err := n.read()
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	return &openFile{node: n, Reader: bytes.NewReader(data)}, nil
}

// ReadFile implements fs.ReadFileFS. A file of more than MaxBlob bytes is a TooLargeError, told from its header.
func (t *Tree) ReadFile(name string) ([]byte, error) {
	n, err := t.node("read", name)
	if err != nil {
		return nil, err
	}
	if n.IsDir() {
		return nil, &fs.PathError{Op: "read", Path: name, Err: fs.ErrInvalid}
	}
	data, err := n.read()
	if err != nil {
		return nil, &fs.PathError{Op: "read", Path: name, Err: err}
	}
	return bytes.Clone(data), nil // the caller may change it
}

// ReadDir implements fs.ReadDirFS.
func (t *Tree) ReadDir(name string) ([]fs.DirEntry, error) {
	n, err := t.node("readdir", name)
	if err != nil {
		return nil, err
	}
	if !n.IsDir() {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: fs.ErrInvalid}
	}
	return slices.Clone(n.entries), nil
}

// Stat implements fs.StatFS.
func (t *Tree) Stat(name string) (fs.FileInfo, error) {
	n, err := t.node("stat", name)
	if err != nil {
		return nil, err
	}
	return n.Info()
}

// Blob returns the id and mode of a file's content, or the zero value if there is no such file.
func (t *Tree) Blob(name string) Blob {
	n := t.nodes[name]
	if n == nil || n.IsDir() {
		return Blob{}
	}
	return Blob{Mode: n.mode, ID: n.id}
}

func (t *Tree) node(op, name string) (*treeNode, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: op, Path: name, Err: fs.ErrInvalid}
	}
	n := t.nodes[name]
	if n == nil {
		return nil, &fs.PathError{Op: op, Path: name, Err: fs.ErrNotExist}
	}
	return n, nil
}

func (n *treeNode) read() (data []byte, err error) {
	err = n.tree.repo.withReader(func(reader *reader) (err error) {
		data, err = reader.read(n.id, plumbing.BlobObject, MaxBlob)
		return n.tree.repo.explain(err)
	})
	return data, err
}

// Name, IsDir, Type and Info implement fs.DirEntry.

func (n *treeNode) Name() string { return n.name }
func (n *treeNode) IsDir() bool  { return n.mode == ModeFolder }
func (n *treeNode) Type() fs.FileMode {
	if n.IsDir() {
		return fs.ModeDir
	}
	return 0
}

// Info reads the size of a file from the header of its content.
func (n *treeNode) Info() (fs.FileInfo, error) {
	if !n.IsDir() {
		n.sizeOnce.Do(func() {
			n.sizeErr = n.tree.repo.withReader(func(reader *reader) (err error) {
				n.size, err = reader.size(n.id)
				return n.tree.repo.explain(err)
			})
		})
	}
	if n.sizeErr != nil {
		return nil, &fs.PathError{Op: "stat", Path: n.path, Err: n.sizeErr}
	}
	return fileInfo{n}, nil
}

type fileInfo struct{ *treeNode }

func (i fileInfo) Size() int64        { return i.size }
func (i fileInfo) ModTime() time.Time { return i.tree.time }
func (i fileInfo) Sys() any           { return nil }
func (i fileInfo) Mode() fs.FileMode {
	switch i.mode {
	case ModeFolder:
		return fs.ModeDir | 0o555
	case ModeExecutable:
		return 0o555
	}
	return 0o444
}

type openFile struct {
	*bytes.Reader
	node *treeNode
}

func (f *openFile) Stat() (fs.FileInfo, error) { return f.node.Info() }
func (f *openFile) Close() error               { return nil }

type openDir struct {
	node *treeNode
	next int
}

func (d *openDir) Stat() (fs.FileInfo, error) { return d.node.Info() }
func (d *openDir) Close() error               { return nil }
func (d *openDir) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: d.node.path, Err: fs.ErrInvalid}
}

// ReadDir implements fs.ReadDirFile.
func (d *openDir) ReadDir(n int) ([]fs.DirEntry, error) {
	rest := d.node.entries[d.next:]
	if n > 0 {
		if len(rest) == 0 {
			return nil, io.EOF
		}
		rest = rest[:min(n, len(rest))]
	}
	d.next += len(rest)
	return slices.Clone(rest), nil
}
