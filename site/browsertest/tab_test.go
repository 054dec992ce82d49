package browsertest

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// screen is a way to look at a page.
type screen struct {
	name          string
	width, height int64
	scheme        string // prefers-color-scheme
	mobile        bool
}

var (
	wide  = screen{"wide and light", 1280, 900, "light", false}
	phone = screen{"phone and dark", 360, 740, "dark", true}
)

// A tab is one page of the browser and what it complained about.
type tab struct {
	t   *testing.T
	ctx context.Context

	mu         sync.Mutex
	complaints []string
}

// newTab starts a browser of its own, which ends with the test.
func newTab(t *testing.T) *tab {
	t.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(chromium(t)), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true), chromedp.Flag("lang", "ja"))
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	tb := &tab{t: t}
	ctx, closeTab := chromedp.NewContext(allocator, chromedp.WithListener(tb.listen))
	t.Cleanup(closeTab)
	tb.ctx = ctx
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("Chromium does not start: %v", err)
	}
	return tb
}

// listen collects what the browser reports: uncaught errors, console messages, violations of the policy, failed requests.
func (tb *tab) listen(event any) {
	tb.mu.Lock()
	defer tb.mu.Unlock()
	switch e := event.(type) {
	case *log.EventEntryAdded:
		tb.complaints = append(tb.complaints, strings.TrimSpace(e.Entry.Text+" "+e.Entry.URL))
	case *runtime.EventExceptionThrown:
		tb.complaints = append(tb.complaints, "exception: "+e.ExceptionDetails.Text)
	case *runtime.EventConsoleAPICalled:
		tb.complaints = append(tb.complaints, fmt.Sprintf("console.%s", e.Type))
	}
}

// taken returns the complaints since the last call.
func (tb *tab) taken() []string {
	tb.mu.Lock()
	defer tb.mu.Unlock()
	c := tb.complaints
	tb.complaints = nil
	return c
}

func (tb *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	tb.t.Helper()
	ctx, cancel := context.WithTimeout(tb.ctx, 30*time.Second)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		tb.t.Fatal(err)
	}
}

// show sets the screen and opens the address.
func (tb *tab) show(s screen, address string) {
	tb.t.Helper()
	var options []chromedp.EmulateViewportOption
	if s.mobile {
		options = append(options, chromedp.EmulateMobile, chromedp.EmulateTouch)
	}
	tb.do(chromedp.EmulateViewport(s.width, s.height, options...))
	_, err := chromedp.Call(tb.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: s.scheme}, {Name: "prefers-reduced-motion", Value: "reduce"}},
	})
	if err != nil {
		tb.t.Fatal(err)
	}
	tb.do(chromedp.Navigate(address))
}

// eval runs a script, waiting for its promise, and returns its value.
func eval[T any](tb *tab, script string) T {
	tb.t.Helper()
	ctx, cancel := context.WithTimeout(tb.ctx, 60*time.Second)
	defer cancel()
	value, err := chromedp.Run(ctx, chromedp.Evaluate[T](script, chromedp.EvalAwaitPromise))
	if err != nil {
		tb.t.Fatalf("%v\nin %.200s", err, script)
	}
	return value
}

// until waits for a condition in the page.
func (tb *tab) until(condition string) {
	tb.t.Helper()
	for deadline := time.Now().Add(10 * time.Second); !eval[bool](tb, "!!("+condition+")"); {
		if time.Now().After(deadline) {
			tb.t.Fatalf("this never became true: %s", condition)
		}
		time.Sleep(20 * time.Millisecond)
	}
}
