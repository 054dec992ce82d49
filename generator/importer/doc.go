// Package importer turns the lists of agreements that towns publish (CSV, TSV, XLSX) into draft records.
//
// A list runs through five steps, each a function with typed input and output: Read gives a Grid of cells whatever the file's format and
// encoding; Tabulate finds the header and says what each column is; the rows are read, cell by cell; drafts are compared with the records
// that exist; and what remains is written as YAML and linted. New is the whole, and touches no disk; Result.Save writes.
//
// Nothing is guessed silently. A cell that can be read in two ways is not read: what it would have said is left out of the record and
// named in the report, with its row, its text and the reason. A row without a title or a partner gives no record at all.
package importer
