package probe

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/net/dns/dnsmessage"
)

// world is a server on the loopback interface that plays every kind of page, with a Prober that may talk to it and to nothing else inside.
type world struct {
	*Prober
	url string

	mu    sync.Mutex
	seen  []string // METHOD path, in the order of arrival
	hosts map[string]int
	slept []time.Duration
	names map[string][]netip.Addr // what the name server says, the answers of a name in turn
	asked map[string]int
	done  chan struct{}
}

// newWorld starts the server. Pages are named by what they do; see serve.
func newWorld(t *testing.T, o Options) *world {
	t.Helper()
	w := &world{hosts: map[string]int{}, names: map[string][]netip.Addr{}, asked: map[string]int{}, done: make(chan struct{})}
	server := httptest.NewServer(http.HandlerFunc(w.serve))
	w.url = server.URL
	w.Prober = New(o)
	t.Cleanup(func() { close(w.done); w.Close(); server.CloseClientConnections(); server.Close() })
	self := netip.MustParseAddrPort(server.Listener.Addr().String())
	real := w.permits
	w.permits = func(to netip.AddrPort) bool { return to == self || real(to) }
	w.dialer.Resolver = &net.Resolver{PreferGo: true, Dial: w.nameServer}
	w.sleep = func(ctx context.Context, d time.Duration) error {
		w.mu.Lock()
		defer w.mu.Unlock()
		w.slept = append(w.slept, d)
		return ctx.Err()
	}
	return w
}

// at is the address of a page, under a name that the name server knows.
func (w *world) at(host, path string) string {
	u, _ := url.Parse(w.url)
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.names[host] == nil {
		w.names[host] = []netip.Addr{netip.MustParseAddr("127.0.0.1")}
	}
	return "http://" + host + ":" + u.Port() + path
}

func (w *world) requests() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return strings.Join(w.seen, " ")
}

func (w *world) serve(out http.ResponseWriter, in *http.Request) {
	w.mu.Lock()
	w.seen = append(w.seen, in.Method+in.URL.Path)
	w.hosts[in.Host]++
	n := strings.Count(strings.Join(w.seen, " ")+" ", in.URL.Path+" ")
	w.mu.Unlock()
	head := in.Method == http.MethodHead
	words := strings.Split(strings.TrimPrefix(in.URL.Path, "/"), "/")
	redirect := func(status int, to string) {
		out.Header().Set("Location", to)
		out.WriteHeader(status)
	}
	switch words[0] {
	case "ok":
	case "status": // /status/CODE
		code, _ := strconv.Atoi(words[1])
		out.WriteHeader(code)
	case "no-head": // /no-head/CODE: refuses HEAD alone
		if code, _ := strconv.Atoi(words[1]); head {
			out.WriteHeader(code)
		}
	case "head-drops": // hangs up on HEAD
		if head {
			hangUp(out, false)
		}
	case "to": // /to/CODE/PATH…: a chain
		code, _ := strconv.Atoi(words[1])
		redirect(code, "/"+strings.Join(words[2:], "/"))
	case "chain": // /chain/N: N further redirects
		if n, _ := strconv.Atoi(words[1]); n > 0 {
			redirect(http.StatusFound, "/chain/"+strconv.Itoa(n-1))
		}
	case "loop":
		redirect(http.StatusMovedPermanently, "/pool")
	case "pool":
		redirect(http.StatusMovedPermanently, "/loop")
	case "loop-head":
		if head {
			redirect(http.StatusFound, "/loop-head")
		}
	case "cookie": // sets a cookie and leads back, as some portals do
		if _, err := in.Cookie("visited"); err != nil {
			http.SetCookie(out, &http.Cookie{Name: "visited", Value: "1", Path: "/"})
			redirect(http.StatusFound, "/cookie")
		}
	case "away": // /away?to=ADDRESS
		redirect(http.StatusFound, in.URL.Query().Get("to"))
	case "nowhere":
		out.WriteHeader(http.StatusFound)
	case "busy": // /busy/N/SECONDS: 429 for the first N requests
		if limit, _ := strconv.Atoi(words[1]); n <= limit {
			out.Header().Set("Retry-After", words[2])
			out.WriteHeader(http.StatusTooManyRequests)
		}
	case "busy-date": // 503 with a date
		if n <= 2 {
			out.Header().Set("Retry-After", time.Date(2026, 11, 23, 0, 0, 30, 0, time.UTC).Format(http.TimeFormat))
			out.WriteHeader(http.StatusServiceUnavailable)
		}
	case "flaky": // 502, then well
		if n <= 3 {
			out.WriteHeader(http.StatusBadGateway)
		}
	case "hang":
		select {
		case <-in.Context().Done():
		case <-w.done:
		}
	case "huge": // would send for ever
		out.Header().Set("Content-Length", strconv.Itoa(1<<40))
		if head {
			out.WriteHeader(http.StatusMethodNotAllowed)
			return
		}
		for page := make([]byte, 1<<16); ; {
			if _, err := out.Write(page); err != nil {
				return
			}
		}
	case "truncated":
		hangUp(out, true)
	case "reset":
		hangUp(out, false)
	case "garbage":
		conn, buffer, _ := out.(http.Hijacker).Hijack()
		fmt.Fprint(buffer, "220 mail.example ESMTP\r\n")
		buffer.Flush()
		conn.Close()
	case "header":
		conn, buffer, _ := out.(http.Hijacker).Hijack()
		fmt.Fprint(buffer, "HTTP/1.1 200 OK\r\n")
		for range 1000 {
			fmt.Fprintf(buffer, "X-Filler: %s\r\n", strings.Repeat("x", 1000))
		}
		buffer.Flush()
		conn.Close()
	default:
		out.WriteHeader(http.StatusNotFound)
	}
}

