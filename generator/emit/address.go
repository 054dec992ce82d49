package emit

import (
	"net/url"
	"strconv"
	"strings"
)

// The folders of pages below a language.
const (
	agreementsFolder = "agreements"
	placesFolder     = "places"
	partnersFolder   = "partners"
	themesFolder     = "themes"
	classesFolder    = "classes"
	yearsFolder      = "years"
)

// basePath is the path of the site's address with a slash at both ends.
func basePath(baseURL string) string {
	u, err := url.Parse(baseURL)
	if err != nil {
		return "/"
	}
	p := strings.Trim(u.EscapedPath(), "/")
	if p == "" {
		return "/"
	}
	return "/" + p + "/"
}

// origin is the scheme and host of the site's address, empty where only a path is known.
func origin(baseURL string) string {
	u, err := url.Parse(baseURL)
	if err != nil || u.Scheme == "" || u.Host == "" {
		return ""
	}
	return u.Scheme + "://" + u.Host
}

// href is the address of the page at path in l's language: the index of a folder where path is empty or ends in a slash.
func (l *locale) href(path string) string { return l.hrefIn(l.lang, path) }

func (s *site) hrefIn(lang, path string) string {
	if path == "" || strings.HasSuffix(path, "/") {
		path += "index"
	}
	return s.base + lang + "/" + path + ".html"
}

// pagePath is the path of page n, from 1, of the list that begins at folder/slug, or at folder itself where slug is empty.
func pagePath(folder, slug string, n int) string {
	switch {
	case n == 1 && slug == "":
		return folder + "/"
	case n == 1:
		return folder + "/" + slug
	case slug == "":
		return folder + "/pages/" + strconv.Itoa(n)
	default:
		return folder + "/pages/" + slug + "-" + strconv.Itoa(n)
	}
}

// contentPath is the path of the content file of the page at path: a folder's page is its _index.
func contentPath(path string) string {
	if path == "" || strings.HasSuffix(path, "/") {
		return path + "_index"
	}
	return path
}

// external returns address if a page may link to it: http or https with a host. Anything else gives "".
func external(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return u.String()
}

// host knows the addresses on the page of a repository.
type host struct {
	repository, branch string
	// edit, commit and issue stand between the repository's address and the rest; query holds the names of an issue's title and text.
	edit, commit, issue string
	title, body         string
	// forms says that issue forms can be filled in from the address.
	forms bool
}

// newHost recognises the common hosts by their name; all others are taken to use the paths of the most common one.
func newHost(repository, branch string) host {
	h := host{repository: repositoryPage(repository), branch: branch,
		edit: "/edit/", commit: "/commit/", issue: "/issues/new", title: "title", body: "body"}
	if h.branch == "" {
		h.branch = "main"
	}
	u, err := url.Parse(h.repository)
	if err != nil {
		return h
	}
	switch name := u.Hostname(); {
	case strings.Contains(name, "gitlab"):
		h.edit, h.commit, h.issue = "/-/edit/", "/-/commit/", "/-/issues/new"
		h.title, h.body = "issue[title]", "issue[description]"
	case strings.Contains(name, "codeberg"), strings.Contains(name, "gitea"), strings.Contains(name, "forgejo"):
		h.edit = "/_edit/"
	case strings.Contains(name, "github"):
		h.forms = true
	}
	return h
}

// repositoryPage is the address of a repository's page without what a copied address may carry besides: credentials, a query, a fragment, the
// suffix of a clone.
func repositoryPage(address string) string {
	u, err := url.Parse(external(address))
	if err != nil {
		return ""
	}
	u.User, u.RawQuery, u.ForceQuery, u.Fragment, u.RawFragment = nil, "", false, "", ""
	return strings.TrimSuffix(strings.TrimSuffix(u.String(), "/"), ".git")
}

func (h host) editHref(path string) string {
	if h.repository == "" || path == "" {
		return ""
	}
	return h.repository + h.edit + escapePath(h.branch) + "/" + escapePath(path)
}

func (h host) commitHref(hash string) string {
	if h.repository == "" || hash == "" {
		return ""
	}
	return h.repository + h.commit + url.PathEscape(hash)
}

func escapePath(path string) string {
	parts := strings.Split(path, "/")
	for i := range parts {
		parts[i] = url.PathEscape(parts[i])
	}
	return strings.Join(parts, "/")
}
