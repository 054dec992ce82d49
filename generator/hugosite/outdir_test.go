package hugosite

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestBuildWritesTheRenderedSite(t *testing.T) {
	out := filepath.Join(t.TempDir(), "deep", "public")
	report := mustBuild(t, plain(t, ""), out)
	want := mustRender(t, plain(t, ""))
	if diff := cmp.Diff(want, readSite(t, out)); diff != "" {
		t.Error(diff)
	}
	if report.Files != len(want) || report.Written != len(want) || report.Unchanged != 0 || report.Removed != 0 || report.Pages != 6 || report.Bytes == 0 {
		t.Errorf("report: %+v", report)
	}
	noLeftovers(t, out)
}

func TestOnlyChangedFilesAreWritten(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	mustBuild(t, plain(t, ""), out)
	before := stat(t, out)

	// Nothing changed: not even the folder is exchanged.
	report := mustBuild(t, plain(t, ""), out)
	if report.Written != 0 || report.Removed != 0 || report.Unchanged != report.Files {
		t.Errorf("report: %+v", report)
	}
	if !os.SameFile(before["."], stat(t, out)["."]) {
		t.Error("the folder was exchanged for nothing")
	}

	changed := plain(t, "-- content/agreements/x.ja.html --\n{\"title\": \"new\"}\n-- static/b.css --\nb\n")
	changed.Remove("static/a.css")
	report = mustBuild(t, changed, out)
	if report.Written != 2 || report.Removed != 1 {
		t.Errorf("report: %+v", report)
	}
	after := stat(t, out)
	for name, info := range before {
		switch name {
		case ".", "ja", "ja/agreements", "en", "en/agreements": // folders
		case "ja/agreements/x.html", ManifestName:
			if after[name] == nil || os.SameFile(info, after[name]) {
				t.Errorf("%s was not written anew", name)
			}
		case "a.css":
			if after[name] != nil {
				t.Errorf("%s is still there", name)
			}
		default:
			if !os.SameFile(info, after[name]) || info.ModTime() != after[name].ModTime() {
				t.Errorf("%s did not change but was written", name)
			}
		}
	}
	if diff := cmp.Diff(mustRender(t, changed), readSite(t, out)); diff != "" {
		t.Error(diff)
	}
	noLeftovers(t, out)
}

