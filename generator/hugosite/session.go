package hugosite

import (
	"context"
	"crypto/rand"
	"maps"
	"strconv"
	"sync"
	"time"
)

// A Session keeps a site in memory for a local preview and builds it anew when
// the stage changes. It is an http.Handler, safe for concurrent use, also while
// it builds: a request sees the site before or after an update, never between.
//
// Only what changed is rendered, in the way that Build keeps pages: without the
// self-contained pages that are as they were. Hugo's own partial rebuild would
// keep the whole project open instead; for a change of one page among 2,000 both
// take some 30 ms, but Hugo's leaves out aliases, keeps the pages of removed
// files, and is another path through Hugo than the one that publishes. When the
// shared files change, everything is rendered.
type Session struct {
	options Options
	boot    string // tells this session from an earlier one in a browser tab

	build sync.Mutex // one update at a time; guards last
	last  keepable

	mu      sync.RWMutex // guards what follows
	site    *Site        // nil until the first good build
	failure error        // of the last build; nil if it was good
	version int          // counts updates that browsers should see
	changed chan struct{}
}

// NewSession returns a session without a site. Options.Out does not matter.
func NewSession(o Options) *Session {
	return &Session{options: o, boot: rand.Text()[:8], changed: make(chan struct{})}
}

// Update builds the stage and, when that succeeds, shows it in place of the
// site before; open pages reload. When it fails, browsers show the error and
// the site before stays reachable. Errors are those of Build. The report
// compares with the site before.
func (s *Session) Update(ctx context.Context, stage *Stage) (Report, error) {
	s.build.Lock()
	defer s.build.Unlock()
	started := time.Now()
	s.mu.RLock()
	before := s.site
	s.mu.RUnlock()
	if before == nil {
		before = newSite()
	}
	site, report, err := s.render(ctx, stage, before)
	report.Rendering = time.Since(started)
	if err != nil {
		if ctx.Err() == nil {
			s.Fail(err)
		}
		return report, err
	}
	report.compare(before, site)
	s.mu.Lock()
	defer s.mu.Unlock()
	same := s.failure == nil && s.site != nil && report.Written == 0 && report.Removed == 0
	s.site, s.failure = site, nil
	if !same {
		s.announce()
	}
	return report, nil
}

func (s *Session) render(ctx context.Context, stage *Stage, before *Site) (*Site, Report, error) {
	var report Report
	o := s.options
	to := &successor{old: before, Site: newSite()}
	k, apart, err := renderOver(ctx, stage, o, to, &s.last, &report)
	if apart && err != nil && ctx.Err() == nil {
		why := err
		o.Full = true
		report = Report{}
		to = &successor{old: before, Site: newSite()}
		if k, _, err = renderOver(ctx, stage, o, to, &s.last, &report); err == nil {
			report.CannotKeep = cannotKeep(why)
		}
	}
	if err == nil {
		s.last = k
	}
	return to.Site, report, err
}

// Fail shows an error in the browser that arose before there was a stage, such
// as a record that cannot be read. The next Update that succeeds clears it.
func (s *Session) Fail(err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.failure != nil && s.failure.Error() == err.Error() {
		return
	}
	s.failure = err
	s.announce()
}

// announce tells all browsers that there is something new. The caller holds mu.
func (s *Session) announce() {
	s.version++
	close(s.changed)
	s.changed = make(chan struct{})
}

// Site returns the last good site, or nil.
func (s *Session) Site() *Site {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.site
}

// A moment is what a request sees of a session.
type moment struct {
	site    *Site
	failure error
	version string
	changed <-chan struct{} // closed when it is over
}

func (s *Session) now() moment {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return moment{s.site, s.failure, s.boot + "-" + strconv.Itoa(s.version), s.changed}
}

// A successor is a site in memory that takes the place of another.
type successor struct {
	*Site
	old *Site
}

func (s *successor) intact(name string) bool {
	_, ok := s.old.Get(name)
	return ok
}

func (s *successor) keep(name string) bool {
	s.old.mu.RLock()
	f, ok := s.old.files[name]
	s.old.mu.RUnlock()
	if !ok {
		return false
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, taken := s.files[name]; taken {
		return false
	}
	s.files[name] = f
	return true
}

// compare fills in how one site differs from another.
func (r *Report) compare(old, site *Site) {
	old.mu.RLock()
	before := maps.Clone(old.files)
	old.mu.RUnlock()
	site.mu.RLock()
	defer site.mu.RUnlock()
	for name, f := range site.files {
		r.Files++
		r.Bytes += int64(len(f.content))
		if b, ok := before[name]; ok && b.sum == f.sum {
			r.Unchanged++
		} else {
			r.Written++
		}
		delete(before, name)
	}
	r.Removed = len(before)
}
