package hugosite

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"net/url"
	"path"
	"slices"
	"strings"
	"time"

	hugoinfo "github.com/gohugoio/hugo/common/hugo"
	"github.com/gohugoio/hugo/resources/kinds"
	"github.com/gohugoio/hugo/resources/page"
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

func fingerprint(stage *Stage, o Options) fingerprints {
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
	f := fingerprints{shared: hex.EncodeToString(shared.Sum(nil)), pages: make(map[string]string)}
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
func (o *outDir) keptPages(f fingerprints) map[string]bool {
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
	if m.cannotKeep != "" {
		return errors.New(m.cannotKeep)
	}
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

// trace notes in the manifest what each self-contained page published, and
// the resources: what Hugo published and no page accounts for, such as style
// sheets. If there is something among them that may depend on all pages, the
// next build cannot keep any, and the manifest says why.
func (p *project) trace(f fingerprints, m *manifest) {
	if len(f.pages) == 0 {
		return
	}
	pages := make(map[string]manifestPage)
	known := make(map[string]bool)
	for _, kind := range []string{kinds.KindTaxonomy, kinds.KindTerm, kinds.KindRSS, kinds.KindSitemap} {
		if p.configs.Base.IsKindEnabled(kind) {
			m.cannotKeep = fmt.Sprintf("disableKinds does not name %q, which lists all pages", kind)
			return
		}
	}
	for _, pg := range p.hugo.Pages() {
		files := p.publishedBy(pg)
		for _, name := range files {
			known[name] = true
		}
		if pg.File() == nil {
			m.cannotKeep = fmt.Sprintf("Hugo generates %s, which lists other pages: give it a content file", pg.RelPermalink())
			return
		}
		source, _ := p.stagePath(pg.File().Filename())
		g := pageGroup(source)
		if hash, ok := f.pages[g]; ok {
			pages[g] = manifestPage{Source: hash, Files: append(pages[g].Files, files...)}
		}
	}
	for _, pg := range pages {
		slices.Sort(pg.Files)
	}
	var resources []string
	for name := range p.out.written {
		if known[name] {
			continue
		}
		if path.Ext(name) == ".html" && name != "index.html" && path.Base(name) != "404.html" {
			m.cannotKeep = "no page accounts for " + name
			return
		}
		resources = append(resources, name)
	}
	slices.Sort(resources)
	m.Shared, m.Pages, m.Resources = f.shared, pages, resources
}

// publishedBy returns the files that come from a page: one for each output
// format, and its aliases.
func (p *project) publishedBy(pg page.Page) []string {
	base := p.configs.Base.C.BaseURL.BasePathNoTrailingSlash
	var files []string
	note := func(name string) {
		if p.out.has(name) {
			files = append(files, name)
		}
	}
	for _, of := range pg.OutputFormats() {
		link, err := url.PathUnescape(of.RelPermalink())
		if err != nil {
			continue
		}
		link = strings.TrimPrefix(link, base)
		if strings.HasSuffix(link, "/") {
			link += cmp.Or(of.Format.BaseName, "index") + of.Format.MediaType.FirstSuffix.FullSuffix
		}
		note(siteName(link))
	}
	for _, alias := range pg.Aliases() {
		name := siteName(alias)
		if path.Ext(name) != ".html" {
			name = path.Join(name, "index.html")
		}
		note(name)
	}
	return files
}
