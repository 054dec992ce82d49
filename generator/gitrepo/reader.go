package gitrepo

import (
	"compress/zlib"
	"crypto/sha1"
	"encoding/binary"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"strconv"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/format/objfile"
)

const (
	// maxObject is the largest object that is inflated, in bytes. A folder with a million files has 40 MB.
	maxObject = 64 << 20
	// maxChain is how many deltas may stand on top of each other. git writes at most 4095.
	maxChain = 4096
)

var (
	errHash  = errors.New("its content has another hash")
	errChain = errors.New("too many deltas on top of each other")
)

// A reader reads objects of a store for one goroutine: it has its own open files, its own inflater and its own cache.
type reader struct {
	store  *store
	packs  []*pack // the list that was last looked through
	last   *pack   // where the last object was found
	files  map[*pack]*packFile
	cache  objectCache
	zlib   io.ReadCloser
	sha    hash.Hash
	head   []byte
	deltas []delta
	loose  uint64 // how many loose objects were read
}

// A delta on the way from an entry down to its base.
type delta struct {
	key  uint64
	data []byte
}

func newReader(s *store) *reader {
	r := &reader{store: s, packs: *s.packs.Load(), files: map[*pack]*packFile{}, sha: sha1.New()}
	r.cache.init(readerCache)
	return r
}

func (r *reader) close() error {
	var errs []error
	for _, f := range r.files {
		errs = append(errs, f.file.Close())
	}
	clear(r.files)
	return errors.Join(errs...)
}

// read returns an object of the given kind, whose hash was compared with id. Its content must not be changed. An object of more than limit bytes
// is a TooLargeError.
func (r *reader) read(id ID, kind plumbing.ObjectType, limit int64) ([]byte, error) {
	gotKind, data, err := r.any(id, limit)
	if err != nil {
		return nil, err
	}
	if gotKind != kind {
		return nil, &CorruptError{ID: id, File: r.store.path, Err: fmt.Errorf("it should be a %s and is a %s", kind, gotKind)}
	}
	return data, nil
}

// any is read for an object of any kind.
func (r *reader) any(id ID, limit int64) (plumbing.ObjectType, []byte, error) {
	if o := r.cache.named(id); o != nil && int64(len(o.data)) <= limit {
		return o.kind, o.data, nil
	}
	var kind plumbing.ObjectType
	var data []byte
	err := r.locate(id, func(f *packFile, offset int64) error {
		o, err := r.entry(f, offset, id, limit)
		if err != nil {
			return err
		}
		if o.id != id {
			sum := r.sum(o.kind, o.data)
			if r.cache.name(o, sum); sum != id {
				return errHash
			}
		}
		kind, data = o.kind, o.data
		return nil
	}, func(file *os.File) (err error) {
		if kind, data, err = readLoose(file, id, limit); err == nil {
			r.loose++
			o := &object{kind: kind, data: data, id: id, key: r.loose % maxPackOffset} // packs are numbered from 1
			r.cache.add(o)
			r.cache.name(o, id)
		}
		return err
	})
	return kind, data, err
}

// size returns the length of an object in bytes, from its header alone.
func (r *reader) size(id ID) (int64, error) {
	var size int64
	err := r.locate(id, func(f *packFile, offset int64) (err error) {
		size, err = r.packedSize(f, offset)
		return err
	}, func(file *os.File) error {
		loose, err := objfile.NewReader(file)
		if err != nil {
			return err
		}
		defer loose.Close()
		_, size, err = loose.Header()
		return err
	})
	return size, err
}

func tooLarge(id ID, size, limit int64) error {
	return &TooLargeError{What: "object " + id.String(), Size: size, Limit: limit, Unit: "bytes"}
}

// tooLargeBelow is tooLarge for an object that id is stored as a difference to.
func tooLargeBelow(id ID, size int64) error {
	return &TooLargeError{What: "the base of object " + id.String(), Size: size, Limit: maxObject, Unit: "bytes"}
}

