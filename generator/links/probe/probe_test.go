package probe

import (
	"context"
	"errors"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"slices"
	"strings"
	"testing"
	"time"

	"seika/generator/links"
)

func status(code int) links.Observation         { return links.Observation{Status: code} }
func failing(p links.Problem) links.Observation { return links.Observation{Problem: p} }

// TestCheck asks for every kind of page. In want and requests, $ is the address of the server.
func TestCheck(t *testing.T) {
	tests := []struct {
		path     string
		want     links.Observation
		requests string
	}{
		{"/ok", status(200), "HEAD/ok"},
		{"/status/404", status(404), "HEAD/status/404 GET/status/404"},
		{"/status/410", status(410), "HEAD/status/410 GET/status/410"},
		{"/status/403", status(403), "HEAD/status/403 GET/status/403"},
		{"/status/500", status(500), "HEAD/status/500 GET/status/500 GET/status/500 GET/status/500"},
		{"/status/501", status(501), "HEAD/status/501 GET/status/501"},
		{"/no-head/405", status(200), "HEAD/no-head/405 GET/no-head/405"},
		{"/no-head/501", status(200), "HEAD/no-head/501 GET/no-head/501"},
		{"/no-head/403", status(200), "HEAD/no-head/403 GET/no-head/403"},
		{"/no-head/404", status(200), "HEAD/no-head/404 GET/no-head/404"},
		{"/no-head/500", status(200), "HEAD/no-head/500 GET/no-head/500"},
		{"/head-drops", status(200), "HEAD/head-drops GET/head-drops"},
		{"/flaky", status(200), "HEAD/flaky GET/flaky GET/flaky GET/flaky"},

		{"/to/301/ok", links.Observation{Status: 200, Final: "$/ok", MovedTo: "$/ok"}, "HEAD/to/301/ok HEAD/ok"},
		{"/to/308/ok", links.Observation{Status: 200, Final: "$/ok", MovedTo: "$/ok"}, "HEAD/to/308/ok HEAD/ok"},
		{"/to/302/ok", links.Observation{Status: 200, Final: "$/ok"}, "HEAD/to/302/ok HEAD/ok"},
		{"/to/303/ok", links.Observation{Status: 200, Final: "$/ok"}, "HEAD/to/303/ok HEAD/ok"},
		{"/to/307/ok", links.Observation{Status: 200, Final: "$/ok"}, "HEAD/to/307/ok HEAD/ok"},
		{"/to/301/to/302/ok", links.Observation{Status: 200, Final: "$/ok", MovedTo: "$/to/302/ok"}, "HEAD/to/301/to/302/ok HEAD/to/302/ok HEAD/ok"},
		{"/to/302/to/301/ok", links.Observation{Status: 200, Final: "$/ok"}, "HEAD/to/302/to/301/ok HEAD/to/301/ok HEAD/ok"},
		{"/to/301/status/404", links.Observation{Status: 404, Final: "$/status/404", MovedTo: "$/status/404"},
			"HEAD/to/301/status/404 HEAD/status/404 GET/to/301/status/404 GET/status/404"},
		{"/cookie", links.Observation{Status: 200, Final: "$/cookie"}, "HEAD/cookie HEAD/cookie"},
		{"/loop-head", status(200), "HEAD/loop-head HEAD/loop-head GET/loop-head"},
		{"/nowhere", status(302), "HEAD/nowhere GET/nowhere"},
		{"/chain/10", links.Observation{Status: 200, Final: "$/chain/0"}, ""},
		{"/chain/11", links.Observation{Problem: links.RedirectMany, Final: "$/chain/0"}, ""},
		{"/loop", links.Observation{Problem: links.RedirectLoop, Final: "$/loop", MovedTo: "$/loop"},
			"HEAD/loop HEAD/pool HEAD/loop HEAD/pool GET/loop GET/pool GET/loop GET/pool"},
		{"/away?to=ftp://example.org/a", failing(links.RedirectInvalid), "HEAD/away GET/away"},
		{"/away?to=mailto:a@example.org", failing(links.RedirectInvalid), "HEAD/away GET/away"},
		{"/away?to=http:///nohost", failing(links.RedirectInvalid), "HEAD/away GET/away"},
		{"/away?to=http://%2500/", failing(links.RedirectInvalid), "HEAD/away GET/away"},

		{"/away?to=/" + strings.Repeat("a", maxLength), failing(links.RedirectInvalid), "HEAD/away GET/away"},

		{"/busy/1/7", status(200), "HEAD/busy/1/7 GET/busy/1/7"},
		{"/busy-date", status(200), "HEAD/busy-date GET/busy-date GET/busy-date"},
		{"/hang", failing(links.Timeout), "HEAD/hang GET/hang GET/hang"},
		{"/huge", status(200), "HEAD/huge GET/huge"},
		{"/truncated", status(200), "HEAD/truncated"},
		{"/reset", failing(links.NoConnection), "HEAD/reset GET/reset GET/reset"},
		{"/garbage", failing(links.BadProtocol), "HEAD/garbage GET/garbage GET/garbage"},
		{"/header", failing(links.BadProtocol), "HEAD/header GET/header GET/header"},
	}
	for _, tt := range tests {
		t.Run(tt.path[:min(len(tt.path), 40)], func(t *testing.T) {
			o := Options{Timeout: 5 * time.Second, Retries: 2, Backoff: time.Second, MaxWait: time.Minute}
			if tt.path == "/hang" {
				o.Timeout = 30 * time.Millisecond
			}
			w := newWorld(t, o)
			w.now = func() time.Time { return time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC) }
			got, err := w.Check(t.Context(), w.url+tt.path)
			if err != nil {
				t.Fatal(err)
			}
			tt.want.Final = strings.Replace(tt.want.Final, "$", w.url, 1)
			tt.want.MovedTo = strings.Replace(tt.want.MovedTo, "$", w.url, 1)
			if got != tt.want {
				t.Errorf("got %+v, want %+v", got, tt.want)
			}
			if requests := w.requests(); tt.requests != "" && requests != tt.requests {
				t.Errorf("requests: %s\nwant:     %s", requests, tt.requests)
			}
		})
	}
}

