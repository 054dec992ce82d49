//go:build unix

package hugosite

import (
	"errors"
	"os"
	"syscall"
)

// tryLock returns nil if another build holds the lock.
func tryLock(path string) (*dirLock, error) {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o666)
	if err != nil {
		return nil, err
	}
	err = syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return nil, file.Close()
	}
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	// The holder before us may have removed the file between our two calls;
	// then a third build would lock another one.
	ours, err1 := file.Stat()
	there, err2 := os.Stat(path)
	if err1 != nil || err2 != nil || !os.SameFile(ours, there) {
		return nil, file.Close()
	}
	return &dirLock{file}, nil
}

func (l *dirLock) release() error {
	return errors.Join(os.Remove(l.file.Name()), l.file.Close())
}
