package hugosite

import (
	"bytes"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/spf13/afero"
)

// memFS is the project as Hugo sees it: the files of a stage below a root, and
// whatever Hugo writes beside them (cache folders, processed images). It shares
// the bytes of the stage instead of copying them, and finds a file with one map
// look-up; for a large stage that is a noticeable part of time and memory.
type memFS struct {
	mu    sync.RWMutex
	nodes map[string]*memNode // by clean absolute path
}

type memNode struct {
	name     string
	dir      bool
	content  []byte
	children []*memNode // sorted by name when sorted is set
	sorted   bool
}

// fileTime is the modification time of everything in memory: a constant, so
// that no template can make output depend on when a file was written.
var fileTime = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)

func newMemFS() *memFS { return &memFS{nodes: make(map[string]*memNode)} }

// add puts a file at an absolute path, with the folders above it.
func (m *memFS) add(name string, content []byte) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.addLocked(filepath.Clean(name), content)
}

func (m *memFS) addLocked(name string, content []byte) *memNode {
	if n := m.nodes[name]; n != nil {
		n.content = content
		return n
	}
	n := &memNode{name: filepath.Base(name), content: content}
	m.nodes[name] = n
	m.attach(name, n)
	return n
}

func (m *memFS) mkdirLocked(name string) *memNode {
	if n := m.nodes[name]; n != nil {
		return n
	}
	n := &memNode{name: filepath.Base(name), dir: true}
	m.nodes[name] = n
	m.attach(name, n)
	return n
}

func (m *memFS) attach(name string, n *memNode) {
	parent := filepath.Dir(name)
	if parent == name {
		return
	}
	p := m.mkdirLocked(parent)
	p.children = append(p.children, n)
	p.sorted = false
}

func (m *memFS) removeLocked(name string) {
	n := m.nodes[name]
	if n == nil {
		return
	}
	delete(m.nodes, name)
	if p := m.nodes[filepath.Dir(name)]; p != nil {
		p.children = slices.DeleteFunc(slices.Clone(p.children), func(c *memNode) bool { return c == n })
	}
}

func (m *memFS) lookup(name string) *memNode {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return m.nodes[filepath.Clean(name)]
}

// list returns the children of n in the order of their names.
func (m *memFS) list(n *memNode) []*memNode {
	m.mu.Lock()
	defer m.mu.Unlock()
	if !n.sorted {
		n.children = slices.Clone(n.children)
		slices.SortFunc(n.children, func(a, b *memNode) int { return strings.Compare(a.name, b.name) })
		n.sorted = true
	}
	return n.children
}

func notExist(op, name string) error { return &fs.PathError{Op: op, Path: name, Err: fs.ErrNotExist} }

func (m *memFS) Name() string { return "stage" }

func (m *memFS) Open(name string) (afero.File, error) {
	n := m.lookup(name)
	if n == nil {
		return nil, notExist("open", name)
	}
	if n.dir {
		return &memFile{fs: m, path: name, node: n}, nil
	}
	return &memFile{fs: m, path: name, node: n, Reader: bytes.NewReader(n.content)}, nil
}

// newReadFile returns an open file with the content, outside any file system.
func newReadFile(name string, content []byte) *memFile {
	n := &memNode{name: filepath.Base(name), content: content}
	return &memFile{path: name, node: n, Reader: bytes.NewReader(content)}
}

func (m *memFS) OpenFile(name string, flag int, _ os.FileMode) (afero.File, error) {
	if flag&(os.O_WRONLY|os.O_RDWR) == 0 {
		return m.Open(name)
	}
	n := m.lookup(name)
	switch {
	case n == nil && flag&os.O_CREATE == 0:
		return nil, notExist("open", name)
	case n != nil && n.dir:
		return nil, &fs.PathError{Op: "open", Path: name, Err: syscall.EISDIR}
	case n != nil && flag&os.O_EXCL != 0:
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrExist}
	}
	f := &memFile{fs: m, path: name, writing: true, Reader: bytes.NewReader(nil)}
	if n != nil && flag&os.O_TRUNC == 0 {
		f.buf = slices.Clone(n.content)
	}
	f.node = m.commit(name, f.buf)
	return f, nil
}

func (m *memFS) commit(name string, content []byte) *memNode {
	m.mu.Lock()
	defer m.mu.Unlock()
	name = filepath.Clean(name)
	// A new node, so that readers of the old content are not disturbed.
	m.removeLocked(name)
	return m.addLocked(name, content)
}

func (m *memFS) Create(name string) (afero.File, error) {
	return m.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o666)
}

func (m *memFS) Mkdir(name string, perm os.FileMode) error {
	if m.lookup(name) != nil {
		return &fs.PathError{Op: "mkdir", Path: name, Err: fs.ErrExist}
	}
	return m.MkdirAll(name, perm)
}

func (m *memFS) MkdirAll(name string, _ os.FileMode) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if n := m.mkdirLocked(filepath.Clean(name)); !n.dir {
		return &fs.PathError{Op: "mkdir", Path: name, Err: syscall.ENOTDIR}
	}
	return nil
}

func (m *memFS) Stat(name string) (os.FileInfo, error) {
	n := m.lookup(name)
	if n == nil {
		return nil, notExist("stat", name)
	}
	return memInfo{n}, nil
}

func (m *memFS) Remove(name string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	name = filepath.Clean(name)
	if m.nodes[name] == nil {
		return notExist("remove", name)
	}
	m.removeLocked(name)
	return nil
}

