package hugosite

import (
	"cmp"
	"errors"
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/gohugoio/hugo/resources/kinds"
	"github.com/gohugoio/hugo/resources/page"
)

// errNotApart: the site has pages that list others, so it cannot be built in
// parts. The text says which.
var errNotApart = errors.New("a page lists others")

// traces collect from the shards what each self-contained page published.
type traces struct {
	mu        sync.Mutex
	pages     map[string]keptPage // by group
	known     map[string]bool     // files that some page accounts for
	resources []string            // other files of Hugo, such as style sheets
}

// checkKinds refuses, before the work begins, a site with kinds of pages that
// list others.
func (p *project) checkKinds() error {
	for _, kind := range []string{kinds.KindTaxonomy, kinds.KindTerm, kinds.KindRSS, kinds.KindSitemap} {
		if p.configs.Base.IsKindEnabled(kind) {
			return fmt.Errorf("%w: disableKinds does not name %q", errNotApart, kind)
		}
	}
	return nil
}

// checkSections refuses, before the work begins, a site in which Hugo generates
// the home page or a section, because such a page lists others.
func (p *project) checkSections(stage *Stage, f *fingerprints) error {
	sections := make(map[sitePage]bool)
	for name := range stage.files {
		if key, language := p.pageKey(name); path.Base(key) == "_index" {
			sections[sitePage{path.Dir(key), language}] = true
		}
	}
	for name := range stage.files {
		key, language := p.pageKey(name)
		if key == "" || f.pages[pageGroup(name)] == "" {
			continue
		}
		top, _, nested := strings.Cut(key, "/")
		if !sections[sitePage{".", language}] || nested && !sections[sitePage{top, language}] {
			return fmt.Errorf("%w: Hugo would generate the home or section page above %s; give it an _index file", errNotApart, name)
		}
	}
	return nil
}

// add takes the trace of a shard that has been built.
func (t *traces) add(p *project, f *fingerprints) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, pg := range p.hugo.Pages() {
		if pg.File() == nil {
			return fmt.Errorf("%w: Hugo generates %s", errNotApart, pg.RelPermalink())
		}
		source, _ := p.stagePath(pg.File().Filename())
		group := pageGroup(source)
		hash := f.pages[group]
		m := t.pages[group]
		for _, name := range p.publishedBy(pg) {
			t.known[name] = true
			m.Files = append(m.Files, name)
		}
		if hash != "" {
			m.Source = hash
			t.pages[group] = m
		}
	}
	return nil
}

// finish sorts what was published into pages and resources.
func (t *traces) finish(out *publishFS) error {
	for _, m := range t.pages {
		slices.Sort(m.Files)
	}
	for name := range out.written {
		if t.known[name] {
			continue
		}
		if path.Ext(name) == ".html" && name != "index.html" && path.Base(name) != "404.html" {
			return fmt.Errorf("%w: no page accounts for %s", errNotApart, name)
		}
		t.resources = append(t.resources, name)
	}
	slices.Sort(t.resources)
	return nil
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
