package probe

import (
	"context"
	"errors"
	"net/http"
	"net/http/cookiejar"
	"time"

	"seika/generator/links"
)

// ErrBusy is returned for an address whose server asks to be left alone for longer than Options.MaxWait, or goes on answering “too many
// requests”. That says nothing about the page.
var ErrBusy = errors.New("the server asks to be left alone for now")

// Check asks for one address. It returns the error of the context, ErrBusy or nil.
func (p *Prober) Check(ctx context.Context, address string) (links.Observation, error) {
	return p.check(ctx, address, p.options.Retries)
}

func (p *Prober) check(ctx context.Context, address string, retries int) (links.Observation, error) {
	jar, err := cookiejar.New(nil)
	if err != nil {
		return links.Observation{}, err
	}
	method, backoff := http.MethodHead, p.options.Backoff
	if retries == 0 {
		method = http.MethodGet // a server that drops HEAD could not be told from one that is down
	}
	for {
		a, err := p.follow(ctx, jar, method, address)
		if err != nil {
			return a.Observation, err
		}
		first := method == http.MethodHead
		method = http.MethodGet
		switch {
		case a.Problem == links.NoProblem && a.Status < 300:
			return a.Observation, nil
		case first && a.Problem == links.NoProblem && a.Status != http.StatusTooManyRequests && a.wait == 0:
			continue // what a server says to HEAD, it may not mean for readers
		case !a.passing && !(first && redirects(a.Problem)):
			return a.Observation, nil
		case a.wait > p.options.MaxWait:
			return a.Observation, ErrBusy
		case retries <= 0 && a.Status == http.StatusTooManyRequests:
			return a.Observation, ErrBusy
		case retries <= 0:
			return a.Observation, nil
		}
		retries--
		if err := p.sleep(ctx, max(a.wait, backoff)); err != nil {
			return a.Observation, err
		}
		backoff *= 2
	}
}

// redirects reports whether a problem is one of redirects, which some servers have with HEAD alone.
func redirects(p links.Problem) bool {
	return p == links.RedirectLoop || p == links.RedirectMany || p == links.RedirectInvalid
}

// singleTry is the number of retries at a host that could not be reached for the address before.
const singleTry = 0

// queue asks for addresses of one host, one after the other. It returns those that were not asked because the host asks to be left alone.
func (p *Prober) queue(ctx context.Context, addresses []string, report func(string, links.Observation)) (left []string, err error) {
	retries := p.options.Retries
	for i, address := range addresses {
		o, err := p.check(ctx, address, retries)
		switch {
		case errors.Is(err, ErrBusy):
			return addresses[i:], nil
		case err != nil:
			return nil, err
		}
		report(address, o)
		retries = p.options.Retries
		if !Reached(o) {
			retries = singleTry
		}
	}
	return nil, nil
}

// DefaultOptions are patient with slow servers and gentle to all.
var DefaultOptions = Options{
	Timeout: 20 * time.Second, Pause: time.Second, Retries: 2, Backoff: 3 * time.Second, MaxWait: time.Minute,
}
