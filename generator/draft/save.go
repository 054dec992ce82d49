package draft

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
)

// File is one file to be written, its path slash-separated from the folder of the data repository.
type File struct {
	Path    string
	Content []byte
}

// ErrExists is returned where a file that is to be written is there already. Nothing is ever overwritten.
var ErrExists = errors.New("the file exists already")

// Save writes the files below dir, all of them or, on an error, none; each appears whole or not at all. It never overwrites, and never
// leaves dir, whatever symbolic links stand in it.
func Save(dir string, files []File) (err error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	for _, f := range files {
		if _, err := root.Lstat(filepath.FromSlash(f.Path)); err == nil {
			return fmt.Errorf("%w: %s", ErrExists, f.Path)
		} else if !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	var made []string // files and folders, in the order of their making
	defer func() {
		if err != nil {
			for i := len(made) - 1; i >= 0; i-- {
				err = errors.Join(err, root.Remove(made[i]))
			}
		}
	}()
	for _, f := range files {
		folders, err := makeFolders(root, path.Dir(f.Path))
		made = append(made, folders...)
		if err != nil {
			return err
		}
		name := filepath.FromSlash(f.Path)
		if err := create(root, name, f.Content); err != nil {
			return err
		}
		made = append(made, name)
	}
	return nil
}

// makeFolders makes a folder and those above it, and returns the ones that were not there.
func makeFolders(root *os.Root, name string) (made []string, err error) {
	if name == "." {
		return nil, nil
	}
	made, err = makeFolders(root, path.Dir(name))
	if err != nil {
		return made, err
	}
	local := filepath.FromSlash(name)
	switch err := root.Mkdir(local, 0o755); {
	case err == nil:
		return append(made, local), nil
	case errors.Is(err, fs.ErrExist):
		if info, err := root.Stat(local); err != nil {
			return made, err
		} else if !info.IsDir() {
			return made, fmt.Errorf("%s is no folder", name)
		}
		return made, nil
	default:
		return made, err
	}
}

// create writes a new file under a temporary name and gives it its own when it is complete. Where the file system has no second names for
// a file, it is written in place.
func create(root *os.Root, name string, content []byte) error {
	// With the process in its name, what a crash left behind stands in nobody's way.
	temporary := filepath.Join(filepath.Dir(name), fmt.Sprintf(".%s.%d.new", filepath.Base(name), os.Getpid()))
	if err := write(root, temporary, content); err != nil {
		return err
	}
	linked := root.Link(temporary, name)
	if err := root.Remove(temporary); err != nil {
		if linked == nil {
			err = errors.Join(err, root.Remove(name))
		}
		return errors.Join(linked, err)
	}
	if linked != nil && !errors.Is(linked, fs.ErrExist) {
		linked = write(root, name, content)
	}
	if errors.Is(linked, fs.ErrExist) {
		return fmt.Errorf("%w: %s", ErrExists, filepath.ToSlash(name))
	}
	return linked
}

// write writes a file that must not be there, and takes it back on an error.
func write(root *os.Root, name string, content []byte) error {
	file, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = file.Write(content)
	if err = errors.Join(err, file.Sync(), file.Close()); err != nil {
		return errors.Join(err, root.Remove(name))
	}
	return nil
}
