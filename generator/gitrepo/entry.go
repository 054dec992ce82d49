package gitrepo

import (
	"bytes"
	"encoding/binary"
	"errors"
	"math/bits"
	"strings"
	"unicode/utf8"
)

// A FileMode is what a commit says of an entry besides its name and content. git knows only these.
type FileMode uint32

// The modes of entries.
const (
	ModeNone       FileMode = 0 // there is no such entry
	ModeFolder     FileMode = 0o040000
	ModeFile       FileMode = 0o100644
	ModeExecutable FileMode = 0o100755
	ModeSymlink    FileMode = 0o120000
	ModeSubmodule  FileMode = 0o160000
)

// canonical maps the modes that old or strange programs wrote to those that git shows.
func canonical(mode uint32) FileMode {
	switch mode & 0o170000 {
	case 0o100000:
		if mode&0o100 != 0 {
			return ModeExecutable
		}
		return ModeFile
	case 0o120000:
		return ModeSymlink
	case 0o040000:
		return ModeFolder
	}
	return ModeSubmodule
}

// A treeEntry is one line of a folder. Its slices belong to the folder's bytes.
type treeEntry struct {
	mode FileMode
	name []byte
	id   []byte
}

func (e *treeEntry) isFolder() bool { return e.mode == ModeFolder }

// same reports whether two entries of one name are equal for git.
func (e *treeEntry) same(o *treeEntry) bool { return e.mode == o.mode && bytes.Equal(e.id, o.id) }

var errTree = errors.New("it is not a well-formed folder")

// entryLength returns how many bytes the first entry of a folder has, or 0 if it is cut off.
func entryLength(data []byte) int {
	nul := bytes.IndexByte(data, 0)
	if nul < 0 || nul+1+len(ID{}) > len(data) {
		return 0
	}
	return nul + 1 + len(ID{})
}

// parseEntry reads the first entry of a folder, which has n bytes.
func parseEntry(data []byte) (e treeEntry, n int, err error) {
	n = entryLength(data)
	if n == 0 {
		return e, 0, errTree
	}
	var mode uint32
	i := 0
	for ; data[i] != ' '; i++ {
		c := data[i] - '0'
		if c > 7 || mode > 0o7777777 {
			return e, 0, errTree
		}
		mode = mode<<3 | uint32(c)
	}
	if i == 0 {
		return e, 0, errTree
	}
	e.mode = canonical(mode)
	e.name = data[i+1 : n-1-len(ID{})]
	e.id = data[n-len(ID{}) : n]
	if len(e.name) == 0 {
		return e, 0, errTree
	}
	return e, n, nil
}

// compareEntries orders entries as folders hold them: by name, the name of a folder as if it ended in a slash. A file and a folder of one name
// are different entries.
func compareEntries(a, b *treeEntry) int {
	n := min(len(a.name), len(b.name))
	if c := bytes.Compare(a.name[:n], b.name[:n]); c != 0 {
		return c
	}
	return int(a.byteAt(n)) - int(b.byteAt(n))
}

func (e *treeEntry) byteAt(i int) byte {
	switch {
	case i < len(e.name):
		return e.name[i]
	case e.isFolder():
		return '/'
	}
	return 0
}

// skipEqual leaves out the entries that a and b begin with alike. Both must start at an entry. What is equal is compared as a whole, and walked
// through only to find where the last equal entry ends: in a folder of 10,000 files one file has changed.
func skipEqual(a, b []byte) ([]byte, []byte) {
	equal := commonPrefix(a, b)
	if equal == len(a) && equal == len(b) {
		return nil, nil
	}
	start := 0
	for {
		n := entryLength(a[start:])
		if n == 0 || start+n > equal {
			return a[start:], b[start:]
		}
		start += n
	}
}

// commonPrefix returns how many bytes a and b begin with alike.
func commonPrefix(a, b []byte) int {
	n := min(len(a), len(b))
	i := 0
	const step = 1 << 10
	for i+step <= n && bytes.Equal(a[i:i+step], b[i:i+step]) {
		i += step
	}
	for ; i+8 <= n; i += 8 {
		if x := binary.LittleEndian.Uint64(a[i:]) ^ binary.LittleEndian.Uint64(b[i:]); x != 0 {
			return i + bits.TrailingZeros64(x)/8
		}
	}
	for i < n && a[i] == b[i] {
		i++
	}
	return i
}

// forged reports whether a name is one that git refuses to make, because as part of a path it leads elsewhere. It can still be put into a
// commit by hand.
func forged(name []byte) bool {
	switch {
	case len(name) <= 2 && string(name) == ".."[:len(name)]:
		return true
	case len(name) == 4 && strings.EqualFold(string(name), ".git"):
		return true
	}
	return bytes.IndexByte(name, '/') >= 0
}

// refusedName returns why a name may not be that of a file which is read, or "".
func refusedName(name []byte) string {
	switch {
	case forged(name):
		return "its name leads out of its folder"
	case bytes.IndexByte(name, '\\') >= 0:
		return "its name holds a backslash"
	case bytes.ContainsFunc(name, func(r rune) bool { return r < ' ' || r == 0x7f }):
		return "its name holds a control character"
	case !utf8.Valid(name):
		return "its name is not UTF-8"
	}
	return ""
}
