package gitrepo

import (
	"encoding/binary"
	"errors"
	"strings"
)

// modes numbers the modes of files in a log file.
var modes = [...]FileMode{ModeNone, ModeFile, ModeExecutable, ModeSymlink}

func modeNumber(m FileMode) byte {
	for i, mode := range modes {
		if mode == m {
			return byte(i)
		}
	}
	return 0
}

// encodeLog writes a log: numbers as varints, strings that repeat (names, addresses, paths) once.
func encodeLog(w *hashedWriter, log *Log) {
	e := logEncoder{strings: map[string]uint64{}}
	var changes, parents, blobs int
	for i := range log.Entries {
		entry := &log.Entries[i]
		parents += len(entry.Parents)
		changes += len(entry.Changes)
		for j := range entry.Changes {
			blobs += len(entry.Changes[j].Others)
		}
	}
	e.buf = append(e.buf, logMagic...)
	e.buf = append(e.buf, byte(log.Mode))
	e.text(log.Folder)
	e.id(log.Head)
	for _, n := range []int{len(log.Entries), parents, changes, blobs} {
		e.number(uint64(n))
	}
	for i := range log.Entries {
		e.entry(&log.Entries[i])
		if len(e.buf) > 64<<10 {
			w.write(e.buf)
			e.buf = e.buf[:0]
		}
	}
	w.write(e.buf)
}

type logEncoder struct {
	buf     []byte
	strings map[string]uint64
}

func (e *logEncoder) number(n uint64) { e.buf = binary.AppendUvarint(e.buf, n) }
func (e *logEncoder) id(id ID)        { e.buf = append(e.buf, id[:]...) }
func (e *logEncoder) text(s string) {
	e.number(uint64(len(s)))
	e.buf = append(e.buf, s...)
}

// repeated writes the number of a string that was written before, or the next number and the string.
func (e *logEncoder) repeated(s string) {
	n, ok := e.strings[s]
	if !ok {
		n = uint64(len(e.strings))
		e.strings[s] = n
	}
	e.number(n)
	if !ok {
		e.text(s)
	}
}

func (e *logEncoder) stamp(s Stamp) {
	if !s.Known {
		e.buf = append(e.buf, 0)
		return
	}
	e.buf = append(e.buf, 1)
	e.buf = binary.AppendVarint(e.buf, s.Unix)
	e.buf = binary.AppendVarint(e.buf, int64(s.Zone))
}

func (e *logEncoder) blob(b Blob) {
	e.buf = append(e.buf, modeNumber(b.Mode))
	if b.Mode != ModeNone {
		e.id(b.ID)
	}
}

func (e *logEncoder) entry(entry *Entry) {
	e.id(entry.ID)
	e.id(entry.tree)
	e.number(uint64(len(entry.Parents)))
	for _, parent := range entry.Parents {
		e.id(parent)
	}
	e.repeated(entry.Author.Name)
	e.repeated(entry.Author.Email)
	e.stamp(entry.Author.When)
	e.stamp(entry.Committed)
	e.text(entry.Message)
	e.number(uint64(len(entry.Changes)))
	for i := range entry.Changes {
		c := &entry.Changes[i]
		e.repeated(c.Path)
		e.blob(c.Before)
		e.blob(c.After)
		e.number(uint64(len(c.Others)))
		for _, other := range c.Others {
			e.blob(other)
		}
	}
}

var errLog = errors.New("not a log")