// A body is never read: the server notices that nobody takes it.
func TestBodiesAreNotRead(t *testing.T) {
	w := newWorld(t, Options{Timeout: 5 * time.Second})
	started := time.Now()
	if o, err := w.Check(t.Context(), w.url+"/huge"); err != nil || o != status(200) {
		t.Fatalf("%+v, %v", o, err)
	}
	if took := time.Since(started); took > 3*time.Second {
		t.Errorf("an endless body kept the check for %v", took)
	}
}

func TestWaits(t *testing.T) {
	tests := []struct {
		path  string
		err   error
		slept []time.Duration
	}{
		{"/status/500", nil, []time.Duration{time.Second, 2 * time.Second}},
		{"/busy/2/7", nil, []time.Duration{7 * time.Second, 7 * time.Second}},
		{"/busy/2/0", nil, []time.Duration{time.Second, 2 * time.Second}}, // our own wait is the shortest
		{"/busy/1/61", ErrBusy, nil},
		{"/busy/1/99999999999999999999", nil, []time.Duration{time.Second}}, // no number that anybody could mean
		{"/busy/9/1", ErrBusy, []time.Duration{time.Second, 2 * time.Second}},
		{"/busy-date", nil, []time.Duration{30 * time.Second, 30 * time.Second}},
	}
	for _, tt := range tests {
		w := newWorld(t, Options{Timeout: 5 * time.Second, Retries: 2, Backoff: time.Second, MaxWait: time.Minute})
		w.now = func() time.Time { return time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC) }
		if _, err := w.Check(t.Context(), w.url+tt.path); !errors.Is(err, tt.err) {
			t.Errorf("%s: %v, want %v", tt.path, err, tt.err)
		}
		if !slices.Equal(w.slept, tt.slept) {
			t.Errorf("%s: waited %v, want %v", tt.path, w.slept, tt.slept)
		}
	}
}

func TestNames(t *testing.T) {
	w := newWorld(t, Options{Timeout: 5 * time.Second, Retries: 2})
	got, err := w.Check(t.Context(), "http://nobody.invalid/")
	if err != nil || got != failing(links.NoName) || len(w.slept) > 0 {
		t.Errorf("a name that does not exist: %+v, %v, waited %v", got, err, w.slept)
	}
	if got, err := w.Check(t.Context(), w.at("a.test", "/ok")); err != nil || got != status(200) {
		t.Errorf("a name that exists: %+v, %v", got, err)
	}
}

func TestCertificates(t *testing.T) {
	asked := 0
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { asked++ }))
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
	server.StartTLS()
	defer server.Close()
	p := New(Options{AllowPrivate: true, Timeout: 5 * time.Second, Retries: 2})
	defer p.Close()
	got, err := p.Check(t.Context(), server.URL)
	if err != nil || got != failing(links.NotSecure) || asked > 0 {
		t.Errorf("%+v, %v after %d requests", got, err, asked)
	}
}

// A refused connection, and one that nobody answers, are told from each other by nothing that matters to readers.
func TestNoConnection(t *testing.T) {
	server := httptest.NewServer(nil)
	server.Close()
	p := New(Options{AllowPrivate: true, Timeout: 5 * time.Second})
	defer p.Close()
	if got, err := p.Check(t.Context(), server.URL); err != nil || got != failing(links.NoConnection) {
		t.Errorf("%+v, %v", got, err)
	}
}

