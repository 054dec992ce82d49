package history

import (
	"encoding/csv"
	"encoding/json"
	"io"
	"slices"
	"strconv"
	"time"

	"seika/generator/diff"
)

// Row is one change of one field, the line of the long table.
type Row struct {
	Record string `json:"record"`
	// Path is the data path of the value, Item that of the innermost item of a list it belongs to. Both are empty where the row is about the
	// record as a whole.
	Path string `json:"path"`
	Item string `json:"item"`
	// Kind is added, changed or removed for a field; created, moved, withdrawn, restored or unreadable for the record.
	Kind string `json:"kind"`
	Old  string `json:"old"`
	New  string `json:"new"`
	// EffectiveOn is the date that the record itself gives to what changed, CommittedAt when it was told (RFC 3339).
	EffectiveOn string `json:"effective_on"`
	Commit      string `json:"commit"`
	Author      string `json:"author"`
	CommittedAt string `json:"committed_at"`
	// Declared is "true" or "false" for a goalpost move, empty for everything else.
	Declared string `json:"declared"`
}

// Rows returns the long table of a timeline. It is complete when the history was read with Options.Complete.
func (t *Timeline) Rows() []Row {
	var rows []Row
	for i := range t.Revisions {
		r := &t.Revisions[i]
		row := Row{Record: t.ID, Commit: r.Commit.String(), Author: r.Author, CommittedAt: r.Committed.Format(time.RFC3339)}
		if r.Kind != Changed {
			whole := row
			whole.Kind, whole.Old, whole.New = r.Kind, r.OldPath, r.Path
			if r.Kind == Withdrawn {
				whole.Old, whole.New = r.Path, ""
			}
			if r.Kind == Unreadable {
				whole.New = r.Problem.EN
			}
			rows = append(rows, whole)
		}
		for _, c := range r.Changes {
			for _, leaf := range leaves(c) {
				line := row
				line.Path, line.Item, line.Kind, line.Old, line.New = leaf.Path, leaf.Item, string(leaf.Kind), leaf.Old, leaf.New
				line.EffectiveOn, line.Declared = leaf.EffectiveOn.String(), declared(r.Moves, c.Path, leaf.Path)
				rows = append(rows, line)
			}
		}
	}
	return rows
}

// leaves turns the change of a whole item into changes of its values.
func leaves(c diff.Change) []diff.Change {
	if len(c.Leaves) == 0 {
		return []diff.Change{c}
	}
	changes := make([]diff.Change, len(c.Leaves))
	for i, f := range c.Leaves {
		changes[i] = diff.Change{Path: f.Path, Item: c.Path, Kind: c.Kind, EffectiveOn: c.EffectiveOn}
		if c.Kind == diff.Removed {
			changes[i].Old = f.Value
		} else {
			changes[i].New = f.Value
		}
	}
	return changes
}

func declared(moves []diff.Move, paths ...string) string {
	for i := range moves {
		if slices.Contains(paths, moves[i].Path) {
			return strconv.FormatBool(moves[i].Declared)
		}
	}
	return ""
}

// WriteCSV writes rows as CSV (RFC 4180) with a header.
func WriteCSV(w io.Writer, rows []Row) error {
	out := csv.NewWriter(w)
	if err := out.Write([]string{"record", "path", "item", "kind", "old", "new", "effective_on", "commit", "author", "committed_at", "declared"}); err != nil {
		return err
	}
	for _, r := range rows {
		if err := out.Write([]string{r.Record, r.Path, r.Item, r.Kind, r.Old, r.New, r.EffectiveOn, r.Commit, r.Author, r.CommittedAt, r.Declared}); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// WriteNDJSON writes rows as JSON, one object a line.
func WriteNDJSON(w io.Writer, rows []Row) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	for _, r := range rows {
		if err := encoder.Encode(r); err != nil {
			return err
		}
	}
	return nil
}

// Blame returns, for every field of the record's last version, the revision that changed it last, by path. It needs Options.Complete.
func (t *Timeline) Blame() map[string]*Revision {
	last := map[string]*Revision{}
	for i := range t.Revisions {
		for _, c := range t.Revisions[i].Changes {
			for _, leaf := range leaves(c) {
				if leaf.Kind == diff.Removed {
					delete(last, leaf.Path)
				} else {
					last[leaf.Path] = &t.Revisions[i]
				}
			}
		}
	}
	return last
}
