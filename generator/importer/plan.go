package importer

import (
	"cmp"
	"path"
	"slices"

	"seika/generator/draft"
	"seika/generator/jatext"
)

// NewOrganisation is an organisation that the list names for the first time.
type NewOrganisation struct {
	ID, Name, File string
	// Similar is the id of an organisation on record with nearly the same name, "" where there is none.
	Similar string
}

// Result is what an import would do. Nothing has been written yet.
type Result struct {
	Table         *Table
	Rows          []*Row
	Organisations []NewOrganisation
	// Files are the new records and organisations, in the order of their paths.
	Files []draft.File
}

// Count is the number of rows with a status.
func (r *Result) Count(s Status) int {
	n := 0
	for _, row := range r.Rows {
		if row.Status == s {
			n++
		}
	}
	return n
}

// NeedsPerson is the number of rows that a person must look at.
func (r *Result) NeedsPerson() int { return r.Count(Incomplete) + r.Count(Refused) }

// New reads the rows of a table into drafts, compares them with the records that exist, and lints what is to be written. It touches no
// disk. The error is an *OptionError.
func New(t *Table, o Options) (*Result, error) {
	if err := o.check(t); err != nil {
		return nil, err
	}
	if o.Folder == "" {
		o.Folder = "agreements"
	}
	dir := draft.NewDirectory(o.Set.Organisations)
	d := &drafter{Options: &o, table: t, dir: dir, partners: partnerReader{dir, o.Role}}
	result := &Result{Table: t, Rows: d.rows(t.entries(o.Fill, dir))}
	d.compare(result.Rows)
	d.name(result.Rows)
	d.lint(result.Rows)
	d.files(result)
	return result, nil
}

// rows makes a Row of every entry, in the order of the list.
func (d *drafter) rows(entries []entry) []*Row {
	var rows []*Row
	for i := 0; i < len(entries); {
		e := &entries[i]
		if e.note || e.alone || e.wide {
			rows = append(rows, d.single(e))
			i++
			continue
		}
		end := i + 1
		for end < len(entries) && continues(&entries[end]) {
			end++
		}
		rows = append(rows, d.group(entries[i:end])...)
		i = end
	}
	return rows
}

// continues reports whether a row only adds a partner to the agreement of the rows above: it has no title and no day of its own.
func continues(e *entry) bool {
	if e.note || e.alone || e.wide {
		return false
	}
	return len(e.values[FieldPartner]) > 0 && (e.title == empty || e.title == above) &&
		(e.signed == empty || e.signed == above || e.signed == absent)
}

// single is a row that is no agreement, or of which nobody can tell.
func (d *drafter) single(e *entry) *Row {
	row := &Row{Number: e.row(), Label: clipped(jatext.WithoutContacts(onlyText(e.cells)), 40), Status: Ignored}
	if d.table.Sideways {
		row.Number = e.cells[0].Column
	}
	switch {
	case e.wide:
		row.Status, row.Remarks = Refused, []Remark{{Reason: because("row-wide")}}
	case e.alone:
		row.Status, row.Remarks = Refused, []Remark{{Reason: because("row-single")}}
	default:
		row.Remarks = []Remark{{Reason: because("row-note")}}
	}
	return row
}

// group makes the rows of one entry and of those that share its title and day.
func (d *drafter) group(entries []entry) []*Row {
	first := &entries[0]
	if len(entries) == 1 {
		return []*Row{d.draft(first, nil)}
	}
	var more []*entry
	for i := range entries[1:] {
		more = append(more, &entries[i+1])
	}
	var rows []*Row
	switch d.Shared {
	case "one":
		rows = append(rows, d.draft(first, more))
		for _, e := range more {
			rows = append(rows, &Row{Number: e.row(), Label: d.label(e), Status: rows[0].Status, draft: nil, leader: rows[0]})
		}
	case "each":
		rows = append(rows, d.draft(first, nil))
		for _, e := range more {
			for _, f := range []Field{FieldTitle, FieldSigned} {
				if len(e.values[f]) == 0 && len(first.values[f]) > 0 {
					e.values[f] = first.values[f]
				}
			}
			rows = append(rows, d.draft(e, nil))
		}
	default:
		for i := range entries {
			row := &Row{Number: entries[i].row(), Label: d.label(&entries[i]), Status: Refused}
			d.say(row, value{}, because("shared-cells"))
			rows = append(rows, row)
		}
	}
	return rows
}

// compare finds the rows that are on record already. Rows that are surely the same agreement come first, so that a list with two
// agreements of the same parties is not held against itself.
func (d *drafter) compare(rows []*Row) {
	k := draft.NewKnown(d.Set.Records, d.dir)
	fresh := draft.NewKnown(nil, d.dir)
	var open []*Row
	for _, row := range rows {
		if row.draft == nil || row.Status == Refused {
			continue
		}
		if r := k.Same(row.draft); r != nil {
			r.Claimed = true
			row.duplicate(r.File)
			continue
		}
		open = append(open, row)
	}
	for _, row := range open {
		if r := fresh.Same(row.draft); r != nil {
			row.duplicate("")
			row.twin = r.Agreement
			continue
		}
		r, certain, why := k.Near(row.draft)
		switch {
		case r == nil:
			fresh.Add(row.draft, "")
		case certain:
			r.Claimed = true
			row.duplicate(r.File)
		default:
			row.Status = Refused
			row.Remarks = append(row.Remarks, Remark{Reason: because(why, r.File)})
		}
	}
}

// duplicate marks a row as on record in file. What could not be read of it no longer matters.
func (r *Row) duplicate(file string) {
	r.Status, r.File, r.Remarks = Duplicate, file, nil
}

// name gives every draft that is to be written its id and file.
func (d *drafter) name(rows []*Row) {
	taken := draft.TakenIDs(d.Set)
	for _, row := range rows {
		if row.writes() {
			row.draft.ID = draft.Identify(row.draft, taken)
			row.File = path.Join(d.Folder, draft.FolderOf(row.draft), row.draft.ID+".yaml")
		}
	}
	for _, row := range rows {
		if row.twin != nil {
			for _, other := range rows {
				if other.draft == row.twin {
					row.File = other.File
				}
			}
		}
	}
}

// writes reports whether a row gives a record.
func (r *Row) writes() bool {
	return r.draft != nil && (r.Status == Imported || r.Status == Incomplete)
}

// files collects what is to be written.
func (d *drafter) files(result *Result) {
	for _, row := range result.Rows {
		if row.leader != nil {
			row.Status, row.File = row.leader.Status, row.leader.File
		}
	}
	result.Files = d.newFiles(result.Rows)
	slices.SortFunc(result.Files, func(a, b draft.File) int { return cmp.Compare(a.Path, b.Path) })
	seen := map[*draft.Body]bool{}
	for _, row := range result.Rows {
		for _, b := range row.bodies {
			if row.writes() && b.New && !seen[b] {
				seen[b] = true
				result.Organisations = append(result.Organisations, NewOrganisation{b.ID, b.Name.In("ja"), d.partyFile(b), d.dir.Similar(b)})
			}
		}
	}
	slices.SortFunc(result.Organisations, func(a, b NewOrganisation) int { return cmp.Compare(a.ID, b.ID) })
}

// Save writes the files below dir, all of them or, on an error, none, as draft.Save does.
func (r *Result) Save(dir string) error { return draft.Save(dir, r.Files) }
