package history

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"seika/generator/agreement"
	"seika/generator/diff"
	"seika/generator/gitrepo"
	"seika/generator/load"
	"seika/generator/source"
)

// A version is the content of a file at one time: the record that it says, or why it cannot be read. The zero version means that there was no
// file.
type version struct {
	said    *diff.Version       // nil where there is no record
	problem agreement.Localized // set where there was a file and it could not be read
}

func (v version) fields() diff.FieldMap {
	if v.said == nil {
		return nil
	}
	return v.said.Fields
}

func (v version) id() string { return v.fields().Get("id") }

func saying(m diff.FieldMap) version { return version{said: &diff.Version{Fields: m}} }

// decoderVersion changes whenever the same content could give another version; TestDecoderVersion notices it. The field table need not be
// minded: it is part of the stamp.
const decoderVersion = 1

// parse reads a version leniently: values that today's format no longer knows do not make it unreadable, as long as it has an id.
func parse(content []byte) version {
	record, findings := load.ParseRecord(&source.File{Content: content})
	if record != nil && record.Agreement.ID != "" {
		return saying(diff.Fields(record.Agreement))
	}
	v := version{problem: agreement.L("記録として読めない。", "It cannot be read as a record.")}
	if len(findings) > 0 {
		m := findings.Sorted()[0].Message
		v.problem = agreement.L(m.JA, m.EN)
	}
	return v
}

// maxVersion is the size of the largest version that is read, in bytes.
const maxVersion = gitrepo.MaxBlob

// versions reads the contents of files. Decoding them is most of the work of a history, and what a content says never changes: each is decoded
// once and kept on a shelf by its id, as its difference to another version of the same record. What cannot be read is not kept: there is little
// of it, and tomorrow's program may say it better.
type versions struct {
	blobs func(ctx context.Context, ids []gitrepo.ID, limit int64, visit func(i int, content []byte, err error) error) error
	shelf *shelf

	mu         sync.Mutex
	unreadable map[gitrepo.ID]version // met in this run
}

// newVersions keeps versions in folder dir, "" for this run alone.
func newVersions(dir string, blobs func(context.Context, []gitrepo.ID, int64, func(int, []byte, error) error) error) *versions {
	return &versions{blobs: blobs, shelf: newShelf(dir, "versions", fmt.Sprintf("%d %s", decoderVersion, tableStamp())), unreadable: map[gitrepo.ID]version{}}
}

// A wanted version belongs to a chain: those of one chain are kept as differences to each other.
type wanted struct {
	id    gitrepo.ID
	chain int
}

// fetch reads and decodes those of the wanted versions that are not kept yet, and returns how many that were. Reading is fastest in the order of
// history.
func (v *versions) fetch(ctx context.Context, list []wanted, progress func(done, total int)) (int, error) {
	var missing []wanted
	var ids []gitrepo.ID
	seen := map[gitrepo.ID]bool{}
	for _, w := range list {
		if w.id.IsZero() || seen[w.id] {
			continue
		}
		seen[w.id] = true
		if _, ok := v.shelf.get(shelfKey(w.id)); !ok {
			missing, ids = append(missing, w), append(ids, w.id)
		}
	}
	if len(ids) == 0 {
		return 0, nil
	}
	var mu sync.Mutex
	last := map[int]gitrepo.ID{} // by chain the version that was decoded last
	done := 0
	return len(ids), v.blobs(ctx, ids, maxVersion, func(i int, content []byte, err error) error {
		decoded, err := read(content, err)
		if err != nil {
			return err
		}
		mu.Lock()
		base := last[missing[i].chain]
		mu.Unlock()
		v.put(ids[i], decoded, base)
		mu.Lock()
		defer mu.Unlock()
		if decoded.said != nil {
			last[missing[i].chain] = ids[i]
		}
		done++
		if progress != nil {
			progress(done, len(ids))
		}
		return nil
	})
}

