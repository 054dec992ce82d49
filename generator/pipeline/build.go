package pipeline

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"time"

	"seika/content"
	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/emit"
	"seika/generator/history"
	"seika/generator/hugosite"
	"seika/generator/links"
	"seika/generator/schema"
	"seika/generator/verdict"
	"seika/site"
)

// Options say how a project becomes a site.
type Options struct {
	// AsOf is the day for which the verdicts hold. Today is the day after which no record can speak of anything that happened; it differs
	// from AsOf where a site is made as it would have been.
	AsOf, Today agreement.Date
	// BaseURL is the address of the site; empty for the one in the project's settings.
	BaseURL string
	// Out is the folder of the site, Stage a folder into which the stage is written too; empty for none.
	Out, Stage string
	// Before is the certificate of the last publication; with it, a history that was rewritten since is told.
	Before history.Certificate
	// Full renders every page, also those that the previous build left and that did not change.
	Full bool
	// Strict fails on what Hugo warns about, before anything is replaced.
	Strict bool
	// Progress, if set, is called while the history is read, with the number of versions.
	Progress func(done, total int)
}

func (o Options) baseURL(p *Project) string {
	if o.BaseURL != "" {
		return o.BaseURL
	}
	return p.Config.BaseURL
}

// A FindingsError says that records have errors, so that no site can be built from them.
type FindingsError struct{ Checked *Checked }

func (e *FindingsError) Error() string {
	return fmt.Sprintf("%d errors in the records", e.Checked.Findings.Count(diag.Error))
}

// Summary is what a build did.
type Summary struct {
	Records  int
	Findings diag.List
	// BrokenLinks says why the site does not tell which sources open, nil where it does or nothing is known.
	BrokenLinks *links.FileError
	Report      hugosite.Report
	// Steps are the parts of the build with the time they took.
	Steps []Timing
}

// Timing is how long one step took.
type Timing struct {
	Step string
	Took time.Duration
}

// build is one run on its way: each step reads what the steps before it made.
type build struct {
	project *Project
	options Options

	checked  *Checked
	history  *history.History
	verdicts []*verdict.Verdict
	stage    *hugosite.Stage
	summary  Summary
}

// steps is the generator from end to end.
var steps = []struct {
	name string
	run  func(*build, context.Context) error
}{
	{"check", (*build).check},     // read the records, report what is wrong with them
	{"history", (*build).witness}, // ask git how the records came to say it
	{"judge", (*build).judge},     // apply the method
	{"stage", (*build).emit},      // write everything the site reads
	{"site", (*build).render},     // let Hugo make the site and swap it in
}

// Build makes the site of a project. When a record has errors it returns a *FindingsError and touches nothing; a failure of any step leaves
// the previous site as it was.
func Build(ctx context.Context, p *Project, o Options) (Summary, error) {
	b := &build{project: p, options: o}
	for _, step := range steps {
		if err := ctx.Err(); err != nil {
			return b.summary, err
		}
		started := time.Now()
		err := step.run(b, ctx)
		b.summary.Steps = append(b.summary.Steps, Timing{step.name, time.Since(started)})
		if err != nil {
			return b.summary, err
		}
	}
	return b.summary, nil
}

// Stage makes the stage of a project without rendering it.
func Stage(ctx context.Context, p *Project, o Options) (*hugosite.Stage, *Checked, error) {
	b := &build{project: p, options: o}
	for _, step := range steps[:len(steps)-1] {
		if err := ctx.Err(); err != nil {
			return nil, b.checked, err
		}
		if err := step.run(b, ctx); err != nil {
			return nil, b.checked, err
		}
	}
	return b.stage, b.checked, nil
}

func (b *build) check(context.Context) (err error) {
	if b.checked, err = Check(b.project, b.options.Today); err != nil {
		return err
	}
	b.summary.Records, b.summary.Findings, b.summary.BrokenLinks = len(b.checked.Set.Records), b.checked.Findings, b.checked.BrokenLinks
	if b.checked.Findings.HasErrors() {
		return &FindingsError{b.checked}
	}
	return nil
}

func (b *build) judge(context.Context) error {
	b.verdicts = Judge(b.checked.Set.Records, b.history, b.options.AsOf)
	return nil
}

