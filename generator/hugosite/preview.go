package hugosite

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"html/template"
	"net/http"
	"net/url"
	"strings"
	"time"
)

//go:embed preview
var previewFiles embed.FS

var noticePage = template.Must(template.ParseFS(previewFiles, "preview/notice.html"))

// previousCookie holds the version of the failure for which somebody asked to
// see the previous site all the same.
const previousCookie = "seika-previous"

// serveReserved serves what belongs to the session and not to the site.
func (s *Session) serveReserved(w http.ResponseWriter, r *http.Request, name string) {
	switch name {
	case "events":
		s.serveEvents(w, r)
	case "previous":
		http.SetCookie(w, &http.Cookie{Name: previousCookie, Value: s.now().version, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode})
		to := r.URL.Query().Get("to")
		r.URL.RawQuery = ""
		redirect(w, r, to)
	case "reload.js", "notice.css":
		content, err := previewFiles.ReadFile("preview/" + name)
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", contentType(name))
		http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(content))
	default:
		http.NotFound(w, r)
	}
}

// serveEvents tells a page the version of the site, now and when it changes,
// until the page is gone (server-sent events).
func (s *Session) serveEvents(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	control := http.NewResponseController(w)
	if r.Method == http.MethodHead {
		return
	}
	// A server may limit the time of a response; this one has no end.
	control.SetWriteDeadline(time.Time{})
	fmt.Fprint(w, "retry: 500\n\n")
	// A comment now and then finds out that the page is gone.
	alive := time.NewTicker(15 * time.Second)
	defer alive.Stop()
	for {
		m := s.now()
		fmt.Fprintf(w, "event: version\ndata: %s\n\n", m.version)
		for waiting := true; waiting; {
			if control.Flush() != nil {
				return
			}
			select {
			case <-r.Context().Done():
				return
			case <-m.changed:
				waiting = false
			case <-alive.C:
				if _, err := fmt.Fprint(w, ":\n\n"); err != nil {
					return
				}
			}
		}
	}
}

// seesPrevious tells whether the browser asked for the previous site during
// this very failure.
func (s *Session) seesPrevious(r *http.Request, m moment) bool {
	c, err := r.Cookie(previousCookie)
	return err == nil && c.Value == m.version
}

// serveNotice shows the failure of the last build, or that there is no site
// yet.
func (s *Session) serveNotice(w http.ResponseWriter, r *http.Request, m moment, status int) {
	var notice struct{ Place, Message, Previous string }
	if m.failure != nil {
		notice.Message = m.failure.Error()
		if e := (*Error)(nil); errors.As(m.failure, &e) && e.Path != "" {
			notice.Place, notice.Message = strings.TrimSuffix(e.Error(), ": "+e.Message), e.Message
		}
		if m.site != nil {
			notice.Previous = reserved + "previous?to=" + url.QueryEscape(r.URL.Path)
		}
	}
	var page bytes.Buffer
	if err := noticePage.Execute(&page, notice); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'")
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		w.Write(withReload(page.Bytes(), m.version))
	}
}
