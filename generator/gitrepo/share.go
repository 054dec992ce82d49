package gitrepo

import "sync"

const (
	portion  = 64  // jobs that a worker takes at a time
	minShare = 512 // jobs that are worth dividing while more are still listed
)

// A share divides the jobs of a walk among workers so that each works along a stretch of history: what it reads for one commit is the base of what it
// needs for the next, and a jump to another place costs as much as hundreds of commits. The first worker begins at the newest commit. A worker
// that has nothing left takes the older half of what the busiest one has left.
type share struct {
	mu     sync.Mutex
	more   sync.Cond // jobs were added, or there will be none
	jobs   []job
	closed bool // all jobs are there
	spans  []span
}

// A span is the part of the jobs that belongs to a worker.
type span struct {
	next, end int
	open      bool // the end is that of the jobs, which grow
}

func newShare(workers int) *share {
	s := &share{spans: make([]span, workers)}
	s.spans[0].open = true
	s.more.L = &s.mu
	return s
}

// add appends jobs.
func (s *share) add(jobs []job) {
	s.mu.Lock()
	s.jobs = append(s.jobs, jobs...)
	s.mu.Unlock()
	s.more.Broadcast()
}

// close says that all jobs were added.
func (s *share) close() {
	s.mu.Lock()
	s.closed = true
	s.mu.Unlock()
	s.more.Broadcast()
}

// take returns the next jobs of a worker, or none when all are taken. It waits for jobs that are still to be added.
func (s *share) take(worker int) []job {
	s.mu.Lock()
	defer s.mu.Unlock()
	own := &s.spans[worker]
	for {
		if end := s.end(own); own.next < end {
			from := own.next
			own.next = min(from+portion, end)
			return s.jobs[from:own.next:own.next]
		}
		if s.divide(worker) {
			continue
		}
		if s.closed {
			return nil
		}
		s.more.Wait()
	}
}

func (s *share) end(p *span) int {
	if p.open {
		return len(s.jobs)
	}
	return p.end
}

// divide gives a worker half of the largest span.
func (s *share) divide(worker int) bool {
	largest, left := -1, minShare
	if s.closed {
		left = portion
	}
	for i := range s.spans {
		if n := s.end(&s.spans[i]) - s.spans[i].next; i != worker && n >= left {
			largest, left = i, n
		}
	}
	if largest < 0 {
		return false
	}
	from := &s.spans[largest]
	half := from.next + left/2
	s.spans[worker] = span{half, from.end, from.open}
	from.end, from.open = half, false
	return true
}
