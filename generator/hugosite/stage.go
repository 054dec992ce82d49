package hugosite

import (
	"fmt"
	"io/fs"
	"iter"
	"maps"
	"path"
	"slices"
	"strings"
)

// A Stage is a Hugo project in memory. The zero value is an empty stage ready
// for use. A stage is not safe for concurrent change; Build and Session only
// read it, and keep what they need.
type Stage struct {
	files map[string]stageFile
}

type stageFile struct {
	content       []byte
	selfContained bool
}

// Put adds the file, or replaces the one already there. The path is relative
// to the project and slash-separated, such as "layouts/home.html". The stage
// keeps content, which must not be changed afterwards. The error says what is
// wrong with the path.
func (s *Stage) Put(name string, content []byte) error {
	return s.put(name, stageFile{content: content})
}

// PutPage adds a self-contained page, which later builds may skip while it and
// the shared files stay the same; see the package documentation for what that
// promises. The path is that of an .html or .md file below content/, and not a
// section (_index.…).
func (s *Stage) PutPage(name string, content []byte) error {
	if !strings.HasPrefix(name, contentPrefix) || !slices.Contains(pageExtensions, path.Ext(name)) {
		return fmt.Errorf("stage: a page is an .html or .md file below content/: %q", name)
	}
	if strings.HasPrefix(path.Base(name), "_index.") {
		return fmt.Errorf("stage: a section is read by its pages and not self-contained: %q", name)
	}
	return s.put(name, stageFile{content: content, selfContained: true})
}

// PutFS adds every file of fsys, at the same paths. Later calls win, so a
// local folder put after the embedded one overlays it.
func (s *Stage) PutFS(fsys fs.FS) error {
	return fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := fs.ReadFile(fsys, name)
		if err != nil {
			return err
		}
		return s.Put(name, content)
	})
}

func (s *Stage) put(name string, f stageFile) error {
	if err := checkStagePath(name); err != nil {
		return err
	}
	if s.files == nil {
		s.files = make(map[string]stageFile)
	}
	s.files[name] = f
	return nil
}

// Get returns the content of a file, and whether the stage has it. The bytes
// belong to the stage.
func (s *Stage) Get(name string) ([]byte, bool) {
	f, ok := s.files[name]
	return f.content, ok
}

// Remove takes a file away; a file that is not there is no error.
func (s *Stage) Remove(name string) { delete(s.files, name) }

// Len returns the number of files.
func (s *Stage) Len() int { return len(s.files) }

// All yields the files in the order of their paths.
func (s *Stage) All() iter.Seq2[string, []byte] {
	return func(yield func(string, []byte) bool) {
		for _, name := range slices.Sorted(maps.Keys(s.files)) {
			if !yield(name, s.files[name].content) {
				return
			}
		}
	}
}

// Clone returns a stage with the same files. It is cheap: contents are shared.
func (s *Stage) Clone() *Stage { return &Stage{files: maps.Clone(s.files)} }

// The folders of a project that this package treats in their own way.
const (
	contentPrefix = "content/"
	staticPrefix  = "static/"
	assetsPrefix  = "assets/"
)

// pageExtensions are those of the files in content/ that are pages; all other
// files there are resources of a page.
var pageExtensions = []string{".html", ".md"}

// checkStagePath accepts what is a plain relative path on every system.
func checkStagePath(name string) error {
	switch {
	case name == "" || path.IsAbs(name) || path.Clean(name) != name || name == "." || name == ".." || strings.HasPrefix(name, "../"):
		return fmt.Errorf("stage: not a clean relative path: %q", name)
	case strings.ContainsAny(name, "\\:\x00"):
		return fmt.Errorf("stage: a path has no backslash, colon or NUL: %q", name)
	}
	return nil
}
