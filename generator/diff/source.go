package diff

import (
	"maps"
	"slices"
	"strings"

	"seika/generator/agreement"
)

// evidence finds sources that supported a statement which is still made and now has fewer of them. A source that another one replaced is no
// move, nor is one whose statements are gone too.
func (f *finder) evidence(old, new FieldMap) {
	was, is := claims(old), claims(new)
	lost := map[string][]string{} // sources that are gone altogether, with the statements that rested on them
	var moves []Move
	for _, claim := range slices.Sorted(maps.Keys(was)) {
		if len(is[claim]) >= len(was[claim]) || !new.has(claim) {
			continue
		}
		for _, id := range was[claim] {
			switch {
			case slices.Contains(is[claim], id):
			case new.has("evidence/" + id):
				moves = append(moves, f.lostSource(joinPath(claim, "evidence", id), id, []string{claim}))
			default:
				lost[id] = append(lost[id], claim)
			}
		}
	}
	for _, id := range slices.Sorted(maps.Keys(lost)) {
		moves = append(moves, f.lostSource("evidence/"+id, id, lost[id]))
	}
	f.moves = append(f.moves, moves...)
}

func (f *finder) lostSource(path, id string, claims []string) Move {
	title := id
	if e, ok := f.old.EvidenceByID(unescaper.Replace(id)); ok && e.Title != "" {
		title = e.Title
	}
	return Move{Kind: EvidenceRemoved, Path: path, Subject: agreement.L(title, title), Old: id, Direction: Neutral, Claims: claims, Amendment: -1}
}

// claims returns by the paths of statements the ids of the sources that support them and are there, escaped.
func claims(m FieldMap) map[string][]string {
	all := map[string][]string{}
	for _, f := range m {
		i := strings.LastIndex(f.Path, "/evidence/")
		if i < 0 || strings.HasPrefix(f.Path, "evidence/") {
			continue
		}
		id := f.Path[i+len("/evidence/"):]
		if !strings.Contains(id, "/") && m.has("evidence/"+id) {
			all[f.Path[:i]] = append(all[f.Path[:i]], id)
		}
	}
	return all
}
