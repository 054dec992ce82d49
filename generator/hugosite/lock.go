package hugosite

import (
	"context"
	"fmt"
	"os"
	"time"
)

// A dirLock keeps other builds, in this process or another, from the same
// output folder. The system frees it when the process ends in any way.
type dirLock struct {
	file *os.File
}

// acquireLock waits until the lock is free or ctx is done. The file at path
// exists only as long as somebody holds or wants the lock.
func acquireLock(ctx context.Context, path string) (*dirLock, error) {
	for {
		l, err := tryLock(path)
		if err != nil {
			return nil, fmt.Errorf("cannot lock the output folder: %w", err)
		}
		if l != nil {
			return l, nil
		}
		select {
		case <-ctx.Done():
			return nil, fmt.Errorf("another build holds %s: %w", path, ctx.Err())
		case <-time.After(20 * time.Millisecond):
		}
	}
}
