package browsertest

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var languages = []string{"ja", "en"}

// samplePages chooses, for each language, pages of every kind: all that stand alone, and of every folder its list and the largest and
// smallest page in it. Paths begin with a slash.
func samplePages(t *testing.T, dir string) []string {
	t.Helper()
	var pages []string
	for _, language := range languages {
		top := filepath.Join(dir, language)
		entries, err := os.ReadDir(top)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			switch {
			case e.IsDir():
				pages = append(pages, folderSample(t, filepath.Join(top, e.Name()), "/"+language+"/"+e.Name())...)
			case strings.HasSuffix(e.Name(), ".html"):
				pages = append(pages, "/"+language+"/"+e.Name())
			}
		}
	}
	if len(pages) < 2*len(languages) {
		t.Fatalf("%s holds no site: %v", dir, pages)
	}
	return append(pages, "/404.html")
}

func folderSample(t *testing.T, dir, address string) []string {
	t.Helper()
	type page struct {
		address string
		size    int64
	}
	var all []page
	var lists []string
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) != ".html" {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		relative, err := filepath.Rel(dir, name)
		if err != nil {
			return err
		}
		if relative == "index.html" {
			lists = append(lists, address+"/index.html")
			return nil
		}
		if content, err := os.ReadFile(name); err != nil || strings.Contains(string(content), `http-equiv="refresh"`) {
			return err
		}
		all = append(all, page{address + "/" + filepath.ToSlash(relative), info.Size()})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(all) == 0 {
		return lists
	}
	bySize := func(a, b page) int { return int(a.size - b.size) }
	smallest, largest := slices.MinFunc(all, bySize), slices.MaxFunc(all, bySize)
	lists = append(lists, largest.address)
	if smallest != largest {
		lists = append(lists, smallest.address)
	}
	return lists
}
