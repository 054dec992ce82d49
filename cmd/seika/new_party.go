package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/draft"
)

type newPartyOptions struct {
	repo, lang     string
	aliases        []string
	answers        map[draft.Key]*string
	insist, dryRun bool
}

func newNewParty(env *environment) *cobra.Command {
	var o newPartyOptions
	cmd := &cobra.Command{
		Use:   "party NAME",
		Short: "Write the record of an organisation alone",
		Long: `party writes the record of a company, university or other body that is not on record
yet. “seika new” does so by itself; this is for an agreement with several new partners,
and for an organisation whose other names or corporate number are known. An organisation
that is on record, by any of its names or by its corporate number, is refused.

Exit status: 0 written, 2 wrong usage, missing or wrong answers, 3 failure.`,
		Example: "  seika new party 株式会社ファミリーマート --name-en FamilyMart --alias ファミリーマート",
		Args:    argsUsage(cobra.ExactArgs(1)),
		RunE:    func(cmd *cobra.Command, args []string) error { return o.run(cmd.Context(), env, args[0]) },
	}
	f := cmd.Flags()
	f.StringVar(&o.repo, "repo", ".", "folder of the data repository")
	f.StringArrayVar(&o.aliases, "alias", nil, "another name in sources; may be given several times")
	o.answers = map[draft.Key]*string{
		draft.KeyPartnerKind:   f.String("kind", "", "kind: "+strings.Join(agreement.OrganisationVocabulary.IDs(), ", ")+" (default: by the name)"),
		draft.KeyPartnerEN:     f.String("name-en", "", "English name"),
		draft.KeyPartnerNumber: f.String("corporate-number", "", "corporate number (法人番号)"),
		draft.KeyPartnerURL:    f.String("url", "", "website"),
		draft.KeyPartnerID:     f.String("id", "", "id (default: from the name)"),
	}
	f.BoolVar(&o.insist, "insist", false, "write it although an organisation with a similar name exists")
	f.BoolVar(&o.dryRun, "dry-run", false, "print the file instead of writing it")
	f.StringVar(&o.lang, "lang", "", "language of messages: ja or en (default: the locale's)")
	return cmd
}

// partyFlags are the flags of this command where they differ from the keys of the questions.
var partyFlags = map[draft.Key]string{
	draft.KeyPartner: "NAME", draft.KeyPartnerSame: "NAME", draft.KeyPartnerKind: "--kind", draft.KeyPartnerEN: "--name-en",
	draft.KeyPartnerNumber: "--corporate-number", draft.KeyPartnerURL: "--url", draft.KeyPartnerID: "--id",
}

func (o *newPartyOptions) run(ctx context.Context, env *environment, name string) error {
	p, c, err := openComposer(ctx, env, o.repo, o.lang)
	if err != nil {
		return err
	}
	c.Insist = o.insist
	answers := draft.Answers{}
	d := c.ComposeParty(name, o.aliases, answers)
	if len(d.New) == 1 { // its name is known in its tidy form now
		for key, value := range o.answers {
			answers[key.Of(d.New[0].Name.JA)] = *value
		}
		d = c.ComposeParty(name, o.aliases, answers)
	}
	d.Problems = append(d.Problems, c.Review(d)...)
	var lines []string
	for _, wrong := range d.Problems {
		question, _ := wrong.Key.Split()
		lines = append(lines, partyFlags[question]+": "+strings.ReplaceAll(wrong.Problem.In(env.lang), "\n", "\n    "))
	}
	for _, k := range d.Missing {
		question, _ := k.Split()
		q := draft.QuestionOf(k)
		lines = append(lines, diag.T("足りないもの：", "missing: ").In(env.lang)+partyFlags[question]+" "+quoted(q.Example)+"  "+q.Text.In(env.lang))
	}
	if len(lines) > 0 {
		return usagef("%s", strings.Join(lines, "\n"))
	}
	files, findings, err := c.PartyFiles(d)
	if err != nil {
		return err
	}
	if err := settle(env, p, files, findings); err != nil {
		return err
	}
	if o.dryRun {
		return printFiles(env, files)
	}
	if err := saveFiles(env, p, files); err != nil {
		return err
	}
	_, err = fmt.Fprintf(env.stdout, diag.T("記録では %s と書く\n", "records name it as %s\n").In(env.lang), d.New[0].ID)
	return err
}
