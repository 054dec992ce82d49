package hugosite

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/fsnotify/fsnotify"
)

// quiet is how long nothing may happen before changes are reported, and
// longest how long they are held back at most: an editor writes several times,
// and a switch of branches writes many files.
const (
	quiet   = 60 * time.Millisecond
	longest = time.Second
)

// Watch calls changed with the sorted paths of files that were written, made or
// removed below dirs, until ctx is done; then it returns nil. A folder that was
// removed or renamed is reported by its own path. An element of dirs may also be
// a single file, and it need not exist yet as long as its parent does. Paths
// start with the element of dirs that they lie below. Files that editors and
// file managers keep for themselves are not reported, nor are folders whose name
// starts with a dot, unless they are an element of dirs.
//
// Calls follow one another; what happens during a call is reported in the next.
// When the system lost events, the elements of dirs are reported instead.
func Watch(ctx context.Context, dirs []string, changed func(paths []string)) error {
	n, err := fsnotify.NewWatcher()
	if err != nil {
		return watchError(err)
	}
	defer n.Close()
	w := &watcher{notify: n, dirs: dirs, files: make(map[string]bool), pending: make(map[string]bool)}
	for _, dir := range dirs {
		if err := w.addRoot(dir); err != nil {
			return watchError(err)
		}
	}
	return w.run(ctx, changed)
}

type watcher struct {
	notify  *fsnotify.Watcher
	dirs    []string
	files   map[string]bool // single files: their folder is watched
	pending map[string]bool // changes not reported yet
	since   time.Time       // of the first of them
}

func watchError(err error) error {
	if errors.Is(err, syscall.ENOSPC) {
		return fmt.Errorf("cannot watch for changes: the system allows no more watched folders (fs.inotify.max_user_watches): %w", err)
	}
	return fmt.Errorf("cannot watch for changes: %w", err)
}

func (w *watcher) addRoot(name string) error {
	name = filepath.Clean(name)
	info, err := os.Stat(name)
	if err == nil && info.IsDir() {
		// The folder itself may be removed and made again.
		if err := w.notify.Add(filepath.Dir(name)); err != nil {
			return err
		}
		return w.addTree(name, false)
	}
	if err != nil && !isNotExist(err) {
		return err
	}
	w.files[name] = true
	return w.notify.Add(filepath.Dir(name))
}

// addTree watches a folder and all below it. With found, the files in it are
// changes: they were there before the folder was watched.
func (w *watcher) addTree(dir string, found bool) error {
	return filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		switch {
		case isNotExist(err):
			return nil // gone again
		case err != nil:
			return err
		case !d.IsDir():
			if found && !ignoredFile(name) {
				w.note(name)
			}
			return nil
		case name != dir && strings.HasPrefix(d.Name(), "."):
			return fs.SkipDir
		}
		return w.notify.Add(name)
	})
}

func (w *watcher) note(name string) {
	if len(w.pending) == 0 {
		w.since = time.Now()
	}
	w.pending[name] = true
}

func (w *watcher) run(ctx context.Context, changed func([]string)) error {
	timer := time.NewTimer(time.Hour)
	defer timer.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case event, ok := <-w.notify.Events:
			if !ok {
				return nil
			}
			if err := w.handle(event); err != nil {
				return watchError(err)
			}
		case err, ok := <-w.notify.Errors:
			if !ok {
				return nil
			}
			if !errors.Is(err, fsnotify.ErrEventOverflow) {
				return watchError(err)
			}
			for _, dir := range w.dirs {
				if err := w.addRoot(dir); err != nil {
					return watchError(err)
				}
				w.note(filepath.Clean(dir))
			}
		case <-timer.C:
			if len(w.pending) > 0 {
				paths := slices.Sorted(maps.Keys(w.pending))
				clear(w.pending)
				changed(paths)
			}
			continue
		}
		if len(w.pending) > 0 {
			timer.Reset(min(quiet, max(0, longest-time.Since(w.since))))
		}
	}
}

func (w *watcher) handle(event fsnotify.Event) error {
	name := filepath.Clean(event.Name)
	if event.Op == fsnotify.Chmod || !w.wanted(name) {
		return nil
	}
	if event.Has(fsnotify.Create) {
		if info, err := os.Lstat(name); err == nil && info.IsDir() {
			if strings.HasPrefix(filepath.Base(name), ".") && !w.isRoot(name) {
				return nil
			}
			delete(w.files, name) // it did not exist before, and turned out to be a folder
			return w.addTree(name, true)
		}
	}
	if !ignoredFile(name) {
		w.note(name)
	}
	return nil
}

func (w *watcher) isRoot(name string) bool {
	return slices.ContainsFunc(w.dirs, func(dir string) bool { return filepath.Clean(dir) == name })
}

// wanted is false for the neighbours of a single file.
func (w *watcher) wanted(name string) bool {
	if w.files[name] {
		return true
	}
	for _, dir := range w.dirs {
		dir = filepath.Clean(dir)
		if rel, err := filepath.Rel(dir, name); err == nil && filepath.IsLocal(rel) && !w.files[dir] {
			return true
		}
	}
	return false
}

// ignoredFile knows the files that editors and file managers make for
// themselves beside the one that somebody edits.
func ignoredFile(name string) bool {
	base := filepath.Base(name)
	switch {
	case slices.Contains(systemFiles, base),
		base == "4913",                                              // Vim tests whether it may write
		strings.HasSuffix(base, "~"),                                // backups
		strings.HasPrefix(base, ".#"), strings.HasPrefix(base, "#"), // Emacs
		strings.HasPrefix(base, ".goutputstream-"), // GNOME
		strings.HasPrefix(base, ".sb-"),            // macOS safe save
		strings.Contains(base, "___jb_"):           // JetBrains
		return true
	}
	return slices.Contains([]string{".swp", ".swx", ".swo", ".tmp", ".bak", ".bck", ".part", ".crdownload"}, filepath.Ext(base))
}
