package importer

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
)

// ErrExists is returned where a file that is to be written is there already. Nothing is ever overwritten.
var ErrExists = errors.New("the file exists already")

// Save writes the files below dir, all of them or, on an error, none. It never overwrites, and never leaves dir, whatever symbolic links
// stand in it.
func (r *Result) Save(dir string) (err error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	for _, f := range r.Files {
		if _, err := root.Lstat(filepath.FromSlash(f.Path)); err == nil {
			return fmt.Errorf("%w: %s", ErrExists, f.Path)
		} else if !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	var written []string
	defer func() {
		if err != nil {
			for _, name := range written {
				err = errors.Join(err, root.Remove(name))
			}
		}
	}()
	for _, f := range r.Files {
		name := filepath.FromSlash(f.Path)
		if err := root.MkdirAll(filepath.FromSlash(path.Dir(f.Path)), 0o755); err != nil {
			return err
		}
		file, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		if errors.Is(err, fs.ErrExist) {
			return fmt.Errorf("%w: %s", ErrExists, f.Path)
		}
		if err != nil {
			return err
		}
		written = append(written, name)
		_, err = file.Write(f.Content)
		if err = errors.Join(err, file.Close()); err != nil {
			return err
		}
	}
	return nil
}
