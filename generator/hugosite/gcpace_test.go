package hugosite

import (
	"runtime/debug"
	"testing"
	"time"
)

func TestPace(t *testing.T) {
	const mb = 1 << 20
	for _, test := range []struct {
		live        uint64
		usual, want int
	}{
		{0, 100, 400}, {50 * mb, 100, 400}, {192 * mb, 100, 200}, {1000 * mb, 100, 100}, {1000 * mb, 50, 50},
	} {
		if got := pace(test.live, test.usual); got != test.want {
			t.Errorf("pace(%d, %d) = %d, want %d", test.live, test.usual, got, test.want)
		}
	}
}

func TestGCPercentIsPutBack(t *testing.T) {
	before := debug.SetGCPercent(100)
	debug.SetGCPercent(before)
	restore := paceGC()
	garbage := make([][]byte, 0)
	for range 200 {
		garbage = append(garbage[:0], make([]byte, 1<<20))
	}
	restore()
	time.Sleep(10 * time.Millisecond)
	got := debug.SetGCPercent(100)
	if debug.SetGCPercent(got); got != before {
		t.Errorf("GC percent is %d after the build, %d before", got, before)
	}
}
