package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"

	"seika/generator/diag"
	"seika/generator/format"
	"seika/generator/pipeline"
	"seika/generator/source"
)

// lintReport is what lint found in all projects, with paths as the command's caller sees them.
type lintReport struct {
	findings diag.List
	mended   diag.List
	diff     strings.Builder
	older    int
	files    map[string]*source.File
	failures []error // of files that could not be written
}

// add takes the findings of a project.
func (r *lintReport) add(t *lintTarget, checked *pipeline.Checked) {
	inside := t.within(checked.Findings)
	findings := shown(t.project, inside)
	for i, d := range inside {
		r.files[findings[i].Position.File] = checked.File(d.Position.File)
		for k, n := range d.Notes {
			r.files[findings[i].Notes[k].Position.File] = checked.File(n.Position.File)
		}
	}
	r.findings.Add(findings...)
	r.older += len(t.within(checked.Older))
}

// report prints what was found and mended and chooses the error. Standard output is for what was asked for: the findings in their format, or the
// diff; what is said besides goes to standard error where programs read the output.
func (o *lintOptions) report(env *environment, p *pipeline.Project, r *lintReport) error {
	printer := env.printer(p, nil)
	printer.Source = func(file string) *source.File { return r.files[file] }
	var err error
	switch {
	case o.diff:
		printer.Color = false // standard error may be a file where standard output is a terminal
		_, err = io.WriteString(env.stdout, r.diff.String())
		err = errors.Join(err, printer.Text(env.stderr, r.findings))
	case o.format == "text":
		err = errors.Join(printer.Mended(env.stdout, r.mended), printer.Print(env.stdout, o.format, r.findings))
	default:
		err = printer.Print(env.stdout, o.format, r.findings)
		printer.Color = false
		err = errors.Join(err, printer.Mended(env.stderr, r.mended))
	}
	if err = errors.Join(append(r.failures, err)...); err != nil {
		return err
	}
	if r.older > 0 {
		env.say("%[2]s より前からの指摘%[1]d件は表示していません", "older findings, from before the branch left %[2]s, are not shown: %[1]d", r.older, o.against)
	}
	if r.findings.HasErrors() || r.diff.Len() > 0 {
		return errFindings
	}
	return nil
}

// unified writes the difference of two contents of a file for patch.
func unified(name string, before, after []byte) string {
	name = strings.TrimPrefix(name, "/")
	return format.Unified("a/"+name, "b/"+name, before, after)
}

// writeMended puts the new content of a file in its place, unless the file is not what was mended.
func writeMended(p *pipeline.Project, f pipeline.MendedFile) error {
	path := filepath.Join(p.Dir, filepath.FromSlash(f.Path))
	info, err := os.Lstat(path)
	if err != nil {
		return err
	}
	now, err := os.ReadFile(path)
	switch {
	case err != nil:
		return err
	case !bytes.Equal(now, f.Before):
		return errChanged
	}
	return replaceFile(path, info, f.After)
}