func (m *memFS) RemoveAll(name string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	name = filepath.Clean(name)
	m.removeLocked(name)
	below := name + string(filepath.Separator)
	for p := range m.nodes {
		if strings.HasPrefix(p, below) {
			delete(m.nodes, p)
		}
	}
	return nil
}

func (m *memFS) Rename(from, to string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	from, to = filepath.Clean(from), filepath.Clean(to)
	n := m.nodes[from]
	if n == nil || n.dir { // Hugo renames files only
		return notExist("rename", from)
	}
	m.removeLocked(from)
	m.removeLocked(to)
	m.addLocked(to, n.content)
	return nil
}

func (m *memFS) Chmod(string, os.FileMode) error            { return nil }
func (m *memFS) Chown(string, int, int) error               { return nil }
func (m *memFS) Chtimes(string, time.Time, time.Time) error { return nil }

// memInfo serves both as fs.FileInfo and as fs.DirEntry, which Hugo mixes.
type memInfo struct{ n *memNode }

func (i memInfo) Name() string               { return i.n.name }
func (i memInfo) Size() int64                { return int64(len(i.n.content)) }
func (i memInfo) ModTime() time.Time         { return fileTime }
func (i memInfo) IsDir() bool                { return i.n.dir }
func (i memInfo) Sys() any                   { return nil }
func (i memInfo) Type() fs.FileMode          { return i.Mode().Type() }
func (i memInfo) Info() (fs.FileInfo, error) { return i, nil }

func (i memInfo) Mode() fs.FileMode {
	if i.n.dir {
		return fs.ModeDir | 0o755
	}
	return 0o644
}

// memFile is an open file: a reader over shared bytes, or a buffer that
// becomes the file when it is closed.
type memFile struct {
	*bytes.Reader // nil for a folder
	fs            *memFS
	path          string
	node          *memNode
	writing       bool
	buf           []byte
	dirOffset     int
}

func (f *memFile) Name() string               { return f.path }
func (f *memFile) Stat() (os.FileInfo, error) { return memInfo{f.node}, nil }
func (f *memFile) Sync() error                { return nil }

func (f *memFile) Close() error {
	if f.writing {
		f.writing = false
		f.node = f.fs.commit(f.path, f.buf)
	}
	return nil
}

func (f *memFile) Write(p []byte) (int, error) {
	if !f.writing {
		return 0, &fs.PathError{Op: "write", Path: f.path, Err: fs.ErrPermission}
	}
	f.buf = append(f.buf, p...)
	return len(p), nil
}

func (f *memFile) WriteString(s string) (int, error) { return f.Write([]byte(s)) }

func (f *memFile) WriteAt(p []byte, off int64) (int, error) {
	if !f.writing {
		return 0, &fs.PathError{Op: "write", Path: f.path, Err: fs.ErrPermission}
	}
	if end := int(off) + len(p); end > len(f.buf) {
		f.buf = append(f.buf, make([]byte, end-len(f.buf))...)
	}
	return copy(f.buf[off:], p), nil
}

func (f *memFile) Truncate(size int64) error {
	if size > int64(len(f.buf)) {
		f.buf = append(f.buf, make([]byte, size-int64(len(f.buf)))...)
	}
	f.buf = f.buf[:size]
	return nil
}

func (f *memFile) isDirError() error {
	return &fs.PathError{Op: "read", Path: f.path, Err: syscall.EISDIR}
}

func (f *memFile) Read(p []byte) (int, error) {
	if f.Reader == nil {
		return 0, f.isDirError()
	}
	return f.Reader.Read(p)
}

func (f *memFile) ReadAt(p []byte, off int64) (int, error) {
	if f.Reader == nil {
		return 0, f.isDirError()
	}
	return f.Reader.ReadAt(p, off)
}

func (f *memFile) Seek(offset int64, whence int) (int64, error) {
	if f.Reader == nil {
		f.dirOffset = 0
		return 0, nil
	}
	return f.Reader.Seek(offset, whence)
}

// entries returns the next count children, or all that are left if count <= 0.
func (f *memFile) entries(count int) ([]*memNode, error) {
	if !f.node.dir {
		return nil, &fs.PathError{Op: "readdir", Path: f.path, Err: syscall.ENOTDIR}
	}
	rest := f.fs.list(f.node)
	rest = rest[min(f.dirOffset, len(rest)):]
	if count > 0 {
		if len(rest) == 0 {
			return nil, io.EOF
		}
		rest = rest[:min(count, len(rest))]
	}
	f.dirOffset += len(rest)
	return rest, nil
}

func (f *memFile) ReadDir(count int) ([]fs.DirEntry, error) {
	nodes, err := f.entries(count)
	list := make([]fs.DirEntry, len(nodes))
	for i, n := range nodes {
		list[i] = memInfo{n}
	}
	return list, err
}

func (f *memFile) Readdir(count int) ([]os.FileInfo, error) {
	nodes, err := f.entries(count)
	list := make([]os.FileInfo, len(nodes))
	for i, n := range nodes {
		list[i] = memInfo{n}
	}
	return list, err
}

func (f *memFile) Readdirnames(count int) ([]string, error) {
	nodes, err := f.entries(count)
	list := make([]string, len(nodes))
	for i, n := range nodes {
		list[i] = n.name
	}
	return list, err
}
