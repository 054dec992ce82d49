package gitrepo

import (
	"errors"
	"fmt"
	"io"
	"math"
	"os"

	"github.com/go-git/go-git/v5/plumbing"
)

const (
	maxPackOffset = 1 << 48 // bytes: an offset must leave room for the pack's serial number in a key of the cache
	packTrailer   = 20      // bytes: the checksum at the end of a pack

	windowBits  = 15 // a window is 32 KiB
	windowSize  = 1 << windowBits
	windowCount = 16
)

var (
	errPackEnd     = errors.New("the entry is outside of the pack")
	errPackNumber  = errors.New("a number in the entry is too large")
	errPackBase    = errors.New("the base of the delta is outside of the pack")
	errPackKind    = errors.New("the entry is of no known kind")
	errPackInflate = errors.New("the entry is shorter or longer than it says")
)

// A packFile reads one pack file, through windows that are kept: neighbours in history are neighbours in a pack. It belongs to one
// goroutine.
type packFile struct {
	pack    *pack
	file    *os.File
	size    int64 // without the trailer
	windows [windowCount]window
	source  packSource
}

type window struct {
	base int64 // -1 when empty
	data []byte
}

func openPackFile(p *pack) (*packFile, error) {
	file, err := os.Open(p.path + ".pack")
	if err != nil {
		return nil, err
	}
	info, err := file.Stat()
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	f := &packFile{pack: p, file: file, size: info.Size() - packTrailer}
	for i := range f.windows {
		f.windows[i].base = -1
	}
	f.source.file = f
	return f, nil
}

// window returns the bytes of the file from offset on, as far as the window that holds offset reaches.
func (f *packFile) window(offset int64) ([]byte, error) {
	if offset < 0 || offset >= f.size {
		return nil, errPackEnd
	}
	base := offset &^ (windowSize - 1)
	w := &f.windows[(base>>windowBits)%windowCount]
	if w.base != base {
		if w.data == nil {
			w.data = make([]byte, windowSize)
		}
		w.base = -1
		w.data = w.data[:min(windowSize, f.size-base)]
		if _, err := f.file.ReadAt(w.data, base); err != nil {
			return nil, err
		}
		w.base = base
	}
	return w.data[offset-base:], nil
}

// A packSource reads a pack file from an offset on. It is a flate.Reader, so that the inflater takes no byte more than it needs and no buffer
// of its own.
type packSource struct {
	file *packFile
	buf  []byte
	next int64 // offset of the byte after buf
}

func (s *packSource) seek(offset int64) { s.buf, s.next = nil, offset }

func (s *packSource) fill() error {
	buf, err := s.file.window(s.next)
	if err != nil {
		return err
	}
	s.buf, s.next = buf, s.next+int64(len(buf))
	return nil
}

func (s *packSource) ReadByte() (byte, error) {
	if len(s.buf) == 0 {
		if err := s.fill(); err != nil {
			return 0, err
		}
	}
	b := s.buf[0]
	s.buf = s.buf[1:]
	return b, nil
}

func (s *packSource) Read(p []byte) (int, error) {
	if len(s.buf) == 0 {
		if err := s.fill(); err != nil {
			return 0, err
		}
	}
	n := copy(p, s.buf)
	s.buf = s.buf[n:]
	return n, nil
}

// An entryHeader is what a pack says of an entry before its compressed bytes.
type entryHeader struct {
	kind       plumbing.ObjectType
	size       int64 // of the inflated bytes; for a delta, of the delta
	baseOffset int64 // OFSDeltaObject: where the base is
	base       ID    // REFDeltaObject: which object the base is
}

func (h *entryHeader) isDelta() bool {
	return h.kind == plumbing.OFSDeltaObject || h.kind == plumbing.REFDeltaObject
}

// header reads the header of the entry at offset and leaves the source at its compressed bytes.
func (f *packFile) header(offset int64) (h entryHeader, err error) {
	s := &f.source
	s.seek(offset)
	c, err := s.ReadByte()
	if err != nil {
		return h, err
	}
	h.kind = plumbing.ObjectType(c >> 4 & 7)
	h.size = int64(c & 15)
	for shift := 4; c&0x80 != 0; shift += 7 {
		if c, err = s.ReadByte(); err != nil {
			return h, err
		}
		if shift > 63-7 {
			return h, errPackNumber
		}
		h.size |= int64(c&0x7f) << shift
	}
	switch h.kind {
	case plumbing.CommitObject, plumbing.TreeObject, plumbing.BlobObject, plumbing.TagObject:
	case plumbing.OFSDeltaObject:
		back, err := s.backReference()
		if err != nil {
			return h, err
		}
		if back <= 0 || back > offset {
			return h, errPackBase
		}
		h.baseOffset = offset - back
	case plumbing.REFDeltaObject:
		if _, err := io.ReadFull(s, h.base[:]); err != nil {
			return h, err
		}
	default:
		return h, errPackKind
	}
	// Deflate cannot make a byte into more than 1032; what claims to be larger than the rest of the pack allows is a lie.
	if rest := f.size - (s.next - int64(len(s.buf))); h.size > 1040*(rest+1) {
		return h, fmt.Errorf("%w: %d bytes from %d", errPackNumber, h.size, rest)
	}
	return h, nil
}

// backReference reads the distance from a delta to its base: seven bits a byte, each further byte adding one to what came before.
func (s *packSource) backReference() (int64, error) {
	c, err := s.ReadByte()
	if err != nil {
		return 0, err
	}
	n := int64(c & 0x7f)
	for c&0x80 != 0 {
		if c, err = s.ReadByte(); err != nil {
			return 0, err
		}
		if n >= math.MaxInt64>>8 {
			return 0, errPackNumber
		}
		n = (n+1)<<7 | int64(c&0x7f)
	}
	return n, nil
}
