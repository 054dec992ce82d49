package importer

import (
	"strings"

	"seika/generator/diag"
)

// PlaceError is returned for a name that is not the name of exactly one local government.
type PlaceError struct {
	Name string
	Text diag.Text
	// Near are governments that may be meant.
	Near []string
}

func (e *PlaceError) Error() string {
	if len(e.Near) > 0 {
		return e.Text.EN + " (near: " + strings.Join(e.Near, ", ") + ")"
	}
	return e.Text.EN
}
