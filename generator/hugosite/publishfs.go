package hugosite

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/spf13/afero"
)

type digest = [sha256.Size]byte

func sum256(content []byte) digest { return sha256.Sum256(content) }

// A sink takes the finished files of a site, from several goroutines. Names
// are slash-separated and relative to the site.
type sink interface {
	// put takes a file and its SHA-256, or replaces it. The sink owns content
	// from then on.
	put(name string, content []byte, sum digest) error
	// get returns a file that was put.
	get(name string) ([]byte, error)
}

// publishFS is the file system that Hugo publishes to. It hands each file to
// the sink as soon as Hugo closes it, so that writing goes on beside rendering
// and a large site never lies in memory as a whole.
type publishFS struct {
	sink sink

	mu        sync.Mutex
	written   map[string]*publication // since begin
	conflicts []string
	err       error // the first error of the sink; Hugo ignores errors of Close

	// marker must not appear in a script or style sheet: the folder of the
	// build, which esbuild puts into comments.
	marker []byte
}

type publication struct {
	sum      digest
	readBack bool // Hugo read it to finish it: the next write is no conflict
}

func newPublishFS(s sink) *publishFS {
	return &publishFS{sink: s, written: make(map[string]*publication)}
}

// begin starts a build: until finish, two different contents for one file are
// a conflict, and marker is what no script may name.
func (p *publishFS) begin(marker []byte) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.written, p.conflicts, p.err, p.marker = make(map[string]*publication), nil, nil, marker
}

// finish reports what went wrong since begin.
func (p *publishFS) finish() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.err != nil {
		return p.err
	}
	if len(p.conflicts) > 0 {
		slices.Sort(p.conflicts)
		return &Error{
			Message: fmt.Sprintf("two pages or files write to the same place in the site: %s", strings.Join(slices.Compact(p.conflicts), ", ")),
			Err:     ErrConflict,
		}
	}
	return nil
}

// publish passes a finished file on.
func (p *publishFS) publish(name string, content []byte) error {
	p.checkMarker(name, content)
	sum := sum256(content)
	p.mu.Lock()
	old := p.written[name]
	switch {
	case old == nil:
		p.written[name] = &publication{sum: sum}
	case old.sum == sum:
		p.mu.Unlock()
		return nil
	case old.readBack:
		old.sum = sum
	default:
		p.conflicts = append(p.conflicts, name)
	}
	p.mu.Unlock()

	err := p.sink.put(name, content, sum)
	if err != nil {
		p.mu.Lock()
		if p.err == nil {
			p.err = err
		}
		p.mu.Unlock()
	}
	return err
}

// checkMarker fails the build if the output depends on where it ran.
func (p *publishFS) checkMarker(name string, content []byte) {
	if len(p.marker) == 0 || !slices.Contains([]string{".js", ".css", ".map"}, path.Ext(name)) || !bytes.Contains(content, p.marker) {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.err == nil {
		p.err = &Error{Message: name + " names the folder of the build, so no two builds are the same: use minify = true in js.Build and css.Build, and no source maps"}
	}
}

func (p *publishFS) has(name string) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.written[name] != nil
}

// siteName turns a path of Hugo into the name of a file of the site.
func siteName(name string) string {
	return strings.TrimPrefix(path.Clean("/"+filepath.ToSlash(name)), "/")
}

func (p *publishFS) Name() string { return "site" }

func (p *publishFS) Create(name string) (afero.File, error) {
	return &publishedFile{memFile: memFile{
		path:    name,
		node:    &memNode{name: filepath.Base(name)},
		writing: true,
	}, out: p}, nil
}

func (p *publishFS) OpenFile(name string, flag int, _ os.FileMode) (afero.File, error) {
	if flag&(os.O_WRONLY|os.O_RDWR) != 0 {
		return p.Create(name)
	}
	return p.Open(name)
}

func (p *publishFS) Open(name string) (afero.File, error) {
	key := siteName(name)
	p.mu.Lock()
	w := p.written[key]
	if w != nil {
		w.readBack = true
	}
	p.mu.Unlock()
	if w == nil {
		return nil, notExist("open", name)
	}
	content, err := p.sink.get(key)
	if err != nil {
		return nil, err
	}
	return newReadFile(name, content), nil
}

func (p *publishFS) Stat(name string) (os.FileInfo, error) {
	key := siteName(name)
	if !p.has(key) {
		return nil, notExist("stat", name)
	}
	content, err := p.sink.get(key)
	if err != nil {
		return nil, err
	}
	return memInfo{&memNode{name: path.Base(key), content: content}}, nil
}

// Folders come into being with their files.
func (p *publishFS) Mkdir(string, os.FileMode) error    { return nil }
func (p *publishFS) MkdirAll(string, os.FileMode) error { return nil }

// Nothing in a build takes a published file away again.
func (p *publishFS) Remove(name string) error    { return p.readOnly("remove", name) }
func (p *publishFS) RemoveAll(name string) error { return p.readOnly("remove", name) }
func (p *publishFS) Rename(name, _ string) error { return p.readOnly("rename", name) }

func (p *publishFS) readOnly(op, name string) error {
	return &fs.PathError{Op: op, Path: name, Err: fs.ErrPermission}
}

func (p *publishFS) Chmod(string, os.FileMode) error            { return nil }
func (p *publishFS) Chown(string, int, int) error               { return nil }
func (p *publishFS) Chtimes(string, time.Time, time.Time) error { return nil }

// publishedFile is a file that Hugo is writing.
type publishedFile struct {
	memFile
	out *publishFS
}

func (f *publishedFile) Close() error {
	if !f.writing {
		return nil
	}
	f.writing = false
	return f.out.publish(siteName(f.path), f.buf)
}
