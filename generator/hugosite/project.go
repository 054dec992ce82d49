package hugosite

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"sync"

	"github.com/gohugoio/hugo/common/htime"
	"github.com/gohugoio/hugo/config/allconfig"
	"github.com/gohugoio/hugo/deps"
	"github.com/gohugoio/hugo/hugofs"
	"github.com/gohugoio/hugo/hugolib"

	"github.com/fsnotify/fsnotify"
)

// hugoMu lets one build run at a time: Hugo keeps its clock, its logger and
// its count of errors in variables of the process.
var hugoMu sync.Mutex

// A project is a stage prepared for Hugo.
type project struct {
	root        string // absolute; paths that Hugo sees start with it
	onDisk      bool   // root is a temporary folder with the assets
	environment string
	baseURL     string
	watching    bool // keep what is needed to rebuild in part

	fs      *memFS
	log     hugoLog
	out     *publishFS
	configs *allconfig.Configs
	hugo    *hugolib.HugoSites
}

// openProject prepares the stage. Files for which skip is true are left out.
// The caller must close the project.
func openProject(stage *Stage, o Options, out *publishFS, watching bool, skip func(string) bool) (*project, error) {
	p := &project{
		environment: o.environment(),
		baseURL:     o.BaseURL,
		watching:    watching,
		fs:          newMemFS(),
		out:         out,
	}
	if err := p.checkFiles(stage); err != nil {
		return nil, err
	}
	if err := p.makeRoot(stage); err != nil {
		return nil, err
	}
	for name, f := range stage.files {
		if skip != nil && skip(name) {
			continue
		}
		p.fs.add(p.abs(name), f.content)
	}
	p.fs.MkdirAll(p.root, 0o777)
	if p.onDisk {
		out.marker = []byte(filepath.Base(p.root))
	}
	if err := p.loadConfig(); err != nil {
		p.close()
		return nil, err
	}
	if err := p.checkPages(stage); err != nil {
		p.close()
		return nil, err
	}
	return p, nil
}

// makeRoot chooses the folder that Hugo takes for the project. It does not
// have to exist, with one exception: esbuild reads imported scripts and style
// sheets from the real disk, so assets are written to a temporary folder.
func (p *project) makeRoot(stage *Stage) error {
	tmp, err := filepath.Abs(os.TempDir())
	if err != nil {
		return err
	}
	p.root = filepath.Join(tmp, "seika-stage")
	for name, f := range stage.files {
		if !strings.HasPrefix(name, assetsPrefix) {
			continue
		}
		if !p.onDisk {
			dir, err := os.MkdirTemp(tmp, "seika-stage-")
			if err != nil {
				return err
			}
			// esbuild compares real paths.
			if real, err := filepath.EvalSymlinks(dir); err == nil {
				dir = real
			}
			p.root, p.onDisk = dir, true
		}
		if err := p.writeAsset(name, f.content); err != nil {
			p.close()
			return err
		}
	}
	return nil
}

func (p *project) writeAsset(name string, content []byte) error {
	file := p.abs(name)
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		return err
	}
	return os.WriteFile(file, content, 0o666)
}

func (p *project) close() {
	if p.hugo != nil {
		p.hugo.Close()
		p.hugo = nil
	}
	if p.onDisk {
		os.RemoveAll(p.root)
	}
}

// abs returns the path under which Hugo knows a file of the stage.
func (p *project) abs(name string) string { return filepath.Join(p.root, filepath.FromSlash(name)) }

func (p *project) cacheDir() string { return p.abs(".cache") }

// stagePath is the reverse of abs, for the paths in Hugo's errors.
func (p *project) stagePath(file string) (string, bool) {
	rel, err := filepath.Rel(p.root, filepath.Clean(file))
	if err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
		return "", false
	}
	return filepath.ToSlash(rel), true
}

func (p *project) withoutRoot(text string) string {
	text = strings.ReplaceAll(text, p.root+string(filepath.Separator), "")
	return strings.ReplaceAll(text, p.root, "")
}

func (p *project) stageHas(dir string) bool {
	info, err := p.fs.Stat(p.abs(dir))
	return err == nil && info.IsDir()
}

// build renders the project, or what the events say has changed, and returns
// the warnings. The caller holds hugoMu.
func (p *project) build(ctx context.Context, o Options, events ...fsnotify.Event) (warnings []string, err error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if !o.AsOf.IsZero() {
		old := htime.Clock
		htime.Clock = fixedClock{o.AsOf}
		defer func() { htime.Clock = old }()
	}
	defer func() {
		if r := recover(); r != nil {
			err = &Error{Message: fmt.Sprintf("Hugo panicked: %v\n%s", r, debug.Stack())}
		}
	}()
	if p.hugo == nil {
		if p.hugo, err = p.newHugo(); err != nil {
			_, logged := p.log.take()
			return nil, p.hugoError(err, logged)
		}
	}
	hugo := p.hugo
	stop := context.AfterFunc(ctx, func() { hugo.FatalError(context.Cause(ctx)) })
	defer stop()
	p.out.begin()
	err = hugo.Build(hugolib.BuildCfg{NoBuildLock: true}, events...)
	warnings, logged := p.log.take()
	for i, w := range warnings {
		warnings[i] = p.withoutRoot(w)
	}
	if ctx.Err() != nil {
		return warnings, ctx.Err()
	}
	if err != nil {
		return warnings, p.hugoError(err, logged)
	}
	return warnings, p.out.finish()
}

func (p *project) newHugo() (*hugolib.HugoSites, error) {
	base := p.configs.LoadingInfo.BaseConfig
	base.PublishDir = string(filepath.Separator)
	fs := hugofs.NewFrom(p.fs, base)
	fs.PublishDir = p.out
	fs.PublishDirStatic = p.out
	fs.PublishDirServer = p.out
	return hugolib.NewHugoSites(deps.DepsCfg{
		Configs: p.configs,
		Fs:      fs,
		StdOut:  io.Discard,
		StdErr:  &p.log,
	})
}
