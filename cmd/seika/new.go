package main

import (
	"context"
	"errors"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/draft"
	"seika/generator/gitrepo"
	"seika/generator/load"
	"seika/generator/pipeline"
	"seika/generator/source"
)

type newOptions struct {
	repo, from, lang         string
	answers                  map[draft.Key]*string
	places, partners, themes []string
	insist, dryRun, bare     bool
	accessible               bool
}

func newNew(env *environment) *cobra.Command {
	var o newOptions
	cmd := &cobra.Command{
		Use:   "new",
		Short: "Write a new record: asks for parties, date and source",
		Long: `new writes the record of one agreement, and a record of each partner that is not on
record yet. On a terminal it asks for what the flags do not say; elsewhere everything
comes from flags, or from --from: a file with any part of a record in YAML, or a text
such as an issue with such a block in it (“-” for standard input). What the file says
is all taken over, its comments aside; a party may be named in the place of its id.

A local government is found by name, reading, Latin letters or code. Dates may be
written as sources write them, such as 令和6年5月20日. An agreement that is on record
already is refused, with the record's name; one that only looks like another is written
with --insist.

What is written passes “seika lint” and “seika fmt”, and holds comments that say what
can be added next. Files that exist are never overwritten.

Exit status: 0 written, 1 refused (on record already, wrong values in the file of
--from, or stopped), 2 wrong usage or missing answers, 3 failure.`,
		Example: `  seika new
  seika new --place 呉市 --partner 株式会社ローソン --signed 令和6年5月20日 --kind comprehensive \
    --source-url https://www.city.kure.lg.jp/kyotei.html --source-title 包括連携協定を締結しました
  seika new --from issue.md --dry-run`,
		Args: argsUsage(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error { return o.run(cmd.Context(), env, cmd.InOrStdin()) },
	}
	f := cmd.Flags()
	f.StringVar(&o.repo, "repo", ".", "folder of the data repository")
	f.StringVar(&o.from, "from", "", "file with a part of a record in YAML, or a text with such a block; - for standard input")
	f.StringArrayVar(&o.places, string(draft.KeyPlace), nil, "local government: name, reading or code; may be given several times")
	f.StringArrayVar(&o.partners, string(draft.KeyPartner), nil, "partner: full name or id; may be given several times")
	f.StringSliceVar(&o.themes, string(draft.KeyThemes), nil, "themes by id or name (default: those that the title names)")
	o.answers = map[draft.Key]*string{}
	for _, a := range []struct {
		key   draft.Key
		usage string
	}{
		{draft.KeyKind, "kind of agreement: " + strings.Join(agreement.KindVocabulary.IDs(), ", ") + " (default: by the words of the title)"},
		{draft.KeySigned, "day of signing"},
		{draft.KeyBasis, "how that day is known: " + strings.Join(agreement.SignedBasisVocabulary.IDs(), ", ")},
		{draft.KeyFirstKnown, "where no source dates the signing: since when it is known"},
		{draft.KeyTitle, "title in Japanese (default: made from parties and kind)"},
		{draft.KeyTitleEN, "title in English"},
		{draft.KeySection, "section of the local government in charge"},
		{draft.KeyURL, "address of the source"},
		{draft.KeyType, "type of the source: " + strings.Join(agreement.EvidenceVocabulary.IDs(), ", ") + " (default for a page of the local government: official-page)"},
		{draft.KeySource, "title of the source"},
		{draft.KeyPublisher, "publisher of the source (default for a page of the local government: that)"},
		{draft.KeyPublished, "date of the source"},
		{draft.KeyAccessed, "day on which you opened the source (default: today)"},
		{draft.KeyArchive, "address of an archived copy of the source"},
		{draft.KeyID, "id of the record (default: place, partner and year)"},
		{draft.KeyPartnerKind, "a new partner's kind: " + strings.Join(agreement.OrganisationVocabulary.IDs(), ", ") + " (default: by its name)"},
		{draft.KeyPartnerEN, "a new partner's English name"},
		{draft.KeyPartnerNumber, "a new partner's corporate number (法人番号)"},
		{draft.KeyPartnerURL, "a new partner's website"},
		{draft.KeyPartnerID, "a new partner's id (default: from its name)"},
	} {
		o.answers[a.key] = f.String(string(a.key), "", a.usage)
	}
	f.BoolVar(&o.insist, "insist", false, "write it although a similar record, or an organisation with a similar name, exists")
	f.BoolVar(&o.dryRun, "dry-run", false, "print the files instead of writing them")
	f.BoolVar(&o.bare, "bare", false, "write no comments into the record")
	f.BoolVar(&o.accessible, "accessible", false, "ask line by line, for screen readers and simple terminals")
	f.StringVar(&o.lang, "lang", "", "language of questions, messages and comments: ja or en (default: the locale's)")
	cmd.AddCommand(newNewParty(env))
	return cmd
}

func (o *newOptions) run(ctx context.Context, env *environment, in io.Reader) error {
	p, c, err := openComposer(ctx, env, o.repo, o.lang)
	if err != nil {
		return err
	}
	c.Insist = o.insist
	base, err := o.base(env, p, in)
	if err != nil {
		return err
	}
	answers := o.given()
	if err := describeNew(c.Compose(base, answers), answers, o.answers); err != nil {
		return err
	}
	if !ready(c, base, answers) { // a complete call is never held up
		if answers, err = o.interview(ctx, env, in, c, base, answers); err != nil {
			return err
		}
	}
	d := c.Compose(base, answers)
	d.Problems = append(d.Problems, c.Review(d)...)
	if err := complain(env, base, d); err != nil {
		return err
	}
	return o.write(env, p, c, d)
}

// ready reports whether there is nothing to ask.
func ready(c *draft.Composer, base *draft.Base, answers draft.Answers) bool {
	d := c.Compose(base, answers)
	return d.OK() && len(c.Review(d)) == 0
}

// interview asks for what is not known yet, where somebody sits at a terminal.
func (o *newOptions) interview(ctx context.Context, env *environment, in io.Reader, c *draft.Composer, base *draft.Base, answers draft.Answers) (draft.Answers, error) {
	ask := newAsker(env, in, o.accessible, o.from == "-")
	if ask == nil {
		return answers, nil
	}
	i := draft.NewInterview(c, base, answers)
	err := hold(ctx, env, ask, i)
	ask.close()
	if err != nil && !errors.Is(err, errOnRecord) {
		return nil, aborted(env, err)
	}
	return i.Answers(), nil
}

// openComposer opens the repository that new files go to.
func openComposer(ctx context.Context, env *environment, repo, lang string) (*pipeline.Project, *draft.Composer, error) {
	if err := env.checkLang(lang); err != nil {
		return nil, nil, err
	}
	if gitrepo.IsRemote(repo) {
		return nil, nil, usagef("records are written into a folder, not into %s", repo)
	}
	p, err := env.open(ctx, repo)
	if err != nil {
		return nil, nil, err
	}
	set, findings, err := load.Load(p.FS, p.Records)
	if err != nil {
		return nil, nil, err
	}
	if n := findings.Count(diag.Error); n > 0 {
		env.errorf("%d errors in the records that exist; what they say may be missed in the search for duplicates (“seika lint” shows them)", n)
	}
	return p, &draft.Composer{Set: set, Folder: p.Records, Today: p.Today(env.now()), Others: pipeline.Rules()}, nil
}

// given are the answers that the flags give.
func (o *newOptions) given() draft.Answers {
	answers := draft.Answers{}
	for key, value := range o.answers {
		if *value != "" {
			answers[key] = *value
		}
	}
	for key, values := range map[draft.Key][]string{draft.KeyPlace: o.places, draft.KeyPartner: o.partners, draft.KeyThemes: o.themes} {
		if len(values) > 0 {
			answers[key] = strings.Join(values, "\n")
		}
	}
	return answers
}

// describeNew gives what the flags say about a new partner to the one that is meant. With several new ones nobody could tell which.
func describeNew(d *draft.Draft, answers draft.Answers, flags map[draft.Key]*string) error {
	for _, key := range []draft.Key{draft.KeyPartnerKind, draft.KeyPartnerEN, draft.KeyPartnerNumber, draft.KeyPartnerURL, draft.KeyPartnerID} {
		if *flags[key] == "" {
			continue
		}
		if len(d.New) != 1 {
			return usagef("--%s is about a partner that is not on record, and there are %d; make records of them first with “seika new party”", key, len(d.New))
		}
		delete(answers, key)
		answers[key.Of(d.New[0].Name.JA)] = *flags[key]
	}
	return nil
}

// base reads the file of --from.
func (o *newOptions) base(env *environment, p *pipeline.Project, in io.Reader) (*draft.Base, error) {
	if o.from == "" {
		return nil, nil
	}
	name, r := o.from, in
	if name == "-" {
		name = "<stdin>"
	} else {
		f, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		r = f
	}
	content, err := io.ReadAll(io.LimitReader(r, load.MaxFileSize+1))
	if err != nil {
		return nil, err
	}
	file := &source.File{Path: name, Content: content}
	base, findings := draft.ReadBase(file)
	if len(findings) > 0 {
		return nil, printFindings(env, p, findings, map[string]*source.File{name: file})
	}
	return base, nil
}

// printFindings prints findings about files that are not those of the repository, and returns what ends the command.
func printFindings(env *environment, p *pipeline.Project, findings diag.List, files map[string]*source.File) error {
	printer := env.printer(p, nil)
	printer.Source = func(name string) *source.File { return files[name] }
	if err := printer.Text(env.stderr, findings); err != nil {
		return err
	}
	return errFindings
}

// isTerminal reports whether somebody sits behind a stream.
func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
