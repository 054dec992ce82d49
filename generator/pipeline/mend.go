package pipeline

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"seika/generator/diag"
	"seika/generator/format"
	"seika/generator/load"
	"seika/generator/source"
)

// Mended is what Mend did.
type Mended struct {
	// Checked is the project with its files as they are now.
	*Checked
	// Done are the findings that were mended, in the order in which they were, each with the place that it had then.
	Done diag.List
	// Files are the files that changed, by path, with their old and their new content.
	Files []MendedFile
}

// MendedFile is a file that changed.
type MendedFile struct {
	Path          string
	Before, After []byte
}

// maxRounds bounds how often the records are checked while they are mended. Nothing honest needs more than a few rounds; edits that call for
// each other end here.
const maxRounds = 100

// Mend makes the edits of the findings that wanted selects, and of what they bring to light, until none is left, and writes nothing. Check is asked
// after each round. An edit must mend its finding and bring no new error, or it is not made and the finding stays; errors that could not be
// seen while values of a file were unreadable are not new.
func Mend(p *Project, check func(*Project) (*Checked, error), wanted func(diag.Diagnostic) bool) (*Mended, error) {
	m := &mender{
		project: *p, wanted: wanted, contents: map[string][]byte{}, dropped: map[string]bool{}, alone: map[string]bool{}, fromLoad: map[string]bool{},
	}
	for _, r := range load.Rules() {
		m.fromLoad[r.ID] = true
	}
	m.project.FS = overlay{p.FS, m.contents}
	first, err := check(&m.project)
	if err != nil {
		return nil, err
	}
	m.now = first
	for range maxRounds {
		b := m.batch()
		if len(b.findings) == 0 {
			break
		}
		before := maps.Clone(m.contents)
		maps.Copy(m.contents, b.contents)
		next, err := check(&m.project)
		if err != nil {
			return nil, err
		}
		if guilty := m.guilty(&b, next); len(guilty) > 0 {
			clear(m.contents)
			maps.Copy(m.contents, before)
			m.retreat(&b, guilty)
			continue
		}
		m.now = next
		m.done.Add(b.findings...)
	}
	result := &Mended{Checked: m.now, Done: m.done}
	for _, path := range slices.Sorted(maps.Keys(m.contents)) {
		if before := first.File(path).Content; string(before) != string(m.contents[path]) {
			result.Files = append(result.Files, MendedFile{path, before, m.contents[path]})
		}
	}
	return result, nil
}

// mender is one run of Mend.
type mender struct {
	project  Project
	contents map[string][]byte // of the files that were changed
	now      *Checked          // the project with them
	wanted   func(diag.Diagnostic) bool
	done     diag.List
	dropped  map[string]bool // findings that are not mended
	alone    map[string]bool // files whose findings are mended one at a time, because together they failed
	single   bool            // all findings are
	fromLoad map[string]bool // the rules about what cannot be read
}

// batch is what is tried together.
type batch struct {
	findings diag.List
	contents map[string][]byte
}

// batch makes as many edits as do not touch each other. Those that take something away change the paths of what follows, so they come last
// in their file and one at a time.
func (m *mender) batch() batch {
	b := batch{contents: map[string][]byte{}}
	touched := map[string][]source.Path{} // by file
	closed := map[string]bool{}           // files in which nothing more is edited in this round
	for _, removing := range []bool{false, true} {
		for _, d := range m.now.Findings {
			file := d.Position.File
			if len(d.Edits) == 0 || removes(d) != removing || closed[file] || m.dropped[key(d)] || !m.wanted(d) ||
				m.single && len(b.findings) > 0 || overlap(touched[file], paths(d)) {
				continue
			}
			f := m.now.File(file)
			if f == nil {
				continue
			}
			content, ok := b.contents[file]
			if !ok {
				content = f.Content
			}
			content, err := format.Apply(&source.File{Path: file, Content: content}, m.fileKind(file), d.Edits)
			if err != nil {
				m.dropped[key(d)] = true // the text does not allow it; the finding says how to mend it by hand
				continue
			}
			b.contents[file], touched[file] = content, append(touched[file], paths(d)...)
			b.findings.Add(d)
			closed[file] = removing || m.alone[file]
		}
	}
	return b
}

