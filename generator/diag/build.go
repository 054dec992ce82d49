package diag

import "seika/generator/source"

// Expecting returns d with what would be right.
func (d Diagnostic) Expecting(t Text) Diagnostic { d.Expected = t; return d }

// Fixing returns d with how to get there.
func (d Diagnostic) Fixing(t Text) Diagnostic { d.Fix = t; return d }

// Noting returns d with a further place that belongs to it.
func (d Diagnostic) Noting(at source.Position, t Text) Diagnostic {
	d.Notes = append(d.Notes[:len(d.Notes):len(d.Notes)], Note{Position: at, Message: t})
	return d
}
