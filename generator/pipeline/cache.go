package pipeline

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"sync"
	"time"

	"seika/generator/gitrepo"
)

// unusedFor is how long the cache of a repository stays that nobody reads any more.
const unusedFor = 60 * 24 * time.Hour

// cacheFolder is where the history of a repository is kept for the next run, "" where the system has no place for it. Each repository has a
// folder of its own, named by its path, so that they do not push each other out. Caches of repositories that are gone are deleted in time.
func cacheFolder(repo *gitrepo.Repo) string {
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	dir = filepath.Join(dir, "seika", "history")
	sum := sha256.Sum256([]byte(repo.CommonPath()))
	name := hex.EncodeToString(sum[:8])
	forget(dir, name, time.Now())
	return filepath.Join(dir, name)
}

// forget notes that a folder is of use, and deletes its neighbours that were not for long.
func forget(dir, inUse string, now time.Time) {
	os.Chtimes(filepath.Join(dir, inUse), now, now) // it may not be there yet
	entries, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	for _, e := range entries {
		info, err := e.Info()
		if _, hexErr := hex.DecodeString(e.Name()); err != nil || hexErr != nil || len(e.Name()) != 16 || e.Name() == inUse || !e.IsDir() {
			continue // nothing of ours
		}
		if now.Sub(info.ModTime()) > unusedFor {
			os.RemoveAll(filepath.Join(dir, e.Name()))
		}
	}
}

// program names this build of the program, as exactly as can be told without reading all of it: what it concluded from a history may be used
// again by itself alone.
var program = sync.OnceValue(func() string {
	name := ""
	if info, ok := debug.ReadBuildInfo(); ok {
		name = info.Main.Version
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" || s.Key == "vcs.modified" {
				name += " " + s.Value
			}
		}
	}
	path, err := os.Executable()
	if err != nil {
		return ""
	}
	file, err := os.Stat(path)
	if err != nil {
		return ""
	}
	return fmt.Sprintf("%s %d %d", name, file.Size(), file.ModTime().UnixNano())
})
