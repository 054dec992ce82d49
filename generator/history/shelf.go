package history

import (
	"bufio"
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"hash"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"
)

// A shelf keeps values by key on disk for the next run, many in one file. It is never trusted: a volume, as a file of it is called, that does not
// hash to what stands at its end, or was written for another stamp, is as good as none. Volumes are never changed. Each run writes what is new
// into one of its own and renames it into place; runs side by side do each other no harm. A shelf may be deleted at any time, and a value that
// is lost costs time alone.
//
// A volume is a line with the version of the format, the stamp, the values, an index row for each (key, place, length) in the order of the keys,
// the number of rows, and the SHA-256 of all that.
type shelf struct {
	dir, name string
	stamp     [sha256.Size]byte

	open    sync.Once
	volumes []*volume // those that were there; the newest first

	mu    sync.RWMutex
	fresh map[shelfKey]string // what this run adds
	order []shelfKey
}

// A shelfKey names a value: the id of a blob, or a hash.
type shelfKey [20]byte

const (
	shelfMagic = "seika shelf 1\n"
	rowSize    = len(shelfKey{}) + 8 + 4
	// maxVolume is the largest file that is read, in bytes.
	maxVolume = 2 << 30
	// maxVolumes is how many files a shelf may have before they become one.
	maxVolumes = 8
	// kept is how long a volume that nobody used stays.
	kept = 30 * 24 * time.Hour
)

// newShelf names a shelf. The stamp tells apart what may not be mixed: values of another stamp are not found. An empty dir gives a shelf that
// keeps values for this run alone.
func newShelf(dir, name, stamp string) *shelf {
	return &shelf{dir: dir, name: name, stamp: sha256.Sum256([]byte(stamp)), fresh: map[shelfKey]string{}}
}

// get returns the value of a key; ok is false where there is none.
func (s *shelf) get(key shelfKey) (value string, ok bool) {
	s.mu.RLock()
	value, ok = s.fresh[key]
	s.mu.RUnlock()
	if ok {
		return value, true
	}
	s.open.Do(s.load)
	for _, v := range s.volumes {
		if value, ok := v.get(key); ok {
			return value, true
		}
	}
	return "", false
}

// warm reads the volumes, which get would do otherwise when it is first asked.
func (s *shelf) warm() { s.open.Do(s.load) }

// put adds a value.
func (s *shelf) put(key shelfKey, value string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, ok := s.fresh[key]; !ok {
		s.order = append(s.order, key)
	}
	s.fresh[key] = value
}

// prefix is what the names of a shelf's volumes begin with. The stamp is in it, so that two versions of the program keep theirs apart.
func (s *shelf) prefix() string { return s.name + "-" + hex.EncodeToString(s.stamp[:4]) + "-" }

func (s *shelf) load() {
	if s.dir == "" {
		return
	}
	names, err := filepath.Glob(filepath.Join(s.dir, s.prefix()+"*"))
	if err != nil {
		return
	}
	for _, name := range names {
		if v := readVolume(name, s.stamp); v != nil {
			s.volumes = append(s.volumes, v)
		} else {
			os.Remove(name) // it will never be of use
		}
	}
	slices.SortFunc(s.volumes, func(a, b *volume) int { return cmp.Or(b.made.Compare(a.made), strings.Compare(a.path, b.path)) })
}

// save writes what this run added. Where there are too many volumes, or most of what they hold is not in use any more, they become one, which
// holds what is in use. A cache that cannot be written costs time and nothing else, so that save reports no error.
func (s *shelf) save(keys func() map[shelfKey]bool) {
	if s.dir == "" {
		return
	}
	if len(s.fresh) == 0 {
		s.touch()
		return
	}
	s.open.Do(s.load)
	rows := len(s.fresh)
	for _, v := range s.volumes {
		rows += v.rows
	}
	var inUse map[shelfKey]bool
	merge := len(s.volumes) > 0
	if merge {
		inUse = keys()
		merge = len(s.volumes) >= maxVolumes || rows > 2*len(inUse)+1000
	}
	write := func(put func(shelfKey, string) error) error {
		if merge {
			for _, v := range s.volumes {
				if err := v.each(func(key shelfKey, value string) error {
					if !inUse[key] {
						return nil
					}
					return put(key, value)
				}); err != nil {
					return err
				}
			}
		}
		for _, key := range s.order {
			if err := put(key, s.fresh[key]); err != nil {
				return err
			}
		}
		return nil
	}
	if err := s.write(write); err != nil {
		return
	}
	if merge {
		for _, v := range s.volumes {
			os.Remove(v.path)
		}
	}
	s.touch()
	s.prune()
}

// touch notes that the volumes were of use today.
func (s *shelf) touch() {
	names, err := filepath.Glob(filepath.Join(s.dir, s.prefix()+"*"))
	if err != nil {
		return
	}
	now := time.Now()
	for _, name := range names {
		os.Chtimes(name, now, now)
	}
}

// write writes a volume and puts it in its place.
func (s *shelf) write(fill func(put func(shelfKey, string) error) error) (err error) {
	if err := os.MkdirAll(s.dir, 0o777); err != nil {
		return err
	}
	file, err := os.CreateTemp(s.dir, "."+s.prefix()+"*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			os.Remove(file.Name())
		}
	}()
	w := &volumeWriter{file: bufio.NewWriterSize(file, 256<<10), sum: sha256.New(), known: map[shelfKey]bool{}}
	w.write([]byte(shelfMagic))
	w.write(s.stamp[:])
	if err = fill(w.put); err == nil {
		err = w.finish()
	}
	if closed := file.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return err
	}
	return os.Rename(file.Name(), filepath.Join(s.dir, strings.TrimPrefix(filepath.Base(file.Name()), ".")))
}