// locate calls packed or loose for a place where the object is. Where one place gives an error the next is tried: git keeps an object twice more
// often than one would think. If no place is good, the first error is returned; if there is none, and a new look at the packs finds none either,
// the object is missing.
func (r *reader) locate(id ID, packed func(*packFile, int64) error, loose func(*os.File) error) error {
	var first error
	for attempt := 0; attempt < 2; attempt++ {
		if done, err := r.locatePacked(id, packed, &first); done || err != nil {
			return err
		}
		if done := r.locateLoose(id, loose, &first); done {
			return nil
		}
		changed, err := r.store.relist()
		if err != nil {
			return err
		}
		packs := *r.store.packs.Load()
		if !changed && len(packs) == len(r.packs) && (len(packs) == 0 || &packs[0] == &r.packs[0]) {
			break
		}
		r.packs, r.last = packs, nil
	}
	if first != nil {
		return first
	}
	return &MissingError{ID: id, Path: r.store.path}
}

// locatePacked looks through the packs, the one with the last hit first. A size beyond the limit ends the search.
func (r *reader) locatePacked(id ID, packed func(*packFile, int64) error, first *error) (done bool, err error) {
	try := func(p *pack) (bool, error) {
		offset, ok, err := p.find(id)
		if err == nil && !ok {
			return false, nil
		}
		if errors.Is(err, fs.ErrNotExist) {
			return false, nil // repacked by another process
		}
		var f *packFile
		if err == nil {
			f, err = r.file(p)
		}
		if err == nil {
			err = packed(f, offset)
		}
		var large *TooLargeError
		var unsupported *UnsupportedError
		switch {
		case err == nil:
			r.last = p
			return true, nil
		case errors.As(err, &large):
			return true, err
		case errors.Is(err, fs.ErrNotExist):
			return false, nil
		case *first != nil:
		case errors.As(err, &unsupported):
			*first = err
		default:
			*first = &CorruptError{ID: id, File: p.path + ".pack", Err: err}
		}
		return false, nil
	}
	if r.last != nil {
		if done, err := try(r.last); done || err != nil {
			return done, err
		}
	}
	for _, p := range r.packs {
		if p == r.last {
			continue
		}
		if done, err := try(p); done || err != nil {
			return done, err
		}
	}
	return false, nil
}

func (r *reader) locateLoose(id ID, loose func(*os.File) error, first *error) (done bool) {
	for _, dir := range r.store.dirs {
		file, err := os.Open(loosePath(dir, id))
		if err != nil {
			if !errors.Is(err, fs.ErrNotExist) && *first == nil {
				*first = err
			}
			continue
		}
		err = errors.Join(loose(file), file.Close())
		if err == nil {
			return true
		}
		var large *TooLargeError
		if *first == nil {
			*first = &CorruptError{ID: id, File: file.Name(), Err: err}
			if errors.As(err, &large) {
				*first = large
			}
		}
	}
	return false
}

func (r *reader) file(p *pack) (*packFile, error) {
	if f := r.files[p]; f != nil {
		return f, nil
	}
	f, err := openPackFile(p)
	if err != nil {
		return nil, err
	}
	r.files[p] = f
	return f, nil
}

// readLoose reads an object that has a file of its own.
func readLoose(file *os.File, id ID, limit int64) (plumbing.ObjectType, []byte, error) {
	loose, err := objfile.NewReader(file)
	if err != nil {
		return 0, nil, err
	}
	defer loose.Close()
	kind, size, err := loose.Header()
	if err != nil {
		return 0, nil, err
	}
	if size > limit {
		return 0, nil, tooLarge(id, size, limit)
	}
	if size < 0 {
		return 0, nil, errPackNumber
	}
	data, err := io.ReadAll(io.LimitReader(loose, size+1))
	if err != nil {
		return 0, nil, err
	}
	if int64(len(data)) != size {
		return 0, nil, errPackInflate
	}
	if ID(loose.Hash()) != id {
		return 0, nil, errHash
	}
	return kind, data, nil
}

// sum returns the id that content of a kind has.
func (r *reader) sum(kind plumbing.ObjectType, data []byte) (id ID) {
	r.head = append(append(r.head[:0], kind.Bytes()...), ' ')
	r.head = append(strconv.AppendInt(r.head, int64(len(data)), 10), 0)
	r.sha.Reset()
	r.sha.Write(r.head)
	r.sha.Write(data)
	r.sha.Sum(id[:0])
	return id
}

// key names a place of a pack in the cache.
func (f *packFile) key(offset int64) uint64 { return f.pack.serial*maxPackOffset + uint64(offset) }

