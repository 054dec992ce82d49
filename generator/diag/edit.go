package diag

import "seika/generator/source"

// Operation says what an Edit does at its path.
type Operation int

// The operations.
const (
	// Replace writes another value at the path.
	Replace Operation = iota
	// Insert adds a key to the mapping at the path.
	Insert
	// Remove takes the key or list item at the path away. It is not made where a comment would go with it.
	Remove
	// Rename gives the key at the path another name; its value stays as it is.
	Rename
)

// Edit is a change of one value that mends a finding mechanically: it follows from the file alone, needs no judgement and no source, and
// says what the writer meant. Whatever could be meant in two ways has no Edit.
type Edit struct {
	Operation Operation
	Path      source.Path
	// Key is the key that Insert adds, or the new name of Rename.
	Key string
	// Value is what Replace and Insert write, as YAML on one line.
	Value string
}

// Editing returns d with the changes that mend it, to be made together.
func (d Diagnostic) Editing(edits ...Edit) Diagnostic { d.Edits = edits; return d }
