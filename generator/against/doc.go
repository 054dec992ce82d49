// Package against compares the records of a branch with those it began from, for checks of a proposed change.
//
// Fresh tells which findings the branch added, so that what was wrong before does not block it. Run applies the rules that need both versions:
// promises, published values, sources, events and addresses that were there must be there still, or the record says itself why not. Each rule
// stands in a file of its own with its documentation in the same literal. As long as nobody has reviewed a record it is being drafted; what the
// rules about its content report is then a hint.
package against