// read decodes content that was read, or not. A file that is too large for a record is a version that cannot be read; content that is missing or
// damaged is a failure.
func read(content []byte, err error) (version, error) {
	var large *gitrepo.TooLargeError
	switch {
	case errors.As(err, &large):
		return version{problem: agreement.L(fmt.Sprintf("大きすぎて記録として読めない（上限 %d バイト）。", int64(maxVersion)), fmt.Sprintf("It is too large to be a record (more than %d bytes).", int64(maxVersion)))}, nil
	case err != nil:
		return version{}, err
	}
	return parse(content), nil
}

// get returns a version, the zero one for the zero id. Neighbours in a chain are read faster with one memory.
func (v *versions) get(ctx context.Context, id gitrepo.ID, memory *memory) (version, error) {
	if id.IsZero() {
		return version{}, nil
	}
	if known, ok := v.kept(id, memory, maxDepth); ok {
		return known, nil
	}
	var decoded version
	err := v.blobs(ctx, []gitrepo.ID{id}, maxVersion, func(_ int, content []byte, err error) error {
		decoded, err = read(content, err)
		return err
	})
	if err == nil {
		v.put(id, decoded, gitrepo.ID{})
	}
	return decoded, err
}

// A memory holds the versions that were read last: the next one is nearly always a difference to one of them.
type memory struct {
	ids      [2]gitrepo.ID
	versions [2]version
	next     int
}

func (m *memory) get(id gitrepo.ID) (version, bool) {
	if m != nil {
		for i := range m.ids {
			if m.ids[i] == id {
				return m.versions[i], true
			}
		}
	}
	return version{}, false
}

func (m *memory) put(id gitrepo.ID, v version) {
	if m != nil {
		m.ids[m.next], m.versions[m.next] = id, v
		m.next = (m.next + 1) % len(m.ids)
	}
}

// How a version is kept: as a whole, or as a difference to another one.
const (
	keptWhole byte = iota
	keptDifference
)

// maxDepth is how many differences may stand on top of each other.
const maxDepth = 32

// put keeps a version, as a difference to base where that is kept.
func (v *versions) put(id gitrepo.ID, decoded version, base gitrepo.ID) {
	if decoded.said == nil {
		v.mu.Lock()
		defer v.mu.Unlock()
		v.unreadable[id] = decoded
		return
	}
	e := &encoder{}
	depth := 0
	var from version
	if !base.IsZero() {
		var ok bool
		if from, ok = v.kept(base, nil, maxDepth); ok {
			depth = v.depth(base) + 1
		}
	}
	if from.said == nil || depth >= maxDepth {
		e.bytes([]byte{keptWhole})
		encodeMap(e, decoded.said.Fields, nil)
	} else {
		e.bytes([]byte{keptDifference, byte(depth)})
		e.bytes(base[:])
		encodeMap(e, decoded.said.Fields, from.said.Fields)
	}
	v.shelf.put(shelfKey(id), string(e.buf))
}

// depth returns on how many differences a version that is kept stands.
func (v *versions) depth(id gitrepo.ID) int {
	if text, ok := v.shelf.get(shelfKey(id)); ok && len(text) > 1 && text[0] == keptDifference {
		return int(text[1])
	}
	return 0
}

// kept returns a version from the shelf. One that stands on a version that is lost, or on too many, is lost too.
func (v *versions) kept(id gitrepo.ID, memory *memory, depth int) (version, bool) {
	if known, ok := memory.get(id); ok {
		return known, true
	}
	text, ok := v.shelf.get(shelfKey(id))
	if !ok {
		v.mu.Lock()
		defer v.mu.Unlock()
		known, ok := v.unreadable[id]
		return known, ok
	}
	d := &decoder{rest: text}
	var decoded version
	switch d.byte() {
	case keptWhole:
		decoded = saying(decodeMap(d, nil))
	case keptDifference:
		var base gitrepo.ID
		d.byte()
		copy(base[:], d.take(len(base)))
		from, ok := version{}, false
		if !d.failed && depth > 0 {
			from, ok = v.kept(base, memory, depth-1)
		}
		if !ok || from.said == nil {
			return version{}, false
		}
		decoded = saying(decodeMap(d, from.said.Fields))
	default:
		d.fail()
	}
	if d.failed || d.rest != "" || decoded.id() == "" {
		return version{}, false
	}
	memory.put(id, decoded)
	return decoded, true
}
