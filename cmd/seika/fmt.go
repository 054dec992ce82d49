package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/spf13/cobra"

	"seika/generator/diag"
	"seika/generator/format"
	"seika/generator/load"
	"seika/generator/pipeline"
	"seika/generator/source"
)

type fmtOptions struct {
	check, diff bool
	name, lang  string
}

func newFmt(env *environment) *cobra.Command {
	var o fmtOptions
	cmd := &cobra.Command{
		Use:   "fmt [PATH...]",
		Short: "Write records in their canonical form",
		Long: `fmt rewrites record files in their canonical form: the order of keys, quotes,
indentation, blank lines, and what stands on one line. Values, comments and the order
of list items stay. It rewrites each PATH, a file or all files below a folder, or
without PATH the records of the repository in the current folder, and prints the names
of the files that changed. A file that is canonical already is not touched; nor is one
that is broken, which is reported. PATH - formats standard input to standard output.

Exit status: 0 when all files are canonical now, 1 when a file is broken or, with
--check and --diff, would change, 2 wrong usage, 3 failure.`,
		Example: "  seika fmt\n  seika fmt --check agreements/osaka\n  seika fmt --diff\n  seika fmt - < draft.yaml",
		RunE:    func(cmd *cobra.Command, args []string) error { return o.run(cmd.Context(), env, cmd.InOrStdin(), args) },
	}
	cmd.Flags().BoolVar(&o.check, "check", false, "write nothing; list the files that would change")
	cmd.Flags().BoolVar(&o.diff, "diff", false, "write nothing; print what would change")
	cmd.Flags().StringVar(&o.name, "name", "", "name under which standard input is reported")
	cmd.Flags().StringVar(&o.lang, "lang", "", "language of messages: ja or en (default: the locale's)")
	return cmd
}

// fmtFile is a file to be formatted and what became of it.
type fmtFile struct {
	name string                   // as people see it
	path string                   // on disk, "" for standard input
	kind func([]byte) format.Kind // what it holds

	info          fs.FileInfo
	before, after []byte
	err           error
}

func (o *fmtOptions) run(ctx context.Context, env *environment, stdin io.Reader, paths []string) error {
	if err := env.checkLang(o.lang); err != nil {
		return err
	}
	var files []*fmtFile
	project := &pipeline.Project{}
	if len(paths) == 1 && paths[0] == "-" {
		file, err := o.fromStdin(stdin)
		if err != nil {
			return err
		}
		files = []*fmtFile{file}
	} else {
		if o.name != "" {
			return usagef("--name goes with standard input, as in “seika fmt - --name FILE”")
		}
		if len(paths) == 0 {
			paths = []string{"."}
		}
		var err error
		if project, files, err = fmtFiles(paths); err != nil {
			return err
		}
		formatAll(files)
	}
	return o.report(ctx, env, project, files)
}

// fromStdin formats standard input. What it holds is told by its content.
func (o *fmtOptions) fromStdin(stdin io.Reader) (*fmtFile, error) {
	content, err := io.ReadAll(io.LimitReader(stdin, load.MaxFileSize+1))
	if err != nil {
		return nil, fmt.Errorf("read standard input: %w", err)
	}
	f := &fmtFile{name: o.name, before: content, kind: format.Guess}
	if o.name == "" {
		f.name = "<stdin>"
	}
	f.format()
	return f, nil
}

// fmtFiles lists the files that paths name, each once, and returns the project of the first path.
func fmtFiles(paths []string) (first *pipeline.Project, files []*fmtFile, err error) {
	here, err := os.Getwd()
	if err != nil {
		return nil, nil, err
	}
	known := map[string]bool{}
	for _, path := range paths {
		if path == "-" {
			return nil, nil, usagef("- stands for standard input and goes alone")
		}
		info, err := os.Lstat(path)
		if err != nil {
			return nil, nil, fmt.Errorf("format: %w", err)
		}
		switch {
		case info.Mode()&fs.ModeSymlink != 0:
			return nil, nil, fmt.Errorf("%s is a symbolic link; name the file itself", path)
		case !info.IsDir() && !info.Mode().IsRegular():
			return nil, nil, fmt.Errorf("%s is not a file", path)
		case info.Name() == load.ConfigFile:
			return nil, nil, fmt.Errorf("%s holds settings, not records", path)
		}
		p, inside, _, err := pipeline.At(path)
		if err != nil {
			return nil, nil, fmt.Errorf("format %s: %w", path, err)
		}
		if first == nil {
			first = p
		}
		names := []string{inside}
		if info.IsDir() {
			if names, err = recordFiles(p, inside); err != nil {
				return nil, nil, fmt.Errorf("format %s: %w", path, err)
			}
		}
		for _, name := range names {
			abs, err := filepath.Abs(filepath.Join(p.Dir, filepath.FromSlash(name)))
			if err != nil {
				return nil, nil, err
			}
			if !known[abs] {
				known[abs] = true
				files = append(files, &fmtFile{name: shownPath(here, abs), path: abs,
					kind: func(content []byte) format.Kind { return kindOf(p, name, content) }})
			}
		}
	}
	return first, files, nil
}

