package gitrepo

import (
	"bufio"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// A log is kept in one file per mode and folder: a first line with the version of the format, the log, and the SHA-256 of all that. What it holds
// follows from the id of the newest commit, which is in it; the path of the repository is not. A file that cannot be read to its end,
// or belongs to something else, is as good as none.
const (
	logMagic   = "seika log 1\n"
	maxLogFile = 4 << 30 // bytes
)

func logFile(dir, folder string, mode Mode) string {
	sum := sha256.Sum256([]byte(folder))
	return filepath.Join(dir, fmt.Sprintf("log-%s-%x", mode, sum[:8]))
}

// loadCache returns the log in a cache folder, or nil.
func loadCache(dir, folder string, mode Mode) *Log {
	if dir == "" {
		return nil
	}
	text, err := readHashed(logFile(dir, folder, mode))
	if err != nil {
		return nil
	}
	log, err := decodeLog(text)
	if err != nil || log.Folder != folder || log.Mode != mode {
		return nil
	}
	return log
}

var errHashed = errors.New("the file was not written to its end, or changed")

// readHashed reads a file that ends in the SHA-256 of what stands before, and returns that.
func readHashed(path string) (string, error) {
	file, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return "", err
	}
	size := info.Size() - sha256.Size
	if size < 0 || size > maxLogFile {
		return "", errHashed
	}
	var text strings.Builder
	text.Grow(int(size))
	sum := sha256.New()
	if _, err := io.CopyN(io.MultiWriter(&text, sum), file, size); err != nil {
		return "", err
	}
	var stored [sha256.Size]byte
	if _, err := io.ReadFull(file, stored[:]); err != nil {
		return "", err
	}
	if [sha256.Size]byte(sum.Sum(nil)) != stored {
		return "", errHashed
	}
	return text.String(), nil
}

// saveCache writes a log into a cache folder. Readers and other writers see the old file or the new one.
func saveCache(dir string, log *Log) (err error) {
	if dir == "" {
		return nil
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	path := logFile(dir, log.Folder, log.Mode)
	file, err := os.CreateTemp(dir, filepath.Base(path)+".tmp-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(file.Name()))
		}
	}()
	w := newHashedWriter(file)
	encodeLog(w, log)
	if _, err := w.Writer.Write(w.sum.Sum(nil)); err != nil {
		return errors.Join(err, file.Close())
	}
	if err := w.Flush(); err != nil {
		return errors.Join(err, file.Close())
	}
	if err := file.Close(); err != nil {
		return err
	}
	return os.Rename(file.Name(), path)
}

// A hashedWriter hashes what it writes. Errors stay in the bufio.Writer until it is flushed.
type hashedWriter struct {
	*bufio.Writer
	sum hash.Hash
}

func newHashedWriter(w io.Writer) *hashedWriter {
	return &hashedWriter{Writer: bufio.NewWriterSize(w, 256<<10), sum: sha256.New()}
}

func (w *hashedWriter) write(b []byte) {
	w.sum.Write(b)
	w.Writer.Write(b)
}
