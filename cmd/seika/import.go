package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/draft"
	"seika/generator/gitrepo"
	"seika/generator/importer"
	"seika/generator/load"
	"seika/generator/pipeline"
)

type importOptions struct {
	repo, mapping, place, partner, sheet, encoding, kind, role, shared, report, lang string
	sourceURL, sourceTitle, sourcePublisher, sourceType, accessed                    string
	fill                                                                             []string
	dryRun, yes                                                                      bool
}

func newImport(env *environment) *cobra.Command {
	var o importOptions
	cmd := &cobra.Command{
		Use:   "import FILE",
		Short: "Make draft records from a list of agreements that a town publishes",
		Long: `import reads a list (CSV, TSV or XLSX; UTF-8, Shift_JIS, EUC-JP or UTF-16) and writes a
draft record for every agreement in it, and a draft for every organisation that is not
on record. It first shows what it takes each column for; --map says otherwise.

Nothing is guessed silently. What cannot be read without doubt is left out of the record
and reported with its row and cell; a row without a title or a partner gives no record.
Agreements that are on record already are skipped, so the same list can be imported
again. Files that exist are never overwritten, and what is written passes “seika lint”.
Telephone numbers, mail addresses and persons are never imported.

The list is the evidence of every record, so its address, title, publisher and the day
on which you opened it are needed.

Exit status: 0 every row was imported or is on record, 1 rows need a person, 2 wrong
usage, 3 failure.`,
		Example: `  seika import kyotei.csv --dry-run --place 呉市 --source-url https://www.city.kure.lg.jp/kyotei.html \
    --source-title 災害時応援協定一覧 --source-publisher 呉市 --accessed 2026-11-20
  seika import list.xlsx --place 012297 --map 'title=協定名,partner=締結先,signed=締結日' …`,
		Args: argsUsage(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			return o.run(cmd.Context(), env, cmd.InOrStdin(), args[0])
		},
	}
	f := cmd.Flags()
	f.StringVar(&o.repo, "repo", ".", "folder of the data repository")
	f.StringVar(&o.place, "place", "", "the local government of all rows, by code or name; with a column of names, the prefecture they lie in")
	f.StringVar(&o.partner, "partner", "", "the partner of all rows, for a list that a company publishes")
	f.StringVar(&o.sourceURL, "source-url", "", "address of the page or file with the list")
	f.StringVar(&o.sourceTitle, "source-title", "", "title of the list as it stands there")
	f.StringVar(&o.sourcePublisher, "source-publisher", "", "who publishes it")
	f.StringVar(&o.sourceType, "source-type", "official-page", "type of evidence: "+strings.Join(agreement.EvidenceVocabulary.IDs(), ", "))
	f.StringVar(&o.accessed, "accessed", "", "day on which you opened it, YYYY-MM-DD")
	f.StringVar(&o.mapping, "map", "", "what columns are: field=header pairs with commas between; fields: "+fieldNames())
	f.StringVar(&o.sheet, "sheet", "", "sheet of a workbook (default: the first)")
	f.StringVar(&o.encoding, "encoding", "", "encoding of a text file (default: detected): "+strings.Join(importer.Encodings, ", "))
	f.StringVar(&o.kind, "kind", "", "kind of all agreements (default: by the words of each title): "+strings.Join(agreement.KindVocabulary.IDs(), ", "))
	f.StringVar(&o.role, "role", "", "what a partner is whose name does not say so, such as company (default: leave the row to a person)")
	f.StringSliceVar(&o.fill, "fill", nil, "fields whose empty cells mean the cell above, such as title,section")
	f.StringVar(&o.shared, "shared", "", "rows of partners under one title and date are one agreement (one) or one each (each)")
	f.StringVar(&o.report, "report", "", "also write the report as CSV to this file")
	f.BoolVar(&o.dryRun, "dry-run", false, "write no records")
	f.BoolVar(&o.yes, "yes", false, "write without asking on a terminal")
	f.StringVar(&o.lang, "lang", "", "language of messages: ja or en (default: the locale's)")
	return cmd
}

func fieldNames() string {
	var names []string
	for _, f := range importer.Fields() {
		names = append(names, string(f))
	}
	return strings.Join(names, ", ")
}

func (o *importOptions) run(ctx context.Context, env *environment, in io.Reader, file string) error {
	if err := env.checkLang(o.lang); err != nil {
		return err
	}
	if gitrepo.IsRemote(o.repo) {
		return usagef("records are imported into a folder, not into %s", o.repo)
	}
	p, err := env.open(ctx, o.repo)
	if err != nil {
		return err
	}
	table, err := o.table(file)
	if err != nil {
		return err
	}
	if err := table.Describe(env.stdout, file, env.lang); err != nil {
		return err
	}
	if err := o.complete(env, table); err != nil {
		return err
	}
	options, err := o.options(env, p)
	if err != nil {
		return err
	}
	result, err := importer.New(table, *options)
	if err != nil {
		return importUsage(err)
	}
	if err := result.Report(env.stdout, env.lang); err != nil {
		return err
	}
	if err := o.write(env, in, p, result); err != nil {
		return err
	}
	if result.NeedsPerson() > 0 {
		return errFindings
	}
	return nil
}

