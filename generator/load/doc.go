// Package load reads records from YAML files.
//
// A file is parsed to YAML nodes first and filled into the domain's types second, by the field table of package agreement, so that every
// problem has a line and a column and none hides another. What the format allows and records do not (anchors, several documents, tags) is
// refused. Load never panics on any input and bounds what a hostile file can cost: a file is at most MaxFileSize long, and duplicate keys are
// found here rather than by the YAML library, whose own report grows with the square of their number.
package load