// packedSize returns the length of the object at offset. A delta begins with the length of its base and its own.
func (r *reader) packedSize(f *packFile, offset int64) (int64, error) {
	if o := r.cache.byKey[f.key(offset)]; o != nil {
		return int64(len(o.data)), nil
	}
	h, err := f.header(offset)
	if err != nil || !h.isDelta() {
		return h.size, err
	}
	var head [2 * binary.MaxVarintLen64]byte
	data := head[:min(int64(len(head)), h.size)]
	if err := r.startInflate(f); err != nil {
		return 0, err
	}
	if _, err := io.ReadFull(r.zlib, data); err != nil {
		return 0, err
	}
	_, size, _, err := deltaSizes(data)
	return size, err
}

// entry returns the object at offset, without a look at its hash. What it needs on the way, it keeps: the base of one version is another
// version, and will be asked for next. The id is for messages.
func (r *reader) entry(f *packFile, offset int64, id ID, limit int64) (*object, error) {
	limit = min(limit, maxObject)
	base, depth, err := r.descend(f, offset, id, limit)
	if err != nil {
		return nil, err
	}
	for depth--; depth >= 0; depth-- {
		d := &r.deltas[depth]
		if _, size, _, err := deltaSizes(d.data); err != nil {
			return nil, err
		} else if size > maxObject {
			return nil, tooLargeBelow(id, size)
		}
		data, err := applyDelta(base.data, d.data)
		if err != nil {
			return nil, err
		}
		base = &object{kind: base.kind, data: data, key: d.key}
		r.cache.add(base)
		if cap(d.data) > 1<<20 {
			d.data = nil // too much to be kept for the next one
		}
	}
	return base, nil
}

// descend follows deltas from the entry at offset down to an object that is whole, and leaves the deltas in r.deltas.
func (r *reader) descend(f *packFile, offset int64, id ID, limit int64) (base *object, depth int, err error) {
	for {
		key := f.key(offset)
		if o := r.cache.get(key); o != nil {
			if depth == 0 && int64(len(o.data)) > limit {
				return nil, 0, tooLarge(id, int64(len(o.data)), limit)
			}
			return o, depth, nil
		}
		h, err := f.header(offset)
		switch {
		case err != nil:
			return nil, 0, err
		case depth == 0 && !h.isDelta() && h.size > limit:
			return nil, 0, tooLarge(id, h.size, limit)
		case h.size > maxObject:
			return nil, 0, tooLargeBelow(id, h.size)
		case depth == maxChain:
			return nil, 0, errChain
		}
		if !h.isDelta() {
			o := &object{kind: h.kind, data: make([]byte, h.size), key: key}
			if err := r.inflate(f, o.data); err != nil {
				return nil, 0, err
			}
			r.cache.add(o)
			return o, depth, nil
		}
		if depth == len(r.deltas) {
			r.deltas = append(r.deltas, delta{})
		}
		d := &r.deltas[depth]
		d.key = key
		if int64(cap(d.data)) < h.size {
			d.data = make([]byte, h.size+h.size/2)
		}
		d.data = d.data[:h.size]
		if err := r.inflate(f, d.data); err != nil {
			return nil, 0, err
		}
		if depth == 0 {
			if _, size, _, err := deltaSizes(d.data); err == nil && size > limit {
				return nil, 0, tooLarge(id, size, limit)
			}
		}
		depth++
		if offset = h.baseOffset; h.kind == plumbing.REFDeltaObject {
			var ok bool
			if offset, ok, err = f.pack.find(h.base); err != nil {
				return nil, 0, err
			} else if !ok {
				return nil, 0, fmt.Errorf("the base %s of the delta is not in the pack", h.base)
			}
		}
	}
}

// startInflate makes the inflater read from the place where the header ended.
func (r *reader) startInflate(f *packFile) (err error) {
	if r.zlib == nil {
		r.zlib, err = zlib.NewReader(&f.source)
		return err
	}
	return r.zlib.(zlib.Resetter).Reset(&f.source, nil)
}

// inflate fills data with the entry whose header was read last, which must have exactly that length, and compares its checksum.
func (r *reader) inflate(f *packFile, data []byte) error {
	if err := r.startInflate(f); err != nil {
		return err
	}
	if _, err := io.ReadFull(r.zlib, data); err != nil {
		return err
	}
	var more [1]byte
	switch n, err := r.zlib.Read(more[:]); {
	case n > 0 || err == nil:
		return errPackInflate
	case err != io.EOF:
		return err
	}
	return nil
}
