package hugosite

import "time"

// fixedClock makes Hugo's now and time.Now stand still, so that the same stage
// gives the same bytes at any hour.
type fixedClock struct{ at time.Time }

func (c fixedClock) Now() time.Time                  { return c.at }
func (c fixedClock) Since(t time.Time) time.Duration { return c.at.Sub(t) }
func (c fixedClock) Until(t time.Time) time.Duration { return t.Sub(c.at) }
func (c fixedClock) Offset() time.Duration           { return time.Until(c.at) }