// hangUp closes the connection, in the middle of the body or before any answer.
func hangUp(out http.ResponseWriter, begun bool) {
	conn, buffer, _ := out.(http.Hijacker).Hijack()
	if begun {
		fmt.Fprint(buffer, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\nhalf")
		buffer.Flush()
	}
	conn.(*net.TCPConn).SetLinger(0) // a reset, not an orderly end
	conn.Close()
}

// nameServer answers from w.names; other names do not exist.
func (w *world) nameServer(context.Context, string, string) (net.Conn, error) {
	near, far := net.Pipe()
	go func() {
		defer far.Close()
		for {
			length := make([]byte, 2)
			if _, err := io.ReadFull(far, length); err != nil {
				return
			}
			query := make([]byte, int(length[0])<<8|int(length[1]))
			if _, err := io.ReadFull(far, query); err != nil {
				return
			}
			reply := w.reply(query)
			if _, err := far.Write(append([]byte{byte(len(reply) >> 8), byte(len(reply))}, reply...)); err != nil {
				return
			}
		}
	}()
	return near, nil
}

func (w *world) reply(query []byte) []byte {
	var m dnsmessage.Message
	if err := m.Unpack(query); err != nil || len(m.Questions) != 1 {
		return nil
	}
	m.Response, m.Authoritative, m.RecursionAvailable, m.Additionals = true, true, true, nil
	q := m.Questions[0]
	name := strings.TrimSuffix(q.Name.String(), ".")
	w.mu.Lock()
	defer w.mu.Unlock()
	answers := w.names[name]
	if answers == nil {
		m.RCode = dnsmessage.RCodeNameError
	}
	if q.Type == dnsmessage.TypeA && len(answers) > 0 {
		ip := answers[min(w.asked[name], len(answers)-1)]
		w.asked[name]++
		if ip.Is4() {
			m.Answers = []dnsmessage.Resource{{
				Header: dnsmessage.ResourceHeader{Name: q.Name, Class: dnsmessage.ClassINET}, Body: &dnsmessage.AResource{A: ip.As4()},
			}}
		}
	}
	reply, err := m.Pack()
	if err != nil {
		return nil
	}
	return reply
}
