package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// errChanged is returned for a file that is not any more what was read.
var errChanged = errors.New("somebody changed it in the meantime; run the command again")

// replaceFile puts content in the place of the file at path, in whole or not at all, and keeps its permissions. Info is what the file was
// when it was read: a file that somebody has changed since is left alone.
func replaceFile(path string, info fs.FileInfo, content []byte) (err error) {
	temporary, err := os.CreateTemp(filepath.Dir(path), ".seika-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			os.Remove(temporary.Name())
		}
	}()
	_, err = temporary.Write(content)
	err = errors.Join(err, temporary.Chmod(info.Mode().Perm()), temporary.Sync(), temporary.Close())
	if err != nil {
		return err
	}
	now, err := os.Lstat(path)
	if err != nil {
		return err
	}
	if !os.SameFile(now, info) || now.Size() != info.Size() || !now.ModTime().Equal(info.ModTime()) {
		return errChanged
	}
	if err = os.Rename(temporary.Name(), path); err != nil {
		return err
	}
	if folder, err := os.Open(filepath.Dir(path)); err == nil { // not every system can sync a folder; the file itself is safe
		folder.Sync()
		folder.Close()
	}
	return nil
}
