package hugosite

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
)

// A workspace is the folder that Hugo takes for the project. It need not
// exist, with one exception: esbuild reads imported scripts and style sheets
// from the real disk, so assets are written to a temporary folder.
type workspace struct {
	root   string // absolute; paths that Hugo sees start with it
	onDisk bool
	stage  *Stage
	log    hugoLog
}

// newWorkspace checks the files of the stage and writes the assets.
func newWorkspace(stage *Stage) (*workspace, error) {
	if err := errors.Join(checkFiles(stage), checkImports(stage)); err != nil {
		return nil, err
	}
	tmp, err := filepath.Abs(os.TempDir())
	if err != nil {
		return nil, err
	}
	w := &workspace{root: filepath.Join(tmp, "seika-stage"), stage: stage}
	for name, f := range stage.files {
		if !strings.HasPrefix(name, assetsPrefix) {
			continue
		}
		if err := w.writeAsset(name, f.content); err != nil {
			w.remove()
			return nil, err
		}
	}
	return w, nil
}

// writeAsset writes a file below assets/ to the real disk.
func (w *workspace) writeAsset(name string, content []byte) error {
	if !w.onDisk {
		dir, err := os.MkdirTemp(filepath.Dir(w.root), "seika-stage-")
		if err != nil {
			return err
		}
		// esbuild compares real paths.
		if real, err := filepath.EvalSymlinks(dir); err == nil {
			dir = real
		}
		w.root, w.onDisk = dir, true
	}
	file := w.abs(name)
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		return err
	}
	return os.WriteFile(file, content, 0o666)
}

func (w *workspace) remove() {
	if w.onDisk {
		os.RemoveAll(w.root)
	}
}

// marker is what must not appear in a script or style sheet, because it
// changes from build to build.
func (w *workspace) marker() []byte {
	if !w.onDisk {
		return nil
	}
	return []byte(filepath.Base(w.root))
}

// abs returns the path under which Hugo knows a file of the stage.
func (w *workspace) abs(name string) string { return filepath.Join(w.root, filepath.FromSlash(name)) }

// stagePath is the reverse of abs, for the paths in Hugo's errors.
func (w *workspace) stagePath(file string) (string, bool) {
	rel, err := filepath.Rel(w.root, filepath.Clean(file))
	if err != nil || !filepath.IsLocal(rel) {
		return "", false
	}
	return filepath.ToSlash(rel), true
}

func (w *workspace) withoutRoot(text string) string {
	text = strings.ReplaceAll(text, w.root+string(filepath.Separator), "")
	return strings.ReplaceAll(text, w.root, "")
}
