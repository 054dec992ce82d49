package probe

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"seika/generator/links"
)

// Hosts are asked side by side, and each with a pause between two requests.
func TestRunIsPolite(t *testing.T) {
	const pause = 20 * time.Millisecond
	hosts := []string{"a.test", "b.test", "c.test", "d.test"}
	var first sync.WaitGroup
	first.Add(len(hosts))
	server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, in *http.Request) {
		if in.URL.Path == "/0" { // ends only when all hosts were asked
			first.Done()
			first.Wait()
		}
	}))
	defer server.Close()
	w := newWorld(t, Options{Pause: pause, AllowPrivate: true})
	port := server.URL[len("http://127.0.0.1"):]
	var addresses, answers []string
	for _, host := range hosts {
		w.at(host, "/")
		for i := range 4 {
			addresses = append(addresses, "http://"+host+port+"/"+strconv.Itoa(i))
		}
	}
	started := time.Now()
	left, err := w.Run(t.Context(), addresses, len(hosts), func(address string, o links.Observation) {
		if o != status(200) {
			t.Errorf("%s: %+v", address, o)
		}
		answers = append(answers, address)
	})
	if err != nil || len(left) > 0 {
		t.Fatalf("%v, left %v", err, left)
	}
	slices.Sort(answers)
	if !slices.Equal(answers, addresses) {
		t.Errorf("answers: %v", answers)
	}
	if took := time.Since(started); took < 3*pause {
		t.Errorf("four requests to a host took %v", took)
	}
}

// One host has never two requests on their way, also when another host redirects to it.
func TestRunOneRequestPerHost(t *testing.T) {
	var at atomic.Int32
	target := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
		if at.Add(1) > 1 {
			t.Error("two requests at once")
		}
		time.Sleep(5 * time.Millisecond)
		at.Add(-1)
	}))
	defer target.Close()
	w := newWorld(t, Options{Timeout: 5 * time.Second, AllowPrivate: true})
	w.at("target.test", "/")
	to := "http://target.test" + target.URL[len("http://127.0.0.1"):]
	var addresses []string
	for _, host := range []string{"a.test", "b.test", "c.test"} {
		addresses = append(addresses, w.at(host, "/away?to="+to+"/1"), w.at(host, "/away?to="+to+"/2"))
	}
	n := 0
	if _, err := w.Run(t.Context(), append(addresses, to+"/3"), 8, func(string, links.Observation) { n++ }); err != nil || n != 7 {
		t.Errorf("%v after %d answers", err, n)
	}
}

// A host that asks to be left alone is left alone for the rest of the run; the others are asked.
func TestRunBusy(t *testing.T) {
	w := newWorld(t, Options{Timeout: 5 * time.Second, Retries: 2, MaxWait: time.Minute})
	busy := []string{w.at("busy.test", "/ok"), w.at("busy.test", "/busy/9/3600"), w.at("busy.test", "/ok/2"), w.at("busy.test", "/ok/3")}
	other := w.at("other.test", "/ok")
	var answers []string
	left, err := w.Run(t.Context(), append(busy, other), 2, func(address string, _ links.Observation) { answers = append(answers, address) })
	if err != nil || !slices.Equal(left, busy[1:]) {
		t.Errorf("%v, left %v", err, left)
	}
	slices.Sort(answers)
	if !slices.Equal(answers, []string{busy[0], other}) {
		t.Errorf("answers: %v", answers)
	}
}

// A host that cannot be reached is not asked three times for each of its pages.
func TestRunDeadHost(t *testing.T) {
	w := newWorld(t, Options{Timeout: 5 * time.Second, Retries: 2})
	addresses := []string{w.url + "/reset", w.url + "/reset/2", w.url + "/reset/3", w.url + "/ok"}
	var answers []links.Observation
	if _, err := w.Run(t.Context(), addresses, 1, func(_ string, o links.Observation) { answers = append(answers, o) }); err != nil {
		t.Fatal(err)
	}
	dead := failing(links.NoConnection)
	if !slices.Equal(answers, []links.Observation{dead, dead, dead, status(200)}) {
		t.Errorf("%+v", answers)
	}
	want := "HEAD/reset GET/reset GET/reset GET/reset/2 GET/reset/3 GET/ok"
	if got := w.requests(); got != want {
		t.Errorf("requests: %s\nwant:     %s", got, want)
	}
}

// What was reported before a run is stopped holds; nothing half done is reported.
func TestRunCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	w := newWorld(t, Options{})
	var answers []string
	_, err := w.Run(ctx, []string{w.url + "/ok", w.url + "/hang", w.url + "/ok/2"}, 2, func(address string, _ links.Observation) {
		answers = append(answers, address)
		time.AfterFunc(10*time.Millisecond, cancel)
	})
	if !errors.Is(err, context.Canceled) || !slices.Equal(answers, []string{w.url + "/ok"}) {
		t.Errorf("%v, %v", err, answers)
	}
}
