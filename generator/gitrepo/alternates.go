package gitrepo

import (
	"errors"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
)

const (
	maxAlternates     = 64       // object folders of one repository
	maxAlternateDepth = 5        // how often an alternate may name another one, as in git
	maxAlternateFile  = 64 << 10 // bytes
)

// objectDirs returns the object folders of a repository: its own, and the alternates that objects/info/alternates names, and theirs. go-git
// takes a relative path as one below the repository, where it is one below the object folder.
func objectDirs(common string) ([]string, error) {
	own := filepath.Join(common, "objects")
	dirs := []string{own}
	seen := map[string]bool{own: true}
	level := dirs
	for depth := 0; len(level) > 0 && depth < maxAlternateDepth; depth++ {
		var next []string
		for _, dir := range level {
			text, err := readSmall(filepath.Join(dir, "info", "alternates"), maxAlternateFile)
			if errors.Is(err, fs.ErrNotExist) {
				continue
			}
			if err != nil {
				return nil, err
			}
			for _, path := range parseAlternates(string(text)) {
				if !filepath.IsAbs(path) {
					path = filepath.Join(dir, path)
				}
				path = filepath.Clean(path)
				if seen[path] {
					continue
				}
				seen[path] = true
				if !isDir(path) {
					return nil, &UnsupportedError{
						Path: common, What: "it borrows objects from " + path + ", which is not there (objects/info/alternates)", Command: "git clone --no-shared",
					}
				}
				if len(dirs)+len(next) >= maxAlternates {
					return nil, &TooLargeError{What: "the list of alternates of " + common, Size: -1, Limit: maxAlternates, Unit: "folders"}
				}
				next = append(next, path)
			}
		}
		dirs = append(dirs, next...)
		level = next
	}
	return dirs, nil
}

// parseAlternates returns the paths in the text of an alternates file: one a line, a comment after #, in quotes if it holds odd characters.
func parseAlternates(text string) []string {
	var paths []string
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		if line[0] == '"' {
			if path, err := strconv.Unquote(line); err == nil {
				line = path
			}
		}
		paths = append(paths, filepath.FromSlash(line))
	}
	return paths
}
