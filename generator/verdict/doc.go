// Package verdict is the method: it computes from a record, the facts of its history and a day what came of an agreement.
//
// Judge is a pure function. It reads no clock, no file and no network, and nobody can type its answer into a record. The rules are data
// (Rules), with a title and an explanation in both languages; the method page of the site is made from the same literals that decide.
//
// Three principles hold everywhere. What no source says never counts: a claim without evidence is shown and passed over. What begins
// before the signing never counts either: an event, a stage or a measured period counts only when the first day its date can
// mean is no earlier than the first day the signing can mean, so that "2008" proves nothing about an agreement of 17 June 2008. And a
// deadline that is known only to the month or year ends with the last day it can mean: nobody is late before that is certain.
package verdict
