package hugosite

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"runtime/debug"
	"sync"

	"github.com/gohugoio/hugo/common/htime"
	"github.com/gohugoio/hugo/config/allconfig"
	"github.com/gohugoio/hugo/deps"
	"github.com/gohugoio/hugo/hugofs"
	"github.com/gohugoio/hugo/hugolib"
)

// hugoMu lets one site be built at a time: Hugo keeps its clock, its logger
// and its count of errors in variables of the process.
var hugoMu sync.Mutex

// holdHugo takes hugoMu and sets Hugo's clock and the pace of the garbage
// collector for a build; the function it returns puts all back.
func holdHugo(o Options) (release func()) {
	hugoMu.Lock()
	restoreGC := paceGC()
	clock := htime.Clock
	if !o.AsOf.IsZero() {
		htime.Clock = fixedClock{o.AsOf}
	}
	return func() {
		htime.Clock = clock
		restoreGC()
		hugoMu.Unlock()
	}
}

// A project is a stage, or a part of one, opened by Hugo.
type project struct {
	*workspace
	environment string
	baseURL     string

	fs      *memFS
	out     *publishFS
	configs *allconfig.Configs
	hugo    *hugolib.HugoSites
}

// openProject prepares the stage without the files for which skip is true.
// The caller holds Hugo, and closes the project.
func (w *workspace) openProject(stage *Stage, o Options, out *publishFS, skip func(string) bool) (*project, error) {
	p := &project{
		workspace:   w,
		environment: o.environment(),
		baseURL:     o.BaseURL,
		fs:          newMemFS(),
		out:         out,
	}
	for name, f := range stage.files {
		if skip == nil || !skip(name) {
			p.fs.add(p.abs(name), f.content)
		}
	}
	p.fs.MkdirAll(p.root, 0o777)
	if err := p.loadConfig(); err != nil {
		return nil, err
	}
	base := p.configs.LoadingInfo.BaseConfig
	base.PublishDir = string(filepath.Separator)
	fs := hugofs.NewFrom(p.fs, base)
	fs.PublishDir = p.out
	fs.PublishDirStatic = p.out
	fs.PublishDirServer = p.out
	var err error
	p.hugo, err = hugolib.NewHugoSites(deps.DepsCfg{
		Configs: p.configs,
		Fs:      fs,
		StdOut:  io.Discard,
		StdErr:  &p.log,
	})
	if err != nil {
		return nil, p.hugoError(err)
	}
	return p, nil
}

func (p *project) close() { p.hugo.Close() }

func (p *project) cacheDir() string { return p.abs(".cache") }

func (p *project) stageHas(dir string) bool {
	info, err := p.fs.Stat(p.abs(dir))
	return err == nil && info.IsDir()
}

// build renders the project.
func (p *project) build(ctx context.Context) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = &Error{Message: fmt.Sprintf("Hugo panicked: %v\n%s", r, debug.Stack())}
		}
	}()
	if err := ctx.Err(); err != nil {
		return err
	}
	stop := context.AfterFunc(ctx, func() { p.hugo.FatalError(context.Cause(ctx)) })
	defer stop()
	err = p.hugo.Build(hugolib.BuildCfg{NoBuildLock: true})
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return p.hugoError(err)
}