func stat(t *testing.T, dir string) map[string]os.FileInfo {
	t.Helper()
	infos := make(map[string]os.FileInfo)
	err := filepath.Walk(dir, func(name string, info os.FileInfo, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, name)
		infos[filepath.ToSlash(rel)] = info
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return infos
}

func TestFilesTouchedByOthersAreMended(t *testing.T) {
	for name, touch := range map[string]func(string) error{
		"edited":             func(f string) error { return os.WriteFile(f, []byte("edited, same size?"), 0o666) },
		"edited, same size":  func(f string) error { return os.WriteFile(f, []byte("body { color: blue? }\n"), 0o666) },
		"removed":            os.Remove,
		"became a folder":    func(f string) error { return errors.Join(os.Remove(f), os.Mkdir(f, 0o777)) },
		"touched, same text": func(f string) error { return os.Chtimes(f, time.Time{}, time.Now().Add(time.Hour)) },
	} {
		t.Run(name, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "public")
			mustBuild(t, plain(t, ""), out)
			if err := touch(filepath.Join(out, "a.css")); err != nil {
				t.Fatal(err)
			}
			mustBuild(t, plain(t, ""), out)
			if diff := cmp.Diff(mustRender(t, plain(t, "")), readSite(t, out)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestFailedBuildLeavesTheSite(t *testing.T) {
	for name, changes := range map[string]string{
		"template":   "-- layouts/page.html --\n{{ .NoSuchField }}\n",
		"page":       "-- content/agreements/x.ja.html --\n{\"title\": }\n",
		"conflict":   "-- static/ja/agreements/x.html --\nx\n",
		"config":     "-- hugo.toml --\n=\n",
		"late error": "-- layouts/404.html --\n{{ errorf \"late\" }}\n",
	} {
		t.Run(name, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "public")
			mustBuild(t, plain(t, ""), out)
			before := readSite(t, out)
			if _, err := Build(t.Context(), plain(t, changes), Options{Out: out}); err == nil {
				t.Fatal("the build did not fail")
			}
			if diff := cmp.Diff(before, readSite(t, out)); diff != "" {
				t.Error(diff)
			}
			noLeftovers(t, out)
		})
	}
}

func TestFailedFirstBuildLeavesNothing(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	if _, err := Build(t.Context(), plain(t, "-- layouts/page.html --\n{{ .No }}\n"), Options{Out: out}); err == nil {
		t.Fatal("the build did not fail")
	}
	if _, err := os.Stat(out); !os.IsNotExist(err) {
		t.Errorf("got %v", err)
	}
	noLeftovers(t, out)
}

func TestForeignFolders(t *testing.T) {
	write := func(name string) func(string) error {
		return func(dir string) error {
			file := filepath.Join(dir, name)
			return errors.Join(os.MkdirAll(filepath.Dir(file), 0o777), os.WriteFile(file, []byte("mine"), 0o666))
		}
	}
	tests := map[string]struct {
		built   bool // a site is there before
		prepare func(dir string) error
		refused string // part of the message; empty: accepted
	}{
		"empty":                     {false, func(dir string) error { return os.MkdirAll(dir, 0o777) }, ""},
		"other files":               {false, write("thesis.doc"), "thesis.doc"},
		"hidden file":               {false, write(".git/config"), ".git/config"},
		"file below":                {false, write("a/b/c.txt"), "a/b/c.txt"},
		"left by a file manager":    {false, write(".DS_Store"), ""},
		"file added to a site":      {true, write("CNAME"), "static/"},
		"below a folder of a site":  {true, write("ja/notes.txt"), "ja/notes.txt"},
		"file manager saw the site": {true, write("ja/.DS_Store"), ""},
		"broken manifest":           {true, write(ManifestName), ManifestName},
		"a file, no folder": {false, func(dir string) error {
			return errors.Join(os.MkdirAll(filepath.Dir(dir), 0o777), os.WriteFile(dir, nil, 0o666))
		}, "not a folder"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "public")
			if test.built {
				mustBuild(t, plain(t, ""), out)
			}
			if err := test.prepare(out); err != nil {
				t.Fatal(err)
			}
			before := readTree(t, out)
			_, err := Build(t.Context(), plain(t, ""), Options{Out: out, AsOf: asOf})
			if test.refused == "" {
				if err != nil {
					t.Fatal(err)
				}
				os.Remove(filepath.Join(out, "ja", ".DS_Store")) // nothing changed, so it is still there
				readSite(t, out)
				return
			}
			t.Log(err)
			if !errors.Is(err, ErrForeign) || !strings.Contains(err.Error(), test.refused) {
				t.Errorf("got %v, want ErrForeign with %q", err, test.refused)
			}
			if diff := cmp.Diff(before, readTree(t, out)); diff != "" {
				t.Error(diff)
			}
			noLeftovers(t, out)
		})
	}
}

// readTree is readDir for what may also be a single file.
func readTree(t *testing.T, path string) map[string]string {
	t.Helper()
	if info, err := os.Stat(path); err == nil && !info.IsDir() {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return map[string]string{"": string(content)}
	}
	return readDir(t, path)
}

func TestOutputThroughSymbolicLink(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "real"), 0o777); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(dir, "public")
	if err := os.Symlink("real", link); err != nil {
		t.Skip(err)
	}
	mustBuild(t, plain(t, ""), link)
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link is gone: %v", err)
	}
	readSite(t, filepath.Join(dir, "real"))
}

