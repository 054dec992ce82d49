package against

import (
	"bytes"
	"path"
	"slices"

	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/diff"
	"seika/generator/load"
	"seika/generator/source"
)

// rule is one thing that must not happen between two versions: its documentation and exactly one check.
type rule struct {
	diag.Rule
	// record looks at one record that is on both sides.
	record func(*pass)
	// set looks at which records there are.
	set func(*setPass)
}

// rules are all rules, in the order of the rules page.
var rules = []*rule{
	promiseChanged,
	promiseAfterFact,
	measurementRewritten,
	evidenceRemoved,
	entryRemoved,
	entryRewritten,
	reviewWithdrawn,
	recordDeleted,
	recordMerged,
	idChanged,
	aliasRemoved,
}

// Rules returns the documentation of every rule in a stable order. In their examples the files of the first version stand below "before/", those of
// the second below "after/".
func Rules() []*diag.Rule {
	docs := make([]*diag.Rule, len(rules))
	for i, r := range rules {
		docs[i] = &r.Rule
	}
	return docs
}

const since010 = "0.1.0"

// Run applies every rule to two versions of a data set and returns the findings, all of them about the second, in the order of diag.List.Sorted.
// Origin says where the first version is, for commands that bring something back.
func Run(before, after *load.Set, origin Origin) diag.List {
	m := matchRecords(before, after)
	var found diag.List
	for _, p := range m.pairs {
		// A merged record was another one before, and what cannot be read is not known to be gone.
		if p.relation == merged || p.new.Partial || bytes.Equal(p.old.File.Content, p.new.File.Content) {
			continue
		}
		found.Add(checkPair(p)...)
	}
	s := &setPass{matching: m, before: before, after: after, origin: origin}
	for _, r := range rules {
		if r.set != nil {
			s.rule = r
			r.set(s)
		}
	}
	found.Add(s.found...)
	return found.Sorted()
}

// Origin is where the first version stands in git.
type Origin struct {
	// Commit is a revision, Folder where the paths of files begin, from the top of the repository.
	Commit, Folder string
}

// file returns the path of a file from the top of the repository.
func (o Origin) file(name string) string { return path.Join(o.Folder, name) }

func checkPair(pair pair) diag.List {
	old, new := pair.old.Agreement, pair.new.Agreement
	before, after := diff.Fields(old), diff.Fields(new)
	p := &pass{
		old: old, new: new, before: before, after: after, changes: diff.FieldMaps(before, after), drafting: diff.Unreviewed(old),
		partial: pair.old.Partial, locator: diff.NewLocator(new), spans: pair.new.Map,
	}
	if len(p.changes) == 0 {
		return nil
	}
	p.moves = diff.Moves(old, new, p.changes, p.drafting)
	if p.partial {
		p.moves = slices.DeleteFunc(p.moves, func(m diff.Move) bool { return m.Old == "" })
	}
	for _, r := range rules {
		if r.record != nil {
			p.rule = r
			r.record(p)
		}
	}
	return p.found
}

// pass is the work on one record: what its rules see and where they report.
type pass struct {
	old, new      *agreement.Agreement
	before, after diff.FieldMap
	changes       []diff.Change
	moves         []diff.Move
	// drafting is set while nobody had reviewed the old version.
	drafting bool
	// partial is set where values of the old version could not be read: what seems to be new may have been there.
	partial bool

	rule    *rule
	locator *diff.Locator
	spans   *source.Map
	found   diag.List
}

// report adds a finding about a path with the names of items; for what is gone it points at what held it. In a draft it is a hint. The returned
// finding may be completed until the next report.
func (p *pass) report(path string, message diag.Text) *diag.Diagnostic {
	_, numbers, _ := p.locator.Locate(path)
	d := p.rule.New(diag.At(p.spans, source.Path(numbers)), message)
	if p.drafting {
		d.Severity = diag.Hint
	}
	p.found.Add(d)
	return &p.found[len(p.found)-1]
}

// reportChange adds a finding about a change that the record does not declare. In a draft nothing has to be done about it.
func (p *pass) reportChange(path string, what agreement.Localized, fix diag.Text) *diag.Diagnostic {
	declaration := (&diff.Move{Drafting: p.drafting}).DeclarationText()
	d := p.report(path, diag.T(what.JA+declaration.JA, what.EN+" "+declaration.EN))
	d.Fix = fix
	if p.drafting {
		d.Fix = diag.T("意図した変更なら、このままで構いません。", "If the change is meant, nothing has to be done.")
	}
	return d
}

// setPass is the work on both sets as a whole.
type setPass struct {
	matching
	before, after *load.Set
	origin        Origin

	rule  *rule
	found diag.List
}

func (s *setPass) report(at diag.Place, message diag.Text) *diag.Diagnostic {
	s.found.Add(s.rule.New(at, message))
	return &s.found[len(s.found)-1]
}