func (b *build) witness(ctx context.Context) error {
	repo, err := b.project.Repository()
	if err != nil {
		return err
	}
	if repo != nil {
		defer repo.Close()
	}
	b.history, err = b.project.ReadHistory(ctx, repo, HistoryOptions{Until: b.options.AsOf, Before: b.options.Before, Progress: b.options.Progress})
	return err
}

// emit puts together the stage: the skeleton of the site, the hand-written pages, what the project lays over both, and the pages made from
// the records.
func (b *build) emit(context.Context) error {
	b.stage = &hugosite.Stage{}
	if err := b.stage.PutFS(site.FS()); err != nil {
		return err
	}
	if err := putBelow(b.stage, content.FS(), "content"); err != nil {
		return err
	}
	for _, overlay := range []struct{ from, to string }{{"site", ""}, {"content", "content"}} {
		if err := b.overlay(overlay.from, overlay.to); err != nil {
			return err
		}
	}
	files, err := emit.Files(b.input())
	if err != nil {
		return err
	}
	for _, f := range files {
		put := b.stage.Put
		if f.Page {
			put = b.stage.PutPage
		}
		if err := put(f.Path, f.Content); err != nil {
			return err
		}
	}
	if b.options.Stage != "" {
		return b.stage.WriteDir(b.options.Stage)
	}
	return nil
}

// siteFolders are the parts of a Hugo project that a local site folder may hold. Others (Go files, tests) are not Hugo's.
var siteFolders = []string{"layouts", "assets", "i18n", "static", "data", "config"}

// overlay lays a folder of the project over the stage, where it exists.
func (b *build) overlay(from, to string) error {
	folder, err := fs.Sub(b.project.Overlays, from)
	if err != nil {
		return err
	}
	if to != "" {
		return putBelow(b.stage, folder, to)
	}
	for _, name := range siteFolders {
		part, err := fs.Sub(folder, name)
		if err != nil {
			return err
		}
		if err := putBelow(b.stage, part, name); err != nil {
			return err
		}
	}
	config, err := fs.ReadFile(folder, "hugo.toml")
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	return b.stage.Put("hugo.toml", config)
}

// contentFiles are the endings of hand-written pages.
var contentFiles = map[string]bool{".md": true, ".html": true}

// putBelow puts the files of fsys below folder to of the stage; a folder that does not exist holds none.
func putBelow(stage *hugosite.Stage, fsys fs.FS, to string) error {
	return fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist) && name == ".":
			return fs.SkipAll
		case err != nil:
			return err
		case d.IsDir() || to == "content" && !contentFiles[path.Ext(name)]:
			return nil
		}
		text, err := fs.ReadFile(fsys, name)
		if err != nil {
			return err
		}
		if to == "content" && !strings.HasPrefix(path.Base(name), "_index.") {
			return stage.PutPage(to+"/"+name, text) // a hand-written page shows itself and what all pages share
		}
		return stage.Put(to+"/"+name, text)
	})
}

func (b *build) input() emit.Input {
	config := b.project.Config
	in := emit.Input{
		Themes:  b.checked.Set.Themes.Themes,
		Method:  verdict.Sections(),
		Rules:   Rules(),
		Schemas: schema.Files(),
		History: b.history,
		Links:   b.checked.Links,
		Config: emit.Config{
			Title: config.Title, BaseURL: b.options.baseURL(b.project),
			Repository: config.Repository.URL, Branch: config.Repository.Branch, AsOf: b.options.AsOf, Zone: b.project.Zone, Languages: config.Languages,
		},
	}
	for i, r := range b.checked.Set.Records {
		in.Records = append(in.Records, emit.Record{Agreement: r.Agreement, Verdict: b.verdicts[i], Path: r.File.Path, Source: r.File.Content})
	}
	for _, o := range b.checked.Set.Organisations {
		in.Organisations = append(in.Organisations, o.Organisation)
	}
	return in
}

func (b *build) render(ctx context.Context) (err error) {
	b.summary.Report, err = hugosite.Build(ctx, b.stage, hugosite.Options{
		Out: b.options.Out, BaseURL: b.options.baseURL(b.project), AsOf: b.options.AsOf.Time(), Full: b.options.Full, Strict: b.options.Strict,
	})
	return err
}
