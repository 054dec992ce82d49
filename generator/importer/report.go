package importer

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"

	"seika/generator/diag"
)

// statusNames are the statuses for people.
var statusNames = map[Status]diag.Text{
	Imported:   diag.T("取り込み", "imported"),
	Incomplete: diag.T("取り込み（一部は要確認）", "imported in part, needs a person"),
	Duplicate:  diag.T("登録済み", "on record already"),
	Refused:    diag.T("要確認（取り込まない）", "not imported, needs a person"),
	Ignored:    diag.T("協定でない行", "no agreement"),
}

// Describe says how the list was read and what each column is, in language lang: what a person should see before anything is written.
func (t *Table) Describe(w io.Writer, file, lang string) error {
	say := func(ja, en string) string { return diag.T(ja, en).In(lang) }
	var b strings.Builder
	how := t.Encoding
	switch {
	case t.Sheet != "":
		how = say("シート「", "sheet “") + t.Sheet + say("」", "”")
	case t.Delimiter == '\t':
		how += say("、タブ区切り", ", separated by tabs")
	default:
		how += fmt.Sprintf(say("、「%c」区切り", ", separated by “%c”"), t.Delimiter)
	}
	where := fmt.Sprintf(say("見出しは%d行目", "header in row %d"), t.HeaderRow)
	if t.Sideways {
		where = say("見出しは最初の列（1列が1協定）", "header in the first column, one agreement a column")
	}
	fmt.Fprintf(&b, "%s: %s%s%s\n", file, how, say("、", ", "), where)
	for _, u := range t.Columns {
		if u.Header == "" && u.Field == "" {
			continue
		}
		use := say("取り込まない", "not imported")
		switch {
		case u.Mark():
			use = say("印のある区分（概要に書く）", "ticked category, goes to the summary")
		case u.Private():
			use = say("取り込まない（連絡先・氏名）", "not imported: contacts or persons")
		case u.Field != "":
			use = string(u.Field) + say("（", " (") + columnOf(u.Field).label.In(lang) + say("）", ")")
			if u.Given {
				use += say("、--map による", ", by --map")
			}
		}
		fmt.Fprintf(&b, "  %d %s → %s\n", u.Number, shown(u.Header), use)
	}
	if len(t.OtherSheets) > 0 {
		fmt.Fprintf(&b, "%s: %s\n", say("読んでいないシート（--sheet で選ぶ）", "sheets not read (choose with --sheet)"), strings.Join(t.OtherSheets, say("、", ", ")))
	}
	if t.HiddenRows+t.HiddenColumns > 0 {
		fmt.Fprintf(&b, say("非表示の%d行・%d列は読んでいません\n", "not read: %d hidden rows, %d hidden columns\n"), t.HiddenRows, t.HiddenColumns)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// Report writes what became of every row, in language lang.
func (r *Result) Report(w io.Writer, lang string) error {
	say := func(ja, en string) string { return diag.T(ja, en).In(lang) }
	var b strings.Builder
	unit := say("行", "row")
	if r.Table.Sideways {
		unit = say("列", "column")
	}
	for _, row := range r.Rows {
		fmt.Fprintf(&b, "%s %d: %s", unit, row.Number, statusNames[row.Status].In(lang))
		if row.File != "" {
			b.WriteString(" " + row.File)
		}
		if row.Label != "" {
			fmt.Fprintf(&b, "%s%s%s", say("（", " ("), shown(row.Label), say("）", ")"))
		}
		b.WriteByte('\n')
		for _, m := range row.Remarks {
			if row.Status == Ignored {
				continue
			}
			b.WriteString("    ")
			if m.Cell != "" {
				fmt.Fprintf(&b, "%s %s", m.Cell, shown(m.Header))
				if m.Value != "" {
					fmt.Fprintf(&b, say("「%s」", " “%s”"), shown(m.Value))
				}
				b.WriteString(": ")
			}
			b.WriteString(shown(m.Reason.Text.In(lang)) + " [" + m.Reason.Code + "]\n")
		}
	}
	if len(r.Organisations) > 0 {
		b.WriteString(say("新しい団体（ID は公開の前なら変えられます）:\n", "new organisations (their ids may be changed until they are published):\n"))
		for _, o := range r.Organisations {
			fmt.Fprintf(&b, "    %s %s", o.File, shown(o.Name))
			if o.Similar != "" {
				fmt.Fprintf(&b, say("（%s と似た名称）", " (the name is like that of %s)"), o.Similar)
			}
			b.WriteByte('\n')
		}
	}
	fmt.Fprintf(&b, say(
		"%d行：取り込み %d、一部取り込み %d、登録済み %d、取り込まない %d、協定でない行 %d。人の確認が要る行 %d\n",
		"%d rows: %d imported, %d in part, %d on record already, %d not imported, %d no agreements; %d need a person\n"),
		len(r.Rows), r.Count(Imported), r.Count(Incomplete), r.Count(Duplicate), r.Count(Refused), r.Count(Ignored), r.NeedsPerson())
	_, err := io.WriteString(w, b.String())
	return err
}

// reportColumns are the columns of the report as CSV. They do not depend on the language.
var reportColumns = []string{"row", "status", "file", "cell", "column", "value", "code", "reason_ja", "reason_en"}

// CSV writes the report for a spreadsheet: UTF-8 with a byte order mark, one line a remark, at least one a row. A text that a spreadsheet
// would run as a formula gets an apostrophe before it.
func (r *Result) CSV(w io.Writer) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	c := csv.NewWriter(w)
	c.UseCRLF = true
	if err := c.Write(reportColumns); err != nil {
		return err
	}
	for _, row := range r.Rows {
		remarks := row.Remarks
		if len(remarks) == 0 {
			remarks = []Remark{{}}
		}
		for _, m := range remarks {
			record := []string{strconv.Itoa(row.Number), string(row.Status), row.File, m.Cell, m.Header, m.Value, m.Reason.Code, m.Reason.Text.JA, m.Reason.Text.EN}
			for i, field := range record {
				if field != "" && strings.ContainsRune("=+-@\t\r", rune(field[0])) {
					record[i] = "'" + field
				}
			}
			if err := c.Write(record); err != nil {
				return err
			}
		}
	}
	c.Flush()
	return c.Error()
}

// shown is a text of the list for a terminal: control characters are signs.
func shown(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
			return '·'
		}
		return r
	}, s)
}
