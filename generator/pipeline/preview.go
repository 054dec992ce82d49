package pipeline

import (
	"context"
	"errors"
	"path"
	"path/filepath"
	"strings"
	"time"

	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/hugosite"
	"seika/generator/links"
	"seika/generator/load"
)

// Preview keeps the site of a project in memory while its records, templates and pages are edited.
type Preview struct {
	// Session serves the site.
	Session *hugosite.Session

	dir  string
	days func(*Project) (asOf, today agreement.Date)
}

// NewPreview makes a preview of the project in folder dir without building it. Days is asked at every update, because today moves on.
func NewPreview(dir string, days func(*Project) (asOf, today agreement.Date)) *Preview {
	return &Preview{Session: hugosite.NewSession(hugosite.Options{BaseURL: "/"}), dir: dir, days: days}
}

// Update builds the site anew from what stands on the disk. When that fails the browser shows why, and the site before stays.
func (v *Preview) Update(ctx context.Context) (Summary, error) {
	started := time.Now()
	p, settings, err := Open(v.dir)
	if err != nil {
		v.Session.Fail(err)
		return Summary{}, err
	}
	asOf, today := v.days(p)
	stage, checked, err := Stage(ctx, p, Options{AsOf: asOf, Today: today, BaseURL: "/"})
	summary := Summary{Steps: []Timing{{"stage", time.Since(started)}}}
	if checked != nil {
		summary.Records, summary.Findings = len(checked.Set.Records), append(settings, checked.Findings...)
	}
	if err != nil {
		v.Session.Fail(shownFailure(p, err))
		return summary, err
	}
	started = time.Now()
	summary.Report, err = v.Session.Update(ctx, stage)
	summary.Steps = append(summary.Steps, Timing{"site", time.Since(started)})
	return summary, err
}

// shownFailure turns findings into the text that the browser shows.
func shownFailure(p *Project, err error) error {
	var findings *FindingsError
	if !errors.As(err, &findings) {
		return err
	}
	var text strings.Builder
	printer := diag.Printer{Lang: p.Config.Languages[0], Source: findings.Checked.File}
	if err := printer.Text(&text, findings.Checked.Findings.Only(diag.Error)); err != nil {
		return err
	}
	return errors.New(text.String())
}

// Watched are the files and folders below dir whose changes make another site.
func Watched(dir string) []string {
	return []string{
		filepath.Join(dir, RecordsFolder), filepath.Join(dir, "content"), filepath.Join(dir, "site"), filepath.Join(dir, load.ConfigFile),
		filepath.Join(dir, path.Dir(links.File)),
	}
}
