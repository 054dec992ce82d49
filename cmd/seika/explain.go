package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"seika/generator/agreement"
	"seika/generator/load"
	"seika/generator/nearest"
	"seika/generator/pipeline"
	"seika/generator/verdict"
)

type explainOptions struct {
	revisionOptions
	repo, format, lang, asOf string
}

func newExplain(env *environment) *cobra.Command {
	var o explainOptions
	cmd := &cobra.Command{
		Use:   "explain ID",
		Short: "Say which verdict an agreement gets, and why",
		Long: `explain prints the verdict of one record with its reasons, the same that the
record's page shows: the headline rules down to the one that decides, what became of
each deliverable and indicator, and the flags.`,
		Example: "  seika explain mitoyo-matsuo-lab-2023\n  seika explain mitoyo-matsuo-lab-2023 --as-of 2023-08-01 --format json",
		Args:    argsUsage(cobra.ExactArgs(1)),
		RunE:    func(cmd *cobra.Command, args []string) error { return o.run(cmd.Context(), env, args[0]) },
	}
	o.revisionOptions.flags(cmd)
	cmd.Flags().StringVar(&o.repo, "repo", ".", "folder of the data repository, or the address of a remote one")
	cmd.Flags().StringVar(&o.format, "format", "text", "output format: text or json")
	cmd.Flags().StringVar(&o.lang, "lang", "", "language: ja or en (default: the locale's)")
	cmd.Flags().StringVar(&o.asOf, "as-of", "", "the day for which the verdict holds, YYYY-MM-DD (default: today)")
	return cmd
}

func (o *explainOptions) run(ctx context.Context, env *environment, id string) error {
	if err := env.checkLang(o.lang); err != nil {
		return err
	}
	if o.format != "text" && o.format != "json" {
		return usagef("--format is text or json, not %q", o.format)
	}
	p, err := env.open(ctx, o.repo)
	if err != nil {
		return err
	}
	asOf, err := env.asOf(p, o.asOf)
	if err != nil {
		return err
	}
	p, done, err := o.revisionOptions.apply(p)
	if err != nil {
		return err
	}
	defer done()
	set, _, err := load.Load(p.FS, p.Records)
	if err != nil {
		return err
	}
	record, err := findRecord(set, id)
	if err != nil {
		return err
	}
	if record.Partial {
		return fmt.Errorf("%s cannot be judged, because it has errors; run “seika lint %s”", id, record.File.Path)
	}
	repo, err := p.Repository()
	if err != nil {
		return err
	}
	if repo != nil {
		defer repo.Close()
	}
	update, finish := env.historyProgress()
	h, err := p.ReadHistory(ctx, repo, pipeline.HistoryOptions{Until: asOf, Progress: update})
	finish()
	if err != nil {
		return err
	}
	v := verdict.Judge(record.Agreement, pipeline.Facts(h, record.Agreement.ID), asOf)
	if o.format == "json" {
		encoder := json.NewEncoder(env.stdout)
		encoder.SetIndent("", "  ")
		encoder.SetEscapeHTML(false)
		return encoder.Encode(struct {
			ID      string           `json:"id"`
			Verdict *verdict.Verdict `json:"verdict"`
		}{record.Agreement.ID, v})
	}
	e := explanation{lang: env.lang, a: record.Agreement, v: v}
	e.write()
	_, err = io.WriteString(env.stdout, e.out.String())
	return err
}

// findRecord finds a record by its id or by one it had before.
func findRecord(set *load.Set, id string) (*load.Record, error) {
	var ids []string
	for i := range set.Records {
		a := set.Records[i].Agreement
		for _, known := range append([]string{a.ID}, a.Aliases...) {
			if known == id {
				return &set.Records[i], nil
			}
			ids = append(ids, known)
		}
	}
	if word, ok := nearest.Word(id, ids); ok {
		return nil, usagef("there is no record %s; did you mean %s?", id, word)
	}
	return nil, usagef("there is no record %s", id)
}

