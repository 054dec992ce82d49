package hugosite

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"path"
	"slices"
	"strings"
	"time"

	hugoinfo "github.com/gohugoio/hugo/common/hugo"
)

// fingerprints are the hashes by which a build decides what it can keep.
type fingerprints struct {
	shared string            // everything that all pages depend on
	pages  map[string]string // self-contained pages, by group
}

// pageGroup returns what the languages of a page have in common in their
// paths: content/a/x for content/a/x.ja.html. It takes any extension for a
// language; that two pages fall into one group costs only time.
func pageGroup(name string) string {
	name = strings.TrimSuffix(name, path.Ext(name))
	return strings.TrimSuffix(name, path.Ext(name))
}

func isPage(name string) bool {
	return strings.HasPrefix(name, contentPrefix) && slices.Contains(pageExtensions, path.Ext(name))
}

func fingerprint(stage *Stage, o Options) *fingerprints {
	shared := sha256.New()
	add(shared, fmt.Sprint(manifestFormat), hugoinfo.CurrentVersion.String(), o.BaseURL, o.environment(), o.AsOf.UTC().Format(time.RFC3339Nano))
	groups := make(map[string]hash.Hash)
	mixed := make(map[string]bool) // groups with a file that is not self-contained
	for name, content := range stage.All() {
		switch {
		case strings.HasPrefix(name, staticPrefix):
			// Copied by every build.
		case !isPage(name):
			add(shared, name)
			shared.Write(content)
		case !stage.files[name].selfContained:
			mixed[pageGroup(name)] = true
		default:
			g := pageGroup(name)
			if groups[g] == nil {
				groups[g] = sha256.New()
			}
			add(groups[g], name, fmt.Sprint(len(content)))
			groups[g].Write(content)
		}
	}
	f := &fingerprints{shared: hex.EncodeToString(shared.Sum(nil)), pages: make(map[string]string)}
	for g, h := range groups {
		if !mixed[g] {
			f.pages[g] = hex.EncodeToString(h.Sum(nil)[:16])
		}
	}
	return f
}

// add hashes strings with their lengths, so that no two lists look alike.
func add(h hash.Hash, list ...string) {
	for _, s := range list {
		fmt.Fprintf(h, "%d:%s", len(s), s)
	}
}

// keepable is what a build needs to know of the one before to keep its pages.
// All is empty when nothing can be kept.
type keepable struct {
	// Shared is the hash of everything that all pages depend on.
	Shared string `json:"shared,omitempty"`
	// Pages holds the self-contained pages by group.
	Pages map[string]keptPage `json:"pages,omitempty"`
	// Resources are the files that Hugo published beside pages.
	Resources []string `json:"resources,omitempty"`
}

type keptPage struct {
	Source string   `json:"source"` // hash of its files in all languages
	Files  []string `json:"files"`  // what it publishes
}

// A target is where a site goes that takes the place of another.
type target interface {
	sink
	// intact tells whether the old site has the file as it was built.
	intact(name string) bool
	// keep takes a file over from the old site. It returns false if it is not
	// intact, or if the new site already has a file of the name.
	keep(name string) bool
}

// keptPages returns the groups that need not be rendered again: their sources
// are what they were, and all they published is still in the old site.
func (old *keepable) keptPages(f *fingerprints, to target) map[string]bool {
	if old.Shared == "" || old.Shared != f.shared {
		return nil
	}
	kept := make(map[string]bool)
	for g, source := range f.pages {
		page, ok := old.Pages[g]
		if ok && page.Source == source && !slices.ContainsFunc(page.Files, func(name string) bool { return !to.intact(name) }) {
			kept[g] = true
		}
	}
	return kept
}

// keepPages takes over what the groups published, and the resources that the
// pages of this build did not ask for, and adds them to k. It fails if
// something is in the way; then only a full build tells what is right.
func (old *keepable) keepPages(groups map[string]bool, to target, k *keepable) error {
	for g := range groups {
		for _, name := range old.Pages[g].Files {
			if !to.keep(name) {
				return fmt.Errorf("%s belongs to %s, which was to be kept", name, g)
			}
		}
		k.Pages[g] = old.Pages[g]
	}
	if len(groups) == 0 {
		return nil
	}
	for _, name := range old.Resources {
		if slices.Contains(k.Resources, name) {
			continue
		}
		if !to.keep(name) {
			return fmt.Errorf("%s was to be kept", name)
		}
		k.Resources = append(k.Resources, name)
	}
	slices.Sort(k.Resources)
	return nil
}
