package against

import (
	"path"
	"strings"

	"seika/generator/agreement"
	"seika/generator/diff"
	"seika/generator/load"
)

// relation says how a record of the old side is known on the new one.
type relation int

const (
	byID      relation = iota
	byAlias            // another id, which has the old one among its aliases
	merged             // it is an alias of a record that was there before
	byContent          // another id and no alias, but the file or the content is the same
)

// pair is a record on both sides.
type pair struct {
	old, new *load.Record
	relation relation
}

// matching tells which record of the new side is which of the old one.
type matching struct {
	pairs []pair
	gone  []*load.Record // on the old side alone
}

// matchRecords matches by id, then by alias, then by what the files say. Records whose id cannot be read on either side are in neither list, nor is
// one whose file is broken now: nobody knows what became of it.
func matchRecords(before, after *load.Set) (m matching) {
	byOldID := map[string]bool{}
	for i := range before.Records {
		byOldID[before.Records[i].Agreement.ID] = true
	}
	ids, aliases := map[string][]*load.Record{}, map[string]*load.Record{}
	unreadable := map[string]bool{} // names of files, in whichever folder
	for i := range after.Records {
		r := &after.Records[i]
		if r.Agreement.ID == "" {
			unreadable[path.Base(r.File.Path)] = true
			continue
		}
		ids[r.Agreement.ID] = append(ids[r.Agreement.ID], r)
		for _, alias := range r.Agreement.Aliases {
			if aliases[alias] == nil {
				aliases[alias] = r
			}
		}
	}
	for _, f := range after.Broken {
		unreadable[path.Base(f.Path)] = true
	}
	var rest []*load.Record
	for i := range before.Records {
		old := &before.Records[i]
		id := old.Agreement.ID
		switch same := ids[id]; {
		case id == "":
		case len(same) > 0: // two records of one id are matched in their order
			m.pairs = append(m.pairs, pair{old, same[0], byID})
			if len(same) > 1 {
				ids[id] = same[1:]
			}
		case aliases[id] != nil && byOldID[aliases[id].Agreement.ID]:
			m.pairs = append(m.pairs, pair{old, aliases[id], merged})
		case aliases[id] != nil:
			m.pairs = append(m.pairs, pair{old, aliases[id], byAlias})
		case !unreadable[path.Base(old.File.Path)]:
			rest = append(rest, old)
		}
	}
	if len(rest) == 0 {
		return m
	}
	taken := map[*load.Record]bool{}
	for _, p := range m.pairs {
		taken[p.new] = true
	}
	var come []*load.Record
	for i := range after.Records {
		if r := &after.Records[i]; r.Agreement.ID != "" && !taken[r] {
			come = append(come, r)
		}
	}
	c := newCandidates(come)
	for _, old := range rest {
		if new := c.take(old); new != nil {
			m.pairs = append(m.pairs, pair{old, new, byContent})
		} else {
			m.gone = append(m.gone, old)
		}
	}
	return m
}

// candidates are records that only the new side has, to be found by what another id leaves as it was.
type candidates struct {
	byKey map[string][]*load.Record
	taken map[*load.Record]bool
}

// maxCandidates bounds how many records are looked at for one that is gone.
const maxCandidates = 50

func newCandidates(records []*load.Record) *candidates {
	c := &candidates{map[string][]*load.Record{}, map[*load.Record]bool{}}
	for _, r := range records {
		for _, key := range contentKeys(r) {
			c.byKey[key] = append(c.byKey[key], r)
		}
	}
	return c
}

// contentKeys are what a record is looked up by: its file and its title.
func contentKeys(r *load.Record) []string {
	keys := []string{"file " + r.File.Path}
	if !r.Agreement.Title.IsZero() {
		keys = append(keys, "title "+r.Agreement.Title.In("ja"))
	}
	return keys
}

// take returns the record in the same file or of the same title that says most of what old says, nil where none says more than half of it. A town
// may sign several agreements on one day, so no less will do.
func (c *candidates) take(old *load.Record) (best *load.Record) {
	most := 0.5
	var fields diff.FieldMap
	for _, key := range contentKeys(old) {
		list := c.byKey[key]
		for _, r := range list[:min(len(list), maxCandidates)] {
			if c.taken[r] {
				continue
			}
			if fields == nil {
				fields = diff.Fields(old.Agreement)
			}
			if s := share(fields, diff.Fields(r.Agreement)); s > most {
				best, most = r, s
			}
		}
	}
	if best != nil {
		c.taken[best] = true
	}
	return best
}

// share returns how much of what old says new says too, apart from the ids.
func share(old, new diff.FieldMap) float64 {
	same, all := 0, 0
	for _, f := range old {
		if f.Path == "id" || strings.HasPrefix(f.Path, "aliases/") {
			continue
		}
		all++
		if new.Get(f.Path) == f.Value {
			same++
		}
	}
	return float64(same) / float64(max(all, 1))
}

// identifiers are all names under which the records of a set can be reached.
func identifiers(set *load.Set) map[string]bool {
	all := map[string]bool{}
	for i := range set.Records {
		a := set.Records[i].Agreement
		all[a.ID] = true
		for _, alias := range a.Aliases {
			all[alias] = true
		}
	}
	return all
}

// withAlias returns the aliases of a with one more, as YAML.
func withAlias(a *agreement.Agreement, alias string) string {
	return "[" + strings.Join(append(a.Aliases[:len(a.Aliases):len(a.Aliases)], alias), ", ") + "]"
}

// fileOf returns the name that the file of a record with that id must have, in the folder where it stands.
func fileOf(r *load.Record, id string) string { return path.Join(path.Dir(r.File.Path), id+".yaml") }
