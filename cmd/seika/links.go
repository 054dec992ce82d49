package main

import (
	"context"
	"fmt"
	"io"
	"log"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/links"
	"seika/generator/links/probe"
	"seika/generator/load"
	"seika/generator/pipeline"
)

type linksOptions struct {
	format, lang, olderThan      string
	hosts                        []string
	limit, jobs, retries         int
	timeout, pause               time.Duration
	dryRun, strict, allowPrivate bool
}

func newLinks(env *environment) *cobra.Command {
	var o linksOptions
	cmd := &cobra.Command{
		Use:   "links [PATH...]",
		Short: "Check whether the sources of records still open",
		Long: `links opens the address and the archive copy of every source that is cited below each
PATH, a file or a folder; without PATH, in all records of the repository in the current
folder. What it finds is kept in ` + links.File + ` beside the records; commit it,
and the site shows which sources open. A dead link is a warning, never an error of a
record. A page counts as gone after status 410, status 404 on two days, or failures on
three days over two weeks.

Servers are asked gently: one request at a time to each, with a pause between two, HEAD
first, no page read whole. One that asks to be left alone is left alone until the next
run. Addresses inside private networks are refused, also behind names and redirects;
proxies named by the environment would go round that check, so they are used with
--allow-private only. Without PATH, addresses that no record cites any more are dropped.

seika.yaml can take addresses out of the check, with a reason and an end:

  links:
    skip:
      - {host: www.example.lg.jp, reason: {ja: 自動のアクセスを断っている}, until: 2027-03-31}
      - {url: https://example.org/old/, reason: {en: moves in April}, until: 2027-04}

Ctrl+C ends a run and keeps what was found until then.

Exit status: 0 done, whatever was found; 1 with --strict when there are warnings, or when
the settings have errors; 2 wrong usage; 3 failure, or ended early.`,
		Example: "  seika links\n  seika links --older-than 7d --limit 500\n  seika links agreements/osaka --host pref.osaka.lg.jp --dry-run",
		RunE:    func(cmd *cobra.Command, args []string) error { return o.run(cmd.Context(), env, args) },
	}
	gentle := probe.DefaultOptions
	f := cmd.Flags()
	f.StringVar(&o.olderThan, "older-than", "", "only addresses that were never checked or not for so long: days (7d) or weeks (2w)")
	f.StringSliceVar(&o.hosts, "host", nil, "only this server and those whose names end in it; may be repeated")
	f.IntVar(&o.limit, "limit", 0, "check so many addresses at most, those not checked for longest first (default: all)")
	f.BoolVar(&o.dryRun, "dry-run", false, "list the addresses and ask nobody")
	f.BoolVar(&o.strict, "strict", false, "exit with 1 when there are warnings")
	f.BoolVar(&o.allowPrivate, "allow-private", false, "also ask addresses inside private networks, and through a proxy of the environment")
	f.DurationVar(&o.timeout, "timeout", gentle.Timeout, "how long a server may take to answer")
	f.DurationVar(&o.pause, "pause", gentle.Pause, "time between two requests to a server")
	f.IntVar(&o.retries, "retries", gentle.Retries, "how often a failure that may pass is tried again")
	f.IntVar(&o.jobs, "jobs", 8, "how many servers are asked at the same time")
	f.StringVar(&o.format, "format", diag.Formats[0], "output format: "+strings.Join(diag.Formats, ", "))
	f.StringVar(&o.lang, "lang", "", "language of messages: ja or en (default: the locale's)")
	return cmd
}

var daysOrWeeks = regexp.MustCompile(`^([0-9]{1,4})([dw])$`)

// days reads the --older-than flag.
func (o *linksOptions) days() (int, error) {
	if o.olderThan == "" {
		return 0, nil
	}
	m := daysOrWeeks.FindStringSubmatch(o.olderThan)
	if m == nil {
		return 0, usagef("--older-than wants days or weeks such as 7d or 2w, not %q", o.olderThan)
	}
	n, err := strconv.Atoi(m[1])
	if m[2] == "w" {
		n *= 7
	}
	return n, err
}

// check refuses values of flags that make no sense.
func (o *linksOptions) check() error {
	switch {
	case !slices.Contains(diag.Formats, o.format):
		return usagef("--format is one of %s, not %q", strings.Join(diag.Formats, ", "), o.format)
	case o.dryRun && o.format != "text":
		return usagef("--dry-run prints a list of addresses, so --format %s has no place", o.format)
	case o.timeout <= 0:
		return usagef("--timeout wants a time such as 20s, not %v", o.timeout)
	case o.pause < 0:
		return usagef("--pause wants a time such as 1s, not %v", o.pause)
	case o.retries < 0 || o.retries > 10:
		return usagef("--retries wants a number from 0 to 10, not %d", o.retries)
	case o.jobs < 1 || o.jobs > 64:
		return usagef("--jobs wants a number from 1 to 64, not %d", o.jobs)
	case o.limit < 0:
		return usagef("--limit wants a number from 1, not %d", o.limit)
	}
	return nil
}

