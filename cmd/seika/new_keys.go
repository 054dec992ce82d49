package main

import (
	"io"
	"sync"
)

// keyboard is the input of a terminal for several forms, one after the other. A form that has ended may still wait for a key; it must not
// take the first one of the next form.
type keyboard struct {
	mu    sync.Mutex
	more  *sync.Cond
	typed []byte
	ended bool
}

func newKeyboard(in io.Reader) *keyboard {
	k := &keyboard{}
	k.more = sync.NewCond(&k.mu)
	go func() { // until the input or the process ends
		buffer := make([]byte, 256)
		for {
			n, err := in.Read(buffer)
			k.mu.Lock()
			k.typed = append(k.typed, buffer[:n]...)
			k.ended = err != nil
			k.more.Broadcast()
			k.mu.Unlock()
			if err != nil {
				return
			}
		}
	}()
	return k
}

// keys is the keyboard for one form, until it is closed.
type keys struct {
	*keyboard
	closed bool
}

func (k *keys) Read(p []byte) (int, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	for len(k.typed) == 0 && !k.ended && !k.closed {
		k.more.Wait()
	}
	if k.closed || len(k.typed) == 0 {
		return 0, io.EOF
	}
	n := copy(p, k.typed)
	k.typed = k.typed[n:]
	return n, nil
}

func (k *keys) Close() error {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.closed = true
	k.more.Broadcast()
	return nil
}