// explanation writes a verdict as text.
type explanation struct {
	lang string
	a    *agreement.Agreement
	v    *verdict.Verdict
	out  strings.Builder
}

// say returns the text in the language of the explanation.
func (e *explanation) say(ja, en string) string { return agreement.L(ja, en).In(e.lang) }

func (e *explanation) line(indent int, format string, args ...any) {
	e.out.WriteString(strings.Repeat("  ", indent))
	fmt.Fprintf(&e.out, format+"\n", args...)
}

func (e *explanation) write() {
	v := e.v
	e.line(0, "%s  (%s)", e.a.Title.In(e.lang), e.a.ID)
	e.line(0, "%s: %s — %s", e.say("判定", "Verdict"), verdict.HeadlineSection.Label(string(v.Class)).In(e.lang), v.Class)
	e.line(0, e.say("%s 現在、判定方法 第%d版", "as of %s, method %d"), v.AsOf, v.Method)
	if !v.InShares {
		e.line(0, "%s", e.say("制度の記録なので、割合の計算には入れない。", "A programme: left out of all shares."))
	}
	e.section("総合判定", "Headline")
	for _, s := range v.Steps {
		mark := "✗"
		if s.Holds {
			mark = "✓"
		}
		e.line(1, "%s %s", mark, verdict.HeadlineSection.Label(s.Rule).In(e.lang))
		e.reasons(2, s.Reasons)
	}
	e.section("具体性", "Clarity")
	e.aspect(verdict.ClaritySection, v.Clarity.State, v.Clarity.Reasons)
	if len(v.Deliverables) > 0 {
		e.section("実施", "Delivery")
	}
	for i, d := range v.Deliverables {
		e.line(1, "%s %s: %s", d.ID, e.a.Deliverables[i].Title.In(e.lang), verdict.DeliverySection.Label(d.State).In(e.lang))
		e.reasons(2, d.Reasons)
	}
	if len(v.Indicators) > 0 {
		e.section("成果", "Result")
	}
	for _, i := range v.Indicators {
		e.line(1, "%s/%s %s: %s", i.Deliverable, i.ID, indicatorTitle(e.a, i.Deliverable, i.ID).In(e.lang), verdict.ResultSection.Label(string(i.Result)).In(e.lang))
		e.reasons(2, i.Reasons)
	}
	e.section("その後", "Continuation")
	e.aspect(verdict.ContinuationSection, v.Continuation.State, v.Continuation.Reasons)
	e.section("費用負担", "Burden")
	e.aspect(verdict.BurdenSection, v.Burden.State, v.Burden.Reasons)
	if len(v.Flags) > 0 {
		e.section("注意書き", "Flags")
	}
	for _, f := range v.Flags {
		e.aspect(verdict.FlagSection, f.ID, f.Reasons)
	}
}

func (e *explanation) section(ja, en string) { e.line(0, "\n%s", e.say(ja, en)) }

func (e *explanation) aspect(s *verdict.Section, state string, reasons []verdict.Reason) {
	e.line(1, "%s", s.Label(state).In(e.lang))
	e.reasons(2, reasons)
}

func (e *explanation) reasons(indent int, reasons []verdict.Reason) {
	for _, r := range reasons {
		e.line(indent, "%s", r.Text.In(e.lang))
		for _, id := range r.Evidence {
			if source, ok := e.a.EvidenceByID(id); ok {
				e.line(indent+1, "[%s] %s %s", e.a.Grade(source), id, source.URL)
			}
		}
	}
}

func indicatorTitle(a *agreement.Agreement, deliverable, id string) agreement.Localized {
	for i := range a.Deliverables {
		if a.Deliverables[i].ID != deliverable {
			continue
		}
		for k := range a.Deliverables[i].Indicators {
			if a.Deliverables[i].Indicators[k].ID == id {
				return a.Deliverables[i].Indicators[k].Title
			}
		}
	}
	return agreement.Localized{}
}
