package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/spf13/cobra"

	"seika/generator/history"
	"seika/generator/nearest"
	"seika/generator/pipeline"
	"seika/generator/verdict"
)

type historyOptions struct {
	revisionOptions
	repo, format, lang string
}

func newHistory(env *environment) *cobra.Command {
	var o historyOptions
	cmd := &cobra.Command{
		Use:   "history [ID...]",
		Short: "Show how records came to say what they say",
		Long: `history shows the commits that changed the meaning of records: what changed, which
goalposts moved, and the verdict over time. With ndjson or csv it is a long table with
a line for each changed field: record, path, item, kind, old, new, effective_on,
commit, author, committed_at, declared.

Merges tell only what differs from all their parents. Commits listed in
.seika-ignore-revs are passed over.`,
		Example: "  seika history mitoyo-matsuo-lab-2023\n  seika history --format csv > history.csv",
		RunE:    func(cmd *cobra.Command, args []string) error { return o.run(cmd.Context(), env, args) },
	}
	o.common(cmd)
	cmd.Flags().StringVar(&o.format, "format", "text", "output format: text, ndjson or csv")
	return cmd
}

func (o *historyOptions) common(cmd *cobra.Command) {
	cmd.Flags().StringVar(&o.repo, "repo", ".", "folder of the data repository, or the address of a remote one")
	cmd.Flags().StringVar(&o.lang, "lang", "", "language: ja or en (default: the locale's)")
	cmd.Flags().StringVar(&o.rev, "rev", "", "the newest commit of the history (default: HEAD)")
	cmd.Flags().StringVar(&o.onDate, "as-of-commit", "", "end the history at the last commit on or before this day")
}

// read reads the history and picks the timelines of the given records, all of them where none are given.
func (o *historyOptions) read(ctx context.Context, env *environment, ids []string, complete bool) ([]*history.Timeline, error) {
	if err := env.checkLang(o.lang); err != nil {
		return nil, err
	}
	p, err := env.open(ctx, o.repo)
	if err != nil {
		return nil, err
	}
	repo, err := p.NeedRepository()
	if err != nil {
		return nil, err
	}
	defer repo.Close()
	commit, err := o.resolve(repo)
	if err != nil {
		return nil, err
	}
	at := *p
	at.Commit = commit
	update, finish := env.historyProgress()
	h, err := at.ReadHistory(ctx, repo, pipeline.HistoryOptions{Until: p.Today(env.now()), Complete: complete, Progress: update})
	finish()
	if err != nil {
		return nil, err
	}
	if len(ids) == 0 {
		return h.Timelines, nil
	}
	var all []string
	for _, t := range h.Timelines {
		all = append(all, t.ID)
	}
	var picked []*history.Timeline
	for _, id := range ids {
		t := h.Timeline(id)
		if t == nil {
			if word, ok := nearest.Word(id, all); ok {
				return nil, usagef("history has no record %s; did you mean %s?", id, word)
			}
			return nil, usagef("history has no record %s", id)
		}
		picked = append(picked, t)
	}
	return picked, nil
}

func (o *historyOptions) run(ctx context.Context, env *environment, ids []string) error {
	if !slices.Contains([]string{"text", "ndjson", "csv"}, o.format) {
		return usagef("--format is text, ndjson or csv, not %q", o.format)
	}
	timelines, err := o.read(ctx, env, ids, o.format != "text")
	if err != nil {
		return err
	}
	if o.format == "text" {
		for i, t := range timelines {
			if i > 0 {
				fmt.Fprintln(env.stdout)
			}
			if err := writeTimeline(env, t); err != nil {
				return err
			}
		}
		return nil
	}
	var rows []history.Row
	for _, t := range timelines {
		rows = append(rows, t.Rows()...)
	}
	if o.format == "csv" {
		return history.WriteCSV(env.stdout, rows)
	}
	return history.WriteNDJSON(env.stdout, rows)
}

// kindNames names the kinds of revisions in Japanese; the English ones are the words themselves.
var kindNames = map[string]string{
	history.Created: "作成", history.Changed: "変更", history.Moved: "移動", history.Withdrawn: "削除", history.Restored: "復活", history.Unreadable: "読めない版",
}

func writeTimeline(env *environment, t *history.Timeline) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s  (%s)\n", t.ID, t.Path)
	for _, r := range t.Revisions {
		kind := r.Kind
		if env.lang == "ja" {
			kind = kindNames[r.Kind]
		}
		fmt.Fprintf(&b, "  %s %s %s — %s (%s)\n", r.Committed.Format(time.DateOnly), r.Commit.String()[:12], kind, r.Subject, r.Author)
		if r.Problem.EN != "" {
			fmt.Fprintf(&b, "    %s\n", r.Problem.In(env.lang))
		}
		for _, text := range r.Texts {
			fmt.Fprintf(&b, "    %s\n", text.In(env.lang))
		}
		for i := range r.Moves {
			fmt.Fprintf(&b, "    → %s %s\n", r.Moves[i].Text().In(env.lang), r.Moves[i].DeclarationText().In(env.lang))
		}
	}
	for _, s := range t.Standing {
		fmt.Fprintf(&b, "  %s: %s (%s)\n", s.From, verdict.HeadlineSection.Label(string(s.Class)).In(env.lang), causeName(env.lang, s.Cause))
	}
	_, err := io.WriteString(env.stdout, printable(b.String()))
	return err
}

// printable replaces what could move the cursor, change colours or reverse the direction of writing: messages and names of commits may hold
// anything.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r)) {
			return unicode.ReplacementChar
		}
		return r
	}, s)
}

func causeName(lang, cause string) string {
	switch {
	case lang != "ja":
		return cause
	case cause == "commit":
		return "記録の変更"
	}
	return "期日の経過"
}