func TestConcurrentBuilds(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	stages := []*Stage{plain(t, ""), plain(t, "-- content/agreements/x.ja.html --\n{\"title\": \"other\"}\n-- static/other.txt --\nother\n")}
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			if _, err := Build(context.Background(), stages[i%2], Options{Out: out, AsOf: asOf}); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	got := readSite(t, out)
	if cmp.Diff(mustRender(t, stages[0]), got) != "" && cmp.Diff(mustRender(t, stages[1]), got) != "" {
		t.Error("the site is neither of the two")
	}
	noLeftovers(t, out)
}

func TestLockIsHeldAcrossProcesses(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	dir, err := openOutDir(t.Context(), out)
	if err != nil {
		t.Fatal(err)
	}
	source := filepath.Join(t.TempDir(), "stage")
	if err := plain(t, "").WriteDir(source); err != nil {
		t.Fatal(err)
	}
	child := buildCommand(source, out)
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- child.Wait() }()
	select {
	case err := <-done:
		t.Errorf("the other process did not wait: %v", err)
	case <-time.After(300 * time.Millisecond):
	}
	if err := dir.abort(); err != nil {
		t.Fatal(err)
	}
	if err := <-done; err != nil {
		t.Error(err)
	}
	readSite(t, out)
	noLeftovers(t, out)
}

func TestWaitingForTheLockEndsWithTheContext(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	dir, err := openOutDir(t.Context(), out)
	if err != nil {
		t.Fatal(err)
	}
	defer dir.abort()
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if _, err := Build(ctx, plain(t, ""), Options{Out: out}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
}

// A build is killed again and again, at another moment each time; the folder
// always holds one of the two sites, and a later build clears up.
func TestKilledBuild(t *testing.T) {
	dir := t.TempDir()
	out := filepath.Join(dir, "out", "public")
	var sources [2]string
	var sites [2]map[string]string
	for i := range sources {
		stage := selfContained(t, largeStage(t, 200))
		mustPut(t, stage, "layouts/_partials/footer.html", fmt.Sprintf("version %d", i))
		sources[i] = filepath.Join(dir, fmt.Sprintf("stage%d", i))
		if err := stage.WriteDir(sources[i]); err != nil {
			t.Fatal(err)
		}
		sites[i] = mustRender(t, stage)
	}
	started := time.Now()
	if output, err := buildCommand(sources[0], out).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, output)
	}
	whole := time.Since(started)
	const rounds = 10
	killed := 0
	for round := range rounds {
		child := buildCommand(sources[round%2], out)
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(whole * time.Duration(round+1) / rounds)
		child.Process.Kill()
		if child.Wait() != nil {
			killed++
		}
		got := readSite(t, out)
		if got["ja/index.html"] != sites[0]["ja/index.html"] {
			if diff := cmp.Diff(sites[1], got); diff != "" {
				t.Fatalf("round %d: neither site: %s", round, diff)
			}
		} else if diff := cmp.Diff(sites[0], got); diff != "" {
			t.Fatalf("round %d: neither site: %s", round, diff)
		}
	}
	if killed == 0 {
		t.Error("no build was killed in time; the test proves nothing")
	}
	stage, err := readStage(sources[1])
	if err != nil {
		t.Fatal(err)
	}
	mustBuild(t, stage, out)
	if diff := cmp.Diff(sites[1], readSite(t, out)); diff != "" {
		t.Error(diff)
	}
	noLeftovers(t, out)
}

// After the retired site was renamed away and before the new one is there, a
// kill leaves no folder at all. Systems without exchange have that moment.
func TestInterruptedSwapIsUndone(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	mustBuild(t, plain(t, ""), out)
	before := readSite(t, out)
	parent := filepath.Dir(out)
	if err := os.Rename(out, filepath.Join(parent, ".public.seika-old-x")); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(parent, ".public.seika-new-x"), 0o777); err != nil {
		t.Fatal(err)
	}
	if _, err := Build(t.Context(), plain(t, "-- layouts/page.html --\n{{ .No }}\n"), Options{Out: out}); err == nil {
		t.Fatal("the build did not fail")
	}
	if diff := cmp.Diff(before, readSite(t, out)); diff != "" {
		t.Error(diff)
	}
	noLeftovers(t, out)
}
