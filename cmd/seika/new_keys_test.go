package main

import (
	"errors"
	"io"
	"testing"
)

// TestKeyboard: a form that has ended and still waits for a key takes none from the next one.
func TestKeyboard(t *testing.T) {
	in, typed := io.Pipe()
	k := newKeyboard(in)
	first, second := &keys{keyboard: k}, &keys{keyboard: k}
	ended := make(chan error)
	go func() {
		_, err := first.Read(make([]byte, 8))
		ended <- err
	}()
	first.Close()
	if err := <-ended; !errors.Is(err, io.EOF) {
		t.Errorf("a closed form reads on: %v", err)
	}
	go func() {
		typed.Write([]byte("くれ"))
		typed.Close()
	}()
	text, err := io.ReadAll(second)
	if err != nil || string(text) != "くれ" {
		t.Errorf("%q %v", text, err)
	}
}
