package hugosite

import (
	"bytes"
	"encoding/hex"
	"net/http"
	"net/url"
	"path"
	"strings"
	"time"
)

// reserved is where the session keeps its own addresses, outside the base path
// of the site.
const reserved = "/__seika/"

// ServeHTTP serves the site as a static host would, below the path of
// Options.BaseURL. Pages get a script that reloads them after an update; it is
// a file of its own, so that a Content-Security-Policy with script-src and
// connect-src 'self' allows it. The rest is as it will be published.
func (s *Session) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Header().Set("Cache-Control", "no-cache")
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "method not allowed", http.StatusMethodNotAllowed)
		return
	}
	if name, ok := strings.CutPrefix(r.URL.Path, reserved); ok {
		s.serveReserved(w, r, name)
		return
	}
	m := s.now()
	name, ok := strings.CutPrefix(r.URL.Path, s.basePath())
	switch {
	case m.site == nil && m.failure == nil:
		s.serveNotice(w, r, m, http.StatusServiceUnavailable)
	case m.failure != nil && (m.site == nil || wantsPage(name) && !s.seesPrevious(r, m)):
		s.serveNotice(w, r, m, http.StatusInternalServerError)
	case !ok && r.URL.Path+"/" == s.basePath() || !ok && r.URL.Path == "/":
		redirect(w, r, s.basePath())
	case !ok:
		s.serveMissing(w, r, m, "")
	default:
		s.serveFile(w, r, m, name)
	}
}

// basePath is the path of the site on its host, with a slash at the end.
func (s *Session) basePath() string {
	u, err := url.Parse(s.options.BaseURL)
	if err != nil || u.Path == "" {
		return "/"
	}
	return strings.TrimSuffix(u.Path, "/") + "/"
}

// wantsPage tells a page from the files that belong to one, which stay
// reachable while a failure is shown.
func wantsPage(name string) bool { return path.Ext(name) == "" || isHTML(name) }

func (s *Session) serveFile(w http.ResponseWriter, r *http.Request, m moment, name string) {
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	f, ok := m.site.file(name)
	if !ok {
		if _, folder := m.site.file(name + "/index.html"); folder {
			redirect(w, r, r.URL.Path+"/")
			return
		}
		s.serveMissing(w, r, m, name)
		return
	}
	s.serve(w, r, m, name, f, http.StatusOK)
}

// serveMissing answers with the nearest 404.html: that of the language, if
// there is one, or that of the site.
func (s *Session) serveMissing(w http.ResponseWriter, r *http.Request, m moment, name string) {
	for dir := path.Dir(strings.TrimLeft(name, "/")); ; dir = path.Dir(dir) {
		page := path.Join(dir, "404.html")
		if f, ok := m.site.file(page); ok {
			s.serve(w, r, m, page, f, http.StatusNotFound)
			return
		}
		if dir == "." {
			break
		}
	}
	http.Error(w, "404 not found", http.StatusNotFound)
}

func (s *Session) serve(w http.ResponseWriter, r *http.Request, m moment, name string, f siteFile, status int) {
	w.Header().Set("Content-Type", contentType(name))
	etag := hex.EncodeToString(f.sum[:8])
	content := f.content
	if isHTML(name) {
		content = withReload(content, m.version)
		etag += "-" + m.version
	}
	if status != http.StatusOK {
		w.WriteHeader(status)
		if r.Method != http.MethodHead {
			w.Write(content)
		}
		return
	}
	w.Header().Set("ETag", `"`+etag+`"`)
	http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(content))
}

// withReload adds the script that reloads the page.
func withReload(page []byte, version string) []byte {
	tag := []byte(`<script src="` + reserved + `reload.js?v=` + version + `" defer></script>`)
	at := bytes.LastIndex(page, []byte("</body>"))
	if at < 0 {
		at = len(page)
	}
	return bytes.Join([][]byte{page[:at], page[at:]}, tag)
}

// redirect sends the browser to a path of this host, with the same query.
func redirect(w http.ResponseWriter, r *http.Request, to string) {
	// Two slashes in front would name another host.
	u := url.URL{Path: "/" + strings.TrimLeft(to, "/"), RawQuery: r.URL.RawQuery}
	w.Header().Set("Location", u.String())
	w.WriteHeader(http.StatusFound)
}

func (s *Site) file(name string) (siteFile, bool) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	f, ok := s.files[name]
	return f, ok
}
