package hugosite

import "time"

// A Report says what a build did.
type Report struct {
	// Warnings are Hugo's, sorted, each once. A careful caller fails on them.
	Warnings []string
	// Pages is the number of pages in the stage; Kept is how many of them the
	// build did not render because the previous site had them.
	Pages, Kept int
	// CannotKeep says why the next build cannot keep the self-contained pages.
	// Empty when it can, or when there are none.
	CannotKeep string
	// Files and Bytes count the whole site, without the manifest.
	Files int
	Bytes int64
	// Written, Unchanged and Removed compare Out with the site before: Written
	// counts files that are new or differ. All are 0 after Render.
	Written, Unchanged, Removed int
	// Writing is the time from the last rendered page until the site is in
	// place, Rendering all before.
	Rendering, Writing time.Duration
}

func (r *Report) count(stage *Stage, kept map[string]bool) {
	for name := range stage.files {
		if !isPage(name) {
			continue
		}
		r.Pages++
		if kept[pageGroup(name)] {
			r.Kept++
		}
	}
}