func (m *mender) fileKind(file string) format.Kind {
	return format.KindAt(strings.TrimPrefix(file, m.project.Records+"/"))
}

// guilty returns the files in which the batch brought a new error or left one of its findings as it was.
func (m *mender) guilty(b *batch, next *Checked) map[string]bool {
	files := map[string]bool{}
	was, is := count(m.now.Findings), count(next.Findings)
	hidden := m.unreadable()
	for _, d := range next.Findings {
		if k := kindOf(d); d.Severity == diag.Error && is[k] > was[k] && (m.fromLoad[d.Rule] || !hidden[d.Position.File]) {
			files[d.Position.File] = true
		}
	}
	for k, n := range count(b.findings) {
		if is[k] > was[k]-n {
			files[k.file] = true
		}
	}
	return files
}

// kind is what a finding has in common with others of its file, wherever in the file they stand: an edit may give items other numbers and
// other names.
type kind struct{ rule, file, message string }

func kindOf(d diag.Diagnostic) kind {
	return kind{d.Rule, d.Position.File, itemNumber.ReplaceAllString(d.Message.EN, "/#")}
}

// itemNumber is the number of an item in a path that a message names.
var itemNumber = regexp.MustCompile(`/[0-9]+`)

func count(findings diag.List) map[kind]int {
	counts := map[kind]int{}
	for _, d := range findings {
		counts[kindOf(d)]++
	}
	return counts
}

// unreadable returns the files of which some values could not be read.
func (m *mender) unreadable() map[string]bool {
	files := map[string]bool{}
	for _, d := range m.now.Findings {
		if d.Severity == diag.Error && m.fromLoad[d.Rule] {
			files[d.Position.File] = true
		}
	}
	return files
}

// retreat makes the next rounds try less at a time, down to one finding, which is given up.
func (m *mender) retreat(b *batch, guilty map[string]bool) {
	here := false
	for _, d := range b.findings {
		file := d.Position.File
		switch {
		case !guilty[file]:
			continue
		case m.alone[file] || m.single:
			m.dropped[key(d)] = true
		}
		here = true
	}
	for file := range guilty {
		m.alone[file] = true
	}
	switch {
	case here:
	case len(b.findings) == 1:
		m.dropped[key(b.findings[0])] = true
	default:
		m.single = true // the error stands in a file that no edit touched
	}
}

// key knows a finding again while the file around it stays.
func key(d diag.Diagnostic) string {
	return strings.Join([]string{d.Rule, d.Position.File, string(d.Path), d.Message.EN}, "\x00")
}

func removes(d diag.Diagnostic) bool {
	return slices.ContainsFunc(d.Edits, func(e diag.Edit) bool { return e.Operation == diag.Remove })
}

// paths are the places that the edits of a finding touch.
func paths(d diag.Diagnostic) (all []source.Path) {
	for _, e := range d.Edits {
		switch e.Operation {
		case diag.Insert:
			all = append(all, e.Path.Key(e.Key))
		case diag.Rename:
			all = append(all, e.Path, e.Path.Parent().Key(e.Key))
		default:
			all = append(all, e.Path)
		}
	}
	return all
}

// overlap reports whether a place of one list is, holds or lies in one of the other.
func overlap(a, b []source.Path) bool {
	within := func(p, q source.Path) bool { return q == "" || p == q || strings.HasPrefix(string(p), string(q)+"/") }
	return slices.ContainsFunc(a, func(p source.Path) bool {
		return slices.ContainsFunc(b, func(q source.Path) bool { return within(p, q) || within(q, p) })
	})
}
