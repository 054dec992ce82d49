package gitrepo

import "github.com/go-git/go-git/v5/plumbing"

// readerCache is how many bytes of inflated objects a reader keeps. More is not faster: history is read in order, and a delta's base is near.
const readerCache = 16 << 20

// An object is the content of an object as it was read from a pack. It must not be changed.
type object struct {
	kind plumbing.ObjectType
	data []byte
	id   ID // the hash of kind and data; zero until it was computed

	key        uint64
	next, prev *object // by time of last use; a ring through objectCache.ring
}

// An objectCache keeps the objects used last, by their place: a pack's serial number and an offset.
type objectCache struct {
	byKey map[uint64]*object
	byID  map[ID]*object // those whose hash was computed
	ring  object         // next: used last, prev: used first
	bytes int
	limit int
}

func (c *objectCache) init(limit int) {
	c.byKey, c.byID = map[uint64]*object{}, map[ID]*object{}
	c.ring.next, c.ring.prev = &c.ring, &c.ring
	c.limit = limit
}

func (c *objectCache) get(key uint64) *object { return c.touch(c.byKey[key]) }

// named is get by the hash of the content.
func (c *objectCache) named(id ID) *object { return c.touch(c.byID[id]) }

func (c *objectCache) touch(o *object) *object {
	if o != nil && c.ring.next != o {
		o.unlink()
		c.toFront(o)
	}
	return o
}

// name notes the hash of an object.
func (c *objectCache) name(o *object, id ID) {
	if o.id = id; o.next != nil {
		c.byID[id] = o
	}
}

// add puts an object in, unless it would fill a quarter of the cache alone.
func (c *objectCache) add(o *object) {
	if len(o.data) > c.limit/4 {
		return
	}
	if old := c.byKey[o.key]; old != nil {
		c.remove(old)
	}
	c.byKey[o.key] = o
	c.bytes += len(o.data)
	c.toFront(o)
	for c.bytes > c.limit {
		c.remove(c.ring.prev)
	}
}

func (c *objectCache) remove(o *object) {
	o.unlink()
	delete(c.byKey, o.key)
	if c.byID[o.id] == o {
		delete(c.byID, o.id)
	}
	c.bytes -= len(o.data)
}

func (c *objectCache) toFront(o *object) {
	o.prev, o.next = &c.ring, c.ring.next
	o.prev.next, o.next.prev = o, o
}

func (o *object) unlink() {
	o.prev.next, o.next.prev = o.next, o.prev
	o.next, o.prev = nil, nil
}