// Nothing inside the network is asked: not by its number in any spelling, not by a name, not by a redirect, not by a name that changes
// between two requests.
func TestPrivateAddresses(t *testing.T) {
	asked := 0
	inside := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { asked++ }))
	defer inside.Close()
	port := inside.URL[strings.LastIndex(inside.URL, ":"):]
	w := newWorld(t, Options{Timeout: 5 * time.Second})
	w.names["inside.test"] = []netip.Addr{netip.MustParseAddr("127.0.0.1")}
	refused := failing(links.PrivateAddress)
	for _, address := range []string{
		inside.URL, "http://127.0.0.1" + port, "http://[::1]" + port, "http://[::ffff:127.0.0.1]" + port, "http://[64:ff9b::7f00:1]" + port,
		"http://0.0.0.0" + port, "http://[::]" + port, "http://10.0.0.1/", "http://169.254.169.254/latest/meta-data/", "http://100.64.0.1/",
		"http://inside.test" + port + "/",
	} {
		if got, err := w.Check(t.Context(), address); err != nil || got != refused {
			t.Errorf("%s: %+v, %v", address, got, err)
		}
		got, err := w.Check(t.Context(), w.url+"/away?to="+address)
		if err != nil || got.Problem != links.PrivateAddress {
			t.Errorf("redirect to %s: %+v, %v", address, got, err)
		}
	}

	rebound := w.at("rebound.test", "/ok")
	w.names["rebound.test"] = []netip.Addr{netip.MustParseAddr("127.0.0.1"), netip.MustParseAddr("10.0.0.1")}
	if got, err := w.Check(t.Context(), rebound); err != nil || got != status(200) {
		t.Errorf("first: %+v, %v", got, err)
	}
	w.Close() // the connection that was checked may be used again; a new one is checked anew
	if got, err := w.Check(t.Context(), rebound); err != nil || got != refused {
		t.Errorf("rebound: %+v, %v", got, err)
	}
	if asked > 0 {
		t.Errorf("a server inside the network got %d requests", asked)
	}

	p := New(Options{AllowPrivate: true, Timeout: 5 * time.Second})
	defer p.Close()
	if got, err := p.Check(t.Context(), inside.URL); err != nil || got != status(200) || asked != 1 {
		t.Errorf("allowed: %+v, %v", got, err)
	}
}

func TestPublic(t *testing.T) {
	for text, want := range map[string]bool{
		"8.8.8.8": true, "1.1.1.1": true, "192.0.1.1": true, "172.15.255.255": true, "172.32.0.1": true, "100.63.255.255": true, "100.128.0.1": true,
		"2001:4860:4860::8888": true, "2400::1": true, "::ffff:8.8.8.8": true, "64:ff9b::808:808": true,

		"0.0.0.0": false, "10.1.2.3": false, "127.0.0.1": false, "127.255.255.255": false, "169.254.169.254": false, "172.16.0.1": false,
		"172.31.255.255": false, "192.168.1.1": false, "100.64.0.1": false, "100.127.255.255": false, "192.0.0.8": false, "192.0.2.1": false,
		"198.18.0.1": false, "198.19.255.255": false, "198.51.100.1": false, "203.0.113.1": false, "224.0.0.1": false, "239.255.255.255": false,
		"240.0.0.1": false, "255.255.255.255": false, "192.88.99.1": false,
		"::": false, "::1": false, "fe80::1": false, "fe80::1%eth0": false, "fc00::1": false, "fd12:3456::1": false, "ff02::1": false,
		"::ffff:127.0.0.1": false, "::ffff:10.0.0.1": false, "64:ff9b::a00:1": false, "64:ff9b::7f00:1": false, "64:ff9b:1::808:808": false,
		"::127.0.0.1": false, "2001:db8::1": false, "2001::1": false, "2002:7f00:1::": false, "2002:808:808::": false, "3fff::1": false,
		"100::1": false, "fec0::1": false, "5f00::1": false, "2001:4860:4860::8888%eth0": false,
	} {
		if got := public(netip.MustParseAddr(text)); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
	if public(netip.Addr{}) {
		t.Error("the zero address is public")
	}
}

func TestUserAgent(t *testing.T) {
	var got http.Header
	server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, in *http.Request) { got = in.Header }))
	defer server.Close()
	p := New(Options{AllowPrivate: true, UserAgent: "seika/1 (+https://example.org/)", Timeout: 5 * time.Second})
	defer p.Close()
	if _, err := p.Check(t.Context(), server.URL); err != nil {
		t.Fatal(err)
	}
	if got.Get("User-Agent") != "seika/1 (+https://example.org/)" || got.Get("Referer") != "" || got.Get("Cookie") != "" {
		t.Errorf("%v", got)
	}
}

func TestCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	w := newWorld(t, Options{})
	time.AfterFunc(20*time.Millisecond, cancel)
	if _, err := w.Check(ctx, w.url+"/hang"); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}