// table reads the list.
func (o *importOptions) table(file string) (*importer.Table, error) {
	content, err := readList(file)
	if err != nil {
		return nil, err
	}
	if o.encoding != "" && !slices.Contains(importer.Encodings, o.encoding) {
		return nil, usagef("--encoding is one of %s, not %q", strings.Join(importer.Encodings, ", "), o.encoding)
	}
	grid, err := importer.Read(content, o.encoding, o.sheet)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	table, err := importer.Tabulate(grid, o.mapping)
	if err != nil {
		return nil, importUsage(err)
	}
	return table, nil
}

// readList reads a file of at most the size that an import takes.
func readList(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, importer.MaxFileSize+1))
}

// importUsage tells a wrong call from a failure.
func importUsage(err error) error {
	var mapping *importer.MappingError
	var option *importer.OptionError
	if errors.As(err, &mapping) || errors.As(err, &option) || errors.Is(err, importer.ErrHeader) {
		return usageError{err}
	}
	return err
}

// complete names all flags at once without which there is no evidence, or nobody knows whose agreements these are.
func (o *importOptions) complete(env *environment, table *importer.Table) error {
	text := ""
	for _, needed := range []struct {
		given         bool
		flag, example string
		about         diag.Text
	}{
		{o.place != "" || table.Has(importer.FieldPlace), "--place", "呉市", diag.T("どの自治体の協定か", "whose agreements these are")},
		{o.partner != "" || table.Has(importer.FieldPartner), "--partner", "株式会社ローソン", diag.T("相手方はどこか", "who the partner is")},
		{o.sourceURL != "", "--source-url", "https://www.city.kure.lg.jp/kyotei.html", diag.T("一覧の URL", "address of the list")},
		{o.sourceTitle != "", "--source-title", "災害時応援協定一覧", diag.T("一覧の題名", "title of the list")},
		{o.sourcePublisher != "", "--source-publisher", "呉市", diag.T("一覧の発行者", "publisher of the list")},
		{o.accessed != "", "--accessed", "2026-11-20", diag.T("一覧を開いた日", "day on which you opened it")},
	} {
		if !needed.given {
			text += fmt.Sprintf("\n  %s %s  %s", needed.flag, needed.example, needed.about.In(env.lang))
		}
	}
	if text == "" {
		return nil
	}
	return usagef("%s%s", diag.T("記録に要るものが足りません：", "the records need more than the list says:").In(env.lang), text)
}

// options turns the flags into what the importer takes.
func (o *importOptions) options(env *environment, p *pipeline.Project) (*importer.Options, error) {
	accessed, why := draft.ReadDay(o.accessed)
	if why != nil || accessed.Day == 0 {
		return nil, usagef("--accessed wants a day such as 2026-04-01, not %q", o.accessed)
	}
	options := &importer.Options{
		Today: p.Today(env.now()), Partner: o.partner, Kind: agreement.Kind(o.kind), Role: agreement.Role(o.role), Shared: o.shared, Folder: p.Records,
		Source: importer.Source{Title: o.sourceTitle, Publisher: o.sourcePublisher, URL: o.sourceURL, Type: agreement.EvidenceType(o.sourceType), Accessed: accessed},
	}
	for _, name := range o.fill {
		if !slices.Contains(importer.Fields(), importer.Field(name)) {
			return nil, usagef("--fill takes fields, and %q is none; they are %s", name, fieldNames())
		}
		options.Fill = append(options.Fill, importer.Field(name))
	}
	if o.place != "" {
		g, why := draft.FindGovernment(o.place)
		if why != nil {
			return nil, usagef("--place: %s", why.In(env.lang))
		}
		options.Place = &g
	}
	set, findings, err := load.Load(p.FS, p.Records)
	if err != nil {
		return nil, err
	}
	if n := findings.Count(diag.Error); n > 0 {
		env.errorf("%d errors in the records that exist; what they say may be missed in the search for duplicates (“seika lint” shows them)", n)
	}
	options.Set = set
	return options, nil
}

// write writes the report and the records.
func (o *importOptions) write(env *environment, in io.Reader, p *pipeline.Project, result *importer.Result) error {
	if o.report != "" {
		f, err := os.Create(o.report)
		if err != nil {
			return err
		}
		if err := errors.Join(result.CSV(f), f.Close()); err != nil {
			return err
		}
	}
	say := func(t diag.Text) error {
		_, err := fmt.Fprintln(env.stdout, t.In(env.lang))
		return err
	}
	switch {
	case o.dryRun:
		return say(diag.Tf("試行のため何も書いていません（書くはずのファイル：%d）", "dry run: nothing was written (%d files would be)", len(result.Files)))
	case len(result.Files) == 0:
		return say(diag.T("書くファイルはありません", "there is nothing to write"))
	case !o.yes && !o.confirmed(env, in, len(result.Files)):
		return say(diag.T("何も書いていません", "nothing was written"))
	}
	if err := result.Save(p.Dir); err != nil {
		return fmt.Errorf("nothing was written: %w", err)
	}
	return say(diag.Tf("%d個のファイルを書きました", "%d files written", len(result.Files)))
}

// confirmed asks a person at a terminal; where nobody is there the call itself is the answer.
func (o *importOptions) confirmed(env *environment, in io.Reader, files int) bool {
	terminal, ok := in.(*os.File)
	if !ok || !term.IsTerminal(int(terminal.Fd())) {
		return true
	}
	fmt.Fprint(env.stderr, diag.Tf("%d個のファイルを書きますか [y/N] ", "Write %d files? [y/N] ", files).In(env.lang))
	answer, _ := bufio.NewReader(in).ReadString('\n')
	answer = strings.ToLower(strings.TrimSpace(answer))
	return answer == "y" || answer == "yes"
}
