package gitrepo

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestServerProgress(t *testing.T) {
	for _, c := range []struct {
		messages []string
		want     []string
	}{
		{[]string{"Enumerating objects: 20, done.\nCounting objects:   5% (1/20)\rCounting objects: 100% (20/20)\rCounting objects: 100% (20/20), done.\n"}, []string{"1/20", "20/20", "20/20"}},
		{[]string{"Counting obj", "ects:  45% (9", "/20)", "\r", "\n"}, []string{"9/20"}},
		{[]string{"(3/2)\n(0/0)\n(99999999999999999999/2)\n(1/x)\n", strings.Repeat("x", 5000), "\n(1/2)\n"}, []string{"1/2"}},
	} {
		var got []string
		p := &serverProgress{tell: func(done, total int) { got = append(got, fmt.Sprintf("%d/%d", done, total)) }}
		for _, m := range c.messages {
			if n, err := p.Write([]byte(m)); n != len(m) || err != nil {
				t.Errorf("%d, %v", n, err)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q: %v", c.messages, got)
		}
	}
}

func TestMirrorTellsItsProgress(t *testing.T) {
	dir := t.TempDir()
	run(t, "", "init", "-q", "-b", "main", dir)
	for n := range 5 {
		if err := os.WriteFile(filepath.Join(dir, "file"), fmt.Append(nil, n), 0o644); err != nil {
			t.Fatal(err)
		}
		run(t, dir, "add", "-A")
		run(t, dir, "commit", "-q", "-m", fmt.Sprint(n))
	}
	var told [][2]int
	r, err := Mirror(context.Background(), "file://"+dir, t.TempDir(), Options{Progress: func(done, total int) { told = append(told, [2]int{done, total}) }})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if len(told) == 0 || told[len(told)-1][0] != told[len(told)-1][1] {
		t.Errorf("the server told %v", told)
	}
}
