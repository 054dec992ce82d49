// Package draft makes new records: from what a person answers, or from what a row of a list says (package importer). It knows who is on
// record, proposes ids, finds agreements that are on record already, writes the files of a record and its new organisations, and checks
// them as “seika lint” would.
//
// Nothing is guessed silently, nothing is overwritten, and a draft with an error is not written at all.
package draft
