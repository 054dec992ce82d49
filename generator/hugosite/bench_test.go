//go:build unix

package hugosite

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// BenchmarkBuild compares a whole process that builds a stage with this package
// with the stock hugo command on the same stage written to a disk, in turns.
// Both read the stage from and write the site to a RAM disk if there is one.
// The reported metrics are ratios (ours / stock) of time, processor time and peak
// memory; and the time of a second build after one page changed, relative to
// our first. On a machine that does other work, believe the processor time.
//
//	go test -run '^$' -bench Build -benchtime 3x ./generator/hugosite
//
// The stock command is built from the module cache when SEIKA_STOCK_HUGO does
// not name one.
func BenchmarkBuild(b *testing.B) {
	for _, pages := range []int{200, 2_000, 20_000} {
		b.Run(fmt.Sprintf("pages=%d", pages), func(b *testing.B) { benchmarkBuild(b, pages) })
	}
}

func benchmarkBuild(b *testing.B, pages int) {
	hugo := stockHugo(b)
	dir := ramDir(b)
	source := filepath.Join(dir, "stage")
	if err := largeStage(b, pages).WriteDir(source); err != nil {
		b.Fatal(err)
	}
	out, stockOut := filepath.Join(dir, "site"), filepath.Join(dir, "stock")
	var ours, stock, again usage
	for b.Loop() {
		os.RemoveAll(out)
		os.RemoveAll(stockOut)
		stock.run(b, exec.Command(hugo, "--quiet", "--source", source, "--destination", stockOut, "--noBuildLock"))
		ours.run(b, buildCommand(source, out))
		changed := filepath.Join(source, "content/agreements/a0/r0.ja.html")
		content, err := os.ReadFile(changed)
		if err != nil {
			b.Fatal(err)
		}
		edited := strings.Replace(string(content), "協定", "改定", 1)
		if err := os.WriteFile(changed, []byte(edited), 0o666); err != nil {
			b.Fatal(err)
		}
		again.run(b, buildCommand(source, out))
		if err := os.WriteFile(changed, content, 0o666); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(ours.time.Seconds()/float64(ours.n), "s/build")
	b.ReportMetric(stock.time.Seconds()/float64(stock.n), "s/stock")
	b.ReportMetric(float64(ours.peak)/1e3, "MB/build")
	b.ReportMetric(float64(stock.peak)/1e3, "MB/stock")
	b.ReportMetric(ours.time.Seconds()/stock.time.Seconds(), "time-ratio")
	b.ReportMetric(ours.cpu.Seconds()/stock.cpu.Seconds(), "cpu-ratio")
	b.ReportMetric(float64(ours.peak)/float64(stock.peak), "memory-ratio")
	b.ReportMetric(again.time.Seconds()/ours.time.Seconds(), "again-ratio")
}

// usage sums time and keeps the largest resident set, in kilobytes.
type usage struct {
	n         int
	time, cpu time.Duration
	peak      int64
}

func (u *usage) run(b *testing.B, cmd *exec.Cmd) {
	b.Helper()
	started := time.Now()
	if out, err := cmd.CombinedOutput(); err != nil {
		b.Fatalf("%v: %v\n%s", cmd.Args, err, out)
	}
	state := cmd.ProcessState
	u.n++
	u.time += time.Since(started)
	u.cpu += state.UserTime() + state.SystemTime()
	u.peak = max(u.peak, state.SysUsage().(*syscall.Rusage).Maxrss)
}

// ramDir returns a folder on a RAM disk, or the usual temporary one.
func ramDir(b *testing.B) string {
	const shm = "/dev/shm"
	if _, err := os.Stat(shm); err != nil {
		return b.TempDir()
	}
	dir, err := os.MkdirTemp(shm, "seika-bench-")
	if err != nil {
		return b.TempDir()
	}
	b.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

// BenchmarkPreview measures what an update of a session takes after one page of
// 2,000 changed, and reports it relative to the first build.
func BenchmarkPreview(b *testing.B) {
	stage := largeStage(b, 2000)
	s := NewSession(Options{AsOf: asOf})
	started := time.Now()
	if _, err := s.Update(b.Context(), stage); err != nil {
		b.Fatal(err)
	}
	first := time.Since(started)
	for i := 0; b.Loop(); i++ {
		if err := stage.PutPage("content/agreements/a0/r0.ja.html", fmt.Appendf(nil, `{"title": "%d"}`, i)); err != nil {
			b.Fatal(err)
		}
		report, err := s.Update(b.Context(), stage)
		if err != nil || report.Written == 0 {
			b.Fatalf("%+v %v", report, err)
		}
	}
	b.ReportMetric(b.Elapsed().Seconds()/float64(b.N)/first.Seconds(), "ratio-to-first")
}
