// Package site holds the Hugo project of the website: configuration, layouts, style sheets, scripts, words and static files. It is a
// skeleton without content; the generator adds the pages.
package site

import (
	"embed"
	"io/fs"
)

//go:embed hugo.toml all:layouts all:assets all:i18n all:static
var skeleton embed.FS

// FS returns the files of the project at the paths at which Hugo expects them ("hugo.toml", "layouts/baseof.html", …).
func FS() fs.FS { return skeleton }
