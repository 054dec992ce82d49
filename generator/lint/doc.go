// Package lint checks what records say: that references lead somewhere, that dates and numbers can be true together, that a claim has a
// source, that what is called a result could be one.
//
// The form of a file (YAML, known keys, types, vocabularies) is checked where it is read; lint takes records that could be read and needs
// neither files nor YAML. A rule sees one record or the whole register and is one literal: its documentation (diag.Rule) and its check.
// rules.go lists them all. Add a rule by adding a file with such a literal and a line there; its examples are run by a test.
//
// What no source states is left out of a record, so a missing value is never an error of its own; a rule speaks only where values
// contradict each other, lead nowhere, or would mislead a reader.
package lint
