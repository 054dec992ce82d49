package probe

import (
	"context"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// hosts lets one request at a time pass to each host, and begins the next no sooner than the pause after the one before.
type hosts struct {
	pause time.Duration
	mu    sync.Mutex
	gates map[string]*gate
}

type gate struct {
	turn chan struct{} // holds one token while nobody asks the host
	pace *rate.Limiter
}

// enter waits until host may be asked. Call leave afterwards.
func (h *hosts) enter(ctx context.Context, host string) (leave func(), err error) {
	h.mu.Lock()
	g := h.gates[host]
	if g == nil {
		g = &gate{turn: make(chan struct{}, 1), pace: rate.NewLimiter(rate.Inf, 1)}
		if h.pause > 0 {
			g.pace = rate.NewLimiter(rate.Every(h.pause), 1)
		}
		if h.gates == nil {
			h.gates = map[string]*gate{}
		}
		h.gates[host] = g
		g.turn <- struct{}{}
	}
	h.mu.Unlock()
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case <-g.turn:
	}
	if err := g.pace.Wait(ctx); err != nil {
		g.turn <- struct{}{}
		if ctx.Err() != nil {
			err = ctx.Err()
		}
		return nil, err
	}
	return func() { g.turn <- struct{}{} }, nil
}