// prune deletes what nobody used for a long time, and what a run that was killed left behind.
func (s *shelf) prune() {
	for _, pattern := range []string{s.name + "-*", "." + s.name + "-*"} {
		names, err := filepath.Glob(filepath.Join(s.dir, pattern))
		if err != nil {
			continue
		}
		for _, name := range names {
			if info, err := os.Stat(name); err == nil && time.Since(info.ModTime()) > kept {
				os.Remove(name)
			}
		}
	}
}

// A volumeWriter writes one volume. Errors of writing stay in the bufio.Writer.
type volumeWriter struct {
	file  *bufio.Writer
	sum   hash.Hash
	at    uint64
	index [][rowSize]byte
	known map[shelfKey]bool
}

func (w *volumeWriter) write(b []byte) error {
	w.sum.Write(b)
	w.at += uint64(len(b))
	_, err := w.file.Write(b)
	return err
}

// put writes a value, unless its key was written before.
func (w *volumeWriter) put(key shelfKey, value string) error {
	if w.known[key] {
		return nil
	}
	w.known[key] = true
	var row [rowSize]byte
	copy(row[:], key[:])
	binary.BigEndian.PutUint64(row[len(key):], w.at)
	binary.BigEndian.PutUint32(row[len(key)+8:], uint32(len(value)))
	w.index = append(w.index, row)
	return w.write([]byte(value))
}

func (w *volumeWriter) finish() error {
	slices.SortFunc(w.index, func(a, b [rowSize]byte) int { return bytes.Compare(a[:], b[:]) })
	for i := range w.index {
		w.write(w.index[i][:])
	}
	w.write(binary.BigEndian.AppendUint64(nil, uint64(len(w.index))))
	w.file.Write(w.sum.Sum(nil))
	return w.file.Flush()
}

// A volume is one file of a shelf, read as a whole.
type volume struct {
	path  string
	made  time.Time
	text  string // without the hash
	rows  int
	index string
	first []uint32 // by the first two bytes of a key the number of its first row
}

// readVolume returns nil for a file that is no volume of that stamp, or is damaged.
func readVolume(path string, stamp [sha256.Size]byte) *volume {
	file, err := os.Open(path)
	if err != nil {
		return nil
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return nil
	}
	head, size := len(shelfMagic)+len(stamp), info.Size()-sha256.Size
	if size < int64(head+8) || size > maxVolume {
		return nil
	}
	var text strings.Builder
	text.Grow(int(size))
	sum := sha256.New()
	if _, err := io.CopyN(io.MultiWriter(&text, sum), file, size); err != nil {
		return nil
	}
	var stored [sha256.Size]byte
	if _, err := io.ReadFull(file, stored[:]); err != nil || [sha256.Size]byte(sum.Sum(nil)) != stored {
		return nil
	}
	v := &volume{path: path, made: info.ModTime(), text: text.String()}
	if !strings.HasPrefix(v.text, shelfMagic+string(stamp[:])) {
		return nil
	}
	rows := bigEndian(v.text[len(v.text)-8:])
	room := uint64(len(v.text) - head - 8)
	if rows > room/uint64(rowSize) {
		return nil
	}
	v.rows = int(rows)
	v.index = v.text[len(v.text)-8-v.rows*rowSize : len(v.text)-8]
	v.first = make([]uint32, 1<<16+1)
	next := 0
	for i := range v.rows {
		for bucket := int(v.row(i)[0])<<8 | int(v.row(i)[1]); next <= bucket; next++ {
			v.first[next] = uint32(i)
		}
	}
	for ; next < len(v.first); next++ {
		v.first[next] = uint32(v.rows)
	}
	return v
}

func (v *volume) row(i int) string { return v.index[i*rowSize : (i+1)*rowSize] }

func (v *volume) value(row string) (string, bool) {
	at, length := bigEndian(row[len(shelfKey{}):len(shelfKey{})+8]), bigEndian(row[len(shelfKey{})+8:])
	if end := uint64(len(v.text)); at > end || length > end-at {
		return "", false
	}
	return v.text[at : at+length], true
}

func (v *volume) get(key shelfKey) (string, bool) {
	bucket := int(key[0])<<8 | int(key[1])
	for i := v.first[bucket]; i < v.first[bucket+1]; i++ {
		if row := v.row(int(i)); row[:len(key)] == string(key[:]) {
			return v.value(row)
		}
	}
	return "", false
}

// each visits all values in the order in which they were written.
func (v *volume) each(visit func(shelfKey, string) error) error {
	rows := make([]string, v.rows)
	for i := range rows {
		rows[i] = v.row(i)
	}
	slices.SortFunc(rows, func(a, b string) int { return strings.Compare(a[len(shelfKey{}):], b[len(shelfKey{}):]) })
	for _, row := range rows {
		if value, ok := v.value(row); ok {
			if err := visit(shelfKey([]byte(row[:len(shelfKey{})])), value); err != nil {
				return err
			}
		}
	}
	return nil
}

func bigEndian(s string) (n uint64) {
	for i := range len(s) {
		n = n<<8 | uint64(s[i])
	}
	return n
}
