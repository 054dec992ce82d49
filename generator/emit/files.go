package emit

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
)

// Files returns the files that the site is built from, in the order of their paths. The error names what would make two pages of one
// address; everything else about a record has been checked before.
func Files(in Input) ([]File, error) {
	s := newSite(in)
	tasks := s.tasks()
	results := make([][]File, len(tasks))
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(tasks)) {
		workers.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(tasks); i = int(next.Add(1)) - 1 {
				results[i] = tasks[i]()
			}
		})
	}
	workers.Wait()
	files := slices.Concat(results...)
	slices.SortFunc(files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	for i := 1; i < len(files); i++ {
		if files[i-1].Path == files[i].Path {
			return nil, fmt.Errorf("emit: two pages would stand at %s", files[i].Path)
		}
	}
	for _, f := range files {
		if f.Page && isReserved(f.Path) {
			return nil, fmt.Errorf("emit: an id takes the place of a list: %s", f.Path)
		}
	}
	return files, nil
}

// isReserved reports whether a content file has a name that would make Hugo take it for something else: "index" turns a page into a
// bundle, "pages" stands where the further pages of lists are.
func isReserved(name string) bool {
	_, base, _ := strings.Cut(strings.TrimPrefix(name, "content/"), "/")
	base, _, _ = strings.Cut(base, ".")
	return base == "index" || base == "pages"
}

// tasks are the parts of the site that can be made side by side, each of which returns its files.
func (s *site) tasks() []func() []File {
	var tasks []func() []File
	for _, e := range s.entries {
		tasks = append(tasks, func() []File { return s.recordFiles(e) })
	}
	for _, l := range s.locales {
		pages := []func(*locale) []File{
			(*locale).homeFiles, (*locale).explorerFiles, (*locale).methodFiles, (*locale).rulesFiles, (*locale).fieldsFiles, (*locale).downloadsFiles,
			(*locale).changesFiles, (*locale).goalpostsFiles, (*locale).pilotsFiles,
		}
		for _, f := range pages {
			tasks = append(tasks, func() []File { return f(l) })
		}
		for _, d := range s.dimensions {
			tasks = append(tasks, func() []File { return l.groupIndexFiles(d) })
			for _, g := range d.groups {
				tasks = append(tasks, func() []File { return l.groupFiles(d, g) })
			}
		}
	}
	return append(tasks, s.dataFiles)
}

func (s *site) recordFiles(e *entry) []File {
	files := s.recordDownloads(e)
	for _, l := range s.locales {
		files = append(files, l.agreementFile(e))
		files = append(files, l.redirectFiles(e)...)
		if f, ok := l.recordFeed(e); ok {
			files = append(files, l.feedFiles(f)...)
		}
	}
	return files
}
