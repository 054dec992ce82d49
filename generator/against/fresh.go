package against

import (
	"regexp"
	"strings"

	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/diff"
	"seika/generator/load"
)

// Side is one version of a data set: what was read, and what was found in it.
type Side struct {
	Set      *load.Set
	Findings diag.List
}

// Fresh divides the findings of after into those that before does not have and the others, both in their order. A finding is known again by its
// rule, its message and the place in its record, with items of lists by their names; so neither lines that moved nor records that were renamed
// make one fresh. Where a record has the same finding more often than it had, the last of them are fresh.
func Fresh(before, after Side) (fresh, older diag.List) {
	names := newNames(before.Set, after.Set)
	known := map[identity]int{}
	was := newIdentifier(before.Set, names.old)
	for i := range before.Findings {
		known[was.of(&before.Findings[i])]++
	}
	is := newIdentifier(after.Set, names.current)
	for i := range after.Findings {
		id := is.of(&after.Findings[i])
		if known[id] > 0 {
			known[id]--
			older.Add(after.Findings[i])
			continue
		}
		fresh.Add(after.Findings[i])
	}
	return fresh, older
}

// identity is what a finding keeps when its file is edited elsewhere.
type identity struct{ rule, record, path, message string }

// identifier knows the findings of one side.
type identifier struct {
	records       map[string]string // by file
	agreements    map[string]*agreement.Agreement
	organisations map[string]*agreement.Organisation
	themes        *load.ThemeList
	locators      map[string]*diff.Locator // by file, made when the first finding asks
}

func newIdentifier(set *load.Set, records map[string]string) *identifier {
	d := &identifier{
		records: records, agreements: map[string]*agreement.Agreement{}, organisations: map[string]*agreement.Organisation{}, themes: &set.Themes,
		locators: map[string]*diff.Locator{},
	}
	for i := range set.Records {
		d.agreements[set.Records[i].File.Path] = set.Records[i].Agreement
	}
	for i := range set.Organisations {
		d.organisations[set.Organisations[i].File.Path] = set.Organisations[i].Organisation
	}
	return d
}

func (d *identifier) of(f *diag.Diagnostic) identity {
	file := f.Position.File
	record := d.records[file]
	if record == "" {
		record = "file " + file
	}
	message := numbered.ReplaceAllStringFunc(f.Message.EN, func(path string) string { return d.name(file, path) })
	return identity{f.Rule, record, d.name(file, string(f.Path)), message}
}

// numbered is a path with the number of an item, as some messages have it.
var numbered = regexp.MustCompile(`\b[a-z_]+/[0-9]+(/[a-z_0-9]+)*`)

// name writes a path with the names of items.
func (d *identifier) name(file, path string) string {
	switch {
	case d.agreements[file] != nil:
		locator := d.locators[file]
		if locator == nil {
			locator = diff.NewLocator(d.agreements[file])
			d.locators[file] = locator
		}
		if names, _, ok := locator.Locate(path); ok {
			return names
		}
	case d.organisations[file] != nil:
		return organisationPath(d.organisations[file], path)
	case d.themes.File != nil && d.themes.File.Path == file:
		if i, rest, ok := item(path, len(d.themes.Themes)); ok {
			return d.themes.Themes[i].ID + rest
		}
	}
	return path
}

// organisationPath is name for the file of an organisation.
func organisationPath(o *agreement.Organisation, path string) string {
	if below, ok := strings.CutPrefix(path, "evidence/"); ok {
		if i, rest, ok := item(below, len(o.Evidence)); ok {
			return "evidence/" + o.Evidence[i].ID + rest
		}
	}
	if below, ok := strings.CutPrefix(path, "aliases/"); ok {
		if i, rest, ok := item(below, len(o.Aliases)); ok {
			return "aliases/" + o.Aliases[i] + rest
		}
	}
	return path
}

// item reads the number of an item that a path begins with.
func item(path string, length int) (i int, rest string, ok bool) {
	number, below, more := strings.Cut(path, "/")
	for _, digit := range number {
		if digit < '0' || digit > '9' || i >= length {
			return 0, "", false
		}
		i = i*10 + int(digit-'0')
	}
	if more {
		rest = "/" + below
	}
	return i, rest, number != "" && i < length
}

// names are what files of both sides are about, by file. The same record has the same name on both sides.
type names struct{ old, current map[string]string }

// newNames names records by their ids, those of the old side by the id that they have now, and files without an id by their path. A file that
// has none on the old side and stands elsewhere now is known by its content.
func newNames(before, after *load.Set) names {
	n := names{map[string]string{}, map[string]string{}}
	for i := range after.Records {
		n.current[after.Records[i].File.Path] = name("record", after.Records[i].Agreement.ID)
	}
	for i := range before.Records {
		n.old[before.Records[i].File.Path] = name("record", before.Records[i].Agreement.ID)
	}
	for _, p := range matchRecords(before, after).pairs {
		if p.relation != merged {
			n.old[p.old.File.Path] = name("record", p.new.Agreement.ID)
		}
	}
	for i := range after.Organisations {
		n.current[after.Organisations[i].File.Path] = name("organisation", after.Organisations[i].Organisation.ID)
	}
	for i := range before.Organisations {
		n.old[before.Organisations[i].File.Path] = name("organisation", before.Organisations[i].Organisation.ID)
	}
	files := after.Files()
	moved := map[string]string{} // by content
	for _, f := range before.Broken {
		if files[f.Path] == nil {
			moved[string(f.Content)] = "file " + f.Path
		}
	}
	for _, f := range after.Broken {
		if name, ok := moved[string(f.Content)]; ok {
			n.current[f.Path] = name
		}
	}
	return n
}

// name is what a record is called, "" for one without an id.
func name(what, id string) string {
	if id == "" {
		return ""
	}
	return what + " " + id
}
