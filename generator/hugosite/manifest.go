package hugosite

import (
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// ManifestName is the file that marks a folder as a built site. It lists every
// other file with size and SHA-256, so anybody can verify a copy, and what the
// next build needs to keep pages. It is the same for the same site.
const ManifestName = ".seika-manifest.json"

const manifestFormat = 1

type manifest struct {
	Format int                      `json:"seika_site"`
	Files  map[string]manifestEntry `json:"files"`
	keepable

	modTime time.Time // of the file itself: nothing it lists is younger
}

type manifestEntry struct {
	Size   int64  `json:"size"`
	SHA256 string `json:"sha256"`
}

func entryOf(content []byte, sum digest) manifestEntry {
	return manifestEntry{Size: int64(len(content)), SHA256: hex.EncodeToString(sum[:])}
}

// readManifest reads the manifest of a folder; fs.ErrNotExist if it has none.
func readManifest(dir string) (*manifest, error) {
	name := filepath.Join(dir, ManifestName)
	info, err := os.Lstat(name)
	if err != nil {
		return nil, err
	}
	content, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	m := &manifest{modTime: info.ModTime()}
	if err := json.Unmarshal(content, m); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if m.Format != manifestFormat {
		// Written by another version: a site of ours, of which nothing is kept.
		return &manifest{Files: m.Files}, nil
	}
	return m, nil
}

// encode returns the manifest as it is written; maps are sorted by key.
func (m *manifest) encode() ([]byte, error) {
	m.Format = manifestFormat
	return json.Marshal(m)
}

// intact reports whether a file of the site in dir still is what the manifest
// says. The manifest is written last, so a file that is younger, or of the same
// tick of the clock, may have been touched by somebody else and is read in
// full; the others are trusted by their size.
func (m *manifest) intact(dir, name string) bool {
	e, ok := m.Files[name]
	if !ok || !filepath.IsLocal(filepath.FromSlash(name)) {
		return false
	}
	file := filepath.Join(dir, filepath.FromSlash(name))
	info, err := os.Lstat(file)
	if err != nil || !info.Mode().IsRegular() || info.Size() != e.Size {
		return false
	}
	if info.ModTime().Before(m.modTime) {
		return true
	}
	content, err := os.ReadFile(file)
	return err == nil && entryOf(content, sum256(content)) == e
}

func isNotExist(err error) bool { return errors.Is(err, fs.ErrNotExist) }
