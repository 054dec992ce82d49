package pipeline

import (
	"bytes"
	"io/fs"
	"time"
)

// overlay shows files with another content than they have. Folders are those below it: it changes files, and adds none.
type overlay struct {
	fs.FS
	contents map[string][]byte
}

// Open implements fs.FS.
func (o overlay) Open(name string) (fs.File, error) {
	content, ok := o.contents[name]
	if !ok {
		return o.FS.Open(name)
	}
	return &overlaid{Reader: bytes.NewReader(content), name: name}, nil
}

// overlaid is an open file of an overlay, and its own description.
type overlaid struct {
	*bytes.Reader
	name string
}

func (f *overlaid) Stat() (fs.FileInfo, error) { return f, nil }
func (f *overlaid) Close() error               { return nil }
func (f *overlaid) Name() string               { return f.name }
func (f *overlaid) Mode() fs.FileMode          { return 0o444 }
func (f *overlaid) ModTime() time.Time         { return time.Time{} }
func (f *overlaid) IsDir() bool                { return false }
func (f *overlaid) Sys() any                   { return nil }