func (o *linksOptions) run(ctx context.Context, env *environment, paths []string) error {
	if err := env.checkLang(o.lang); err != nil {
		return err
	}
	if err := o.check(); err != nil {
		return err
	}
	olderThan, err := o.days()
	if err != nil {
		return err
	}
	t, err := linksTarget(paths)
	if err != nil {
		return err
	}
	p := t.project
	if len(t.settings) > 0 {
		if err := env.printer(p, nil).Text(env.stderr, t.settings); err != nil {
			return err
		}
		if t.settings.HasErrors() {
			return errFindings
		}
	}
	day := p.Today(env.now())
	checked, err := pipeline.Check(p, day)
	if err != nil {
		return err
	}
	if broken := checked.BrokenLinks; broken != nil {
		d := broken.Diagnostic()
		return fmt.Errorf("no address was checked, so that nothing on file is lost: %s: %s %s", d.Position, d.Message.In(env.lang), d.Fix.In(env.lang))
	}
	unread := unreadFiles(checked)
	if unread > 0 {
		env.say("%d個のファイルに読めない箇所があります（「seika lint」で表示）。そこにある出典は確認しません", "files that cannot be read whole: %d (“seika lint” shows them); sources that stand there are not checked", unread)
	}
	r := &linksRun{options: o, env: env, target: t, checked: checked, day: day, skips: p.LinkSkips(), whole: unread == 0 && slices.Contains(t.inside, "")}
	for _, c := range checked.Citations() {
		if t.holds(c.Map.File()) {
			r.cited = append(r.cited, c)
		}
	}
	r.plan = links.Selection{Day: day, Hosts: o.hosts, OlderThan: olderThan, Limit: o.limit, Skips: r.skips}.Plan(checked.Links, r.cited)
	if o.dryRun {
		return r.list()
	}
	stopped := r.ask(ctx)
	if err := r.save(); err != nil {
		return err
	}
	reported := r.report()
	if stopped != nil {
		return stopped
	}
	return reported
}

// unreadFiles counts the files of which the loader could not read everything.
func unreadFiles(checked *pipeline.Checked) int {
	reading := map[string]bool{}
	for _, rule := range load.Rules() {
		reading[rule.ID] = true
	}
	files := map[string]bool{}
	for _, d := range checked.Findings {
		if d.Severity == diag.Error && reading[d.Rule] {
			files[d.Position.File] = true
		}
	}
	return len(files)
}

// linksTarget finds the one project that all paths lie in.
func linksTarget(paths []string) (*lintTarget, error) {
	if len(paths) == 0 {
		paths = []string{"."}
	}
	var t *lintTarget
	for _, path := range paths {
		p, inside, settings, err := pipeline.At(path)
		if err != nil {
			return nil, fmt.Errorf("links %s: %w", path, err)
		}
		switch {
		case p.Records != pipeline.RecordsFolder:
			return nil, fmt.Errorf("%w: %s lies in no folder that has %q", pipeline.ErrNoRecords, path, pipeline.RecordsFolder)
		case t == nil:
			t = &lintTarget{project: p, settings: settings}
		case filepath.Clean(t.project.Dir) != filepath.Clean(p.Dir):
			return nil, usagef("%s and %s lie in two repositories; check one at a time", paths[0], path)
		}
		t.inside = append(t.inside, inside)
	}
	return t, nil
}

// linksRun is one run of the command.
type linksRun struct {
	options *linksOptions
	env     *environment
	target  *lintTarget
	checked *pipeline.Checked
	day     agreement.Date
	skips   []links.Skip
	cited   []links.Citation
	plan    links.Plan
	// whole says that the run knows every address that the repository cites.
	whole bool

	seen []linkSeen
	left []string // not asked, because their servers ask to be left alone
	// register is what is known after the run.
	register *links.Register
}

// linkSeen is what was seen at one address.
type linkSeen struct {
	address string
	links.Observation
}

// list prints what would be checked.
func (r *linksRun) list() error {
	for _, s := range r.plan.Skipped {
		r.env.say("確認しない（%[2]s まで、%[3]s）: %[1]s", "skipped until %[2]s (%[3]s): %[1]s", s.Address, s.Skip.Until, s.Skip.Reason.In(r.env.lang))
	}
	for _, address := range r.plan.Due {
		if _, err := fmt.Fprintln(r.env.stdout, address); err != nil {
			return err
		}
	}
	r.env.say("%[1]d件を確認します（最近確認したもの%[2]d件、次に回すもの%[3]d件）", "would be checked: %[1]d; checked lately: %[2]d; left for another run: %[3]d",
		len(r.plan.Due), r.plan.Fresh, r.plan.Later)
	return nil
}

// ask asks all addresses that are due. The error says why it ended early.
func (r *linksRun) ask(ctx context.Context) error {
	if len(r.plan.Due) == 0 {
		return nil
	}
	log.SetOutput(io.Discard) // net/http tells the log about odd servers; what matters of it is in the observations
	defer log.SetOutput(os.Stderr)
	o := probe.DefaultOptions
	o.UserAgent, o.AllowPrivate = userAgent(r.target.project), r.options.allowPrivate
	o.Timeout, o.Pause, o.Retries = r.options.timeout, r.options.pause, r.options.retries
	o.Backoff = 3 * o.Pause
	prober := probe.New(o)
	defer prober.Close()
	done, finish := r.progress()
	defer finish()
	var err error
	r.left, err = prober.Run(ctx, r.plan.Due, r.options.jobs, func(address string, seen links.Observation) {
		r.seen = append(r.seen, linkSeen{address, seen})
		done()
	})
	if err != nil {
		return fmt.Errorf("ended early: %d of %d addresses were checked, and what was found is kept", len(r.seen), len(r.plan.Due))
	}
	return nil
}

// userAgent says to servers who asks, and where to learn more.
func userAgent(p *pipeline.Project) string {
	about := ""
	for _, address := range []string{p.Config.BaseURL, p.Config.Repository.URL} {
		if u, err := url.Parse(address); err == nil && u.Host != "" && about == "" {
			about = "; +" + u.String()
		}
	}
	return "seika/" + release + " (link check" + about + ")"
}

// progress shows on a terminal how far the run has come.
func (r *linksRun) progress() (done, finish func()) {
	update, finish := r.env.progress("出典を確認中", "checking sources")
	if update == nil {
		return func() {}, finish
	}
	checked := 0
	return func() { checked++; update(checked, len(r.plan.Due)) }, finish
}
