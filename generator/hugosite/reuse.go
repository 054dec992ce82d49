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

// keptPages returns the groups that need not be rendered again: their sources
// are what they were, and all they published is still in the old site.
func (o *outDir) keptPages(f *fingerprints) map[string]bool {
	if o.old.Shared == "" || o.old.Shared != f.shared {
		return nil
	}
	kept := make(map[string]bool)
	for g, source := range f.pages {
		old, ok := o.old.Pages[g]
		if !ok || old.Source != source || slices.ContainsFunc(old.Files, func(name string) bool { return !o.old.intact(o.path, name) }) {
			continue
		}
		kept[g] = true
	}
	return kept
}

// keepPages takes over what the groups published, and the resources that the
// pages of this build did not ask for. It fails if something is in the way;
// then only a full build tells what is right.
func (o *outDir) keepPages(groups map[string]bool, m *manifest) error {
	for g := range groups {
		for _, name := range o.old.Pages[g].Files {
			if !o.keep(name) {
				return fmt.Errorf("%s belongs to %s, which was to be kept", name, g)
			}
		}
		m.Pages[g] = o.old.Pages[g]
	}
	for _, name := range o.old.Resources {
		if slices.Contains(m.Resources, name) {
			continue
		}
		if !o.keep(name) {
			return fmt.Errorf("%s was to be kept", name)
		}
		m.Resources = append(m.Resources, name)
	}
	slices.Sort(m.Resources)
	return nil
}
