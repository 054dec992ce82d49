package gitrepo

// many compares the folder of a merge with that of each parent, and notes the files that differ from all of them: what the merge itself
// changed. A folder is entered only if it differs from that of every parent, since in an equal one no file differs.
func (d *differ) many(before []ID, after ID) error {
	if d.depth++; d.depth > maxDepth {
		return &TooLargeError{What: "a path", Size: -1, Limit: maxDepth, Unit: "levels"}
	}
	defer func() { d.depth-- }()

	ids := append(append(make([]ID, 0, len(before)+1), before...), after)
	sides := make([]side, len(ids))
	for i, id := range ids {
		data, err := d.tree(id)
		if err != nil {
			return err
		}
		sides[i].rest = data
	}
	result := len(sides) - 1
	for {
		if err := d.spend(1); err != nil {
			return err
		}
		var first *treeEntry
		for i := range sides {
			if err := sides[i].load(); err != nil {
				return &CorruptError{ID: ids[i], File: d.reader.store.path, Err: err}
			}
			if e := &sides[i].entry; e.id != nil && (first == nil || compareEntries(e, first) < 0) {
				first = e
			}
		}
		if first == nil {
			return nil
		}
		name := *first
		differs := !forged(name.name)
		for i := range sides {
			sides[i].take(&name)
		}
		for i := range result {
			differs = differs && !sides[i].taken.same(&sides[result].taken)
		}
		if differs {
			if err := d.merged(&name, sides); err != nil {
				return err
			}
		}
	}
}

// merged notes the entries that were taken from the sides, the last of which is the merge.
func (d *differ) merged(name *treeEntry, sides []side) error {
	length, err := d.enter(name.name)
	if err != nil {
		return err
	}
	defer func() { d.path = d.path[:length] }()
	result := len(sides) - 1
	if name.isFolder() {
		d.path = append(d.path, '/')
		before := make([]ID, result)
		for i := range before {
			before[i] = sides[i].taken.object()
		}
		return d.many(before, sides[result].taken.object())
	}
	blobs := make([]Blob, result)
	after := sides[result].taken.blob()
	for i := range blobs {
		if blobs[i] = sides[i].taken.blob(); blobs[i] == after {
			return nil // submodules aside, it is as in that parent
		}
	}
	d.add(blobs[0], after, blobs[1:])
	return nil
}

// A side is one of the folders that are walked through together.
type side struct {
	rest  []byte
	size  int       // of the entry, in rest
	entry treeEntry // the next one; zero at the end
	taken treeEntry // what the side has under the name that is looked at; zero if nothing
}

// load reads the next entry, unless that was done.
func (s *side) load() (err error) {
	if s.entry.id != nil || len(s.rest) == 0 {
		return nil
	}
	s.entry, s.size, err = parseEntry(s.rest)
	return err
}

// take moves the next entry to taken if it has the name that is looked at.
func (s *side) take(name *treeEntry) {
	s.taken = treeEntry{}
	if s.entry.id != nil && compareEntries(&s.entry, name) == 0 {
		s.taken, s.entry = s.entry, treeEntry{}
		s.rest = s.rest[s.size:]
	}
}
