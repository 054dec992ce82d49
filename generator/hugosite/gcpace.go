package hugosite

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync"
)

// A build allocates fast and drops little of it before it is over, so Go's
// collector, which lets the heap grow by its own size between two runs, works
// much and finds little while the heap is small. During a build the heap may
// grow by garbageRoom instead, but at most fivefold, and by its own size as
// usual once it is larger than that.
const (
	garbageRoom = 384 << 20 // bytes
	fastest     = 400       // percent, as GOGC
)

// gcPace adapts the collector after each of its runs.
type gcPace struct {
	mu      sync.Mutex
	usual   int
	current int
	over    bool
}

// paceGC changes the pace until the returned function is called. A collector
// that was set to be slower, or off, is left alone.
func paceGC() (restore func()) {
	usual := debug.SetGCPercent(fastest)
	if usual < 0 || usual >= fastest {
		debug.SetGCPercent(usual)
		return func() {}
	}
	p := &gcPace{usual: usual, current: fastest}
	p.afterNextRun()
	return func() {
		p.mu.Lock()
		defer p.mu.Unlock()
		p.over = true
		debug.SetGCPercent(usual)
	}
}

// afterNextRun adapts the pace when the collector has run: it frees an object
// that nobody holds.
func (p *gcPace) afterNextRun() {
	type sentinel struct{ _ [32]byte } // not so small that it shares its memory
	runtime.AddCleanup(new(sentinel), func(p *gcPace) { p.adapt() }, p)
}

func (p *gcPace) adapt() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.over {
		return
	}
	if percent := pace(liveHeap(), p.usual); percent != p.current {
		p.current = percent
		debug.SetGCPercent(percent)
	}
	p.afterNextRun()
}

// pace returns the percentage for a heap of live bytes.
func pace(live uint64, usual int) int {
	percent := int(100 * garbageRoom / max(live, 1<<20))
	percent -= percent % 25 // to change it seldom
	return max(usual, min(percent, fastest))
}

// liveHeap is what the last run of the collector left, in bytes.
func liveHeap() uint64 {
	sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}
