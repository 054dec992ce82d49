package gitrepo

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"math/bits"
	"os"
	"strings"
	"sync"

	"github.com/go-git/go-git/v5/plumbing/format/idxfile"
)

// A pack is one pack file with its index. It is shared by all goroutines; the index is read when it is first needed.
type pack struct {
	path   string // without .pack or .idx
	serial uint64 // tells the packs of one store apart

	once  sync.Once
	index *idxfile.MemoryIndex
	err   error
}

// load reads the index. Its checksum and its size are checked by go-git.
func (p *pack) load() error {
	p.once.Do(func() {
		file, err := os.Open(p.path + ".idx")
		if err != nil {
			p.err = err
			return
		}
		defer file.Close()
		index := idxfile.NewMemoryIndex()
		if err := idxfile.NewDecoder(buffered{bufio.NewReaderSize(file, 256<<10), file}).Decode(index); err != nil {
			p.err = indexError(p.path+".idx", err)
			return
		}
		index.CRC32 = nil // never asked for: the hash of the content is the stronger check
		p.index = index
	})
	return p.err
}

// buffered is a file with a buffer, whose size the decoder can ask for. Without a buffer it reads four bytes at a time.
type buffered struct {
	*bufio.Reader
	file *os.File
}

func (b buffered) Stat() (fs.FileInfo, error) { return b.file.Stat() }

func indexError(file string, err error) error {
	what := "the pack index " + file + " is damaged: " + err.Error()
	if old, readErr := isOldIndex(file); readErr == nil && old {
		what = "the pack index " + file + " has version 1"
	}
	return &UnsupportedError{
		Path: file, What: what, Command: fmt.Sprintf("rm -f '%s' && git index-pack '%s.pack'", file, strings.TrimSuffix(file, ".idx")),
	}
}

// isOldIndex reports whether a pack index lacks the signature that version 2 begins with.
func isOldIndex(file string) (bool, error) {
	f, err := os.Open(file)
	if err != nil {
		return false, err
	}
	defer f.Close()
	var head [4]byte
	if _, err := f.Read(head[:]); err != nil {
		return false, err
	}
	return head != [4]byte{0xff, 't', 'O', 'c'}, nil
}

// errIndexOffset is a place beyond the end of the table of large offsets.
var errIndexOffset = errors.New("the pack index holds an offset that is not in it")

// find returns the place of an object in the pack file; ok is false when the pack does not hold it. It reads the tables of go-git's index
// itself: FindOffset remembers every answer in a map behind a lock.
func (p *pack) find(id ID) (offset int64, ok bool, err error) {
	if err := p.load(); err != nil {
		return 0, false, err
	}
	bucket := p.index.FanoutMapping[id[0]]
	if bucket < 0 || bucket >= len(p.index.Names) {
		return 0, false, nil
	}
	names := p.index.Names[bucket]
	i, ok := searchNames(names, &id)
	if !ok {
		return 0, false, nil
	}
	offset, err = p.offset(bucket, i)
	return offset, err == nil, err
}

// searchNames returns the position of id in a sorted list of ids that share its first byte, or the position it would have. Ids are spread evenly, so that
// the next four bytes say about where it is.
func searchNames(names []byte, id *ID) (int, bool) {
	const size = len(ID{})
	at := func(i int) uint64 { return binary.BigEndian.Uint64(names[i*size:]) }
	key := binary.BigEndian.Uint64(id[:])
	n := len(names) / size
	low, high := 0, n
	guess := int(uint64(binary.BigEndian.Uint32(id[1:])) * uint64(n) >> 32)
	near := 4 << (bits.Len(uint(n)) / 2)
	if i := guess - near; i > 0 && at(i) < key {
		low = i
	}
	if i := guess + near; i < n && at(i) > key {
		high = i
	}
	for low < high {
		mid := int(uint(low+high) >> 1)
		c := cmp.Compare(at(mid), key)
		if c == 0 {
			c = bytes.Compare(names[mid*size:(mid+1)*size], id[:])
		}
		switch {
		case c == 0:
			return mid, true
		case c < 0:
			low = mid + 1
		default:
			high = mid
		}
	}
	return low, false
}

func (p *pack) offset(bucket, i int) (int64, error) {
	const large = 1 << 31
	offset := binary.BigEndian.Uint32(p.index.Offset32[bucket][4*i:])
	if offset&large == 0 {
		return int64(offset), nil
	}
	at := 8 * int64(offset&^large)
	if at+8 > int64(len(p.index.Offset64)) {
		return 0, errIndexOffset
	}
	wide := binary.BigEndian.Uint64(p.index.Offset64[at:])
	if wide >= maxPackOffset {
		return 0, errIndexOffset
	}
	return int64(wide), nil
}

// withPrefix appends the ids in the pack that begin with the given bytes, of which the last counts only by its upper half if odd is set.
func (p *pack) withPrefix(ids []ID, prefix []byte, odd bool) ([]ID, error) {
	if err := p.load(); err != nil {
		return ids, err
	}
	bucket := p.index.FanoutMapping[prefix[0]]
	if bucket < 0 || bucket >= len(p.index.Names) {
		return ids, nil
	}
	names := p.index.Names[bucket]
	var first ID
	copy(first[:], prefix)
	for i, _ := searchNames(names, &first); (i+1)*len(ID{}) <= len(names); i++ {
		id := ID(names[i*len(ID{}):])
		if !hasPrefix(id, prefix, odd) {
			break
		}
		ids = append(ids, id)
	}
	return ids, nil
}

func hasPrefix(id ID, prefix []byte, odd bool) bool {
	if !odd {
		return bytes.HasPrefix(id[:], prefix)
	}
	last := len(prefix) - 1
	return bytes.HasPrefix(id[:], prefix[:last]) && id[last]&0xf0 == prefix[last]&0xf0
}
