package diag

import "seika/generator/source"

// Place is where a finding stands: position, length in runes (0: unknown) and data path.
type Place struct {
	Position source.Position
	Length   int
	Path     source.Path
}

// At returns the place of the value at p in m; for a value that is missing, the nearest one that holds it.
func At(m *source.Map, p source.Path) Place {
	pos, n := m.Find(p)
	return Place{Position: pos, Length: n, Path: p}
}

// AtKey returns the place of the key whose value is at p.
func AtKey(m *source.Map, p source.Path) Place {
	pos, n := m.Find(source.KeyPath(p))
	return Place{Position: pos, Length: n, Path: p}
}
