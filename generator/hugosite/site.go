package hugosite

import (
	"fmt"
	"io/fs"
	"iter"
	"maps"
	"slices"
	"sync"
)

// A Site is a built site in memory. It is safe for concurrent use.
type Site struct {
	mu    sync.RWMutex
	files map[string]siteFile
}

type siteFile struct {
	content []byte
	sum     digest
}

func newSite() *Site { return &Site{files: make(map[string]siteFile)} }

// Get returns a file by its path in the site, such as "ja/index.html", and
// whether the site has it. The bytes must not be changed.
func (s *Site) Get(name string) ([]byte, bool) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	f, ok := s.files[name]
	return f.content, ok
}

// Len returns the number of files.
func (s *Site) Len() int {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return len(s.files)
}

// All yields the files in the order of their paths.
func (s *Site) All() iter.Seq2[string, []byte] {
	s.mu.RLock()
	files := maps.Clone(s.files)
	s.mu.RUnlock()
	return func(yield func(string, []byte) bool) {
		for _, name := range slices.Sorted(maps.Keys(files)) {
			if !yield(name, files[name].content) {
				return
			}
		}
	}
}

func (s *Site) put(name string, content []byte, sum digest) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.files[name] = siteFile{content, sum}
	return nil
}

func (s *Site) get(name string) ([]byte, error) {
	if content, ok := s.Get(name); ok {
		return content, nil
	}
	return nil, fmt.Errorf("%s: %w", name, fs.ErrNotExist)
}