// recordFiles lists the record files below the folder inside of a project, "" for all.
func recordFiles(p *pipeline.Project, inside string) (names []string, err error) {
	if inside == "" || strings.HasPrefix(p.Records+"/", inside+"/") {
		inside = p.Records
	}
	if inside != p.Records && !strings.HasPrefix(inside, p.Records+"/") {
		return nil, fmt.Errorf("it lies outside of the folder of records, %s", p.Records)
	}
	err = fs.WalkDir(p.FS, inside, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case strings.HasPrefix(d.Name(), ".") && name != inside:
			if d.IsDir() {
				return fs.SkipDir
			}
		case d.Type().IsRegular() && filepath.Ext(name) == ".yaml" && d.Name() != load.ConfigFile:
			names = append(names, name)
		}
		return nil
	})
	return names, err
}

// kindOf tells what a file of a project holds.
func kindOf(p *pipeline.Project, name string, content []byte) format.Kind {
	if below, ok := strings.CutPrefix(name, p.Records+"/"); ok {
		return format.KindAt(below)
	}
	return format.Guess(content)
}

// shownPath is the path of a file as seen from the folder here.
func shownPath(here, abs string) string {
	if name, err := filepath.Rel(here, abs); err == nil {
		return filepath.ToSlash(name)
	}
	return filepath.ToSlash(abs)
}

// formatAll reads and formats all files, as many at a time as there are processors.
func formatAll(files []*fmtFile) {
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(files)) {
		workers.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(files); i = int(next.Add(1)) - 1 {
				if files[i].read(); files[i].err == nil {
					files[i].format()
				}
			}
		})
	}
	workers.Wait()
}

func (f *fmtFile) read() {
	file, err := os.Open(f.path)
	if err != nil {
		f.err = err
		return
	}
	defer file.Close()
	if f.info, f.err = file.Stat(); f.err == nil {
		f.before, f.err = io.ReadAll(io.LimitReader(file, load.MaxFileSize+1))
	}
}

func (f *fmtFile) format() {
	f.after, f.err = format.File(&source.File{Path: f.name, Content: f.before}, f.kind(f.before))
	if f.err != nil {
		f.after = f.before
	}
}

func (f *fmtFile) changed() bool { return string(f.before) != string(f.after) }

// report writes what is to be written, prints what is to be printed, and chooses the error.
func (o *fmtOptions) report(ctx context.Context, env *environment, p *pipeline.Project, files []*fmtFile) error {
	var findings diag.List
	var failures []error
	differs := false
	for _, f := range files {
		if err := ctx.Err(); err != nil {
			return err
		}
		refusal := new(format.Refusal)
		switch {
		case errors.As(f.err, &refusal):
			findings.Add(refusal.Findings...)
			continue
		case f.err != nil:
			failures = append(failures, fmt.Errorf("%s: %w", f.name, f.err))
			continue
		}
		differs = differs || f.changed()
		if err := o.show(env, f); err != nil {
			failures = append(failures, fmt.Errorf("%s: %w", f.name, err))
		}
	}
	if len(findings) > 0 {
		printer := env.printer(p, nil)
		printer.Color = false // standard error may be a file where standard output is a terminal
		printer.Source = func(name string) *source.File {
			for _, f := range files {
				if f.name == name {
					return &source.File{Path: name, Content: f.before}
				}
			}
			return nil
		}
		if err := printer.Text(env.stderr, findings); err != nil {
			failures = append(failures, err)
		}
	}
	switch {
	case len(failures) > 0:
		return errors.Join(failures...)
	case len(findings) > 0, differs && (o.check || o.diff):
		return errFindings
	default:
		return nil
	}
}

// show writes or prints one file.
func (o *fmtOptions) show(env *environment, f *fmtFile) error {
	if o.diff {
		if _, err := io.WriteString(env.stdout, unified(filepath.ToSlash(f.name), f.before, f.after)); err != nil {
			return err
		}
	}
	switch {
	case f.path == "" && !o.check && !o.diff:
		_, err := env.stdout.Write(f.after)
		return err
	case !f.changed():
		return nil
	case !o.check && !o.diff:
		if err := replaceFile(f.path, f.info, f.after); err != nil {
			return err
		}
	case !o.check:
		return nil
	}
	_, err := fmt.Fprintln(env.stdout, f.name)
	return err
}
