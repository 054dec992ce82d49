// Package verdict is the method: it computes from a record, the facts of its history and a day what came of an agreement.
//
// Judge is a pure function. It reads no clock, no file and no network, and nobody can type its answer into a record. The rules are data
// (Rules), with a title and an explanation in both languages; the method page of the site is made from the same literals that decide.
//
// Two principles hold everywhere. What no source says never counts: a claim without evidence is shown and passed over. And imprecision
// is never held against the parties: where a date is known only to the month or year, a signing is read as the first day, a deadline as the
// last day it can mean.
package verdict
