//go:build unix

package history_test

import (
	"os"
	"runtime"
	"syscall"
)

// peakMemory returns the largest resident size of a process, and of those it waited for, in bytes.
func peakMemory(s *os.ProcessState) int64 {
	usage, ok := s.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	if runtime.GOOS == "darwin" {
		return int64(usage.Maxrss)
	}
	return int64(usage.Maxrss) << 10
}
