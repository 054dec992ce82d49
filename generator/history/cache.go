package history

import (
	"bytes"
	"crypto/sha256"
	"encoding/gob"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"seika/generator/agreement"
	"seika/generator/gitrepo"
	"seika/generator/verdict"
)

// cacheVersion changes whenever the same log could give other timelines.
const cacheVersion = 1

// store keeps the timelines of one log for the next reading. It is never trusted: content that does not hash to what stands before it is read
// anew, and it may be deleted at any time. Runs side by side write files of their own and rename them.
type store struct{ path string }

// newStore names the file for a log. Whatever the timelines depend on is in the name: the commits, the folder, the commits passed over, the
// day up to which the standing is told.
func newStore(folder string, log *gitrepo.Log, o Options) *store {
	if folder == "" {
		return nil
	}
	zone := time.UTC
	if o.Zone != nil {
		zone = o.Zone
	}
	key := sha256.New()
	fmt.Fprintf(key, "%d %d %d %s %q %s %s %v\n", cacheVersion, verdict.Method, agreement.Schema, log.Head, log.Folder, zone, o.Until, o.Complete)
	for i := range log.Entries {
		id := log.Entries[i].ID
		if o.Ignore != nil && o.Ignore(id) {
			key.Write(id[:])
		}
	}
	return &store{filepath.Join(folder, "timelines-"+hex.EncodeToString(key.Sum(nil)[:16]))}
}

// load returns the timelines that were kept; ok is false where there are none, or none that are whole.
func (s *store) load() (timelines []*Timeline, ok bool) {
	if s == nil {
		return nil, false
	}
	content, err := os.ReadFile(s.path)
	if err != nil || len(content) < sha256.Size {
		return nil, false
	}
	sum := sha256.Sum256(content[sha256.Size:])
	if !bytes.Equal(sum[:], content[:sha256.Size]) {
		return nil, false
	}
	if err := gob.NewDecoder(bytes.NewReader(content[sha256.Size:])).Decode(&timelines); err != nil {
		return nil, false
	}
	return timelines, true
}

// save keeps timelines. A cache that cannot be written costs time and nothing else, so that it reports no error.
func (s *store) save(timelines []*Timeline) {
	if s == nil {
		return
	}
	var body bytes.Buffer
	if err := gob.NewEncoder(&body).Encode(timelines); err != nil {
		return
	}
	sum := sha256.Sum256(body.Bytes())
	dir := filepath.Dir(s.path)
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return
	}
	s.prune(dir)
	file, err := os.CreateTemp(dir, ".timelines-*")
	if err != nil {
		return
	}
	_, err = file.Write(append(sum[:], body.Bytes()...))
	if closed := file.Close(); err != nil || closed != nil || os.Rename(file.Name(), s.path) != nil {
		os.Remove(file.Name())
	}
}

// kept is how long a file that nobody wrote anew stays in the cache.
const kept = 14 * 24 * time.Hour

// prune deletes what earlier heads and days have left.
func (s *store) prune(dir string) {
	for _, pattern := range []string{"timelines-*", ".timelines-*"} {
		names, err := filepath.Glob(filepath.Join(dir, pattern))
		if err != nil {
			continue
		}
		for _, name := range names {
			if info, err := os.Stat(name); err == nil && time.Since(info.ModTime()) > kept {
				os.Remove(name)
			}
		}
	}
}
