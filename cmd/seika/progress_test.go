package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestProgress(t *testing.T) {
	var out bytes.Buffer
	update, finish := newProgress(&out, "reading the history")
	finish()
	if out.Len() != 0 {
		t.Errorf("a step without progress wrote %q", &out)
	}
	for _, total := range []int{40, 90} { // a second part has another number of things
		for done := range total {
			if done%10 == 9 {
				time.Sleep(110 * time.Millisecond) // a bar is drawn ten times a second at most
			}
			update(done, total)
		}
	}
	finish()
	for _, part := range []string{"reading the history", "29/40", "79/90"} {
		if !strings.Contains(out.String(), part) {
			t.Errorf("%q does not show %q", &out, part)
		}
	}
	if strings.Contains(out.String(), "\n") {
		t.Errorf("%q goes over one line", &out)
	}
	if !strings.HasSuffix(out.String(), "\r") {
		t.Errorf("%q leaves the bar on the terminal", out.String()[max(0, out.Len()-60):])
	}
}

// TestProgressIsForTerminals: what is no terminal gets no bar.
func TestProgressIsForTerminals(t *testing.T) {
	file, err := os.Create(filepath.Join(t.TempDir(), "stderr"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for _, env := range []*environment{{stderr: file}, {stderr: &bytes.Buffer{}}} {
		update, finish := env.progress("読込中", "reading")
		if update != nil {
			t.Error("there is a bar")
		}
		finish()
	}
}
