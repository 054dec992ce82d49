package hugosite

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"testing"
	"testing/fstest"

	"github.com/spf13/afero"
)

func TestMemFSIsAFileSystem(t *testing.T) {
	m := newMemFS()
	for _, name := range []string{"/p/a.txt", "/p/b/c.txt", "/p/b/d.txt", "/p/b/e/f.txt"} {
		m.add(name, []byte("content of "+name))
	}
	m.MkdirAll("/p/empty", 0o777)
	fsys := afero.NewIOFS(afero.NewBasePathFs(m, "/p"))
	if err := fstest.TestFS(fsys, "a.txt", "b/c.txt", "b/d.txt", "b/e/f.txt", "empty"); err != nil {
		t.Error(err)
	}
}

func TestMemFSWrites(t *testing.T) {
	m := newMemFS()
	stage := []byte("from the stage")
	m.add("/p/a.txt", stage)
	reader, err := m.Open("/p/a.txt")
	if err != nil {
		t.Fatal(err)
	}
	if err := afero.WriteFile(m, "/p/a.txt", []byte("changed by Hugo"), 0o666); err != nil {
		t.Fatal(err)
	}
	if got, _ := io.ReadAll(reader); string(got) != "from the stage" || string(stage) != "from the stage" {
		t.Errorf("a write reached an open file or the stage: %q %q", got, stage)
	}
	if got, _ := afero.ReadFile(m, "/p/a.txt"); string(got) != "changed by Hugo" {
		t.Errorf("got %q", got)
	}

	f, err := m.OpenFile("/p/a.txt", os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	f.WriteAt([]byte("CHANGED"), 0)
	f.Truncate(7)
	f.Close()
	if got, _ := afero.ReadFile(m, "/p/a.txt"); string(got) != "CHANGED" {
		t.Errorf("got %q", got)
	}

	if err := m.Rename("/p/a.txt", "/q/z.txt"); err != nil {
		t.Fatal(err)
	}
	if _, err := m.Stat("/p/a.txt"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v", err)
	}
	if err := m.RemoveAll("/q"); err != nil {
		t.Fatal(err)
	}
	if _, err := m.Open("/q/z.txt"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v", err)
	}
	if err := m.Mkdir("/p", 0o777); !errors.Is(err, fs.ErrExist) {
		t.Errorf("got %v", err)
	}
	if _, err := m.OpenFile("/new", os.O_WRONLY, 0); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v", err)
	}
	if err := m.Remove("/new"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v", err)
	}
}
