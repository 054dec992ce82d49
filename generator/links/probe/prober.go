package probe

import (
	"context"
	"net"
	"net/http"
	"net/netip"
	"time"

	"seika/generator/links"
)

// Options say how servers are asked. Zero values of the durations stand for no limit, no pause.
type Options struct {
	// UserAgent names the program and where to learn about it.
	UserAgent string
	// AllowPrivate asks addresses inside private networks too, and through the proxy that the environment names.
	AllowPrivate bool
	// Timeout is how long one request may take until its answer begins.
	Timeout time.Duration
	// Pause is the shortest time between the beginnings of two requests to one host; they never overlap.
	Pause time.Duration
	// Retries is how often a request is tried again after a failure that may pass, Backoff the wait before the first of them; each further
	// wait is twice as long.
	Retries int
	Backoff time.Duration
	// MaxWait is the longest wait that a server may ask for; one that asks for more is not asked again.
	MaxWait time.Duration
}

// Prober asks servers. It is safe for concurrent use.
type Prober struct {
	options   Options
	dialer    *net.Dialer
	transport *http.Transport
	hosts     hosts
	permits   func(netip.AddrPort) bool
	now       func() time.Time
	sleep     func(context.Context, time.Duration) error
}

// New returns a Prober. Close it after its last use.
func New(o Options) *Prober {
	p := &Prober{options: o, hosts: hosts{pause: o.Pause}, now: time.Now, sleep: sleep}
	p.permits = func(to netip.AddrPort) bool { return o.AllowPrivate || public(to.Addr()) }
	p.dialer = &net.Dialer{Control: p.control}
	p.transport = &http.Transport{
		DialContext:            p.dialer.DialContext,
		ForceAttemptHTTP2:      true,
		DisableCompression:     true, // no body is read
		MaxResponseHeaderBytes: 256 << 10,
		MaxIdleConns:           100,
		MaxIdleConnsPerHost:    1,
		IdleConnTimeout:        30 * time.Second,
	}
	if o.AllowPrivate {
		p.transport.Proxy = http.ProxyFromEnvironment
	}
	return p
}

// Close ends connections that are kept open.
func (p *Prober) Close() { p.transport.CloseIdleConnections() }

func sleep(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}

// Reached reports whether an observation came from a server that answered in some way: where none does, the fault may be on this side.
func Reached(o links.Observation) bool {
	switch o.Problem {
	case links.Timeout, links.NoName, links.NoConnection, links.PrivateAddress:
		return false
	}
	return true
}
