package gitrepo

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// location is where the parts of a repository are. All paths are absolute and free of symbolic links.
type location struct {
	gitDir   string // HEAD and what else belongs to one work tree
	common   string // objects, refs and config; gitDir except in a linked work tree
	workTree string // "" for a bare repository
	prefix   string // path from workTree to the folder that was asked for, with slashes; "" for the top
}

// locate finds the repository that path lies in: path itself may be a bare repository, a work tree, a folder of one, or a .git folder.
func locate(path string) (location, error) {
	start, err := filepath.Abs(path)
	if err != nil {
		return location{}, err
	}
	if start, err = filepath.EvalSymlinks(start); err != nil {
		return location{}, err
	}
	if info, err := os.Stat(start); err != nil {
		return location{}, err
	} else if !info.IsDir() {
		start = filepath.Dir(start)
	}
	for dir := start; ; {
		if isGitDir(dir) {
			loc := location{gitDir: dir, common: commonDir(dir)}
			if filepath.Base(dir) == ".git" {
				loc.workTree = filepath.Dir(dir)
			}
			return loc, nil
		}
		gitDir, err := dotGit(dir)
		if err != nil {
			return location{}, err
		}
		if gitDir != "" {
			prefix, err := filepath.Rel(dir, start)
			if err != nil {
				return location{}, err
			}
			if prefix == "." {
				prefix = ""
			}
			return location{gitDir: gitDir, common: commonDir(gitDir), workTree: dir, prefix: filepath.ToSlash(prefix)}, nil
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return location{}, &NotRepositoryError{Path: path}
		}
		dir = parent
	}
}

// dotGit returns the git folder that belongs to work tree dir, or "" if dir is none.
func dotGit(dir string) (string, error) {
	dot := filepath.Join(dir, ".git")
	info, err := os.Stat(dot)
	switch {
	case errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission):
		return "", nil
	case err != nil:
		return "", err
	case info.IsDir():
		if !isGitDir(dot) {
			return "", nil // git goes on above as well
		}
		return filepath.EvalSymlinks(dot)
	}
	// A linked work tree or a submodule: a file that says where the folder is.
	target, err := readPointer(dot, "gitdir: ")
	if err != nil {
		return "", err
	}
	if !isGitDir(target) {
		return "", &UnsupportedError{Path: dir, What: fmt.Sprintf("its .git file points to %s, which is no git folder", target), Command: "git worktree repair"}
	}
	return filepath.EvalSymlinks(target)
}

// isGitDir tells a git folder as git does: by HEAD, objects and refs, the last two possibly in a common folder.
func isGitDir(dir string) bool {
	head, err := os.Lstat(filepath.Join(dir, "HEAD"))
	if err != nil || head.IsDir() {
		return false
	}
	common := commonDir(dir)
	return isDir(filepath.Join(common, "objects")) && isDir(filepath.Join(common, "refs"))
}

// commonDir returns the folder that a linked work tree shares with the others, which is gitDir itself where there is none.
func commonDir(gitDir string) string {
	common, err := readPointer(filepath.Join(gitDir, "commondir"), "")
	if err != nil {
		return gitDir
	}
	return common
}

// maxPointer is the longest file with a path in it that is read, in bytes.
const maxPointer = 16 << 10

// readPointer reads a file that holds a path, absolute or relative to the file, after a prefix.
func readPointer(file, prefix string) (string, error) {
	text, err := readSmall(file, maxPointer)
	if err != nil {
		return "", err
	}
	path, ok := strings.CutPrefix(strings.TrimRight(string(text), "\r\n"), prefix)
	if !ok || path == "" {
		return "", fmt.Errorf("%s does not begin with %q and a path", file, prefix)
	}
	if !filepath.IsAbs(path) {
		path = filepath.Join(filepath.Dir(file), path)
	}
	return filepath.Clean(path), nil
}

// readSmall reads a file of at most limit bytes.
func readSmall(file string, limit int64) ([]byte, error) {
	info, err := os.Stat(file)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is not a file", file)
	}
	if info.Size() > limit {
		return nil, &TooLargeError{What: file, Size: info.Size(), Limit: limit, Unit: "bytes"}
	}
	return os.ReadFile(file)
}

func isDir(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}
