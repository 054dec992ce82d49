package probe

import (
	"context"
	"net/http"
	"net/url"
	"time"

	"seika/generator/links"
)

const (
	// maxRedirects is how many redirects are followed. Browsers follow 20; a source that needs more than 10 is broken.
	maxRedirects = 10
	// maxVisits is how often one address may come up among them: some servers set a cookie and lead back once.
	maxVisits = 2
	// maxLength is how long an address that a server leads to may be, in bytes: it is kept on file.
	maxLength = 8 << 10
)

// answer is what following an address once came to.
type answer struct {
	links.Observation
	// passing is set where the same may come to something else a little later, wait to how long the server asks to wait until then.
	passing bool
	wait    time.Duration
}

// follow asks for an address and for what it redirects to. The error is that of the context.
func (p *Prober) follow(ctx context.Context, jar http.CookieJar, method, address string) (answer, error) {
	var a answer
	u, err := url.Parse(address)
	if err != nil || !links.Askable(u) {
		a.Problem = links.RedirectInvalid
		return a, nil
	}
	visits, permanent := map[string]int{}, true
	for hops := 0; ; hops++ {
		switch here := u.String(); {
		case hops > maxRedirects:
			return a.failing(links.RedirectMany), nil
		case visits[here] == maxVisits:
			return a.failing(links.RedirectLoop), nil
		default:
			visits[here]++
		}
		resp, err := p.request(ctx, jar, method, u)
		if ctx.Err() != nil {
			return a, ctx.Err()
		}
		if err != nil {
			a.passing = passing(err)
			return a.failing(problem(err)), nil
		}
		a.Status = resp.StatusCode
		next := target(resp)
		if next == "" {
			if a.passing = passingStatus(resp.StatusCode); a.passing {
				a.wait = retryAfter(resp.Header, p.now())
			}
			return a, nil
		}
		to, err := u.Parse(next)
		if err != nil {
			return a.failing(links.RedirectInvalid), nil
		}
		to.User, to.Fragment, to.RawFragment = nil, "", "" // no password that a server hands out is sent to another
		if !links.Askable(to) || len(to.String()) > maxLength {
			return a.failing(links.RedirectInvalid), nil
		}
		u, a.Final = to, to.String()
		if permanent = permanent && (resp.StatusCode == http.StatusMovedPermanently || resp.StatusCode == http.StatusPermanentRedirect); permanent {
			a.MovedTo = a.Final
		}
	}
}

// failing is a with a problem in the place of its status.
func (a answer) failing(p links.Problem) answer {
	a.Problem, a.Status = p, 0
	return a
}

// target is where an answer redirects to, "" where it does not.
func target(resp *http.Response) string {
	switch resp.StatusCode {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		return resp.Header.Get("Location")
	}
	return ""
}