// decodeLog reads what encodeLog wrote. Strings of the log are parts of text.
func decodeLog(text string) (*Log, error) {
	rest, ok := strings.CutPrefix(text, logMagic)
	if !ok {
		return nil, errLog
	}
	d := logDecoder{rest: rest}
	log := &Log{Mode: Mode(d.byte()), Folder: d.text(), Head: d.id()}
	// The smallest entry has 48 bytes, a parent 20, a change 4, a blob 1: a number that promises more than the file can hold is none.
	entries, parents, changes, blobs := d.count(48), d.count(20), d.count(4), d.count(1)
	if d.failed || entries == 0 {
		return nil, errLog
	}
	log.Entries = make([]Entry, entries)
	d.parents, d.changes, d.blobs = make([]ID, parents), make([]Change, changes), make([]Blob, blobs)
	for i := range log.Entries {
		d.entry(&log.Entries[i])
		if d.failed {
			return nil, errLog
		}
	}
	if d.rest != "" || log.Entries[0].ID != log.Head {
		return nil, errLog
	}
	return log, nil
}

// A logDecoder reads a log from a string. After the first failure it gives zeroes.
type logDecoder struct {
	rest    string
	failed  bool
	strings []string
	// What is left of the memory for all entries.
	parents []ID
	changes []Change
	blobs   []Blob
}

func (d *logDecoder) take(n int) string {
	if n < 0 || n > len(d.rest) {
		d.failed, d.rest = true, ""
		return ""
	}
	s := d.rest[:n]
	d.rest = d.rest[n:]
	return s
}

func (d *logDecoder) byte() byte {
	if s := d.take(1); s != "" {
		return s[0]
	}
	return 0
}

func (d *logDecoder) id() (id ID) {
	copy(id[:], d.take(len(id)))
	return id
}

func (d *logDecoder) number() uint64 {
	var n uint64
	for i := 0; i < len(d.rest) && i < binary.MaxVarintLen64; i++ {
		b := d.rest[i]
		n |= uint64(b&0x7f) << (7 * i)
		if b < 0x80 {
			d.rest = d.rest[i+1:]
			return n
		}
	}
	d.take(-1)
	return 0
}

func (d *logDecoder) signed() int64 {
	n := d.number()
	return int64(n>>1) ^ -int64(n&1)
}

// count reads how many things follow that take at least so many bytes each.
func (d *logDecoder) count(bytes int) int {
	n := d.number()
	if n > uint64(len(d.rest)/bytes) {
		d.take(-1)
		return 0
	}
	return int(n)
}

func (d *logDecoder) text() string { return d.take(d.count(1)) }

func (d *logDecoder) repeated() string {
	n := d.number()
	switch {
	case n < uint64(len(d.strings)):
		return d.strings[n]
	case n > uint64(len(d.strings)):
		d.take(-1)
		return ""
	}
	s := d.text()
	d.strings = append(d.strings, s)
	return s
}

func (d *logDecoder) stamp() Stamp {
	if d.byte() == 0 {
		return Stamp{}
	}
	return Stamp{Known: true, Unix: d.signed(), Zone: int16(d.signed())}
}

func (d *logDecoder) blob() Blob {
	n := d.byte()
	if n == 0 {
		return Blob{}
	}
	if int(n) >= len(modes) {
		d.take(-1)
		return Blob{}
	}
	return Blob{Mode: modes[n], ID: d.id()}
}

func (d *logDecoder) entry(e *Entry) {
	e.ID, e.tree = d.id(), d.id()
	e.Parents = cut(d, &d.parents)
	for i := range e.Parents {
		e.Parents[i] = d.id()
	}
	e.Author = Person{Name: d.repeated(), Email: d.repeated(), When: d.stamp()}
	e.Committed = d.stamp()
	e.Message = d.text()
	e.Changes = cut(d, &d.changes)
	for i := range e.Changes {
		c := &e.Changes[i]
		c.Path, c.Before, c.After = d.repeated(), d.blob(), d.blob()
		c.Others = cut(d, &d.blobs)
		for j := range c.Others {
			c.Others[j] = d.blob()
		}
	}
}

// cut reads a count and takes so many elements from the front of free; nil for none.
func cut[T any](d *logDecoder, free *[]T) []T {
	n := d.number()
	if n == 0 {
		return nil
	}
	if n > uint64(len(*free)) {
		d.take(-1)
		return nil
	}
	s := (*free)[:n:n]
	*free = (*free)[n:]
	return s
}
