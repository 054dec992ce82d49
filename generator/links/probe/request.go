package probe

import (
	"context"
	"crypto/tls"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"syscall"
	"time"

	"seika/generator/links"
)

// request asks for u once and returns the head of the answer; its body is not read.
func (p *Prober) request(ctx context.Context, jar http.CookieJar, method string, u *url.URL) (*http.Response, error) {
	leave, err := p.hosts.enter(ctx, links.Host(u.String()))
	if err != nil {
		return nil, err
	}
	defer leave()
	if p.options.Timeout > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, p.options.Timeout)
		defer cancel()
	}
	req, err := http.NewRequestWithContext(ctx, method, u.String(), nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("User-Agent", p.options.UserAgent)
	req.Header.Set("Accept", "*/*")
	req.Header.Set("Accept-Language", "ja, en;q=0.8")
	for _, c := range jar.Cookies(u) {
		req.AddCookie(c)
	}
	resp, err := p.transport.RoundTrip(req)
	if err != nil {
		return nil, err
	}
	_ = resp.Body.Close() // the head of the answer has said everything
	jar.SetCookies(u, resp.Cookies())
	return resp, nil
}

// problem says what an error of a request means for readers.
func problem(err error) links.Problem {
	var (
		name        *net.DNSError
		certificate *tls.CertificateVerificationError
		network     net.Error
		operation   *net.OpError
	)
	switch {
	case errors.Is(err, errNotPublic):
		return links.PrivateAddress
	case errors.As(err, &certificate), strings.HasPrefix(err.Error(), "tls: "):
		return links.NotSecure
	case errors.As(err, &operation) && (operation.Op == "remote error" || operation.Op == "local error"): // so package tls reports alerts
		return links.NotSecure
	case errors.As(err, &name):
		return links.NoName
	case errors.Is(err, context.DeadlineExceeded), errors.As(err, &network) && network.Timeout():
		return links.Timeout
	case errors.As(err, &operation), errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, syscall.ECONNRESET):
		return links.NoConnection
	}
	return links.BadProtocol
}

// passing reports whether an error may be another one, or none, a little later.
func passing(err error) bool {
	var name *net.DNSError
	if errors.As(err, &name) {
		return !name.IsNotFound
	}
	switch problem(err) {
	case links.Timeout, links.NoConnection, links.BadProtocol:
		return true
	}
	return false
}

// passingStatus reports whether a server that answers with status may answer otherwise a little later.
func passingStatus(status int) bool {
	switch status {
	case http.StatusRequestTimeout, http.StatusTooEarly, http.StatusTooManyRequests:
		return true
	case http.StatusNotImplemented, http.StatusHTTPVersionNotSupported:
		return false
	}
	return status >= 500 && status < 600
}

// retryAfter is how long a server asks to wait, by its header of that name: seconds or a date; 0 where it does not say.
func retryAfter(h http.Header, now time.Time) time.Duration {
	value := h.Get("Retry-After")
	if seconds, err := strconv.Atoi(value); err == nil {
		return time.Duration(min(max(seconds, 0), int(24*time.Hour/time.Second))) * time.Second
	}
	if date, err := http.ParseTime(value); err == nil {
		return max(date.Sub(now), 0)
	}
	return 0
}
