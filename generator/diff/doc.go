// Package diff compares two versions of a record, and two data sets, by what they mean.
//
// A record becomes a FieldMap, one line of text for every value that is stated, at a path in which the items of lists stand by their id
// or natural key; the comparison is made on those. So the order of keys and list items, comments and layout are no changes, nor is 40.0
// for 40. Where the method reads the order of a list (see FieldMap), a changed order is one. FieldMaps are driven by the field table of package agreement: a field that
// is added there is compared here.
//
// On top of the changes stand the goalpost moves (Moves): promises, yardsticks and published values that were altered, with direction,
// size and whether the record declares it; and the comparison of whole data sets (Sets) with the verdicts of both sides. Three writers print it:
// WriteText for a terminal, WriteMarkdown for a comment on a proposed change, WriteJSON for programs. All are silent where nothing changed in
// meaning.
//
// Everything is a pure function of its arguments, and no record, however odd, makes it panic.
package diff
