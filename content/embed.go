// Package content holds the hand-written pages of the website, in Japanese and English.
package content

import (
	"embed"
	"io/fs"
)

//go:embed *.md all:contributing
var pages embed.FS

// FS returns the pages by their file names ("about.ja.md", "contributing/evidence.ja.md", …).
func FS() fs.FS { return pages }
