package gitrepo

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
)

// A store knows where the objects of a repository are. All goroutines share it; each reads through a reader of its own.
type store struct {
	path string   // of the repository, for messages
	dirs []string // object folders
	// packs is the list of packs as last seen, newest first. Another process may add or repack at any time: the list is replaced, never
	// changed.
	packs atomic.Pointer[[]*pack]

	mu     sync.Mutex // guards a new listing
	serial uint64
}

func openStore(path string, dirs []string) (*store, error) {
	s := &store{path: path, dirs: dirs}
	s.packs.Store(new([]*pack))
	_, err := s.relist()
	return s, err
}

// relist reads the names of the packs again, and reports whether they changed.
func (s *store) relist() (changed bool, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	type found struct {
		path string
		time int64
	}
	var all []found
	for _, dir := range s.dirs {
		entries, err := os.ReadDir(filepath.Join(dir, "pack"))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return false, err
		}
		for _, entry := range entries {
			name, ok := strings.CutSuffix(entry.Name(), ".idx")
			if !ok {
				continue
			}
			path := filepath.Join(dir, "pack", name)
			if info, err := os.Stat(path + ".pack"); err == nil {
				all = append(all, found{path, info.ModTime().UnixNano()})
			}
		}
	}
	slices.SortFunc(all, func(a, b found) int {
		if a.time != b.time {
			return cmp.Compare(b.time, a.time)
		}
		return strings.Compare(a.path, b.path)
	})
	old := *s.packs.Load()
	packs := make([]*pack, len(all))
	changed = len(all) != len(old)
	for i, f := range all {
		if at := slices.IndexFunc(old, func(p *pack) bool { return p.path == f.path }); at >= 0 {
			packs[i] = old[at]
			continue
		}
		changed = true
		s.serial++
		packs[i] = &pack{path: f.path, serial: s.serial}
	}
	if changed {
		s.packs.Store(&packs)
	}
	return changed, nil
}

// loosePath returns where an object would be that has a file of its own.
func loosePath(dir string, id ID) string {
	name := id.String()
	return filepath.Join(dir, name[:2], name[2:])
}

// withPrefix returns the ids of all objects that begin with the given bytes, sorted. See pack.withPrefix for odd.
func (s *store) withPrefix(prefix []byte, odd bool) ([]ID, error) {
	var ids []ID
	for _, p := range *s.packs.Load() {
		var err error
		if ids, err = p.withPrefix(ids, prefix, odd); err != nil {
			return nil, err
		}
	}
	for _, dir := range s.dirs {
		first := ID{prefix[0]}.String()[:2]
		entries, err := os.ReadDir(filepath.Join(dir, first))
		if err != nil {
			continue // most of the 256 folders do not exist
		}
		for _, entry := range entries {
			if id, err := ParseID(first + entry.Name()); err == nil && hasPrefix(id, prefix, odd) {
				ids = append(ids, id)
			}
		}
	}
	slices.SortFunc(ids, func(a, b ID) int { return strings.Compare(string(a[:]), string(b[:])) })
	return slices.Compact(ids), nil
}
