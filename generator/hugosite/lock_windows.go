package hugosite

import (
	"errors"
	"os"
	"syscall"
)

const errSharingViolation = syscall.Errno(32)

// tryLock returns nil if another build holds the lock: a file opened without
// sharing cannot be opened twice.
func tryLock(path string) (*dirLock, error) {
	name, err := syscall.UTF16PtrFromString(path)
	if err != nil {
		return nil, err
	}
	h, err := syscall.CreateFile(name, syscall.GENERIC_READ|syscall.GENERIC_WRITE, 0, nil, syscall.OPEN_ALWAYS, syscall.FILE_ATTRIBUTE_NORMAL, 0)
	if errors.Is(err, errSharingViolation) || errors.Is(err, syscall.ERROR_ACCESS_DENIED) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return &dirLock{os.NewFile(uintptr(h), path)}, nil
}

func (l *dirLock) release() error {
	err := l.file.Close()
	// Another build may have opened it since; then the file is theirs.
	os.Remove(l.file.Name())
	return err
}
